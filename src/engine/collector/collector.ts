import { EventOp } from '../../heap/events';
import { EdgeKind, GcList, ObjectFlag } from '../../heap/kinds';
import type { PyObject } from '../object';
import { dictSet, newDict } from '../objects/dictionary';
import type { PyList } from '../objects/payload';
import type { PyType } from '../objects/type';
import type { PyException } from '../objects/exceptions';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { Run } from './run';
import { traverse } from './traverse';

/** How many freed objects of a type wait for reuse: those allocations and frees do not move the collector's count. */
const FREE_LISTS: Record<string, number> = { list: 80, dict: 80, tuple: 2000 };

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
  /** 3.14: what the incremental collector still owes; negative: it is ahead of the program. */
  private workToDo = 0;
  private marking = true;
  private readonly freeLists = new Map<PyType, number>();
  private started = false;

  constructor(rt: Runtime) {
    this.rt = rt;
    this.thresholds = [...rt.rules.thresholds];
    this.counts = [0, 0, 0];
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
  allocated(type: PyType): void {
    if (!this.started) return;
    const waiting = this.freeLists.get(type) ?? 0;
    if (waiting > 0 && !this.rt.rules.incrementalCollector) {
      this.freeLists.set(type, waiting - 1);
      return;
    }
    this.counts[0]++;
    if (
      this.counts[0] <= this.thresholds[0] ||
      !this.enabled ||
      this.thresholds[0] === 0 ||
      this.collecting
    )
      return;
    if (this.rt.rules.collectsAtEvalBreaker) this.scheduled = true;
    else this.collectAutomatically();
  }

  /** A collector-tracked object has been freed. */
  freed(type: PyType): void {
    if (!this.started) return;
    const limit = type.isHeap ? undefined : FREE_LISTS[type.name];
    if (limit !== undefined && !this.rt.rules.incrementalCollector) {
      const waiting = this.freeLists.get(type) ?? 0;
      if (waiting < limit) {
        this.freeLists.set(type, waiting + 1);
        return;
      }
    }
    if (this.counts[0] > 0) this.counts[0]--;
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
    if (rt.rules.incrementalCollector) {
      this.collectIncrement('automatic');
      return;
    }
    for (let g = 2; g >= 0; g--) {
      if (this.counts[g]! <= this.thresholds[g]!) continue;
      // A full collection waits until enough new objects have grown old: 25 % of the old ones.
      if (g === 2 && rt.rules.longLivedRule && this.longLivedPending < this.longLivedTotal / 4)
        continue;
      this.collect(g, 'automatic', true);
      return;
    }
  }

  /** `gc.collect(generation)`: the number of unreachable objects found. */
  collectNow(generation: number, reason = 'gc.collect()'): number {
    if (this.collecting) return 0;
    if (this.rt.rules.incrementalCollector && generation === 1)
      return this.collectIncrement(reason);
    return this.collect(generation, reason, true);
  }

  private collect(generation: number, reason: string, callbacks: boolean): number {
    const { rt } = this;
    this.collecting = true;
    const mark = rt.rc.mark;
    try {
      if (callbacks) this.invokeCallbacks('start', generation, 0, 0);
      const run = new Run(rt, this, generation, reason);
      const { collected, uncollectable } = run.perform();
      const stats = this.stats[generation]!;
      stats.collections++;
      stats.collected += collected;
      stats.uncollectable += uncollectable;
      if (callbacks) this.invokeCallbacks('stop', generation, collected, uncollectable);
      run.finishAfterCallbacks();
      return collected + uncollectable;
    } finally {
      this.collecting = false;
      rt.rc.releaseTo(mark);
    }
  }

  /**
   * 3.14: young objects plus an increment of the old ones. The first increment after a full collection only
   * marks what the roots reach and puts the collector far ahead; until the program has caught up nothing is done.
   */
  private collectIncrement(reason: string): number {
    const { rt } = this;
    const size = [0, 1, 2].reduce((sum, g) => sum + rt.heap.sizeOf(GcList.Generation0 + g), 0);
    if (this.marking) {
      this.marking = false;
      this.workToDo = -2 * size;
      this.setCount(0, 0);
      return 0;
    }
    const young = rt.heap.sizeOf(GcList.Generation0);
    this.workToDo +=
      young + Math.min(Math.floor(size / 10 / Math.max(2, this.thresholds[1])), 2 * young);
    this.setCount(0, 0);
    if (this.workToDo < 0) return 0;
    const result = this.collect(1, reason, true);
    this.workToDo = 0;
    return result;
  }

  /** After a full collection the next increment begins by marking again. */
  fullCollectionDone(): void {
    this.marking = true;
    this.workToDo = 0;
    if (this.rt.rules.major === 3) this.freeLists.clear();
  }

  private invokeCallbacks(
    phase: string,
    generation: number,
    collected: number,
    uncollectable: number,
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
