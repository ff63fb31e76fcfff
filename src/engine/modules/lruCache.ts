import { defineMethod } from '../define';
import { PyObject } from '../object';
import { bindMethod } from '../objects/attributeAccess';
import type { PyDict } from '../objects/dict';
import { dictDelete, dictGet, dictSet, newDict } from '../objects/dictionary';
import { dictClear } from '../objects/dictOps';
import { PyInt, PyStr } from '../objects/payload';
import type { Keywords, PyType } from '../objects/type';
import { EdgeKind } from '../../heap/kinds';
import type { Runtime } from '../runtime';
import { libraryType, placeWith } from './libraryType';

/** A function with a cache; refs: the function, the cache, the type of `cache_info()`, then key and result of each link. */
class PyLruCache extends PyObject {
  hits = 0;
  misses = 0;
  typed = false;
  /** null: no bound. */
  maxSize: number | null = null;
  /** Links of a bounded cache, the least recently used first. */
  readonly links = new Set<PyLruLink>();
  /** Places in `refs` that removed links have left. */
  readonly freePlaces: number[] = [];
  get func(): PyObject {
    return this.refs[0]!;
  }
  get cache(): PyDict {
    return this.refs[1] as PyDict;
  }
}

/**
 * What a bounded cache's dict has as its values: key and result of one call. Up to 3.6 a link is a container like
 * others. Later it takes no part in garbage collection and the cache visits what it refers to in its stead; here
 * the cache itself holds them then, from `place` on.
 */
class PyLruLink extends PyObject {
  holder: PyObject = this;
  place = 0;
}

const FIRST_LINK = 3;

/** The C type behind `functools.lru_cache`. */
export function makeLruCacheType(rt: Runtime): PyType {
  const link = libraryType(rt, 'functools._lru_list_elem', {
    gc: rt.v < 307,
    quiet: true,
    instantiable: false,
    size: 56,
  });
  const mark = rt.plainObject();
  rt.startup(mark);
  const call = (
    rt: Runtime,
    self: PyObject,
    args: PyObject[],
    keywords: Keywords | null,
  ): PyObject => {
    const cached = self as PyLruCache;
    if (cached.maxSize === 0) {
      cached.misses++;
      return rt.eval.call(cached.func, args, keywords);
    }
    const key = rt.rc.hold(makeKey(rt, cached, mark, args, keywords), 'key');
    return cached.maxSize === null
      ? callUnbounded(rt, cached, key, args, keywords)
      : callBounded(rt, cached, cached.maxSize, link, key, args, keywords);
  };
  return libraryType(
    rt,
    'functools._lru_cache_wrapper',
    {
      size: 120,
      hasDict: true,
      hasWeakrefs: rt.v >= 309,
      slots: {
        new: newCache,
        init: () => undefined,
        call,
        descrGet: (rt, self, instance) =>
          instance === null ? self : bindMethod(rt, self, instance, instance.type),
      },
    },
    (type) => {
      defineMethod(rt, type, 'cache_info', {}, (rt, [self]) => {
        const { hits, misses, maxSize, cache } = self as PyLruCache;
        const limit = maxSize === null ? rt.none : rt.int(maxSize);
        return rt.call(self!.refs[2]!, [rt.int(hits), rt.int(misses), limit, rt.int(cache.size)]);
      });
      defineMethod(rt, type, 'cache_clear', {}, (rt, [self]) => {
        clearCache(rt, self as PyLruCache);
        return rt.none;
      });
    },
  );
}

/** `_lru_cache_wrapper(function, maxsize, typed, cache_info_type)`. */
function newCache(rt: Runtime, type: PyType, args: PyObject[]): PyObject {
  const [func, limit, typed, infoType] = args as [PyObject, PyObject, PyObject, PyObject];
  if (!rt.ops.isCallable(func)) return rt.typeError('the first argument must be callable');
  const cached = placeWith(rt, new PyLruCache(type), [
    ['func', func],
    ['cache', newDict(rt)],
    ['cache_info_type', infoType],
  ]);
  cached.maxSize = limit === rt.none ? null : Math.max(0, rt.ops.asSize(limit));
  cached.typed = rt.ops.isTrue(typed);
  return rt.born(cached);
}

/** One int or str stands for itself (3.7+); otherwise the key is a tuple of all arguments (and, with `typed`, their types). */
function makeKey(
  rt: Runtime,
  cached: PyLruCache,
  mark: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const plain = !cached.typed && (keywords === null || keywords.names.length === 0);
  if (plain) {
    if (rt.v < 307) return rt.tuple(args, false);
    const [only] = args;
    const simple = only instanceof PyInt || only instanceof PyStr;
    if (args.length === 1 && simple && (only.type === rt.types.int || only.type === rt.types.str))
      return only;
    return rt.tuple(args, false);
  }
  const parts = [...args];
  const values = keywords?.values ?? [];
  if (values.length > 0) parts.push(mark);
  keywords?.names.forEach((name, i) => parts.push(rt.intern(name), values[i]!));
  if (cached.typed) for (const value of [...args, ...values]) parts.push(value.type);
  return rt.tuple(parts, false);
}

function callUnbounded(
  rt: Runtime,
  cached: PyLruCache,
  key: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const known = dictGet(rt, cached.cache, key);
  if (known !== null) {
    cached.hits++;
    return known;
  }
  cached.misses++;
  const result = rt.rc.hold(rt.eval.call(cached.func, args, keywords), 'result');
  dictSet(rt, cached.cache, key, result);
  return result;
}

function callBounded(
  rt: Runtime,
  cached: PyLruCache,
  limit: number,
  linkType: PyType,
  key: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const found = dictGet(rt, cached.cache, key) as PyLruLink | null;
  if (found !== null) {
    cached.links.delete(found);
    cached.links.add(found);
    cached.hits++;
    return found.holder.refs[found.place + 1]!;
  }
  cached.misses++;
  const result = rt.rc.hold(rt.eval.call(cached.func, args, keywords), 'result');
  // The call itself may have entered the key.
  if (dictGet(rt, cached.cache, key) !== null) return result;
  if (cached.cache.size >= limit) dropOldest(rt, cached);
  const link = rt.place(new PyLruLink(linkType));
  if (!linkType.gc) {
    link.holder = cached;
    link.place = cached.freePlaces.pop() ?? Math.max(FIRST_LINK, cached.refs.length);
  } else {
    link.refs = [];
    link.edges = [];
  }
  bind(rt, link, 0, key);
  bind(rt, link, 1, result);
  dictSet(rt, cached.cache, key, link, false);
  cached.links.add(link);
  return result;
}

/** Binds the key (0) or the result (1) of a link. */
function bind(rt: Runtime, link: PyLruLink, part: 0 | 1, value: PyObject | null): void {
  const { refs, edges } = link.holder;
  const label = part === 0 ? 'key' : 'result';
  rt.rc.assign(
    link.holder,
    refs,
    edges,
    link.place + part,
    value,
    EdgeKind.Item,
    label,
    part === 1,
  );
}

/** The link lets go of what it refers to. */
function dropLink(rt: Runtime, cached: PyLruCache, link: PyLruLink): void {
  bind(rt, link, 0, null);
  bind(rt, link, 1, null);
  if (link.holder === cached) cached.freePlaces.push(link.place);
}

/** The least recently used entry goes: first from the dict, then its key and result. */
function dropOldest(rt: Runtime, cached: PyLruCache): void {
  const [oldest] = cached.links;
  if (oldest === undefined) return;
  rt.rc.hold(oldest, 'link');
  cached.links.delete(oldest);
  dictDelete(rt, cached.cache, oldest.holder.refs[oldest.place]!);
  dropLink(rt, cached, oldest);
}

function clearCache(rt: Runtime, cached: PyLruCache): void {
  const links = [...cached.links];
  for (const link of links) rt.rc.hold(link, 'link');
  cached.links.clear();
  cached.hits = cached.misses = 0;
  dictClear(rt, cached.cache);
  for (const link of links) {
    dropLink(rt, cached, link);
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
}
