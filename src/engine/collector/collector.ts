import { EventOp } from '../../heap/events';
import { EdgeKind, GcList, ObjectFlag } from '../../heap/kinds';
import type { PyObject } from '../object';
import { dictSet, newDict } from '../objects/dictionary';
import type { PyList } from '../objects/payload';
import type { PyException } from '../objects/exceptions';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { DebugFlag } from './debugFlags';
import { doneLines, startLines } from './debugText';
import { FreeLists } from './freeLists';
import { IncrementalRun } from './incrementalRun';
import { Increments } from './increments';
import { type Found, GenerationRun, NOTHING } from './run';
import { traverse } from './traverse';

/** The state of the cycle collector (`_gc_runtime_state`) and its entry points. */
export class Collector {
  private readonly rt: Runtime;
  enabled = true;
  debug = 0;
  readonly thresholds: [number, number, number];
  readonly counts: [number, number, number];
  /** Counts as the trace knows them. */
  private readonly told = [0, 0, 0];
  garbage!: PyList;
  callbacks: PyList | null = null;
  /** What collections have put into `gc.garbage` and nobody has taken out. */
  private readonly kept = new Set<PyObject>();
  /** Start-up objects that the lists hold one by one: `__main__`, its globals, `gc.garbage`. */
  startupInView = 0;
  collecting = false;
  longLivedTotal = 0;
  longLivedPending = 0;
  readonly stats = [0, 1, 2].map(() => ({ collections: 0, collected: 0, uncollectable: 0 }));
  /** 3.12+: a collection is due at the next eval-breaker check. */
  private scheduled = false;
  /** 3.14: where the incremental collector stands. */
  private readonly increments: Increments | null;
  private readonly freeLists: FreeLists;
  private started = false;

  constructor(rt: Runtime) {
    this.rt = rt;
    this.freeLists = new FreeLists(rt);
    this.thresholds = [...rt.rules.thresholds];
    this.counts = [0, 0, 0];
    this.increments = rt.rules.incrementalCollector ? new Increments() : null;
  }

  /** Takes over the start-up heap: numbers of objects per generation, measured. */
  start(): void {
    const { rt } = this;
    const { baseline, initialCounts, initialPermanent } = rt.rules;
    for (let g = 0; g < 3; g++) {
      const inView = rt.heap.listLength[GcList.Generation0 + g]!;
      this.startupInView += inView;
      rt.heap.setUncounted(GcList.Generation0 + g, Math.max(0, baseline[g]! - inView));
      rt.heap.emit(EventOp.Threshold, g, 0, this.thresholds[g]!);
      this.setCount(g, initialCounts[g]!);
    }
    rt.heap.setUncounted(GcList.Permanent, initialPermanent);
    this.longLivedTotal = baseline[2];
    const { increments } = this;
    if (increments !== null) {
      increments.heapSize = baseline[0] + baseline[1] + baseline[2];
      rt.heap.onTracking = (change) => this.trackingChanged(increments, change);
    }
    this.started = true;
  }

  setCount(generation: number, count: number): void {
    this.counts[generation] = count;
    this.tellCount(generation);
  }

  /** Brings a count up to date in the trace. */
  private tellCount(generation: number): void {
    const count = this.counts[generation]!;
    if (this.told[generation] === count) return;
    this.rt.heap.emit(EventOp.Count, generation, this.told[generation]!, count);
    this.told[generation] = count;
  }

  /** Brings all counts up to date in the trace: allocations move them without an event each. */
  tellCounts(): void {
    for (let g = 0; g < 3; g++) this.tellCount(g);
  }

  setThreshold(generation: number, threshold: number): void {
    this.rt.heap.emit(EventOp.Threshold, generation, this.thresholds[generation]!, threshold);
    this.thresholds[generation] = threshold;
  }

  /** A collector-tracked object is about to be allocated: may start a collection (`_PyObject_GC_Alloc`). */
  allocated(object: PyObject): void {
    if (!this.started || this.increments !== null || this.freeLists.take(object)) return;
    this.countAllocation();
  }

  /** An allocation that no free list served. */
  countAllocation(): void {
    if (!this.started || this.increments !== null) return;
    this.counts[0]++;
    if (!this.isDue()) return;
    if (this.rt.rules.collectsAtEvalBreaker) this.scheduled = true;
    else this.collectAutomatically();
  }

  /** A collector-tracked object has been freed. */
  freed(object: PyObject): void {
    if (!this.started || this.increments !== null || this.freeLists.put(object)) return;
    if (this.counts[0] > 0) this.counts[0]--;
  }

  /** 3.14 counts the objects that are tracked, not those allocated. */
  private trackingChanged(increments: Increments, change: 1 | -1): void {
    increments.heapSize += change;
    this.counts[0] = Math.max(0, this.counts[0] + change);
    if (change > 0 && this.isDue()) this.scheduled = true;
  }

  private isDue(): boolean {
    return (
      this.counts[0] > this.thresholds[0] &&
      this.enabled &&
      this.thresholds[0] !== 0 &&
      !this.collecting
    );
  }

  /** 3.12+: function entry, loop end and the end of a C call look whether a collection is due. */
  checkEvalBreaker(): void {
    if (!this.scheduled) return;
    this.scheduled = false;
    if (this.enabled && !this.collecting) this.collectAutomatically();
  }

  private collectAutomatically(): void {
    const { rt } = this;
    if (rt.finalizing) return;
    const generation = this.increments === null ? this.generationDue() : 1;
    if (generation >= 0) this.collect(generation, 'automatic', true);
  }

  /** The oldest generation whose count has passed its threshold. */
  private generationDue(): number {
    for (let g = 2; g >= 0; g--) {
      if (this.counts[g]! <= this.thresholds[g]!) continue;
      // A full collection waits until enough new objects have grown old: 25 % of the old ones.
      const waits =
        this.rt.rules.longLivedRule && this.longLivedPending < Math.trunc(this.longLivedTotal / 4);
      if (g < 2 || !waits) return g;
    }
    return -1;
  }

  /** `gc.collect(generation)`: the number of unreachable objects found. */
  collectNow(generation: number, reason = 'gc.collect()', callbacks = true): number {
    if (this.collecting) return 0;
    return this.collect(generation, reason, callbacks);
  }

  private collect(generation: number, reason: string, callbacks: boolean): number {
    const { rt, increments } = this;
    this.collecting = true;
    const mark = rt.rc.mark;
    try {
      if (callbacks) this.invokeCallbacks('start', generation, NOTHING);
      const run =
        increments === null
          ? new GenerationRun(rt, generation, reason)
          : new IncrementalRun(rt, generation, reason, increments);
      const found = run.perform();
      if (callbacks) this.invokeCallbacks('stop', generation, found);
      if (increments !== null) this.tellDone(found);
      return found.collected + found.uncollectable;
    } finally {
      this.collecting = false;
      rt.rc.releaseTo(mark);
    }
  }

  /** DEBUG_STATS before a collection. */
  tellStart(generation: number): void {
    if ((this.debug & DebugFlag.Stats) === 0) return;
    for (const text of startLines(this.rt, generation)) this.rt.ops.writeStderr(text);
  }

  /** DEBUG_STATS after it. */
  tellDone({ collected, uncollectable }: Found): void {
    if ((this.debug & DebugFlag.Stats) === 0) return;
    this.rt.ops.writeStderr(doneLines(this.rt, collected, uncollectable));
  }

  addStats(generation: number, { collected, uncollectable }: Found): void {
    const stats = this.stats[generation]!;
    stats.collections++;
    stats.collected += collected;
    stats.uncollectable += uncollectable;
  }

  /** At the end of a full collection. */
  clearFreeLists(): void {
    this.freeLists.clear();
  }

  /** The first full collection also frees what start-up left behind: only the number of those objects is known. */
  forgetStartupGarbage(): void {
    const { heap, rules } = this.rt;
    const left = rules.baselineAfterCollect - this.startupInView;
    if (heap.uncounted[GcList.Young]! > left) heap.setUncounted(GcList.Young, left);
  }

  /** The lists of the generations, youngest first. */
  lists(): readonly number[] {
    return [GcList.Generation0, GcList.Generation1, GcList.Generation2];
  }

  /** The lists that `gc.get_objects(generation)` looks through; -1: all. 3.14 has young objects and old ones. */
  listsOf(generation: number): readonly number[] {
    if (this.increments === null)
      return generation < 0 ? this.lists() : [GcList.Generation0 + generation];
    const old = [GcList.Generation1, GcList.Generation2];
    if (this.increments.visitedSpace === 1) old.reverse();
    if (generation < 0) return [GcList.Generation0, ...old];
    return [[GcList.Generation0], [], old][generation]!;
  }

  /** `gc.freeze()`: nothing that is there now will be looked at again. */
  freeze(): void {
    for (const list of this.listsOf(-1)) this.rt.heap.merge(list, GcList.Permanent);
    for (let g = 0; g < 3; g++) this.setCount(g, 0);
    if (this.increments !== null) this.increments.oldCounts = [0, 0];
  }

  /** `gc.unfreeze()`: it is old like others; in 3.14 old and visited. */
  unfreeze(): void {
    const to = this.increments === null ? GcList.Generation2 : GcList.Generation1;
    this.rt.heap.merge(GcList.Permanent, to);
  }

  private invokeCallbacks(
    phase: string,
    generation: number,
    { collected, uncollectable }: Found,
  ): void {
    const { rt } = this;
    const callbacks = this.callbacks;
    if (callbacks === null || callbacks.items.length === 0) return;
    const info = newDict(rt);
    const set = (name: string, value: number): void =>
      dictSet(rt, info, rt.intern(name), rt.int(value), false);
    set('generation', generation);
    set('collected', collected);
    set('uncollectable', uncollectable);
    for (let i = 0; i < callbacks.items.length; i++) {
      const callback = rt.rc.hold(callbacks.items[i]!, 'gc callback');
      try {
        rt.call(callback, [rt.str(phase), info]);
      } catch (error) {
        if (!(error instanceof PyRaise)) throw error;
        rt.eval.handling.take(error.value as PyException);
        rt.errors.unraisable(error.value as PyException, callback, 'gc callback');
        rt.eval.handling.swallow(error.value as PyException);
      }
      rt.dealloc.settle();
    }
  }

  /** Appends to `gc.garbage`, as a step. */
  keep(object: PyObject): void {
    const { rt } = this;
    const { garbage } = this;
    this.kept.add(object);
    rt.rc.onKeptUnlinked ??= (target) => this.keptUnlinked(target);
    garbage.refs.push(null);
    garbage.edges.push(0);
    rt.rc.assign(
      garbage,
      garbage.refs,
      garbage.edges,
      garbage.refs.length - 1,
      object,
      EdgeKind.Item,
      '',
      true,
    );
  }

  /** A reference to a kept object has gone: has it left `gc.garbage`? */
  private keptUnlinked(object: PyObject): void {
    if (!this.kept.has(object) || this.garbage.refs.includes(object)) return;
    this.kept.delete(object);
    this.released(object);
  }

  /** An object has left `gc.garbage`: it, and what was kept because of it, is uncollectable no longer. */
  private released(object: PyObject): void {
    const { rt } = this;
    const work = [object];
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      if (!rt.heap.hasFlag(next, ObjectFlag.Uncollectable | ObjectFlag.SavedByDebug)) continue;
      rt.heap.setFlags(next, 0, ObjectFlag.Uncollectable | ObjectFlag.SavedByDebug);
      traverse(rt, next, (target) => {
        if (rt.heap.hasFlag(target, ObjectFlag.Uncollectable)) work.push(target);
      });
    }
  }
}
