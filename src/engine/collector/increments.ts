/** Divide by 10, so that the usual threshold of 10 scans 1 % of the heap at a time (`SCAN_RATE_DIVISOR`). */
const SCAN_RATE_DIVISOR = 10;

/** What 3.14's collector keeps from one increment to the next. */
export class Increments {
  /** The next increment begins a round: it marks what is in use (`GC_PHASE_MARK`). */
  marking = true;
  /** Objects that the increments still owe; negative: they are ahead of the program. */
  workToDo = 0;
  /** Number of tracked objects. */
  heapSize = 0;
  /** Which of the two old spaces holds what the round has seen. */
  visitedSpace: 0 | 1 = 0;
  /** Young collections since, by old space. */
  oldCounts: [number, number] = [0, 0];

  /** `assess_work_to_do`: new objects, and a part of the heap that is at most twice as large. */
  assess(newObjects: number, threshold: number): void {
    const fraction = Math.trunc(
      Math.trunc(this.heapSize / SCAN_RATE_DIVISOR) / Math.max(2, threshold),
    );
    this.workToDo += newObjects + Math.min(fraction, 2 * newObjects);
  }

  /** A round is over. The spaces change roles unless frozen objects, which count as visited, forbid it. */
  completed(changeRoles: boolean): void {
    if (changeRoles) this.visitedSpace = this.visitedSpace === 0 ? 1 : 0;
    this.workToDo = 0;
    this.marking = true;
  }
}
