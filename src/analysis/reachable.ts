import { int32Column, uint8Column } from '../lib/columns';
import { INTERPRETER, type EdgeId, type ObjectId } from '../heap/ids';
import { isCountedKind, ObjectFlag } from '../heap/kinds';
import type { HeapState } from '../heap/state';

/** Stands where a root needs no reference to be reached. */
const BY_ITSELF = 0;

/**
 * What is reachable in a heap, kept up to date while references come and go. Every reachable object remembers
 * one reference through which it is reached (its parent), and parents lead to a root without going in a ring;
 * so only the loss of a parent needs a search, which first looks for a root among the direct holders.
 */
export class ReachableSet {
  private readonly state: HeapState;
  private readonly onChange: (object: ObjectId) => void;
  private readonly reach = uint8Column();
  private readonly parent = int32Column();
  private readonly onStack = uint8Column();
  /** Scratch of the search for a new parent: its number where it has been, and the way back from there. */
  private readonly visited = int32Column();
  private readonly via = int32Column();
  private search = 0;

  /** `onChange` is told of each object just before it becomes reachable or unreachable. */
  constructor(state: HeapState, onChange: (object: ObjectId) => void) {
    this.state = state;
    this.onChange = onChange;
  }

  has(object: ObjectId): boolean {
    return this.reach.get(object) === 1;
  }

  /** Forgets everything and searches the whole heap; `onChange` hears nothing of it. */
  recompute(): void {
    const { state } = this;
    const count = state.tables.objectCount;
    for (const column of [this.reach, this.parent, this.onStack, this.visited, this.via]) {
      column.extend(count);
    }
    this.reach.data.fill(0, 0, count);
    this.onStack.data.fill(0, 0, count);
    for (const frame of state.frames) this.onStack.set(frame, 1);
    this.spread(INTERPRETER, BY_ITSELF, false);
    for (let o = 1; o < count; o++) {
      if (state.alive.get(o) === 1 && this.isRoot(o)) this.spread(o, BY_ITSELF, false);
    }
  }

  /** A reference has appeared in the heap. */
  edgeCame(edge: EdgeId): void {
    const { edgeFrom, edgeTo, edgeKind } = this.state.tables;
    if (!isCountedKind(edgeKind.get(edge)) || !this.has(edgeFrom.get(edge))) return;
    this.spread(edgeTo.get(edge), edge, true);
  }

  /** A reference has gone from the heap. */
  edgeWent(edge: EdgeId): void {
    const to = this.state.tables.edgeTo.get(edge);
    if (this.has(to) && this.parent.get(to) === edge) this.reconsider(to);
  }

  /** A frame has come onto the call stack or left it. */
  frameMoved(frame: ObjectId, onStack: boolean): void {
    this.onStack.set(frame, onStack ? 1 : 0);
    this.rootChanged(frame);
  }

  /** What makes an object a root may have changed. */
  rootChanged(object: ObjectId): void {
    if (this.state.alive.get(object) === 1 && this.isRoot(object)) {
      this.spread(object, BY_ITSELF, true);
    } else if (this.has(object) && this.parent.get(object) === BY_ITSELF) {
      this.reconsider(object);
    }
  }

  private isRoot(object: ObjectId): boolean {
    const { state } = this;
    return (
      object === INTERPRETER ||
      state.base.get(object) > 0 ||
      this.onStack.get(object) === 1 ||
      (state.flags.get(object) & ObjectFlag.Immortal) !== 0
    );
  }

  /** Marks an object, and all that it reaches, as reachable. */
  private spread(object: ObjectId, edge: EdgeId, tell: boolean): void {
    if (this.has(object)) return;
    const { edgeTo, edgeKind } = this.state.tables;
    this.add(object, edge, tell);
    const open = [object];
    for (let o = open.pop(); o !== undefined; o = open.pop()) {
      for (let e = this.state.firstOut.get(o); e !== 0; e = this.state.nextOut.get(e)) {
        const to = edgeTo.get(e);
        if (this.has(to) || !isCountedKind(edgeKind.get(e))) continue;
        this.add(to, e, tell);
        open.push(to);
      }
    }
  }

  private add(object: ObjectId, edge: EdgeId, tell: boolean): void {
    if (tell) this.onChange(object);
    this.reach.set(object, 1);
    this.parent.set(object, edge);
  }

  /** Finds a new parent for an object that lost its own, or marks what nothing reaches any more. */
  private reconsider(object: ObjectId): void {
    const { edgeTo } = this.state.tables;
    const suspects = [object];
    for (let o = suspects.pop(); o !== undefined; o = suspects.pop()) {
      if (!this.has(o) || this.findParent(o)) continue;
      for (const lost of this.ancestors) {
        this.onChange(lost);
        this.reach.set(lost, 0);
      }
      for (const lost of this.ancestors) {
        for (let e = this.state.firstOut.get(lost); e !== 0; e = this.state.nextOut.get(e)) {
          const to = edgeTo.get(e);
          if (this.has(to) && this.parent.get(to) === e) suspects.push(to);
        }
      }
    }
  }

  /** After a search that failed: the object and everything from which it can be reached. */
  private ancestors: ObjectId[] = [];

  /** Searches backwards, nearest holders first, for a root that reaches `object`, and takes that way. */
  private findParent(object: ObjectId): boolean {
    const { edgeFrom, edgeKind } = this.state.tables;
    this.ancestors = [object];
    if (this.isRoot(object) && this.state.alive.get(object) === 1) {
      this.parent.set(object, BY_ITSELF);
      return true;
    }
    const search = ++this.search;
    this.visited.set(object, search);
    this.via.set(object, 0);
    for (let i = 0; i < this.ancestors.length; i++) {
      const o = this.ancestors[i]!;
      for (let e = this.state.firstIn.get(o); e !== 0; e = this.state.nextIn.get(e)) {
        const from = edgeFrom.get(e);
        if (!isCountedKind(edgeKind.get(e)) || !this.has(from)) continue;
        if (this.visited.get(from) === search) continue;
        if (this.isRoot(from)) {
          this.takeWay(o, e);
          return true;
        }
        this.visited.set(from, search);
        this.via.set(from, e);
        this.ancestors.push(from);
      }
    }
    return false;
  }

  /** Makes the way that the search went, from the reference `edge` of a root onwards, the objects' parents. */
  private takeWay(object: ObjectId, edge: EdgeId): void {
    this.parent.set(object, edge);
    for (let e = this.via.get(object); e !== 0;) {
      const next = this.state.tables.edgeTo.get(e);
      this.parent.set(next, e);
      e = this.via.get(next);
    }
  }
}
