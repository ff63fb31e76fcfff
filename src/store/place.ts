import type { StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import type { Trace } from '../trace/trace';

/**
 * Where a step stands in the program, in words that hold for another run of it: the n-th time that a line
 * began, the first step, or the end.
 */
export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'line'; readonly line: number; readonly occurrence: number }
  | { readonly at: 'end' };

/** The place of a step: the last line that had begun by then. */
export function placeOf(trace: Trace, step: StepIndex): Place {
  if (step === 0) return { at: 'start' };
  if (step === trace.length) return { at: 'end' };
  const { kind, b } = trace.steps;
  let begun = step;
  while (begun > 0 && kind.get(begun) !== StepKind.Line) begun--;
  if (begun === 0) return { at: 'start' };
  const line = b.get(begun);
  let occurrence = 0;
  for (let n = 1; n <= begun; n++) {
    if (kind.get(n) === StepKind.Line && b.get(n) === line) occurrence++;
  }
  return { at: 'line', line, occurrence };
}

/** The step at that place, or null when the run does not get there (or not yet). */
export function findPlace(trace: Trace, place: Place): StepIndex | null {
  if (place.at === 'start') return 0;
  if (place.at === 'end') return trace.status.state === 'running' ? null : trace.length;
  const { kind, b } = trace.steps;
  let occurrence = 0;
  for (let n = 1; n <= trace.length; n++) {
    if (kind.get(n) !== StepKind.Line || b.get(n) !== place.line) continue;
    if (++occurrence === place.occurrence) return n;
  }
  return null;
}
