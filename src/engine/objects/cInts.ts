import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyInt } from './payload';

const INT_MAX = 2147483647;

/**
 * A C `int` argument. `format`: how the function declares it: by the `i` of `PyArg_ParseTuple`, or by
 * Argument Clinic, whose own conversion (3.8+) has one text for every number that does not fit.
 */
export function cInt(rt: Runtime, object: PyObject, format: 'i' | 'clinic'): number {
  const given = wholeNumber(rt, object);
  const value = Number(given);
  if (value <= INT_MAX && value >= -INT_MAX - 1) return value;
  return rt.raise(rt.types.OverflowError!, tooLarge(rt, given, format));
}

function tooLarge(rt: Runtime, value: number | bigint, format: 'i' | 'clinic'): string {
  if (format === 'clinic' && rt.v >= 308) return 'Python int too large to convert to C int';
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
    return 'Python int too large to convert to C long';
  return `signed integer is ${value > 0 ? 'greater than maximum' : 'less than minimum'}`;
}

/** `PyLong_AsLong`: by `__int__` up to 3.7, by `__index__` from 3.8 (until 3.9 also by `__int__`). */
function wholeNumber(rt: Runtime, object: PyObject): number | bigint {
  if (object instanceof PyInt) return object.value;
  if (rt.v < 310 && rt.ops.typeName(object) === 'float')
    return rt.typeError('integer argument expected, got float');
  const { index, int } = object.type.slots;
  if (rt.v >= 308 && index !== undefined) return wholeNumber(rt, index(rt, object));
  // MODEL: 3.8 and 3.9 also print a DeprecationWarning when a function written in C takes an object that only has
  // `__int__` for an integer.
  if (rt.v < 310 && int !== undefined) return wholeNumber(rt, int(rt, object));
  const name = rt.ops.typeName(object);
  if (rt.v < 300) return rt.typeError('an integer is required');
  return rt.typeError(
    rt.v < 310
      ? `an integer is required (got type ${name})`
      : `'${name}' object cannot be interpreted as an integer`,
  );
}
