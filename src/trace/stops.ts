import { int32Column } from '../lib/columns';
import { lowerBound, upperBound } from '../lib/search';
import { StepKind, type StepUnit } from '../heap/steps';

const PHASE_KINDS: ReadonlySet<number> = new Set([
  StepKind.Phase,
  StepKind.RunBegin,
  StepKind.RunEnd,
  StepKind.Shutdown,
]);

/**
 * Where a press of "next" or "previous" lands, per unit. Every step is an operation stop, so only lines and
 * phases need a column; step 0 and the last step are stops of every unit.
 */
export class Stops {
  private readonly line = int32Column();
  private readonly phase = int32Column();
  private last = 0;

  /** Notes step `n`; steps come in ascending order. */
  add(n: number, kind: number): void {
    this.last = n;
    if (kind === StepKind.Line) this.line.push(n);
    if (PHASE_KINDS.has(kind)) this.phase.push(n);
  }

  /** The nearest stop after step `n`, or the last step. */
  next(unit: StepUnit, n: number): number {
    if (unit === 'operation') return Math.min(n + 1, this.last);
    const column = this[unit];
    const index = upperBound(column, n);
    return index < column.length ? column.get(index) : this.last;
  }

  /** The nearest stop before step `n`, or step 0. */
  previous(unit: StepUnit, n: number): number {
    if (unit === 'operation') return Math.max(n - 1, 0);
    const column = this[unit];
    const index = lowerBound(column, n) - 1;
    return index >= 0 ? column.get(index) : 0;
  }

  /** True where a walk in `unit` stops. */
  isStop(unit: StepUnit, n: number): boolean {
    if (unit === 'operation' || n === 0 || n === this.last) return true;
    const column = this[unit];
    const index = lowerBound(column, n);
    return index < column.length && column.get(index) === n;
  }
}
