import { describe, expect, test } from 'vitest';
import { blocks, blockText, normalise, shortDiff, wanted } from './recording';

describe('normalise', () => {
  test('numbers addresses by first appearance, whatever their case', () => {
    expect(normalise('0x7f0011aa 0x7F0011BB 0x7f0011bb 0x7f0011aa', 'a.py')).toBe(
      '0x<1> 0x<2> 0x<2> 0x<1>',
    );
  });
  test('leaves short and long hexadecimal numbers and words alone', () => {
    const text = '0xff 0x12345 0x12345678901234567 0x123456z 0x123456é';
    expect(normalise(text, 'a.py')).toBe(text);
  });
  test('hides times and sizes of generations', () => {
    expect(normalise('gc: done, 3 unreachable, 0.0012s elapsed', 'a.py')).toBe(
      'gc: done, 3 unreachable, <t>s elapsed',
    );
    expect(normalise('gc: objects in each generation: 2 0 4109', 'a.py')).toBe(
      'gc: objects in each generation: <n> <n> <n>',
    );
    expect(normalise('gc: objects in permanent generation: 375\n', 'a.py')).toBe(
      'gc: objects in permanent generation: <n>\n',
    );
  });
  test("shortens the program's path only", () => {
    expect(normalise('File "/x/y/a.py", File "/x/b.py"\r\n', 'a.py')).toBe(
      'File "a.py", File "/x/b.py"\n',
    );
  });
});

test('a block tells of a missing newline and of a status', () => {
  expect(blockText('', 0, 'a.py')).toBe('');
  expect(blockText('x\n', 0, 'a.py')).toBe('x\n');
  expect(blockText('x', 3, 'a.py')).toBe('x\n[no newline]\n[exit 3]\n');
});

test('blocks gives every version its text', () => {
  const found = blocks('=== 2.7\none\n=== 3.6 3.14\n=== not a head\ntwo\n=== 3.7\n');
  expect([...found]).toEqual([
    ['2.7', 'one\n'],
    ['3.6', '=== not a head\ntwo\n'],
    ['3.14', '=== not a head\ntwo\n'],
    ['3.7', ''],
  ]);
  expect(blocks('').size).toBe(0);
});

test.each([
  ['print(1)', '2.7', true],
  ['# python: 2.7', '2.7', true],
  ['# python: 2.7', '3.6', false],
  ['# python: 3.9+', '3.10', true],
  ['# python: 3.10+', '3.9', false],
  ['# point\n# python: 3.6-3.11\n', '3.11', true],
  ['# python: 3.6-3.11', '3.12', false],
  ['# python: 2.7,3.12+', '2.7', true],
])('%j wants %s: %s', (source, version, answer) => {
  expect(wanted(source, version)).toBe(answer);
});

test('a diff shows what changed between what is common', () => {
  expect(shortDiff('a\nb\nc\n', 'a\nx\nc\n')).toEqual(['  @ line 2', '  - b', '  + x']);
  expect(shortDiff('a\n', 'a\nb\n')).toEqual(['  @ line 2', '  + b']);
  expect(shortDiff('1\n2\n3\n', '', 2)).toEqual(['  @ line 1', '  - 1', '  - 2', '  - ... 1 more']);
});
