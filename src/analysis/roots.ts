import { INTERPRETER, type EdgeId, type ObjectId } from '../heap/ids';
import { isCountedKind, ObjectFlag } from '../heap/kinds';
import type { HeapView } from '../heap/view';

/** True for a reference that keeps its target alive: every kind but weak ones. */
export const isStrong = (view: HeapView, edge: EdgeId): boolean => isCountedKind(view.kind(edge));

/**
 * True for what is alive by itself: what the interpreter holds without a named holder, immortal objects and
 * frames on the call stack. What C statics and the C stack hold has an edge from the interpreter instead.
 */
export function isRoot(view: HeapView, object: ObjectId): boolean {
  return (
    object === INTERPRETER ||
    view.base(object) > 0 ||
    view.hasFlag(object, ObjectFlag.Immortal | ObjectFlag.Running) ||
    view.frames.includes(object)
  );
}

/** The objects from which everything reachable is reached: the interpreter first, then the others by birth. */
export function rootsOf(view: HeapView): ObjectId[] {
  const frames = new Set(view.frames);
  const roots: ObjectId[] = [INTERPRETER];
  for (const o of view.objects()) {
    if (view.base(o) > 0 || view.hasFlag(o, ObjectFlag.Immortal) || frames.has(o)) roots.push(o);
  }
  return roots;
}
