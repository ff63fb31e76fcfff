import { GcList, ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import { isInsideTry } from '../eval/generators';
import type { PyObject } from '../object';
import { PyGenerator } from '../objects/generator';
import type { Runtime } from '../runtime';
import { DebugFlag } from './debugFlags';
import { type PhaseTeller, thousands } from './phaseTeller';
import { traverse } from './traverse';

/** Does it have a finalizer that makes its cycle uncollectable (2.x: `__del__`, a generator inside `try`)? */
function hasLegacyFinalizer(rt: Runtime, object: PyObject): boolean {
  if (!rt.rules.legacyFinalizers) return false;
  if (object instanceof PyGenerator) return isInsideTry(object);
  return object.type.finalizer !== null || rt.classicFinalizer(object) !== null;
}

/** `move_finalizers` and `move_finalizer_reachable`: such objects, and all they reach, are set apart. */
export function moveFinalizers(rt: Runtime, teller: PhaseTeller): void {
  const { heap } = rt;
  teller.begin('move_finalizers', 'move_legacy_finalizers');
  if (rt.rules.legacyFinalizers) {
    for (let id = heap.listHead[GcList.Unreachable]!; id !== 0;) {
      const object = heap.objects[id]!;
      id = heap.gcNext.data[id]!;
      if (!hasLegacyFinalizer(rt, object)) continue;
      heap.moveTo(object, GcList.Finalizers);
      heap.step(StepKind.Move, object.traceId, GcList.Unreachable, GcList.Finalizers);
    }
    // Breadth first: the list grows while it is walked.
    for (let id = heap.listHead[GcList.Finalizers]!; id !== 0; id = heap.gcNext.data[id]!) {
      const source = heap.objects[id]!;
      traverse(rt, source, (target) => {
        if (heap.gcList.data[target.id] !== GcList.Unreachable) return;
        heap.moveTo(target, GcList.Finalizers);
        const { Unreachable, Finalizers } = GcList;
        heap.step(StepKind.Move, target.traceId, Unreachable, Finalizers, source.traceId);
      });
    }
  }
  teller.result(thousands(heap.listLength[GcList.Finalizers]!));
}

/** The verdict on the objects set apart, in words and steps; returns their number. */
export function condemnFinalizers(rt: Runtime, teller: PhaseTeller): number {
  const { heap } = rt;
  teller.begin('handle_garbage', 'handle_legacy_finalizers');
  const list = heap.listed(GcList.Finalizers);
  for (const object of list) {
    heap.setFlags(object, ObjectFlag.Uncollectable);
    heap.step(StepKind.Uncollectable, object.traceId, hasLegacyFinalizer(rt, object) ? 1 : 0);
  }
  return list.length;
}

/** `handle_garbage`: into `gc.garbage` with what has the finalizer (DEBUG_SAVEALL: with all), the list into `old`. */
export function keepFinalizers(rt: Runtime, teller: PhaseTeller, old: number): void {
  const { heap, gc } = rt;
  let kept = 0;
  for (const object of heap.listed(GcList.Finalizers)) {
    if ((gc.debug & DebugFlag.SaveAll) === 0 && !hasLegacyFinalizer(rt, object)) continue;
    gc.keep(object);
    kept++;
  }
  heap.merge(GcList.Finalizers, old);
  teller.result(`${thousands(kept)} to gc.garbage`);
}
