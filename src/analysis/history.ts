import { int32Column } from '../lib/columns';
import { EventOp } from '../heap/events';
import type { EdgeId, ObjectId, StepIndex } from '../heap/ids';
import { isCountedKind } from '../heap/kinds';
import type { Trace } from '../trace/trace';

/** One step at which an object's count changed. */
export interface HistoryRow {
  step: StepIndex;
  kind: 'born' | 'changed' | 'freed';
  /** Difference to the count before the step. */
  change: number;
  /** The count after the step. */
  count: number;
  /** References that came in the step and stayed, and those that went. */
  gained: EdgeId[];
  lost: EdgeId[];
}

/**
 * Finds the events that concern one object's count without a walk through the journal: each such event knows
 * the one before it for the same object.
 */
export class HistoryIndex {
  private readonly trace: Trace;
  /** Per object: its last event, plus one. Per event: the object's event before it, plus one. */
  private readonly last = int32Column();
  private readonly before = int32Column();

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Takes in what the trace has gained. */
  extend(): void {
    const { journal, tables } = this.trace;
    const { op, a } = journal;
    const end = this.trace.eventEnd(this.trace.length);
    this.last.extend(tables.objectCount);
    for (let event = this.before.length; event < end; event++) {
      const object = this.subject(op.get(event), a.get(event));
      this.before.push(object === 0 ? 0 : this.last.get(object));
      if (object !== 0) this.last.set(object, event + 1);
    }
  }

  /** The object's rows, oldest first. Steps that leave the count as it was (a value moved from stack to name) have none. */
  of(object: ObjectId): HistoryRow[] {
    this.extend();
    const events: number[] = [];
    for (let next = this.last.get(object); next > 0; next = this.before.get(next - 1))
      events.push(next - 1);
    const rows: HistoryRow[] = [];
    let count = 0;
    for (let i = events.length - 1; i >= 0;) {
      const step = this.trace.stepOfEvent(events[i]!);
      const end = this.trace.eventEnd(step);
      const row: HistoryRow = { step, kind: 'changed', change: 0, count, gained: [], lost: [] };
      for (; i >= 0 && events[i]! < end; i--) this.take(events[i]!, row);
      count = row.count += row.change;
      if (row.change !== 0 || row.kind !== 'changed') rows.push(row);
    }
    return rows;
  }

  /** The counted references that the object lost before journal event `end`, the latest first. */
  *lossesBefore(object: ObjectId, end: number): Generator<{ event: number; edge: EdgeId }> {
    this.extend();
    const { op, a } = this.trace.journal;
    for (let next = this.last.get(object); next > 0; next = this.before.get(next - 1)) {
      const event = next - 1;
      if (event < end && op.get(event) === EventOp.EdgeRemove) yield { event, edge: a.get(event) };
    }
  }

  /** The object whose count or life an event concerns, or 0. */
  private subject(op: number, a: number): ObjectId {
    const { tables } = this.trace;
    switch (op) {
      case EventOp.Birth:
      case EventOp.Free:
      case EventOp.Base:
        return a;
      case EventOp.EdgeAdd:
      case EventOp.EdgeRemove:
        return isCountedKind(tables.edgeKind.get(a)) ? tables.edgeTo.get(a) : 0;
      default:
        return 0;
    }
  }

  private take(event: number, row: HistoryRow): void {
    const { op, a, b, c } = this.trace.journal;
    const edge = a.get(event);
    switch (op.get(event)) {
      case EventOp.Birth:
        row.kind = 'born';
        break;
      case EventOp.Free:
        row.kind = 'freed';
        break;
      case EventOp.Base:
        row.change += c.get(event) - b.get(event);
        break;
      case EventOp.EdgeAdd:
        row.change++;
        row.gained.push(edge);
        break;
      case EventOp.EdgeRemove:
        row.change--;
        if (row.gained.includes(edge)) row.gained.splice(row.gained.indexOf(edge), 1);
        else row.lost.push(edge);
        break;
    }
  }
}
