import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedText, scaledInteger, significantDigits } from './floatDigits';
import { floatRepr, floatStr, floatText } from './floatRepr';

describe('repr of floats', () => {
  it.each([
    [1, '1.0'],
    [0.1, '0.1'],
    [-0, '-0.0'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [1e-4, '0.0001'],
    [1e-5, '1e-05'],
    [5e-324, '5e-324'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
  ])('%d', (value, text) => {
    expect(floatRepr(value, 312)).toBe(text);
    expect(floatRepr(value, 207)).toBe(text);
  });

  it('has 17 digits in 2.6', () => {
    expect(floatRepr(0.1, 206)).toBe('0.10000000000000001');
    expect(floatRepr(3, 206)).toBe('3.0');
  });

  it('is shortened by str in 2.x', () => {
    expect(floatStr(0.1 + 0.2, 207)).toBe('0.3');
    expect(floatStr(1e12, 207)).toBe('1e+12');
    expect(floatStr(100, 207)).toBe('100.0');
    expect(floatStr(0.1 + 0.2, 306)).toBe('0.30000000000000004');
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Number(floatRepr(value, 312)), value)).toBe(true);
      }),
    );
  });
});

describe('digits of floats', () => {
  it('rounds ties to even', () => {
    expect(fixedText(0.5, 0)).toBe('0');
    expect(fixedText(1.5, 0)).toBe('2');
    expect(fixedText(2.5, 0)).toBe('2');
    expect(fixedText(2.675, 2)).toBe('2.67');
    expect(scaledInteger(2.5, 0, true)).toBe(3n);
    expect(scaledInteger(1250, -2)).toBe(12n);
  });

  it('knows every digit', () => {
    expect(fixedText(0.1, 55)).toBe('0.1000000000000000055511151231257827021181583404541015625');
  });

  it('carries into another digit', () => {
    expect(significantDigits(9.99, 2)).toEqual({ digits: '10', exponent: 1 });
    expect(significantDigits(0.00999, 2)).toEqual({ digits: '10', exponent: -2 });
    expect(significantDigits(0, 3)).toEqual({ digits: '000', exponent: 0 });
  });
});

describe('layouts', () => {
  it('is that of %e, %f and %g', () => {
    expect(floatText(12345.678, 'e', 6)).toBe('1.234568e+04');
    expect(floatText(12345.678, 'f', 1)).toBe('12345.7');
    expect(floatText(100000, 'g', 6)).toBe('100000');
    expect(floatText(1000000, 'g', 6)).toBe('1e+06');
    expect(floatText(0.0001, 'g', 6)).toBe('0.0001');
    expect(floatText(1, 'g', 3, { alternate: true })).toBe('1.00');
    expect(floatText(1, 'f', 0, { alternate: true })).toBe('1.');
    expect(floatText(100, 'g', 3, { pointZero: true })).toBe('1e+02');
  });
});
