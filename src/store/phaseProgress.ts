import { GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { isPlaced } from '../layout/layout';
import type { Moment } from './moment';
import { runIndex } from './runIndex';

/** From the step that begins a phase to the last one of it that is over. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * How far a phase is, or what it came to: CPython's functions are known by their names, whatever order a
 * version calls them in. `result` is what the engine says of it once it is over.
 */
export function progressOf(
  moment: Moment,
  phase: string,
  stretch: Stretch,
  result: string,
): string {
  const runs = runIndex(moment.trace);
  const count = (kind: number) => runs.count(kind, stretch.from, stretch.to);
  if (/weakref/.test(phase)) {
    const cleared = result === '' ? `${count(StepKind.WeakrefCleared)} cleared` : result;
    return `${cleared}, ${count(StepKind.CallbackEnter)} called`;
  }
  if (result !== '') return result;
  const { view } = moment;
  const length = (list: number) => {
    const { inView, notInView } = view.listLength(list);
    return inView + notInView;
  };
  if (/^update_refs/.test(phase)) {
    return `${count(StepKind.GcRefsInit)} of ${inDrawing(moment)} in view`;
  }
  if (/^subtract_refs/.test(phase)) return visitedSoFar(moment);
  if (/_unreachable$/.test(phase)) return `${length(GcList.Unreachable)} set aside`;
  if (/^move_.*finalizers/.test(phase)) return String(length(GcList.Finalizers));
  if (/^finalize_garbage/.test(phase)) return `${count(StepKind.FinalizerEnter)} called`;
  if (/resurrected|^check_garbage/.test(phase)) {
    return `${count(StepKind.Resurrected)} moved back`;
  }
  if (/^delete_garbage/.test(phase)) return `${count(StepKind.Freed)} freed`;
  if (/^handle_/.test(phase)) return `${count(StepKind.Uncollectable)} uncollectable`;
  return '';
}

function inDrawing({ view, layout }: Moment): number {
  let drawn = 0;
  for (const object of view.list(GcList.Young)) {
    if (layout === null || isPlaced(layout, object)) drawn++;
  }
  return drawn;
}

/** The place in the list of the object whose references are crossed. */
function visitedSoFar(moment: Moment): string {
  const { view, record, layout } = moment;
  if (record.kind !== StepKind.GcRefsSubtract) return '';
  const visiting = view.from(record.d);
  let drawn = 0;
  for (const object of view.list(GcList.Young)) {
    if (layout === null || isPlaced(layout, object)) drawn++;
    if (object === visiting) break;
  }
  return `${drawn} of ${inDrawing(moment)} in view`;
}
