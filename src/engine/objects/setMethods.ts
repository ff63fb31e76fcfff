import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict, PySet } from './dict';
import { findKey } from './dictionary';
import { NO_PLAIN_KEY, plainKey } from './keys';
import { refuseKeywords, requireArguments } from './keywordArguments';
import { exactHash, mixedHash } from './exactHash';
import { probeFor, search } from './hashIndex';
import { newSetIterator } from './setIterators';
import {
  hashedMembers,
  newSet,
  setAdd,
  setClear,
  setDiscard,
  setKeep,
  setMembers,
  setPop,
  setRemoveAll,
  setUpdate,
} from './setOps';
import { PyHashSet } from './setTable';
import { adoptInstance } from './subclassing';
import type { BinarySlot, CompareName, Keywords, PyType, Slots } from './type';

/** Gives set and frozenset their slots and methods. */
export function installSet(rt: Runtime): void {
  const { set, frozenset } = rt.types;
  const shared: Slots = {
    repr,
    compare: (rt, self, other, op) => compare(rt, self as PySet, other, op),
    len: (_rt, self) => (self as PySet).size,
    contains,
    iter: (rt, self) => newSetIterator(rt, self as PySet),
    binary: {
      BitOr: operator(union),
      BitAnd: operator(intersection),
      Sub: operator(difference),
      BitXor: operator(symmetric),
    },
  };
  Object.assign(set.slots, shared, { hash: undefined });
  Object.assign(frozenset.slots, shared);
  set.slots.new = (rt, type) => adoptInstance(rt, newSet(rt, type));
  set.slots.init = initSet;
  set.slots.inplace = {
    BitOr: inPlace(updateWith),
    BitAnd: inPlace(keepCommon),
    Sub: inPlace(removeAll),
    BitXor: inPlace(toggleAll),
  };
  const empty = rt.shared(new PyHashSet(frozenset), frozenset.basicSize);
  frozenset.slots.new = (rt, type, args, keywords) => newFrozenset(rt, type, args, keywords, empty);
  frozenset.slots.hash = (rt, self) =>
    Number(
      mixedHash(
        rt,
        hashedMembers(self as PySet).map(([member, hash]) => hash ?? exactHash(rt, member)),
      ),
    );
  for (const type of [set, frozenset]) installSharedMethods(rt, type);
  installChanges(rt, set);
}

function initSet(rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null): void {
  if (rt.v < 307 && keywords !== null) rt.typeError('set() does not take keyword arguments');
  refuseKeywords(rt, 'set', keywords);
  requireArguments(rt, 'set', args.length, 0, 1);
  const set = self as PySet;
  const fresh = !set.type.isHeap && !set.announced;
  if (set.size > 0) setClear(rt, set);
  if (args.length > 0) setUpdate(rt, set, args[0]!, !fresh);
  if (fresh) rt.born(set);
}

/** `empty`: the one frozenset without members that versions before 3.10 hand out. */
function newFrozenset(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
  empty: PyObject,
): PyObject {
  if (!type.isHeap) refuseKeywords(rt, 'frozenset', keywords);
  requireArguments(rt, 'frozenset', args.length, 0, 1);
  const [iterable] = args;
  if (type === rt.types.frozenset && iterable?.type === type) return iterable;
  const set = newSet(rt, type);
  if (iterable !== undefined) setUpdate(rt, set, iterable, false);
  if (type.isHeap) return adoptInstance(rt, set);
  return set.size > 0 || rt.v >= 310 ? rt.born(set) : empty;
}

function repr(rt: Runtime, self: PyObject): string {
  const set = self as PySet;
  const name = set.type.name;
  if (set.size === 0) return rt.v < 300 ? `${name}([])` : `${name}()`;
  const braces = set.type === rt.types.set && rt.v >= 300;
  const text = rt.ops.guardRepr(set, () => {
    const members = setMembers(set)
      .map((item) => rt.ops.repr(rt.rc.hold(item, 'item')))
      .join(', ');
    if (rt.v < 300) return `[${members}]`;
    return `{${members}}`;
  });
  if (text === null) return `${name}(...)`;
  return braces ? text : `${name}(${text})`;
}

/** A set that is looked for in a set is looked for as the frozenset with its members. */
function contains(rt: Runtime, self: PyObject, item: PyObject): boolean {
  return findKey(rt, self as PySet, asKey(rt, item)) >= 0;
}

function asKey(rt: Runtime, item: PyObject): PyObject {
  if (!(item instanceof PySet) || item.type.slots.hash !== undefined) return item;
  const frozen = newSet(rt, rt.types.frozenset);
  for (const member of setMembers(item)) setAdd(rt, frozen, member, false);
  return frozen;
}

function isSubset(rt: Runtime, small: PySet, big: PySet): boolean {
  if (small.size > big.size) return false;
  return hashedMembers(small).every(([item, hash]) => findKey(rt, big, item, hash) >= 0);
}

function compare(rt: Runtime, self: PySet, other: PyObject, op: CompareName): PyObject | null {
  if (!(other instanceof PySet)) {
    if (rt.v < 207 && op !== 'Eq' && op !== 'NotEq')
      return rt.typeError('can only compare to a set');
    return null;
  }
  switch (op) {
    case 'Eq':
      return rt.bool(self.size === other.size && isSubset(rt, self, other));
    case 'NotEq':
      return rt.bool(!(self.size === other.size && isSubset(rt, self, other)));
    case 'LtE':
      return rt.bool(isSubset(rt, self, other));
    case 'Lt':
      return rt.bool(self.size < other.size && isSubset(rt, self, other));
    case 'GtE':
      return rt.bool(isSubset(rt, other, self));
    case 'Gt':
      return rt.bool(self.size > other.size && isSubset(rt, other, self));
  }
}

/** `iterable` as something that can be asked for membership quickly. */
function asSet(rt: Runtime, iterable: PyObject): PySet | PyDict {
  if (iterable instanceof PySet || (iterable instanceof PyDict && !iterable.type.isHeap))
    return iterable;
  const set = newSet(rt, rt.types.set);
  setUpdate(rt, set, iterable, false);
  return set;
}

/** An empty result of an operation on `like`: its kind of set, without the subclass. */
function resultFor(rt: Runtime, like: PySet): PySet {
  const base = like.type.isSubtype(rt.types.frozenset) ? rt.types.frozenset : rt.types.set;
  return newSet(rt, rt.v < 300 ? like.type : base);
}

function copyOf(rt: Runtime, set: PySet): PySet {
  const copy = resultFor(rt, set);
  setUpdate(rt, copy, set, false);
  return copy;
}

function union(rt: Runtime, set: PySet, other: PyObject): PySet {
  const result = copyOf(rt, set);
  setUpdate(rt, result, other, false);
  return result;
}

function intersection(rt: Runtime, set: PySet, other: PyObject): PySet {
  const result = resultFor(rt, set);
  if (other instanceof PySet) {
    const [small, big] = other.size > set.size ? [set, other] : [other, set];
    for (const [item, hash] of hashedMembers(small))
      if (findKey(rt, big, item, hash) >= 0) setAdd(rt, result, item, false, hash);
    return result;
  }
  rt.iteration.iterate(other, (item) => {
    const known = plainKey(rt, item) === NO_PLAIN_KEY ? rt.hash(item) : undefined;
    const probe = probeFor(rt, set, item, known);
    if (search(rt, set, item, probe) >= 0) setAdd(rt, result, item, false, probe.hash ?? undefined);
  });
  return result;
}

function difference(rt: Runtime, set: PySet, other: PyObject): PySet {
  const without = other instanceof PySet || other instanceof PyDict ? other : null;
  if (without === null || set.size >> 2 > without.size) {
    const result = copyOf(rt, set);
    setRemoveAll(rt, result, other, false);
    return result;
  }
  const result = resultFor(rt, set);
  for (const [item, hash] of hashedMembers(set))
    if (findKey(rt, without, item, hash) < 0) setAdd(rt, result, item, false, hash);
  return result;
}

function symmetric(rt: Runtime, set: PySet, other: PyObject): PySet {
  const result = resultFor(rt, set);
  setUpdate(rt, result, other, false);
  for (const [item, hash] of hashedMembers(set))
    if (!setDiscard(rt, result, item, false, hash)) setAdd(rt, result, item, false, hash);
  return result;
}

function updateWith(rt: Runtime, set: PySet, other: PyObject): void {
  setUpdate(rt, set, other);
}

function keepCommon(rt: Runtime, set: PySet, other: PyObject): void {
  setKeep(rt, set, intersection(rt, set, other).refs as PyObject[]);
}

function removeAll(rt: Runtime, set: PySet, other: PyObject): void {
  if (other === set) return setClear(rt, set);
  setRemoveAll(rt, set, other, true);
}

function toggleAll(rt: Runtime, set: PySet, other: PyObject): void {
  if (other === set) return setClear(rt, set);
  const members = other instanceof PySet ? other : (asSet(rt, other) as PySet);
  for (const [item, hash] of hashedMembers(members))
    if (!setDiscard(rt, set, item, true, hash)) setAdd(rt, set, item, true, hash);
}

/** An operator takes only sets on both sides; the method of the same name takes any iterable. */
function operator(body: (rt: Runtime, set: PySet, other: PyObject) => PySet): BinarySlot {
  return (rt, left, right) =>
    left instanceof PySet && right instanceof PySet ? rt.born(body(rt, left, right)) : null;
}

function inPlace(change: (rt: Runtime, set: PySet, other: PyObject) => void): BinarySlot {
  return (rt, left, right) => {
    if (!(right instanceof PySet)) return null;
    change(rt, left as PySet, right);
    return left;
  };
}

function installSharedMethods(rt: Runtime, type: PyType): void {
  const many = { min: 0, max: -1 };
  const folded =
    (body: (rt: Runtime, set: PySet, other: PyObject) => PySet) =>
    (rt: Runtime, args: PyObject[]): PyObject => {
      const [self, ...others] = args as [PySet, ...PyObject[]];
      let result = others.length === 0 ? copyOf(rt, self) : self;
      for (const other of others) result = body(rt, result, other);
      return rt.born(result);
    };
  defineMethod(rt, type, 'union', many, folded(union));
  defineMethod(rt, type, 'intersection', many, folded(intersection));
  defineMethod(rt, type, 'difference', many, folded(difference));
  defineMethod(rt, type, 'symmetric_difference', { min: 1 }, (rt, [self, other]) =>
    rt.born(symmetric(rt, self as PySet, asSet(rt, other!))),
  );
  defineMethod(rt, type, 'issubset', { min: 1 }, (rt, [self, other]) => {
    if (rt.v >= 312 && !(other instanceof PySet)) {
      const common = intersection(rt, self as PySet, other!);
      return rt.bool(common.size === (self as PySet).size);
    }
    const big = asSet(rt, other!);
    const members = hashedMembers(self as PySet);
    return rt.bool(members.every(([item, hash]) => findKey(rt, big, item, hash) >= 0));
  });
  defineMethod(rt, type, 'issuperset', { min: 1 }, (rt, [self, other]) => {
    let all = true;
    rt.iteration.iterate(other!, (item) => (all = findKey(rt, self as PySet, item) >= 0));
    return rt.bool(all);
  });
  defineMethod(rt, type, 'isdisjoint', { min: 1 }, (rt, [self, other]) => {
    let disjoint = true;
    rt.iteration.iterate(other!, (item) => (disjoint = findKey(rt, self as PySet, item) < 0));
    return rt.bool(disjoint);
  });
  defineMethod(rt, type, 'copy', {}, (rt, [self]) =>
    self!.type === rt.types.frozenset ? self! : rt.born(copyOf(rt, self as PySet)),
  );
}

function installChanges(rt: Runtime, set: PyType): void {
  const changing =
    (body: (rt: Runtime, set: PySet, other: PyObject) => void) =>
    (rt: Runtime, args: PyObject[]): PyObject => {
      const [self, ...others] = args as [PySet, ...PyObject[]];
      for (const other of others) body(rt, self, other);
      return rt.none;
    };
  const many = { min: 0, max: -1 };
  defineMethod(rt, set, 'update', many, changing(updateWith));
  defineMethod(rt, set, 'intersection_update', many, changing(keepCommon));
  defineMethod(rt, set, 'difference_update', many, changing(removeAll));
  defineMethod(rt, set, 'symmetric_difference_update', { min: 1 }, changing(toggleAll));
  defineMethod(rt, set, 'add', { min: 1 }, (rt, [self, item]) => {
    setAdd(rt, self as PySet, item!);
    return rt.none;
  });
  defineMethod(rt, set, 'discard', { min: 1 }, (rt, [self, item]) => {
    setDiscard(rt, self as PySet, asKey(rt, item!));
    return rt.none;
  });
  defineMethod(rt, set, 'remove', { min: 1 }, (rt, [self, item]) => {
    if (!setDiscard(rt, self as PySet, asKey(rt, item!))) throw rt.errors.keyError(item!);
    return rt.none;
  });
  defineMethod(rt, set, 'pop', {}, (rt, [self]) => {
    const set = self as PySet;
    if (set.size === 0) throw rt.errors.make(rt.types.KeyError!, 'pop from an empty set');
    return setPop(rt, set);
  });
  defineMethod(rt, set, 'clear', {}, (rt, [self]) => {
    setClear(rt, self as PySet);
    return rt.none;
  });
}
