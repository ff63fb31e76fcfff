import { EdgeKind } from '../../heap/kinds';
import { Attributes, type PyObject } from '../object';
import type { Runtime } from '../runtime';
import { dictDelete, dictGet, dictSet, newDict } from './dictionary';
import type { PyDict } from './dict';
import { PyStr } from './payload';
import type { PyType } from './type';

/** The attribute part of an object whose class gives it one; made on first use. */
export function attributesOf(object: PyObject): Attributes {
  return (object.attrs ??= new Attributes());
}

/** Value of an instance attribute (not of its class), or null. */
export function instanceGet(rt: Runtime, object: PyObject, name: string): PyObject | null {
  const attrs = object.attrs;
  if (attrs === null) return null;
  if (attrs.inline !== null) {
    const index = object.type.sharedKeys.get(name);
    return index === undefined ? null : (attrs.inline[index] ?? null);
  }
  return attrs.dict === null ? null : dictGet(rt, attrs.dict as PyDict, rt.intern(name));
}

/** Binds an instance attribute. */
export function instanceSet(rt: Runtime, object: PyObject, name: string, value: PyObject): void {
  const attrs = attributesOf(object);
  if (object.type.inlineAttributes && attrs.dict === null) {
    attrs.inline ??= [];
    const index = sharedIndex(object.type, name);
    if (index >= 0) {
      if (attrs.inline[index] == null) attrs.inlineOrder.push(index);
      rt.rc.assign(
        object,
        attrs.inline,
        attrs.inlineEdges,
        index,
        value,
        EdgeKind.Attribute,
        name,
        true,
      );
      return;
    }
    materialise(rt, object);
    // A key for which the shared table has no room makes the dict one with a table of its own.
    if (attrs.dict !== null) (attrs.dict as PyDict).sharedKeys = null;
  }
  const dict = instanceDict(rt, object);
  dictSet(rt, dict, rt.intern(name), value);
}

/** Removes an instance attribute; false when there is none. */
export function instanceDelete(rt: Runtime, object: PyObject, name: string): boolean {
  const attrs = object.attrs;
  if (attrs === null) return false;
  if (attrs.inline !== null) {
    const index = object.type.sharedKeys.get(name);
    if (index === undefined || attrs.inline[index] == null) return false;
    // Deleting makes the instance a real dict from 3.11 on (measured in every such version).
    materialise(rt, object);
  }
  return attrs.dict !== null && dictDelete(rt, attrs.dict as PyDict, rt.intern(name));
}

/** The object's `__dict__`, made when it is first asked for. */
export function instanceDict(rt: Runtime, object: PyObject): PyDict {
  const attrs = attributesOf(object);
  if (attrs.inline !== null) materialise(rt, object);
  if (attrs.dict === null) attachDict(rt, object, newDict(rt, 'instance'));
  return attrs.dict as PyDict;
}

function attachDict(rt: Runtime, object: PyObject, dict: PyDict): void {
  const attrs = attributesOf(object);
  attrs.dict = dict;
  attrs.dictEdge = rt.rc.link(object, dict, EdgeKind.Slot, '__dict__');
  rt.born(dict);
}

/** Puts another dict (or none) in the place of the object's `__dict__`. */
export function replaceDict(rt: Runtime, object: PyObject, dict: PyDict | null): void {
  instanceDict(rt, object);
  const attrs = attributesOf(object);
  const refs = [attrs.dict];
  const edges = [attrs.dictEdge];
  rt.rc.assign(object, refs, edges, 0, dict, EdgeKind.Slot, '__dict__', true);
  attrs.dict = refs[0]!;
  attrs.dictEdge = edges[0]!;
}

/**
 * Place of `name` among the keys that the instances of a class share. A new name takes one of the class's
 * places (3.11+; measured: 30, of which every instance made takes one while more than one is left). -1: none left.
 */
export function sharedIndex(type: PyType, name: string): number {
  const known = type.sharedKeys.get(name);
  if (known !== undefined) return known;
  if (type.keyBudget <= 0) return -1;
  type.keyBudget--;
  const index = type.sharedKeys.size;
  type.sharedKeys.set(name, index);
  return index;
}

/** Moves the inline values into a dict of their own: from then on the instance is two objects. */
export function materialise(rt: Runtime, object: PyObject): void {
  const attrs = attributesOf(object);
  const inline = attrs.inline;
  if (inline === null) return;
  const edges = attrs.inlineEdges;
  attrs.inline = null;
  attrs.inlineEdges = [];
  const dict = newDict(rt, 'instance');
  const names = [...object.type.sharedKeys.keys()];
  for (const index of attrs.inlineOrder) {
    const value = inline[index];
    if (value == null) continue;
    dictSet(rt, dict, rt.intern(names[index]!), value, false);
    rt.rc.unlink(value, edges[index]!);
  }
  dict.sharedKeys = object.type.sharedKeys;
  attachDict(rt, object, dict);
}

/** Names of the instance's own attributes, in order. */
export function instanceNames(object: PyObject): string[] {
  const attrs = object.attrs;
  if (attrs === null) return [];
  if (attrs.inline !== null) {
    const { inline } = attrs;
    const names = [...object.type.sharedKeys.keys()];
    return attrs.inlineOrder.filter((index) => inline[index] != null).map((index) => names[index]!);
  }
  if (attrs.dict === null) return [];
  const names: string[] = [];
  for (const key of (attrs.dict as PyDict).keys) if (key instanceof PyStr) names.push(key.value);
  return names;
}
