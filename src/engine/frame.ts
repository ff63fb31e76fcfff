import { EventOp } from '../heap/events';
import { EdgeKind } from '../heap/kinds';
import type { Code } from '../compiler/code';
import type { FlushableFrame, Heap } from './heap';
import { PyObject } from './object';
import type { PyException } from './objects/exceptions';
import type { PyCode, PyFunction } from './objects/callables';
import type { PyDict } from './objects/dict';
import type { PyCell } from './objects/payload';
import type { PyType } from './objects/type';
import type { RefCounts } from './refcount';

/** What becomes of a frame's result. */
export const OnReturn = {
  /** Pushed on the caller's stack. */
  Push: 0,
  /** `__init__`: must be None; the instance on the caller's stack is the result. */
  Init: 1,
  /** A finalizer in a deallocation: dropped, and the deallocation goes on. */
  Finalizer: 2,
  /** The evaluation loop that started the frame ends and hands the result to its C caller. */
  Exit: 3,
} as const;
export type OnReturn = (typeof OnReturn)[keyof typeof OnReturn];

/** Fixed references of a frame, as indices into its refs; local variables follow, then cells. */
export const FrameSlot = {
  Back: 0,
  Code: 1,
  Globals: 2,
  Locals: 3,
  Function: 4,
  Builtins: 5,
} as const;
export const FIRST_LOCAL = 6;

/** A frame: refs are its fixed slots, then local variables, then cells. */
export class PyFrame extends PyObject implements FlushableFrame {
  readonly code: Code;
  readonly codeObject: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** Namespace of a module or class body. */
  locals: PyDict | null = null;
  back: PyFrame | null = null;
  func: PyFunction | null = null;
  pc = 0;
  line = 0;
  /** The line as the trace knows it. */
  private toldLine = 0;
  onReturn: OnReturn = OnReturn.Push;
  /** Entries of the caller's stack that the call used and that go when it returns. */
  popOnReturn = 0;
  /** Deallocations that were under way when the frame began stand below this and wait for it. */
  dyingBase = 0;
  readonly stack: (PyObject | null)[] = [];
  /** 1 where the entry counts, 0 where it is borrowed. */
  private readonly owned: number[] = [];
  private readonly labels: string[] = [];
  private readonly stackEdges: number[] = [];
  private flushed = 0;
  private borrowed: Set<number> | null = null;
  readonly firstCell: number;
  /** 2.x: what was being handled when this frame handled its first exception (`f_exc_value`). */
  savedHandled = false;
  handledBefore: PyException | null = null;
  handledBeforeEdge = 0;
  generator: PyObject | null = null;
  /** 2.x: the traceback that came with the exception on the stack, until it is being handled. */
  held: PyObject | null = null;
  heldEdge = 0;
  /** In a finalizer's frame: what is being finalized, by what. */
  finalized: PyObject | null = null;
  finalizer: PyObject | null = null;
  /** The C stack counts as a holder of the running frame, by this edge. */
  counted = false;
  runEdge = 0;
  /** The exception under way was raised again as it is: no new traceback entry. */
  reraising = false;
  /** Returned, or left by an exception. */
  finished = false;
  started = false;
  /** 3.14: the collector's marking has seen it and the frames below. */
  visitedByCollector = false;
  /** What C code held when the frame began: operations of the frame release down to here. */
  tempMark = 0;

  constructor(type: PyType, codeObject: PyCode, globals: PyDict, builtins: PyDict) {
    super(type);
    this.codeObject = codeObject;
    this.code = codeObject.code;
    this.globals = globals;
    this.builtins = builtins;
    this.firstCell = FIRST_LOCAL + this.code.varNames.length;
    const cells = this.code.cellVars.length + this.code.freeVars.length;
    const length = this.firstCell + cells;
    this.refs = new Array<PyObject | null>(length).fill(null);
    this.edges = new Array<number>(length).fill(0);
  }

  /** 3.14: the caller's own reference outlives the call, so the parameter only borrows it and does not count. */
  borrow(slot: number, name: string, rc: RefCounts): void {
    const value = this.refs[slot];
    if (value == null || rc.heap.isImmortal(value)) return;
    rc.unlink(value, this.edges[slot]!);
    this.edges[slot] = rc.heap.addEdge(this, value, EdgeKind.Borrowed, name);
    (this.borrowed ??= new Set()).add(slot);
  }

  /** The slot gets another value, or the frame ends: what it borrowed is not its to release. */
  giveBack(slot: number, heap: Heap): void {
    if (this.borrowed?.delete(slot) !== true) return;
    heap.removeEdge(this.edges[slot]!);
    this.refs[slot] = null;
    this.edges[slot] = 0;
  }

  giveAllBack(heap: Heap): void {
    if (this.borrowed !== null) for (const slot of [...this.borrowed]) this.giveBack(slot, heap);
  }

  /** Something holds the frame beyond its call: it counts its parameters itself from now on. */
  ownBorrowed(rc: RefCounts): void {
    for (const slot of this.borrowed ?? []) {
      const value = this.refs[slot]!;
      rc.heap.removeEdge(this.edges[slot]!);
      this.edges[slot] = rc.link(
        this,
        value,
        EdgeKind.Local,
        this.code.varNames[slot - FIRST_LOCAL]!,
      );
    }
    this.borrowed = null;
  }

  /** Is the slot a local variable that is no parameter? */
  isOwnLocal(slot: number): boolean {
    const { argCount, kwOnlyArgCount, varNames } = this.code;
    const local = slot - FIRST_LOCAL;
    return local >= argCount + kwOnlyArgCount && local < varNames.length;
  }

  /** The frame has come to `line`. */
  tellLine(line: number, heap: Heap): void {
    this.line = line;
    if (this.toldLine === line) return;
    heap.emit(EventOp.Line, heap.traced(this), this.toldLine, line);
    this.toldLine = line;
  }

  cell(index: number): PyCell {
    return this.refs[this.firstCell + index] as PyCell;
  }

  push(object: PyObject, rc: RefCounts, label = 'evaluation stack'): void {
    rc.incref(object);
    this.stack.push(object);
    this.owned.push(1);
    this.labels.push(label);
    this.stackEdges.push(0);
  }

  /** Pushes an entry that does not count, or an empty one. */
  pushBorrowed(object: PyObject | null): void {
    this.stack.push(object);
    this.owned.push(0);
    this.labels.push('');
    this.stackEdges.push(0);
  }

  /** Takes the top away and lets go of it. The object lives at least until the operation ends. */
  pop(rc: RefCounts): PyObject {
    const object = this.stack.pop() as PyObject;
    const owned = this.owned.pop();
    this.labels.pop();
    const edge = this.stackEdges.pop()!;
    if (this.stack.length < this.flushed) {
      this.flushed = this.stack.length;
      rc.heap.removeTemporaryEdge(edge);
    }
    if (owned === 1) rc.decref(object);
    return object;
  }

  /** Takes the two top entries away, the lower first to lose its count, as CPython's binary instructions do. */
  popPair(rc: RefCounts): void {
    const top = this.peek(0);
    const held = this.isOwned(0);
    if (held) rc.incref(top);
    this.pop(rc);
    this.pop(rc);
    if (held) rc.decref(top);
  }

  /** Takes the bound method `depth` places below the top apart: its function stands there, its self above it. */
  unpackMethod(depth: number, func: PyObject, self: PyObject, rc: RefCounts): void {
    const at = this.stack.length - 1 - depth;
    this.unflushTo(at, rc.heap);
    const method = this.stack[at] as PyObject;
    const owned = this.owned[at];
    rc.incref(func);
    rc.incref(self);
    this.stack.splice(at, 1, func, self);
    this.owned.splice(at, 1, 1, 1);
    this.labels.splice(at, 1, 'function to call', 'self');
    this.stackEdges.splice(at, 1, 0, 0);
    if (owned === 1) rc.decref(method);
  }

  /** Takes away the empty entry that stands `depth` places below the top. */
  removeEmpty(depth: number): void {
    const at = this.stack.length - 1 - depth;
    for (const column of [this.stack, this.owned, this.labels, this.stackEdges] as unknown[][])
      column.splice(at, 1);
    if (at < this.flushed) this.flushed--;
  }

  /** Takes the top away, whether it is an object or an empty entry. */
  popAny(rc: RefCounts): void {
    if (this.stack.at(-1) == null) this.dropEmpty();
    else this.pop(rc);
  }

  /** Takes an empty entry away. */
  dropEmpty(): void {
    this.stack.pop();
    this.owned.pop();
    this.labels.pop();
    this.stackEdges.pop();
    if (this.stack.length < this.flushed) this.flushed = this.stack.length;
  }

  /** The item `depth` places below the top (0 is the top). */
  peek(depth: number): PyObject {
    return this.stack[this.stack.length - 1 - depth] as PyObject;
  }

  isOwned(depth: number): boolean {
    return this.owned[this.owned.length - 1 - depth] === 1;
  }

  /** Reverses the order of the top `count` entries' rotation: the top goes to `count - 1` places below. */
  rotate(count: number, heap: Heap): void {
    const at = this.stack.length - count;
    this.unflushTo(at, heap);
    for (const column of [this.stack, this.owned, this.labels, this.stackEdges] as unknown[][]) {
      column.splice(at, 0, column.pop());
    }
  }

  /** Exchanges the top with the entry `places` down (1 is the top itself). */
  swap(places: number, heap: Heap): void {
    const top = this.stack.length - 1;
    const at = this.stack.length - places;
    this.unflushTo(at, heap);
    for (const column of [this.stack, this.owned, this.labels, this.stackEdges] as unknown[][]) {
      const kept = column[at];
      column[at] = column[top];
      column[top] = kept;
    }
  }

  /** Visits the counted stack entries, bottom first. */
  visitStack(visit: (target: PyObject, edge: number) => void): void {
    for (let i = 0; i < this.stack.length; i++) {
      const object = this.stack[i];
      if (object != null && this.owned[i] === 1) visit(object, this.stackEdges[i]!);
    }
  }

  /** Tells the trace of every stack entry it does not know yet. */
  flushStack(heap: Heap): void {
    for (let i = this.flushed; i < this.stack.length; i++) {
      const object = this.stack[i];
      const counts = object != null && this.owned[i] === 1 && !heap.isImmortal(object);
      this.stackEdges[i] = counts
        ? heap.addTemporaryEdge(this, object, EdgeKind.Stack, this.labels[i]!)
        : 0;
    }
    this.flushed = this.stack.length;
  }

  private unflushTo(length: number, heap: Heap): void {
    for (let i = this.flushed - 1; i >= length; i--) {
      heap.removeTemporaryEdge(this.stackEdges[i]!);
      this.stackEdges[i] = 0;
    }
    if (this.flushed > length) this.flushed = length;
  }
}
