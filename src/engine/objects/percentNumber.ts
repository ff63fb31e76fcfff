import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { floatText, isNegative } from './floatRepr';
import { intDigits, reservePrecision } from './formatNumber';
import type { Integer } from './integers';
import { toFloat } from './numeric';
import { PyFloat, PyInt, PyStr, PyBytes } from './payload';

/** One conversion of a `%` format, after its width and precision are known. */
export interface Conversion {
  readonly left: boolean;
  readonly plus: boolean;
  readonly blank: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  /** -1: none. */
  readonly precision: number;
  /** The character that says what is converted. */
  readonly code: string;
}

/** A converted number: sign and prefix stay in front of zeros that fill the field. */
export interface NumberText {
  readonly sign: string;
  readonly prefix: string;
  readonly digits: string;
}

function signOf(negative: boolean, conversion: Conversion): string {
  if (negative) return '-';
  return conversion.plus ? '+' : conversion.blank ? ' ' : '';
}

/** `PyNumber_Check`; before 3.8 an `__index__` alone made no number. */
function isNumber(rt: Runtime, object: PyObject): boolean {
  const { int, index, float } = object.type.slots;
  return int !== undefined || float !== undefined || (index !== undefined && rt.v >= 308);
}

function refuse(rt: Runtime, code: string, object: PyObject): never {
  const name = rt.ops.typeName(object);
  const whole = rt.v >= 300 && 'oxX'.includes(code);
  let wanted = whole ? 'an integer' : 'a number';
  if (!whole && rt.v >= 310) wanted = 'a real number';
  return rt.typeError(`%${code} format: ${wanted} is required, not ${name}`);
}

/** The integer that `%d` and its like make of an argument. */
function wholeNumber(rt: Runtime, object: PyObject, code: string): Integer {
  if (object instanceof PyInt) return object.value;
  const { int, index } = object.type.slots;
  if (!isNumber(rt, object)) return refuse(rt, code, object);
  if (rt.v >= 300 && 'oxX'.includes(code)) {
    return index === undefined ? refuse(rt, code, object) : (index(rt, object) as PyInt).value;
  }
  const convert = int ?? index;
  if (convert === undefined) return refuse(rt, code, object);
  if (rt.v < 300 && object instanceof PyFloat && !Number.isFinite(object.value)) {
    return refuse(rt, code, object);
  }
  const made = convert(rt, object);
  return made instanceof PyInt ? made.value : refuse(rt, code, object);
}

/** `%d`, `%i`, `%u`, `%o`, `%x`, `%X`. */
export function percentInt(rt: Runtime, object: PyObject, conversion: Conversion): NumberText {
  const { code, precision } = conversion;
  const value = wholeNumber(rt, object, code);
  reservePrecision(rt, precision);
  let digits = intDigits(rt, value, code).padStart(Math.max(precision, 0), '0');
  let prefix = '';
  if (conversion.alternate) {
    if (code === 'x' || code === 'X') prefix = `0${code}`;
    else if (code === 'o' && rt.v >= 300) prefix = '0o';
    else if (code === 'o' && !digits.startsWith('0')) digits = `0${digits}`;
  }
  return { sign: signOf(value < 0, conversion), prefix, digits };
}

function floatArgument(rt: Runtime, object: PyObject, bytes: boolean): number {
  if (object instanceof PyFloat) return object.value;
  if (object instanceof PyInt) return toFloat(rt, object.value);
  const { float, index } = object.type.slots;
  const text = object instanceof PyStr || object instanceof PyBytes;
  if (!text && float !== undefined) {
    const made = float(rt, object);
    if (made instanceof PyFloat) return made.value;
  } else if (!text && index !== undefined && rt.v >= 308) {
    return toFloat(rt, (index(rt, object) as PyInt).value);
  }
  const name = rt.ops.typeName(object);
  return rt.typeError(
    rt.v < 300 || bytes
      ? `float argument required, not ${name}`
      : `must be real number, not ${name}`,
  );
}

/** `%e`, `%f`, `%g` and their capitals. */
export function percentFloat(
  rt: Runtime,
  object: PyObject,
  conversion: Conversion,
  bytes: boolean,
): NumberText {
  const value = floatArgument(rt, object, bytes);
  const precision = conversion.precision < 0 ? 6 : conversion.precision;
  reservePrecision(rt, precision);
  let kind = conversion.code.toLowerCase() as 'e' | 'f' | 'g';
  // 2.6 did not write out numbers of more than fifty digits.
  if (rt.v < 207 && kind === 'f' && Math.abs(value) >= 1e50) kind = 'g';
  const text = floatText(value, kind, precision, { alternate: conversion.alternate });
  const capital = conversion.code < 'a';
  const digits = capital ? text.toUpperCase() : text;
  return { sign: signOf(isNegative(value), conversion), prefix: '', digits };
}
