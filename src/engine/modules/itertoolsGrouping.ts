import type { PyObject } from '../object';
import type { PyLazyIterator } from '../objects/iterator';
import { newIteratorType } from '../objects/iteratorTypes';
import { keywordArguments } from '../objects/keywordArguments';
import type { PyTuple } from '../objects/payload';
import type { Runtime } from '../runtime';
import { makeFunction } from '../define';
import { addIteratorType, iteratorOver, makeIterator, nextFrom } from './itertoolsTypes';
import { setPart } from './libraryType';
import type { ModuleBuilder } from './module';

/** groupby, zip_longest, tee, batched; izip and imap of 2.x. */
export function addGrouping(rt: Runtime, builder: ModuleBuilder): void {
  addZips(rt, builder);
  addGroupBy(rt, builder);
  addTee(rt, builder);
  if (rt.v < 312) return;
  addIteratorType(
    rt,
    builder,
    'batched',
    (rt, type, args, keywords) => {
      const { n } = keywordArguments(rt, 'batched', keywords, ['n']);
      const iterator = makeIterator(rt, type, [['it', iteratorOver(rt, args[0]!)]]);
      iterator.state = rt.ops.asSize(args[1] ?? n!);
      if (iterator.state < 1) rt.valueError('n must be at least one');
      return iterator;
    },
    (rt, self) => {
      const items: PyObject[] = [];
      while (items.length < (self as PyLazyIterator).state) {
        const item = nextFrom(rt, self, 0);
        if (item === null) break;
        items.push(item);
      }
      return items.length === 0 ? null : rt.tuple(items, false);
    },
  );
}

/** refs: the iterators as one tuple, then the filling or the function. */
function addZips(rt: Runtime, builder: ModuleBuilder): void {
  const iterators = (rt: Runtime, iterables: readonly PyObject[]): PyTuple =>
    rt.tuple(
      iterables.map((iterable) => iteratorOver(rt, iterable)),
      false,
    );
  const longest = rt.v < 300 ? 'izip_longest' : 'zip_longest';
  addIteratorType(
    rt,
    builder,
    longest,
    (rt, type, args, keywords) => {
      const { fillvalue } = keywordArguments(rt, longest, keywords, ['fillvalue']);
      return makeIterator(rt, type, [
        ['ittuple', iterators(rt, args)],
        ['fillvalue', fillvalue ?? rt.none],
      ]);
    },
    (rt, self) => {
      const { items } = self.refs[0] as PyTuple;
      let live = false;
      const row = items.map((iterator) => {
        const item = rt.iteration.next(iterator);
        if (item === null) return self.refs[1]!;
        live = true;
        return item;
      });
      return live ? rt.tuple(row, false) : null;
    },
  );
  if (rt.v >= 300) return;
  const shortest = (rt: Runtime, self: PyObject): PyObject[] | null => {
    const row: PyObject[] = [];
    for (const iterator of (self.refs[0] as PyTuple).items) {
      const item = rt.iteration.next(iterator);
      if (item === null) return null;
      row.push(item);
    }
    return row.length === 0 ? null : row;
  };
  addIteratorType(
    rt,
    builder,
    'izip',
    (rt, type, args) => makeIterator(rt, type, [['ittuple', iterators(rt, args)]]),
    (rt, self) => {
      const row = shortest(rt, self);
      return row === null ? null : rt.tuple(row, false);
    },
  );
  addIteratorType(
    rt,
    builder,
    'imap',
    (rt, type, [func, ...rest]) =>
      makeIterator(rt, type, [
        ['iters', iterators(rt, rest)],
        ['func', func!],
      ]),
    (rt, self) => {
      const row = shortest(rt, self);
      if (row === null) return null;
      return self.refs[1] === rt.none ? rt.tuple(row, false) : rt.call(self.refs[1]!, row);
    },
  );
}

/** refs of groupby: iterator, key function, key of the group, the item that was read and its key. */
function addGroupBy(rt: Runtime, builder: ModuleBuilder): void {
  // Only the newest group may read on.
  const newest = new WeakMap<PyObject, PyObject>();
  const read = (rt: Runtime, groups: PyObject): boolean => {
    const item = nextFrom(rt, groups, 0);
    if (item === null) return false;
    const func = groups.refs[1]!;
    const key = rt.rc.hold(func === rt.none ? item : rt.call(func, [item]), 'key');
    setPart(rt, groups, 3, item, 'currvalue');
    setPart(rt, groups, 4, key, 'currkey');
    return true;
  };
  const grouper = newIteratorType(rt, 'itertools._grouper', (rt, self) => {
    const [groups, key] = self.refs as [PyObject, PyObject];
    if (newest.get(groups) !== self) return null;
    if (groups.refs[3] === null && !read(rt, groups)) return null;
    if (!rt.equal(key, groups.refs[4]!)) return null;
    const item = rt.rc.hold(groups.refs[3]!, 'item');
    setPart(rt, groups, 3, null, 'currvalue');
    return item;
  });
  addIteratorType(
    rt,
    builder,
    'groupby',
    (rt, type, args, keywords) => {
      const { key } = keywordArguments(rt, 'groupby', keywords, ['key']);
      return makeIterator(rt, type, [
        ['it', iteratorOver(rt, args[0]!)],
        ['keyfunc', args[1] ?? key ?? rt.none],
        ['tgtkey', null],
        ['currvalue', null],
        ['currkey', null],
      ]);
    },
    (rt, self) => {
      // What is left of the group before is gone past.
      for (;;) {
        const [, , target, , current] = self.refs;
        if (current != null && (target == null || !rt.equal(target, current))) break;
        if (!read(rt, self)) return null;
      }
      const key = self.refs[4]!;
      setPart(rt, self, 2, key, 'tgtkey');
      const group = makeIterator(rt, grouper, [
        ['parent', self],
        ['tgtkey', key],
      ]);
      newest.set(self, group);
      return rt.tuple([key, group], false);
    },
  );
}

/**
 * MODEL: the copies that `itertools.tee` makes share one list of all items read so far, where CPython lets go of what
 * every copy has passed.
 */
function addTee(rt: Runtime, builder: ModuleBuilder): void {
  const tee = newIteratorType(rt, 'itertools._tee', (rt, self) => {
    const iterator = self as PyLazyIterator;
    const read = self.refs[1]!;
    if (iterator.state < read.refs.length) return read.refs[iterator.state++]!;
    const item = nextFrom(rt, self, 0);
    if (item === null) return null;
    rt.ops.callMethod(read, 'append', [item]);
    iterator.state++;
    return item;
  });
  builder.set(
    'tee',
    makeFunction(
      rt,
      'tee',
      { min: 1, max: 2 },
      (rt, [iterable, count]) => {
        const source = iteratorOver(rt, iterable!);
        const read = rt.listOf([]);
        const copies = count === undefined ? 2 : rt.ops.asSize(count);
        return rt.tuple(
          Array.from({ length: copies }, () =>
            makeIterator(rt, tee, [
              ['it', source],
              ['read', read],
            ]),
          ),
          false,
        );
      },
      'itertools',
    ),
  );
}
