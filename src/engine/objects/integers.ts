/** Integers of any size: a number while it is safe, else a bigint. */
export type Integer = number | bigint;

/** The same integer as a number when it is safe. */
export function normalized(value: bigint): Integer {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** Number of bits of the absolute value. */
export function bitLength(value: Integer): number {
  if (typeof value === 'number') {
    const size = Math.abs(value);
    return size < 2 ** 32 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 2 ** 32));
  }
  const digits = (value < 0n ? -value : value).toString(16);
  return (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits[0]!, 16)));
}

/** Python's floor division and remainder, which has the divisor's sign. */
export function floorDivide(a: bigint, b: bigint): { quotient: bigint; rest: bigint } {
  const quotient = a / b;
  const rest = a % b;
  if (rest !== 0n && rest < 0n !== b < 0n) return { quotient: quotient - 1n, rest: rest + b };
  return { quotient, rest };
}

/** a / b as the nearest float; infinite when there is none. b is not 0. */
export function exactQuotient(a: Integer, b: Integer): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  let dividend = BigInt(a);
  let divisor = BigInt(b);
  const negative = dividend < 0n !== divisor < 0n;
  if (dividend < 0n) dividend = -dividend;
  if (divisor < 0n) divisor = -divisor;
  if (dividend === 0n) return negative ? -0 : 0;
  // Enough bits that one more can stand for all that is cut off.
  const shift = 66 - (bitLength(dividend) - bitLength(divisor));
  if (shift > 0) dividend <<= BigInt(shift);
  else divisor <<= BigInt(-shift);
  let quotient = dividend / divisor;
  if (dividend % divisor !== 0n) quotient |= 1n;
  const size = scaleByPower(Number(quotient), -shift);
  return negative ? -size : size;
}

/** value * 2**power without an intermediate overflow. */
export function scaleByPower(value: number, power: number): number {
  let result = value;
  let left = power;
  while (left > 1000 && Number.isFinite(result)) {
    result *= 2 ** 1000;
    left -= 1000;
  }
  while (left < -1000 && result !== 0) {
    result *= 2 ** -1000;
    left += 1000;
  }
  return result * 2 ** left;
}

/** An integral float as an integer. */
export function integerOf(value: number): Integer {
  return Number.isSafeInteger(value) ? value + 0 : normalized(BigInt(value));
}

/** Number of bits set in the absolute value. */
export function bitCount(value: Integer): number {
  return value.toString(2).replace(/[^1]/g, '').length;
}

/** base ** exponent modulo `modulus`, for a non-negative exponent; the result has the sign of the modulus. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus;
  let result = 1n % size;
  let factor = ((base % size) + size) % size;
  for (const bit of [...exponent.toString(2)].reverse()) {
    if (bit === '1') result = (result * factor) % size;
    factor = (factor * factor) % size;
  }
  return modulus < 0n && result !== 0n ? result - size : result;
}

/** The inverse of `value` modulo `modulus`; null when there is none. */
export function inverseModulo(value: bigint, modulus: bigint): bigint | null {
  const size = modulus < 0n ? -modulus : modulus;
  let [oldRest, rest] = [((value % size) + size) % size, size];
  let [oldFactor, factor] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = oldRest / rest;
    [oldRest, rest] = [rest, oldRest - quotient * rest];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return oldRest === 1n ? ((oldFactor % size) + size) % size : null;
}
