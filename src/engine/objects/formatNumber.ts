import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyComplex } from './complexOps';
import { floatText, isNegative } from './floatRepr';
import { type FormatSpec, layNumber, padded } from './formatLayout';
import { bitLength, type Integer } from './integers';
import { decimalText } from './numberText';
import { isLong, toFloat } from './numeric';
import type { PyInt } from './payload';

/** `Unknown format code 'x' for object of type 'float'`. */
export function unknownCode(rt: Runtime, code: string, value: PyObject): never {
  return rt.valueError(
    `Unknown format code '${code}' for object of type '${rt.ops.typeName(value)}'`,
  );
}

const RADIX: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 };

/** Digits of the absolute value in the base that the presentation type means. */
export function intDigits(rt: Runtime, value: Integer, type: string): string {
  const radix = RADIX[type];
  if (radix === undefined) return decimalText(rt, value).replace('-', '');
  rt.heap.spend(bitLength(value) >> 10);
  const digits = value.toString(radix).replace('-', '');
  return type === 'X' ? digits.toUpperCase() : digits;
}

/** `format(int, spec)`. */
export function formatInt(rt: Runtime, value: PyInt, spec: FormatSpec): string {
  const { type } = spec;
  if ('eEfFgG%'.includes(type)) return formatFloat(rt, toFloat(rt, value.value), spec, value);
  if (spec.precision >= 0) {
    return rt.valueError('Precision not allowed in integer format specifier');
  }
  if (spec.zeroCoercion) {
    return rt.valueError('Negative zero coercion (z) not allowed in integer format specifier');
  }
  if (type === 'c') return formatCharacter(rt, value.value, spec);
  if (!'bdnoxX'.includes(type)) return unknownCode(rt, type, value);
  const sign = value.value < 0 ? '-' : spec.sign === '-' ? '' : spec.sign;
  const prefix = spec.alternate && RADIX[type] !== undefined ? `0${type}` : '';
  return layNumber(rt, spec, sign, prefix, intDigits(rt, value.value, type), '');
}

function formatCharacter(rt: Runtime, value: Integer, spec: FormatSpec): string {
  if (spec.sign !== '') {
    return rt.valueError("Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate && rt.v >= 300) {
    return rt.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  }
  const limit = rt.v < 300 ? 0x100 : 0x110000;
  if (typeof value === 'bigint') {
    return rt.raise(rt.types.OverflowError!, 'Python int too large to convert to C long');
  }
  if (value < 0 || value >= limit) {
    return rt.raise(rt.types.OverflowError!, `%c arg not in range(0x${limit.toString(16)})`);
  }
  return layNumber(rt, spec, '', '', '', String.fromCodePoint(value));
}

/** Digits beyond what any float has are zeros, but making them is work all the same. */
export function reservePrecision(rt: Runtime, precision: number): void {
  if (precision <= 1000) return;
  rt.heap.charge(precision);
  rt.heap.charge(-precision);
  rt.heap.spend(Math.floor(precision ** 1.5 / 1000));
}

/** The text of a float without its sign in a presentation type ('': as str does). */
function floatBody(rt: Runtime, value: number, spec: FormatSpec): string {
  const { type, alternate } = spec;
  reservePrecision(rt, spec.precision);
  const precision = spec.precision < 0 ? 6 : spec.precision;
  const layout = { alternate, pointZero: type === '' };
  if (type === '') {
    if (spec.precision >= 0) return floatText(value, 'g', precision, layout);
    if (rt.v < 300) return floatText(value, 'g', 12, layout);
    return floatText(value, 'r', 0, layout);
  }
  if (type === '%') return `${floatText(value * 100, 'f', precision, layout)}%`;
  const kind = type === 'n' ? 'g' : (type.toLowerCase() as 'e' | 'f' | 'g');
  const text = floatText(value, kind, precision, layout);
  return type >= 'A' && type <= 'Z' ? text.toUpperCase() : text;
}

/** `format(float, spec)`; `object`: what is named in errors. */
export function formatFloat(
  rt: Runtime,
  value: number,
  spec: FormatSpec,
  object: PyObject,
): string {
  if (spec.alternate && rt.v < 300) {
    return rt.valueError('Alternate form (#) not allowed in float format specifier');
  }
  if (spec.type !== '' && !'eEfFgGn%'.includes(spec.type)) {
    return unknownCode(rt, spec.type, object);
  }
  if (spec.precision > 2 ** 31 - 1) return rt.valueError('precision too big');
  const body = floatBody(rt, value, spec);
  const { digits, tail } = split(body);
  return layNumber(rt, spec, signOf(value, body, spec), '', digits, tail);
}

/** Digits before the point, and all that follows them. */
function split(body: string): { digits: string; tail: string } {
  const digits = /^\d*/.exec(body)![0];
  return { digits, tail: body.slice(digits.length) };
}

function signOf(value: number, body: string, spec: FormatSpec): string {
  const coerced = spec.zeroCoercion && /^[0.]*(?:e[+-]00)?%?$/i.test(body);
  if (isNegative(value) && !coerced) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

/** `format(complex, spec)`. */
export function formatComplex(rt: Runtime, value: PyComplex, spec: FormatSpec): string {
  if (spec.fill === '0') {
    return rt.valueError('Zero padding is not allowed in complex format specifier');
  }
  if (spec.align === '=') {
    return rt.valueError("'=' alignment flag is not allowed in complex format specifier");
  }
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type)) {
    return unknownCode(rt, spec.type, value);
  }
  const part = (number: number, sign: FormatSpec['sign']): string => {
    const type = spec.type === '' && spec.precision >= 0 ? 'g' : spec.type;
    const body = type === '' ? floatText(number, 'r', 0) : floatBody(rt, number, { ...spec, type });
    const { digits, tail } = split(body);
    const bare = { ...spec, sign, width: -1, align: '>' } as const;
    return layNumber(rt, bare, signOf(number, body, bare), '', digits, tail);
  };
  const onlyImaginary = spec.type === '' && value.re === 0 && !isNegative(value.re);
  if (onlyImaginary) return padded(rt, `${part(value.im, spec.sign)}j`, spec);
  const text = `${part(value.re, spec.sign)}${part(value.im, '+')}j`;
  return padded(rt, spec.type === '' ? `(${text})` : text, spec);
}

/** `hex(n)`, `oct(n)` and `bin(n)` as each version writes them. `type`: x, o or b. */
export function radixText(rt: Runtime, value: PyInt, type: 'x' | 'o' | 'b'): string {
  const sign = value.value < 0 ? '-' : '';
  const digits = intDigits(rt, value.value, type);
  if (rt.v >= 300 || type === 'b') return `${sign}0${type}${digits}`;
  const suffix = isLong(rt, value) ? 'L' : '';
  const prefix = type === 'x' ? '0x' : digits === '0' ? '' : '0';
  return sign + prefix + digits + suffix;
}
