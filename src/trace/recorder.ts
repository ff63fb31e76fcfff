import { assert } from '../lib/assert';
import type { EventSink, ObjectRecord, RunRecord } from '../heap/events';
import type { EdgeId, ObjectId } from '../heap/ids';
import type { TraceHeader } from './header';
import { Trace, type TraceStatus } from './trace';

/** Writes what the engine tells into a {@link Trace}, which can be read at any time while it grows. */
export class TraceRecorder implements EventSink {
  readonly trace: Trace;

  constructor(header: TraceHeader) {
    this.trace = new Trace(header);
  }

  object(id: ObjectId, record: ObjectRecord): void {
    const given = this.trace.tables.addObject(record);
    assert(given === id, `object ${id} was declared where ${given} is next`);
  }

  edge(from: ObjectId, to: ObjectId, kind: number, label: string): EdgeId {
    return this.trace.tables.addEdge(from, to, kind, label);
  }

  write(stream: 0 | 1, text: string): number {
    return this.trace.tables.writes.push({ stream: stream === 0 ? 'stdout' : 'stderr', text }) - 1;
  }

  run(record: RunRecord): number {
    return this.trace.tables.runs.push({ ...record }) - 1;
  }

  phaseResult(run: number, phase: number, text: string): number {
    return this.trace.tables.phaseResults.push({ run, phase, text }) - 1;
  }

  text(text: string): number {
    return this.trace.tables.strings.intern(text);
  }

  event(op: number, a: number, b: number, c: number): void {
    this.trace.journal.push(op, a, b, c);
  }

  step(
    kind: number,
    a: number,
    b: number,
    c: number,
    d: number,
    line: number,
    frame: number,
  ): void {
    this.trace.closeStep({ kind, a, b, c, d, line, frame });
  }

  /** Says how the run ended. */
  end(status: TraceStatus): Trace {
    this.trace.status = status;
    return this.trace;
  }
}
