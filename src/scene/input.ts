import type { StepChanges } from '../analysis/changes';
import type { MarkedCycle } from '../analysis/status';
import type { EdgeId, ObjectId, StepIndex } from '../heap/ids';
import type { Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import type { Layout } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';
import type { PinMap } from './pins';

export interface SceneOptions {
  /** Draw what leads back to the roots: `__globals__` of functions. Off by default. */
  backReferences: boolean;
}

/** Everything that the drawing of one step depends on. */
export interface SceneInput {
  /** Where the user has dragged objects to; absent: nowhere. */
  readonly pins?: PinMap;
  readonly view: HeapView;
  readonly step: StepIndex;
  /** What the step changed: the drawing shows it as news. */
  readonly changes: StepChanges;
  readonly layout: Layout;
  /** CPython's name of the collector phase under way, as in the trace's header; absent between runs. */
  readonly phase: string | undefined;
  /** The version's names of the collector's lists, by number. */
  readonly listNames: readonly string[];
  /** The one status of each object. */
  readonly statusOf: (object: ObjectId) => Status;
  /** Objects freed in the last steps (`ghostsAt`). */
  readonly ghosts: readonly Ghost[];
  /** The objects to draw, where those are not all that live and have a place. */
  readonly only?: ReadonlySet<ObjectId>;
  /** The cycles that get a hull, where they are known already. */
  readonly cycles?: readonly MarkedCycle[];
  readonly selection: ObjectId | null;
  /** References of the selected object's path from a root, where that is to stand out. */
  readonly path?: ReadonlySet<EdgeId>;
  readonly options: SceneOptions;
  /** What a screen reader says of an object; begins with its visible name. */
  readonly spoken: (object: ObjectId) => string;
  /** The source line at which a frame stands, without its indentation; empty when unknown. */
  readonly sourceLine: (line: number) => string;
}
