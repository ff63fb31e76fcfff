import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { textLength } from './text';
import { reserve } from './textKinds';

/** What a format specifier says. */
export interface FormatSpec {
  readonly fill: string;
  readonly align: '<' | '>' | '^' | '=';
  readonly sign: '' | '+' | '-' | ' ';
  /** `z`: no negative zero (3.11+). */
  readonly zeroCoercion: boolean;
  readonly alternate: boolean;
  /** -1: none. */
  readonly width: number;
  readonly thousands: '' | ',' | '_';
  /** -1: none. */
  readonly precision: number;
  /** The presentation type; the default of the value's class when none is given. */
  readonly type: string;
}

const ALIGNS = '<>^=';

/** Parses a format specifier for `value`, with the errors of the version. */
export function parseSpec(
  rt: Runtime,
  spec: string,
  value: PyObject,
  defaultType: string,
  defaultAlign: '<' | '>',
): FormatSpec {
  const all = [...spec];
  let at = 0;
  let fill = ' ';
  let align: string = defaultAlign;
  let aligned = false;
  let filled = false;
  const take = (accepted: string): string => {
    const character = all[at];
    if (character === undefined || !accepted.includes(character)) return '';
    at++;
    return character;
  };
  const digits = (): number => {
    let text = '';
    while (at < all.length && /[0-9]/.test(all[at]!)) text += all[at++]!;
    if (text === '') return -1;
    if (BigInt(text) >= 2n ** 63n) {
      return rt.valueError('Too many decimal digits in format string');
    }
    return Number(text);
  };
  if (all.length >= 2 && ALIGNS.includes(all[1]!)) {
    fill = all[0]!;
    align = all[1]!;
    aligned = filled = true;
    at = 2;
  } else {
    const given = take(ALIGNS);
    if (given !== '') {
      align = given;
      aligned = true;
    }
  }
  const sign = take('+- ');
  const zeroCoercion = rt.v >= 311 && take('z') !== '';
  const alternate = take('#') !== '';
  if (!filled && take('0') !== '') {
    fill = '0';
    // From 3.10 on the zero means "between sign and digits" only for what is aligned to the right.
    if (!aligned && (rt.v < 310 || defaultAlign === '>')) align = '=';
  }
  const width = digits();
  const thousands = rt.v < 207 ? '' : separators(rt, take, () => all[at]);
  let precision = -1;
  if (take('.') !== '') {
    precision = digits();
    if (precision < 0) rt.valueError('Format specifier missing precision');
  }
  if (all.length - at > 1) invalid(rt, spec, value);
  const type = all[at] ?? defaultType;
  if (thousands !== '' && !accepts(type, thousands)) {
    rt.valueError(`Cannot specify '${thousands}' with '${type}'.`);
  }
  return {
    fill,
    align: align as FormatSpec['align'],
    sign: sign as FormatSpec['sign'],
    zeroCoercion,
    alternate,
    width,
    thousands,
    precision,
    type,
  };
}

/** The thousands separator, at most one. */
function separators(
  rt: Runtime,
  take: (accepted: string) => string,
  peek: () => string | undefined,
): '' | ',' | '_' {
  const both = (): never => rt.valueError("Cannot specify both ',' and '_'.");
  let thousands: '' | ',' | '_' = take(',') === '' ? '' : ',';
  if (rt.v < 300) return thousands;
  if (take('_') !== '') {
    if (thousands !== '') both();
    thousands = '_';
  }
  if (peek() === ',' && (thousands === '_' || rt.v < 309)) both();
  return thousands;
}

function accepts(type: string, thousands: string): boolean {
  if (type === '' || 'deEfFgG%'.includes(type)) return true;
  return thousands === '_' && 'boxX'.includes(type);
}

function invalid(rt: Runtime, spec: string, value: PyObject): never {
  if (rt.v < 300) return rt.valueError('Invalid conversion specification');
  if (rt.v < 311) return rt.valueError('Invalid format specifier');
  return rt.valueError(
    `Invalid format specifier '${spec}' for object of type '${rt.ops.typeName(value)}'`,
  );
}

/** The text within its field. */
export function padded(rt: Runtime, text: string, spec: FormatSpec): string {
  const pad = spec.width - textLength(text);
  if (pad <= 0) return text;
  reserve(rt, spec.width);
  if (spec.align === '<') return text + spec.fill.repeat(pad);
  if (spec.align === '^') {
    const left = pad >> 1;
    return spec.fill.repeat(left) + text + spec.fill.repeat(pad - left);
  }
  return spec.fill.repeat(pad) + text;
}

/** Digits in groups from the right, filled up with zeros to `width` (`_PyUnicode_InsertThousandsGrouping`). */
export function grouped(digits: string, separator: string, size: number, width: number): string {
  if (separator === '') return digits.padStart(width, '0');
  const groups: string[] = [];
  let rest = digits;
  let left = width;
  for (;;) {
    const length = Math.min(size, Math.max(rest.length, left, 1));
    const cut = Math.max(0, rest.length - length);
    groups.push(rest.slice(cut).padStart(length, '0'));
    rest = rest.slice(0, cut);
    left -= length;
    if (rest === '' && left <= 0) return groups.reverse().join(separator);
    left -= separator.length;
  }
}

/** Sign, prefix and digits of a number within its field. `tail`: point, fraction, exponent, percent sign. */
export function layNumber(
  rt: Runtime,
  spec: FormatSpec,
  sign: string,
  prefix: string,
  digits: string,
  tail: string,
): string {
  const head = sign + prefix;
  if (spec.width > 0) reserve(rt, spec.width);
  const zeros = spec.fill === '0' && spec.align === '=';
  const width = zeros ? spec.width - head.length - tail.length : 0;
  const size = spec.thousands === '_' && 'boxX'.includes(spec.type || ' ') ? 4 : 3;
  const body = (digits === '' ? '' : grouped(digits, spec.thousands, size, width)) + tail;
  if (spec.align !== '=') return padded(rt, head + body, spec);
  const pad = spec.width - head.length - textLength(body);
  return head + (pad > 0 ? spec.fill.repeat(pad) : '') + body;
}
