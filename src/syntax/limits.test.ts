import { describe, expect, test } from 'vitest';
import { parse } from './parser';
import { outcome } from './testErrors';

const long = (count: number, part: string) => part.repeat(count);

describe('nesting', () => {
  test.each([
    ['2.7', 'MemoryError: s_push: parser stack overflow'],
    ['3.8', 'MemoryError: s_push: parser stack overflow'],
    ['3.9', 'SyntaxError: too many nested parentheses'],
    ['3.14', 'SyntaxError: too many nested parentheses'],
  ])('5,000 parentheses in %s', (version, expected) => {
    expect(outcome(`${long(5000, '(')}1${long(5000, ')')}\n`, version)).toBe(expected);
  });

  test('90 parentheses in every version, 200 from 3.9 on', () => {
    expect(outcome(`${long(90, '(')}1${long(90, ')')}\n`, '2.7')).toBe('ok');
    expect(outcome(`${long(200, '(')}1${long(200, ')')}\n`, '3.9')).toBe('ok');
  });

  test.each(['-', 'not ', 'lambda: ', '1 if x else ', '1**', 'f"{'])(
    '5,000 times %s',
    (operator) => {
      const said = outcome(`${long(5000, operator)}1\n`, '3.12');
      expect(said).toMatch(/^(?:MemoryError: Parser stack overflowed|SyntaxError)/);
    },
  );

  test('a fault in deep brackets is found without trying every way', () => {
    expect(outcome(`${long(190, '[')}1 $${long(190, ']')}\n`, '3.12')).toBe(
      'SyntaxError: invalid syntax',
    );
  });

  test('blocks', () => {
    const source = Array.from({ length: 120 }, (_, depth) => `${' '.repeat(depth)}if x:\n`);
    expect(outcome(`${source.join('')}${' '.repeat(120)}pass\n`, '3.12')).toBe(
      'IndentationError: too many levels of indentation',
    );
  });
});

describe('length', () => {
  test.each([
    ['terms', `x = ${long(10000, 'a + ')}a\n`],
    ['comparisons', `x = ${long(10000, 'a < ')}a\n`],
    ['attributes', `x${long(10000, '.a')}\n`],
    ['calls', `x${long(10000, '()')}\n`],
    ['statements', long(10000, 'x = 1\n')],
    ['targets', `${long(10000, 'x = ')}1\n`],
    ['branches', `if a: pass\n${long(10000, 'elif b: pass\n')}`],
    ['elements', `x = [${long(10000, '1, ')}]\n`],
    ['strings', `x = ${long(10000, '"a" ')}\n`],
    ['replacement fields', `x = f"${long(10000, '{a}')}"\n`],
  ])('10,000 %s', (_what, source) => {
    expect(parse(source, { version: '3.12', filename: 'long.py' }).body.length).toBeGreaterThan(0);
  });
});
