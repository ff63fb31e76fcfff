import { GHOST_STEPS, NEVER } from './lifetimes';

interface Row {
  start: number;
  length: number;
  freed: number;
}

/**
 * Places in one long column, given in order of birth: one that has been free long enough is given again.
 * The places that end first are looked at first (a binary heap), so that taking one costs a logarithm.
 */
export class Rows {
  private end: number;
  private readonly heap: Row[] = [];

  constructor(begin: number) {
    this.end = begin;
  }

  /** The start of a place of `length` for a lifetime; births never go back in time. */
  take(length: number, born: number, freed: number): number {
    const first = this.heap[0];
    let row: Row;
    if (first && first.freed + GHOST_STEPS <= born && first.length >= length) {
      row = { ...first, freed };
      this.heap[0] = row;
      this.sink();
      return row.start;
    }
    row = { start: this.end, length, freed };
    this.end += length;
    if (freed !== NEVER) this.push(row);
    return row.start;
  }

  private push(row: Row): void {
    const { heap } = this;
    let i = heap.push(row) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent]!.freed <= row.freed) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = row;
  }

  /** Moves the row at the top to where its end belongs. */
  private sink(): void {
    const { heap } = this;
    const row = heap[0]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.freed < heap[child]!.freed) child++;
      if (heap[child]!.freed >= row.freed) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = row;
  }
}
