/** An indexable ascending sequence of numbers of the given length. */
export interface Ascending {
  readonly length: number;
  get(index: number): number;
}

/** Index of the first element greater than `value`; `length` when there is none. */
export function upperBound(sorted: Ascending, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted.get(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first element not less than `value`; `length` when there is none. */
export function lowerBound(sorted: Ascending, value: number): number {
  return upperBound(sorted, value - 1);
}
