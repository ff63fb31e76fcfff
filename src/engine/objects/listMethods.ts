import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import {
  defineParsed,
  keywordArguments,
  refuseKeywords,
  requireArguments,
  requireParsed,
} from './keywordArguments';
import {
  lengthOrNone,
  listAppend,
  listClear,
  listDelete,
  listDeleteSteps,
  listExtend,
  listFill,
  listInsert,
  listRepeat,
  listReplace,
  listReplaceSteps,
  listSet,
  listSlice,
  listTake,
  takeItems,
  relinkItems,
} from './listOps';
import { setPlaces } from './listGrowth';
import { sizeArgument } from './numeric';
import { PyList, PySlice } from './payload';
import {
  compareItems,
  containsItem,
  findItem,
  indexWithin,
  repeatedItems,
  repeatSlot,
  reprItems,
  requireIndex,
} from './sequenceOps';
import { sliceIndices } from './sliceIndices';
import { lessByFunction, lessByKey, sortEntries } from './sorting';
import type { Keywords, PyType, Slots } from './type';

/** Gives list its slots and methods. */
export function installList(rt: Runtime): void {
  const { list } = rt.types;
  const slots: Slots = {
    repr: (rt, self) => reprItems(rt, self, '[', ']'),
    compare: (rt, self, other, op) =>
      other instanceof PyList ? compareItems(rt, self, other, op, true) : null,
    len: (_rt, self) => self.refs.length,
    getitem: (rt, self, key) => getItem(rt, self as PyList, key),
    setitem: (rt, self, key, value) => setItem(rt, self as PyList, key, value),
    delitem: (rt, self, key) => deleteItem(rt, self as PyList, key),
    contains: containsItem,
    iter: (rt, self) => rt.iteration.makeIterator(self, rt.types.listIterator!, 'list'),
    binary: { Add: concatenate, Mult: repeatSlot((object) => object instanceof PyList, repeat) },
    inplace: { Add: extendInPlace, Mult: repeatInPlace },
    new: (rt, type) => newEmptyList(rt, type),
    init: initList,
  };
  Object.assign(list.slots, slots, { hash: undefined });
  installListMethods(rt, list);
}

function newEmptyList(rt: Runtime, type: PyType): PyList {
  const list = new PyList(type);
  list.refs = [];
  list.edges = [];
  rt.placeNew(list);
  return list;
}

function initList(rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null): void {
  if (rt.v >= 307 || keywords === null) refuseKeywords(rt, 'list', keywords);
  if (rt.v < 307) requireParsed(rt, 'list', args.length, 0, 1);
  else requireArguments(rt, 'list', args.length, 0, 1);
  const list = self as PyList;
  const fresh = !list.type.isHeap && !list.announced;
  if (list.refs.length > 0) listClear(rt, list);
  const [iterable] = args;
  if (iterable !== undefined) {
    // 3.8 and 3.9 allocate exactly as much as an iterable says that it needs.
    const exactly = (rt.v === 308 || rt.v === 309) && iterable.type.slots.len !== undefined;
    const length = exactly ? lengthOrNone(rt, iterable) : null;
    if (length !== null) setPlaces(rt, list, length);
    listFill(rt, list, iterable, fresh);
  }
  if (fresh) rt.born(list);
}

function outOfRange(rt: Runtime, doing: string): never {
  return rt.raise(rt.types.IndexError!, `${doing} index out of range`);
}

function getItem(rt: Runtime, list: PyList, key: PyObject): PyObject {
  if (key instanceof PySlice) return listSlice(rt, list, sliceIndices(rt, key, list.refs.length));
  requireIndex(rt, 'list', key);
  const index = indexWithin(rt, key, list.refs.length);
  return index < 0 ? outOfRange(rt, 'list') : list.items[index]!;
}

function setItem(rt: Runtime, list: PyList, key: PyObject, value: PyObject): void {
  if (key instanceof PySlice) return setSlice(rt, list, key, value);
  requireIndex(rt, 'list', key);
  const index = indexWithin(rt, key, list.refs.length);
  if (index < 0) outOfRange(rt, 'list assignment');
  listSet(rt, list, index, value);
}

function setSlice(rt: Runtime, list: PyList, slice: PySlice, value: PyObject): void {
  const before = sliceIndices(rt, slice, list.refs.length);
  const iterable = value.type.slots.iter !== undefined || value.type.slots.getitem !== undefined;
  if (!iterable) {
    const extended = before.step !== 1 || rt.v >= 313;
    rt.typeError(
      extended ? 'must assign iterable to extended slice' : 'can only assign an iterable',
    );
  }
  const items = takeItems(rt, value, true);
  // Taking the items may have run code that changed the list.
  const bounds = sliceIndices(rt, slice, list.refs.length);
  if (bounds.step === 1) return listReplace(rt, list, bounds.start, bounds.count, items);
  if (items.length !== bounds.count) {
    rt.valueError(
      `attempt to assign sequence of size ${items.length} to extended slice of size ${bounds.count}`,
    );
  }
  listReplaceSteps(rt, list, bounds, items);
}

function deleteItem(rt: Runtime, list: PyList, key: PyObject): void {
  if (key instanceof PySlice) {
    const bounds = sliceIndices(rt, key, list.refs.length);
    if (bounds.step === 1) listReplace(rt, list, bounds.start, bounds.count, []);
    else listDeleteSteps(rt, list, bounds);
    return;
  }
  requireIndex(rt, 'list', key);
  const index = indexWithin(rt, key, list.refs.length);
  if (index < 0) outOfRange(rt, 'list assignment');
  listDelete(rt, list, index);
}

function concatenate(rt: Runtime, left: PyObject, right: PyObject): PyObject | null {
  if (!(left instanceof PyList)) return null;
  if (!(right instanceof PyList)) {
    return rt.typeError(`can only concatenate list (not "${rt.ops.typeName(right)}") to list`);
  }
  return rt.list([...left.items, ...right.items]);
}

function repeat(rt: Runtime, self: PyObject, times: number): PyObject {
  return rt.list(repeatedItems(rt, (self as PyList).items, times));
}

function extendInPlace(rt: Runtime, left: PyObject, right: PyObject): PyObject {
  listExtend(rt, left as PyList, right, false);
  return left;
}

function repeatInPlace(rt: Runtime, left: PyObject, right: PyObject): PyObject | null {
  if (right.type.slots.index === undefined) {
    return rt.typeError(`can't multiply sequence by non-int of type '${rt.ops.typeName(right)}'`);
  }
  const list = left as PyList;
  const times = rt.ops.asSize(right);
  if (times <= 0) listClear(rt, list);
  else listRepeat(rt, list, repeatedItems(rt, list.items, times - 1));
  return list;
}

function installListMethods(rt: Runtime, list: PyType): void {
  defineMethod(rt, list, 'append', { min: 1 }, (rt, [self, item]) => {
    listAppend(rt, self as PyList, item!, true);
    return rt.none;
  });
  defineMethod(rt, list, 'extend', { min: 1 }, (rt, [self, iterable]) => {
    listExtend(rt, self as PyList, iterable!, false);
    return rt.none;
  });
  defineParsed(rt, list, 'insert', 2, 2, (rt, [self, index, item]) => {
    const list = self as PyList;
    const { length } = list.refs;
    const given = sizeArgument(rt, index!);
    listInsert(rt, list, Math.min(Math.max(given < 0 ? given + length : given, 0), length), item!);
    return rt.none;
  });
  defineParsed(rt, list, 'pop', 0, 1, (rt, [self, at]) => {
    const list = self as PyList;
    const given = at === undefined ? -1 : sizeArgument(rt, at);
    if (list.refs.length === 0) return rt.raise(rt.types.IndexError!, 'pop from empty list');
    const index = given < 0 ? given + list.refs.length : given;
    if (index < 0 || index >= list.refs.length) return outOfRange(rt, 'pop');
    return listTake(rt, list, index);
  });
  defineMethod(rt, list, 'remove', { min: 1 }, (rt, [self, item]) => {
    const index = findItem(rt, self!, item!);
    if (index < 0) return rt.valueError('list.remove(x): x not in list');
    listDelete(rt, self as PyList, index);
    return rt.none;
  });
  defineParsed(rt, list, 'index', 1, 3, (rt, [self, item, from, to]) => {
    const { length } = self!.refs;
    const place = (bound: PyObject | undefined, otherwise: number): number => {
      if (bound === undefined) return otherwise;
      const given = rt.ops.asSize(bound);
      return given < 0 ? Math.max(0, given + length) : given;
    };
    const index = findItem(rt, self!, item!, place(from, 0), place(to, Infinity));
    if (index >= 0) return rt.int(index);
    return rt.valueError(
      rt.v >= 314 ? 'list.index(x): x not in list' : `${rt.ops.repr(item!)} is not in list`,
    );
  });
  defineMethod(rt, list, 'count', { min: 1 }, (rt, [self, item]) =>
    rt.int(countItem(rt, self!, item!)),
  );
  defineMethod(rt, list, 'reverse', {}, (rt, [self]) => {
    self!.refs.reverse();
    self!.edges.reverse();
    relinkItems(rt, self as PyList);
    return rt.none;
  });
  if (rt.v >= 300) {
    defineMethod(rt, list, 'copy', {}, (rt, [self]) => rt.list((self as PyList).items));
    defineMethod(rt, list, 'clear', {}, (rt, [self]) => {
      listClear(rt, self as PyList);
      return rt.none;
    });
  }
  defineMethod(rt, list, 'sort', { style: 'free' }, (rt, [self, ...args], keywords) => {
    sortByArguments(rt, self as PyList, 'sort', args, keywords);
    return rt.none;
  });
  defineMethod(rt, list, '__reversed__', {}, (rt, [self]) => {
    const iterator = rt.iteration.makeIterator(self!, rt.types.listReverseIterator!, 'reversed');
    iterator.position = self!.refs.length - 1;
    return iterator;
  });
}

/** How many items are equal to `item`. */
export function countItem(rt: Runtime, self: PyObject, item: PyObject): number {
  let count = 0;
  for (let at = findItem(rt, self, item); at >= 0; at = findItem(rt, self, item, at + 1)) count++;
  return count;
}

/** `list.sort` and the rest of `sorted`: key, reverse, and in 2.x also cmp, as the version takes them. */
export function sortByArguments(
  rt: Runtime,
  list: PyList,
  callee: string,
  args: readonly PyObject[],
  keywords: Keywords | null,
): void {
  const names = rt.v < 300 ? (['cmp', 'key', 'reverse'] as const) : (['key', 'reverse'] as const);
  if (args.length > 0 && rt.v >= 300) {
    rt.typeError(
      rt.v < 307
        ? 'must use keyword argument for key function'
        : `${callee}() takes no positional arguments`,
    );
  }
  const count = args.length + (keywords?.names.length ?? 0);
  if (count > names.length && rt.v < 300) {
    rt.typeError(`${callee}() takes at most ${names.length} arguments (${count} given)`);
  }
  const given: Record<string, PyObject | null> = keywordArguments(rt, callee, keywords, names);
  args.forEach((arg, i) => {
    given[names[i]!] = arg;
  });
  const present = (name: string): PyObject | null => {
    const value = given[name] ?? null;
    return value === rt.none ? null : value;
  };
  const { reverse } = given;
  let backwards = false;
  if (reverse != null)
    backwards = rt.v >= 309 || rt.v < 300 ? rt.ops.isTrue(reverse) : rt.ops.index(reverse) !== 0;
  sortList(rt, list, present('cmp'), present('key'), backwards);
}

/** Sorts in place; the list is empty for whoever looks at it meanwhile. */
export function sortList(
  rt: Runtime,
  list: PyList,
  compare: PyObject | null,
  key: PyObject | null,
  backwards: boolean,
): void {
  const { items, edges } = list;
  const mark = rt.rc.mark;
  list.refs = [];
  list.edges = [];
  const order = items.map((_, i) => i);
  let sorted = order;
  try {
    const keys =
      key === null ? items : items.map((item) => rt.rc.hold(rt.call(key, [item]), 'sort key'));
    const entries = keys.map((value, place) => ({ key: value, place }));
    const less = compare === null ? lessByKey(rt) : lessByFunction(rt, compare);
    if (backwards) entries.reverse();
    try {
      sortEntries(entries, less, rt.v);
    } finally {
      if (backwards) entries.reverse();
      sorted = entries.map((entry) => entry.place);
    }
  } finally {
    const changed = list.refs.length > 0;
    const added = { refs: list.refs, edges: list.edges };
    list.refs = sorted.map((place) => items[place]!);
    list.edges = sorted.map((place) => edges[place]!);
    if (sorted.some((place, i) => place !== i)) relinkItems(rt, list);
    if (changed) discard(rt, added);
    if (changed) rt.valueError('list modified during sort');
  }
  rt.rc.releaseTo(mark);
}

/** Drops what a comparison has put into the list that was being sorted. */
function discard(rt: Runtime, added: { refs: (PyObject | null)[]; edges: number[] }): void {
  for (let i = added.refs.length - 1; i >= 0; i--) rt.rc.unlink(added.refs[i]!, added.edges[i]!);
}
