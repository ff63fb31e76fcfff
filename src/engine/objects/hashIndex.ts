import type { PyObject } from '../object';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { PyDict, type PySet } from './dict';
import { NO_PLAIN_KEY, plainKey } from './keys';
import { PyHashSet, searchOrder } from './setTable';

const GONE = -1;

/**
 * Hash of each entry of a table, and the entries of each hash in the order in which a search meets them. A table gets one
 * when it meets the first key that has no plain value; from then on it holds all its entries, plain ones too.
 */
export class HashIndex {
  private readonly buckets = new Map<number, number[]>();
  private readonly hashes = new Map<number, number>();

  /** The hash with which the entry was added: CPython keeps it beside the key and never asks for it again. */
  hashOf(entry: number): number | undefined {
    return this.hashes.get(entry);
  }

  /** Entries with this hash; {@link GONE} where one was removed. */
  entriesOf(hash: number): readonly number[] | undefined {
    return this.buckets.get(hash);
  }

  /** The entry takes the place of the first one that was removed, if any: a search for it would stop there. */
  add(entry: number, hash: number): void {
    this.hashes.set(entry, hash);
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) {
      this.buckets.set(hash, [entry]);
      return;
    }
    const hole = bucket.indexOf(GONE);
    if (hole >= 0) bucket[hole] = entry;
    else bucket.push(entry);
  }

  remove(entry: number): void {
    const hash = this.hashes.get(entry)!;
    this.hashes.delete(entry);
    const bucket = this.buckets.get(hash)!;
    bucket[bucket.indexOf(entry)] = GONE;
    if (bucket.every((other) => other === GONE)) this.buckets.delete(hash);
  }
}

/** How a table finds a key: by a plain value, or by its hash and `__eq__`. */
export interface Probe {
  readonly plain: unknown;
  /** null: the plain value is enough. */
  readonly hash: number | null;
}

type Table = PyDict | PySet;

/** The key's place in `refs`, as the entry of a table. */
function keyAt(table: Table, entry: number): PyObject | null | undefined {
  return table instanceof PyDict ? table.keys[entry >> 1] : table.refs[entry];
}

/** Prepares a search for `key`, hashing it if need be. `known`: its hash, where another table has kept it. */
export function probeFor(rt: Runtime, table: Table, key: PyObject, known?: number): Probe {
  const plain = plainKey(rt, key);
  if (plain !== NO_PLAIN_KEY && table.hashed === null) return { plain, hash: null };
  const hash =
    known ?? hashAsKey(rt, key, table instanceof PyDict ? 'a dict key' : 'a set element');
  table.hashed ??= indexEntries(rt, table);
  return { plain, hash };
}

/** Hashes what the table holds already: keys with plain values, whose hashing runs no Python code. */
function indexEntries(rt: Runtime, table: Table): HashIndex {
  const index = new HashIndex();
  for (const entry of table.index.values()) index.add(entry, rt.hash(keyAt(table, entry)!));
  return index;
}

/** The hash of a key. 3.14 says in the error what the object was to be used as. */
function hashAsKey(rt: Runtime, key: PyObject, use: string): number {
  if (rt.v < 314) return rt.hash(key);
  try {
    return rt.hash(key);
  } catch (error) {
    const { TypeError } = rt.types;
    if (!(error instanceof PyRaise) || error.value.type !== TypeError) throw error;
    rt.eval.handling.swallow(error.value as never);
    return rt.typeError(
      `cannot use '${rt.ops.typeName(key)}' as ${use} (${rt.ops.str(error.value)})`,
    );
  }
}

/** The entry that holds an equal key, or -1. */
export function search(rt: Runtime, table: Table, key: PyObject, probe: Probe): number {
  if (probe.hash === null) return table.index.get(probe.plain) ?? -1;
  for (;;) {
    const found = searchOnce(rt, table, key, probe.plain, probe.hash);
    if (found !== null) return found;
  }
}

/** Entries with that hash in the order in which a search meets them. */
function candidates(rt: Runtime, table: Table, hash: number): readonly number[] {
  const entries = table.hashed?.entriesOf(hash) ?? [];
  if (entries.length < 2 || !(table instanceof PyHashSet) || !table.exact) return [...entries];
  return searchOrder(
    table,
    entries.find((entry) => entry !== GONE)!,
    rt.v,
  );
}

/** As {@link search}; null when an `__eq__` changed the table, so that the search begins anew. */
function searchOnce(
  rt: Runtime,
  table: Table,
  key: PyObject,
  plain: unknown,
  hash: number,
): number | null {
  const { hashed, version } = table;
  for (const entry of candidates(rt, table, hash)) {
    if (entry === GONE) continue;
    const other = keyAt(table, entry)!;
    if (other === key) return entry;
    const otherPlain = plainKey(rt, other);
    if (plain !== NO_PLAIN_KEY && otherPlain !== NO_PLAIN_KEY) {
      if (plain === otherPlain) return entry;
      continue;
    }
    const mark = rt.rc.mark;
    rt.rc.hold(other, 'key compared');
    const equal = rt.ops.isTrue(rt.ops.compare(other, key, 'Eq'));
    rt.rc.releaseTo(mark);
    if (table.hashed !== hashed || (table.version !== version && keyAt(table, entry) !== other))
      return null;
    if (equal) return entry;
  }
  return -1;
}

/** Enters the key that was searched for in vain. */
export function enter(table: Table, probe: Probe, entry: number): void {
  if (probe.plain !== NO_PLAIN_KEY) table.index.set(probe.plain, entry);
  if (probe.hash !== null) table.hashed!.add(entry, probe.hash);
}

/** The key of the entry leaves. */
export function leave(rt: Runtime, table: Table, key: PyObject, entry: number): void {
  const plain = plainKey(rt, key);
  if (plain !== NO_PLAIN_KEY) table.index.delete(plain);
  table.hashed?.remove(entry);
}

/** Forgets all entries; returns what gives the hash of each, for those that move to other places. */
export function forgetAll(table: Table): HashIndex | null {
  const { hashed } = table;
  table.index.clear();
  table.hashed = null;
  return hashed;
}

/** Enters the key of `from` (an entry before {@link forgetAll}) at its new place. */
export function reenter(
  rt: Runtime,
  table: Table,
  key: PyObject,
  entry: number,
  before: HashIndex | null,
  from: number,
): void {
  if (before !== null) table.hashed ??= new HashIndex();
  enter(table, { plain: plainKey(rt, key), hash: before?.hashOf(from) ?? null }, entry);
}
