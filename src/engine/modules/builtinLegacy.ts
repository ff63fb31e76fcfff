import type { PyObject } from '../object';
import { lengthHint, listAppend } from '../objects/listOps';
import { PyStr, PyTuple } from '../objects/payload';
import { rangeArguments, rangeLength } from '../objects/rangeOps';
import type { Builtin } from '../objects/type';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';
import { keepOnly } from './holding';

/** What in 2.x returns lists at once (range, zip, map, filter), and reduce. */
export function installLegacyIteration(define: DefineBuiltin): void {
  define('range', { style: 'free' }, range);
  define('zip', { min: 0, max: -1 }, (rt, args) => zip(rt, args));
  define('map', { min: 2, max: -1, style: 'free' }, map);
  define('filter', { min: 2 }, (rt, [test, iterable]) => filter(rt, test!, iterable!));
  define('reduce', { min: 2, max: 3 }, (rt, [func, iterable, first]) =>
    reduce(rt, func!, iterable!, first ?? null),
  );
}

const range: Builtin = (rt, args) => {
  const { start, stop, step } = rangeArguments(rt, 'range', args);
  const length = rangeLength(start, stop, step);
  if (typeof length !== 'number' || length > 2 ** 31) {
    return rt.raise(rt.types.OverflowError!, 'range() result has too many items');
  }
  rt.heap.charge(length * 32);
  rt.heap.charge(-length * 32);
  rt.heap.spend(length);
  const items: PyObject[] = [];
  const plain = typeof start === 'number' && typeof step === 'number';
  for (let i = 0; i < length; i++) {
    items.push(rt.int(plain ? start + i * step : BigInt(start) + BigInt(i) * BigInt(step)));
  }
  return rt.list(items);
};

/** Takes one item from each iterator; null as soon as one has none left. */
function row(rt: Runtime, iterators: readonly PyObject[]): PyObject[] | null {
  const items: PyObject[] = [];
  for (const iterator of iterators) {
    const item = rt.iteration.next(iterator);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function iteratorsOf(
  rt: Runtime,
  callee: 'zip' | 'map',
  iterables: readonly PyObject[],
): PyObject[] {
  // Both ask how long the result may be: zip at once, map of each when it has its iterator.
  if (callee === 'zip') for (const iterable of iterables) lengthHint(rt, iterable);
  return iterables.map((iterable, i) => {
    const { iter, getitem } = iterable.type.slots;
    if (iter === undefined && getitem === undefined) {
      const what = callee === 'zip' ? `zip argument #${i + 1}` : `argument ${i + 2} to map()`;
      rt.typeError(`${what} must support iteration`);
    }
    const iterator = rt.rc.hold(rt.iteration.iter(iterable), 'iterator');
    if (callee === 'map') lengthHint(rt, iterable);
    return iterator;
  });
}

function zip(rt: Runtime, args: readonly PyObject[]): PyObject {
  const iterators = iteratorsOf(rt, 'zip', args);
  const result = rt.listOf([]);
  while (iterators.length > 0) {
    const mark = rt.rc.mark;
    const items = row(rt, iterators);
    if (items === null) break;
    listAppend(rt, result, rt.tuple(items, false), false);
    keepOnly(rt, mark);
  }
  return rt.born(result);
}

/** `map` of 2.x goes on to the end of the longest, with None for what is missing. */
const map: Builtin = (rt, args) => {
  if (args.length < 2) return rt.typeError('map() requires at least two args');
  const [func, ...iterables] = args as [PyObject, ...PyObject[]];
  const iterators = iteratorsOf(rt, 'map', iterables);
  const ended = new Set<PyObject>();
  const result = rt.listOf([]);
  for (;;) {
    const mark = rt.rc.mark;
    const items = iterators.map((iterator) => {
      const item = ended.has(iterator) ? null : rt.iteration.next(iterator);
      if (item === null) ended.add(iterator);
      return item ?? rt.none;
    });
    if (ended.size === iterators.length) return rt.born(result);
    const plain = func === rt.none;
    const value = !plain
      ? rt.eval.callPacked(func, items, null)
      : items.length === 1
        ? items[0]!
        : rt.tuple(items, false);
    listAppend(rt, result, value, false);
    keepOnly(rt, mark);
  }
};

/** `filter` of 2.x gives a tuple for a tuple, a string for a string, else a list. */
function filter(rt: Runtime, test: PyObject, iterable: PyObject): PyObject {
  const byTruth = test === rt.none || test === rt.types.bool;
  const kept = rt.listOf([]);
  rt.iteration.iterate(iterable, (item) => {
    if (rt.ops.isTrue(byTruth ? item : rt.eval.callPacked(test, [item], null)))
      listAppend(rt, kept, item, false);
  });
  if (iterable instanceof PyTuple) return rt.tuple(kept.items);
  if (!(iterable instanceof PyStr)) return rt.born(kept);
  const text = kept.items.map((item) => (item as PyStr).value).join('');
  return iterable.type.isSubtype(rt.types.unicode) ? rt.unicode(text) : rt.str(text);
}

/** Folds the items into one value from the left. */
function reduce(rt: Runtime, func: PyObject, iterable: PyObject, first: PyObject | null): PyObject {
  const { iter, getitem } = iterable.type.slots;
  if (iter === undefined && getitem === undefined)
    rt.typeError('reduce() arg 2 must support iteration');
  const iterator = rt.iteration.iter(iterable);
  const mark = rt.rc.mark;
  let value = first;
  for (;;) {
    const item = rt.iteration.next(iterator);
    if (item === null)
      return value ?? rt.typeError('reduce() of empty sequence with no initial value');
    value = value === null ? item : rt.eval.callPacked(func, [value, item], null);
    keepOnly(rt, mark, value);
    rt.heap.spend(1);
  }
}
