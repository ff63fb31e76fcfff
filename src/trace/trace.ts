import { assert } from '../lib/assert';
import { int32Column, uint8Column } from '../lib/columns';
import { lowerBound } from '../lib/search';
import type { StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import { HeapTables } from '../heap/tables';
import type { TraceHeader } from './header';
import { appendChunk, chunkSince, type TraceChunk, type TraceMark } from './chunks';
import { Journal } from './journal';
import { Stops } from './stops';

/** One step: its kind, what a to d mean for that kind (see `StepKind`), and where the program stands. */
export interface StepRecord {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** Line of the program, 0 where there is none. */
  readonly line: number;
  /** Innermost frame, 0 where there is none. */
  readonly frame: number;
}

/** How the trace came to its end, if it has. */
export interface TraceStatus {
  state: 'running' | 'finished' | 'stopped' | 'failed';
  /** Why it was stopped or failed; empty otherwise. */
  message: string;
}

/** The steps of a trace in packed columns; `eventEnd` is the number of journal events up to and with the step. */
export class Steps {
  readonly kind = uint8Column();
  readonly a = int32Column();
  readonly b = int32Column();
  readonly c = int32Column();
  readonly d = int32Column();
  readonly line = int32Column();
  readonly frame = int32Column();
  readonly eventEnd = int32Column();

  get columns() {
    return [
      this.kind,
      this.a,
      this.b,
      this.c,
      this.d,
      this.line,
      this.frame,
      this.eventEnd,
    ] as const;
  }

  get count(): number {
    return this.kind.length;
  }

  get byteLength(): number {
    return this.columns.reduce((sum, column) => sum + column.byteLength, 0);
  }

  push(step: StepRecord, eventEnd: number): void {
    this.kind.push(step.kind);
    this.a.push(step.a);
    this.b.push(step.b);
    this.c.push(step.c);
    this.d.push(step.d);
    this.line.push(step.line);
    this.frame.push(step.frame);
    this.eventEnd.push(eventEnd);
  }
}

const START: StepRecord = { kind: StepKind.Start, a: 0, b: 0, c: 0, d: 0, line: 0, frame: 0 };

/**
 * A program's whole run: what ever lived (tables), what happened to it (journal), and the steps into which
 * that is cut. It only grows, at its end; step 0 is there from the beginning.
 */
export class Trace {
  readonly header: TraceHeader;
  readonly tables = new HeapTables();
  readonly journal = new Journal();
  readonly steps = new Steps();
  readonly stops = new Stops();
  status: TraceStatus = { state: 'running', message: '' };

  constructor(header: TraceHeader) {
    this.header = header;
    this.steps.push(START, 0);
  }

  /** Index of the last step. */
  get length(): number {
    return this.steps.count - 1;
  }

  /** Bytes of the columns in use. */
  get byteLength(): number {
    return this.tables.byteLength + this.journal.byteLength + this.steps.byteLength;
  }

  step(n: StepIndex): StepRecord {
    assert(n >= 0 && n < this.steps.count, `the trace has no step ${n}`);
    const s = this.steps;
    return {
      kind: s.kind.get(n),
      a: s.a.get(n),
      b: s.b.get(n),
      c: s.c.get(n),
      d: s.d.get(n),
      line: s.line.get(n),
      frame: s.frame.get(n),
    };
  }

  /** Index of the first event of step `n` in the journal. */
  eventStart(n: StepIndex): number {
    return n === 0 ? 0 : this.steps.eventEnd.get(n - 1);
  }

  /** Index after the last event of step `n` in the journal. */
  eventEnd(n: StepIndex): number {
    return this.steps.eventEnd.get(n);
  }

  /** The step to which journal event `event` belongs. */
  stepOfEvent(event: number): StepIndex {
    return lowerBound(this.steps.eventEnd, event + 1);
  }

  /**
   * Closes a step over all events since the step before. A step of kind Start, allowed only as the first,
   * gives step 0 its events: the heap as it is when the program's first line has not begun.
   */
  closeStep(step: StepRecord): void {
    if (step.kind === StepKind.Start) {
      assert(this.length === 0, 'only step 0 is the start');
      for (const column of this.steps.columns) column.length = 0;
      this.steps.push(step, this.journal.length);
      return;
    }
    this.steps.push(step, this.journal.length);
    this.stops.add(this.length, step.kind);
  }

  /** What the trace gained since `mark` (`startMark()` at first, then the last chunk's `until`). */
  chunkSince(mark: TraceMark): TraceChunk {
    return chunkSince(this, mark);
  }

  /** Adds what another thread's trace gained. */
  appendChunk(chunk: TraceChunk): void {
    appendChunk(this, chunk);
  }
}
