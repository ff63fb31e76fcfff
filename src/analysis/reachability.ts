import { int32Column, uint8Column } from '../lib/columns';
import { EventOp } from '../heap/events';
import type { ObjectId, StepIndex } from '../heap/ids';
import { ObjectFlag } from '../heap/kinds';
import { HeapState } from '../heap/state';
import type { Trace } from '../trace/trace';
import { ReachableSet } from './reachable';

/** Hears of each step, from the last to the first, with the heap as it was after it. */
export type StepVisitor = (step: StepIndex, state: HeapState) => void;

/**
 * When each object of a trace was alive although nothing reached it. The trace is walked backwards (Merlin;
 * Hertz, Blackburn, Moss, McKinley, Stefanović 2002): a reference that went becomes one that comes, so garbage
 * is found by marking from the reference whose loss made it so, once, in time near to linear. Unlike Merlin's
 * objects, Python's can come back (a finalizer, `gc.garbage`, a weak reference), so that each object has a
 * list of intervals; a reference that came goes when walking backwards, and then its target keeps being
 * reached in another way, which the interpreter that bound it always had in hand, or was garbage until then.
 *
 * What is reachable at a step depends on that step's heap only, so when the trace has grown, only its new
 * steps are walked.
 */
export class Reachability {
  private readonly trace: Trace;
  private readonly state: HeapState;
  /** Number of journal events that have been applied to the state. */
  private events = 0;
  private readonly set: ReachableSet;
  private readonly visit: StepVisitor;
  /** Per object: from, to, from, to … ascending; `to` is the first step at which it is over. */
  private readonly intervals = new Map<ObjectId, number[]>();
  private done: StepIndex = -1;

  /** Scratch of the step that is being walked: the objects that changed, and if they were unreachable after it. */
  private readonly changed: ObjectId[] = [];
  private readonly changedAt = int32Column();
  private readonly unreachableAfter = uint8Column();
  private at: StepIndex = 0;
  /** Per object: end of the interval whose begin the walk has not come to; 0 when there is none. */
  private readonly pendingEnd = int32Column();
  private found: [ObjectId, number, number][] = [];

  constructor(trace: Trace, visit: StepVisitor = () => undefined) {
    this.trace = trace;
    this.state = new HeapState(trace.tables);
    this.set = new ReachableSet(this.state, (object) => this.note(object));
    this.visit = visit;
  }

  /** The step since which the object has been alive but unreachable, or -1 when it is not so at step `n`. */
  unreachableSince(object: ObjectId, n: StepIndex): StepIndex {
    if (n > this.done) this.extend();
    const intervals = this.intervals.get(object);
    if (intervals === undefined) return -1;
    let low = 0;
    let high = intervals.length / 2;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (intervals[2 * middle]! <= n) low = middle + 1;
      else high = middle;
    }
    return low > 0 && n < intervals[2 * low - 1]! ? intervals[2 * low - 2]! : -1;
  }

  /** The intervals in which the object was alive but unreachable, as [first step, step at which it was over). */
  intervalsOf(object: ObjectId): readonly (readonly [StepIndex, number])[] {
    if (this.done < this.trace.length) this.extend();
    const flat = this.intervals.get(object) ?? [];
    const pairs: [number, number][] = [];
    for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i]!, flat[i + 1]!]);
    return pairs;
  }

  /** Walks the steps that the trace has gained. */
  extend(): void {
    const { trace, state } = this;
    const last = trace.length;
    state.extend();
    trace.journal.move(state, this.events, trace.eventEnd(last));
    this.events = trace.eventEnd(last);
    const count = trace.tables.objectCount;
    for (const column of [this.changedAt, this.pendingEnd]) column.extend(count);
    this.changedAt.data.fill(-1, 0, count);
    this.unreachableAfter.extend(count);
    this.pendingEnd.data.fill(0, 0, count);
    this.set.recompute();
    for (let o = 1; o < count; o++) if (this.isUnreachable(o)) this.pendingEnd.set(o, OPEN);
    for (this.at = last; this.at > this.done; this.at--) {
      this.visit(this.at, state);
      this.walkStep();
    }
    // The step at which the trace ended before is seen again, now that what follows it is known.
    if (this.done >= 0) this.visit(this.done, state);
    this.keep();
    this.done = last;
  }

  private isUnreachable(object: ObjectId): boolean {
    return this.state.alive.get(object) === 1 && !this.set.has(object);
  }

  /** Notes that an object is about to change, the first time within a step. */
  private note(object: ObjectId): void {
    if (this.changedAt.get(object) === this.at) return;
    this.changedAt.set(object, this.at);
    this.unreachableAfter.set(object, this.isUnreachable(object) ? 1 : 0);
    this.changed.push(object);
  }

  private walkStep(): void {
    const start = this.trace.eventStart(this.at);
    while (this.events > start) this.revert(--this.events);
    for (const object of this.changed) {
      const after = this.unreachableAfter.get(object) === 1;
      const before = this.isUnreachable(object);
      if (after && !before) {
        this.found.push([object, this.at, this.pendingEnd.get(object)]);
        this.pendingEnd.set(object, 0);
      } else if (before && !after) {
        this.pendingEnd.set(object, this.at);
      }
    }
    this.changed.length = 0;
  }

  private revert(event: number): void {
    const { op, a, b, c } = this.trace.journal;
    const { state } = this;
    const kind = op.get(event);
    const x = a.get(event);
    if (kind === EventOp.Birth || kind === EventOp.Free) this.note(x);
    state.revert(kind, x, b.get(event), c.get(event));
    switch (kind) {
      case EventOp.EdgeRemove:
        this.set.edgeCame(x);
        break;
      case EventOp.EdgeAdd:
        this.set.edgeWent(x);
        break;
      case EventOp.FramePop:
        this.set.frameMoved(x, true);
        break;
      case EventOp.FramePush:
        this.set.frameMoved(x, false);
        break;
      case EventOp.Flags:
        if (((b.get(event) ^ c.get(event)) & ObjectFlag.Immortal) !== 0) this.set.rootChanged(x);
        break;
      case EventOp.Base:
      case EventOp.Birth:
      case EventOp.Free:
        this.set.rootChanged(x);
        break;
    }
  }

  /** Adds what the walk found, last first, to the intervals known before. */
  private keep(): void {
    for (let o = 1; o < this.pendingEnd.length; o++) {
      const end = this.pendingEnd.get(o);
      const known = this.intervals.get(o);
      // Unreachable before and after the boundary: one interval, whose end is known only now.
      if (known?.at(-1) === Infinity) known[known.length - 1] = end === OPEN ? Infinity : end;
    }
    for (let i = this.found.length - 1; i >= 0; i--) {
      const [object, from, end] = this.found[i]!;
      const to = end === OPEN ? Infinity : end;
      const known = this.intervals.get(object);
      if (known === undefined) this.intervals.set(object, [from, to]);
      else known.push(from, to);
    }
    this.found = [];
  }
}

/** The end of an interval that is not over at the end of the trace. */
const OPEN = 2 ** 31 - 1;
