import type { ObjectId } from '../heap/ids';
import type { HeapView } from '../heap/view';
import type { Layout, Rect } from '../layout/layout';
import type { NodeContent } from './content';
import { EdgeMemory } from './edges';
import type { SceneInput } from './input';
import type { NodeMark } from './model';
import type { Offset } from './pins';

/** What an object showed, and the revisions of the heap that this was read from. */
export interface KnownContent {
  readonly content: NodeContent;
  /** Undrawn objects that it tells in its own rows. */
  readonly parts: readonly ObjectId[];
  readonly revision: number;
  /** The content where the user has dragged the object to, if anywhere. */
  readonly pinned: { readonly at: Offset; readonly content: NodeContent } | null;
}

/** A node's mark with where no label may stand beside it, and what both were made of. */
export interface KnownNode {
  readonly content: NodeContent;
  /** All else that its shapes depend on, as a text. */
  readonly state: string;
  /** The last revision of what is said of it. */
  readonly said: number;
  readonly mark: NodeMark;
  readonly clear: readonly Rect[];
  /** Width of the tag that hangs below; 0: none does. */
  readonly tag: number;
}

/**
 * What is kept from one drawing of a layout to the next, so that a step costs what it changes and not what is
 * there. Nothing of it can be seen: a drawing made with it is the one that is made without.
 */
export class SceneMemory {
  contents = new Map<ObjectId, KnownContent>();
  nodes = new Map<ObjectId, KnownNode>();
  readonly edges = new EdgeMemory();
}

interface Kept {
  layout: WeakRef<Layout>;
  options: string;
  memory: SceneMemory;
}

/** Revisions are numbered by view, so what was read through another one says nothing. */
const kept = new WeakMap<HeapView, Kept[]>();
/** Layouts whose drawings are remembered for a view: that on screen and the one before. */
const MOST_KEPT = 2;

/** What was kept of the last drawing with this view, layout and options. */
export function recallScene({ view, layout, options }: SceneInput): SceneMemory {
  const text = JSON.stringify(options);
  const all = kept.get(view) ?? [];
  let found = all.find((each) => each.layout.deref() === layout && each.options === text);
  if (!found) found = { layout: new WeakRef(layout), options: text, memory: new SceneMemory() };
  kept.set(view, [found, ...all.filter((each) => each !== found)].slice(0, MOST_KEPT));
  return found.memory;
}
