import { EdgeKind } from '../../heap/kinds';
import { Attributes, type PyObject } from '../object';
import type { Runtime } from '../runtime';
import { dictDelete, dictGet, dictSet, newDict, sharedIndex } from './dictionary';
import type { PyDict } from './dict';
import { PyStr } from './payload';

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
      const { inline, inlineEdges } = attrs;
      const kind = EdgeKind.Attribute;
      rt.rc.assign(object, inline, inlineEdges, index, value, kind, name, true);
      return;
    }
    materialise(rt, object);
    // A key for which the shared table has no room makes the dict one with a table of its own.
    if (attrs.dict !== null) (attrs.dict as PyDict).sharedKeys = null;
  }
  const dict = instanceDict(rt, object);
  // Stored among the inline values, behind the back of a dict that shows them: it is not tracked for it.
  const track = dict.shownFrom === null || sharedIndex(object.type, name) < 0;
  dictSet(rt, dict, rt.intern(name), value, true, undefined, track);
}

/** Removes an instance attribute; false when there is none. */
export function instanceDelete(rt: Runtime, object: PyObject, name: string): boolean {
  const attrs = object.attrs;
  if (attrs === null) return false;
  if (attrs.inline !== null) {
    const index = object.type.sharedKeys.get(name);
    if (index === undefined || attrs.inline[index] == null) return false;
    attrs.inlineOrder.splice(attrs.inlineOrder.indexOf(index), 1);
    const { inline, inlineEdges } = attrs;
    rt.rc.assign(object, inline, inlineEdges, index, null, EdgeKind.Attribute, name, true);
    return true;
  }
  return attrs.dict !== null && dictDelete(rt, attrs.dict as PyDict, rt.intern(name));
}

/** The object's `__dict__`, made when it is first asked for. */
export function instanceDict(rt: Runtime, object: PyObject): PyDict {
  const attrs = attributesOf(object);
  if (attrs.dict !== null) return attrs.dict as PyDict;
  if (attrs.inline !== null) materialise(rt, object);
  else attachDict(rt, object, newDict(rt, 'instance'));
  const dict = attrs.dict as unknown as PyDict;
  if (rt.v >= 313 && object.type.inlineAttributes) {
    dict.shownFrom = object;
    dict.sharedKeys = object.type.sharedKeys;
  }
  return dict;
}

/** The object lets go of its `__dict__`, which keeps the values from now on, tracked or not as it was. */
export function takeDict(attrs: Attributes): { dict: PyObject; edge: number } | null {
  const { dict, dictEdge } = attrs;
  if (dict === null) return null;
  (dict as PyDict).shownFrom = null;
  attrs.dict = null;
  attrs.dictEdge = 0;
  return { dict, edge: dictEdge };
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
  (attrs.dict as PyDict).shownFrom = null;
  const refs = [attrs.dict];
  const edges = [attrs.dictEdge];
  rt.rc.assign(object, refs, edges, 0, dict, EdgeKind.Slot, '__dict__', true);
  attrs.dict = refs[0]!;
  attrs.dictEdge = edges[0]!;
}

/**
 * Moves the inline values into a dict of their own: from then on the instance is two objects. MODEL: in 3.13 and 3.14
 * the values of an instance's attributes stay in the instance when its `__dict__` is asked for, and the dict only shows
 * them; here the dict is drawn as their holder, while the collector finds them from the instance as there.
 */
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
    const value = inline[index]!;
    dictSet(rt, dict, rt.intern(names[index]!), value, false);
    rt.rc.unlink(value, edges[index]!);
  }
  attrs.inlineOrder = [];
  dict.sharedKeys = object.type.sharedKeys;
  attachDict(rt, object, dict);
}

/** Names of the instance's own attributes, in order. */
export function instanceNames(object: PyObject): string[] {
  const attrs = object.attrs;
  if (attrs === null) return [];
  if (attrs.inline !== null) {
    const names = [...object.type.sharedKeys.keys()];
    return attrs.inlineOrder.map((index) => names[index]!);
  }
  if (attrs.dict === null) return [];
  const names: string[] = [];
  for (const key of (attrs.dict as PyDict).keys) if (key instanceof PyStr) names.push(key.value);
  return names;
}
