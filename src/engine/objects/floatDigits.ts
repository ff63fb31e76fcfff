/** Exact decimal digits of binary floats: JavaScript's own conversions round ties upwards, Python's to even. */

const view = new DataView(new ArrayBuffer(8));

/** A finite, non-negative float as mantissa * 2**exponent. */
export function decompose(value: number): { mantissa: bigint; exponent: number } {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** The quotient, rounded to the nearest integer. `away`: ties go up (2.x `round`), else to even. */
function roundedQuotient(dividend: bigint, divisor: bigint, away: boolean): bigint {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  if (twice > divisor || (twice === divisor && (away || (quotient & 1n) === 1n)))
    return quotient + 1n;
  return quotient;
}

/** value * 10**places as an integer, exactly rounded; `places` may be negative. */
export function scaledInteger(value: number, places: number, away = false): bigint {
  const { mantissa, exponent } = decompose(value);
  let dividend = mantissa;
  let divisor = 1n;
  if (exponent >= 0) dividend <<= BigInt(exponent);
  else divisor <<= BigInt(-exponent);
  if (places >= 0) dividend *= 10n ** BigInt(places);
  else divisor *= 10n ** BigInt(-places);
  return roundedQuotient(dividend, divisor, away);
}

/** A finite, non-negative float with `places` digits after the point. */
export function fixedText(value: number, places: number): string {
  const digits = scaledInteger(value, places)
    .toString()
    .padStart(places + 1, '0');
  if (places === 0) return digits;
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `count` significant digits of a finite, non-negative float and the power of ten of the first. */
export function significantDigits(
  value: number,
  count: number,
): { digits: string; exponent: number } {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 };
  let exponent = Math.floor(Math.log10(value));
  for (;;) {
    const digits = scaledInteger(value, count - 1 - exponent).toString();
    if (digits.length === count) return { digits, exponent };
    if (digits.length < count) exponent--;
    else if (/^10*$/.test(digits))
      return { digits: digits.slice(0, count), exponent: exponent + 1 };
    else exponent++;
  }
}

/** The fewest digits that make the same float again, and the power of ten of the first. */
export function shortestDigits(value: number): { digits: string; exponent: number } {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
