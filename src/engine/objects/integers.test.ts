import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitCount,
  bitLength,
  exactQuotient,
  floorDivide,
  inverseModulo,
  normalized,
  powerModulo,
} from './integers';

describe('integers', () => {
  it('counts bits', () => {
    for (const value of [
      0n,
      1n,
      255n,
      256n,
      2n ** 31n,
      2n ** 32n,
      2n ** 52n,
      2n ** 53n,
      -(2n ** 70n),
    ]) {
      const size = value < 0n ? -value : value;
      const expected = value === 0n ? 0 : size.toString(2).length;
      expect(bitLength(value)).toBe(expected);
      expect(bitLength(normalized(value))).toBe(expected);
    }
    expect(bitCount(-7)).toBe(3);
    expect(bitCount(2n ** 80n + 1n)).toBe(2);
  });

  it('divides towards the floor', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt().filter((b) => b !== 0n),
        (a, b) => {
          const { quotient, rest } = floorDivide(a, b);
          expect(quotient * b + rest).toBe(a);
          expect(rest === 0n || rest < 0n === b < 0n).toBe(true);
        },
      ),
    );
  });

  it('finds the nearest quotient', () => {
    expect(exactQuotient(10n ** 400n, 10n ** 399n)).toBe(10);
    expect(exactQuotient(-(10n ** 40n), 3)).toBe(-3.333333333333333e39);
    expect(exactQuotient(10n ** 400n, 1)).toBe(Infinity);
    expect(exactQuotient(2n ** 53n + 1n, 2n ** 53n)).toBe(1);
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.maxSafeInteger().filter((b) => b !== 0),
        (a, b) => {
          const scale = 2n ** 80n;
          expect(exactQuotient(BigInt(a) * scale, BigInt(b) * scale) + 0).toBe(a / b + 0);
        },
      ),
    );
  });

  it('works modulo a number', () => {
    expect(powerModulo(3n, 200n, 13n)).toBe(3n ** 200n % 13n);
    expect(powerModulo(2n, 3n, -5n)).toBe(-2n);
    expect(inverseModulo(2n, 5n)).toBe(3n);
    expect(inverseModulo(2n, 4n)).toBeNull();
  });
});
