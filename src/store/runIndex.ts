import type { StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import { lowerBound } from '../lib/search';
import type { Trace } from '../trace/trace';
import { indexOf, type Index } from './traceIndex';

/** Kinds of steps that a phase's progress counts. */
const COUNTED: readonly number[] = [
  StepKind.GcRefsInit,
  StepKind.WeakrefCleared,
  StepKind.CallbackEnter,
  StepKind.FinalizerEnter,
  StepKind.Resurrected,
  StepKind.Freed,
  StepKind.Uncollectable,
];

/** Where each run and phase begins, until where a run compares references with counts, and what its phases did. */
class RunIndex implements Index {
  readonly begins: StepIndex[] = [];
  readonly ends: StepIndex[] = [];
  /** By run: its last step that wrote `gc_refs`. */
  readonly scans: StepIndex[] = [];
  private readonly phases: StepIndex[] = [];
  private readonly counted = new Map<number, StepIndex[]>(COUNTED.map((kind) => [kind, []]));
  private readonly trace: Trace;
  private known = 1;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { kind } = this.trace.steps;
    for (; this.known <= this.trace.length; this.known++) {
      const n = this.known;
      this.counted.get(kind.get(n))?.push(n);
      switch (kind.get(n)) {
        case StepKind.RunBegin:
          this.begins.push(n);
          this.ends.push(Infinity);
          this.scans.push(n);
          break;
        case StepKind.RunEnd:
          this.ends[this.ends.length - 1] = n;
          break;
        case StepKind.Phase:
          this.phases.push(n);
          break;
        case StepKind.GcRefsInit:
        case StepKind.GcRefsSubtract:
        case StepKind.GcRefsReach:
          this.scans[this.scans.length - 1] = n;
          break;
      }
    }
  }

  /** Index of the last run that had begun by step `n`, or -1. */
  at(n: StepIndex): number {
    return countUpTo(this.begins, n) - 1;
  }

  /** The phases of a run that had begun by step `n`: where each did. */
  phasesOf(run: number, n: StepIndex): StepIndex[] {
    const from = countUpTo(this.phases, this.begins[run]!);
    return this.phases.slice(from, countUpTo(this.phases, Math.min(n, this.ends[run]!)));
  }

  /** How many steps of a kind there are after step `from` up to step `to`. */
  count(kind: number, from: StepIndex, to: StepIndex): number {
    const steps = this.counted.get(kind)!;
    return countUpTo(steps, to) - countUpTo(steps, from);
  }
}

function countUpTo(steps: readonly StepIndex[], n: StepIndex): number {
  return lowerBound({ length: steps.length, get: (i) => steps[i]! }, n + 1);
}

/** The runs of a trace. */
export const runIndex = indexOf((trace) => new RunIndex(trace));
