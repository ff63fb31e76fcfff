import { GcList, ObjectFlag } from '../../heap/kinds';
import { DebugFlag } from '../collector/debugFlags';
import { traverse } from '../collector/traverse';
import { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import { dictSet, newDict } from '../objects/dictionary';
import { cInt } from '../objects/cInts';
import { PyInt } from '../objects/payload';
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
  const collect = { min: 0, max: 1, keywords: ['generation'], style: 'clinic' } as const;
  builder.func('collect', collect, (_rt, [given]) => {
    const generation = given === undefined ? 2 : cInt(rt, given, 'clinic');
    if (generation < 0 || generation > 2) return rt.valueError('invalid generation');
    return rt.int(gc.collectNow(generation));
  });
  builder.func('set_debug', { min: 1, style: argumentStyle(rt) }, (_rt, [flagsGiven]) => {
    gc.debug = cInt(rt, flagsGiven!, rt.v < 307 ? 'i' : 'clinic');
    return rt.none;
  });
  builder.func('get_debug', {}, () => rt.int(gc.debug));
  defineSetThreshold(rt, builder);
  builder.func('get_threshold', {}, () => rt.newTuple(gc.thresholds.map((value) => rt.int(value))));
  builder.func('get_count', {}, () => rt.newTuple(gc.counts.map((value) => rt.int(value))));
  const objects = { min: 0, max: 1, keywords: ['generation'], style: 'clinic' } as const;
  builder.func('get_objects', rt.v >= 308 ? objects : {}, (_rt, [given]) => {
    const generation = generationArgument(rt, given);
    return rt.list(gc.listsOf(generation).flatMap((list) => heap.listed(list)));
  });
  const any = { min: 0, max: -1, style: rt.v < 313 ? 'parsed' : 'tuple' } as const;
  builder.func('get_referrers', any, (_rt, targets) => {
    const found: PyObject[] = [];
    for (const list of gc.lists()) {
      for (const object of heap.listed(list)) {
        let refers = false;
        traverse(rt, object, (target) => {
          if (targets.includes(target)) refers = true;
        });
        if (refers) found.push(object);
      }
    }
    return rt.list(found);
  });
  builder.func('get_referents', any, (_rt, objects) => {
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
      gc.freeze();
      return rt.none;
    });
    builder.func('unfreeze', {}, () => {
      gc.unfreeze();
      return rt.none;
    });
    builder.func('get_freeze_count', {}, () => rt.int(heap.sizeOf(GcList.Permanent)));
  }
  return builder.module;
}

/** Declared by `PyArg_ParseTuple` up to 3.6, by Argument Clinic since: for one argument alone. */
function argumentStyle(rt: Runtime): 'parsed' | 'one' {
  return rt.v < 307 ? 'parsed' : 'one';
}

/** `gc.set_threshold()`; up to 3.12 the arguments before one that is no int have been stored when it is refused. */
function defineSetThreshold(rt: Runtime, builder: ModuleBuilder): void {
  const { gc } = rt;
  const store = (value: number, generation: number): void =>
    gc.setThreshold(generation, generation === 2 && rt.rules.incrementalCollector ? 0 : value);
  const whole = rt.v >= 313;
  const arity = { min: whole ? 0 : 1, max: whole ? -1 : 3, style: 'parsed' } as const;
  builder.func('set_threshold', arity, (_rt, args) => {
    if (!whole) args.forEach((arg, i) => store(cInt(rt, arg, 'i'), i));
    else if (args.length < 1 || args.length > 3)
      return rt.typeError('gc.set_threshold requires 1 to 3 arguments');
    else args.map((arg) => cInt(rt, arg, 'i')).forEach(store);
    return rt.none;
  });
}

/** The generation asked for, -1 for all. */
function generationArgument(rt: Runtime, given: PyObject | undefined): number {
  if (given === undefined || given === rt.none) return -1;
  if (!(given instanceof PyInt) && given.type.slots.index === undefined)
    return rt.typeError(`argument should be integer or None, not '${rt.ops.typeName(given)}'`);
  const whole = rt.ops.index(given);
  const generation = Number(whole);
  if (BigInt.asIntN(64, BigInt(whole)) !== BigInt(whole))
    return rt.raise(rt.types.OverflowError!, "cannot fit 'int' into an index-sized integer");
  if (generation === -1) return -1;
  if (generation < -1) return rt.valueError('generation parameter cannot be negative');
  if (generation > 2)
    return rt.valueError(
      'generation parameter must be less than the number of available generations (3)',
    );
  return generation;
}
