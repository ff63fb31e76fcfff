import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { Line, Point } from './curves';
import { hits, overlap, pointAlong } from './curves';

const SIZE = 11;
const HEIGHT = 14;
/** Where on its line a label may stand, best first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
/** Beside the line: on it, below it, above it. */
const OFFSETS = [0, 13, -13];

/** Keeps labels off nodes, badges, hull tags and each other. */
export class LabelRoom {
  private readonly taken: Rect[];
  private readonly lines: readonly Line[];

  constructor(taken: readonly Rect[], lines: readonly Line[]) {
    this.taken = [...taken];
    this.lines = lines;
  }

  /** Takes a place for something else. */
  take(rect: Rect): void {
    this.taken.push(rect);
  }

  /** The middle of the label's baseline, or null where every place is taken. */
  place(text: string, line: Line): Point | null {
    const width = textWidth(text, SIZE, 'mono') + 6;
    const own = line.extent;
    const reach = {
      ...own,
      x: own.x - width,
      y: own.y - 30,
      width: own.width + 2 * width,
      height: own.height + 60,
    };
    const near = this.lines.filter((other) => other !== line && overlap(other.extent, reach));
    const taken = this.taken.filter((other) => overlap(other, reach));
    let best: { at: Point; box: Rect; cost: number } | null = null;
    for (const offset of OFFSETS) {
      for (const share of SHARES) {
        const at = pointAlong(line, share);
        const box = {
          x: at.x - width / 2,
          y: at.y + offset - HEIGHT / 2,
          width,
          height: HEIGHT,
        };
        if (taken.some((other) => overlap(other, box))) continue;
        // On a short line a label would hide the line itself.
        const hidden = offset === 0 ? Math.max(0, width / line.length - 0.3) * 60 : 0;
        let cost = Math.abs(share - 0.5) * 20 + Math.abs(offset) * 0.6 + hidden;
        for (const other of near)
          if (overlap(other.extent, box)) cost += 4 * hits(other.points, box);
        if (!best || cost < best.cost) best = { at: { x: at.x, y: at.y + offset }, box, cost };
      }
    }
    if (!best) return null;
    this.taken.push(best.box);
    return { x: best.at.x, y: best.at.y + 3.8 };
  }
}
