import type { Integer } from './integers';
import { PySet } from './dict';

const EMPTY = -1;
/** A place whose member was removed: searches go past it. */
const DUMMY = -2;
const LINEAR_PROBES = 9;
const WORD = 64;

/**
 * A set with the hash table that decides the order of its iteration. As long as every member's hash is known
 * (numbers, and in 2.x text), places are taken exactly as `setobject.c` takes them. MODEL: a set with other members
 * iterates in the order of insertion, since their real order is different in every process.
 */
export class PyHashSet extends PySet {
  /** Indices into `refs` by place of the hash table. */
  table: number[] = new Array<number>(8).fill(EMPTY);
  /** Hash of each member, by index into `refs`. */
  hashes: Integer[] = [];
  /** Places taken, dummies included. */
  fill = 0;
  /** Where `pop` looks next. */
  finger = 0;
  /** Are the places of the table those that CPython would take? */
  exact = true;
  /** Hash of a frozenset, once asked for. */
  hash: number | null = null;
}

/** The member at `index` of `refs` enters the table. `hash` null: it is not known. */
export function enterTable(set: PyHashSet, index: number, hash: Integer | null, version: number): void {
  if (!set.exact) return;
  if (hash === null) {
    set.exact = false;
    set.table = [];
    set.hashes = [];
    return;
  }
  set.hashes[index] = hash;
  place(set, index, hash, version);
  set.fill++;
  const mask = set.table.length - 1;
  const crowded = version >= 307 ? set.fill * 5 >= mask * 3 : version >= 300 ? set.fill * 3 >= mask * 2 : set.fill * 3 >= (mask + 1) * 2;
  if (crowded) resizeTable(set, set.size > 50000 ? set.size * 2 : set.size * 4, version);
}

/** Makes room before many members come at once (`set_merge`). */
export function reserveTable(set: PyHashSet, more: number, version: number): void {
  if (!set.exact) return;
  const mask = set.table.length - 1;
  const total = set.fill + more;
  const crowded = version >= 307 ? total * 5 >= mask * 3 : version >= 300 ? total * 3 >= mask * 2 : total * 3 >= (mask + 1) * 2;
  if (crowded) resizeTable(set, (set.size + more) * 2, version);
}

/** The member at `index` leaves. */
export function leaveTable(set: PyHashSet, index: number): void {
  if (!set.exact) return;
  const at = find(set, index);
  set.table[at] = DUMMY;
}

/** Every member is gone. */
export function emptyTable(set: PyHashSet): void {
  set.table = new Array<number>(8).fill(EMPTY);
  set.hashes = [];
  set.fill = 0;
  set.exact = true;
}

/** Members were moved in `refs`: `moved` gives the new index of each old one. */
export function renumberTable(set: PyHashSet, moved: ReadonlyMap<number, number>): void {
  if (!set.exact) return;
  const hashes: Integer[] = [];
  for (const [from, to] of moved) hashes[to] = set.hashes[from]!;
  set.hashes = hashes;
  set.table = set.table.map((index) => (index < 0 ? index : moved.get(index)!));
}

/** Indices into `refs` in the order of iteration. */
export function setOrder(set: PySet): number[] {
  if (set instanceof PyHashSet && set.exact) return set.table.filter((index) => index >= 0);
  const order: number[] = [];
  set.refs.forEach((member, index) => {
    if (member !== null) order.push(index);
  });
  return order;
}

/** Index of the member that `pop` takes; the set is not empty. */
export function popIndex(set: PyHashSet): number {
  const places = set.exact ? set.table : set.refs;
  const taken = (at: number): boolean => (set.exact ? set.table[at]! >= 0 : set.refs[at] != null);
  let at = set.finger % places.length;
  while (!taken(at)) at = (at + 1) % places.length;
  set.finger = at + 1;
  return set.exact ? set.table[at]! : at;
}

function resizeTable(set: PyHashSet, used: number, version: number): void {
  let size = 8;
  while (size <= used) size *= 2;
  const old = set.table;
  set.table = new Array<number>(size).fill(EMPTY);
  set.fill = 0;
  for (const index of old) {
    if (index < 0) continue;
    place(set, index, set.hashes[index]!, version);
    set.fill++;
  }
}

function place(set: PyHashSet, index: number, hash: Integer, version: number): void {
  for (const at of probes(set.table.length - 1, hash, version >= 300)) {
    if (set.table[at] !== EMPTY) continue;
    set.table[at] = index;
    return;
  }
}

function find(set: PyHashSet, index: number): number {
  const mask = set.table.length - 1;
  const first = Number(BigInt.asUintN(WORD, BigInt(set.hashes[index]!)) & BigInt(mask));
  return set.table[first] === index ? first : set.table.indexOf(index);
}

/** Places that a search for this hash visits. */
function* probes(mask: number, hash: Integer, linear: boolean): Generator<number> {
  const word = BigInt.asUintN(WORD, BigInt(hash));
  const wide = BigInt(mask);
  let perturb = word;
  let at = Number(word & wide);
  if (!linear) {
    yield at;
    let step = word & wide;
    for (;;) {
      step = BigInt.asUintN(WORD, step * 5n + perturb + 1n);
      perturb >>= 5n;
      yield Number(step & wide);
    }
  }
  for (;;) {
    yield at;
    if (at + LINEAR_PROBES <= mask) for (let n = 1; n <= LINEAR_PROBES; n++) yield at + n;
    perturb >>= 5n;
    at = Number((BigInt(at) * 5n + 1n + perturb) & wide);
  }
}
