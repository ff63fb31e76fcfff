import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { type Integer, integerOf } from './integers';
import { PyFloat, PyInt } from './payload';

/** Is the object a 2.x long? */
export function isLong(rt: Runtime, object: PyObject): boolean {
  return rt.v < 300 && object.type.isSubtype(rt.types.long);
}

/** The result of an operation on these operands: in 2.x a long when one of them is. */
export function intResult(
  rt: Runtime,
  value: Integer,
  left: PyObject,
  right: PyObject = left,
): PyInt {
  // Arithmetic on JavaScript numbers may leave a negative zero.
  const plain = typeof value === 'number' ? value + 0 : value;
  if (rt.v >= 300) return rt.int(plain);
  return isLong(rt, left) || isLong(rt, right) ? rt.long(plain) : rt.int(plain);
}

/** The nearest float; OverflowError when there is none. */
export function toFloat(rt: Runtime, value: Integer): number {
  const float = Number(value);
  if (Number.isFinite(float)) return float;
  return rt.raise(
    rt.types.OverflowError!,
    `${rt.v < 300 ? 'long int' : 'int'} too large to convert to float`,
  );
}

/** The value of an int or float as a float; null for other objects. */
export function floatValue(rt: Runtime, object: PyObject): number | null {
  if (object instanceof PyFloat) return object.value;
  if (object instanceof PyInt) return toFloat(rt, object.value);
  return null;
}

/** The float cut to an integer; infinities and not-a-number are refused. */
export function truncated(rt: Runtime, value: number): Integer {
  if (Number.isNaN(value)) return rt.valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) {
    return rt.raise(rt.types.OverflowError!, 'cannot convert float infinity to integer');
  }
  return integerOf(Math.trunc(value));
}

/** Can the object be used as an index? */
export function isIndex(object: PyObject): boolean {
  return object instanceof PyInt || object.type.slots.index !== undefined;
}

/** An argument that C code takes as an int: `an integer is required` where the version says so. */
export function intArgument(rt: Runtime, object: PyObject): number {
  if (object instanceof PyFloat && rt.v < 310) {
    return rt.typeError('integer argument expected, got float');
  }
  if (!isIndex(object)) {
    if (rt.v < 300) return rt.typeError('an integer is required');
    if (rt.v < 310) {
      return rt.typeError(`an integer is required (got type ${rt.ops.typeName(object)})`);
    }
  }
  return sizeArgument(rt, object);
}

/** An argument that C code takes as a size; one that no memory could hold is refused. */
export function sizeArgument(rt: Runtime, object: PyObject): number {
  if (rt.v < 300 && !isIndex(object)) return rt.typeError('an integer is required');
  const value = rt.ops.index(object);
  if (typeof value === 'number') return value;
  return rt.raise(
    rt.types.OverflowError!,
    rt.v < 300
      ? 'long int too large to convert to int'
      : 'Python int too large to convert to C ssize_t',
  );
}
