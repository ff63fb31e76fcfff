import type { Integer } from './integers';
import { PySet } from './dict';

const EMPTY = -1;
/** A place whose member was removed: searches go past it. */
const DUMMY = -2;
const LINEAR_PROBES = 9;
const SMALLEST = 8;
const WORD = 64;

/**
 * A set with the hash table that decides the order of its iteration. As long as every member's hash is known
 * (numbers, and in 2.x text), places are taken exactly as `setobject.c` takes them.
 * MODEL: a set whose members are neither numbers nor (in 2.x) text iterates in the order of insertion, since their real
 * order is different in every process.
 */
export class PyHashSet extends PySet {
  /** Indices into `refs` by place of the hash table. */
  table: number[] = new Array<number>(SMALLEST).fill(EMPTY);
  /** Hash of each member, by index into `refs`. */
  hashes: Integer[] = [];
  /** Places taken, dummies included. */
  fill = 0;
  /** Where `pop` looks next. */
  finger = 0;
  /** Are the places of the table those that CPython would take? */
  exact = true;
}

/** The member at `index` of `refs` enters the table. `hash` null: it is not known. */
export function enterTable(
  set: PyHashSet,
  index: number,
  hash: Integer | null,
  version: number,
): void {
  if (!set.exact) return;
  if (hash === null) {
    set.exact = false;
    set.table = [];
    set.hashes = [];
    return;
  }
  set.hashes[index] = hash;
  const fresh = place(set, index, hash, version);
  if ((fresh || version < 300) && isCrowded(set, 0, version)) {
    resizeTable(set, set.size > 50000 ? set.size * 2 : set.size * 4, version);
  }
}

/** Would the table be too full with so many more members? */
function isCrowded(set: PyHashSet, more: number, version: number): boolean {
  const places = set.table.length;
  const taken = set.fill + more;
  if (version >= 307) return taken * 5 >= (places - 1) * 3;
  return taken * 3 >= (version >= 300 ? places - 1 : places) * 2;
}

/** Makes room before many members come at once (`set_merge`). */
export function reserveTable(set: PyHashSet, more: number, version: number): void {
  if (set.exact && isCrowded(set, more, version)) resizeTable(set, (set.size + more) * 2, version);
}

/** Would CPython copy the table of `other` as it is? Both must be as big, ours empty, theirs without dummies. */
export function canCopyTable(set: PyHashSet, other: PyHashSet, version: number): boolean {
  if (version < 300 || !set.exact || !other.exact || set.fill !== 0) return false;
  return set.table.length === other.table.length && other.fill === other.size;
}

/** Takes over the places of `other`, whose members have just been added in the order of its iteration. */
export function adoptTable(set: PyHashSet, other: PyHashSet): void {
  const indices = new Map<number, number>();
  let next = 0;
  set.table = other.table.map((index) => {
    if (index < 0) return EMPTY;
    indices.set(index, next);
    return next++;
  });
  set.hashes = [];
  for (const [from, to] of indices) set.hashes[to] = other.hashes[from]!;
  set.fill = next;
}

/** The member at `index` leaves. */
export function leaveTable(set: PyHashSet, index: number, version: number): void {
  if (set.exact) set.table[find(set, index, version)] = DUMMY;
}

/** After many removals: a table with many dummies is built anew. */
export function sweepTable(set: PyHashSet, version: number): void {
  if (!set.exact) return;
  const dummies = set.fill - set.size;
  const mask = set.table.length - 1;
  if (version >= 300 ? dummies <= mask >> 2 : dummies * 5 < mask) return;
  resizeTable(set, set.size > 50000 ? set.size * 2 : set.size * 4, version);
}

/** The members enter a new table in this order. */
export function layOut(set: PyHashSet, indices: readonly number[], version: number): void {
  if (!set.exact) return;
  const { hashes, size } = set;
  emptyTable(set);
  set.hashes = hashes;
  set.size = 0;
  for (const index of indices) {
    set.size++;
    enterTable(set, index, hashes[index]!, version);
  }
  set.size = size;
}

/** Every member is gone. */
export function emptyTable(set: PyHashSet): void {
  set.table = new Array<number>(SMALLEST).fill(EMPTY);
  set.hashes = [];
  set.fill = 0;
  set.finger = 0;
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
export function popIndex(set: PyHashSet, version: number): number {
  const places = set.exact ? set.table.length : set.refs.length;
  const taken = (at: number): boolean => (set.exact ? set.table[at]! >= 0 : set.refs[at] != null);
  // 2.x keeps the finger where place 0 has its hash, so it looks there first.
  const first = version < 300 ? 1 : 0;
  let at = set.finger >= first && set.finger < places ? set.finger : first;
  if (version >= 300) at = set.finger % places;
  else if (taken(0)) at = 0;
  while (!taken(at)) at = at + 1 < places ? at + 1 : first;
  set.finger = at + 1;
  return set.exact ? set.table[at]! : at;
}

function resizeTable(set: PyHashSet, used: number, version: number): void {
  let size = SMALLEST;
  while (size <= used) size *= 2;
  const old = set.table;
  set.table = new Array<number>(size).fill(EMPTY);
  set.fill = 0;
  if (version < 300) set.finger = 0;
  for (const index of old) if (index >= 0) place(set, index, set.hashes[index]!, version);
}

/** Puts the member into the table; false when it took the place of a dummy. */
function place(set: PyHashSet, index: number, hash: Integer, version: number): boolean {
  const { table } = set;
  let dummy = -1;
  let chosen = -1;
  probe(table.length - 1, hash, version >= 300, (at) => {
    if (table[at] === DUMMY) {
      // The first dummy on the way is used again up to 3.6, later the last one, in 3.9 none.
      if (version < 307 ? dummy < 0 : version !== 309) dummy = at;
      return false;
    }
    if (table[at] !== EMPTY) return false;
    chosen = dummy < 0 ? at : dummy;
    return true;
  });
  if (dummy < 0) set.fill++;
  table[chosen] = index;
  if (chosen === 0 && version < 300) set.finger = Number(hash);
  return dummy < 0;
}

/** The place of the member at `index`. */
function find(set: PyHashSet, index: number, version: number): number {
  let found = -1;
  probe(set.table.length - 1, set.hashes[index]!, version >= 300, (at) => {
    if (set.table[at] === index) found = at;
    return found >= 0;
  });
  return found;
}

/** Members with the same hash as the one at `index`, in the order in which a search meets them. */
export function searchOrder(set: PyHashSet, index: number, version: number): number[] {
  const hash = set.hashes[index]!;
  const found: number[] = [];
  probe(set.table.length - 1, hash, version >= 300, (at) => {
    const member = set.table[at]!;
    if (member >= 0 && set.hashes[member] === hash) found.push(member);
    return member === EMPTY;
  });
  return found;
}

/** Visits the places at which this hash may stand, until `visit` returns true. `linear`: as 3.x searches. */
function probe(mask: number, hash: Integer, linear: boolean, visit: (at: number) => boolean): void {
  const places = mask + 1;
  let rest = typeof hash === 'number' && hash >= 0 ? hash : null;
  // Hashes are words of 64 bits; only the first few steps see more of them than a number can hold.
  let word = rest === null ? BigInt.asUintN(WORD, BigInt(hash)) : 0n;
  const shifted = (): number => {
    if (rest !== null) return (rest = Math.floor(rest / 32));
    word >>= 5n;
    return Number(word & 0xffffffffn);
  };
  const start = rest ?? Number(word & 0xffffffffn);
  let at = start % places;
  let perturb = start % places;
  for (;;) {
    if (visit(at)) return;
    if (linear) {
      if (at + LINEAR_PROBES <= mask) {
        for (let n = 1; n <= LINEAR_PROBES; n++) if (visit(at + n)) return;
      }
      perturb = shifted();
      at = (at * 5 + 1 + perturb) % places;
    } else {
      at = (at * 5 + 1 + perturb) % places;
      perturb = shifted();
    }
  }
}
