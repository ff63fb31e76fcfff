import { EdgeKind, ObjectFlag } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { attributesOf, instanceDelete, instanceGet, instanceSet } from './attributes';
import { PyBuiltin, PyFunction, PyMethod, PyMethodDescriptor, PyModule } from './callables';
import { dictDelete, dictGetName, dictSet } from './dictionary';
import type { PyType } from './type';

/** `PyObject_GenericGetAttr`: data descriptors of the type, then the instance, then the rest of the type. */
export function genericGetAttr(rt: Runtime, object: PyObject, name: string): PyObject {
  const found = rt.ops.lookup(object.type, name);
  if (found !== null && found.type.slots.descrSet !== undefined) {
    return askDescriptor(rt, found, object, object.type);
  }
  const own = lookupInstance(rt, object, name);
  if (own !== null) return own;
  if (found === null) throw rt.errors.attributeError(object, name);
  return askDescriptor(rt, found, object, object.type);
}

/** What the descriptor found on a type answers, held by C meanwhile; what is none is the answer itself. */
function askDescriptor(
  rt: Runtime,
  found: PyObject,
  instance: PyObject | null,
  owner: PyType,
): PyObject {
  const get = found.type.slots.descrGet;
  if (get === undefined) return found;
  if (found.type.isHeap) rt.rc.hold(found, 'descriptor');
  return get(rt, found, instance, owner);
}

/** An attribute of the instance itself, or null. */
export function lookupInstance(rt: Runtime, object: PyObject, name: string): PyObject | null {
  if (object instanceof PyModule) return dictGetName(object.dict, name);
  return object.attrs === null ? null : instanceGet(rt, object, name);
}

/** `PyObject_GenericSetAttr`; value null deletes. */
export function genericSetAttr(
  rt: Runtime,
  object: PyObject,
  name: string,
  value: PyObject | null,
): void {
  const found = rt.ops.lookup(object.type, name);
  if (found !== null && found.type.slots.descrSet !== undefined) {
    if (found.type.isHeap && rt.v >= 300) rt.rc.hold(found, 'descriptor');
    found.type.slots.descrSet(rt, found, object, value);
    return;
  }
  if (object instanceof PyModule) {
    if (value !== null) dictSet(rt, object.dict, rt.intern(name), value);
    else if (!dictDelete(rt, object.dict, rt.intern(name)))
      throw rt.errors.attributeError(object, name, true);
    return;
  }
  if (!object.type.hasDict) {
    if (found === null) throw rt.errors.attributeError(object, name, true);
    return rt.raise(
      rt.types.AttributeError!,
      `'${rt.ops.typeName(object)}' object attribute '${name}' is read-only`,
    );
  }
  if (value !== null) instanceSet(rt, object, name, value);
  else if (!instanceDelete(rt, object, name)) throw rt.errors.attributeError(object, name, true);
}

/** `type.__getattribute__`: the metatype's data descriptors, then the class and its bases, then the metatype. */
export function typeGetAttr(rt: Runtime, type: PyObject, name: string): PyObject {
  const cls = type as PyType;
  const meta = rt.ops.lookup(cls.type, name);
  if (meta !== null && meta.type.slots.descrSet !== undefined) {
    return askDescriptor(rt, meta, cls, cls.type);
  }
  const own = rt.ops.lookup(cls, name);
  if (own !== null) {
    return askDescriptor(rt, own, null, cls);
  }
  if (meta !== null) {
    return askDescriptor(rt, meta, cls, cls.type);
  }
  throw rt.errors.attributeError(type, name);
}

/** Attributes of classes live in the class's dict; special names change its slots. */
export function typeSetAttr(
  rt: Runtime,
  type: PyObject,
  name: string,
  value: PyObject | null,
): void {
  const cls = type as PyType;
  const meta = rt.ops.lookup(cls.type, name);
  if (meta !== null && meta.type.slots.descrSet !== undefined) {
    meta.type.slots.descrSet(rt, meta, cls, value);
    return;
  }
  if (!cls.isHeap) {
    const words =
      rt.v >= 310
        ? `cannot set '${name}' attribute of immutable type '${cls.name}'`
        : `can't set attributes of built-in/extension type '${cls.name}'`;
    return rt.typeError(words);
  }
  if (value !== null) dictSet(rt, cls.dict!, rt.intern(name), value);
  else if (!dictDelete(rt, cls.dict!, rt.intern(name)))
    throw rt.errors.attributeError(cls, name, true);
  rt.updateSlots(cls, name);
}

/**
 * LOAD_METHOD: the plain function or built-in method of the type that a call can use with the object as its first
 * argument, so that no bound method is made; null when the attribute must be looked up in full.
 */
export function loadMethod(rt: Runtime, object: PyObject, name: string): PyObject | null {
  const type = object.type;
  if (type.slots.getattr !== rt.types.object.slots.getattr) return null;
  const found = rt.ops.lookup(type, name);
  if (!(found instanceof PyFunction) && !(found instanceof PyMethodDescriptor)) return null;
  return lookupInstance(rt, object, name) === null ? found : null;
}

/** A bound method (2.x: also an unbound one, of `owner`, when self is null). */
export function bindMethod(
  rt: Runtime,
  func: PyObject,
  self: PyObject | null,
  owner: PyObject | null,
): PyMethod {
  const method = new PyMethod(rt.types.method);
  method.refs = [null, null, null];
  method.edges = [0, 0, 0];
  rt.place(method);
  const link = (slot: number, value: PyObject | null, name: string): void =>
    rt.rc.assign(method, method.refs, method.edges, slot, value, EdgeKind.Slot, name, false);
  link(0, func, rt.v < 300 ? 'im_func' : '__func__');
  link(1, self, rt.v < 300 ? 'im_self' : '__self__');
  if (rt.v < 300) link(2, owner, 'im_class');
  return method;
}

/** A built-in method bound to its object. */
export function bindBuiltin(
  rt: Runtime,
  descriptor: PyMethodDescriptor,
  self: PyObject,
): PyBuiltin {
  const bound = new PyBuiltin(rt.types.builtin, descriptor.spec, descriptor.body);
  bound.owner = descriptor.owner.name;
  bound.refs = [null];
  bound.edges = [0];
  rt.place(bound);
  rt.rc.assign(bound, bound.refs, bound.edges, 0, self, EdgeKind.Slot, '__self__', false);
  return bound;
}

/** Value of a `__slots__` member, or null while it is not set. */
export function getMember(object: PyObject, index: number): PyObject | null {
  return object.attrs?.slots[index] ?? null;
}

export function setMember(
  rt: Runtime,
  object: PyObject,
  index: number,
  name: string,
  value: PyObject | null,
): void {
  const attrs = attributesOf(object);
  while (attrs.slots.length <= index) {
    attrs.slots.push(null);
    attrs.slotEdges.push(0);
  }
  rt.rc.assign(object, attrs.slots, attrs.slotEdges, index, value, EdgeKind.Attribute, name, true);
}

/** Marks instances of classes with a finalizer, for the drawing. */
export function markFinalizer(rt: Runtime, object: PyObject): void {
  if (object.type.finalizer !== null) rt.heap.setFlags(object, ObjectFlag.HasFinalizer);
}
