import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { exactHash, tupleHash } from './exactHash';
import { countItem } from './listMethods';
import { chosen, takeItems } from './listOps';
import { defineParsed, refuseKeywords, requireArguments, requireParsed } from './keywordArguments';
import { PyList, PySlice, PyTuple } from './payload';
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
import type { Keywords, PyType, Slots } from './type';
import { EdgeKind } from '../../heap/kinds';

/** 3.14 asks the items once and keeps what came of it. */
function hashTuple(rt: Runtime, tuple: PyTuple): number {
  if (tuple.hash !== null) return tuple.hash;
  const lanes = tuple.items.map((item) => exactHash(rt, item));
  const hash = Number(tupleHash(rt, lanes));
  if (rt.v >= 314) tuple.hash = hash;
  return hash;
}

/** Gives tuple its slots and methods. */
export function installTuple(rt: Runtime): void {
  const { tuple } = rt.types;
  const slots: Slots = {
    repr: (rt, self) => reprItems(rt, self, '(', self.refs.length === 1 ? ',)' : ')'),
    hash: (rt, self) => hashTuple(rt, self as PyTuple),
    compare: (rt, self, other, op) =>
      other instanceof PyTuple ? compareItems(rt, self, other, op, false) : null,
    len: (_rt, self) => self.refs.length,
    getitem: (rt, self, key) => getItem(rt, self as PyTuple, key),
    contains: containsItem,
    iter: (rt, self) => rt.iteration.makeIterator(self, rt.types.tupleIterator!, 'tuple'),
    binary: { Add: concatenate, Mult: repeatSlot((object) => object instanceof PyTuple, repeat) },
    new: newTuple,
  };
  Object.assign(tuple.slots, slots);
  defineParsed(rt, tuple, 'index', 1, 3, (rt, [self, item, from, to]) => {
    const { length } = self!.refs;
    const place = (bound: PyObject | undefined, otherwise: number): number => {
      if (bound === undefined) return otherwise;
      const given = rt.ops.asSize(bound);
      return given < 0 ? Math.max(0, given + length) : given;
    };
    const index = findItem(rt, self!, item!, place(from, 0), place(to, Infinity));
    return index >= 0 ? rt.int(index) : rt.valueError('tuple.index(x): x not in tuple');
  });
  defineMethod(rt, tuple, 'count', { min: 1 }, (rt, [self, item]) =>
    rt.int(countItem(rt, self!, item!)),
  );
}

/** `tuple(iterable)`; of a subclass, an instance with these items (so named tuples are made too). */
function newTuple(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  if (!type.isHeap) {
    refuseKeywords(rt, 'tuple', keywords);
    if (rt.v < 307) requireParsed(rt, 'tuple', args.length, 0, 1);
    else requireArguments(rt, 'tuple', args.length, 0, 1);
  }
  const [iterable] = args;
  if (iterable !== undefined && type === rt.types.tuple && iterable.type === rt.types.tuple)
    return iterable;
  const items = iterable === undefined ? [] : takeItems(rt, iterable);
  if (type !== rt.types.tuple) return tupleOfType(rt, type, items);
  return iterable instanceof PyList ? rt.tuple(items) : rt.newTuple(items);
}

/** An instance of a tuple subclass. */
export function tupleOfType(rt: Runtime, type: PyType, items: readonly PyObject[]): PyTuple {
  const tuple = new PyTuple(type);
  tuple.refs = [...items];
  tuple.edges = new Array<number>(items.length).fill(0);
  rt.place(tuple);
  items.forEach((item, i) => {
    tuple.edges[i] = rt.rc.link(tuple, item, EdgeKind.Item, '');
  });
  return rt.born(tuple);
}

function getItem(rt: Runtime, tuple: PyTuple, key: PyObject): PyObject {
  if (key instanceof PySlice) {
    const bounds = sliceIndices(rt, key, tuple.refs.length);
    const whole = bounds.step === 1 && bounds.count === tuple.refs.length;
    return whole && tuple.type === rt.types.tuple
      ? tuple
      : rt.newTuple(chosen(tuple.items, bounds));
  }
  requireIndex(rt, 'tuple', key);
  const index = indexWithin(rt, key, tuple.refs.length);
  if (index < 0) return rt.raise(rt.types.IndexError!, 'tuple index out of range');
  return tuple.items[index]!;
}

function concatenate(rt: Runtime, left: PyObject, right: PyObject): PyObject | null {
  if (!(left instanceof PyTuple)) return null;
  if (!(right instanceof PyTuple)) {
    return rt.typeError(`can only concatenate tuple (not "${rt.ops.typeName(right)}") to tuple`);
  }
  const exact = rt.types.tuple;
  if (rt.v >= 307 && left.refs.length === 0 && right.type === exact) return right;
  if (rt.v >= 307 && right.refs.length === 0 && left.type === exact) return left;
  return rt.newTuple([...left.items, ...right.items]);
}

function repeat(rt: Runtime, self: PyObject, times: number): PyObject {
  if (self.type === rt.types.tuple && (times === 1 || self.refs.length === 0)) return self;
  return rt.newTuple(repeatedItems(rt, (self as PyTuple).items, times));
}
