import { expect, test } from 'vitest';
import { codeOf, short } from './testCompile';
import { constantText } from './dis';

function constant(source: string, version = '3.12'): string {
  const found = /^LOAD_CONST ([^|]*) \| STORE_NAME x$/.exec(short(`x = ${source}`, version));
  return found ? found[1].trim() : 'not folded';
}

test.each([
  ['(1, (2, "a"))', '(1, (2, "a"))'],
  ['-1', '-1'],
  ['2 * 3 + 4', '10'],
  ['"a" + "b"', '"ab"'],
  ['"ab" * 3', '"ababab"'],
  ['(1, 2) * 2', '(1, 2, 1, 2)'],
  ['7 // -2, -7 % 3', '(-4, 2)'],
  ['1 / 2', '0.5'],
  ['2 ** 60', String(2n ** 60n)],
  ['2 ** 128', 'not folded'],
  ['1 << 200', 'not folded'],
  ['"a" * 5000', 'not folded'],
  ['(0,) * 300', 'not folded'],
  ['1 / 0', 'not folded'],
  ['"abc"[-1]', '"c"'],
  ['not 1', 'False'],
  ['__debug__', 'True'],
  ['[1, 2]', 'not folded'],
])('%s is %s', (source, expected) => {
  expect(constant(source)).toBe(expected);
});

test('older folders', () => {
  expect(constant('"ab" * 10', '3.6')).toBe('"abababababababababab"');
  expect(constant('"ab" * 11', '3.6')).toBe('not folded');
  expect(constant('1 / 2', '2.7')).toBe('not folded');
  expect(constant(`${2n ** 63n}`, '2.7')).toBe(`${2n ** 63n}L`);
  expect(constant('9223372036854775807 + 1', '2.7')).toBe(`${2n ** 63n}L`);
});

test('equal constants are one, but not across types', () => {
  const code = codeOf('a = 1; b = 1; c = 1.0; d = True; e = 0.0; f = -0.0; g = "1"', '3.12');
  expect(code.constants.map(constantText)).toEqual([
    '1',
    '1.0',
    'True',
    '0.0',
    '-0.0',
    '"1"',
    'None',
  ]);
});

test('functions of one module share constants from 3.8 on', () => {
  const source = 'def f(): return 1000\ndef g(): return 1000\n';
  const shared = (version: string): boolean => {
    const find = (name: string) =>
      codeOf(source, version, name).constants.find((c) => c.type === 'int');
    const module = codeOf(source, version);
    const inner = module.constants.flatMap((c) => (c.type === 'code' ? [c.code] : []));
    expect(find('f')).toEqual(find('g'));
    const [f, g] = inner.map((code) => code.constants.find((c) => c.type === 'int'));
    return f === g;
  };
  expect(shared('3.7')).toBe(false);
  expect(shared('3.8')).toBe(true);
});
