import type { Rect } from '../layout/layout';
import type { Point } from './curves';
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

/** How many points there are in each part of the drawing. */
export class PointCounts {
  private readonly counts = new Map<number, number>();

  add(points: readonly Point[]): void {
    for (const point of points) {
      const key = keyOf(Math.floor(point.x / CELL), Math.floor(point.y / CELL));
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  /** How many points lie in the cells that the rectangle touches. */
  near({ x, y, width, height }: Rect): number {
    let count = 0;
    const right = Math.floor((x + width) / CELL);
    const bottom = Math.floor((y + height) / CELL);
    for (let row = Math.floor(y / CELL); row <= bottom; row++) {
      for (let column = Math.floor(x / CELL); column <= right; column++) {
        count += this.counts.get(keyOf(column, row)) ?? 0;
      }
    }
    return count;
  }

  /** How many of `points` are among those that `near` counts. */
  static of(points: readonly Point[], { x, y, width, height }: Rect): number {
    const left = Math.floor(x / CELL) * CELL;
    const top = Math.floor(y / CELL) * CELL;
    const right = (Math.floor((x + width) / CELL) + 1) * CELL;
    const bottom = (Math.floor((y + height) / CELL) + 1) * CELL;
    let count = 0;
    for (const p of points) if (p.x >= left && p.x < right && p.y >= top && p.y < bottom) count++;
    return count;
  }
}
