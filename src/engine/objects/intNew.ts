import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Integer } from './integers';
import { parseInteger } from './numberText';
import { sizeArgument } from './numeric';
import { PyBytes, PyInt, PyStr } from './payload';
import type { Keywords, PyType } from './type';

/** Arguments of a constructor by position, its keywords put in place; what is not given is undefined. */
export function constructorArguments(
  rt: Runtime,
  name: string,
  parameters: readonly string[],
  args: readonly PyObject[],
  keywords: Keywords | null,
): (PyObject | undefined)[] {
  const given = args.length + (keywords?.names.length ?? 0);
  const max = parameters.length;
  // Some constructors lost their parser of keywords in 3.7, the others in 3.13.
  const bare = rt.v >= (parameters[0] === '' && max === 1 ? 307 : 313);
  if (bare && max === 1 && keywords !== null) rt.typeError(`${name}() takes no keyword arguments`);
  if (given > max) {
    const plural = max === 1 && !(bare && rt.v < 308) ? '' : 's';
    rt.typeError(
      bare
        ? `${name} expected at most ${max} argument${plural}, got ${given}`
        : `${name}() takes at most ${max} argument${plural} (${given} given)`,
    );
  }
  const filled: (PyObject | undefined)[] = [...args];
  keywords?.names.forEach((keyword, k) => {
    const place = parameters.indexOf(keyword);
    if (place < 0 || keyword === '') unexpected(rt, name, keyword);
    if (filled[place] !== undefined) {
      rt.typeError(
        `argument for ${name}() given by name ('${keyword}') and position (${place + 1})`,
      );
    }
    filled[place] = keywords.values[k];
  });
  return filled;
}

function unexpected(rt: Runtime, name: string, keyword: string): never {
  if (rt.v >= 313) return rt.typeError(`${name}() got an unexpected keyword argument '${keyword}'`);
  return rt.typeError(
    `'${keyword}' is an invalid keyword argument for ${rt.v >= 307 ? `${name}()` : 'this function'}`,
  );
}

/** An int of `type`, which may be a subclass. */
function make(rt: Runtime, type: PyType, value: Integer): PyObject {
  if (type === rt.types.int) return rt.int(value);
  if (type === rt.types.long) return rt.long(value);
  return rt.born(rt.place(new PyInt(type, value)));
}

/** `int.__new__` and 2.x `long.__new__`. */
export function newInt(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const long = rt.v < 300 && type.isSubtype(rt.types.long);
  const name = long ? 'long' : 'int';
  // From 3.7 on the number itself is given by position only.
  const parameters = [rt.v >= 307 ? '' : 'x', 'base'];
  const [x, base] = constructorArguments(rt, name, parameters, args, keywords);
  if (x === undefined) {
    if (base !== undefined) rt.typeError('int() missing string argument');
    return make(rt, type, 0);
  }
  if (base === undefined) return make(rt, type, integerValue(rt, x, name));
  if (!(x instanceof PyStr || x instanceof PyBytes)) {
    return rt.typeError(`${name}() can't convert non-string with explicit base`);
  }
  const radix = rt.v < 300 ? sizeArgument(rt, base) : rt.ops.asSize(base);
  if (radix !== 0 && (radix < 2 || radix > 36)) {
    return rt.valueError(`${name}() base must be >= 2 and <= 36, or 0`);
  }
  return make(rt, type, literal(rt, x, radix, name));
}

function literal(rt: Runtime, text: PyStr | PyBytes, radix: number, name: string): Integer {
  const value = parseInteger(rt, text.value, radix, name === 'long');
  if (value !== null) return value;
  const shown = rt.v < 300 ? rt.ops.repr(rt.str(text.value)) : rt.ops.repr(text).slice(0, 200);
  return rt.valueError(`invalid literal for ${name}() with base ${radix}: ${shown}`);
}

/** The integer that `int(x)` makes of any object. */
export function integerValue(rt: Runtime, x: PyObject, name = 'int'): Integer {
  const { int, index } = x.type.slots;
  if (x instanceof PyInt && !x.type.isHeap) return x.value;
  if (int !== undefined) return converted(rt, int(rt, x), '__int__');
  if (index !== undefined && rt.v >= 308) return converted(rt, index(rt, x), '__index__');
  if (rt.v < 314) {
    const truncate = rt.ops.special(x, '__trunc__');
    if (truncate !== null) {
      const cut = rt.call(truncate, []);
      if (cut instanceof PyInt) return cut.value;
      const again = cut.type.slots.int ?? cut.type.slots.index;
      if (again !== undefined) return converted(rt, again(rt, cut), '__int__');
      rt.typeError(`__trunc__ returned non-Integral (type ${rt.ops.typeName(cut)})`);
    }
  }
  if (x instanceof PyStr || x instanceof PyBytes) return literal(rt, x, 10, name);
  let wanted = 'a string, a bytes-like object or a real number';
  if (rt.v < 300) wanted = 'a string or a number';
  else if (rt.v < 310) wanted = 'a string, a bytes-like object or a number';
  return rt.typeError(`${name}() argument must be ${wanted}, not '${rt.ops.typeName(x)}'`);
}

function converted(rt: Runtime, value: PyObject, method: string): Integer {
  if (value instanceof PyInt) return value.value;
  return rt.typeError(`${method} returned non-int (type ${rt.ops.typeName(value)})`);
}

/** `bool.__new__`. */
export function newBool(
  rt: Runtime,
  _type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const parameters = [rt.v >= 307 ? '' : 'x'];
  const [x] = constructorArguments(rt, 'bool', parameters, args, keywords);
  return rt.bool(x !== undefined && rt.ops.isTrue(x));
}
