import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { constructorArguments } from './intNew';
import { beginsWithFloat, parseFloatText } from './numberText';
import { toFloat } from './numeric';
import type { PyInt } from './payload';
import { PyBytes, PyFloat, PyStr } from './payload';
import type { Keywords, PyType } from './type';

/** `float.__new__`. */
export function newFloat(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const parameters = [rt.v >= 307 ? '' : 'x'];
  const [x] = constructorArguments(rt, 'float', parameters, args, keywords);
  if (x !== undefined && x.type === rt.types.float && type === rt.types.float) return x;
  const value = x === undefined ? 0 : toFloatValue(rt, x);
  return type === rt.types.float ? rt.float(value) : rt.born(rt.place(new PyFloat(type, value)));
}

/** The float that `float(x)` makes of any object. */
export function toFloatValue(rt: Runtime, x: PyObject): number {
  const { float, index } = x.type.slots;
  if (x instanceof PyStr || x instanceof PyBytes) return fromText(rt, x);
  if (float !== undefined) {
    const made = float(rt, x);
    if (made instanceof PyFloat) return made.value;
    const owner = rt.ops.typeName(x);
    return rt.typeError(
      rt.v < 300
        ? `__float__ returned non-float (type ${rt.ops.typeName(made)})`
        : `${owner}.__float__ returned non-float (type ${rt.ops.typeName(made)})`,
    );
  }
  if (index !== undefined && rt.v >= 308) return toFloat(rt, (index(rt, x) as PyInt).value);
  if (rt.v < 300) return rt.typeError('float() argument must be a string or a number');
  const wanted = rt.v < 310 ? 'a string or a number' : 'a string or a real number';
  return rt.typeError(`float() argument must be ${wanted}, not '${rt.ops.typeName(x)}'`);
}

function fromText(rt: Runtime, x: PyStr | PyBytes): number {
  const value = parseFloatText(rt, x.value);
  if (value !== null) return value;
  if (rt.v < 300) {
    return rt.valueError(
      beginsWithFloat(x.value)
        ? `invalid literal for float(): ${x.value}`
        : `could not convert string to float: ${x.value}`,
    );
  }
  // Before 3.8 an empty string was not shown.
  const shown = rt.v < 308 && x.value === '' ? '' : rt.ops.repr(x);
  return rt.valueError(`could not convert string to float: ${shown}`);
}
