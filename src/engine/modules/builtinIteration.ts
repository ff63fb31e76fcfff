import type { PyObject } from '../object';
import { PyFunction } from '../objects/callables';
import { PyGenerator } from '../objects/generator';
import { keywordArguments, requireArguments } from '../objects/keywordArguments';
import { newCallableIterator } from '../objects/lazyIterators';
import { listFill } from '../objects/listOps';
import { sortByArguments } from '../objects/listMethods';
import type { Builtin, CompareName, Keywords } from '../objects/type';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';
import { installLegacyIteration } from './builtinLegacy';
import { sum } from './builtinSum';
import { keepOnly } from './holding';

/** What goes through an iterable. */
export function installIterationFunctions(rt: Runtime, define: DefineBuiltin): void {
  define('all', { min: 1 }, (rt, [iterable]) => rt.bool(!meets(rt, iterable!, false)));
  define('any', { min: 1 }, (rt, [iterable]) => rt.bool(meets(rt, iterable!, true)));
  define('iter', { min: 1, max: 2 }, (rt, [object, sentinel]) => {
    if (sentinel === undefined) return rt.iteration.iter(object!);
    if (!rt.ops.isCallable(object!)) {
      return rt.typeError(
        rt.v === 312
          ? 'iter(object, sentinel): object must be callable'
          : 'iter(v, w): v must be callable',
      );
    }
    return newCallableIterator(rt, object!, sentinel);
  });
  define('next', { min: 1, max: 2 }, next);
  define('sorted', { style: 'free' }, sorted);
  define('sum', { style: 'free' }, sum);
  define('min', { style: 'free' }, (rt, args, keywords) =>
    extreme(rt, 'min', 'Lt', args, keywords),
  );
  define('max', { style: 'free' }, (rt, args, keywords) =>
    extreme(rt, 'max', 'Gt', args, keywords),
  );
  if (rt.v < 300) installLegacyIteration(define);
}

/** Is there an item whose truth is `wanted`? */
function meets(rt: Runtime, iterable: PyObject, wanted: boolean): boolean {
  let found = false;
  rt.iteration.iterate(iterable, (item) => {
    found = rt.ops.isTrue(item) === wanted;
    return !found;
  });
  return found;
}

const next: Builtin = (rt, [iterator, otherwise]) => {
  const it = iterator!;
  if (it.type.slots.next === undefined) {
    const name = rt.ops.typeName(it);
    return rt.typeError(
      rt.v < 300 ? `${name} object is not an iterator` : `'${name}' object is not an iterator`,
    );
  }
  const method = it.type.isHeap ? rt.ops.lookup(it.type, rt.v < 300 ? 'next' : '__next__') : null;
  // The StopIteration of a Python class is passed on as it is.
  if (method instanceof PyFunction && otherwise === undefined)
    return rt.eval.callSlot(method, it, []);
  const item = rt.iteration.next(it);
  if (item !== null) return item;
  if (otherwise !== undefined) return otherwise;
  throw rt.errors.stopIteration(it instanceof PyGenerator ? rt.generatorResult : null);
};

const sorted: Builtin = (rt, args, keywords) => {
  if (rt.v >= 307) requireArguments(rt, 'sorted', args.length, 1, 1);
  const [iterable, ...rest] = args;
  if (iterable === undefined) {
    return rt.typeError(
      rt.v < 300
        ? "Required argument 'iterable' (pos 1) not found"
        : 'Function takes at least 1 positional arguments (0 given)',
    );
  }
  const list = rt.listOf([]);
  listFill(rt, list, iterable, true);
  sortByArguments(rt, list, 'sort', rest, keywords);
  return rt.born(list);
};

/** `min` and `max`, of an iterable or of the arguments. */
function extreme(
  rt: Runtime,
  name: string,
  op: CompareName,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const names = rt.v >= 304 ? (['key', 'default'] as const) : (['key'] as const);
  if (args.length === 0) {
    const words = rt.v >= 309 ? 'at least 1 argument' : rt.v >= 308 ? '1 argument' : '1 arguments';
    return rt.typeError(`${name} expected ${words}, got 0`);
  }
  if (rt.v < 300 && keywords?.names.some((keyword) => keyword !== 'key')) {
    return rt.typeError(`${name}() got an unexpected keyword argument`);
  }
  const given: Record<string, PyObject | null> = keywordArguments(rt, name, keywords, names);
  const otherwise = given.default ?? null;
  if (args.length > 1 && otherwise !== null) {
    return rt.typeError(
      `Cannot specify a default for ${name}() with multiple positional arguments`,
    );
  }
  const key = given.key === rt.none ? null : (given.key ?? null);
  const best = bestOf(rt, source(rt, args), key, op);
  if (best !== null) return best;
  if (otherwise !== null) return otherwise;
  return rt.valueError(
    rt.v >= 312 ? `${name}() iterable argument is empty` : `${name}() arg is an empty sequence`,
  );
}

/** What to choose from. 2.x and 3.13+ read several arguments where the call has them, and they count no further. */
function source(rt: Runtime, args: readonly PyObject[]): () => PyObject | null {
  if (args.length > 1 && (rt.v < 300 || rt.v >= 313)) {
    let i = 0;
    return () => (i < args.length ? rt.rc.hold(args[i++]!, 'item') : null);
  }
  const iterator = rt.iteration.iter(args.length === 1 ? args[0]! : rt.tuple(args, false));
  return () => rt.iteration.next(iterator);
}

/** The first item that no other one surpasses; null when there are none. */
function bestOf(
  rt: Runtime,
  next: () => PyObject | null,
  key: PyObject | null,
  op: CompareName,
): PyObject | null {
  const start = rt.rc.mark;
  let best: { item: PyObject; value: PyObject } | null = null;
  for (;;) {
    const mark = rt.rc.mark;
    const item = next();
    if (item === null) return best === null ? null : best.item;
    const value = key === null ? item : rt.rc.hold(rt.call(key, [item]), 'key of the item');
    if (best === null || rt.ops.isTrue(rt.ops.compare(value, best.value, op))) {
      best = { item, value };
      keepOnly(rt, start, item, value);
    } else keepOnly(rt, mark);
    rt.heap.spend(1);
  }
}
