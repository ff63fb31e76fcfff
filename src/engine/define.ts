import type { PyObject } from './object';
import { type BuiltinSpec, PyBuiltin, PyGetSet, PyMethodDescriptor } from './objects/callables';
import type { Builtin, PyType } from './objects/type';
import type { Runtime } from './runtime';

/** How many arguments a built-in takes; without it: exactly none besides self. */
export interface Arity {
  min?: number;
  /** -1: any number. Default: `min`. */
  max?: number;
  /** Parameter names that may be given by keyword, by position after self; `free`: the body looks at keywords itself. */
  keywords?: readonly string[];
  style?: BuiltinSpec['style'];
}

function specOf(name: string, arity: Arity): BuiltinSpec {
  const min = arity.min ?? 0;
  const max = arity.max ?? min;
  const style = arity.style ?? (max === 0 ? 'noargs' : min === 1 && max === 1 ? 'one' : 'tuple');
  return { name, min, max, keywords: arity.keywords ?? [], style };
}

/** A method of a built-in type; `body` gets self as args[0]. */
export function defineMethod(
  rt: Runtime,
  type: PyType,
  name: string,
  arity: Arity,
  body: Builtin,
): void {
  type.lazyBuiltins.set(name, () =>
    rt.startup(
      new PyMethodDescriptor(rt.types.methodDescriptor, type, specOf(name, arity), body),
      72,
    ),
  );
}

/** A static method of a built-in type, such as `dict.fromkeys` or `str.maketrans`; args as given, no self. */
export function defineStatic(
  rt: Runtime,
  type: PyType,
  name: string,
  arity: Arity,
  body: Builtin,
): void {
  type.lazyBuiltins.set(name, () => makeFunction(rt, name, arity, body, type.name));
}

/** A computed attribute of a built-in type; without `set` it is read-only. */
export function defineGetSet(
  rt: Runtime,
  type: PyType,
  name: string,
  get: (self: PyObject) => PyObject,
  set: ((self: PyObject, value: PyObject | null) => void) | null = null,
): void {
  type.lazyBuiltins.set(name, () =>
    rt.startup(new PyGetSet(rt.types.getset, type, name, get, set), 64),
  );
}

/** A constant attribute of a built-in type. */
export function defineValue(type: PyType, name: string, make: (rt: Runtime) => PyObject): void {
  type.lazyBuiltins.set(name, make);
}

/** A built-in function of a module; `owner` is the module's name. */
export function makeFunction(
  rt: Runtime,
  name: string,
  arity: Arity,
  body: Builtin,
  owner: string,
): PyBuiltin {
  const builtin = rt.startup(new PyBuiltin(rt.types.builtin, specOf(name, arity), body), 72);
  builtin.refs = [null];
  builtin.edges = [0];
  builtin.owner = owner;
  return builtin;
}
