import { InternalError } from '../lib/assert';
import { EventOp } from '../heap/events';
import { isCountedKind, GcList, ObjectFlag } from '../heap/kinds';
import { HeapState } from '../heap/state';
import { StepKind } from '../heap/steps';
import { Cursor } from './cursor';
import { heapDigest } from './digest';
import type { Trace } from './trace';

/** How many steps are compared by seek and by replay, and get their holders counted one by one. */
const SAMPLES = 24;

/**
 * Checks of a trace what must hold for every trace, and throws an `InternalError` that names the step and the
 * object of the first thing that does not. One pass over the events and a fixed number of seeks, so that it can
 * run over whole corpora.
 *
 * - Taking everything back leaves the empty heap.
 * - Seeking at random shows what replay from the beginning shows.
 * - At every step each count equals the counted holders that can be listed.
 * - Only the living hold and are held; the freed are in no list.
 * - From update_refs until move_unreachable, gc_refs plus what was subtracted equals the count.
 */
export function checkTrace(trace: Trace): void {
  new Replay(trace).run();
  checkTimeTravel(trace);
}

function fail(trace: Trace, step: number, what: string): never {
  throw new InternalError(
    `step ${step} of ${trace.header.filename} (${trace.header.version}): ${what}`,
  );
}

/** Walks the trace forward and keeps its own books beside the heap's. */
class Replay {
  private readonly trace: Trace;
  private readonly state: HeapState;
  /** Counted references that can be listed, and those subtracted in the run under way. */
  private readonly listed: Int32Array;
  private readonly subtracted: Int32Array;
  private readonly updatePhase: number;
  private readonly subtractPhase: number;
  private touched: number[] = [];
  private step = 0;

  constructor(trace: Trace) {
    this.trace = trace;
    this.state = new HeapState(trace.tables);
    this.listed = new Int32Array(trace.tables.objectCount);
    this.subtracted = new Int32Array(trace.tables.objectCount);
    const phases = trace.header.phases.map((phase) => phase.name);
    this.updatePhase = phases.indexOf('update_refs');
    this.subtractPhase = phases.indexOf('subtract_refs');
  }

  run(): void {
    const { trace } = this;
    const every = Math.max(1, Math.floor(trace.length / SAMPLES));
    let event = 0;
    for (this.step = 0; this.step <= trace.length; this.step++) {
      const end = trace.eventEnd(this.step);
      if (end < event || end > trace.journal.length) this.fail('its events end before they begin');
      for (; event < end; event++) this.apply(event);
      this.checkTouched();
      this.checkStep();
      if (this.step % every === 0 || this.step === trace.length) this.countHolders();
    }
    if (event !== trace.journal.length) {
      fail(trace, trace.length, `${trace.journal.length - event} events belong to no step`);
    }
  }

  private apply(event: number): void {
    const { journal, tables } = this.trace;
    const op = journal.op.get(event);
    const a = journal.a.get(event);
    const b = journal.b.get(event);
    const c = journal.c.get(event);
    if (op === EventOp.EdgeAdd || op === EventOp.EdgeRemove) {
      const from = tables.edgeFrom.get(a);
      const to = tables.edgeTo.get(a);
      if (this.state.edgeAlive.get(a) !== (op === EventOp.EdgeAdd ? 0 : 1)) {
        this.fail(
          `edge ${a} from ${this.name(from)} to ${this.name(to)} ${op === EventOp.EdgeAdd ? 'appears twice' : 'is not there to remove'}`,
        );
      }
      if (op === EventOp.EdgeAdd && this.state.alive.get(from) + this.state.alive.get(to) < 2) {
        this.fail(`an edge joins ${this.name(from)} and ${this.name(to)}, which do not both live`);
      }
      const change = op === EventOp.EdgeAdd ? 1 : -1;
      if (isCountedKind(tables.edgeKind.get(a))) this.listed[to]! += change;
      if (
        op === EventOp.EdgeRemove &&
        this.state.run >= 0 &&
        this.state.spent.get(a) === this.state.run
      ) {
        this.subtracted[to]!--;
      }
      this.touched.push(to);
    } else if (op === EventOp.Base) {
      this.listed[a]! += c - b;
      this.touched.push(a);
    } else if (op === EventOp.Free) {
      this.touched.push(a);
    } else if (op === EventOp.Spent) {
      this.subtracted[tables.edgeTo.get(a)]!++;
      this.touched.push(tables.edgeTo.get(a));
    } else if (op === EventOp.GcRefs) {
      this.touched.push(a);
    } else if (op === EventOp.Run && c >= 0) {
      this.subtracted.fill(0);
    }
    this.checkOld(op, a, b);
    this.state.apply(op, a, b, c);
  }

  /** An event that gives a wrong old value would take back something that never was. */
  private checkOld(op: number, a: number, b: number): void {
    const { state } = this;
    const old =
      op === EventOp.Base
        ? state.base.get(a)
        : op === EventOp.Flags
          ? state.flags.get(a)
          : op === EventOp.GcRefs
            ? state.gcRefs.get(a)
            : op === EventOp.Spent
              ? state.spent.get(a)
              : op === EventOp.Line
                ? state.frameLine.get(a)
                : op === EventOp.Run
                  ? state.run
                  : op === EventOp.Phase
                    ? state.phase
                    : op === EventOp.Count
                      ? state.counts[a]
                      : op === EventOp.Uncounted
                        ? state.uncounted[a]
                        : op === EventOp.Threshold
                          ? state.thresholds[a]
                          : op === EventOp.Birth || op === EventOp.Free
                            ? b
                            : undefined;
    if (old !== undefined && old !== b)
      this.fail(`event ${op} of ${a} says ${b} was there before, but it was ${old}`);
    if (op === EventOp.ListMove && state.gcList.get(a) !== b >> 8) {
      this.fail(
        `${this.name(a)} is moved from list ${b >> 8} but stands in ${state.gcList.get(a)}`,
      );
    }
    if (op === EventOp.Birth && state.alive.get(a) !== 0)
      this.fail(`${this.name(a)} is born twice`);
    if (op === EventOp.Free && state.alive.get(a) !== 1)
      this.fail(`${this.name(a)} is freed but does not live`);
  }

  private checkTouched(): void {
    const { state } = this;
    for (const o of this.touched) {
      if (state.refcount.get(o) !== this.listed[o]) {
        this.fail(
          `${this.name(o)} has refcount ${state.refcount.get(o)} but ${this.listed[o]} holders`,
        );
      }
      if (state.alive.get(o) === 0) this.checkDead(o);
      else if (state.phase >= 0 && state.phase === this.subtractPhase) this.checkGcRefs(o);
    }
    this.touched.length = 0;
  }

  private checkDead(o: number): void {
    const { state } = this;
    if (this.listed[o] !== 0)
      this.fail(`${this.name(o)} is freed but ${this.listed[o]} references hold it`);
    if (state.firstOut.get(o) !== 0)
      this.fail(`${this.name(o)} is freed but still holds something`);
    if (state.gcList.get(o) !== GcList.None)
      this.fail(`${this.name(o)} is freed but stands in a list`);
  }

  private checkGcRefs(o: number): void {
    const { state } = this;
    if (state.gcList.get(o) !== GcList.Young || this.isUncounted(o)) return;
    if (state.gcRefs.get(o) + this.subtracted[o]! !== state.refcount.get(o)) {
      this.fail(
        `${this.name(o)} has gc_refs ${state.gcRefs.get(o)} and lost ${this.subtracted[o]}, ` +
          `which is not its refcount ${state.refcount.get(o)}`,
      );
    }
  }

  private checkStep(): void {
    const { trace, state } = this;
    const step = trace.step(this.step);
    const isCopy = step.kind === StepKind.GcRefsInit && state.phase === this.updatePhase;
    if (isCopy && !this.isUncounted(step.a)) {
      if (state.gcRefs.get(step.a) !== state.refcount.get(step.a)) {
        this.fail(`update_refs gives ${this.name(step.a)} other gc_refs than its refcount`);
      }
    }
    if (step.kind === StepKind.Phase && step.b === this.subtractPhase) {
      for (let o = state.listHead[GcList.Young]!; o !== 0; o = state.gcNext.get(o))
        this.checkGcRefs(o);
    }
    if (step.kind === StepKind.Born && state.alive.get(step.a) === 0)
      this.fail(`${this.name(step.a)} is born but does not live`);
    if (step.kind === StepKind.Freed && state.alive.get(step.a) === 1)
      this.fail(`${this.name(step.a)} is freed but lives`);
  }

  /** Counts every object's holders one by one, as the inspector lists them. */
  private countHolders(): void {
    const { state, trace } = this;
    for (let o = 1; o < state.alive.length; o++) {
      if (state.alive.get(o) === 0) continue;
      let holders = state.base.get(o);
      for (let e = state.firstIn.get(o); e !== 0; e = state.nextIn.get(e)) {
        if (isCountedKind(trace.tables.edgeKind.get(e))) holders++;
      }
      if (holders !== state.refcount.get(o)) {
        this.fail(`${this.name(o)} has refcount ${state.refcount.get(o)} but ${holders} holders`);
      }
    }
  }

  /** Immortal objects have a count of their own making, and frames that are no objects have none. */
  private isUncounted(o: number): boolean {
    return (this.state.flags.get(o) & (ObjectFlag.Immortal | ObjectFlag.NoCount)) !== 0;
  }

  private name(object: number): string {
    return `${this.trace.tables.strings.get(this.trace.tables.objectName.get(object))} (#${object})`;
  }

  private fail(what: string): never {
    fail(this.trace, this.step, what);
  }
}

function checkTimeTravel(trace: Trace): void {
  const steps: number[] = [];
  for (let i = 0; i <= SAMPLES; i++) steps.push(Math.round((trace.length * i) / SAMPLES));
  const cursor = new Cursor(trace);
  const replayed = steps.map((n) => {
    cursor.seek(n);
    return heapDigest(cursor.state);
  });
  // A stride that visits every sample, in an order that jumps far both ways.
  for (let i = 0; i <= SAMPLES; i++) {
    const at = (i * 11) % (SAMPLES + 1);
    cursor.seek(steps[at]!);
    if (heapDigest(cursor.state) !== replayed[at])
      fail(trace, steps[at]!, 'a seek shows another heap than replay');
  }
  cursor.rewind();
  if (heapDigest(cursor.state) !== heapDigest(new HeapState(trace.tables))) {
    fail(trace, 0, 'taking everything back does not leave the empty heap');
  }
}
