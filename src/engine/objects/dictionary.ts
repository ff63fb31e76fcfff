import { EdgeKind, Origin } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict, type PySet } from './dict';
import { NO_PLAIN_KEY, plainKey } from './keys';
import { PyStr } from './payload';

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

/** Index of the key's pair in `refs`, or -1. */
export function findKey(rt: Runtime, table: PyDict | PySet, key: PyObject): number {
  const plain = plainKey(rt, key);
  if (plain !== NO_PLAIN_KEY) {
    const index = table.index.get(plain);
    if (index !== undefined) return index;
    if (table.hashed === null) return -1;
  }
  if (table.hashed === null && plain === NO_PLAIN_KEY && table.size === 0) {
    rt.hash(key);
    return -1;
  }
  return findHashed(rt, table, key);
}

/** Slow path: keys that are compared by calling `__eq__`. */
function findHashed(rt: Runtime, table: PyDict | PySet, key: PyObject): number {
  const hash = rt.hash(key);
  const candidates = table.hashed?.get(hash);
  if (candidates !== undefined) {
    for (const index of candidates) {
      const other = keyAt(table, index);
      if (other != null && (other === key || rt.equal(other, key))) return index;
    }
  }
  return -1;
}

function keyAt(table: PyDict | PySet, index: number): PyObject | null {
  return table instanceof PyDict ? table.keys[index >> 1]! : table.refs[index]!;
}

/** Registers the key at `index`. */
export function enterKey(rt: Runtime, table: PyDict | PySet, key: PyObject, index: number): void {
  const plain = plainKey(rt, key);
  if (plain !== NO_PLAIN_KEY) {
    table.index.set(plain, index);
    return;
  }
  const hash = rt.hash(key);
  table.hashed ??= new Map();
  const bucket = table.hashed.get(hash);
  if (bucket === undefined) table.hashed.set(hash, [index]);
  else bucket.push(index);
}

export function leaveKey(rt: Runtime, table: PyDict | PySet, key: PyObject, index: number): void {
  const plain = plainKey(rt, key);
  if (plain !== NO_PLAIN_KEY) {
    table.index.delete(plain);
    return;
  }
  for (const [hash, bucket] of table.hashed ?? []) {
    const at = bucket.indexOf(index);
    if (at < 0) continue;
    bucket.splice(at, 1);
    if (bucket.length === 0) table.hashed!.delete(hash);
    return;
  }
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

/** Binds `key` to `value`. */
export function dictSet(
  rt: Runtime,
  dict: PyDict,
  key: PyObject,
  value: PyObject,
  loud = true,
): void {
  let index = findKey(rt, dict, key);
  if (index < 0) {
    index = dict.refs.length;
    dict.refs.push(null, null);
    dict.edges.push(0, 0);
    enterKey(rt, dict, key, index);
    dict.size++;
    dict.version++;
    rt.heap.charge(24);
    // MODEL: interned names are not counted as keys; CPython's shared key tables hold them once per class.
    const counted = !isInternedName(rt, key);
    dict.keys[index >> 1] = key;
    if (counted) {
      dict.refs[index] = key;
      dict.edges[index] = rt.rc.link(dict, key, EdgeKind.Key, keyLabel(rt, key));
    }
  }
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
  maybeTrack(rt, dict, key, value);
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
  leaveKey(rt, dict, key, index);
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
  dict.index.clear();
  dict.hashed = null;
  const keys: PyObject[] = [];
  dict.keys.forEach((key, i) => {
    if (key === null) return;
    enterKey(rt, dict, key, refs.length);
    keys.push(key);
    refs.push(dict.refs[2 * i]!, dict.refs[2 * i + 1]!);
    edges.push(dict.edges[2 * i]!, dict.edges[2 * i + 1]!);
  });
  dict.keys = keys;
  dict.refs = refs;
  dict.edges = edges;
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
