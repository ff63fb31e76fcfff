import type { ObjectId, StepIndex } from '../heap/ids';
import { GcList, ObjectFlag, ObjectKind, STATUSES, type Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { components, isCycle, ringOrder } from './components';
import type { TraceAnalysis } from './traceAnalysis';

/** The status of an object that has been born; `view` is the heap at step `n`. The first that applies. */
export function statusOf(
  analysis: TraceAnalysis,
  view: HeapView,
  n: StepIndex,
  object: ObjectId,
): Status {
  if (!view.isAlive(object)) return 'freed';
  if (view.hasFlag(object, ObjectFlag.Finalizing)) return 'finalizing';
  if (view.hasFlag(object, ObjectFlag.Uncollectable)) return 'uncollectable';
  if (view.run >= 0) {
    const found = statusInRun(analysis, view, object);
    if (found) return found;
  }
  // A frame that has returned is no garbage while its names let go of what they hold.
  const returned = view.objectKind(object) === ObjectKind.Frame && view.refcount(object) === 0;
  if (!returned && analysis.unreachableSince(object, n) >= 0) return 'unreachable';
  return view.hasFlag(object, ObjectFlag.Resurrected) ? 'resurrected' : 'normal';
}

/**
 * What the run under way thinks of an object: a guess while it tells the lists apart, then a finding. What it
 * proved reachable is news only until then: afterwards it is as healthy as before.
 */
function statusInRun(
  analysis: TraceAnalysis,
  view: HeapView,
  object: ObjectId,
): Status | undefined {
  const { movePhase } = analysis.runs;
  if (movePhase < 0 || view.phase < movePhase) return undefined;
  const deciding = view.phase === movePhase;
  const list = view.gcList(object);
  if (list === GcList.Unreachable || list === GcList.FinalUnreachable) {
    if (deciding) return 'tentative';
    return view.hasFlag(object, ObjectFlag.Resurrected) ? 'resurrected' : 'unreachable';
  }
  return deciding && list === GcList.Young && view.gcRefs(object) > 0 ? 'reachable' : undefined;
}

/** A cycle that deserves a hull. */
export interface MarkedCycle {
  /** Round the ring, the owner of a finalizer first. */
  objects: ObjectId[];
  status: Status;
}

const MARKED: ReadonlySet<Status> = new Set([
  'finalizing',
  'uncollectable',
  'tentative',
  'unreachable',
]);

/**
 * The cycles among the objects that are lost, or that the collector holds for lost. `statuses` gives the
 * status of each object in view (as {@link statusOf} does), so that a caller who knows them does not pay twice.
 */
export function markedCycles(
  view: HeapView,
  statuses: ReadonlyMap<ObjectId, Status>,
): MarkedCycle[] {
  const marked: ObjectId[] = [];
  for (const [object, status] of statuses) if (MARKED.has(status)) marked.push(object);
  const cycles: MarkedCycle[] = [];
  for (const component of components(view, marked)) {
    if (!isCycle(view, component)) continue;
    component.sort((x, y) => x - y);
    const owner = component.find((o) => view.hasFlag(o, ObjectFlag.HasFinalizer)) ?? component[0]!;
    const present = new Set(component.map((object) => statuses.get(object)));
    cycles.push({
      objects: ringOrder(view, component, owner),
      status: STATUSES.find((status) => present.has(status))!,
    });
  }
  return cycles.sort((x, y) => x.objects[0]! - y.objects[0]!);
}
