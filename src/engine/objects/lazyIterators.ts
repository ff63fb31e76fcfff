import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict } from './dict';
import { PyLazyIterator } from './iterator';
import { blankTuple, newIteratorType, reusedTuple } from './iteratorTypes';
import { keywordArguments, refuseKeywords, requireArguments } from './keywordArguments';
import type { PyTuple } from './payload';
import type { Keywords, PyType, Slots } from './type';

/** An iterator of `type` that refers to these objects. */
export function newLazyIterator(
  rt: Runtime,
  type: PyType,
  parts: readonly [label: string, object: PyObject][],
): PyLazyIterator {
  const iterator = new PyLazyIterator(type);
  iterator.refs = parts.map(() => null);
  iterator.edges = parts.map(() => 0);
  rt.place(iterator);
  parts.forEach(([label, object], i) => {
    rt.rc.assign(iterator, iterator.refs, iterator.edges, i, object, EdgeKind.Slot, label, false);
  });
  return iterator;
}

/** enumerate, reversed, and in 3.x zip, map and filter: types whose call makes an iterator. */
export function installLazyIterators(rt: Runtime): void {
  const define = (name: string, next: Slots['next'], make: Slots['new']): PyType => {
    const type = newIteratorType(rt, name, next, {
      kind: ObjectKind.Other,
      size: 48,
      acceptable: true,
      instantiable: true,
      slots: { ...(make === undefined ? {} : { new: make }), init: () => undefined },
    });
    rt.types[name] = type;
    return type;
  };
  define('enumerate', nextNumbered, newEnumerate);
  const reversed = define('reversed', nextReversed, newReversed);
  defineMethod(rt, reversed, '__length_hint__', {}, (rt, [self]) =>
    rt.int((self as PyLazyIterator).state + 1),
  );
  if (rt.v >= 300) {
    define('zip', nextZipped, newZip);
    define('map', nextMapped, newMap);
    define('filter', nextFiltered, newFilter);
  }
  rt.types.callableIterator = newIteratorType(
    rt,
    rt.v < 300 ? 'callable-iterator' : 'callable_iterator',
    nextCalled,
    {
      kind: ObjectKind.Other,
      size: 32,
    },
  );
}

// ------------------------------------------------------------------ enumerate

function newEnumerate(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const name = rt.v < 300 ? 'sequence' : 'iterable';
  const count = args.length + (keywords?.names.length ?? 0);
  if (count > 2) return rt.typeError(`enumerate() takes at most 2 arguments (${count} given)`);
  const unknown = keywords?.names.find((keyword) => keyword !== name && keyword !== 'start');
  if (unknown !== undefined && rt.v >= 311) {
    return rt.typeError(`'${unknown}' is an invalid keyword argument for enumerate()`);
  }
  const given = keywordArguments(rt, 'enumerate', keywords, [name, 'start']);
  const iterable = args[0] ?? given[name];
  const start = args[1] ?? given.start;
  if (iterable === null) {
    if (rt.v < 307) return rt.typeError(`Required argument '${name}' (pos 1) not found`);
    return rt.typeError(
      `enumerate() missing required argument '${name}'${rt.v < 311 ? ' (pos 1)' : ''}`,
    );
  }
  const first = start === null ? 0 : rt.ops.index(start);
  const iterator = newLazyIterator(rt, type, [
    ['en_sit', rt.rc.hold(rt.iteration.iter(iterable), 'iterator')],
    ['en_result', blankTuple(rt, 2)],
  ]);
  iterator.extra = first;
  return iterator;
}

function nextNumbered(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyLazyIterator;
  const item = rt.iteration.next(iterator.refs[0]!);
  if (item === null) return null;
  const number = rt.int(iterator.extra);
  iterator.extra =
    typeof iterator.extra === 'number' && iterator.extra < Number.MAX_SAFE_INTEGER
      ? iterator.extra + 1
      : BigInt(iterator.extra) + 1n;
  return reusedTuple(rt, iterator, 1, [number, item]);
}

// ------------------------------------------------------------------ reversed

function newReversed(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  refuseKeywords(rt, 'reversed', keywords);
  requireArguments(rt, 'reversed', args.length, 1, 1);
  const sequence = args[0]!;
  const method = rt.ops.special(sequence, '__reversed__');
  if (method !== null && method !== rt.none) return rt.call(method, []);
  const { isSequence } = sequence.type;
  const { getitem, len } = sequence.type.slots;
  if (method === rt.none || getitem === undefined || !isSequence || sequence instanceof PyDict)
    return notReversible(rt, sequence);
  if (len === undefined) rt.ops.len(sequence);
  const iterator = newLazyIterator(rt, type, [['seq', sequence]]);
  iterator.state = rt.ops.len(sequence) - 1;
  return iterator;
}

function notReversible(rt: Runtime, object: PyObject): never {
  if (rt.v < 300) return rt.typeError('argument to reversed() must be a sequence');
  return rt.typeError(`'${rt.ops.typeName(object)}' object is not reversible`);
}

function nextReversed(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyLazyIterator;
  const sequence = iterator.refs[0];
  if (sequence == null) return null;
  if (iterator.state >= 0) {
    try {
      return rt.rc.hold(rt.ops.getItem(sequence, rt.int(iterator.state--)), 'item');
    } catch (error) {
      const { IndexError, StopIteration } = rt.types;
      if (!rt.ops.catches(error, IndexError!) && !rt.ops.catches(error, StopIteration!))
        throw error;
    }
  }
  iterator.state = -1;
  rt.rc.assign(iterator, iterator.refs, iterator.edges, 0, null, EdgeKind.Slot, 'seq', false);
  return null;
}

// ------------------------------------------------------------------ zip

/** Iterators over each argument, as one tuple. */
function iteratorsOf(rt: Runtime, callee: string, iterables: readonly PyObject[]): PyTuple {
  const iterators = iterables.map((iterable, i) => {
    const { iter, getitem } = iterable.type.slots;
    if (callee === 'zip' && rt.v < 308 && iter === undefined && getitem === undefined) {
      rt.typeError(`zip argument #${i + 1} must support iteration`);
    }
    return rt.rc.hold(rt.iteration.iter(iterable), 'iterator');
  });
  return rt.tuple(iterators, false);
}

/** The `strict` keyword, where the version has it; other keywords are refused. */
function strictness(
  rt: Runtime,
  callee: string,
  keywords: Keywords | null,
  since: number,
): boolean {
  if (rt.v < since) {
    if (rt.v < 307 && keywords !== null)
      rt.typeError(`${callee}() does not take keyword arguments`);
    refuseKeywords(rt, callee, keywords);
    return false;
  }
  const count = keywords?.names.length ?? 0;
  if (count > 1) rt.typeError(`${callee}() takes at most 1 keyword argument (${count} given)`);
  const { strict } = keywordArguments(rt, callee, keywords, ['strict']);
  return strict !== null && rt.ops.isTrue(strict);
}

function newZip(rt: Runtime, type: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
  const strict = strictness(rt, 'zip', keywords, 310);
  const iterators = iteratorsOf(rt, 'zip', args);
  const iterator = newLazyIterator(rt, type, [
    ['ittuple', iterators],
    ['result', blankTuple(rt, args.length)],
  ]);
  iterator.state = strict ? 1 : 0;
  return iterator;
}

function nextZipped(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyLazyIterator;
  const iterators = (iterator.refs[0] as PyTuple).items;
  if (iterators.length === 0) return null;
  const kept = iterator.refs[1] as PyTuple;
  // The kept tuple is filled place by place, so an end halfway leaves the new items in it.
  const reuse = rt.rc.countOf(kept) === 1;
  if (reuse) rt.rc.hold(kept, 'result');
  const items: PyObject[] = [];
  for (let i = 0; i < iterators.length; i++) {
    const item = rt.iteration.next(iterators[i]!);
    if (item === null) {
      if (iterator.state === 1) checkLengths(rt, 'zip', iterators, i);
      return null;
    }
    items.push(item);
    if (reuse) rt.rc.assign(kept, kept.refs, kept.edges, i, item, EdgeKind.Item, '', false);
  }
  if (!reuse) return rt.newTuple(items, false);
  // The collector may have untracked it meanwhile; up to 3.7 it then stays so.
  if (rt.v >= 308) rt.heap.track(kept);
  return kept;
}

/** Iterator `ended` came to its end; in a strict zip or map all must end together. */
function checkLengths(
  rt: Runtime,
  callee: string,
  iterators: readonly PyObject[],
  ended: number,
): void {
  const before = (i: number): string => (i === 1 ? 'argument 1' : `arguments 1-${i}`);
  if (ended > 0)
    rt.valueError(`${callee}() argument ${ended + 1} is shorter than ${before(ended)}`);
  for (let i = 1; i < iterators.length; i++) {
    if (rt.iteration.next(iterators[i]!) !== null) {
      rt.valueError(`${callee}() argument ${i + 1} is longer than ${before(i)}`);
    }
  }
}

// ------------------------------------------------------------------ map and filter

function newMap(rt: Runtime, type: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
  const strict = strictness(rt, 'map', keywords, 314);
  if (args.length < 2) return rt.typeError('map() must have at least two arguments.');
  const iterators = iteratorsOf(rt, 'map', args.slice(1));
  const iterator = newLazyIterator(rt, type, [
    ['iters', iterators],
    ['func', args[0]!],
  ]);
  iterator.state = strict ? 1 : 0;
  return iterator;
}

function nextMapped(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyLazyIterator;
  const iterators = (iterator.refs[0] as PyTuple).items;
  const args: PyObject[] = [];
  for (let i = 0; i < iterators.length; i++) {
    const item = rt.iteration.next(iterators[i]!);
    if (item === null) {
      if (iterator.state === 1) checkLengths(rt, 'map', iterators, i);
      return null;
    }
    args.push(item);
  }
  return rt.call(iterator.refs[1]!, args);
}

function newFilter(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  refuseKeywords(rt, 'filter', keywords);
  requireArguments(rt, 'filter', args.length, 2, 2);
  return newLazyIterator(rt, type, [
    ['it', rt.rc.hold(rt.iteration.iter(args[1]!), 'iterator')],
    ['func', args[0]!],
  ]);
}

function nextFiltered(rt: Runtime, self: PyObject): PyObject | null {
  const [source, test] = self.refs as [PyObject, PyObject];
  const byTruth = test === rt.none || test === rt.types.bool;
  for (;;) {
    const mark = rt.rc.mark;
    const item = rt.iteration.next(source);
    if (item === null) return null;
    if (rt.ops.isTrue(byTruth ? item : rt.call(test, [item]))) return item;
    rt.rc.releaseTo(mark);
    rt.heap.spend(1);
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
}

// ------------------------------------------------------------------ iter(callable, sentinel)

/** `iter(callable, sentinel)`: calls until the sentinel comes. */
export function newCallableIterator(rt: Runtime, callable: PyObject, sentinel: PyObject): PyObject {
  return newLazyIterator(rt, rt.types.callableIterator!, [
    ['it_callable', callable],
    ['it_sentinel', sentinel],
  ]);
}

function nextCalled(rt: Runtime, self: PyObject): PyObject | null {
  const [callable, sentinel] = self.refs;
  if (callable == null) return null;
  try {
    const result = rt.call(callable, []);
    if (!rt.equal(sentinel!, result)) return result;
  } catch (error) {
    if (!rt.ops.catches(error, rt.types.StopIteration!)) throw error;
  }
  ['it_callable', 'it_sentinel'].forEach((label, i) => {
    rt.rc.assign(self, self.refs, self.edges, i, null, EdgeKind.Slot, label, false);
  });
  return null;
}
