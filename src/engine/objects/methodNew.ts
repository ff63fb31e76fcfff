import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { bindMethod } from './attributeAccess';
import { requireArguments } from './keywordArguments';
import type { Keywords, PyType } from './type';

/** `types.MethodType(function, self)`; 2.x also takes the class, and self may then be None: an unbound method. */
export function newMethod(
  rt: Runtime,
  type: PyType,
  args: readonly PyObject[],
  keywords: Keywords | null,
): PyObject {
  if (keywords !== null && keywords.names.length > 0) {
    return rt.typeError(
      rt.v >= 307
        ? `${type.name}() takes no keyword arguments`
        : `${type.name} does not take keyword arguments`,
    );
  }
  requireArguments(rt, type.name, args.length, 2, rt.v < 300 ? 3 : 2);
  const [func, self, owner] = args as [PyObject, PyObject, PyObject | undefined];
  if (!rt.ops.isCallable(func)) return rt.typeError('first argument must be callable');
  if (self !== rt.none) return bindMethod(rt, func, self, owner ?? null);
  if (rt.v >= 300) return rt.typeError(`${rt.v >= 311 ? 'instance' : 'self'} must not be None`);
  if (owner === undefined) return rt.typeError('unbound methods must have non-NULL im_class');
  return bindMethod(rt, func, null, owner);
}
