import { decompose } from './floatDigits';
import { type Integer, normalized } from './integers';

const MODULUS = 2n ** 61n - 1n;
const INFINITY_HASH = 314159;

/** -1 marks an error in C, so no hash is -1. */
function notMinusOne(hash: Integer): Integer {
  return hash === -1 || hash === -1n ? -2 : hash;
}

/** `hash(int)`: modulo 2**61 - 1 in 3.x, of the machine word in 2.x (folded for what does not fit it). */
export function intHash(value: Integer, version: number): Integer {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const size = value < 0n ? -value : value;
  const rest = version >= 300 || size >= 2n ** 63n ? foldedHash(size, version) : size;
  return notMinusOne(normalized(value < 0n ? -rest : rest));
}

/** 2.x rotates its 30-bit digits into a word; 3.x takes the remainder. */
function foldedHash(size: bigint, version: number): bigint {
  if (version >= 300) return size % MODULUS;
  let hash = 0n;
  const digits: bigint[] = [];
  for (let left = size; left > 0n; left >>= 30n) digits.push(left & 0x3fffffffn);
  for (const digit of digits.reverse()) {
    hash = ((hash << 30n) & 0xffffffffffffffffn) | (hash >> 34n);
    hash += digit;
    if (hash > 0xffffffffffffffffn) hash = (hash & 0xffffffffffffffffn) + 1n;
  }
  return BigInt.asIntN(64, hash);
}

/** `hash(float)`: that of an equal int, when there is one. */
export function floatHash(value: number, version: number): Integer {
  if (value === Infinity) return INFINITY_HASH;
  if (value === -Infinity) return version >= 300 ? -INFINITY_HASH : -271828;
  if (Number.isNaN(value)) return 0;
  if (Number.isSafeInteger(value)) return intHash(value + 0, version);
  if (Number.isInteger(value)) return intHash(BigInt(value), version);
  return version >= 300 ? fractionHash(value) : legacyFractionHash(value);
}

function fractionHash(value: number): Integer {
  const { mantissa, exponent } = decompose(Math.abs(value));
  // 2 has order 61 modulo 2**61 - 1, so a negative power is a positive one.
  const power = BigInt(((exponent % 61) + 61) % 61);
  const hash = (mantissa << power) % MODULUS;
  return notMinusOne(normalized(value < 0 ? -hash : hash));
}

/** `_Py_HashDouble` of 2.x: two halves of the mantissa and the exponent, added up. */
function legacyFractionHash(value: number): Integer {
  let exponent = 0;
  let mantissa = value;
  while (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent++;
  }
  while (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  mantissa *= 2147483648;
  const high = Math.trunc(mantissa);
  const rest = (mantissa - high) * 2147483648;
  return notMinusOne(high + Math.trunc(rest) + exponent * 32768);
}

/** `hash(str)` of 2.x without randomisation, which is the default there. */
export function legacyTextHash(text: string): Integer {
  const codes = [...text].map((character) => BigInt(character.codePointAt(0)!));
  if (codes.length === 0) return 0;
  let hash = codes[0]! << 7n;
  for (const code of codes) hash = BigInt.asUintN(64, hash * 1000003n) ^ code;
  hash ^= BigInt(codes.length);
  return notMinusOne(normalized(BigInt.asIntN(64, hash)));
}

/** `hash(str)` of 3.x, where it is random per process: any fixed function is as good. */
export function textHash(text: string): number {
  if (text === '') return 0;
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (low >>> 15);
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}
