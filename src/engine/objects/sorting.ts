import type { PyObject } from '../object';
import type { Runtime } from '../runtime';

/** An item on its way through a sort: what it is compared by, and where it stood. */
export interface SortEntry {
  readonly key: PyObject;
  readonly place: number;
}

type Less = (a: SortEntry, b: SortEntry) => boolean;

/** `a < b` of two sort keys. */
export function lessByKey(rt: Runtime): Less {
  return (a, b) => {
    const mark = rt.rc.mark;
    const less = rt.ops.isTrue(rt.ops.compare(a.key, b.key, 'Lt'));
    rt.rc.releaseTo(mark);
    if (rt.dealloc.pending) rt.dealloc.settle();
    rt.heap.spend(1);
    return less;
  };
}

/** `cmp(a, b) < 0`, by the comparison function that `sort` and `sorted` of 2.x take. */
export function lessByFunction(rt: Runtime, compare: PyObject): Less {
  return (a, b) => {
    const mark = rt.rc.mark;
    const order = rt.call(compare, [a.key, b.key]);
    if (order.type.slots.index === undefined) {
      rt.typeError(`comparison function must return int, not ${rt.ops.typeName(order)}`);
    }
    const less = rt.ops.index(order) < 0;
    rt.rc.releaseTo(mark);
    if (rt.dealloc.pending) rt.dealloc.settle();
    rt.heap.spend(1);
    return less;
  };
}

/**
 * Sorts in place, stably, comparing as `listsort` does: runs that are already there, short ones completed by
 * binary insertion, then merged pairwise.
 * MODEL: sorting does not gallop when it merges, so beyond 63 items the number of comparisons may differ.
 */
export function sortEntries(entries: SortEntry[], less: Less, version: number): void {
  const { length } = entries;
  if (length < 2) return;
  const shortest = minimumRun(length);
  const runs: { start: number; length: number }[] = [];
  let start = 0;
  while (start < length) {
    let run =
      version >= 313
        ? countLongRun(entries, start, length, less)
        : countRun(entries, start, length, less);
    if (run < shortest) {
      const forced = Math.min(length - start, shortest);
      insertionSort(entries, start, start + forced, start + run, less);
      run = forced;
    }
    runs.push({ start, length: run });
    collapse(entries, runs, less, false);
    start += run;
  }
  collapse(entries, runs, less, true);
}

function minimumRun(length: number): number {
  let n = length;
  let odd = 0;
  while (n >= 64) {
    odd |= n & 1;
    n >>= 1;
  }
  return n + odd;
}

/** Length of the run that begins at `start`; a strictly descending one is reversed. */
function countRun(entries: SortEntry[], start: number, end: number, less: Less): number {
  let i = start + 1;
  if (i === end) return 1;
  const descending = less(entries[i]!, entries[i - 1]!);
  i++;
  while (i < end && less(entries[i]!, entries[i - 1]!) === descending) i++;
  if (descending) reverse(entries, start, i);
  return i - start;
}

/** As {@link countRun} from 3.13 on: a descending run may have equal neighbours, and is then extended upwards. */
function countLongRun(entries: SortEntry[], start: number, end: number, less: Less): number {
  let i = start + 1;
  while (i < end && !less(entries[i]!, entries[i - 1]!)) i++;
  if (i === end) return i - start;
  if (i > start + 1) {
    if (less(entries[start]!, entries[i - 1]!)) return i - start;
    // All equal so far, so they may as well begin a descending run.
    reverse(entries, start, i);
  }
  let equals = 0;
  const turnEquals = (): void => {
    if (equals > 0) reverse(entries, i - equals - 1, i);
    equals = 0;
  };
  for (i++; i < end; i++) {
    if (less(entries[i]!, entries[i - 1]!)) turnEquals();
    else if (less(entries[i - 1]!, entries[i]!)) break;
    else equals++;
  }
  turnEquals();
  reverse(entries, start, i);
  while (i < end && !less(entries[i]!, entries[i - 1]!)) i++;
  return i - start;
}

function reverse(entries: SortEntry[], start: number, end: number): void {
  for (let a = start, b = end - 1; a < b; a++, b--) {
    [entries[a], entries[b]] = [entries[b]!, entries[a]!];
  }
}

/** Sorts from `start` to `end`, of which everything before `from` is sorted already. */
function insertionSort(
  entries: SortEntry[],
  start: number,
  end: number,
  from: number,
  less: Less,
): void {
  for (let i = Math.max(from, start + 1); i < end; i++) {
    const pivot = entries[i]!;
    let low = start;
    let high = i;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (less(pivot, entries[middle]!)) high = middle;
      else low = middle + 1;
    }
    entries.copyWithin(low + 1, low, i);
    entries[low] = pivot;
  }
}

/** Merges runs until their lengths fall off fast enough, or, at the end, until one is left. */
function collapse(
  entries: SortEntry[],
  runs: { start: number; length: number }[],
  less: Less,
  all: boolean,
): void {
  while (runs.length > 1) {
    let n = runs.length - 2;
    const size = (i: number): number => runs[i]?.length ?? Infinity;
    const unbalanced =
      (n > 0 && size(n - 1) <= size(n) + size(n + 1)) ||
      (n > 1 && size(n - 2) <= size(n - 1) + size(n));
    if (unbalanced || all) {
      if (n > 0 && size(n - 1) < size(n + 1)) n--;
    } else if (size(n) > size(n + 1)) return;
    mergeAt(entries, runs, n, less);
  }
}

function mergeAt(
  entries: SortEntry[],
  runs: { start: number; length: number }[],
  n: number,
  less: Less,
): void {
  const left = runs[n]!;
  const right = runs[n + 1]!;
  const first = entries.slice(left.start, left.start + left.length);
  let to = left.start;
  let a = 0;
  let b = right.start;
  const end = right.start + right.length;
  while (a < first.length && b < end) {
    if (less(entries[b]!, first[a]!)) entries[to++] = entries[b++]!;
    else entries[to++] = first[a++]!;
  }
  while (a < first.length) entries[to++] = first[a++]!;
  left.length += right.length;
  runs.splice(n + 1, 1);
}
