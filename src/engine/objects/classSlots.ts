import { EdgeKind, Origin } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { getMember, setMember } from './attributeAccess';
import { instanceDict, replaceDict } from './attributes';
import { PyGetSet } from './callables';
import { isIdentifier } from './charTypes';
import { PyDict } from './dict';
import { dictGetName, dictSet, sharedIndex } from './dictionary';
import { PyStr, PyTuple } from './payload';
import { PyType } from './type';

/** `__slots__`, or the `__dict__` and `__weakref__` that a class without them gives its instances. */
export function addSlots(rt: Runtime, cls: PyType, bases: readonly PyType[], dict: PyDict): void {
  const typed = bases.filter((base) => base instanceof PyType);
  const inheritsDict = typed.some((base) => base.hasDict);
  const inheritsWeakrefs = typed.some((base) => base.hasWeakrefs);
  cls.memberNames = [...(typed.find((base) => base.memberNames.length > 0)?.memberNames ?? [])];
  const declared = dictGetName(dict, '__slots__');
  let wantsDict = !inheritsDict;
  let wantsWeakrefs = !inheritsWeakrefs && !hasVariableSize(rt, cls);
  if (declared !== null) {
    const names =
      declared instanceof PyStr
        ? [declared.value]
        : rt.iteration.toList(declared).map((item) => slotName(rt, item));
    if (names.length > 0 && hasVariableSize(rt, cls))
      rt.typeError(`nonempty __slots__ not supported for subtype of '${cls.layout!.name}'`);
    wantsDict = names.includes('__dict__');
    wantsWeakrefs = names.includes('__weakref__');
    if (wantsDict && inheritsDict) rt.typeError('__dict__ slot disallowed: we already got one');
    if (wantsWeakrefs && inheritsWeakrefs) {
      const why =
        rt.v >= 312 ? 'we already got one' : 'either we already got one, or __itemsize__ != 0';
      rt.typeError(`__weakref__ slot disallowed: ${why}`);
    }
    const members = names
      .filter((name) => name !== '__dict__' && name !== '__weakref__')
      .map((name) => mangle(cls.name, name));
    for (const name of members) {
      if (dictGetName(dict, name) !== null)
        rt.valueError(`'${name}' in __slots__ conflicts with class variable`);
    }
    for (const name of members.sort()) {
      const index = cls.memberNames.push(name) - 1;
      dictSet(rt, dict, rt.intern(name), memberDescriptor(rt, cls, name, index), false);
    }
    // Before 3.8 an instance that can hold nothing of its own is none of the collector's; in 2.x only a bare object.
    cls.gc =
      rt.v >= 308 ||
      cls.memberNames.length > 0 ||
      inheritsDict ||
      wantsDict ||
      wantsWeakrefs ||
      typed.some((base) => base.gc) ||
      (rt.v < 300 && cls.layout !== rt.types.object);
  }
  cls.hasDict = inheritsDict || wantsDict;
  cls.inlineAttributes = cls.hasDict && keepsAttributesInline(rt, cls, typed);
  cls.hasWeakrefs = inheritsWeakrefs || wantsWeakrefs;
  if (wantsDict && !cls.isSubtype(rt.types.type)) {
    dictSet(rt, dict, rt.intern('__dict__'), dictDescriptor(rt, cls), false);
  }
  if (wantsWeakrefs && !cls.isSubtype(rt.types.type)) {
    dictSet(rt, dict, rt.intern('__weakref__'), weakrefDescriptor(rt, cls), false);
  }
}

function slotName(rt: Runtime, item: PyObject): string {
  if (!(item instanceof PyStr))
    return rt.typeError(`__slots__ items must be strings, not '${rt.ops.typeName(item)}'`);
  return isIdentifier(item.value) ? item.value : rt.typeError('__slots__ must be identifiers');
}

/** 3.14: the names that methods assign through `self` are the first of the keys that instances share. */
export function reserveKeys(cls: PyType, dict: PyDict): void {
  const names = dictGetName(dict, '__static_attributes__');
  if (!(names instanceof PyTuple)) return;
  for (const name of names.items) if (name instanceof PyStr) sharedIndex(cls, name.value);
}

/** `tp_itemsize` of the C struct is not 0: the items stand where slots would. */
function hasVariableSize(rt: Runtime, cls: PyType): boolean {
  const { types, v } = rt;
  const variable =
    v < 300 ? [types.long, types.str, types.tuple] : [types.int, types.bytes, types.tuple];
  return cls.layout !== null && [...variable, types.type].includes(cls.layout);
}

/** Whether instances of a class with these bases keep their attributes in themselves. */
function keepsAttributesInline(rt: Runtime, cls: PyType, bases: readonly PyType[]): boolean {
  switch (rt.rules.inlineAttributes) {
    case 'none':
      return false;
    case 'object':
      return cls.layout === rt.types.object;
    case 'bare':
      return cls.layout === rt.types.object && cls.memberNames.length === 0;
    case 'fixed size':
      return (
        !hasVariableSize(rt, cls) &&
        !bases.some((base) => base.mro.some((type) => !type.isHeap && type.hasDict))
      );
  }
}

function mangle(cls: string, name: string): string {
  if (!name.startsWith('__') || name.endsWith('__')) return name;
  return `_${cls.replace(/^_+/, '')}${name}`;
}

function memberDescriptor(rt: Runtime, cls: PyType, name: string, index: number): PyObject {
  const get = (self: PyObject): PyObject => {
    const value = getMember(self, index);
    if (value === null)
      throw rt.errors.make(
        rt.types.AttributeError!,
        rt.v >= 310 ? `'${rt.ops.typeName(self)}' object has no attribute '${name}'` : name,
      );
    return value;
  };
  const set = (self: PyObject, value: PyObject | null): void => {
    if (value === null && getMember(self, index) === null)
      throw rt.errors.make(rt.types.AttributeError!, name);
    setMember(rt, self, index, name, value);
  };
  return internalGetSet(rt, new PyGetSet(rt.types.member, cls, name, get, set), cls);
}

function dictDescriptor(rt: Runtime, cls: PyType): PyObject {
  const get = (self: PyObject): PyObject => instanceDict(rt, self);
  const set = (self: PyObject, value: PyObject | null): void => {
    if (value !== null && !(value instanceof PyDict)) {
      rt.typeError(`__dict__ must be set to a dictionary, not a '${rt.ops.typeName(value)}'`);
    }
    replaceDict(rt, self, value as PyDict | null);
  };
  return internalGetSet(rt, new PyGetSet(rt.types.getset, cls, '__dict__', get, set), cls);
}

function weakrefDescriptor(rt: Runtime, cls: PyType): PyObject {
  const get = (self: PyObject): PyObject => self.weakrefs?.[0] ?? rt.none;
  return internalGetSet(rt, new PyGetSet(rt.types.getset, cls, '__weakref__', get, null), cls);
}

function internalGetSet(rt: Runtime, descriptor: PyGetSet, cls: PyType): PyObject {
  descriptor.origin = Origin.Internal;
  descriptor.refs = [null];
  descriptor.edges = [0];
  rt.place(descriptor);
  rt.rc.assign(
    descriptor,
    descriptor.refs,
    descriptor.edges,
    0,
    cls,
    EdgeKind.Slot,
    '__objclass__',
    false,
  );
  return descriptor;
}
