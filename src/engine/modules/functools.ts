import { makeFunction } from '../define';
import { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import { dictGetName } from '../objects/dictionary';
import type { CompareName, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { keepOnly } from './holding';
import { libraryType, placeWith } from './libraryType';
import { makeLruCacheType } from './lruCache';
import { ModuleBuilder } from './module';
import { makePartialType } from './partial';

/** The functools module: what is C in CPython; the rest is the prelude of this name. */
export function makeFunctoolsModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'functools');
  builder.set('partial', makePartialType(rt));
  const source = rt.v < 300 ? null : '_functools';
  builder.set(
    'reduce',
    makeFunction(rt, 'reduce', { min: 2, max: 3 }, reduce, source ?? '__builtin__'),
  );
  if (rt.v >= 300) {
    builder.set('_lru_cache_wrapper', makeLruCacheType(rt));
    builder.func('_cache_info_type', {}, () => cacheInfoType(rt, builder.module));
  }
  if (rt.v >= 207) builder.set('cmp_to_key', makeCmpToKey(rt));
  rt.runPrelude('functools', builder.module);
  return builder.module;
}

/** `functools.reduce(function, iterable[, initial])`; each intermediate result goes as the next one comes. */
function reduce(rt: Runtime, [func, iterable, initial]: PyObject[]): PyObject {
  const iterator = rt.rc.hold(rt.iteration.iter(iterable!), 'iterator');
  // Up to 3.13 its arguments come in a tuple.
  if (initial !== undefined && rt.v >= 300 && rt.v < 314) rt.rc.hold(initial, 'argument tuple');
  const mark = rt.rc.mark;
  let result =
    initial === undefined ? rt.iteration.next(iterator) : rt.rc.hold(initial, 'accumulated result');
  if (result === null) {
    return rt.typeError(
      `reduce() of empty ${rt.v >= 310 ? 'iterable' : 'sequence'} with no initial value`,
    );
  }
  for (;;) {
    const item = rt.iteration.next(iterator);
    if (item === null) return result;
    result = rt.eval.callPacked(func!, [result, item], null);
    keepOnly(rt, mark, result);
    rt.heap.spend(1);
  }
}

/** The named tuple that `cache_info()` gives; made with the first cache. */
function cacheInfoType(rt: Runtime, functools: PyModule): PyObject {
  const made = rt.types['functools._CacheInfo'];
  if (made !== undefined) return made;
  const { recording } = rt.heap;
  rt.heap.endOpenStep();
  rt.heap.recording = false;
  const type = rt.call(dictGetName(functools.dict, '_make_cache_info')!, []) as PyType;
  rt.rc.linkStatic(type, 'functools._CacheInfo');
  rt.types['functools._CacheInfo'] = type;
  rt.heap.recording = recording;
  return type;
}

/** `cmp_to_key(mycmp)`: a maker of sort keys; refs of a key: the object (once there is one), the function. */
function makeCmpToKey(rt: Runtime): PyObject {
  class PyKey extends PyObject {}
  const key = (type: PyType, cmp: PyObject, object: PyObject | null): PyObject =>
    placeWith(rt, new PyKey(type), [
      ['cmp', cmp],
      ['object', object],
    ]);
  const compare = (rt: Runtime, self: PyObject, other: PyObject, op: CompareName): PyObject => {
    if (!(other instanceof PyKey)) return rt.typeError('other argument must be K instance');
    const order = rt.call(self.refs[0]!, [self.refs[1]!, other.refs[1]!]);
    return rt.ops.compare(order, rt.int(0), op);
  };
  const type = libraryType(rt, rt.v < 300 ? 'functools.K' : 'functools.KeyWrapper', {
    quiet: true,
    instantiable: false,
    slots: {
      compare,
      hash: undefined as never,
      call: (_rt, self, [object]) => key(type, self.refs[0]!, object!),
    },
  });
  return makeFunction(
    rt,
    'cmp_to_key',
    { min: 1, keywords: ['mycmp'] },
    (_rt, [cmp]) => key(type, cmp!, null),
    'functools',
  );
}
