import { fixedText, shortestDigits, significantDigits } from './floatDigits';

/** How a float is laid out, beyond its kind and precision. */
export interface FloatLayout {
  /** `#`: keep the point and trailing zeros. */
  alternate?: boolean;
  /** A result without point or exponent gets `.0`. */
  pointZero?: boolean;
}

function exponentText(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Digits with a point after the first `whole` of them; zeros are put in where there are none. */
function pointed(digits: string, whole: number): string {
  if (whole <= 0) return `0.${'0'.repeat(-whole)}${digits}`;
  if (whole >= digits.length) return digits.padEnd(whole, '0');
  return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
}

/** The text of a float without its sign, as `PyOS_double_to_string` makes it. `kind`: e, f, g, or r for the shortest. */
export function floatText(
  value: number,
  kind: 'e' | 'f' | 'g' | 'r',
  precision: number,
  layout: FloatLayout = {},
): string {
  if (Number.isNaN(value)) return 'nan';
  const size = Math.abs(value);
  if (size === Infinity) return 'inf';
  const { alternate = false, pointZero = false } = layout;
  if (kind === 'f') {
    const text = fixedText(size, precision);
    return precision === 0 ? text + (alternate ? '.' : pointZero ? '.0' : '') : text;
  }
  if (kind === 'e') {
    const { digits, exponent } = significantDigits(size, precision + 1);
    const point = precision > 0 || alternate ? '.' : '';
    return `${digits[0]}${point}${digits.slice(1)}${exponentText(exponent)}`;
  }
  const wanted = kind === 'r' ? 17 : Math.max(precision, 1);
  const found = kind === 'r' ? shortestDigits(size) : significantDigits(size, wanted);
  const { exponent } = found;
  const keep = alternate && kind === 'g';
  const digits = keep ? found.digits : found.digits.replace(/(?!^)0+$/, '');
  if (exponent < -4 || exponent >= wanted - (pointZero ? 1 : 0)) {
    const point = digits.length > 1 || alternate ? '.' : '';
    return `${digits[0]}${point}${digits.slice(1)}${exponentText(exponent)}`;
  }
  const text = pointed(digits, exponent + 1);
  return text.includes('.') ? text : text + (pointZero ? '.0' : alternate ? '.' : '');
}

/** Does the float print a minus sign? Not a number never does. */
export function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function withPointZero(text: string): string {
  return /^\d+$/.test(text) ? `${text}.0` : text;
}

/** `repr(float)`; `version` as a number, 207 for 2.7. */
export function floatRepr(value: number, version: number): string {
  const sign = isNegative(value) ? '-' : '';
  if (version < 207) return sign + withPointZero(floatText(value, 'g', 17));
  return sign + floatText(value, 'r', 0, { pointZero: true });
}

/** `str(float)`: in 2.x with 12 digits, else as the repr. */
export function floatStr(value: number, version: number): string {
  if (version >= 300) return floatRepr(value, version);
  const sign = isNegative(value) ? '-' : '';
  if (version < 207) return sign + withPointZero(floatText(value, 'g', 12));
  return sign + floatText(value, 'g', 12, { pointZero: true });
}
