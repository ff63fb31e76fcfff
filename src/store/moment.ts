import { changesAt, type StepChanges } from '../analysis/changes';
import { statusOf } from '../analysis/status';
import { TraceAnalysis } from '../analysis/traceAnalysis';
import type { ObjectId, StepIndex } from '../heap/ids';
import { STATUSES, type Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { ghostsAt } from '../layout/collectLifetimes';
import type { Layout } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';
import { Cursor } from '../trace/cursor';
import type { StepRecord, Trace } from '../trace/trace';

/** The heap at one step of a trace, and what is known about it. Valid until the next one is asked for. */
export interface Moment {
  readonly trace: Trace;
  readonly analysis: TraceAnalysis;
  readonly step: StepIndex;
  readonly record: StepRecord;
  readonly changes: StepChanges;
  readonly view: HeapView;
  /** Where the trace is drawn, as far as that is known. */
  readonly layout: Layout | null;
  /** Drawn objects that were freed a short while ago. */
  readonly ghosts: readonly Ghost[];
  statusOf(object: ObjectId): Status;
}

/** Keeps the one replica of the heap, moves it to the step that is asked for, and remembers what was made of it. */
export class Moments {
  private cursor: Cursor | null = null;
  private analysis: TraceAnalysis | null = null;
  private current: Moment | null = null;
  private derived = new Map<unknown, unknown>();

  at(trace: Trace, layout: Layout | null, step: StepIndex): Moment {
    const { current } = this;
    if (current?.trace === trace && current.layout === layout && current.step === step) {
      return current;
    }
    if (this.cursor?.trace !== trace) {
      this.cursor = new Cursor(trace);
      this.analysis = new TraceAnalysis(trace);
    }
    const analysis = this.analysis!;
    const view = this.cursor.seek(step);
    // By object: 0 while its status is not known, else one more than its place among all.
    const statuses = new Uint8Array(trace.tables.objectCount);
    this.derived = new Map();
    this.current = {
      trace,
      analysis,
      step,
      record: trace.step(step),
      changes: changesAt(trace, step),
      view,
      layout,
      ghosts: layout === null ? [] : ghostsAt(layout, step),
      statusOf(object) {
        const known = statuses[object]!;
        if (known > 0) return STATUSES[known - 1]!;
        const status = statusOf(analysis, view, step, object);
        statuses[object] = STATUSES.indexOf(status) + 1;
        return status;
      },
    };
    return this.current;
  }

  /** The value of `compute` for the current moment, computed once. */
  derive<T>(compute: (moment: Moment) => T): T | null {
    if (this.current === null) return null;
    if (!this.derived.has(compute)) this.derived.set(compute, compute(this.current));
    return this.derived.get(compute) as T;
  }
}
