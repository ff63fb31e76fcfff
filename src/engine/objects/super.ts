import { EdgeKind } from '../../heap/kinds';
import { FIRST_LOCAL } from '../frame';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { genericGetAttr } from './attributeAccess';
import { PyWrapper } from './callables';
import { dictGetName } from './dictionary';
import type { PyCell } from './payload';
import { PyType } from './type';

/** `super(cls, object)`; without arguments, of the running method's `__class__` cell and first argument. */
export function makeSuper(rt: Runtime, type: PyType, args: readonly PyObject[]): PyObject {
  const [cls, self] = args.length > 0 ? [args[0]!, args[1] ?? null] : implicitArguments(rt);
  if (!(cls instanceof PyType)) {
    return rt.typeError(
      rt.v < 300
        ? `must be type, not ${rt.ops.typeName(cls)}`
        : `super() argument 1 must be ${rt.v >= 310 ? 'a type' : 'type'}, not ${rt.ops.typeName(cls)}`,
    );
  }
  const start = self === null || self === rt.none ? null : startType(rt, cls, self);
  const object = new PyWrapper(type);
  object.refs = [null, null, null];
  object.edges = [0, 0, 0];
  rt.place(object);
  const link = (slot: number, value: PyObject | null, name: string): void =>
    rt.rc.assign(object, object.refs, object.edges, slot, value, EdgeKind.Slot, name, false);
  link(0, cls, '__thisclass__');
  link(1, start === null ? null : self, '__self__');
  link(2, start, '__self_class__');
  return object;
}

/** The class whose mro is searched: the object's, or the object itself when it is a class. */
function startType(rt: Runtime, cls: PyType, self: PyObject): PyType {
  if (self instanceof PyType && self.isSubtype(cls)) return self;
  if (self.type.isSubtype(cls)) return self.type;
  return rt.typeError(
    rt.v >= 313
      ? `super(type, obj): obj (${self instanceof PyType ? 'type' : 'instance of'} ${self.type.qualname}) is not an instance or subtype of type (${cls.qualname}).`
      : 'super(type, obj): obj must be an instance or subtype of type',
  );
}

function implicitArguments(rt: Runtime): [PyObject, PyObject | null] {
  const frame = rt.eval.frame;
  if (frame === null || frame.code.argCount === 0)
    return rt.raise(rt.types.RuntimeError!, 'super(): no arguments');
  const cellAt = frame.code.freeVars.indexOf('__class__');
  if (cellAt < 0) return rt.raise(rt.types.RuntimeError!, 'super(): __class__ cell not found');
  const cell = frame.refs[frame.firstCell + frame.code.cellVars.length + cellAt] as PyCell;
  if (cell.content === null)
    return rt.raise(rt.types.RuntimeError!, 'super(): empty __class__ cell');
  const first = frame.code.varNames[0]!;
  const asCell = frame.code.cellVars.indexOf(first);
  const self =
    frame.refs[FIRST_LOCAL] ??
    (asCell < 0 ? null : (frame.refs[frame.firstCell + asCell] as PyCell).content);
  if (self === null) return rt.raise(rt.types.RuntimeError!, 'super(): arg[0] deleted');
  return [cell.content, self];
}

/** Attribute access through a super object: the mro after its class. */
export function superGetAttr(rt: Runtime, object: PyObject, name: string): PyObject {
  const [cls, self, start] = object.refs as [PyType, PyObject | null, PyType | null];
  if (start === null || name === '__class__') return genericGetAttr(rt, object, name);
  const found = searchAfter(rt, cls, start, name);
  if (found === null) return genericGetAttr(rt, object, name);
  const get = found.type.slots.descrGet;
  return get === undefined ? found : get(rt, found, self === start ? null : self, start);
}

function searchAfter(rt: Runtime, cls: PyType, start: PyType, name: string): PyObject | null {
  const at = start.mro.indexOf(cls);
  for (const base of start.mro.slice(at + 1)) {
    const found = base.dict !== null ? dictGetName(base.dict, name) : rt.ops.lookup(base, name);
    if (found !== null) return found;
  }
  return null;
}

/** LOAD_SUPER_ATTR: the attribute without a super object, when `super` is the built-in one. */
export function getSuperAttribute(
  rt: Runtime,
  globalSuper: PyObject,
  cls: PyObject,
  self: PyObject,
  name: string,
): PyObject {
  const object =
    globalSuper === rt.types.super
      ? makeSuper(rt, rt.types.super, [cls, self])
      : rt.call(globalSuper, [cls, self]);
  return rt.ops.getAttr(object, name);
}
