import { EdgeKind, ObjectFlag } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { Heap } from './heap';
import type { PyObject, Slot } from './object';

/** Flags of what the collector has put into `gc.garbage`. */
const KEPT = ObjectFlag.Uncollectable | ObjectFlag.SavedByDebug;

/**
 * The one place where a reference count changes. Every reference has a holder: a slot of an object
 * ({@link RefCounts.link}), an evaluation stack entry ({@link RefCounts.incref} by the frame, told to the
 * trace at the next step) or C code ({@link RefCounts.hold}).
 *
 * An object whose count reaches 0 is not freed inside the operation that dropped it but joins `dead`;
 * whoever runs operations frees them, in order, before the next one (`deallocate.ts`). That keeps a chain
 * of a million objects, and finalizers nested a thousand deep, off the JavaScript stack.
 */
export class RefCounts {
  readonly heap: Heap;
  /** Objects whose count has reached 0, in the order in which it did. */
  dead: PyObject[] = [];

  constructor(heap: Heap) {
    this.heap = heap;
  }

  countOf(object: PyObject): number {
    return this.heap.rc.data[object.id]!;
  }

  incref(object: PyObject): void {
    const id = object.id;
    if ((this.heap.flags.data[id]! & ObjectFlag.Immortal) === 0) this.heap.rc.data[id]!++;
  }

  decref(object: PyObject): void {
    const id = object.id;
    if ((this.heap.flags.data[id]! & ObjectFlag.Immortal) !== 0) return;
    if (--this.heap.rc.data[id]! === 0) this.dead.push(object);
  }

  /**
   * A slot of `holder` begins to refer to `target`. Returns the edge. `after`: see {@link EventOp.EdgeAdd}.
   */
  link(holder: PyObject | null, target: PyObject, kind: number, label: string, after = 0): number {
    // The edge first: it closes the step before, whose counts are those of now.
    const edge = this.heap.addEdge(holder, target, kind, label, after);
    this.incref(target);
    return edge;
  }

  /** Told of each reference that an object kept in `gc.garbage` loses. */
  onKeptUnlinked: ((target: PyObject) => void) | null = null;

  /** A slot ceases to refer to `target`. */
  unlink(target: PyObject, edge: number): void {
    this.heap.removeEdge(edge);
    if (this.onKeptUnlinked !== null && this.heap.hasFlag(target, KEPT))
      this.onKeptUnlinked(target);
    this.decref(target);
  }

  /**
   * Puts `value` (null: nothing) into slot `i` of the holder's `refs`/`edges`, in place of what stood there.
   * `loud`: a step that a user can stop at. What stood there loses its count after the new one has gained its own.
   */
  assign(
    holder: PyObject,
    refs: Slot[],
    edges: number[],
    i: number,
    value: PyObject | null,
    kind: number,
    label: string,
    loud: boolean,
  ): void {
    const old = refs[i] ?? null;
    const oldEdge = edges[i] ?? 0;
    refs[i] = value;
    edges[i] = value === null ? 0 : this.link(holder, value, kind, label, oldEdge);
    if (old !== null) this.unlink(old, oldEdge);
    if (!loud) return;
    if (value !== null) this.heap.step(StepKind.Bind, edges[i], old === null ? 0 : old.traceId);
    else if (old !== null) this.heap.step(StepKind.Unbind, oldEdge, old.traceId);
  }

  /** C code holds `object` until the mark below it is released. Returns `object`. */
  hold<T extends PyObject>(object: T, label = 'C stack'): T {
    this.incref(object);
    this.heap.pushTemp(object, label);
    return object;
  }

  /** Number to give to {@link releaseTo}. */
  get mark(): number {
    return this.heap.tempCount;
  }

  /** C code lets go of what it has held since `mark`, last first. */
  releaseTo(mark: number): void {
    while (this.heap.tempCount > mark) this.decref(this.heap.popTemp());
  }

  /** C static or another reference of the interpreter's own. */
  linkStatic(target: PyObject, label: string): number {
    return this.link(null, target, EdgeKind.Static, label);
  }
}
