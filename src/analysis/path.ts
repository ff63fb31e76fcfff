import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { isRoot, isStrong } from './roots';

/** A way from a root to an object. */
export interface RootPath {
  /** What keeps the whole way alive: the interpreter, a running frame, an immortal object. */
  root: ObjectId;
  /** The references from the root to the object, in order; none when the object is a root itself. */
  edges: EdgeId[];
}

/**
 * A shortest way from a root to `object`, or undefined when nothing reaches it. What only passes (evaluation and C
 * stack) is part of it only where no name or slot keeps the object alive.
 */
export function pathToRoot(view: HeapView, object: ObjectId): RootPath | undefined {
  return (
    shortest(view, object, (edge) => isStrong(view, edge) && !isPassing(view.kind(edge))) ??
    shortest(view, object, (edge) => isStrong(view, edge))
  );
}

function isPassing(kind: number): boolean {
  return kind === EdgeKind.Stack || kind === EdgeKind.CStack;
}

function shortest(
  view: HeapView,
  object: ObjectId,
  counts: (edge: EdgeId) => boolean,
): RootPath | undefined {
  const onward = new Map<ObjectId, EdgeId>([[object, 0]]);
  const open = [object];
  for (let i = 0; i < open.length; i++) {
    const at = open[i]!;
    if (isRoot(view, at)) {
      const edges: EdgeId[] = [];
      for (let e = onward.get(at)!; e !== 0; e = onward.get(view.to(e))!) edges.push(e);
      return { root: at, edges };
    }
    for (const edge of view.in(at)) {
      const from = view.from(edge);
      if (!counts(edge) || onward.has(from)) continue;
      onward.set(from, edge);
      open.push(from);
    }
  }
  return undefined;
}
