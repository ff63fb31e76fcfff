import { int32Column } from '../lib/columns';
import type { StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import type { Trace } from '../trace/trace';
import { indexOf, type Index } from './traceIndex';

/** A debugger's ways through a program; each goes forward and backward in time. */
export const TRAVELS = ['over', 'into', 'out', 'breakpoint'] as const;
export type Travel = (typeof TRAVELS)[number];

/** How many calls are under way after each step. */
class Depths implements Index {
  readonly depth = int32Column();
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { depth, trace } = this;
    while (depth.length <= trace.length) {
      const n = depth.length;
      const kind = trace.steps.kind.get(n);
      // Who reads lines runs at least the module, which not every version calls by a step of its own.
      const least = kind === StepKind.Line ? 1 : 0;
      depth.push(Math.max(least, (n === 0 ? 0 : depth.get(n - 1)) + change(kind)));
    }
  }
}

/** What a step of a kind does to the number of calls under way. */
function change(kind: number): number {
  switch (kind) {
    case StepKind.Call:
    case StepKind.Resume:
      return 1;
    case StepKind.Return:
    case StepKind.Yield:
      return -1;
    default:
      return 0;
  }
}

const depths = indexOf((trace) => new Depths(trace));

/**
 * Where a way leads from a step: over goes to the next line that is not in a call made from here, into to the
 * next line wherever it is, out to where the call under way has returned to, breakpoint to the next line that has one.
 * Backward (`by` is -1) they lead to the line before in the same sense, and out to the call itself. Where there is
 * no such step, the run's end or start.
 */
export function destination(
  trace: Trace,
  from: StepIndex,
  travel: Travel,
  by: 1 | -1,
  breakpoints: readonly number[],
): StepIndex {
  const { depth } = depths(trace);
  const { kind, b } = trace.steps;
  const here = Math.max(1, depth.get(from));
  const isLine = (n: StepIndex) => kind.get(n) === StepKind.Line;
  const fits: Record<Travel, (n: StepIndex) => boolean> = {
    over: (n) => isLine(n) && depth.get(n) <= here,
    into: isLine,
    // A return still stands at the line that it leaves, and the step that enters a call belongs to the call.
    out: (n) =>
      by === 1 ? depth.get(n) < here && change(kind.get(n)) >= 0 : depth.get(n - 1) < here,
    breakpoint: (n) => isLine(n) && breakpoints.includes(b.get(n)),
  };
  const found = fits[travel];
  for (let n = from + by; n > 0 && n <= trace.length; n += by) if (found(n)) return n;
  return by === 1 ? trace.length : 0;
}

/** The steps at which a line with a breakpoint begins, ascending. */
export function breakpointSteps(trace: Trace, breakpoints: readonly number[]): StepIndex[] {
  const { kind, b } = trace.steps;
  const lines = new Set(breakpoints);
  const steps: StepIndex[] = [];
  for (let n = 1; n <= trace.length; n++) {
    if (kind.get(n) === StepKind.Line && lines.has(b.get(n))) steps.push(n);
  }
  return steps;
}
