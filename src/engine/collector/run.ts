import { EventOp } from '../../heap/events';
import { GcList, ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import { isInsideTry } from '../eval/generators';
import type { PyObject } from '../object';
import type { PyWeakref } from '../objects/callables';
import { PyGenerator } from '../objects/generator';
import { PyTuple } from '../objects/payload';
import { PyDict } from '../objects/dict';
import type { Runtime } from '../runtime';
import { clearObject } from './clear';
import type { Collector } from './collector';
import { DebugFlag } from './debugFlags';
import { debugLine, doneLines, startLines } from './debugText';
import { phasesFor } from './phases';
import { traverse } from './traverse';

/** One collection, phase by phase, as `collect()` / `gc_collect_main()` / `gc_collect_region()` perform it. */
export class Run {
  private readonly rt: Runtime;
  private readonly gc: Collector;
  private readonly generation: number;
  private readonly reason: string;
  private readonly phases: readonly string[];
  private id = 0;
  private phase = -1;
  private collected = 0;
  /** Weak references that their own callbacks took the last reference of: they count as collected. */
  private freedWeakrefs = 0;
  private uncollectable = 0;
  /** Objects that survive go here. */
  private readonly old: number;
  private pendingDone: string | null = null;
  private resurrected: PyObject[] = [];

  constructor(rt: Runtime, gc: Collector, generation: number, reason: string) {
    this.rt = rt;
    this.gc = gc;
    this.generation = generation;
    this.reason = reason;
    this.phases = phasesFor(rt.rules).map((phase) => phase.name);
    const next = rt.rules.incrementalCollector ? 2 : Math.min(generation + 1, 2);
    this.old = GcList.Generation0 + next;
  }

  perform(): { collected: number; uncollectable: number } {
    const { rt, gc } = this;
    const { heap } = rt;
    this.id = heap.sink?.run({ generation: this.generation, reason: this.reason }) ?? 0;
    gc.tellCounts();
    heap.emit(EventOp.Run, 0, -1, this.id);
    heap.step(StepKind.RunBegin, this.id);
    if ((gc.debug & DebugFlag.Stats) !== 0)
      for (const text of startLines(rt, this.generation)) rt.ops.writeStderr(text);
    this.bumpCounts();
    this.mergeGenerations();
    this.updateRefs();
    this.subtractRefs();
    this.moveUnreachable();
    this.untrack();
    this.promote();
    this.moveFinalizers();
    this.collected = heap.listLength[GcList.Unreachable]!;
    if ((gc.debug & DebugFlag.Collectable) !== 0) this.printEach(GcList.Unreachable, 'collectable');
    this.handleWeakrefs();
    if (!rt.rules.legacyFinalizers) this.finalizeGarbage();
    this.deleteGarbage();
    this.handleFinalizers();
    const text = doneLines(rt, this.collected, this.uncollectable);
    if ((gc.debug & DebugFlag.Stats) !== 0) {
      if (rt.rules.incrementalCollector) this.pendingDone = text;
      else rt.ops.writeStderr(text);
    }
    this.keepFinalizers();
    this.finish();
    return { collected: this.collected, uncollectable: this.uncollectable };
  }

  /** 3.14 prints its last line after the "stop" callbacks. */
  finishAfterCallbacks(): void {
    if (this.pendingDone !== null) this.rt.ops.writeStderr(this.pendingDone);
  }

  // ------------------------------------------------------------------ phases

  private begin(name: string): void {
    const { heap } = this.rt;
    const old = this.phase;
    this.phase = this.phases.indexOf(name);
    heap.emit(EventOp.Phase, 0, old, this.phase);
    heap.step(StepKind.Phase, this.id, this.phase, -1);
  }

  private result(text: string): void {
    const { sink } = this.rt.heap;
    if (sink === null) return;
    const index = sink.phaseResult(this.id, this.phase, text);
    this.rt.heap.emit(EventOp.PhaseResult, index, 0, 0);
  }

  private bumpCounts(): void {
    const { gc } = this;
    const g = this.generation;
    if (this.rt.rules.incrementalCollector) {
      if (g === 0) gc.setCount(1, gc.counts[1] + 1);
      if (g === 2) gc.setCount(1, 0);
      gc.setCount(0, 0);
      return;
    }
    if (g < 2) gc.setCount(g + 1, gc.counts[g + 1]! + 1);
    for (let i = 0; i <= g; i++) gc.setCount(i, 0);
  }

  private mergeGenerations(): void {
    const { heap } = this.rt;
    const g = this.generation;
    this.begin('merge generations');
    const sizes: number[] = [];
    for (let i = 0; i <= g; i++) sizes.push(heap.sizeOf(GcList.Generation0 + i));
    // The one collected comes first, then the younger ones, youngest first: older objects stand before.
    heap.merge(GcList.Generation0 + g, GcList.Young);
    for (let i = 0; i < g; i++) heap.merge(GcList.Generation0 + i, GcList.Young);
    // What an earlier run computed is no news of this one.
    for (let id = heap.listHead[GcList.Young]!; id !== 0; id = heap.gcNext.data[id]!) {
      if (heap.gcRefs.data[id] !== -1) heap.setGcRefs(heap.objects[id]!, -1);
    }
    this.result(sizes.map(thousands).join(' + '));
  }

  /** What a class keeps for itself goes along without steps of its own; the globals are worth them. */
  private worthAStep(object: PyObject): boolean {
    return (
      !this.rt.isBackground(object) || object === this.rt.main.dict || object === this.gc.garbage
    );
  }

  private updateRefs(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin('update_refs');
    for (let id = heap.listHead[GcList.Young]!; id !== 0; id = heap.gcNext.data[id]!) {
      const object = heap.objects[id]!;
      heap.setGcRefs(object, heap.rc.data[id]!);
      if (this.worthAStep(object))
        heap.step(StepKind.GcRefsInit, object.traceId, heap.rc.data[id]!);
    }
    this.result(thousands(heap.sizeOf(GcList.Young)));
  }

  private subtractRefs(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin('subtract_refs');
    for (let id = heap.listHead[GcList.Young]!; id !== 0; id = heap.gcNext.data[id]!) {
      traverse(rt, heap.objects[id]!, (target, edge) => {
        if (heap.gcList.data[target.id] !== GcList.Young) return;
        const before = heap.gcRefs.data[target.id]!;
        if (edge !== 0) heap.markSpent(edge, this.id);
        heap.setGcRefs(target, before - 1);
        if (this.worthAStep(target))
          heap.step(StepKind.GcRefsSubtract, target.traceId, before, before - 1, edge);
      });
    }
    this.result(thousands(heap.sizeOf(GcList.Young)));
  }

  private moveUnreachable(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin('move_unreachable');
    for (let id = heap.listHead[GcList.Young]!; id !== 0;) {
      const object = heap.objects[id]!;
      const refs = heap.gcRefs.data[id]!;
      if (refs === 0) {
        const next = heap.gcNext.data[id]!;
        heap.moveTo(object, GcList.Unreachable);
        if (this.worthAStep(object))
          heap.step(StepKind.Move, object.traceId, GcList.Young, GcList.Unreachable);
        id = next;
        continue;
      }
      if (this.worthAStep(object)) heap.step(StepKind.GcRefsReach, object.traceId, refs, refs);
      traverse(rt, object, (target, edge) => this.visitReachable(object, target, edge));
      id = heap.gcNext.data[id]!;
    }
    this.result(`${thousands(heap.listLength[GcList.Unreachable]!)} unreachable`);
  }

  /** A reachable object refers to `target`: that one is reachable too, wherever it stands. */
  private visitReachable(source: PyObject, target: PyObject, edge: number): void {
    const { heap } = this.rt;
    const list = heap.gcList.data[target.id];
    if (list === GcList.Young) {
      if (heap.gcRefs.data[target.id] !== 0) return;
      heap.setGcRefs(target, 1);
      if (this.worthAStep(target)) heap.step(StepKind.GcRefsReach, target.traceId, 0, 1, edge);
    } else if (list === GcList.Unreachable) {
      heap.moveTo(target, GcList.Young);
      heap.setGcRefs(target, 1);
      if (this.worthAStep(target))
        heap.step(StepKind.Move, target.traceId, GcList.Unreachable, GcList.Young, source.traceId);
    }
  }

  /** Tuples, and in a full collection dicts, that cannot be part of a cycle leave the collector's lists. */
  private untrack(): void {
    const { rt } = this;
    const { heap, rules } = rt;
    for (let id = heap.listHead[GcList.Young]!; id !== 0;) {
      const object = heap.objects[id]!;
      id = heap.gcNext.data[id]!;
      const items =
        object instanceof PyTuple && object.type === rt.types.tuple && rules.untracksTuples
          ? object.refs
          : object instanceof PyDict &&
              object.type === rt.types.dict &&
              rules.untracksDicts &&
              this.generation === 2
            ? object.refs
            : null;
      if (items === null || items.some((item) => item !== null && rt.mayBeTracked(item))) continue;
      heap.untrack(object);
      heap.step(StepKind.Untrack, object.traceId);
    }
  }

  private promote(): void {
    const { heap } = this.rt;
    const { gc } = this;
    if (this.old === GcList.Generation0 + this.generation) {
      gc.longLivedPending = 0;
    } else if (this.generation === 1) gc.longLivedPending += heap.sizeOf(GcList.Young);
    if (this.generation === 2) this.forgetStartupGarbage();
    heap.merge(GcList.Young, this.old);
    if (this.generation === 2) gc.longLivedTotal = heap.sizeOf(this.old);
  }

  /** The first full collection also frees what start-up left behind: only the number of those objects is known. */
  private forgetStartupGarbage(): void {
    const { heap, rules } = this.rt;
    const left = rules.baselineAfterCollect - this.gc.startupInView;
    if (heap.uncounted[GcList.Young]! > left) heap.setUncounted(GcList.Young, left);
  }

  private hasLegacyFinalizer(object: PyObject): boolean {
    const { rt } = this;
    if (!rt.rules.legacyFinalizers) return false;
    if (object instanceof PyGenerator) return isInsideTry(object);
    return object.type.finalizer !== null || rt.classicFinalizer(object) !== null;
  }

  private moveFinalizers(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin(this.phases[4]!);
    if (rt.rules.legacyFinalizers) {
      for (let id = heap.listHead[GcList.Unreachable]!; id !== 0;) {
        const object = heap.objects[id]!;
        id = heap.gcNext.data[id]!;
        if (!this.hasLegacyFinalizer(object)) continue;
        heap.moveTo(object, GcList.Finalizers);
        heap.step(StepKind.Move, object.traceId, GcList.Unreachable, GcList.Finalizers);
      }
      // move_finalizer_reachable: breadth first, the list grows while it is walked.
      for (let id = heap.listHead[GcList.Finalizers]!; id !== 0; id = heap.gcNext.data[id]!) {
        const source = heap.objects[id]!;
        traverse(rt, source, (target) => {
          if (heap.gcList.data[target.id] !== GcList.Unreachable) return;
          heap.moveTo(target, GcList.Finalizers);
          heap.step(
            StepKind.Move,
            target.traceId,
            GcList.Unreachable,
            GcList.Finalizers,
            source.traceId,
          );
        });
      }
    }
    this.result(thousands(heap.listLength[GcList.Finalizers]!));
  }

  private printEach(list: number, word: string): void {
    const { rt } = this;
    for (const object of this.snapshot(list)) {
      const line = debugLine(rt, this.gc.debug, word, object);
      if (line !== null) rt.ops.writeStderr(line);
    }
  }

  private snapshot(list: number): PyObject[] {
    const { heap } = this.rt;
    const objects: PyObject[] = [];
    for (let id = heap.listHead[list]!; id !== 0; id = heap.gcNext.data[id]!)
      objects.push(heap.objects[id]!);
    return objects;
  }

  /** Clears every weak reference to unreachable objects, then calls callbacks of those that are reachable themselves. */
  private handleWeakrefs(): void {
    this.begin('handle_weakrefs');
    const { rt } = this;
    const { heap, rc } = rt;
    const callbacks: PyWeakref[] = [];
    let cleared = 0;
    for (const object of this.snapshot(GcList.Unreachable)) {
      for (const ref of [...((object.weakrefs ?? []) as PyWeakref[])]) {
        rt.weakrefs.forgetReferent(ref);
        cleared++;
        if (ref.callback === null || heap.gcList.data[ref.id] === GcList.Unreachable) continue;
        callbacks.push(ref);
      }
    }
    // All are held from here on; the first one called is the first to be let go of.
    const marks = new Map<PyWeakref, number>();
    for (const ref of callbacks.toReversed()) {
      marks.set(ref, rc.mark);
      rc.hold(ref, 'weak reference with a callback');
    }
    for (const ref of callbacks) {
      rt.weakrefs.runCallback(ref, 'on');
      rc.releaseTo(marks.get(ref)!);
      rt.dealloc.settle();
      if (heap.objects[ref.id] !== ref) this.freedWeakrefs += 1;
    }
    this.collected += this.freedWeakrefs;
    this.result(`${cleared} cleared`);
  }

  private finalizeGarbage(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin('finalize_garbage');
    let called = 0;
    for (const object of this.snapshot(GcList.Unreachable)) {
      if (heap.objects[object.id] !== object || heap.gcList.data[object.id] !== GcList.Unreachable)
        continue;
      const finalizer = object.type.finalizer;
      const builtin = object.type.slots.finalize;
      if (
        (finalizer === null && builtin === undefined) ||
        heap.hasFlag(object, ObjectFlag.Finalized)
      )
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
    this.result(`${called} called`);
    this.begin(this.phases[7]!);
    const back = this.findResurrected();
    for (const object of back) {
      heap.setFlags(object, ObjectFlag.Resurrected);
      heap.step(StepKind.Resurrected, object.traceId);
    }
    if (back.length > 0) {
      const spared = rt.rules.resurrectionSparesAll ? this.snapshot(GcList.Unreachable) : back;
      for (const object of spared) {
        heap.moveTo(object, this.old);
        heap.step(StepKind.Move, object.traceId, GcList.Unreachable, this.old);
      }
      this.resurrected = back;
    }
    this.result(`${thousands(back.length)} moved back`);
    if (rt.rules.countsAfterFinalizers)
      this.collected = heap.listLength[GcList.Unreachable]! + this.freedWeakrefs;
  }

  /** Phases 3 to 5 again on the unreachable set alone: what has a reference from outside it now, and what that reaches. */
  private findResurrected(): PyObject[] {
    const { rt } = this;
    const { heap } = rt;
    const set = this.snapshot(GcList.Unreachable);
    const outside = new Map<PyObject, number>();
    for (const object of set) outside.set(object, heap.rc.data[object.id]!);
    for (const object of set) {
      traverse(rt, object, (target) => {
        const refs = outside.get(target);
        if (refs !== undefined) outside.set(target, refs - 1);
      });
    }
    const back = new Set<PyObject>();
    const work = set.filter((object) => outside.get(object)! > 0);
    for (const object of work) back.add(object);
    for (let i = 0; i < work.length; i++) {
      traverse(rt, work[i]!, (target) => {
        if (!outside.has(target) || back.has(target)) return;
        back.add(target);
        work.push(target);
      });
    }
    return set.filter((object) => back.has(object));
  }

  private deleteGarbage(): void {
    const { rt } = this;
    const { heap, rc } = rt;
    this.begin('delete_garbage');
    let freed = 0;
    const before = heap.listLength[GcList.Unreachable]!;
    for (
      let id = heap.listHead[GcList.Unreachable]!;
      id !== 0;
      id = heap.listHead[GcList.Unreachable]!
    ) {
      const object = heap.objects[id]!;
      if ((this.gc.debug & DebugFlag.SaveAll) !== 0) {
        heap.setFlags(object, ObjectFlag.SavedByDebug);
        this.gc.keep(object);
      } else {
        const mark = rc.mark;
        rc.hold(object, 'being cleared');
        clearObject(rt, object);
        rt.dealloc.settle();
        rc.releaseTo(mark);
        rt.dealloc.settle();
        freed++;
      }
      if (heap.objects[id] === object && heap.gcList.data[id] === GcList.Unreachable)
        heap.moveTo(object, this.old);
    }
    this.result(
      (this.gc.debug & DebugFlag.SaveAll) !== 0
        ? `${thousands(before)} saved`
        : `${thousands(freed === 0 ? 0 : before)} freed`,
    );
  }

  /** The verdict on what has a legacy finalizer, and on what such objects reach. */
  private handleFinalizers(): void {
    const { rt } = this;
    const { heap } = rt;
    this.begin(this.phases.at(-1)!);
    const list = this.snapshot(GcList.Finalizers);
    this.uncollectable = list.length;
    for (const object of list) {
      heap.setFlags(object, ObjectFlag.Uncollectable);
      heap.step(StepKind.Uncollectable, object.traceId, this.hasLegacyFinalizer(object) ? 1 : 0);
    }
    if ((this.gc.debug & DebugFlag.Uncollectable) !== 0)
      this.printEach(GcList.Finalizers, 'uncollectable');
  }

  private keepFinalizers(): void {
    const { heap } = this.rt;
    let kept = 0;
    for (const object of this.snapshot(GcList.Finalizers)) {
      if ((this.gc.debug & DebugFlag.SaveAll) === 0 && !this.hasLegacyFinalizer(object)) continue;
      this.gc.keep(object);
      kept++;
    }
    heap.merge(GcList.Finalizers, this.old);
    this.result(`${thousands(kept)} to gc.garbage`);
  }

  private finish(): void {
    const { heap } = this.rt;
    for (const object of this.resurrected) {
      if (heap.objects[object.id] === object) heap.setFlags(object, 0, ObjectFlag.Resurrected);
    }
    if (this.generation === 2) this.gc.fullCollectionDone();
    heap.emit(EventOp.Phase, 0, this.phase, -1);
    heap.emit(EventOp.Run, 0, this.id, -1);
    heap.step(StepKind.RunEnd, this.id);
  }
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
