import type { EdgeId, ObjectId, StepIndex } from '../heap/ids';
import type { Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import type { Layout } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';

/** What the step on screen changed: the drawing shows these as news. A function of the step alone. */
export interface StepChanges {
  /** The step's kind and columns, as in `StepKind`. */
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** By how much each object's reference count changed in this step; objects that kept theirs are absent. */
  readonly counts: ReadonlyMap<ObjectId, number>;
  /** Objects whose `gc_refs` the step wrote. */
  readonly gcRefs: ReadonlySet<ObjectId>;
  /** References that appeared in this step. */
  readonly newEdges: ReadonlySet<EdgeId>;
}

export interface SceneOptions {
  /** Draw what leads back to the roots: `__globals__` of functions. Off by default. */
  backReferences: boolean;
  /** Draw the reference of each instance to its class. On by default. */
  classEdges?: boolean;
  /** Keep the ghosts of freed objects for as long as their place is free. */
  keepGhosts?: boolean;
}

/** Everything that the drawing of one step depends on. */
export interface SceneInput {
  readonly view: HeapView;
  readonly step: StepIndex;
  readonly changes: StepChanges;
  readonly layout: Layout;
  /** CPython's name of the collector phase under way, as in the trace's header; absent between runs. */
  readonly phase?: string | undefined;
  /** The one status of each object. */
  readonly statusOf: (object: ObjectId) => Status;
  /** Objects freed in the last steps (`ghostsAt`). */
  readonly ghosts: readonly Ghost[];
  readonly selection: ObjectId | null;
  readonly options: SceneOptions;
  /** What a screen reader says of an object; begins with its visible name. */
  readonly spoken: (object: ObjectId) => string;
  /** The source line at which a frame stands, without its indentation; empty when unknown. */
  readonly sourceLine: (line: number) => string;
}
