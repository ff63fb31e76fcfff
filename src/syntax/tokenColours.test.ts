import { describe, expect, test } from 'vitest';
import { colourTokens } from './tokenColours';

function colours(text: string, version = '3.12'): string {
  return colourTokens(text, version)
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
    .join(' | ');
}

describe('colours', () => {
  test('each kind', () => {
    expect(colours('def f(a):  # why\n    return a + 0x1F')).toBe(
      'keyword def | def-name f | operator ( | name a | operator ) | operator : | comment # why | ' +
        'keyword return | name a | operator + | number 0x1F',
    );
  });

  test('strings with prefixes, over lines, and unfinished', () => {
    expect(colours('rb"a" f\'b\' """c\nd"""')).toBe(
      'string rb"a" | string f\'b\' | string """c\nd"""',
    );
    expect(colours('x = "a\ny')).toBe('name x | operator = | string "a | name y');
    expect(colours('"""a\nb')).toBe('string """a\nb');
    expect(colours('"a\\')).toBe('string "a\\');
  });

  test('keywords of the version', () => {
    expect(colours('print nonlocal', '2.7')).toBe('keyword print | name nonlocal');
    expect(colours('print nonlocal', '3.6')).toBe('name print | keyword nonlocal');
  });

  test('what is no Python at all', () => {
    expect(() => colours('$ ? \u0000 \uD800 "\\')).not.toThrow();
  });

  test('numbers', () => {
    for (const number of ['0', '1.5', '.5', '1.', '1e10', '1_000', '2j', '0b1', '10L', '1.5e-3']) {
      expect(colours(number)).toBe(`number ${number}`);
    }
  });
});
