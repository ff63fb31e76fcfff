import { upperBound } from '../lib/search';
import { EventOp } from '../heap/events';
import type { ObjectId, StepIndex } from '../heap/ids';
import { GcList } from '../heap/kinds';
import type { HeapState } from '../heap/state';
import type { Trace } from '../trace/trace';

/** What the collector's runs proved, gathered while the trace is walked for reachability. */
export class RunFindings {
  private readonly trace: Trace;
  /** Index of the phase that tells the reachable from the rest; -1 where the version has none. */
  readonly movePhase: number;
  /** Per run, ascending: what move_unreachable had set aside in the end. */
  private readonly condemned = new Map<number, Int32Array>();

  constructor(trace: Trace) {
    this.trace = trace;
    this.movePhase = trace.header.phases.findIndex((phase) => phase.name === 'move_unreachable');
  }

  /** Looks at a step: when move_unreachable ends with it, takes down what it set aside. */
  visit(step: StepIndex, state: HeapState): void {
    if (state.phase < 0 || state.phase !== this.movePhase || this.condemned.has(state.run)) return;
    if (step === this.trace.length || !this.leavesPhase(step + 1)) return;
    this.condemned.set(state.run, sortedList(state, GcList.Unreachable));
  }

  /** True when the run found the object unreachable. Meaningful once its move_unreachable is over. */
  wasLost(run: number, object: ObjectId): boolean {
    return includes(this.condemned.get(run), object);
  }

  private leavesPhase(step: StepIndex): boolean {
    const { op } = this.trace.journal;
    for (let event = this.trace.eventStart(step); event < this.trace.eventEnd(step); event++) {
      if (op.get(event) === EventOp.Phase || op.get(event) === EventOp.Run) return true;
    }
    return false;
  }
}

function sortedList(state: HeapState, list: number): Int32Array {
  const objects = new Int32Array(state.listLength[list]!);
  let count = 0;
  for (let o = state.listHead[list]!; o !== 0; o = state.gcNext.get(o)) objects[count++] = o;
  return objects.sort();
}

function includes(sorted: Int32Array | undefined, object: ObjectId): boolean {
  if (sorted === undefined) return false;
  const at = upperBound({ length: sorted.length, get: (index) => sorted[index]! }, object - 1);
  return sorted[at] === object;
}
