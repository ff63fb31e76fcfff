import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { Line, Point } from './curves';
import { pointAlong } from './curves';
import type { Ordered } from './rectIndex';
import { PointCounts, RectIndex } from './rectIndex';

const SIZE = 11;
const HEIGHT = 16;
/** Where on its line a label may stand, best first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
/** Beside the line: on it, below it, above it. */
const OFFSET = 13;
const OFFSETS = [0, OFFSET, -OFFSET];
/** What a point of another line under the label costs. */
const POINT_COST = 4;
/** Points are counted in cells: one that comes or goes is felt this far. */
const REACH = 9;
/** With more news than this, all labels are placed again. */
const MOST_NEWS = 2000;

/** A reference's line and what is to be written on it. */
export interface Labelled {
  line: Line;
  /** Empty: nothing. */
  text: string;
  /** The first labels get the best places: 0 comes before 1. */
  rank: number;
}

interface Placed extends Labelled {
  at: Point | null;
  rect: Ordered | null;
  build: number;
}

const spotsOf = new WeakMap<Line, { points: readonly Point[]; extent: Rect }>();

/** The points of a line at which a label may stand. Most lines stay for many steps. */
function spots(line: Line) {
  let known = spotsOf.get(line);
  if (!known) {
    const points = SHARES.map((share) => pointAlong(line, share));
    const x = Math.min(...points.map((point) => point.x));
    const y = Math.min(...points.map((point) => point.y));
    const width = Math.max(...points.map((point) => point.x)) - x;
    const height = Math.max(...points.map((point) => point.y)) - y;
    known = { points, extent: { x, y, width, height } };
    spotsOf.set(line, known);
  }
  return known;
}

/** By rank; those of one rank as they come. */
function inOrder<Key>(labels: ReadonlyMap<Key, Labelled>): [Key, Labelled][] {
  const byRank: [Key, Labelled][][] = [];
  for (const entry of labels) (byRank[entry[1].rank] ??= []).push(entry);
  return byRank.flat();
}

/**
 * Keeps labels off nodes, badges, hull tags and each other. One after the other gets the best place that those
 * before it leave. Places are remembered from drawing to drawing, and a label is placed again only where
 * something came or went that it may have given way to: the result is that of placing all of them anew.
 */
export class LabelRoom<Key extends object> {
  private taken = new RectIndex();
  private points = new PointCounts();
  private clear: ReadonlyMap<unknown, readonly Rect[]> = new Map();
  private placed = new Map<Key, Placed>();
  private news: Rect[] = [];
  private build = 0;

  /**
   * Gives each label the middle of its baseline, or null where every place is taken. `clear`: where no label may
   * stand, by owner; the same list means the same rectangles. `labels` come in the order of the drawing.
   */
  place(
    clear: ReadonlyMap<unknown, readonly Rect[]>,
    labels: ReadonlyMap<Key, Labelled>,
  ): (key: Key) => Point | null {
    this.build++;
    this.news = [];
    this.takeClear(clear);
    this.takeLines(labels);
    if (this.news.length > MOST_NEWS) this.forget(clear, labels);
    const queue = inOrder(labels);
    queue.forEach(([key], order) => {
      const rect = this.placed.get(key)!.rect;
      if (rect) rect.order = order;
    });
    queue.forEach(([key, label], order) => this.settle(key, label, order));
    const { placed } = this;
    return (key) => {
      const at = placed.get(key)?.at;
      return at ? { x: at.x, y: at.y + 3.8 } : null;
    };
  }

  private takeClear(clear: ReadonlyMap<unknown, readonly Rect[]>): void {
    for (const [owner, rects] of this.clear) {
      if (clear.get(owner) === rects) continue;
      for (const rect of rects) {
        this.taken.remove(rect);
        this.news.push(rect);
      }
    }
    for (const [owner, rects] of clear) {
      if (this.clear.get(owner) === rects) continue;
      for (const rect of rects) {
        this.taken.add(rect);
        this.news.push(rect);
      }
    }
    this.clear = clear;
  }

  /** Lets go of the labels whose line, words or rank are no longer the same, and counts the lines. */
  private takeLines(labels: ReadonlyMap<Key, Labelled>): void {
    const fresh: Line[] = [];
    for (const [key, label] of labels) {
      const known = this.placed.get(key);
      if (known && known.line === label.line) {
        known.build = this.build;
        if (known.text !== label.text || known.rank !== label.rank) this.lift(known);
        continue;
      }
      if (known) this.drop(key, known);
      fresh.push(label.line);
      this.placed.set(key, {
        ...label,
        text: '',
        at: null,
        rect: null,
        build: this.build,
      });
      this.noteLine(label.line);
    }
    for (const [key, known] of this.placed) if (known.build !== this.build) this.drop(key, known);
    if (fresh.length > 64) this.points.addAll(fresh);
    else for (const line of fresh) this.points.add(line);
  }

  private drop(key: Key, known: Placed): void {
    this.lift(known);
    this.points.remove(known.line);
    this.noteLine(known.line);
    this.placed.delete(key);
  }

  private lift(known: Placed): void {
    if (known.rect) {
      this.taken.remove(known.rect);
      this.news.push(known.rect);
    }
    known.rect = known.at = null;
    known.text = '';
  }

  private noteLine({ points }: Line): void {
    for (const { x, y } of points) {
      this.news.push({ x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH });
    }
  }

  /** Begins anew: cheaper than asking each label about so many changes. */
  private forget(
    clear: ReadonlyMap<unknown, readonly Rect[]>,
    labels: ReadonlyMap<Key, Labelled>,
  ): void {
    this.taken = new RectIndex();
    for (const rects of clear.values()) for (const rect of rects) this.taken.add(rect);
    this.placed = new Map();
    for (const [key, label] of labels) {
      this.placed.set(key, { ...label, text: '', at: null, rect: null, build: this.build });
    }
    this.news = [];
  }

  private settle(key: Key, { line, text, rank }: Labelled, order: number): void {
    const known = this.placed.get(key)!;
    if (text === '' || (known.text === text && !this.isConcerned(known))) {
      known.rank = rank;
      return;
    }
    const before = known.at;
    if (known.rect) this.taken.remove(known.rect);
    const found = this.find(text, line, order);
    const moved = known.text !== text || before?.x !== found?.at.x || before?.y !== found?.at.y;
    if (moved && known.rect) this.news.push(known.rect);
    known.text = text;
    known.rank = rank;
    known.at = found?.at ?? null;
    known.rect = found?.rect ?? null;
    if (!known.rect) return;
    this.taken.add(known.rect);
    if (moved) this.news.push(known.rect);
  }

  /** True where something came or went at a place that the label may take. */
  private isConcerned({ line, text }: Placed): boolean {
    if (this.news.length === 0) return false;
    const { points, extent } = spots(line);
    const half = textWidth(text, SIZE, 'mono') / 2 + 4;
    const above = OFFSET + HEIGHT / 2;
    const left = extent.x - half;
    const right = extent.x + extent.width + half;
    const top = extent.y - above;
    const bottom = extent.y + extent.height + above;
    for (const rect of this.news) {
      if (rect.x >= right || rect.x + rect.width <= left) continue;
      if (rect.y >= bottom || rect.y + rect.height <= top) continue;
      for (const { x, y } of points) {
        if (rect.x >= x + half || rect.x + rect.width <= x - half) continue;
        if (rect.y < y + above && rect.y + rect.height > y - above) return true;
      }
    }
    return false;
  }

  private find(text: string, line: Line, order: number) {
    const width = textWidth(text, SIZE, 'mono') + 8;
    const { points } = spots(line);
    const box = { x: 0, y: 0, width, height: HEIGHT };
    let best: Point | null = null;
    let least = Infinity;
    for (const offset of OFFSETS) {
      // On a short line a label would hide the line itself.
      const hidden = offset === 0 ? Math.max(0, width / line.length - 0.3) * 60 : 0;
      for (let i = 0; i < SHARES.length; i++) {
        let cost = Math.abs(SHARES[i]! - 0.5) * 20 + Math.abs(offset) * 0.6 + hidden;
        if (cost >= least) continue;
        const { x, y } = points[i]!;
        box.x = x - width / 2;
        box.y = y + offset - HEIGHT / 2;
        if (this.taken.meets(box, order)) continue;
        cost += POINT_COST * this.points.near(box, line);
        if (cost < least) {
          least = cost;
          best = { x, y: y + offset };
        }
      }
    }
    if (!best) return null;
    const rect = { ...box, x: best.x - width / 2, y: best.y - HEIGHT / 2, order };
    return { at: best, rect };
  }
}
