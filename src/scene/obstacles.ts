import type { Rect } from '../layout/layout';
import type { Line } from './curves';
import { RectIndex } from './rectIndex';

/** Room that lines keep from nodes that are not their own. */
export const CLEARANCE = 5;

/** The nodes that lines keep clear of. */
export class Obstacles {
  private readonly index = new RectIndex();
  private readonly indexed = new Map<Rect, Rect>();

  constructor(boxes: Iterable<Rect>) {
    for (const box of boxes) this.add(box);
  }

  add(box: Rect): void {
    const cleared = grown(box, CLEARANCE);
    this.indexed.set(box, cleared);
    this.index.add(cleared);
  }

  remove(box: Rect): void {
    const cleared = this.indexed.get(box);
    if (cleared) this.index.remove(cleared);
    this.indexed.delete(box);
  }

  /** How many points of a line lie on nodes other than its own two. */
  crossings(line: Line, a: Rect, b: Rect): number {
    let count = 0;
    for (const point of line.points) {
      for (const box of this.index.at(point)) {
        if (isAt(box, a) || isAt(box, b)) continue;
        if (point.x <= box.x || point.x >= box.x + box.width) continue;
        if (point.y > box.y && point.y < box.y + box.height) count++;
      }
    }
    return count;
  }

  /** The nodes in a part of the drawing, without the two at a line's ends. */
  between(region: Rect, a: Rect, b: Rect): Rect[] {
    const boxes = [...this.index.within(region)].filter((box) => !isAt(box, a) && !isAt(box, b));
    return boxes.map((box) => grown(box, -CLEARANCE)).sort((p, q) => p.y - q.y || p.x - q.x);
  }
}

/** True where the grown box is that of the node. No two nodes begin at one point. */
function isAt(box: Rect, node: Rect): boolean {
  return box.x + CLEARANCE === node.x && box.y + CLEARANCE === node.y;
}

/** The rectangle with a margin all round. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
