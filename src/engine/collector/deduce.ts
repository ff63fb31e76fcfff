import { GcList } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { type PhaseTeller, thousands } from './phaseTeller';
import { traverse } from './traverse';

/** `deduce_unreachable`: what nothing outside the list being collected reaches is moved to a list of its own. */
export function deduceUnreachable(rt: Runtime, teller: PhaseTeller): void {
  updateRefs(rt, teller);
  subtractRefs(rt, teller);
  moveUnreachable(rt, teller);
}

function updateRefs(rt: Runtime, teller: PhaseTeller): void {
  const { heap } = rt;
  teller.begin('update_refs');
  for (let id = heap.listHead[GcList.Young]!; id !== 0; id = heap.gcNext.data[id]!) {
    const object = heap.objects[id]!;
    heap.setGcRefs(object, heap.rc.data[id]!);
    if (teller.worthAStep(object))
      heap.step(StepKind.GcRefsInit, object.traceId, heap.rc.data[id]!);
  }
  teller.result(thousands(heap.sizeOf(GcList.Young)));
}

function subtractRefs(rt: Runtime, teller: PhaseTeller): void {
  const { heap } = rt;
  teller.begin('subtract_refs');
  for (let id = heap.listHead[GcList.Young]!; id !== 0; id = heap.gcNext.data[id]!) {
    traverse(rt, heap.objects[id]!, (target, edge) => {
      if (heap.gcList.data[target.id] !== GcList.Young) return;
      const before = heap.gcRefs.data[target.id]!;
      if (edge !== 0) heap.markSpent(edge, teller.id);
      heap.setGcRefs(target, before - 1);
      if (teller.worthAStep(target))
        heap.step(StepKind.GcRefsSubtract, target.traceId, before, before - 1, edge);
    });
  }
  teller.result(thousands(heap.sizeOf(GcList.Young)));
}

function moveUnreachable(rt: Runtime, teller: PhaseTeller): void {
  const { heap } = rt;
  teller.begin('move_unreachable');
  for (let id = heap.listHead[GcList.Young]!; id !== 0;) {
    const object = heap.objects[id]!;
    const refs = heap.gcRefs.data[id]!;
    if (refs === 0) {
      const next = heap.gcNext.data[id]!;
      heap.moveTo(object, GcList.Unreachable);
      if (teller.worthAStep(object))
        heap.step(StepKind.Move, object.traceId, GcList.Young, GcList.Unreachable);
      id = next;
      continue;
    }
    if (teller.worthAStep(object)) heap.step(StepKind.GcRefsReach, object.traceId, refs, refs);
    traverse(rt, object, (target, edge) => visitReachable(rt, teller, object, target, edge));
    id = heap.gcNext.data[id]!;
  }
  teller.result(`${thousands(heap.listLength[GcList.Unreachable]!)} unreachable`);
}

/** A reachable object refers to `target`: that one is reachable too, wherever it stands. */
function visitReachable(
  rt: Runtime,
  teller: PhaseTeller,
  source: PyObject,
  target: PyObject,
  edge: number,
): void {
  const { heap } = rt;
  const list = heap.gcList.data[target.id];
  if (list === GcList.Young) {
    if (heap.gcRefs.data[target.id] !== 0) return;
    heap.setGcRefs(target, 1);
    if (teller.worthAStep(target)) heap.step(StepKind.GcRefsReach, target.traceId, 0, 1, edge);
  } else if (list === GcList.Unreachable) {
    heap.moveTo(target, GcList.Young);
    heap.setGcRefs(target, 1);
    if (teller.worthAStep(target))
      heap.step(StepKind.Move, target.traceId, GcList.Unreachable, GcList.Young, source.traceId);
  }
}
