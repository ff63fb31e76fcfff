import type { ObjectId, StepIndex } from '../heap/ids';
import { ObjectKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { isPlaced, type Layout } from '../layout/layout';
import type { Trace } from '../trace/trace';
import { callName, sourceLine } from './cause';
import { indexOf, type Index } from './traceIndex';

export const MARK_KINDS = [
  'uncollectable',
  'resurrected',
  'finalizer',
  'run',
  'free',
  'alloc',
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** An event worth a sign on the timeline. */
export interface Mark {
  readonly step: StepIndex;
  readonly kind: MarkKind;
  /** The object it is about; 0 for a run. */
  readonly object: ObjectId;
}

/** A stretch of steps: a call, a run of the collector, the exit. */
export interface Span {
  readonly kind: 'call' | 'run' | 'exit';
  readonly from: StepIndex;
  /** Last step of it; {@link Infinity} while it is not over. */
  to: StepIndex;
  readonly label: string;
  /** How many others it lies in. */
  readonly depth: number;
}

/** Kinds of object whose comings and goings the spans tell, or nothing does. */
const UNMARKED: ReadonlySet<number> = new Set([ObjectKind.Frame, ObjectKind.Value]);

class TimelineIndex implements Index {
  readonly marks: Mark[] = [];
  readonly spans: Span[] = [];
  private readonly trace: Trace;
  /** What has begun and is not over, outermost first, with the frame of a call. */
  private readonly open: { span: Span; frame: ObjectId }[] = [];
  private exit: Span | null = null;
  private known = 1;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    for (; this.known <= this.trace.length; this.known++) this.take(this.known);
  }

  private take(n: StepIndex): void {
    const { kind, a } = this.trace.step(n);
    switch (kind) {
      case StepKind.Born:
        this.mark(n, 'alloc', a);
        break;
      case StepKind.Freed:
        this.mark(n, 'free', a);
        break;
      case StepKind.FinalizerEnter:
        this.mark(n, 'finalizer', a);
        break;
      case StepKind.Uncollectable:
        this.mark(n, 'uncollectable', a);
        break;
      case StepKind.Resurrected:
        this.mark(n, 'resurrected', a);
        break;
      case StepKind.Call:
        this.call(n, a);
        break;
      case StepKind.Return:
        this.end(n, (span, frame) => span.kind === 'call' && frame === a);
        break;
      case StepKind.RunBegin:
        this.marks.push({ step: n, kind: 'run', object: 0 });
        this.begin('run', n, this.runLabel(a));
        break;
      case StepKind.RunEnd:
        this.end(n, (span) => span.kind === 'run');
        break;
      case StepKind.Shutdown:
        this.exit ??= this.begin('exit', n, 'at exit');
        break;
    }
  }

  private mark(step: StepIndex, kind: MarkKind, object: ObjectId): void {
    if (UNMARKED.has(this.trace.tables.objectKind.get(object))) return;
    this.marks.push({ step, kind, object });
  }

  private begin(kind: Span['kind'], from: StepIndex, label: string, frame: ObjectId = 0): Span {
    const span: Span = { kind, from, to: Infinity, label, depth: this.open.length };
    this.spans.push(span);
    this.open.push({ span, frame });
    return span;
  }

  private call(n: StepIndex, frame: ObjectId): void {
    const label = callLabel(this.trace, n, frame);
    if (label !== null) this.begin('call', n, label, frame);
  }

  /** Ends the innermost open span that matches, and what is still open in it. */
  private end(n: StepIndex, matches: (span: Span, frame: ObjectId) => boolean): void {
    const at = this.open.findLastIndex(({ span, frame }) => matches(span, frame));
    if (at < 0) return;
    for (const { span } of this.open.splice(at)) span.to = n;
  }

  private runLabel(run: number): string {
    const { generation, reason } = this.trace.tables.runs[run]!;
    const why = reason === 'gc.collect()' ? reason : 'gc';
    return `${why}  generation ${generation}`;
  }
}

/** What a call is called: `self_reference()`, or `class ClassyClass` for a class's body; null for the module. */
function callLabel(trace: Trace, n: StepIndex, frame: ObjectId): string | null {
  const name = callName(trace, frame);
  if (name === '‹module›') return null;
  const { line } = trace.step(n);
  return sourceLine(trace, line).startsWith('class ') ? `class ${name.replace('()', '')}` : name;
}

const timelineIndex = indexOf((trace) => new TimelineIndex(trace));

/** Calls, runs of the collector and the exit, in order of their beginning. */
export function spansOf(trace: Trace): readonly Span[] {
  return timelineIndex(trace).spans;
}

/** The spans that a step lies in, outermost first. */
export function spansAt(trace: Trace, step: StepIndex): readonly Span[] {
  return spansOf(trace).filter(({ from, to }) => from <= step && step <= to);
}

/** The nearest beginning of an outermost span after (1) or before (-1) a step; null when there is none. */
export function nextChapter(trace: Trace, step: StepIndex, by: 1 | -1): StepIndex | null {
  const steps = spansOf(trace)
    .filter(({ depth }) => depth === 0)
    .map(({ from }) => from);
  return (by === 1 ? steps.find((n) => n > step) : steps.findLast((n) => n < step)) ?? null;
}

/** The events of a trace, as far as they are about what the drawing shows. */
export function marksOf(trace: Trace, layout: Layout | null): readonly Mark[] {
  const { marks } = timelineIndex(trace);
  if (layout === null) return marks;
  return marks.filter(({ object }) => object === 0 || isPlaced(layout, object));
}

/** Several marks too close to be told apart: shown as the weightiest, with their number. */
export interface MarkGroup {
  readonly kind: MarkKind;
  readonly marks: readonly Mark[];
}

/** Joins marks that are nearer than `distance` to the one before when a step is `scale` wide. */
export function groupMarks(marks: readonly Mark[], scale: number, distance: number): MarkGroup[] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    const near = group !== undefined && (mark.step - group[0]!.step) * scale < distance;
    if (near) group.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => ({
    kind: MARK_KINDS.find((kind) => group.some((mark) => mark.kind === kind))!,
    marks: group,
  }));
}

/** The nearest marked step after (1) or before (-1) a step; null when there is none. */
export function nextMark(
  trace: Trace,
  layout: Layout | null,
  step: StepIndex,
  by: 1 | -1,
): StepIndex | null {
  const steps = marksOf(trace, layout).map((mark) => mark.step);
  const found = by === 1 ? steps.find((n) => n > step) : steps.findLast((n) => n < step);
  return found ?? null;
}
