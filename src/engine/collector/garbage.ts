import { GcList, ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import type { PyObject } from '../object';
import type { PyWeakref } from '../objects/callables';
import type { Runtime } from '../runtime';
import { clearObject } from './clear';
import { DebugFlag } from './debugFlags';
import { type PhaseTeller, thousands } from './phaseTeller';
import { resurrectedAmong } from './resurrected';

/**
 * `handle_weakrefs`: clears every weak reference to unreachable objects, then calls the callbacks of those that
 * are reachable themselves. Returns how many of these died of it: they count as collected.
 */
export function handleWeakrefs(rt: Runtime, teller: PhaseTeller, old: number): number {
  teller.begin('handle_weakrefs');
  const { heap, rc } = rt;
  const toCall: PyWeakref[] = [];
  const mark = rc.mark;
  let cleared = 0;
  for (const object of heap.listed(GcList.Unreachable)) {
    for (const ref of [...((object.weakrefs ?? []) as PyWeakref[])]) {
      rt.weakrefs.forgetReferent(ref);
      cleared++;
      if (ref.callback === null || heap.gcList.data[ref.id] === GcList.Unreachable) continue;
      toCall.push(ref);
    }
  }
  // Held last to first, so that each is let go of when its own callback has run.
  for (const ref of [...toCall].reverse()) rc.hold(ref, 'weak reference with a callback');
  let freed = 0;
  toCall.forEach((ref, i) => {
    rt.weakrefs.runCallback(ref);
    rc.releaseTo(mark + toCall.length - 1 - i);
    rt.dealloc.settle();
    if (heap.objects[ref.id] !== ref) freed++;
    else if (heap.gcList.data[ref.id] !== GcList.None) heap.moveTo(ref, old);
  });
  teller.result(`${cleared} cleared`);
  return freed;
}

/** `finalize_garbage`: the finalizer of each unreachable object, once, in the order of the list. */
export function finalizeGarbage(rt: Runtime, teller: PhaseTeller): void {
  const { heap } = rt;
  teller.begin('finalize_garbage');
  let called = 0;
  for (const object of heap.listed(GcList.Unreachable)) {
    if (heap.objects[object.id] !== object || heap.gcList.data[object.id] !== GcList.Unreachable)
      continue;
    const finalizer = object.type.finalizer;
    const builtin = object.type.slots.finalize;
    if ((finalizer === null && builtin === undefined) || heap.hasFlag(object, ObjectFlag.Finalized))
      continue;
    heap.setFlags(object, ObjectFlag.Finalized);
    const mark = rt.rc.mark;
    rt.rc.hold(object, 'kept alive for the finalizer');
    if (finalizer !== null) {
      called++;
      rt.enterFinalizer(object, finalizer);
      rt.runFinalizer(object, finalizer);
      rt.leaveFinalizer(object, finalizer);
    } else builtin!(rt, object);
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }
  teller.result(`${called} called`);
}

/** What finalizers brought back leaves the unreachable list for `old`: it alone, or up to 3.8 the whole set with it. */
export function handleResurrected(rt: Runtime, teller: PhaseTeller, old: number): PyObject[] {
  const { heap, rules } = rt;
  teller.begin('check_garbage', 'handle_resurrected_objects');
  const set = heap.listed(GcList.Unreachable);
  const back = resurrectedAmong(rt, set);
  for (const object of back) {
    heap.setFlags(object, ObjectFlag.Resurrected);
    heap.step(StepKind.Resurrected, object.traceId);
  }
  if (back.length > 0) {
    for (const object of rules.resurrectionSparesAll ? set : back) {
      heap.moveTo(object, old);
      heap.step(StepKind.Move, object.traceId, GcList.Unreachable, old);
    }
  }
  teller.result(`${thousands(back.length)} moved back`);
  return back;
}

/** `delete_garbage`: `tp_clear` for each object in turn, or into `gc.garbage` with it under DEBUG_SAVEALL. */
export function deleteGarbage(rt: Runtime, teller: PhaseTeller, old: number): void {
  const { heap, rc, gc } = rt;
  teller.begin('delete_garbage');
  const saving = (gc.debug & DebugFlag.SaveAll) !== 0;
  const before = heap.listLength[GcList.Unreachable]!;
  for (let id; (id = heap.listHead[GcList.Unreachable]!) !== 0;) {
    const object = heap.objects[id]!;
    if ((gc.debug & DebugFlag.SaveAll) !== 0) {
      heap.setFlags(object, ObjectFlag.SavedByDebug);
      gc.keep(object);
    } else {
      const mark = rc.mark;
      rc.hold(object, 'being cleared');
      clearObject(rt, object);
      rt.dealloc.settle();
      rc.releaseTo(mark);
      rt.dealloc.settle();
    }
    if (heap.objects[id] === object && heap.gcList.data[id] === GcList.Unreachable)
      heap.moveTo(object, old);
  }
  teller.result(`${thousands(before)} ${saving ? 'saved' : 'freed'}`);
}
