import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Keywords } from './type';

/** Values of the keyword arguments of a built-in, by name; those not given are null. Refuses others. */
export function keywordArguments<Name extends string>(
  rt: Runtime,
  callee: string,
  keywords: Keywords | null,
  allowed: readonly Name[],
): Record<Name, PyObject | null> {
  const values = Object.fromEntries(allowed.map((name) => [name, null])) as Record<Name, PyObject | null>;
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
  const plural = wanted === 1 && rt.v >= 307 ? '' : 's';
  rt.typeError(`${callee} expected ${words}${wanted} argument${plural}, got ${given}`);
}
