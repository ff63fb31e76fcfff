import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { Point } from './curves';
import { hits, pointAlong } from './curves';

const SIZE = 11;
const HEIGHT = 14;
/** Where on its line a label may stand, best first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18];
/** Beside the line: on it, below it, above it. */
const OFFSETS = [0, 13, -13];

/** Keeps labels off nodes, badges, hull tags and each other. */
export class LabelRoom {
  private readonly taken: Rect[];

  constructor(taken: readonly Rect[]) {
    this.taken = [...taken];
  }

  /** The middle of the label's baseline, or null where every place is taken. */
  place(text: string, line: readonly Point[], lines: readonly (readonly Point[])[]): Point | null {
    const width = textWidth(text, SIZE, 'mono') + 6;
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
        if (this.taken.some((other) => overlap(other, box))) continue;
        let cost = Math.abs(share - 0.5) * 20 + Math.abs(offset) * 0.6;
        for (const other of lines) if (other !== line) cost += 4 * hits(other, box);
        if (!best || cost < best.cost) best = { at: { x: at.x, y: at.y + offset }, box, cost };
      }
    }
    if (!best) return null;
    this.taken.push(best.box);
    return { x: best.at.x, y: best.at.y + 3.8 };
  }
}

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  );
}
