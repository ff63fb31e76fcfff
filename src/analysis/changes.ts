import { EventOp } from '../heap/events';
import type { EdgeId, ObjectId, StepIndex } from '../heap/ids';
import { isCountedKind } from '../heap/kinds';
import type { StepRecord, Trace } from '../trace/trace';

/** What one step changed, as the drawing and the panels show it. */
export interface StepChanges extends Pick<StepRecord, 'kind' | 'a' | 'b' | 'c' | 'd'> {
  /** By how much each object's count changed; objects that kept theirs are absent. */
  readonly counts: ReadonlyMap<ObjectId, number>;
  /** Objects whose `gc_refs` was written. */
  readonly gcRefs: ReadonlySet<ObjectId>;
  /** References that appeared and are still there. */
  readonly newEdges: ReadonlySet<EdgeId>;
}

/** Reads a step's own events; what went before does not matter. */
export function changesAt(trace: Trace, step: StepIndex): StepChanges {
  const { kind, a, b, c, d } = trace.step(step);
  const counts = new Map<ObjectId, number>();
  const gcRefs = new Set<ObjectId>();
  const newEdges = new Set<EdgeId>();
  const { journal, tables } = trace;
  const isCounted = (edge: EdgeId) => isCountedKind(tables.edgeKind.get(edge));
  const count = (object: ObjectId, change: number) => {
    const sum = (counts.get(object) ?? 0) + change;
    if (sum === 0) counts.delete(object);
    else counts.set(object, sum);
  };
  // Step 0 is the heap as it was found: nothing in it is news.
  for (let event = trace.eventStart(Math.max(step, 1)); event < trace.eventEnd(step); event++) {
    const subject = journal.a.get(event);
    switch (journal.op.get(event)) {
      case EventOp.EdgeAdd:
        newEdges.add(subject);
        if (isCounted(subject)) count(tables.edgeTo.get(subject), 1);
        break;
      case EventOp.EdgeRemove:
        newEdges.delete(subject);
        if (isCounted(subject)) count(tables.edgeTo.get(subject), -1);
        break;
      case EventOp.Base:
        count(subject, journal.c.get(event) - journal.b.get(event));
        break;
      case EventOp.GcRefs:
        gcRefs.add(subject);
        break;
    }
  }
  return { kind, a, b, c, d, counts, gcRefs, newEdges };
}
