import { int32Column } from '../lib/columns';
import type { EdgeId, ObjectId } from './ids';
import { EdgeKind, GcList, ObjectFlag } from './kinds';
import type { HeapState } from './state';
import type { HeapTables } from './tables';

/** Read access to a heap at one step. Valid until the cursor behind it moves. */
export interface HeapView {
  readonly tables: HeapTables;
  isAlive(object: ObjectId): boolean;
  /** Number of counted references, the interpreter's own included. */
  refcount(object: ObjectId): number;
  /** References that the interpreter holds since start-up and that have no edge each. */
  base(object: ObjectId): number;
  hasFlag(object: ObjectId, flag: number): boolean;
  /**
   * A number that is another one whenever the object's count, flags, line or references (to it and from it)
   * may be others. It says nothing else: the same step reached in another way may have another number.
   */
  revision(object: ObjectId): number;
  /** gc_refs while the object stands in a list of the run under way, else -1. */
  gcRefs(object: ObjectId): number;
  gcList(object: ObjectId): number;
  /** Edges that leave the object, in its own order; weak ones included. */
  out(object: ObjectId): Iterable<EdgeId>;
  /** Edges that end at the object; weak ones included. */
  in(object: ObjectId): Iterable<EdgeId>;
  isEdgeAlive(edge: EdgeId): boolean;
  from(edge: EdgeId): ObjectId;
  to(edge: EdgeId): ObjectId;
  kind(edge: EdgeId): number;
  /** What the drawing writes on the edge: `self`, `['key']`, `[0]`, `__dict__`. Items are numbered by place. */
  label(edge: EdgeId): string;
  /** True once subtract_refs of the run under way has crossed the edge. */
  isSpent(edge: EdgeId): boolean;
  typeName(object: ObjectId): string;
  name(object: ObjectId): string;
  /** repr of a small value; empty for others. */
  text(object: ObjectId): string;
  subtitle(object: ObjectId): string;
  objectKind(object: ObjectId): number;
  origin(object: ObjectId): number;
  address(object: ObjectId): number;
  size(object: ObjectId): number;
  typeObject(object: ObjectId): ObjectId;
  /** Line at which the frame stands. */
  line(frame: ObjectId): number;
  /** Call stack, outermost first. */
  readonly frames: readonly ObjectId[];
  /** Index of the run under way, or -1. */
  readonly run: number;
  /** Index (into the header's phases) of the phase under way, or -1. */
  readonly phase: number;
  /** Objects in a collector list, in its order. */
  list(list: number): Iterable<ObjectId>;
  /** Length of a list: objects in view, and start-up objects that are not. */
  listLength(list: number): { inView: number; notInView: number };
  readonly counts: ArrayLike<number>;
  readonly thresholds: ArrayLike<number>;
  /** How many of the tables' writes have been printed. */
  readonly writeCount: number;
  readonly phaseResultCount: number;
  readonly liveCount: number;
  /** Every living object but the interpreter, in order of birth. */
  objects(): Iterable<ObjectId>;
}

export class StateView implements HeapView {
  readonly tables: HeapTables;
  private readonly state: HeapState;
  /** By edge: its place among the items of its holder, known as of the holder's revision. */
  private readonly places = int32Column();
  private readonly placesAsOf = int32Column();

  constructor(state: HeapState) {
    this.state = state;
    this.tables = state.tables;
  }

  isAlive(object: ObjectId): boolean {
    return this.state.alive.data[object] === 1;
  }
  refcount(object: ObjectId): number {
    return this.state.refcount.data[object]!;
  }
  base(object: ObjectId): number {
    return this.state.base.data[object]!;
  }
  hasFlag(object: ObjectId, flag: number): boolean {
    return (this.state.flags.data[object]! & flag) !== 0;
  }
  revision(object: ObjectId): number {
    return this.state.revision.data[object]!;
  }
  gcRefs(object: ObjectId): number {
    return this.state.gcList.data[object]! >= GcList.Young ? this.state.gcRefs.data[object]! : -1;
  }
  gcList(object: ObjectId): number {
    return this.state.gcList.data[object]!;
  }
  *out(object: ObjectId): Iterable<EdgeId> {
    for (let e = this.state.firstOut.data[object]!; e !== 0; e = this.state.nextOut.data[e]!)
      yield e;
  }
  *in(object: ObjectId): Iterable<EdgeId> {
    for (let e = this.state.firstIn.data[object]!; e !== 0; e = this.state.nextIn.data[e]!) yield e;
  }
  isEdgeAlive(edge: EdgeId): boolean {
    return this.state.edgeAlive.data[edge] === 1;
  }
  from(edge: EdgeId): ObjectId {
    return this.tables.edgeFrom.data[edge]!;
  }
  to(edge: EdgeId): ObjectId {
    return this.tables.edgeTo.data[edge]!;
  }
  kind(edge: EdgeId): number {
    return this.tables.edgeKind.data[edge]!;
  }
  label(edge: EdgeId): string {
    const kind = this.kind(edge);
    const text = this.tables.strings.get(this.tables.edgeLabel.data[edge]!);
    if (kind === EdgeKind.Value) return `[${text}]`;
    if (kind === EdgeKind.Key) return `key ${text}`;
    if (kind !== EdgeKind.Item || text !== '') return text;
    return `[${this.place(edge)}]`;
  }
  isSpent(edge: EdgeId): boolean {
    return this.state.run >= 0 && this.state.spent.data[edge] === this.state.run;
  }
  typeName(object: ObjectId): string {
    return this.tables.strings.get(this.tables.objectType.data[object]!);
  }
  name(object: ObjectId): string {
    return this.tables.strings.get(this.tables.objectName.data[object]!);
  }
  text(object: ObjectId): string {
    return this.tables.strings.get(this.tables.objectText.data[object]!);
  }
  subtitle(object: ObjectId): string {
    return this.tables.strings.get(this.tables.objectSubtitle.data[object]!);
  }
  objectKind(object: ObjectId): number {
    return this.tables.objectKind.data[object]!;
  }
  origin(object: ObjectId): number {
    return this.tables.objectOrigin.data[object]!;
  }
  address(object: ObjectId): number {
    return this.tables.objectAddress.data[object]!;
  }
  size(object: ObjectId): number {
    return this.tables.objectSize.data[object]!;
  }
  typeObject(object: ObjectId): ObjectId {
    return this.tables.objectTypeObject.data[object]!;
  }
  line(frame: ObjectId): number {
    return this.state.frameLine.data[frame]!;
  }
  get frames(): readonly ObjectId[] {
    return this.state.frames;
  }
  get run(): number {
    return this.state.run;
  }
  get phase(): number {
    return this.state.phase;
  }
  *list(list: number): Iterable<ObjectId> {
    for (let o = this.state.listHead[list]!; o !== 0; o = this.state.gcNext.data[o]!) yield o;
  }
  listLength(list: number): { inView: number; notInView: number } {
    return { inView: this.state.listLength[list]!, notInView: this.state.uncounted[list]! };
  }
  get counts(): ArrayLike<number> {
    return this.state.counts;
  }
  get thresholds(): ArrayLike<number> {
    return this.state.thresholds;
  }
  get writeCount(): number {
    return this.state.writeCount;
  }
  get phaseResultCount(): number {
    return this.state.phaseResultCount;
  }
  get liveCount(): number {
    return this.state.liveCount;
  }
  *objects(): Iterable<ObjectId> {
    const alive = this.state.alive;
    for (let o = 1; o < alive.length; o++) if (alive.data[o] === 1) yield o;
  }

  /** Place of an item edge among the items of its holder. */
  private place(edge: EdgeId): number {
    const { edgeKind, edgeFrom } = this.tables;
    if (this.state.edgeAlive.data[edge] !== 1) return this.lastPlace(edge);
    const holder = edgeFrom.data[edge]!;
    const revision = this.state.revision.data[holder]!;
    this.placesAsOf.extend(this.tables.objectCount, -1);
    if (this.placesAsOf.data[holder] !== revision) {
      // All of a holder's items at once: one by one, a long list would take a time quadratic in its length.
      this.placesAsOf.data[holder] = revision;
      this.places.extend(this.tables.edgeCount);
      let place = 0;
      for (const item of this.out(holder)) {
        if (edgeKind.data[item] === EdgeKind.Item) this.places.data[item] = place++;
      }
    }
    return this.places.data[edge]!;
  }

  /** The place that an edge had when it was removed. */
  private lastPlace(edge: EdgeId): number {
    let place = 0;
    for (let e = this.state.prevOut.data[edge]!; e !== 0; e = this.state.prevOut.data[e]!) {
      if (this.tables.edgeKind.data[e] === EdgeKind.Item) place++;
    }
    return place;
  }
}

/** True where reference counting applies to the object, so that its count is worth showing. */
export function isCounted(view: HeapView, object: ObjectId): boolean {
  return !view.hasFlag(object, ObjectFlag.Immortal | ObjectFlag.NoCount);
}
