import { GcList, ObjectFlag } from '../../heap/kinds';
import { DebugFlag } from '../collector/debugFlags';
import { traverse } from '../collector/traverse';
import { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import { dictSet, newDict } from '../objects/dictionary';
import { PyInt } from '../objects/payload';
import type { Keywords } from '../objects/type';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The gc module. */
export function makeGcModule(rt: Runtime): PyModule {
  const { gc, heap } = rt;
  const builder = new ModuleBuilder(rt, 'gc');
  const flags: [string, number][] = [
    ['DEBUG_STATS', DebugFlag.Stats],
    ['DEBUG_COLLECTABLE', DebugFlag.Collectable],
    ['DEBUG_UNCOLLECTABLE', DebugFlag.Uncollectable],
    ...(rt.v < 300
      ? ([
          ['DEBUG_INSTANCES', DebugFlag.Instances],
          ['DEBUG_OBJECTS', DebugFlag.Objects],
        ] as [string, number][])
      : []),
    ['DEBUG_SAVEALL', DebugFlag.SaveAll],
    ['DEBUG_LEAK', rt.v < 300 ? 62 : 38],
  ];
  for (const [name, value] of flags) builder.set(name, rt.int(value));
  builder.set('garbage', gc.garbage);
  if (gc.callbacks !== null) builder.set('callbacks', gc.callbacks);

  builder.func('enable', {}, () => {
    gc.enabled = true;
    return rt.none;
  });
  builder.func('disable', {}, () => {
    gc.enabled = false;
    return rt.none;
  });
  builder.func('isenabled', {}, () => rt.bool(gc.enabled));
  builder.func('collect', { style: 'free' }, (_rt, args, keywords) => {
    const generation = collectArgument(rt, args, keywords);
    return rt.int(gc.collectNow(generation));
  });
  builder.func('set_debug', { min: 1 }, (_rt, [flagsGiven]) => {
    gc.debug = cInt(rt, flagsGiven!);
    return rt.none;
  });
  builder.func('get_debug', {}, () => rt.int(gc.debug));
  builder.func('set_threshold', { style: 'free' }, (_rt, args) => {
    if (args.length < 1 || args.length > 3) thresholdArity(rt, args.length);
    const values = args.map((arg) => cInt(rt, arg));
    values.forEach((value, i) =>
      gc.setThreshold(i, i === 2 && rt.rules.incrementalCollector ? 0 : value),
    );
    return rt.none;
  });
  builder.func('get_threshold', {}, () => rt.tuple(gc.thresholds.map((value) => rt.int(value))));
  builder.func('get_count', {}, () => rt.tuple(gc.counts.map((value) => rt.int(value))));
  builder.func('get_objects', rt.v >= 308 ? { style: 'free' } : {}, (_rt, args, keywords) => {
    const generation = rt.v >= 308 ? generationArgument(rt, args, keywords) : -1;
    const lists = generation < 0 ? [1, 2, 3] : [GcList.Generation0 + generation];
    return rt.list(lists.flatMap((list) => listObjects(rt, list)));
  });
  builder.func('get_referrers', { style: 'free' }, (_rt, targets) => {
    const found: PyObject[] = [];
    for (const list of [1, 2, 3]) {
      for (const object of listObjects(rt, list)) {
        let refers = false;
        traverse(rt, object, (target) => {
          if (targets.includes(target)) refers = true;
        });
        if (refers) found.push(object);
      }
    }
    return rt.list(found);
  });
  builder.func('get_referents', { style: 'free' }, (_rt, objects) => {
    const found: PyObject[] = [];
    for (const object of objects) {
      if (object.type.gc)
        traverse(
          rt,
          object,
          (target) =>
            void (target instanceof PyFrame && heap.hasFlag(target, ObjectFlag.NoCount)
              ? 0
              : found.push(target)),
        );
    }
    return rt.list(found);
  });
  if (rt.v >= 207)
    builder.func('is_tracked', { min: 1 }, (_rt, [object]) => rt.bool(heap.isTracked(object!)));
  if (rt.v >= 309)
    builder.func('is_finalized', { min: 1 }, (_rt, [object]) =>
      rt.bool(heap.hasFlag(object!, ObjectFlag.Finalized)),
    );
  if (rt.v >= 304) {
    builder.func('get_stats', {}, () =>
      rt.list(
        gc.stats.map((stats) => {
          const dict = newDict(rt);
          for (const [name, value] of Object.entries(stats))
            dictSet(rt, dict, rt.intern(name), rt.int(value), false);
          return dict;
        }),
      ),
    );
  }
  if (rt.v >= 307) {
    builder.func('freeze', {}, () => {
      for (const list of [GcList.Generation0, GcList.Generation1, GcList.Generation2])
        heap.merge(list, GcList.Permanent);
      for (let g = 0; g < 3; g++) gc.setCount(g, 0);
      return rt.none;
    });
    builder.func('unfreeze', {}, () => {
      heap.merge(GcList.Permanent, GcList.Generation2);
      return rt.none;
    });
    builder.func('get_freeze_count', {}, () => rt.int(heap.sizeOf(GcList.Permanent)));
  }
  return builder.module;
}

function listObjects(rt: Runtime, list: number): PyObject[] {
  const { heap } = rt;
  const objects: PyObject[] = [];
  for (let id = heap.listHead[list]!; id !== 0; id = heap.gcNext.data[id]!)
    objects.push(heap.objects[id]!);
  return objects;
}

/** `gc.collect()` parses its argument by hand in every version's own words. */
function collectArgument(
  rt: Runtime,
  args: readonly PyObject[],
  keywords: Keywords | null,
): number {
  let given = args[0];
  const total = args.length + (keywords?.names.length ?? 0);
  if (total > 1)
    return rt.typeError(
      `${rt.v < 307 ? 'function' : 'collect()'} takes at most 1 argument (${total} given)`,
    );
  if (keywords !== null && keywords.names.length > 0) {
    const name = keywords.names[0]!;
    if (name !== 'generation') {
      if (rt.v >= 313)
        return rt.typeError(`collect() got an unexpected keyword argument '${name}'`);
      return rt.typeError(
        rt.v < 307
          ? `'${name}' is an invalid keyword argument for this function`
          : `'${name}' is an invalid keyword argument for collect()`,
      );
    }
    given = keywords.values[0];
  }
  if (given === undefined) return 2;
  const generation = cInt(rt, given);
  if (generation < 0 || generation > 2) return rt.valueError('invalid generation');
  return generation;
}

/** A C int argument, with the version's words for what is none. */
function cInt(rt: Runtime, object: PyObject): number {
  if (!(object instanceof PyInt)) {
    const name = rt.ops.typeName(object);
    if (name === 'float')
      return rt.typeError(
        rt.v < 310
          ? 'integer argument expected, got float'
          : "'float' object cannot be interpreted as an integer",
      );
    if (object.type.slots.index !== undefined) return cInt(rt, object.type.slots.index(rt, object));
    if (rt.v < 300) return rt.typeError('an integer is required');
    return rt.typeError(
      rt.v < 310
        ? `an integer is required (got type ${name})`
        : `'${name}' object cannot be interpreted as an integer`,
    );
  }
  const value = Number(object.value);
  if (Math.abs(value) > 2147483647) {
    const words =
      rt.v >= 308
        ? 'Python int too large to convert to C int'
        : `signed integer is ${value > 0 ? 'greater than maximum' : 'less than minimum'}`;
    return rt.raise(rt.types.OverflowError!, words);
  }
  return value;
}

function thresholdArity(rt: Runtime, given: number): never {
  if (rt.v >= 313) return rt.typeError('gc.set_threshold requires 1 to 3 arguments');
  const few = given < 1;
  return rt.typeError(
    `set_threshold() takes at ${few ? 'least 1' : 'most 3'} argument${few ? '' : 's'} (${given} given)`,
  );
}

function generationArgument(
  rt: Runtime,
  args: readonly PyObject[],
  keywords: Keywords | null,
): number {
  const given = args[0] ?? keywords?.values[0];
  if (given === undefined || given === rt.none) return -1;
  if (!(given instanceof PyInt))
    return rt.typeError(`argument should be integer or None, not '${rt.ops.typeName(given)}'`);
  const generation = Number(given.value);
  if (generation === -1) return -1;
  if (generation < -1) return rt.valueError('generation parameter cannot be negative');
  if (generation > 2)
    return rt.valueError(
      'generation parameter must be less than the number of available generations (3)',
    );
  return generation;
}
