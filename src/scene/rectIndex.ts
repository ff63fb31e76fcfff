import type { Rect } from '../layout/layout';
import type { Line, Point } from './curves';
import { overlap } from './curves';

/** Width and height of the buckets: about a label's own size, so that few rectangles share one. */
const BUCKET = { width: 96, height: 32 } as const;
/** Side of the cells in which points are counted. */
const CELL = 8;
/** Larger than any number of buckets side by side. */
const ROW = 1 << 21;

const NONE: readonly Rect[] = [];

function keyOf(column: number, row: number): number {
  return row * ROW + column;
}

/** Rectangles by where they are: asking what lies in a small place costs the same however many there are. */
export class RectIndex {
  private readonly buckets = new Map<number, Rect[]>();

  add(rect: Rect): void {
    const right = Math.floor((rect.x + rect.width) / BUCKET.width);
    const bottom = Math.floor((rect.y + rect.height) / BUCKET.height);
    for (let row = Math.floor(rect.y / BUCKET.height); row <= bottom; row++) {
      for (let column = Math.floor(rect.x / BUCKET.width); column <= right; column++) {
        const key = keyOf(column, row);
        const bucket = this.buckets.get(key);
        if (bucket) bucket.push(rect);
        else this.buckets.set(key, [rect]);
      }
    }
  }

  /** The rectangles that may hold the point. */
  at({ x, y }: Point): readonly Rect[] {
    const key = keyOf(Math.floor(x / BUCKET.width), Math.floor(y / BUCKET.height));
    return this.buckets.get(key) ?? NONE;
  }

  /** The rectangles that overlap this one, each once. */
  within(rect: Rect): Set<Rect> {
    const found = new Set<Rect>();
    const right = Math.floor((rect.x + rect.width) / BUCKET.width);
    const bottom = Math.floor((rect.y + rect.height) / BUCKET.height);
    for (let row = Math.floor(rect.y / BUCKET.height); row <= bottom; row++) {
      for (let column = Math.floor(rect.x / BUCKET.width); column <= right; column++) {
        for (const other of this.buckets.get(keyOf(column, row)) ?? NONE) {
          if (overlap(other, rect)) found.add(other);
        }
      }
    }
    return found;
  }

  /** True where some rectangle overlaps this one. */
  meets(rect: Rect): boolean {
    const right = Math.floor((rect.x + rect.width) / BUCKET.width);
    const bottom = Math.floor((rect.y + rect.height) / BUCKET.height);
    for (let row = Math.floor(rect.y / BUCKET.height); row <= bottom; row++) {
      for (let column = Math.floor(rect.x / BUCKET.width); column <= right; column++) {
        const bucket = this.buckets.get(keyOf(column, row));
        if (bucket?.some((other) => overlap(other, rect))) return true;
      }
    }
    return false;
  }
}

/** How many points of lines there are in each part of the drawing. */
export class PointCounts {
  private readonly counts: Uint16Array;
  private readonly left: number;
  private readonly top: number;
  private readonly columns: number;
  private readonly rows: number;

  constructor(lines: readonly Line[]) {
    const left = Math.min(...lines.map(({ extent }) => extent.x));
    const top = Math.min(...lines.map(({ extent }) => extent.y));
    const right = Math.max(...lines.map(({ extent }) => extent.x + extent.width));
    const bottom = Math.max(...lines.map(({ extent }) => extent.y + extent.height));
    this.left = cellOf(left);
    this.top = cellOf(top);
    this.columns = lines.length === 0 ? 0 : cellOf(right) - this.left + 1;
    this.rows = lines.length === 0 ? 0 : cellOf(bottom) - this.top + 1;
    this.counts = new Uint16Array(this.columns * this.rows);
    for (const { points } of lines) {
      for (const { x, y } of points) {
        this.counts[(cellOf(y) - this.top) * this.columns + cellOf(x) - this.left]!++;
      }
    }
  }

  /** How many points lie in the cells that the rectangle touches, without those of one line. */
  near({ x, y, width, height }: Rect, without: Line): number {
    let count = 0;
    const left = Math.max(0, cellOf(x) - this.left);
    const right = Math.min(this.columns - 1, cellOf(x + width) - this.left);
    const top = Math.max(0, cellOf(y) - this.top);
    const bottom = Math.min(this.rows - 1, cellOf(y + height) - this.top);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        count += this.counts[row * this.columns + column]!;
      }
    }
    if (count === 0) return 0;
    for (const point of without.points) {
      const column = cellOf(point.x) - this.left;
      const row = cellOf(point.y) - this.top;
      if (column >= left && column <= right && row >= top && row <= bottom) count--;
    }
    return count;
  }
}

function cellOf(position: number): number {
  return Math.floor(position / CELL);
}
