import { assert } from '../lib/assert';
import { int32Column, uint8Column } from '../lib/columns';
import { EventOp } from './events';
import { isCountedKind, GC_LIST_COUNT } from './kinds';
import type { HeapTables } from './tables';

/**
 * The heap at one moment: which rows of the tables are there, and everything about them that changes.
 * {@link apply} and {@link revert} are the only mutations, and each takes back the other exactly; events
 * must be reverted in the opposite order of their application (linked lists are undone as dancing links).
 */
export class HeapState {
  readonly tables: HeapTables;

  /** 1 where the object lives. */
  readonly alive = uint8Column();
  readonly flags = int32Column();
  /** Counted references: edges other than weak ones, plus {@link base}. */
  readonly refcount = int32Column();
  /** References that the interpreter holds since start-up, without an edge each. */
  readonly base = int32Column();
  readonly gcRefs = int32Column();
  readonly gcList = uint8Column();
  readonly gcNext = int32Column();
  readonly gcPrev = int32Column();
  readonly frameLine = int32Column();
  readonly firstOut = int32Column();
  readonly lastOut = int32Column();
  readonly firstIn = int32Column();
  /** By object: number of the last change of its count, flags or references. Another number: another look. */
  readonly revision = int32Column();

  /** 1 where the edge exists. */
  readonly edgeAlive = uint8Column();
  readonly nextOut = int32Column();
  readonly prevOut = int32Column();
  readonly nextIn = int32Column();
  readonly prevIn = int32Column();
  /** Run in which subtract_refs crossed the edge; -1 never. */
  readonly spent = int32Column();

  readonly listHead = new Int32Array(GC_LIST_COUNT);
  readonly listTail = new Int32Array(GC_LIST_COUNT);
  readonly listLength = new Int32Array(GC_LIST_COUNT);
  readonly uncounted = new Int32Array(GC_LIST_COUNT);
  readonly counts = new Int32Array(3);
  readonly thresholds = new Int32Array(3);
  /** Frames on the call stack, outermost first. */
  readonly frames: number[] = [];
  run = -1;
  phase = -1;
  writeCount = 0;
  phaseResultCount = 0;
  liveCount = 0;
  private lastRevision = 0;

  constructor(tables: HeapTables) {
    this.tables = tables;
    this.extend();
    this.alive.set(0, 1);
  }

  /** Makes room for the rows that the tables have gained. */
  extend(): void {
    const objects = this.tables.objectCount;
    for (const column of [
      this.alive,
      this.flags,
      this.refcount,
      this.base,
      this.gcList,
      this.gcNext,
      this.gcPrev,
      this.frameLine,
      this.firstOut,
      this.lastOut,
      this.firstIn,
      this.revision,
    ]) {
      column.extend(objects);
    }
    this.gcRefs.extend(objects, -1);
    const edges = this.tables.edgeCount;
    for (const column of [this.edgeAlive, this.nextOut, this.prevOut, this.nextIn, this.prevIn]) {
      column.extend(edges);
    }
    this.spent.extend(edges, -1);
  }

  apply(op: number, a: number, b: number, c: number): void {
    switch (op) {
      case EventOp.Birth:
        this.alive.data[a] = 1;
        this.liveCount++;
        this.touch(a);
        break;
      case EventOp.Free:
        this.alive.data[a] = 0;
        this.liveCount--;
        this.touch(a);
        break;
      case EventOp.EdgeAdd:
        this.addEdge(a, b);
        break;
      case EventOp.EdgeRemove:
        this.removeEdge(a);
        break;
      case EventOp.Base:
        this.base.data[a] = c;
        this.refcount.data[a]! += c - b;
        this.touch(a);
        break;
      case EventOp.Flags:
        this.flags.data[a] = c;
        this.touch(a);
        break;
      case EventOp.GcRefs:
        this.gcRefs.data[a] = c;
        break;
      case EventOp.ListMove:
        this.listRemove(a, b >> 8);
        this.listAppend(a, b & 255);
        break;
      case EventOp.ListMerge:
        this.listMerge(a, b);
        break;
      case EventOp.Spent:
        this.spent.data[a] = c;
        break;
      case EventOp.Write:
        this.writeCount = a + 1;
        break;
      case EventOp.Line:
        this.frameLine.data[a] = c;
        this.touch(a);
        break;
      case EventOp.FramePush:
        this.frames.push(a);
        break;
      case EventOp.FramePop:
        assert(this.frames.pop() === a, 'frames leave the stack innermost first');
        break;
      case EventOp.Run:
        this.run = c;
        break;
      case EventOp.Phase:
        this.phase = c;
        break;
      case EventOp.PhaseResult:
        this.phaseResultCount = a + 1;
        break;
      case EventOp.Count:
        this.counts[a] = c;
        break;
      case EventOp.Uncounted:
        this.uncounted[a] = c;
        break;
      case EventOp.Threshold:
        this.thresholds[a] = c;
        break;
      default:
        assert(false, `no heap event has the number ${op}`);
    }
  }

  revert(op: number, a: number, b: number, c: number): void {
    switch (op) {
      case EventOp.Birth:
        this.alive.data[a] = 0;
        this.liveCount--;
        this.touch(a);
        break;
      case EventOp.Free:
        this.alive.data[a] = 1;
        this.liveCount++;
        this.touch(a);
        break;
      case EventOp.EdgeAdd:
        this.removeEdge(a);
        break;
      case EventOp.EdgeRemove:
        this.restoreEdge(a);
        break;
      case EventOp.Base:
        this.base.data[a] = b;
        this.refcount.data[a]! += b - c;
        this.touch(a);
        break;
      case EventOp.Flags:
        this.flags.data[a] = b;
        this.touch(a);
        break;
      case EventOp.GcRefs:
        this.gcRefs.data[a] = b;
        break;
      case EventOp.ListMove:
        this.listRemove(a, b & 255);
        this.listInsertAfter(a, b >> 8, c);
        break;
      case EventOp.ListMerge:
        this.listSplit(a, b, c);
        break;
      case EventOp.Spent:
        this.spent.data[a] = b;
        break;
      case EventOp.Write:
        this.writeCount = a;
        break;
      case EventOp.Line:
        this.frameLine.data[a] = b;
        this.touch(a);
        break;
      case EventOp.FramePush:
        assert(this.frames.pop() === a, 'frames are taken back innermost first');
        break;
      case EventOp.FramePop:
        this.frames.push(a);
        break;
      case EventOp.Run:
        this.run = b;
        break;
      case EventOp.Phase:
        this.phase = b;
        break;
      case EventOp.PhaseResult:
        this.phaseResultCount = a;
        break;
      case EventOp.Count:
        this.counts[a] = b;
        break;
      case EventOp.Uncounted:
        this.uncounted[a] = b;
        break;
      case EventOp.Threshold:
        this.thresholds[a] = b;
        break;
      default:
        assert(false, `no heap event has the number ${op}`);
    }
  }

  private touch(object: number): void {
    this.revision.data[object] = ++this.lastRevision;
  }

  private counted(edge: number): number {
    return isCountedKind(this.tables.edgeKind.data[edge]!) ? 1 : 0;
  }

  private addEdge(edge: number, after: number): void {
    const from = this.tables.edgeFrom.data[edge]!;
    const to = this.tables.edgeTo.data[edge]!;
    const prev = after === 0 ? this.lastOut.data[from]! : after === -1 ? 0 : after;
    const next = prev === 0 ? this.firstOut.data[from]! : this.nextOut.data[prev]!;
    this.prevOut.data[edge] = prev;
    this.nextOut.data[edge] = next;
    this.prevIn.data[edge] = 0;
    this.nextIn.data[edge] = this.firstIn.data[to]!;
    this.linkOut(edge, from);
    this.linkIn(edge, to);
  }

  /** Puts a removed edge back between the neighbours it had. */
  private restoreEdge(edge: number): void {
    this.linkOut(edge, this.tables.edgeFrom.data[edge]!);
    this.linkIn(edge, this.tables.edgeTo.data[edge]!);
  }

  private linkOut(edge: number, from: number): void {
    const prev = this.prevOut.data[edge]!;
    const next = this.nextOut.data[edge]!;
    if (prev === 0) this.firstOut.data[from] = edge;
    else this.nextOut.data[prev] = edge;
    if (next === 0) this.lastOut.data[from] = edge;
    else this.prevOut.data[next] = edge;
    this.edgeAlive.data[edge] = 1;
    this.touch(from);
  }

  private linkIn(edge: number, to: number): void {
    const prev = this.prevIn.data[edge]!;
    const next = this.nextIn.data[edge]!;
    if (prev === 0) this.firstIn.data[to] = edge;
    else this.nextIn.data[prev] = edge;
    if (next !== 0) this.prevIn.data[next] = edge;
    this.refcount.data[to]! += this.counted(edge);
    this.touch(to);
  }

  private removeEdge(edge: number): void {
    const from = this.tables.edgeFrom.data[edge]!;
    const to = this.tables.edgeTo.data[edge]!;
    const prev = this.prevOut.data[edge]!;
    const next = this.nextOut.data[edge]!;
    if (prev === 0) this.firstOut.data[from] = next;
    else this.nextOut.data[prev] = next;
    if (next === 0) this.lastOut.data[from] = prev;
    else this.prevOut.data[next] = prev;
    const prevIn = this.prevIn.data[edge]!;
    const nextIn = this.nextIn.data[edge]!;
    if (prevIn === 0) this.firstIn.data[to] = nextIn;
    else this.nextIn.data[prevIn] = nextIn;
    if (nextIn !== 0) this.prevIn.data[nextIn] = prevIn;
    this.edgeAlive.data[edge] = 0;
    this.refcount.data[to]! -= this.counted(edge);
    this.touch(from);
    this.touch(to);
  }

  private listAppend(object: number, list: number): void {
    this.listInsertAfter(object, list, this.listTail[list]!);
  }

  private listInsertAfter(object: number, list: number, prev: number): void {
    this.gcList.data[object] = list;
    if (list === 0) return;
    const next = prev === 0 ? this.listHead[list]! : this.gcNext.data[prev]!;
    this.gcPrev.data[object] = prev;
    this.gcNext.data[object] = next;
    if (prev === 0) this.listHead[list] = object;
    else this.gcNext.data[prev] = object;
    if (next === 0) this.listTail[list] = object;
    else this.gcPrev.data[next] = object;
    this.listLength[list]!++;
  }

  private listRemove(object: number, list: number): void {
    if (list === 0) return;
    const prev = this.gcPrev.data[object]!;
    const next = this.gcNext.data[object]!;
    if (prev === 0) this.listHead[list] = next;
    else this.gcNext.data[prev] = next;
    if (next === 0) this.listTail[list] = prev;
    else this.gcPrev.data[next] = prev;
    this.listLength[list]!--;
  }

  private listMerge(from: number, to: number): void {
    const first = this.listHead[from]!;
    if (first === 0) return;
    for (let o = first; o !== 0; o = this.gcNext.data[o]!) this.gcList.data[o] = to;
    const tail = this.listTail[to]!;
    this.gcPrev.data[first] = tail;
    if (tail === 0) this.listHead[to] = first;
    else this.gcNext.data[tail] = first;
    this.listTail[to] = this.listTail[from]!;
    this.listLength[to]! += this.listLength[from]!;
    this.listHead[from] = this.listTail[from] = this.listLength[from] = 0;
  }

  private listSplit(from: number, to: number, first: number): void {
    if (first === 0) return;
    let length = 0;
    for (let o = first; o !== 0; o = this.gcNext.data[o]!) {
      this.gcList.data[o] = from;
      length++;
    }
    const tail = this.gcPrev.data[first]!;
    this.listHead[from] = first;
    this.listTail[from] = this.listTail[to]!;
    this.listLength[from] = length;
    this.gcPrev.data[first] = 0;
    this.listTail[to] = tail;
    if (tail === 0) this.listHead[to] = 0;
    else this.gcNext.data[tail] = 0;
    this.listLength[to]! -= length;
  }
}
