import { GcList } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import { FIRST_LOCAL, type PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Increments } from './increments';
import { thousands } from './phaseTeller';
import { type Found, NOTHING, Run } from './run';
import { traverse } from './traverse';
import { untrackTuples } from './untrack';

/**
 * A collection of 3.14: of the young objects (`gc_collect_young`), of an increment (`gc_collect_increment`)
 * or of everything (`gc_collect_full`). Old objects wait in the pending list until an increment has visited them.
 */
export class IncrementalRun extends Run {
  private readonly state: Increments;

  constructor(rt: Runtime, generation: number, reason: string, state: Increments) {
    super(rt, generation, reason, GcList.Generation1);
    this.state = state;
  }

  perform(): Found {
    this.gc.tellStart(this.generation);
    const found = this.byGeneration();
    this.teller.end();
    return found;
  }

  private byGeneration(): Found {
    if (this.generation === 0) return this.collectYoung();
    return this.generation === 1 ? this.collectIncrement() : this.collectFull();
  }

  private collectYoung(): Found {
    const { rt, gc, state } = this;
    untrackTuples(rt, GcList.Generation0);
    this.take([GcList.Generation0]);
    const found = this.collectRegion(() => this.keepReachable());
    gc.setCount(0, 0);
    state.oldCounts[state.visitedSpace]!++;
    this.showOldCounts();
    gc.addStats(0, found);
    return found;
  }

  private collectFull(): Found {
    const { rt, gc, state } = this;
    untrackTuples(rt, GcList.Generation0);
    gc.setCount(0, 0);
    this.take([GcList.Generation1, GcList.Generation2, GcList.Generation0]);
    const found = this.collectRegion(() => {
      gc.forgetStartupGarbage();
      this.keepReachable();
    });
    gc.setCount(0, 0);
    state.oldCounts = [0, 0];
    this.completedScavenge();
    gc.addStats(2, found);
    return found;
  }

  private collectIncrement(): Found {
    const { rt, gc, state } = this;
    const { heap } = rt;
    this.teller.begin('assess_work_to_do');
    state.assess(gc.counts[0], gc.thresholds[1]);
    gc.setCount(0, 0);
    this.teller.result(`${thousands(state.workToDo)} objects`);
    if (state.workToDo < 0) return NOTHING;
    untrackTuples(rt, GcList.Generation0);
    if (state.marking) {
      this.markAtStart();
      return NOTHING;
    }
    state.workToDo -= this.markStacks(false);
    this.take([GcList.Generation0]);
    const size = this.fill();
    const found = this.collectRegion(() => this.keepReachable());
    state.workToDo -= size;
    gc.addStats(1, found);
    if (heap.sizeOf(GcList.Generation2) === 0) this.completedScavenge();
    return found;
  }

  /** The lists become the one that is collected, in this order. */
  private take(lists: readonly number[]): void {
    const { heap } = this.rt;
    this.teller.begin('merge generations');
    const sizes = lists.map((list) => heap.sizeOf(list)).filter((size) => size > 0);
    for (const list of lists) heap.merge(list, GcList.Young);
    heap.forgetGcRefs(GcList.Young);
    this.teller.result(sizes.length === 0 ? '0' : sizes.map(thousands).join(' + '));
  }

  private keepReachable(): void {
    this.rt.heap.merge(GcList.Young, GcList.Generation1);
  }

  /** Pending objects, each with all that it reaches, until the increment is as large as the work that is due. */
  private fill(): number {
    const { rt, state } = this;
    const { heap } = rt;
    let size = heap.sizeOf(GcList.Young);
    while (size < state.workToDo) {
      const first = heap.listHead[GcList.Generation2]!;
      if (first === 0) {
        // What start-up left pending is known by number alone.
        const rest = heap.uncounted[GcList.Generation2]!;
        heap.setUncounted(GcList.Young, heap.uncounted[GcList.Young]! + rest);
        heap.setUncounted(GcList.Generation2, 0);
        return size + rest;
      }
      heap.moveTo(heap.objects[first]!, GcList.Young);
      size++;
      for (let id = first; id !== 0; id = heap.gcNext.data[id]!)
        traverse(rt, heap.objects[id]!, (target) => {
          if (this.isUnvisited(target)) {
            heap.moveTo(target, GcList.Young);
            size++;
          }
        });
    }
    return size;
  }

  /** Not in the space of what this round of increments has seen: young, or old and pending. */
  private isUnvisited(object: PyObject): boolean {
    const list = this.rt.heap.gcList.data[object.id];
    return list === GcList.Generation0 || list === GcList.Generation2;
  }

  /** The first increment of a round marks what is in use, and looks for no garbage. */
  private markAtStart(): void {
    const { rt, state } = this;
    const { heap } = rt;
    this.teller.begin('mark_at_start');
    // MODEL: when the collector of 3.14 marks what the roots reach, the start-up heap counts with a measured number; it is
    // not traversed.
    const startup = Math.max(0, heap.uncounted[GcList.Generation2]! - rt.rules.baselineUnmarked);
    heap.setUncounted(GcList.Generation2, heap.uncounted[GcList.Generation2]! - startup);
    heap.setUncounted(GcList.Generation1, heap.uncounted[GcList.Generation1]! + startup);
    const young = heap.uncounted[GcList.Generation0]!;
    heap.setUncounted(GcList.Generation0, 0);
    heap.setUncounted(GcList.Generation1, heap.uncounted[GcList.Generation1]! + young);
    const roots = [rt.modulesDict, ...rt.modules.values()];
    const marked = startup + young + this.markFrom(roots) + this.markStacks(true);
    // Taken off once by mark_at_start and once by its caller.
    state.workToDo -= 2 * marked;
    state.marking = false;
    this.teller.result(`${thousands(marked)} marked`);
  }

  /** `mark_stacks`: what frames hold on their stacks. Frames below one that was seen before have not changed. */
  private markStacks(start: boolean): number {
    const roots: PyObject[] = [];
    for (let frame: PyFrame | null = this.rt.eval.frame; frame !== null; frame = frame.back) {
      roots.push(...heldBy(frame));
      if (!start && frame.visitedByCollector) break;
      frame.visitedByCollector = true;
    }
    return this.markFrom(roots);
  }

  /** `mark_all_reachable`: moves what the roots reach to the visited list, breadth first; returns their number. */
  private markFrom(roots: readonly PyObject[]): number {
    const { rt } = this;
    const { heap } = rt;
    const reachable: PyObject[] = [];
    const seen = new Set<PyObject>();
    const mark = (object: PyObject): void => {
      if (seen.has(object)) return;
      const unvisited = this.isUnvisited(object);
      // What start-up made is in no list, but leads to what is.
      if (!unvisited && heap.gcList.data[object.id] !== GcList.None) return;
      seen.add(object);
      reachable.push(object);
    };
    roots.forEach(mark);
    let marked = 0;
    for (let i = 0; i < reachable.length; i++) {
      const object = reachable[i]!;
      const list = heap.gcList.data[object.id]!;
      if (list !== GcList.None) {
        heap.moveTo(object, GcList.Generation1);
        marked++;
        if (this.teller.worthAStep(object))
          heap.step(StepKind.Move, object.traceId, list, GcList.Generation1);
      }
      if (object.type.gc) traverse(rt, object, mark);
    }
    return marked;
  }

  /** `completed_scavenge`: all old objects are pending again, for the next round. */
  private completedScavenge(): void {
    const { state } = this;
    this.rt.heap.merge(GcList.Generation1, GcList.Generation2);
    state.completed(this.rt.heap.sizeOf(GcList.Permanent) === 0);
    this.showOldCounts();
  }

  private showOldCounts(): void {
    const { gc, state } = this;
    gc.setCount(1, state.oldCounts[state.visitedSpace]!);
    gc.setCount(2, state.oldCounts[1 - state.visitedSpace]!);
  }
}

/** What a frame holds: its namespace, its function, its stack from the top down, its variables from the last on. */
function heldBy(frame: PyFrame): PyObject[] {
  const variables = frame.refs.slice(FIRST_LOCAL);
  return [frame.locals, frame.func, ...[...variables, ...frame.stack].reverse()].filter(
    (object) => object != null,
  );
}
