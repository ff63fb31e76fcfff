import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PySlice } from './payload';

/** A slice of a sequence: `count` items from `start` on, `step` apart. */
export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** A bound of a slice as a number; null for None. */
export function sliceBound(rt: Runtime, bound: PyObject | null | undefined): number | null {
  if (bound === null || bound === undefined || bound === rt.none) return null;
  if (bound.type.slots.index === undefined) {
    return rt.typeError('slice indices must be integers or None or have an __index__ method');
  }
  return rt.ops.asSize(bound);
}

/** A start or stop with negative values counted from the end, within `low` to `high`. */
function clamped(value: number, length: number, low: number, high: number): number {
  const index = value < 0 ? value + length : value;
  return Math.min(Math.max(index, low), high);
}

/** What a slice picks of a sequence of this length, with CPython's errors (`PySlice_GetIndicesEx`). */
export function sliceIndices(rt: Runtime, slice: PySlice, length: number): SliceRange {
  const step = sliceBound(rt, slice.refs[2]) ?? 1;
  if (step === 0) return rt.valueError('slice step cannot be zero');
  const [low, high] = step < 0 ? [-1, length - 1] : [0, length];
  const first = sliceBound(rt, slice.refs[0]);
  const last = sliceBound(rt, slice.refs[1]);
  const start = first === null ? (step < 0 ? high : low) : clamped(first, length, low, high);
  const stop = last === null ? (step < 0 ? low : high) : clamped(last, length, low, high);
  const distance = step < 0 ? start - stop : stop - start;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

/** Start and end arguments of a search method, within a text of this length; start may lie past the end. */
export function searchBounds(
  rt: Runtime,
  from: PyObject | undefined,
  to: PyObject | undefined,
  length: number,
): { start: number; end: number } {
  const first = sliceBound(rt, from) ?? 0;
  const last = sliceBound(rt, to) ?? length;
  return {
    start: Math.max(first < 0 ? first + length : first, 0),
    end: Math.min(Math.max(last < 0 ? last + length : last, 0), length),
  };
}
