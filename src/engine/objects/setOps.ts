import { EdgeKind } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict, PySet } from './dict';
import { findKey, keptHash } from './dictionary';
import { pairOrder } from './dictOps';
import { fixedHash } from './exactHash';
import { enter, forgetAll, leave, type Probe, probeFor, reenter, search } from './hashIndex';
import type { Integer } from './integers';
import { NO_PLAIN_KEY } from './keys';
import { dropItems } from './listOps';
import {
  adoptTable,
  canCopyTable,
  emptyTable,
  enterTable,
  layOut,
  leaveTable,
  popIndex,
  PyHashSet,
  renumberTable,
  reserveTable,
  setOrder,
  sweepTable,
} from './setTable';
import type { PyType } from './type';

const SMALL_HASH = 2 ** 24;

/** A new empty set or frozenset, held by C until the operation ends. */
export function newSet(rt: Runtime, type: PyType): PySet {
  const set = new PyHashSet(type);
  set.refs = [];
  set.edges = [];
  return rt.place(set);
}

/** Adds `item`; false when it is there already. `known`: its hash, where another table has kept it. */
export function setAdd(
  rt: Runtime,
  set: PySet,
  item: PyObject,
  loud = true,
  known?: number,
): boolean {
  const probe = probeFor(rt, set, item, known);
  if (search(rt, set, item, probe) >= 0) return false;
  insert(rt, set, item, probe, loud);
  return true;
}

/** Puts in what is not there yet. */
function insert(rt: Runtime, set: PySet, item: PyObject, probe: Probe, loud: boolean): void {
  const index = set.refs.length;
  enter(set, probe, index);
  set.size++;
  set.version++;
  enterTable(set as PyHashSet, index, fixedHash(rt, item) ?? ownHash(probe), rt.v);
  rt.heap.charge(set.type.itemSize);
  rt.heap.spend(1);
  rt.rc.assign(set, set.refs, set.edges, index, item, EdgeKind.Item, '', loud);
}

/** A class's `__hash__` that gives small numbers made them itself: no address and no random hash of a text is so small. */
function ownHash(probe: Probe): Integer | null {
  if (probe.plain !== NO_PLAIN_KEY || probe.hash === null) return null;
  return Math.abs(probe.hash) < SMALL_HASH ? probe.hash : null;
}

/** Removes `item`; false when it is not there. `known`: its hash, where another table has kept it. */
export function setDiscard(
  rt: Runtime,
  set: PySet,
  item: PyObject,
  loud = true,
  known?: number,
): boolean {
  const index = findKey(rt, set, item, known);
  if (index < 0) return false;
  setRemoveAt(rt, set, index, loud);
  return true;
}

function setRemoveAt(rt: Runtime, set: PySet, index: number, loud = true, mayMove = true): void {
  leave(rt, set, set.refs[index]!, index);
  leaveTable(set as PyHashSet, index, rt.v);
  set.size--;
  set.version++;
  rt.heap.charge(-set.type.itemSize);
  rt.rc.assign(set, set.refs, set.edges, index, null, EdgeKind.Item, '', loud);
  if (mayMove && set.refs.length > 64 && set.size * 8 < set.refs.length)
    compact(rt, set as PyHashSet);
}

/** Closes the holes that removed members left. */
function compact(rt: Runtime, set: PyHashSet): void {
  const { refs, edges } = set;
  const moved = new Map<number, number>();
  const before = forgetAll(set);
  set.refs = [];
  set.edges = [];
  refs.forEach((member, from) => {
    if (member === null) return;
    const to = set.refs.length;
    reenter(rt, set, member, to, before, from);
    moved.set(from, to);
    set.refs.push(member);
    set.edges.push(edges[from]!);
  });
  renumberTable(set, moved);
}

/** Takes some member out and returns it, held by C; the set is not empty. */
export function setPop(rt: Runtime, set: PySet): PyObject {
  const index = popIndex(set as PyHashSet, rt.v);
  const item = rt.rc.hold(set.refs[index]!, 'item');
  setRemoveAt(rt, set, index);
  return item;
}

/** Removes everything. */
export function setClear(rt: Runtime, set: PySet): void {
  const { refs, edges } = set;
  const order = setOrder(set);
  const members = order.map((index) => refs[index]!);
  set.refs = [];
  set.edges = [];
  forgetAll(set);
  set.size = 0;
  set.version++;
  emptyTable(set as PyHashSet);
  rt.heap.charge(-members.length * set.type.itemSize);
  dropItems(
    rt,
    members,
    order.map((index) => edges[index]!),
    false,
  );
}

/** Removes what `iterable` yields, as far as it is there. */
export function setRemoveAll(rt: Runtime, set: PySet, iterable: PyObject, loud: boolean): void {
  if (iterable instanceof PySet) {
    for (const [item, hash] of hashedMembers(iterable)) setDiscard(rt, set, item, loud, hash);
  } else rt.iteration.iterate(iterable, (item) => void setDiscard(rt, set, item, loud));
  sweepTable(set as PyHashSet, rt.v);
}

/** Keeps only these of the members, and lays them out as the new set of which CPython takes the table. */
export function setKeep(rt: Runtime, set: PySet, members: readonly PyObject[]): void {
  const places = new Map(set.refs.map((member, index) => [member, index]));
  const kept = new Set(members.map((item) => places.get(item) ?? findKey(rt, set, item)));
  for (const index of setOrder(set)) if (!kept.has(index)) setRemoveAt(rt, set, index, true, false);
  layOut(set as PyHashSet, [...kept], rt.v);
}

/** Members in the order of iteration, as they stand now. */
export function setMembers(set: PySet): PyObject[] {
  return setOrder(set).map((index) => set.refs[index]!);
}

/** Members in the order of iteration, each with the hash that the set keeps for it. */
export function hashedMembers(set: PySet): [PyObject, number | undefined][] {
  return setOrder(set).map((index) => [set.refs[index]!, keptHash(set, index)]);
}

/** Adds everything that `iterable` yields. */
export function setUpdate(rt: Runtime, set: PySet, iterable: PyObject, loud = true): void {
  const target = set as PyHashSet;
  if (iterable instanceof PySet) {
    if (iterable === set) return;
    reserveTable(target, iterable.size, rt.v);
    const other = iterable as PyHashSet;
    const same = canCopyTable(target, other, rt.v);
    const clean = target.fill === 0 && target.size === 0 && rt.v >= 300;
    for (const [item, hash] of hashedMembers(other)) {
      // Nothing equal can be in an empty set: 3.x puts them in without looking.
      if (clean) insert(rt, set, item, probeFor(rt, set, item, hash), loud);
      else setAdd(rt, set, item, loud, hash);
    }
    if (same) adoptTable(target, other);
    return;
  }
  if (iterable instanceof PyDict && !iterable.type.isHeap) {
    reserveTable(target, iterable.size, rt.v);
    for (const i of pairOrder(rt, iterable))
      setAdd(rt, set, iterable.keys[i]!, loud, keptHash(iterable, 2 * i));
    return;
  }
  rt.iteration.iterate(iterable, (item) => void setAdd(rt, set, item, loud));
}
