import { StepKind } from '../../heap/steps';
import type { PyObject } from '../object';
import { PyDict } from '../objects/dict';
import { PyTuple } from '../objects/payload';
import type { Runtime } from '../runtime';

/** `untrack_tuples`: tuples that cannot be part of a cycle leave the collector's lists. */
export function untrackTuples(rt: Runtime, list: number): void {
  if (!rt.rules.untracksTuples) return;
  untrackThose(rt, list, (object) => object instanceof PyTuple && object.type === rt.types.tuple);
}

/** `untrack_dicts`: the same for dicts, in full collections. */
export function untrackDicts(rt: Runtime, list: number): void {
  if (!rt.rules.untracksDicts) return;
  untrackThose(rt, list, (object) => object instanceof PyDict && object.type === rt.types.dict);
}

function untrackThose(rt: Runtime, list: number, chosen: (object: PyObject) => boolean): void {
  const { heap } = rt;
  for (let id = heap.listHead[list]!; id !== 0;) {
    const object = heap.objects[id]!;
    id = heap.gcNext.data[id]!;
    if (!chosen(object)) continue;
    if (object.refs.some((item) => item !== null && rt.mayBeTracked(item))) continue;
    heap.untrack(object);
    heap.step(StepKind.Untrack, object.traceId);
  }
}
