import type { Rect } from '../layout/layout';
import type { Line, Point } from './curves';
import { overlap } from './curves';

/** Width and height of the buckets: about a label's own size, so that few rectangles share one. */
const BUCKET = { width: 96, height: 32 } as const;
/** Side of the cells in which points are counted. */
const CELL = 8;
/** Left free around the lines that are counted. */
const ROOM = 320;
/** Larger than any number of buckets side by side. */
const ROW = 1 << 21;

const NONE: readonly Rect[] = [];

/** A rectangle that only counts for what comes after it in some order; without one it counts for all. */
export interface Ordered extends Rect {
  order?: number;
}

function keyOf(column: number, row: number): number {
  return row * ROW + column;
}

/** Rectangles by where they are: asking what lies in a small place costs the same however many there are. */
export class RectIndex {
  private readonly buckets = new Map<number, Ordered[]>();

  add(rect: Ordered): void {
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

  /** Takes out the rectangle that was added: this one, not one like it. */
  remove(rect: Ordered): void {
    const right = Math.floor((rect.x + rect.width) / BUCKET.width);
    const bottom = Math.floor((rect.y + rect.height) / BUCKET.height);
    for (let row = Math.floor(rect.y / BUCKET.height); row <= bottom; row++) {
      for (let column = Math.floor(rect.x / BUCKET.width); column <= right; column++) {
        const bucket = this.buckets.get(keyOf(column, row));
        const at = bucket?.indexOf(rect) ?? -1;
        if (at >= 0) bucket!.splice(at, 1);
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

  /** True where some rectangle that counts before `order` overlaps this one. */
  meets(rect: Rect, order = Infinity): boolean {
    const right = Math.floor((rect.x + rect.width) / BUCKET.width);
    const bottom = Math.floor((rect.y + rect.height) / BUCKET.height);
    for (let row = Math.floor(rect.y / BUCKET.height); row <= bottom; row++) {
      for (let column = Math.floor(rect.x / BUCKET.width); column <= right; column++) {
        const bucket = this.buckets.get(keyOf(column, row));
        if (!bucket) continue;
        for (const other of bucket) {
          if ((other.order ?? -1) < order && overlap(other, rect)) return true;
        }
      }
    }
    return false;
  }
}

/** How many points of lines there are in each part of the drawing. */
export class PointCounts {
  private counts = new Uint16Array(0);
  private left = 0;
  private top = 0;
  private columns = 0;
  private rows = 0;
  /** The lines counted, and how often. */
  private readonly lines = new Map<Line, number>();

  add(line: Line): void {
    this.note(line);
    if (!this.holds(line.extent)) this.grow();
    else this.count(line, 1);
  }

  remove(line: Line): void {
    const times = this.lines.get(line);
    if (times === undefined) return;
    if (times === 1) this.lines.delete(line);
    else this.lines.set(line, times - 1);
    this.count(line, -1);
  }

  /** Makes room for all of these at once. */
  addAll(lines: readonly Line[]): void {
    if (lines.length === 0) return;
    for (const line of lines) this.note(line);
    this.grow();
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

  private note(line: Line): void {
    this.lines.set(line, (this.lines.get(line) ?? 0) + 1);
  }

  private holds({ x, y, width, height }: Rect): boolean {
    return (
      cellOf(x) >= this.left &&
      cellOf(y) >= this.top &&
      cellOf(x + width) < this.left + this.columns &&
      cellOf(y + height) < this.top + this.rows
    );
  }

  private count({ points }: Line, by: number): void {
    for (const { x, y } of points) {
      this.counts[(cellOf(y) - this.top) * this.columns + cellOf(x) - this.left]! += by;
    }
  }

  /** Counts all lines anew, with some room around them, so that few later ones need that again. */
  private grow(): void {
    let left = Infinity;
    let top = Infinity;
    let right = -Infinity;
    let bottom = -Infinity;
    for (const { extent } of this.lines.keys()) {
      left = Math.min(left, extent.x);
      top = Math.min(top, extent.y);
      right = Math.max(right, extent.x + extent.width);
      bottom = Math.max(bottom, extent.y + extent.height);
    }
    this.left = cellOf(left - ROOM);
    this.top = cellOf(top - ROOM);
    this.columns = cellOf(right + ROOM) - this.left + 1;
    this.rows = cellOf(bottom + ROOM) - this.top + 1;
    this.counts = new Uint16Array(this.columns * this.rows);
    for (const [line, times] of this.lines) this.count(line, times);
  }
}

function cellOf(position: number): number {
  return Math.floor(position / CELL);
}
