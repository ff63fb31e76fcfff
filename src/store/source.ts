import { StepKind } from '../heap/steps';
import type { Trace } from '../trace/trace';
import type { Moment } from './moment';
import { indexOf, type Index } from './traceIndex';

/** By line: the first step at which it began. */
class FirstHits implements Index {
  readonly first = new Map<number, number>();
  private readonly trace: Trace;
  private known = 1;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { kind, b } = this.trace.steps;
    for (; this.known <= this.trace.length; this.known++) {
      if (kind.get(this.known) !== StepKind.Line) continue;
      const line = b.get(this.known);
      if (!this.first.has(line)) this.first.set(line, this.known);
    }
  }
}

const firstHits = indexOf((trace) => new FirstHits(trace));

/** The line that the step on screen belongs to; 0 when it belongs to none. */
export function currentLine({ record }: Moment): number {
  return record.line;
}

/** True while an operation in the middle of the line is on screen, and not its beginning. */
export function isWithinLine({ record }: Moment): boolean {
  return record.line > 0 && record.kind !== StepKind.Line;
}

/** For each line that ever runs, the step at which it first does. */
export function firstHitsOf({ trace }: Moment): ReadonlyMap<number, number> {
  return firstHits(trace).first;
}
