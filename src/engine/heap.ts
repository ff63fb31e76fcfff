import { EventOp, type EventSink, type ObjectRecord } from '../heap/events';
import { EdgeKind, GC_LIST_COUNT, GcList, ObjectFlag } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { int32Column, uint8Column } from '../lib/columns';
import type { PyObject } from './object';

/** Thrown when the run has used up its budget; everything up to there stands in the trace. */
export class BudgetExceeded extends Error {
  override name = 'BudgetExceeded';
}

/** What an evaluation stack must offer so that its unrecorded entries can be brought into the trace at a stop. */
export interface FlushableFrame {
  flushStack(heap: Heap): void;
  traceId: number;
}

/**
 * The engine's heap: one cell per object in each column, CPython's collector lists as linked columns, and
 * the only way from the engine to the trace. Counts themselves change in `refcount.ts` alone.
 *
 * What happens between two steps on an evaluation stack or in C temporaries cancels out mostly, so those
 * references are counted at once but told to the trace only at the next step ({@link step}).
 */
export class Heap {
  readonly rc = int32Column();
  readonly flags = int32Column();
  readonly gcList = uint8Column();
  readonly gcNext = int32Column();
  readonly gcPrev = int32Column();
  readonly gcRefs = int32Column();
  /** Run in which subtract_refs last crossed an edge, by edge. */
  private readonly spent = int32Column();
  readonly objects: (PyObject | null)[] = [null];
  readonly listHead = new Int32Array(GC_LIST_COUNT);
  readonly listTail = new Int32Array(GC_LIST_COUNT);
  readonly listLength = new Int32Array(GC_LIST_COUNT);
  /** Start-up objects that the lists hold without our having them: numbers only. */
  readonly uncounted = new Int32Array(GC_LIST_COUNT);

  /** References that C code holds for a while, innermost last. */
  private readonly temps: PyObject[] = [];
  private readonly tempLabels: string[] = [];
  private readonly tempEdges: number[] = [];
  private flushedTemps = 0;

  private readonly freeIds: number[] = [];
  private readonly freeAddresses = new Map<number, number[]>();
  private nextAddress = 0x7f3a5c010000;
  private nextTraceId = 1;
  private events = 0;
  /** Bytes that programs have asked for and not given back, roughly; bounds strings and big lists. */
  private bytes = 0;

  /** Program line and innermost frame, for the steps. */
  line = 0;
  frame: FlushableFrame | null = null;
  /** Steps are taken only once the program's first line runs; what is there before is start-up. */
  recording = false;
  hasPending = false;
  /** Text written to one stream by one line of the program, piece by piece; its step is closed with the line's end. */
  private pendingText: { stream: 0 | 1; text: string; line: number; frame: number } | null = null;
  private pending: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0];

  readonly sink: EventSink | null;
  private readonly maxEvents: number;
  private readonly maxBytes: number;
  private readonly describe: (object: PyObject) => ObjectRecord;

  constructor(
    sink: EventSink | null,
    maxEvents: number,
    maxBytes: number,
    describe: (object: PyObject) => ObjectRecord,
  ) {
    this.sink = sink;
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.describe = describe;
    for (const column of [
      this.rc,
      this.flags,
      this.gcList,
      this.gcNext,
      this.gcPrev,
      this.gcRefs,
    ]) {
      column.push(0);
    }
  }

  /** Gives `object` its cell and its address; `size` in bytes. Its count is 0: somebody must take it. */
  place(object: PyObject, size: number): void {
    const id = this.freeIds.pop();
    if (id === undefined) {
      object.id = this.objects.length;
      this.objects.push(object);
      for (const column of [this.rc, this.flags, this.gcList, this.gcNext, this.gcPrev]) {
        column.push(0);
      }
      this.gcRefs.push(-1);
    } else {
      object.id = id;
      this.objects[id] = object;
      this.rc.data[id] = 0;
      this.flags.data[id] = 0;
      this.gcRefs.data[id] = -1;
    }
    const rounded = (size + 15) & ~15;
    const reused = this.freeAddresses.get(rounded);
    if (reused !== undefined && reused.length > 0) object.address = reused.pop()!;
    else {
      object.address = this.nextAddress;
      this.nextAddress += rounded;
    }
    this.charge(size);
  }

  /** Takes the cell and the address back. The object must have no references and no holder left. */
  release(object: PyObject, size: number): void {
    if (object.traceId !== 0) this.emit(EventOp.Free, object.traceId, 0, 0);
    this.objects[object.id] = null;
    this.freeIds.push(object.id);
    const rounded = (size + 15) & ~15;
    const pool = this.freeAddresses.get(rounded);
    if (pool === undefined) this.freeAddresses.set(rounded, [object.address]);
    else pool.push(object.address);
    this.bytes -= size;
  }

  /** Counts `bytes` against the budget before they are allocated. */
  charge(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.maxBytes) {
      throw new BudgetExceeded(
        `because the program holds more than ${Math.round(this.maxBytes / 1e6)} MB`,
      );
    }
  }

  /** Counts work that makes no event (a loop turn, big-number digits), so that it ends too. */
  spend(events: number): void {
    this.events += events;
    if (this.events > this.maxEvents) {
      throw new BudgetExceeded(`after ${this.maxEvents.toLocaleString('en')} events`);
    }
  }

  emit(op: number, a: number, b: number, c: number): void {
    if (this.sink === null) return;
    if (this.hasPending) this.endPending();
    this.sink.event(op, a, b, c);
  }

  /** Id of the object in the trace; declares it there when it is first seen. */
  traced(object: PyObject): number {
    // Closing the step before may declare the object itself, when C code holds it already.
    if (object.traceId === 0 && this.sink !== null && this.hasPending) this.endPending();
    if (object.traceId === 0 && this.sink !== null) {
      object.traceId = this.nextTraceId++;
      this.sink.object(object.traceId, this.describe(object));
      this.sink.event(EventOp.Birth, object.traceId, 0, 0);
      const flags = this.flags.data[object.id]!;
      if (flags !== 0) this.sink.event(EventOp.Flags, object.traceId, 0, flags);
      if (object.startupRefs !== 0) {
        this.sink.event(EventOp.Base, object.traceId, 0, object.startupRefs);
      }
    }
    return object.traceId;
  }

  setFlags(object: PyObject, set: number, clear = 0): void {
    const old = this.flags.data[object.id]!;
    const now = (old | set) & ~clear;
    if (now === old) return;
    this.flags.data[object.id] = now;
    if (object.traceId !== 0) this.emit(EventOp.Flags, object.traceId, old, now);
  }

  hasFlag(object: PyObject, flag: number): boolean {
    return (this.flags.data[object.id]! & flag) !== 0;
  }

  /** Tells the trace of a reference; returns its edge. Does not count. */
  addEdge(from: PyObject | null, to: PyObject, kind: number, label: string, after = 0): number {
    if (this.sink === null) return 0;
    if (this.hasPending) this.endPending();
    return this.addTemporaryEdge(from, to, kind, label, after);
  }

  removeEdge(edge: number): void {
    if (edge !== 0) this.emit(EventOp.EdgeRemove, edge, 0, 0);
  }

  /** An edge of a stack entry or C temporary: part of whatever step is being made. */
  addTemporaryEdge(
    from: PyObject | null,
    to: PyObject,
    kind: number,
    label: string,
    after = 0,
  ): number {
    if (this.sink === null) return 0;
    const edge = this.sink.edge(
      from === null ? 0 : this.traced(from),
      this.traced(to),
      kind,
      label,
    );
    this.sink.event(EventOp.EdgeAdd, edge, after, 0);
    return edge;
  }

  removeTemporaryEdge(edge: number): void {
    if (edge !== 0 && this.sink !== null) this.sink.event(EventOp.EdgeRemove, edge, 0, 0);
  }

  /**
   * Ends a step. Births and bindings are closed only when the next change comes or their operation ends
   * ({@link endPending}), so that the count shown is the one that stays, without what the operation's own
   * stack entries and temporaries held while it was made.
   */
  step(kind: number, a: number, b = 0, c = 0, d = 0): void {
    this.spend(1);
    if (this.sink === null || !this.recording) return;
    if (this.hasPending) this.endPending();
    if (kind === StepKind.Bind || kind === StepKind.Born || kind === StepKind.Unbind) {
      this.hasPending = true;
      this.pending = [kind, a, b, c, d, this.line, this.frame === null ? 0 : this.frame.traceId];
      return;
    }
    this.flush();
    this.sink.step(kind, a, b, c, d, this.line, this.frame === null ? 0 : this.frame.traceId);
  }

  /** Closes the birth, binding or line of text that is still open. */
  endPending(): void {
    this.hasPending = false;
    const written = this.pendingText;
    if (written !== null) {
      this.pendingText = null;
      const index = this.sink!.write(written.stream, written.text);
      this.sink!.event(EventOp.Write, index, 0, 0);
      if (!this.recording) return;
      this.flush();
      this.sink!.step(StepKind.Write, index, 0, 0, 0, written.line, written.frame);
      return;
    }
    const [kind, a, b, c, d, line, frame] = this.pending;
    this.flush();
    this.sink!.step(kind, a, b, c, d, line, frame);
  }

  /** The step that says why a run was stopped; it counts against no budget. */
  stop(kind: number, text: number): void {
    if (this.sink === null) return;
    this.endOpenStep();
    this.flush();
    this.sink.step(kind, text, 0, 0, 0, this.line, this.frame === null ? 0 : this.frame.traceId);
  }

  /** An operation is over: an open birth or binding is closed; text waits for the rest of its line. */
  endOperation(): void {
    if (this.pendingText === null) this.endPending();
  }

  /** Closes the birth or binding that is open, if one is. */
  endOpenStep(): void {
    if (this.hasPending) this.endPending();
  }

  /** Brings stack entries and temporaries up to date in the trace. */
  flush(): void {
    if (this.hasPending) this.endPending();
    if (this.frame !== null) this.frame.flushStack(this);
    for (let i = this.flushedTemps; i < this.temps.length; i++) {
      const object = this.temps[i]!;
      this.tempEdges[i] = this.isImmortal(object)
        ? 0
        : this.addTemporaryEdge(null, object, EdgeKind.CStack, this.tempLabels[i]!);
    }
    this.flushedTemps = this.temps.length;
  }

  isImmortal(object: PyObject): boolean {
    return (this.flags.data[object.id]! & ObjectFlag.Immortal) !== 0;
  }

  get tempCount(): number {
    return this.temps.length;
  }

  /** Used by `refcount.ts`: the count has been raised already. */
  pushTemp(object: PyObject, label: string): void {
    this.temps.push(object);
    this.tempLabels.push(label);
    this.tempEdges.push(0);
  }

  /** Used by `refcount.ts`: the caller lowers the count. */
  popTemp(): PyObject {
    const object = this.temps.pop()!;
    this.tempLabels.pop();
    const edge = this.tempEdges.pop()!;
    if (this.temps.length < this.flushedTemps) {
      this.flushedTemps = this.temps.length;
      this.removeTemporaryEdge(edge);
    }
    return object;
  }

  // ------------------------------------------------------------------ collector lists

  /** Told of each object that begins or ceases to be tracked. */
  onTracking: ((change: 1 | -1) => void) | null = null;

  /** The objects of a list, in order. */
  listed(list: number): PyObject[] {
    const objects: PyObject[] = [];
    for (let id = this.listHead[list]!; id !== 0; id = this.gcNext.data[id]!)
      objects.push(this.objects[id]!);
    return objects;
  }

  /** What an earlier run computed for the objects of a list is no news of the one that begins. */
  forgetGcRefs(list: number): void {
    for (let id = this.listHead[list]!; id !== 0; id = this.gcNext.data[id]!) {
      if (this.gcRefs.data[id] !== -1) this.setGcRefs(this.objects[id]!, -1);
    }
  }

  /** Puts an untracked object at the tail of the youngest generation. */
  track(object: PyObject): void {
    if (this.isTracked(object)) return;
    this.setFlags(object, ObjectFlag.Tracked);
    // What start-up makes is in the lists by number only (`uncounted`).
    if (!this.recording) return;
    this.moveTo(object, GcList.Generation0);
    this.onTracking?.(1);
  }

  untrack(object: PyObject): void {
    if (!this.isTracked(object)) return;
    if (this.gcList.data[object.id] !== GcList.None) {
      this.moveTo(object, GcList.None);
      this.onTracking?.(-1);
    }
    this.setFlags(object, 0, ObjectFlag.Tracked);
  }

  isTracked(object: PyObject): boolean {
    return (this.flags.data[object.id]! & ObjectFlag.Tracked) !== 0;
  }

  /** Moves an object to the tail of `list` (`gc_list_move`). */
  moveTo(object: PyObject, list: number): void {
    const id = object.id;
    const old = this.gcList.data[id]!;
    const prev = this.gcPrev.data[id]!;
    const next = this.gcNext.data[id]!;
    let tracePrev = 0;
    if (old !== GcList.None) {
      if (prev === 0) this.listHead[old] = next;
      else {
        this.gcNext.data[prev] = next;
        tracePrev = this.objects[prev]!.traceId;
      }
      if (next === 0) this.listTail[old] = prev;
      else this.gcPrev.data[next] = prev;
      this.listLength[old]!--;
    }
    this.gcList.data[id] = list;
    if (list !== GcList.None) {
      const tail = this.listTail[list]!;
      this.gcPrev.data[id] = tail;
      this.gcNext.data[id] = 0;
      if (tail === 0) this.listHead[list] = id;
      else this.gcNext.data[tail] = id;
      this.listTail[list] = id;
      this.listLength[list]!++;
    } else {
      this.gcPrev.data[id] = 0;
      this.gcNext.data[id] = 0;
    }
    if (this.sink !== null)
      this.emit(EventOp.ListMove, this.traced(object), (old << 8) | list, tracePrev);
  }

  /** Appends all of `from` to `to`, in order (`gc_list_merge`), start-up objects included. */
  merge(from: number, to: number): void {
    const first = this.listHead[from]!;
    if (first !== 0) {
      for (let id = first; id !== 0; id = this.gcNext.data[id]!) this.gcList.data[id] = to;
      const tail = this.listTail[to]!;
      this.gcPrev.data[first] = tail;
      if (tail === 0) this.listHead[to] = first;
      else this.gcNext.data[tail] = first;
      this.listTail[to] = this.listTail[from]!;
      this.listLength[to]! += this.listLength[from]!;
      this.listHead[from] = this.listTail[from] = this.listLength[from] = 0;
      this.emit(EventOp.ListMerge, from, to, this.objects[first]!.traceId);
    }
    const started = this.uncounted[from]!;
    if (started !== 0) {
      this.setUncounted(to, this.uncounted[to]! + started);
      this.setUncounted(from, 0);
    }
  }

  setUncounted(list: number, count: number): void {
    const old = this.uncounted[list]!;
    if (old === count) return;
    this.uncounted[list] = count;
    this.emit(EventOp.Uncounted, list, old, count);
  }

  /** Number of objects in a list, start-up objects included. */
  sizeOf(list: number): number {
    return this.listLength[list]! + this.uncounted[list]!;
  }

  setGcRefs(object: PyObject, refs: number): void {
    const old = this.gcRefs.data[object.id]!;
    this.gcRefs.data[object.id] = refs;
    if (this.sink !== null) this.emit(EventOp.GcRefs, this.traced(object), old, refs);
  }

  /** subtract_refs of a run has crossed the edge. */
  markSpent(edge: number, run: number): void {
    this.spent.extend(edge + 1, -1);
    this.emit(EventOp.Spent, edge, this.spent.data[edge]!, run);
    this.spent.data[edge] = run;
  }

  /** The step at which text goes out. `stream`: 0 stdout, 1 stderr. */
  write(stream: 0 | 1, text: string): void {
    if (this.sink === null || text === '') return;
    const open = this.pendingText;
    if (
      open !== null &&
      open.stream === stream &&
      open.line === this.line &&
      !open.text.endsWith('\n')
    ) {
      open.text += text;
      return;
    }
    if (this.hasPending) this.endPending();
    this.spend(1);
    this.hasPending = true;
    this.pendingText = {
      stream,
      text,
      line: this.line,
      frame: this.frame === null ? 0 : this.frame.traceId,
    };
  }
}
