import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Builtin, Keywords, PyType } from './type';

/** Values of the keyword arguments of a built-in, by name; those not given are null. Refuses others. */
export function keywordArguments<Name extends string>(
  rt: Runtime,
  callee: string,
  keywords: Keywords | null,
  allowed: readonly Name[],
): Record<Name, PyObject | null> {
  const values = Object.fromEntries(allowed.map((name) => [name, null])) as Record<
    Name,
    PyObject | null
  >;
  keywords?.names.forEach((name, i) => {
    if (!allowed.includes(name as Name)) refuseKeyword(rt, callee, name);
    values[name as Name] = keywords.values[i]!;
  });
  return values;
}

function refuseKeyword(rt: Runtime, callee: string, name: string): never {
  if (rt.v >= 313) return rt.typeError(`${callee}() got an unexpected keyword argument '${name}'`);
  const where = rt.v >= 307 ? `${callee}()` : 'this function';
  return rt.typeError(`'${name}' is an invalid keyword argument for ${where}`);
}

/** For built-ins that take none. */
export function refuseKeywords(rt: Runtime, callee: string, keywords: Keywords | null): void {
  if (keywords !== null && keywords.names.length > 0) {
    rt.typeError(`${callee}() takes no keyword arguments`);
  }
}

/** The number of positional arguments, in the words of `PyArg_UnpackTuple`. */
export function requireArguments(
  rt: Runtime,
  callee: string,
  given: number,
  min: number,
  max: number,
): void {
  if (given >= min && given <= max) return;
  const few = given < min;
  const wanted = few ? min : max;
  const words = min === max ? '' : few ? 'at least ' : 'at most ';
  const plural = wanted === 1 && rt.v >= 308 ? '' : 's';
  rt.typeError(`${callee} expected ${words}${wanted} argument${plural}, got ${given}`);
}

/** A method that unpacks its arguments by `PyArg_UnpackTuple`. */
export function defineUnpacked(
  rt: Runtime,
  type: PyType,
  name: string,
  min: number,
  max: number,
  body: Builtin,
): void {
  defineMethod(rt, type, name, { style: 'free' }, (rt, args, keywords) => {
    refuseKeywords(rt, rt.v >= 309 ? `${type.name}.${name}` : name, keywords);
    requireArguments(rt, name, args.length - 1, min, max);
    return body(rt, args, null);
  });
}

/** The number of positional arguments, in the words of `PyArg_ParseTuple`. */
export function requireParsed(
  rt: Runtime,
  callee: string,
  given: number,
  min: number,
  max: number,
): void {
  if (given >= min && given <= max) return;
  const few = given < min;
  const wanted = few ? min : max;
  const words = min === max ? 'exactly' : few ? 'at least' : 'at most';
  rt.typeError(
    `${callee}() takes ${words} ${wanted} argument${wanted === 1 ? '' : 's'} (${given} given)`,
  );
}

/** A method that CPython before 3.8 declares by a format string, which words its errors differently. */
export function defineParsed(
  rt: Runtime,
  type: PyType,
  name: string,
  min: number,
  max: number,
  body: Builtin,
): void {
  if (rt.v >= 308) return defineUnpacked(rt, type, name, min, max, body);
  defineMethod(rt, type, name, { style: 'free' }, (rt, args, keywords) => {
    refuseKeywords(rt, name, keywords);
    requireParsed(rt, name, args.length - 1, min, max);
    return body(rt, args, null);
  });
}
