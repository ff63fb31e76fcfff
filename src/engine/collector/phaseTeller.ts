import { EventOp } from '../../heap/events';
import { StepKind } from '../../heap/steps';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { phasesFor } from './phases';

/** Tells the trace of one collection: its begin, its phases with their results, its end. */
export class PhaseTeller {
  private readonly rt: Runtime;
  private readonly phases: readonly string[];
  private phase = -1;
  readonly id: number;

  constructor(rt: Runtime, generation: number, reason: string) {
    this.rt = rt;
    this.phases = phasesFor(rt.rules).map((phase) => phase.name);
    this.id = rt.heap.sink?.run({ generation, reason }) ?? 0;
    rt.gc.tellCounts();
    rt.heap.emit(EventOp.Run, 0, -1, this.id);
    rt.heap.step(StepKind.RunBegin, this.id);
  }

  /** A phase begins; `names`: what versions call it. */
  begin(...names: readonly string[]): void {
    const { heap } = this.rt;
    const old = this.phase;
    this.phase = this.phases.findIndex((phase) => names.includes(phase));
    heap.emit(EventOp.Phase, 0, old, this.phase);
    heap.step(StepKind.Phase, this.id, this.phase, -1);
  }

  /** What the phase has come to. */
  result(text: string): void {
    const { sink } = this.rt.heap;
    if (sink === null) return;
    const index = sink.phaseResult(this.id, this.phase, text);
    this.rt.heap.emit(EventOp.PhaseResult, index, 0, 0);
  }

  end(): void {
    const { heap } = this.rt;
    heap.emit(EventOp.Phase, 0, this.phase, -1);
    heap.emit(EventOp.Run, 0, this.id, -1);
    heap.step(StepKind.RunEnd, this.id);
  }

  /** What a class keeps for itself goes along without steps of its own; the globals are worth them. */
  worthAStep(object: PyObject): boolean {
    return (
      !this.rt.isBackground(object) || object === this.rt.main.dict || object === this.rt.gc.garbage
    );
  }
}

/** A number with its thousands apart. */
export function thousands(count: number): string {
  return count.toLocaleString('en');
}
