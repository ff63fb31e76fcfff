import type { EdgeId, ObjectId, StepIndex } from '../heap/ids';
import { EdgeKind } from '../heap/kinds';
import type { Trace } from '../trace/trace';
import { HistoryIndex, type HistoryRow } from './history';
import { Lifetimes } from './lifetimes';
import { Reachability } from './reachability';
import { RunFindings } from './runs';

/**
 * What is found out about a trace once, so that no step has to search the heap for its marks. Everything is
 * computed when first asked for and brought up to date when a step is asked for that the trace has gained.
 */
export class TraceAnalysis {
  readonly trace: Trace;
  /** What each run of the collector proved. */
  readonly runs: RunFindings;
  private readonly lifetimes: Lifetimes;
  private readonly reachability: Reachability;
  private readonly histories: HistoryIndex;

  constructor(trace: Trace) {
    this.trace = trace;
    this.runs = new RunFindings(trace);
    this.lifetimes = new Lifetimes(trace);
    this.reachability = new Reachability(trace, (step, state) => this.runs.visit(step, state));
    this.histories = new HistoryIndex(trace);
  }

  /** Step in which the object was born; -1 when it never is. */
  bornStep(object: ObjectId): StepIndex {
    return this.lifetimes.bornStep(object);
  }

  /** Step in which the object was freed; -1 when it is not. */
  freedStep(object: ObjectId): StepIndex {
    return this.lifetimes.freedStep(object);
  }

  /** The step since which the object has been alive but unreachable, or -1 when it is not so at step `n`. */
  unreachableSince(object: ObjectId, n: StepIndex): StepIndex {
    return this.reachability.unreachableSince(object, n);
  }

  /** The steps at which the object's count changed, from birth to the end of the trace. */
  history(object: ObjectId): HistoryRow[] {
    return this.histories.of(object);
  }

  /**
   * The reference whose loss made the count of an object fall to 0 for good; `n` is the step in which it was
   * freed, `inRun` if the collector was at work. What Python held only to run the finalizer, or the collector
   * to empty the object, is passed over. 0 when nothing ever held the object.
   */
  lastHold(object: ObjectId, n: StepIndex, inRun: boolean): EdgeId {
    const { edgeKind } = this.trace.tables;
    const finalizer = this.lifetimes.finalizerBefore(object, n);
    const finalized = finalizer < 0 ? Infinity : this.trace.eventEnd(finalizer);
    let passed: EdgeId = 0;
    for (const { event, edge } of this.histories.lossesBefore(object, this.trace.eventEnd(n))) {
      const kind = edgeKind.get(edge);
      const passing = kind === EdgeKind.Stack || kind === EdgeKind.CStack;
      if (event >= finalized && (passing || kind === EdgeKind.Local)) continue;
      if (!passing || !inRun) return edge;
      passed ||= edge;
    }
    return passed;
  }

  /** Does all work up to the end of the trace now. */
  extend(): void {
    this.unreachableSince(0, this.trace.length);
    this.histories.extend();
  }
}

const analyses = new WeakMap<Trace, TraceAnalysis>();

/** The analysis of a trace; the same one for everybody who asks, so that nothing is found out twice. */
export function analysisOf(trace: Trace): TraceAnalysis {
  let analysis = analyses.get(trace);
  if (analysis === undefined) {
    analysis = new TraceAnalysis(trace);
    analyses.set(trace, analysis);
  }
  return analysis;
}
