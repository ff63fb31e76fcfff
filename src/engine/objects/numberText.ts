import type { Runtime } from '../runtime';
import { SPACES } from './charTypes';
import { bitLength, type Integer, normalized } from './integers';

/** Decimal digits that a conversion may have (3.7 and later, in the releases modelled). */
const MAX_DIGITS = 4300;
const BITS_PER_DIGIT = Math.log2(10);

function limited(rt: Runtime): boolean {
  return rt.v >= 307;
}

function refuseDigits(rt: Runtime, found: string): never {
  const limit = rt.v >= 311 ? `${MAX_DIGITS} digits` : String(MAX_DIGITS);
  return rt.valueError(
    `Exceeds the limit (${limit}) for integer string conversion${found}; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

/** Decimal text of an int, within the version's limit. */
export function decimalText(rt: Runtime, value: Integer): string {
  if (typeof value === 'number') return String(value);
  const bits = bitLength(value);
  rt.heap.spend(bits >> 10);
  if (limited(rt) && bits > MAX_DIGITS * BITS_PER_DIGIT + 4) refuseDigits(rt, '');
  const text = value.toString();
  const digits = value < 0n ? text.length - 1 : text.length;
  if (limited(rt) && digits > MAX_DIGITS) refuseDigits(rt, '');
  return text;
}

const DECIMAL_DIGIT = /\p{Nd}/u;

/** Value of a decimal digit of any script, or -1. */
export function decimalDigit(character: string): number {
  const code = character.codePointAt(0)!;
  if (code >= 48 && code <= 57) return code - 48;
  if (code < 128 || !DECIMAL_DIGIT.test(character)) return -1;
  // Each script's ten digits stand together, so the distance from the first one is the value.
  let first = code;
  while (code - first < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** The text with the digits of other scripts as ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const digit = decimalDigit(character);
    return digit < 0 ? character : String(digit);
  });
}

const OUTER_SPACE = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, 'g');

/** The text without white space around it. */
export function trimmed(text: string): string {
  return text.replace(OUTER_SPACE, '');
}

const PREFIXES: Record<string, number> = { '0x': 16, '0o': 8, '0b': 2 };

/** The integer that `text` writes in `base` (0: as a literal); null when it writes none. `suffix`: 2.x long takes an L. */
export function parseInteger(
  rt: Runtime,
  text: string,
  base: number,
  suffix = false,
): Integer | null {
  let rest = trimmed(asciiDigits(text)).toLowerCase();
  let negative = false;
  if (rest.startsWith('-') || rest.startsWith('+')) {
    negative = rest.startsWith('-');
    rest = rest.slice(1);
    if (rt.v < 300) rest = rest.trimStart();
  }
  let radix = base;
  const prefix = PREFIXES[rest.slice(0, 2)];
  let prefixed = false;
  if (prefix !== undefined && (base === 0 || base === prefix)) {
    radix = prefix;
    rest = rest.slice(2);
    prefixed = true;
  } else if (base === 0) {
    radix = 10;
    if (/^0[0_]*[1-9]/.test(rest)) {
      if (rt.v >= 300) return null;
      radix = 8;
    }
  }
  if (suffix && rest.endsWith('l') && radix < 22) rest = rest.slice(0, -1);
  if (rt.v >= 306) {
    if (prefixed && rest.startsWith('_')) rest = rest.slice(1);
    if (/^_|__|_$/.test(rest)) return null;
    rest = rest.replaceAll('_', '');
  }
  if (rest === '' || !digitPattern(radix).test(rest)) return null;
  const limitedBase = (radix & (radix - 1)) !== 0;
  if (limitedBase && limited(rt) && rest.length > MAX_DIGITS) {
    refuseDigits(rt, `: value has ${rest.length} digits`);
  }
  rt.heap.spend(rest.length >> 8);
  const value = valueOf(rest, radix);
  return typeof value === 'number'
    ? negative
      ? 0 - value
      : value
    : normalized(negative ? -value : value);
}

function digitPattern(radix: number): RegExp {
  if (radix <= 10) return new RegExp(`^[0-${radix - 1}]+$`);
  return new RegExp(`^[0-9a-${String.fromCharCode(86 + radix)}]+$`);
}

function valueOf(digits: string, radix: number): Integer {
  const small = Number.parseInt(digits, radix);
  if (Number.isSafeInteger(small)) return small;
  if (radix === 10) return BigInt(digits);
  const native = { 2: '0b', 8: '0o', 16: '0x' }[radix];
  if (native !== undefined) return BigInt(native + digits);
  let value = 0n;
  for (let i = 0; i < digits.length; i += 8) {
    const part = digits.slice(i, i + 8);
    value = value * BigInt(radix ** part.length) + BigInt(Number.parseInt(part, radix));
  }
  return value;
}

const FLOAT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/;
const FLOAT_START = /^[+-]?(?:\d|\.\d|inf|nan)/;

/** The float that `text` writes; null when it writes none. */
export function parseFloatText(rt: Runtime, text: string): number | null {
  let rest = trimmed(asciiDigits(text)).toLowerCase();
  if (rt.v >= 306) {
    if (/(?:^|\D)_|_(?:\D|$)/.test(rest)) return null;
    rest = rest.replace(/(?<=\d)_(?=\d)/g, '');
  }
  if (!FLOAT.test(rest)) return null;
  const negative = rest.startsWith('-');
  const body = rest.replace(/^[+-]/, '');
  const value = body.startsWith('inf') ? Infinity : Number(body);
  return negative ? -value : value;
}

/** Does the text begin with a float? 2.x words its complaint by that. */
export function beginsWithFloat(text: string): boolean {
  return FLOAT_START.test(trimmed(text).toLowerCase());
}
