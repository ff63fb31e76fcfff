import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { type PyClassic, PyClassicInstance, type PyFunction, type PyMethod } from './callables';
import { PyType } from './type';

/** 2.x: an unbound method can only be called with an instance of its class. */
export function checkUnbound(rt: Runtime, method: PyMethod, args: readonly PyObject[]): void {
  const cls = method.refs[2]!;
  const first = args[0];
  const fits =
    first !== undefined &&
    (cls instanceof PyType
      ? first.type.isSubtype(cls)
      : first instanceof PyClassicInstance && rt.isClassicSubclass(first.cls, cls as PyClassic));
  if (!fits) {
    const name = (method.func as PyFunction).name;
    const got =
      first === undefined
        ? 'nothing'
        : `${first instanceof PyClassicInstance ? first.cls.name : rt.ops.typeName(first)} instance`;
    return rt.typeError(
      `unbound method ${name}() must be called with ${cls instanceof PyType ? cls.name : (cls as PyClassic).name} instance as first argument (got ${got} instead)`,
    );
  }
}
