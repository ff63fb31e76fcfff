import type { ObjectId } from '../heap/ids';

/** Which objects are drawn: the program's own; those and what was made on its behalf; all. */
export const HEAP_FILTERS = ['program', 'internals', 'everything'] as const;
export type HeapFilter = (typeof HEAP_FILTERS)[number];

/** Columns from left to right, or rows from top to bottom where the canvas is narrow. */
export const ORIENTATIONS = ['right', 'down'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** How much of each object is drawn: all of its rows, or what a small screen has room for. */
export const DENSITIES = ['full', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export interface LayoutOptions {
  filter: HeapFilter;
  orientation: Orientation;
  density: Density;
}

/** True where both ask for the same layout. */
export function sameLayout(a: LayoutOptions, b: LayoutOptions): boolean {
  return a.filter === b.filter && a.orientation === b.orientation && a.density === b.density;
}

/** A rectangle in the heap's own coordinates, in CSS pixels at 100%. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Part of a crowded layout: all that one object keeps. */
export interface Region {
  /** The object at its head; 0 for all that hangs on nothing large. */
  readonly head: ObjectId;
  readonly rect: Rect;
}

/**
 * Where everything that ever lives is drawn. It depends on the trace and the options only, holds plain data
 * that can be posted from a worker, and only grows: `extendLayout` never moves what is placed.
 */
export interface Layout {
  readonly options: LayoutOptions;
  /** By object: left, top, width, height of its slot, four cells each; width 0 where it is not drawn. */
  readonly slots: Float64Array;
  /** By object: the step of its birth and of its end, as in the lifetimes. */
  readonly born: Int32Array;
  readonly freed: Int32Array;
  /** By object: 1 where it stands in the roots lane. */
  readonly root: Uint8Array;
  /** Extent of the roots lane: its width, or its height when the orientation is `down`. */
  readonly lane: number;
  /** Where each column begins, the lane's being 0. */
  readonly columns: readonly number[];
  /** By undrawn object: the drawn one whose inner part it is, or 0. */
  readonly owner: Int32Array;
  /** Parts of the drawing where there are very many objects; none where columns can be read. */
  readonly regions: readonly Region[];
  /** By object: the index of its region, or -1. */
  readonly regionOf: Int32Array;
  readonly bounds: Rect;
}

/** True where the object has a place in the drawing (whether or not it lives at the step shown). */
export function isPlaced(layout: Layout, object: ObjectId): boolean {
  return layout.slots[object * 4 + 2]! > 0;
}

/** The slot of a placed object. */
export function slotOf(layout: Layout, object: ObjectId): Rect {
  const at = object * 4;
  const { slots } = layout;
  return { x: slots[at]!, y: slots[at + 1]!, width: slots[at + 2]!, height: slots[at + 3]! };
}
