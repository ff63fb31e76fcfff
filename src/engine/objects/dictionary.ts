import { EdgeKind, Origin } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict, type PySet } from './dict';
import { enter, forgetAll, leave, type Probe, probeFor, reenter, search } from './hashIndex';
import { PyStr } from './payload';
import type { PyType } from './type';

/** A new empty dict, held by C until the operation ends. */
export function newDict(rt: Runtime, role: PyDict['role'] = 'plain'): PyDict {
  const dict = new PyDict(rt.types.dict);
  dict.role = role;
  if (role === 'namespace') dict.origin = Origin.Internal;
  dict.refs = [];
  dict.edges = [];
  rt.place(dict, rt.rules.dictsAlwaysTracked);
  return dict;
}

/** Index of the key's pair in `refs` (of the member, in a set), or -1. `known`: its hash, where another table has kept it. */
export function findKey(rt: Runtime, table: PyDict | PySet, key: PyObject, known?: number): number {
  return search(rt, table, key, probeFor(rt, table, key, known));
}

/** Value of `key`, or null. */
export function dictGet(rt: Runtime, dict: PyDict, key: PyObject): PyObject | null {
  const index = findKey(rt, dict, key);
  return index < 0 ? null : dict.refs[index + 1]!;
}

/** Value of the string key, or null; no Python code runs. */
export function dictGetName(dict: PyDict, name: string): PyObject | null {
  const index = dict.index.get(name);
  return index === undefined ? null : dict.refs[index + 1]!;
}

/** Binds `key` to `value`. `known`: the key's hash, where another table has kept it. */
export function dictSet(
  rt: Runtime,
  dict: PyDict,
  key: PyObject,
  value: PyObject,
  loud = true,
  known?: number,
  track = true,
): void {
  const probe = probeFor(rt, dict, key, known);
  const index = search(rt, dict, key, probe);
  if (index < 0) dictInsert(rt, dict, key, value, probe, loud, track);
  else bindAt(rt, dict, index, key, value, loud, track);
}

/** Adds a pair whose key is not there yet. */
export function dictInsert(
  rt: Runtime,
  dict: PyDict,
  key: PyObject,
  value: PyObject,
  probe: Probe,
  loud = true,
  track = true,
): void {
  if (dict.shownFrom !== null && !isSharedKey(rt, dict.shownFrom.type, key)) {
    dict.shownFrom = null;
    dict.sharedKeys = null;
  }
  const index = dict.refs.length;
  dict.refs.push(null, null);
  dict.edges.push(0, 0);
  enter(dict, probe, index);
  dict.size++;
  dict.version++;
  rt.heap.charge(24);
  // MODEL: interned names are not counted as keys of a dict; CPython's shared key tables hold them once per class.
  const counted = !isInternedName(rt, key);
  dict.keys[index >> 1] = key;
  if (counted) {
    dict.refs[index] = key;
    dict.edges[index] = rt.rc.link(dict, key, EdgeKind.Key, keyLabel(rt, key));
  }
  bindAt(rt, dict, index, key, value, loud, track);
}

function bindAt(
  rt: Runtime,
  dict: PyDict,
  index: number,
  key: PyObject,
  value: PyObject,
  loud: boolean,
  track: boolean,
): void {
  const visible = loud && dict.role !== 'namespace';
  rt.rc.assign(
    dict,
    dict.refs,
    dict.edges,
    index + 1,
    value,
    EdgeKind.Value,
    keyLabel(rt, key),
    visible,
  );
  if (track) maybeTrack(rt, dict, key, value);
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

/** May a dict that shows the inline values of such an instance take the key and go on showing them? */
function isSharedKey(rt: Runtime, type: PyType, key: PyObject): boolean {
  return key instanceof PyStr && key.type === rt.types.str && sharedIndex(type, key.value) >= 0;
}

/** Does the dict count this key? Interned names are shared by all dicts. */
export function isInternedName(rt: Runtime, key: PyObject): boolean {
  return key instanceof PyStr && rt.isInterned(key);
}

/** `MAINTAIN_TRACKING`: a dict joins the collector's lists with its first trackable key or value (2.7–3.13). */
function maybeTrack(rt: Runtime, dict: PyDict, key: PyObject, value: PyObject): void {
  if (rt.heap.isTracked(dict)) return;
  if (rt.mayBeTracked(key) || rt.mayBeTracked(value)) rt.heap.track(dict);
}

/** Removes `key`; false when it is not there. */
export function dictDelete(rt: Runtime, dict: PyDict, key: PyObject): boolean {
  const index = findKey(rt, dict, key);
  if (index < 0) return false;
  removeAt(rt, dict, index);
  return true;
}

/** Removes the pair at `index`; the key goes first, as in CPython. */
export function removeAt(rt: Runtime, dict: PyDict, index: number, loud = true): void {
  const key = dict.keys[index >> 1]!;
  leave(rt, dict, key, index);
  dict.size--;
  dict.version++;
  rt.heap.charge(-24);
  const visible = loud && dict.role !== 'namespace';
  dict.keys[index >> 1] = null;
  const label = keyLabel(rt, key);
  if (dict.refs[index] !== null) {
    rt.rc.unlink(key, dict.edges[index]!);
    dict.refs[index] = null;
    dict.edges[index] = 0;
  }
  rt.rc.assign(dict, dict.refs, dict.edges, index + 1, null, EdgeKind.Value, label, visible);
  if (dict.size === 0) {
    dict.keys.length = 0;
    dict.refs.length = 0;
    dict.edges.length = 0;
  } else if (dict.refs.length > 64 && dict.size * 8 < dict.refs.length) compact(rt, dict);
}

/** Closes the holes that deleted pairs left. */
function compact(rt: Runtime, dict: PyDict): void {
  const refs: (PyObject | null)[] = [];
  const edges: number[] = [];
  const before = forgetAll(dict);
  const keys: PyObject[] = [];
  dict.keys.forEach((key, i) => {
    if (key === null) return;
    reenter(rt, dict, key, refs.length, before, 2 * i);
    keys.push(key);
    refs.push(dict.refs[2 * i]!, dict.refs[2 * i + 1]!);
    edges.push(dict.edges[2 * i]!, dict.edges[2 * i + 1]!);
  });
  dict.keys = keys;
  dict.refs = refs;
  dict.edges = edges;
}

/** The hash that the table keeps for the entry at `index` of `refs`; undefined where it needs none. */
export function keptHash(table: PyDict | PySet, index: number): number | undefined {
  return table.hashed?.hashOf(index);
}

/** Pairs in order, as they stand now. */
export function* dictPairs(dict: PyDict): Iterable<[PyObject, PyObject]> {
  for (let i = 0; i < dict.keys.length; i++) {
    const key = dict.keys[i];
    if (key != null) yield [key, dict.refs[2 * i + 1]!];
  }
}

/** What the drawing writes for a key. */
export function keyLabel(rt: Runtime, key: PyObject): string {
  return rt.heap.sink === null ? '' : rt.chipText(key);
}

/** The pairs of an instance's dict by their places in the class's shared keys; names that have none come last, in order. */
export function sharedPairs(dict: PyDict, keys: ReadonlyMap<string, number>): number[] {
  const place = (pair: number): number => {
    const key = dict.keys[pair];
    return (key instanceof PyStr ? keys.get(key.value) : undefined) ?? keys.size + pair;
  };
  return dict.keys.map((_, pair) => pair).sort((a, b) => place(a) - place(b));
}
