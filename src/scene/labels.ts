import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { Line, Point } from './curves';
import { pointAlong } from './curves';
import { PointCounts, RectIndex } from './rectIndex';

const SIZE = 11;
const HEIGHT = 14;
/** Where on its line a label may stand, best first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
/** Beside the line: on it, below it, above it. */
const OFFSETS = [0, 13, -13];
/** What a point of another line under the label costs. */
const POINT_COST = 4;

/** Keeps labels off nodes, badges, hull tags and each other. */
export class LabelRoom {
  private readonly taken = new RectIndex();
  private readonly points = new PointCounts();

  constructor(taken: readonly Rect[], lines: readonly Line[]) {
    for (const rect of taken) this.taken.add(rect);
    for (const line of lines) this.points.add(line.points);
  }

  /** Takes a place for something else. */
  take(rect: Rect): void {
    this.taken.add(rect);
  }

  /** The middle of the label's baseline, or null where every place is taken. */
  place(text: string, line: Line): Point | null {
    const width = textWidth(text, SIZE, 'mono') + 6;
    let best: { at: Point; box: Rect } | null = null;
    let least = Infinity;
    for (const offset of OFFSETS) {
      // On a short line a label would hide the line itself.
      const hidden = offset === 0 ? Math.max(0, width / line.length - 0.3) * 60 : 0;
      for (const share of SHARES) {
        let cost = Math.abs(share - 0.5) * 20 + Math.abs(offset) * 0.6 + hidden;
        if (cost >= least) continue;
        const { x, y } = pointAlong(line, share);
        const at = { x, y: y + offset };
        const box = { x: x - width / 2, y: at.y - HEIGHT / 2, width, height: HEIGHT };
        if (this.taken.meets(box)) continue;
        cost += POINT_COST * (this.points.near(box) - PointCounts.of(line.points, box));
        if (cost < least) {
          least = cost;
          best = { at, box };
        }
      }
    }
    if (!best) return null;
    this.taken.add(best.box);
    return { x: best.at.x, y: best.at.y + 3.8 };
  }
}
