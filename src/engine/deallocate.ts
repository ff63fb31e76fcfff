import { ObjectFlag } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { OnReturn, PyFrame } from './frame';
import type { PyObject, Slot } from './object';
import { takeDict } from './objects/attributes';
import { PyWeakref } from './objects/callables';
import { PyGenerator } from './objects/generator';
import type { Runtime } from './runtime';
import { Trashcan } from './trashcan';

/** How far the deallocation of one object has come. */
const Stage = {
  Begin: 0,
  Finalize: 1,
  LeaveFinalizer: 2,
  AfterFinalizer: 3,
  Clear: 4,
  Free: 5,
} as const;

/** One reference to drop. */
interface Drop {
  refs: Slot[];
  edges: number[];
  index: number;
}

interface Dying {
  object: PyObject | null;
  /** Done when everything above it has gone, in place of a deallocation. */
  action: (() => void) | null;
  stage: number;
  /** What is still to be dropped, last entry first: array, its edges, index. */
  plan: Drop[] | null;
  /** Where in the plan the part begins that the base type's deallocator drops. */
  base: number;
  cursor: number;
  /** What C code held before the finalizer began; -1: no finalizer ran. */
  tempMark: number;
  /** The finalizer that was entered and not left yet. */
  finalizer: PyObject | null;
  /** The finalizer runs in the loop that was running already. */
  looped: boolean;
  /** Levels that it takes of the trashcan's limit. */
  levels: number;
}

function entryFor(object: PyObject | null, action: (() => void) | null): Dying {
  return {
    object,
    action,
    stage: Stage.Begin,
    plan: null,
    base: 0,
    cursor: 0,
    tempMark: -1,
    finalizer: null,
    looped: false,
    levels: 0,
  };
}

/**
 * Frees objects whose count has reached 0, as `subtype_dealloc` and the `tp_dealloc` of the built-in types do:
 * finalizer, weak references, then every reference the object holds, in its type's order, each of which may
 * free another object completely before the next goes. The nesting is kept in a list of our own, so that
 * neither long chains nor finalizers that drop each other use the JavaScript stack.
 */
export class Deallocator {
  private readonly dying: Dying[] = [];
  private readonly trashcan: Trashcan;
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
    this.trashcan = new Trashcan(rt);
  }

  get depth(): number {
    return this.dying.length;
  }

  /** Does `action` once all that is dead now has been freed. */
  afterwards(action: () => void): void {
    this.dying.push(entryFor(null, action));
  }

  /** The instruction that dropped what is dead now holds `object`, its operand, until that has been freed. */
  keepMeanwhile(object: PyObject): void {
    const { rc } = this.rt;
    if (rc.dead.length === 0) return;
    const edge = rc.linkStatic(object, 'C stack: operand');
    this.afterwards(() => rc.unlink(object, edge));
  }

  get pending(): boolean {
    return this.rt.rc.dead.length > 0;
  }

  /** Frees everything that is due, running finalizers in evaluation loops of their own. */
  settle(): void {
    const base = this.dying.length;
    while (!this.advance(base, false));
  }

  /**
   * Frees what is due above `base`. With `inLoop`, a finalizer written in Python is only entered: its frame is
   * pushed and false returned; the evaluation loop calls again when it has returned. True: nothing is left to do.
   */
  advance(base: number, inLoop: boolean): boolean {
    const dead = this.rt.rc.dead;
    for (;;) {
      if (dead.length > 0) this.admit();
      if (this.dying.length <= base) return true;
      const top = this.dying[this.dying.length - 1]!;
      if (!this.proceed(top, inLoop)) return false;
    }
  }

  /** What has died since takes its turn before what was dying already, the first to die first. */
  private admit(): void {
    const dead = this.rt.rc.dead;
    for (let i = dead.length - 1; i >= 0; i--) {
      const object = dead[i]!;
      if (this.rt.heap.objects[object.id] !== object || this.rt.rc.countOf(object) > 0) continue;
      if (object.deallocating) continue;
      object.deallocating = true;
      this.dying.push(entryFor(object, null));
    }
    dead.length = 0;
  }

  private proceed(entry: Dying, inLoop: boolean): boolean {
    const rt = this.rt;
    if (entry.action !== null) {
      this.dying.pop();
      entry.action();
      return true;
    }
    const object = entry.object!;
    switch (entry.stage) {
      case Stage.Begin:
        entry.levels = this.trashcan.enter(object);
        if (entry.levels < 0) {
          if (rt.heap.isTracked(object)) rt.heap.untrack(object);
          this.dying.pop();
          return true;
        }
        if (rt.heap.isTracked(object) && !this.hasFinalizer(object)) rt.heap.untrack(object);
        if (rt.rules.weakrefCallbacksBeforeFinalizer && object.weakrefs !== null)
          rt.weakrefs.clear(object);
        entry.stage = Stage.Finalize;
        return true;
      case Stage.Finalize:
        entry.stage = Stage.LeaveFinalizer;
        return this.finalize(entry, inLoop);
      case Stage.LeaveFinalizer:
        // All that the call held goes first, the finalizer's own hold last.
        if (entry.finalizer !== null) rt.rc.releaseTo(entry.tempMark + 1);
        entry.stage = Stage.AfterFinalizer;
        return true;
      case Stage.AfterFinalizer:
        if (!this.afterFinalizer(entry)) return true;
        if (rt.heap.isTracked(object)) rt.heap.untrack(object);
        if (object.weakrefs !== null) rt.weakrefs.clear(object);
        if (object instanceof PyWeakref) rt.weakrefs.forget(object);
        entry.stage = Stage.Clear;
        return true;
      case Stage.Clear:
        if (entry.plan === null) this.planDrops(entry);
        if (this.dropNext(entry)) return true;
        if (object instanceof PyFrame && object.stack.length > 0) object.popAny(rt.rc);
        else if (object instanceof PyGenerator && object.savedHandled !== null)
          this.dropHandled(object);
        else entry.stage = Stage.Free;
        return true;
      default:
        this.dying.pop();
        rt.free(object);
        this.leaveTrashcan(entry);
        return true;
    }
  }

  /** The deallocation is over, or given up; when it was the outermost, what was put off has its turn. */
  private leaveTrashcan(entry: Dying): void {
    if (this.trashcan.leave(entry.object!, entry.levels)) this.resumeDeferred();
  }

  private resumeDeferred(): void {
    this.trashcan.beginChain();
    const chain = entryFor(null, () => {
      const object = this.trashcan.next();
      if (object === undefined) {
        this.trashcan.endChain();
        return;
      }
      this.dying.push(chain, entryFor(object, null));
    });
    this.dying.push(chain);
  }

  private hasFinalizer(object: PyObject): boolean {
    const { finalizer, slots } = object.type;
    return (
      finalizer !== null ||
      slots.finalize !== undefined ||
      classicFinalizer(this.rt, object) !== null
    );
  }

  /** Calls `__del__` or the type's own finalizer, with the object held for that time. */
  private finalize(entry: Dying, inLoop: boolean): boolean {
    const rt = this.rt;
    const object = entry.object!;
    const finalizer = object.type.finalizer ?? classicFinalizer(rt, object);
    const builtin = object.type.slots.finalize;
    if (finalizer === null && builtin === undefined) return true;
    // Only what the collector knows can be marked: others are finalized each time their count reaches 0.
    if (!rt.rules.legacyFinalizers && object.type.gc) {
      if (rt.heap.hasFlag(object, ObjectFlag.Finalized)) return true;
      rt.heap.setFlags(object, ObjectFlag.Finalized);
    }
    entry.tempMark = rt.rc.mark;
    rt.rc.hold(object, 'kept alive for the finalizer');
    if (finalizer === null) {
      builtin!(rt, object);
      return true;
    }
    entry.finalizer = finalizer;
    rt.enterFinalizer(object, finalizer);
    const frame = inLoop ? rt.finalizerFrame(object, finalizer) : null;
    if (frame === null) {
      rt.runFinalizer(object, finalizer);
      return true;
    }
    frame.onReturn = OnReturn.Finalizer;
    entry.looped = true;
    this.trashcan.loop(1);
    return false;
  }

  /** False when the finalizer brought the object back. */
  private afterFinalizer(entry: Dying): boolean {
    const rt = this.rt;
    const object = entry.object!;
    if (entry.finalizer !== null) {
      if (entry.looped) this.trashcan.loop(-1);
      entry.looped = false;
      rt.leaveFinalizer(object, entry.finalizer);
      entry.finalizer = null;
    }
    if (entry.tempMark >= 0) rt.rc.releaseTo(entry.tempMark);
    if (rt.rc.countOf(object) > 0) {
      object.deallocating = false;
      this.dying.pop();
      rt.heap.step(StepKind.Resurrected, object.traceId);
      this.leaveTrashcan(entry);
      return false;
    }
    return true;
  }

  private planDrops(entry: Dying): void {
    const { plan, base } = dropPlan(this.rt, entry.object!);
    entry.plan = plan;
    entry.base = base;
  }

  /** Drops the next reference; false when none is left. */
  private dropNext(entry: Dying): boolean {
    const rt = this.rt;
    const plan = entry.plan!;
    while (entry.cursor < plan.length) {
      if (entry.cursor === entry.base) {
        entry.levels += this.trashcan.enterBase(entry.object!);
        entry.base = -1;
      }
      const { refs, edges, index } = plan[entry.cursor++]!;
      const target = refs[index];
      if (target == null) continue;
      const edge = edges[index]!;
      refs[index] = null;
      edges[index] = 0;
      rt.rc.unlink(target, edge);
      this.tellSurvivor(entry.object!, target, edge, index);
      return true;
    }
    return false;
  }

  /** A generator that was suspended inside a handler lets go of the exception it was handling. */
  private dropHandled(generator: PyGenerator): void {
    this.rt.rc.unlink(generator.savedHandled!, generator.savedEdge);
    generator.savedHandled = null;
  }

  /** A reference that went with its holder is a step of its own when its target lives on and is worth showing. */
  private tellSurvivor(holder: PyObject, target: PyObject, edge: number, index: number): void {
    const rt = this.rt;
    if (edge === 0 || rt.rc.countOf(target) <= 0 || target.type.quiet || rt.heap.isImmortal(target))
      return;
    if (rt.isBackground(target)) return;
    // What a frame's end does to its parameters belongs to the return; other locals may have been the last holder.
    if (
      holder instanceof PyFrame
        ? !holder.isOwnLocal(index)
        : holder.type.quiet || rt.isBackground(holder)
    )
      return;
    rt.heap.step(StepKind.Unbind, edge, target.traceId, 1);
  }
}

/** `__del__` of an old-style instance (2.x): found on the instance or its class. */
function classicFinalizer(rt: Runtime, object: PyObject): PyObject | null {
  return object.type === rt.types.instance ? rt.classicFinalizer(object) : null;
}

/** In which order an object lets go of what it refers to. */
function dropPlan(rt: Runtime, object: PyObject): { plan: Drop[]; base: number } {
  const plan: Drop[] = [];
  const add = (refs: Slot[], edges: number[], index: number): void => {
    if (refs[index] != null) plan.push({ refs, edges, index });
  };
  if (object instanceof PyFrame) object.giveAllBack(rt.heap);
  const attrs = object.attrs;
  if (attrs !== null) {
    for (let i = 0; i < attrs.slots.length; i++) add(attrs.slots, attrs.slotEdges, i);
    if (attrs.inline !== null)
      for (let i = 0; i < attrs.inline.length; i++) add(attrs.inline, attrs.inlineEdges, i);
    const taken = takeDict(attrs);
    if (taken !== null) plan.push({ refs: [taken.dict], edges: [taken.edge], index: 0 });
  }
  const base = plan.length;
  for (const index of rt.dropOrder(object)) add(object.refs, object.edges, index);
  if (object.typeEdge !== 0 || object.countsType) {
    plan.push({ refs: [object.type], edges: [object.typeEdge], index: 0 });
    object.typeEdge = 0;
  }
  return { plan, base };
}
