import { GcList, ObjectFlag } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Collector } from './collector';
import { DebugFlag } from './debugFlags';
import { debugLine } from './debugText';
import { deduceUnreachable } from './deduce';
import { deleteGarbage, finalizeGarbage, handleResurrected, handleWeakrefs } from './garbage';
import { condemnFinalizers, keepFinalizers, moveFinalizers } from './legacyFinalizers';
import { PhaseTeller, thousands } from './phaseTeller';
import { untrackDicts, untrackTuples } from './untrack';

/** What a collection has found. */
export interface Found {
  readonly collected: number;
  readonly uncollectable: number;
}

export const NOTHING: Found = { collected: 0, uncollectable: 0 };

/** One collection, phase by phase, as `collect()` / `gc_collect_main()` / `gc_collect_region()` perform it. */
export class Run {
  protected readonly rt: Runtime;
  protected readonly gc: Collector;
  protected readonly generation: number;
  protected readonly teller: PhaseTeller;
  /** Objects that survive go here. */
  private readonly old: number;

  constructor(rt: Runtime, generation: number, reason: string, old: number) {
    this.rt = rt;
    this.gc = rt.gc;
    this.generation = generation;
    this.old = old;
    this.teller = new PhaseTeller(rt, generation, reason);
  }

  /** Collects what stands in the list `Young`, `promote` takes what is reachable over into the list of survivors. */
  protected collectRegion(promote: () => void): Found {
    const { rt, gc, teller, old } = this;
    const { heap, rules } = rt;
    deduceUnreachable(rt, teller);
    untrackTuples(rt, GcList.Young);
    if (this.generation === 2) untrackDicts(rt, GcList.Young);
    promote();
    moveFinalizers(rt, teller);
    let collected = heap.listLength[GcList.Unreachable]!;
    if ((gc.debug & DebugFlag.Collectable) !== 0) this.printEach(GcList.Unreachable, 'collectable');
    const freedWeakrefs = handleWeakrefs(rt, teller, old);
    let back: PyObject[] = [];
    if (!rules.legacyFinalizers) {
      finalizeGarbage(rt, teller);
      back = handleResurrected(rt, teller, old);
      if (rules.countsAfterFinalizers) collected = heap.listLength[GcList.Unreachable]!;
    }
    deleteGarbage(rt, teller, old);
    const uncollectable = condemnFinalizers(rt, teller);
    if ((gc.debug & DebugFlag.Uncollectable) !== 0)
      this.printEach(GcList.Finalizers, 'uncollectable');
    const found = { collected: collected + freedWeakrefs, uncollectable };
    if (!rules.incrementalCollector) gc.tellDone(found);
    keepFinalizers(rt, teller, old);
    for (const object of back) {
      if (heap.objects[object.id] === object) heap.setFlags(object, 0, ObjectFlag.Resurrected);
    }
    return found;
  }

  private printEach(list: number, word: string): void {
    const { rt } = this;
    for (const object of rt.heap.listed(list)) {
      const line = debugLine(rt, this.gc.debug, word, object);
      if (line !== null) rt.ops.writeStderr(line);
    }
  }
}

/** A collection of one of three generations and of the younger ones with it (all versions but 3.14). */
export class GenerationRun extends Run {
  constructor(rt: Runtime, generation: number, reason: string) {
    super(rt, generation, reason, GcList.Generation0 + Math.min(generation + 1, 2));
  }

  perform(): Found {
    this.gc.tellStart(this.generation);
    this.bumpCounts();
    this.mergeGenerations();
    const found = this.collectRegion(() => this.promote());
    if (this.generation === 2) this.gc.clearFreeLists();
    this.gc.addStats(this.generation, found);
    this.teller.end();
    return found;
  }

  private bumpCounts(): void {
    const { gc } = this;
    const g = this.generation;
    if (g < 2) gc.setCount(g + 1, gc.counts[g + 1]! + 1);
    for (let i = 0; i <= g; i++) gc.setCount(i, 0);
  }

  private mergeGenerations(): void {
    const { heap } = this.rt;
    const g = this.generation;
    this.teller.begin('merge generations');
    const sizes: number[] = [];
    for (let i = 0; i <= g; i++) sizes.push(heap.sizeOf(GcList.Generation0 + i));
    // The one collected comes first, then the younger ones, youngest first: older objects stand before.
    heap.merge(GcList.Generation0 + g, GcList.Young);
    for (let i = 0; i < g; i++) heap.merge(GcList.Generation0 + i, GcList.Young);
    heap.forgetGcRefs(GcList.Young);
    this.teller.result(sizes.map(thousands).join(' + '));
  }

  private promote(): void {
    const { heap } = this.rt;
    const { gc } = this;
    const old = GcList.Generation0 + Math.min(this.generation + 1, 2);
    if (this.generation === 1) gc.longLivedPending += heap.sizeOf(GcList.Young);
    if (this.generation === 2) {
      gc.longLivedPending = 0;
      gc.forgetStartupGarbage();
    }
    heap.merge(GcList.Young, old);
    if (this.generation === 2) gc.longLivedTotal = heap.sizeOf(old);
  }
}
