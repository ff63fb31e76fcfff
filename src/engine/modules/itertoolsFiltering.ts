import type { PyObject } from '../object';
import { binary } from '../objects/arithmetic';
import { defineClassMethod } from '../objects/classMethods';
import type { PyLazyIterator } from '../objects/iterator';
import { keywordArguments } from '../objects/keywordArguments';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { keepOnly } from './holding';
import { addIteratorType, iteratorOver, makeIterator, nextFrom } from './itertoolsTypes';
import { setPart } from './libraryType';
import type { ModuleBuilder } from './module';

/** chain, islice, takewhile, dropwhile, filterfalse, starmap, accumulate, compress, pairwise; ifilter and imap of 2.x. */
export function addFiltering(rt: Runtime, builder: ModuleBuilder): void {
  addChain(rt, builder);
  addSlice(rt, builder);
  addByPredicate(rt, builder, 'takewhile', (rt, self, passes) => {
    const item = self.state === 1 ? null : nextFrom(rt, self, 1);
    if (item === null || passes(item)) return item;
    self.state = 1;
    return null;
  });
  addByPredicate(rt, builder, 'dropwhile', (rt, self, passes) =>
    search(rt, self, (item) =>
      self.state === 1 || !passes(item) ? ((self.state = 1), true) : false,
    ),
  );
  addByPredicate(rt, builder, rt.v < 300 ? 'ifilterfalse' : 'filterfalse', (rt, self, passes) =>
    search(rt, self, (item) => !passes(item)),
  );
  if (rt.v < 300)
    addByPredicate(rt, builder, 'ifilter', (rt, self, passes) => search(rt, self, passes));
  addIteratorType(
    rt,
    builder,
    'starmap',
    (rt, type, args) =>
      makeIterator(rt, type, [
        ['func', args[0]!],
        ['it', iteratorOver(rt, args[1]!)],
      ]),
    (rt, self) => {
      const item = nextFrom(rt, self, 1);
      return item === null ? null : rt.call(self.refs[0]!, rt.iteration.toList(item));
    },
  );
  if (rt.v >= 302) addAccumulate(rt, builder);
  if (rt.v >= 207) {
    addIteratorType(
      rt,
      builder,
      'compress',
      (rt, type, args) =>
        makeIterator(rt, type, [
          ['data', iteratorOver(rt, args[0]!)],
          ['selectors', iteratorOver(rt, args[1]!)],
        ]),
      (rt, self) => {
        for (;;) {
          const mark = rt.rc.mark;
          const item = nextFrom(rt, self, 0);
          const selector = item === null ? null : nextFrom(rt, self, 1);
          if (selector === null) return null;
          if (rt.ops.isTrue(selector)) return item;
          keepOnly(rt, mark);
        }
      },
    );
  }
  if (rt.v >= 310) {
    addIteratorType(
      rt,
      builder,
      'pairwise',
      (rt, type, args) =>
        makeIterator(rt, type, [
          ['it', iteratorOver(rt, args[0]!)],
          ['old', null],
        ]),
      (rt, self) => {
        const before = self.refs[1] ?? nextFrom(rt, self, 0);
        if (before === null) return null;
        rt.rc.hold(before, 'item');
        const item = nextFrom(rt, self, 0);
        setPart(rt, self, 1, item, 'old');
        return item === null ? null : rt.tuple([before, item], false);
      },
    );
  }
}

/** refs: iterator over the iterables, the one being gone through. */
function addChain(rt: Runtime, builder: ModuleBuilder): void {
  const type = addIteratorType(
    rt,
    builder,
    'chain',
    (rt, type, args) =>
      makeIterator(rt, type, [
        ['source', iteratorOver(rt, rt.tuple(args, false))],
        ['active', null],
      ]),
    (rt, self) => {
      for (;;) {
        const item = nextFrom(rt, self, 1);
        if (item !== null) return item;
        const mark = rt.rc.mark;
        setPart(rt, self, 1, null, 'active');
        const following = nextFrom(rt, self, 0);
        if (following === null) {
          setPart(rt, self, 0, null, 'source');
          return null;
        }
        setPart(rt, self, 1, rt.iteration.iter(following), 'active');
        keepOnly(rt, mark);
      }
    },
  );
  defineClassMethod(rt, type, 'from_iterable', { min: 1, max: 1 }, (rt, [cls, iterable]) =>
    makeIterator(rt, cls as PyType, [
      ['source', iteratorOver(rt, iterable!)],
      ['active', null],
    ]),
  );
}

/** `islice(iterable, [start,] stop[, step])`; `state`: items gone past, `extra`: the next one wanted. */
function addSlice(rt: Runtime, builder: ModuleBuilder): void {
  const bounds = new WeakMap<PyObject, { stop: number; step: number }>();
  addIteratorType(
    rt,
    builder,
    'islice',
    (rt, type, args) => {
      const limit = rt.v < 300 ? 'maxint' : 'sys.maxsize';
      const bound = (value: PyObject | undefined, otherwise: number, what: string): number => {
        if (value === undefined || value === rt.none) return otherwise;
        const given = value.type.slots.index === undefined ? -1 : rt.ops.asSize(value);
        if (given >= 0) return given;
        return rt.valueError(what);
      };
      const [iterable, ...rest] = args;
      const range = `must be None or an integer: 0 <= x <= ${limit}.`;
      const [start, stop, step] = rest.length === 1 ? [undefined, rest[0], undefined] : rest;
      const to = bound(
        stop,
        Infinity,
        rest.length === 1 ? `Stop argument for islice() ${range}` : `Indices for islice() ${range}`,
      );
      const from = bound(start, 0, `Indices for islice() ${range}`);
      const by = bound(step, 1, 'Step for islice() must be a positive integer or None.');
      if (by === 0) rt.valueError('Step for islice() must be a positive integer or None.');
      const iterator = makeIterator(rt, type, [['it', iteratorOver(rt, iterable!)]]);
      iterator.extra = from;
      bounds.set(iterator, { stop: to, step: by });
      return iterator;
    },
    (rt, self) => {
      const iterator = self as PyLazyIterator;
      const { stop, step } = bounds.get(self)!;
      const wanted = Math.min(iterator.extra as number, stop);
      while (iterator.refs[0] !== null) {
        const mark = rt.rc.mark;
        const item =
          iterator.state >= stop || (iterator.state === wanted && wanted === stop)
            ? null
            : nextFrom(rt, self, 0);
        if (item === null) {
          setPart(rt, self, 0, null, 'it');
          return null;
        }
        iterator.state++;
        if (iterator.state > wanted) {
          iterator.extra = wanted + step;
          return item;
        }
        keepOnly(rt, mark);
      }
      return null;
    },
  );
}

/** An iterator that asks a function about each item; refs: the function, the iterator. */
function addByPredicate(
  rt: Runtime,
  builder: ModuleBuilder,
  name: string,
  next: (rt: Runtime, self: PyLazyIterator, passes: (item: PyObject) => boolean) => PyObject | null,
): void {
  addIteratorType(
    rt,
    builder,
    name,
    (rt, type, args) => {
      if (args.length !== 2)
        return rt.typeError(`${name} expected 2 arguments, got ${args.length}`);
      return makeIterator(rt, type, [
        ['func', args[0]!],
        ['it', iteratorOver(rt, args[1]!)],
      ]);
    },
    (rt, self) => {
      const func = self.refs[0]!;
      const byTruth = func === rt.none || func === rt.types.bool;
      return next(rt, self as PyLazyIterator, (item) =>
        rt.ops.isTrue(byTruth ? item : rt.call(func, [item])),
      );
    },
  );
}

/** The first item from here on that is wanted; those before it are let go of one by one. */
function search(
  rt: Runtime,
  self: PyLazyIterator,
  wanted: (item: PyObject) => boolean,
): PyObject | null {
  for (;;) {
    const mark = rt.rc.mark;
    const item = nextFrom(rt, self, 1);
    if (item === null || wanted(item)) return item;
    keepOnly(rt, mark);
    rt.heap.spend(1);
  }
}

/** refs: iterator, function, total so far, the initial value until it was given out. */
function addAccumulate(rt: Runtime, builder: ModuleBuilder): void {
  addIteratorType(
    rt,
    builder,
    'accumulate',
    (rt, type, args, keywords) => {
      const allowed = rt.v >= 308 ? (['func', 'initial'] as const) : (['func'] as const);
      const named: Partial<Record<string, PyObject | null>> = keywordArguments(
        rt,
        'accumulate',
        keywords,
        allowed,
      );
      const { func = null, initial = null } = named;
      const chosen = args[1] ?? func;
      return makeIterator(rt, type, [
        ['it', iteratorOver(rt, args[0]!)],
        ['binop', chosen === rt.none ? null : chosen],
        ['total', null],
        ['initial', initial === rt.none ? null : initial],
      ]);
    },
    (rt, self) => {
      const initial = self.refs[3];
      if (initial != null) {
        rt.rc.hold(initial, 'item');
        setPart(rt, self, 3, null, 'initial');
        setPart(rt, self, 2, initial, 'total');
        return initial;
      }
      const item = nextFrom(rt, self, 0);
      if (item === null) return null;
      const [, func, total] = self.refs;
      const sum =
        total == null
          ? item
          : func == null
            ? binary(rt, total, item, 'Add')
            : rt.call(func, [total, item]);
      rt.rc.hold(sum, 'total');
      setPart(rt, self, 2, sum, 'total');
      return sum;
    },
  );
}
