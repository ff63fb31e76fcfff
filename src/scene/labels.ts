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

const spotsOf = new WeakMap<Line, readonly Point[]>();

/** The points of a line at which a label may stand. Most lines stay for many steps. */
function spots(line: Line): readonly Point[] {
  let points = spotsOf.get(line);
  if (!points) {
    points = SHARES.map((share) => pointAlong(line, share));
    spotsOf.set(line, points);
  }
  return points;
}

/** Keeps labels off nodes, badges, hull tags and each other. */
export class LabelRoom {
  private readonly taken = new RectIndex();
  private readonly points: PointCounts;

  constructor(taken: readonly Rect[], lines: readonly Line[]) {
    for (const rect of taken) this.taken.add(rect);
    this.points = new PointCounts(lines);
  }

  /** Takes a place for something else. */
  take(rect: Rect): void {
    this.taken.add(rect);
  }

  /** The middle of the label's baseline, or null where every place is taken. */
  place(text: string, line: Line): Point | null {
    const width = textWidth(text, SIZE, 'mono') + 8;
    const points = spots(line);
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
        if (this.taken.meets(box)) continue;
        cost += POINT_COST * this.points.near(box, line);
        if (cost < least) {
          least = cost;
          best = { x, y: y + offset };
        }
      }
    }
    if (!best) return null;
    this.taken.add({ ...box, x: best.x - width / 2, y: best.y - HEIGHT / 2 });
    return { x: best.x, y: best.y + 3.8 };
  }
}
