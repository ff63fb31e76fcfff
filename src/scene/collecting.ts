import type { EdgeId, ObjectId } from '../heap/ids';
import { GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { Drawing } from '../layout/drawing';
import type { SceneInput } from './input';

/** How far an object that looks unreachable slides to the right, out of the column it shares with the others. */
export const SLIDE = 12;

/** How far right of its slot an object is drawn: a guess of the collector's moves it aside, for as long as it is one. */
export function slideOf({ statusOf }: SceneInput, object: ObjectId): number {
  return object !== 0 && statusOf(object) === 'tentative' ? SLIDE : 0;
}

/** The object drawn for one that may be told in another's rows. */
function drawnFor(drawing: Drawing, object: ObjectId): ObjectId {
  return drawing.drawn[object] ? object : (drawing.owner[object] ?? 0);
}

/** The reference that `subtract_refs` crosses in this step, or 0. */
export function subtracted({ kind, d }: SceneInput['changes']): EdgeId {
  return kind === StepKind.GcRefsSubtract ? d : 0;
}

/** The object whose references `subtract_refs` is crossing in this step, or 0. */
export function visited({ changes, view }: SceneInput, drawing: Drawing): ObjectId {
  const edge = subtracted(changes);
  return edge === 0 ? 0 : drawnFor(drawing, view.from(edge));
}

/** True for a reference that proves its target reachable in this step. */
export function proves(input: SceneInput, edge: EdgeId): boolean {
  const { changes, view } = input;
  const { kind, a, d } = changes;
  if (kind === StepKind.GcRefsReach) return d !== 0 && edge === d;
  return isMovedBack(input, a) && d !== 0 && view.from(edge) === d && view.to(edge) === a;
}

/** The object whose reference proves another reachable in this step, or 0. */
export function proverOf(input: SceneInput): ObjectId {
  const { changes, view } = input;
  const { kind, a, d } = changes;
  if (kind === StepKind.GcRefsReach) return d === 0 ? 0 : view.from(d);
  return isMovedBack(input, a) ? d : 0;
}

/** True for the object that this step moves back among the reachable. */
export function isMovedBack({ changes }: SceneInput, object: ObjectId): boolean {
  const { kind, a, b, c } = changes;
  return kind === StepKind.Move && a === object && b === GcList.Unreachable && c === GcList.Young;
}

/** Crossed references look spent while the collector takes them off; then it is about who reaches whom. */
export function showsSpent({ phase }: SceneInput): boolean {
  return phase === 'subtract_refs';
}

/** True while the run gathers its list: where each object comes from is what there is to see. */
export function showsGenerations({ changes, phase }: SceneInput): boolean {
  return (
    changes.kind === StepKind.RunBegin ||
    (phase !== undefined && /^(assess|mark|merge)/.test(phase))
  );
}

/**
 * True once the collector has compared counts with references: from then on `gc_refs` is the last value that it
 * had, for CPython puts the field to other uses.
 */
export function isSettled({ view, phase }: SceneInput): boolean {
  return (
    view.run >= 0 &&
    phase !== undefined &&
    !/^(assess|mark|merge|update_refs|subtract_refs|move_unreachable|deduce_unreachable)/.test(
      phase,
    )
  );
}
