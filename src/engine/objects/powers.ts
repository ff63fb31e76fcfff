/** Powers of floats, rounded once from many more digits: JavaScript's own may be off by an ulp where C's is not. */
import { decompose } from './floatDigits';
import { exactQuotient, normalized, scaleByPower } from './integers';

/** Fixed-point numbers have so many bits after the point. */
const BITS = 192;
const POINT = BigInt(BITS);
const ONE = 1n << POINT;

/** Above this the exact power would be longer than it is worth. */
const MAX_EXACT_EXPONENT = 1100;

/** ln((1 + z) / (1 - z)) for |z| up to 1/3. */
function logarithmOfRatio(z: bigint): bigint {
  const square = (z * z) >> POINT;
  let sum = 0n;
  let power = z;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = (power * square) >> POINT;
  }
  return 2n * sum;
}

const LN2 = logarithmOfRatio(ONE / 3n);

/** Natural logarithm of a finite positive float. */
function logarithm(value: number): bigint {
  const { mantissa, exponent } = decompose(value);
  const length = mantissa.toString(2).length;
  const m = mantissa << BigInt(BITS - length + 1);
  const z = ((m - ONE) << POINT) / (m + ONE);
  return logarithmOfRatio(z) + BigInt(exponent + length - 1) * LN2;
}

/** e**x as a float. */
function exponential(x: bigint): number {
  const turns = x / LN2;
  const rest = x - turns * LN2;
  let sum = ONE;
  let term = ONE;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = ((term * rest) >> POINT) / k;
    sum += term;
  }
  return scaleByPower(Number(sum >> 64n), Number(turns) - BITS + 64);
}

/** a ** b for a finite positive a and a finite b, when the result is no over- or underflow. */
function positivePower(a: number, b: number): number {
  const { mantissa, exponent } = decompose(Math.abs(b));
  const product = logarithm(a) * mantissa;
  const x = exponent < 0 ? product >> BigInt(-exponent) : product << BigInt(exponent);
  return exponential(b < 0 ? -x : x);
}

/** a ** n for an integral n, from the exact power. */
function integralPower(a: number, n: number): number {
  const { mantissa, exponent } = decompose(Math.abs(a));
  const times = Math.abs(n);
  let dividend = mantissa ** BigInt(times);
  let divisor = 1n;
  const shift = exponent * times;
  if (shift >= 0) dividend <<= BigInt(shift);
  else divisor <<= BigInt(-shift);
  const size =
    n >= 0
      ? exactQuotient(normalized(dividend), normalized(divisor))
      : exactQuotient(normalized(divisor), normalized(dividend));
  return a < 0 && times % 2 === 1 ? -size : size;
}

/** a ** b for operands of which C has a result that is a number. */
export function powerOf(a: number, b: number): number {
  const direct = a ** b;
  if (direct === 0 || !Number.isFinite(direct) || !Number.isFinite(b)) return direct;
  if (Number.isSafeInteger(direct) && Number.isInteger(a)) return direct;
  if (Number.isInteger(b) && Math.abs(b) <= MAX_EXACT_EXPONENT) return integralPower(a, b);
  const size = positivePower(Math.abs(a), b);
  return a < 0 && Math.abs(b) % 2 === 1 ? -size : size;
}
