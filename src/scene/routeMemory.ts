import type { ObjectId } from '../heap/ids';
import type { Rect } from '../layout/layout';
import { Obstacles } from './obstacles';
import type { End, Routed, Start } from './routes';
import { dependsOn, route } from './routes';

/** With more news than this, one looks for all lines again. */
const MOST_CHANGES = 64;
const MOST_ROUTES = 20_000;

/** By object, where its node stands. */
export type Boxes = ReadonlyMap<ObjectId, { readonly box: Rect }>;

/**
 * Finds lines between nodes, and remembers each for as long as no node comes, goes or grows where it was
 * looked for. What is remembered is what would be found again.
 */
export class RouteMemory {
  private boxes = new Map<ObjectId, Rect>();
  private readonly obstacles = new Obstacles([]);
  private routes = new Map<string, Routed>();

  /** Takes note of the nodes that there are now. Returns where something changed; null: everywhere. */
  update(nodes: Boxes): readonly Rect[] | null {
    const changes: Rect[] = [];
    for (const [object, before] of this.boxes) {
      const box = nodes.get(object)?.box;
      if (box === before) continue;
      if (!box || !sameRect(box, before)) changes.push(before);
      if (!box) this.boxes.delete(object);
      this.obstacles.remove(before);
    }
    for (const [object, { box }] of nodes) {
      const before = this.boxes.get(object);
      if (box === before) continue;
      if (!before || !sameRect(box, before)) changes.push(box);
      this.boxes.set(object, box);
      this.obstacles.add(box);
    }
    if (changes.length > MOST_CHANGES || this.routes.size > MOST_ROUTES) {
      this.routes = new Map();
      return null;
    }
    if (changes.length > 0) {
      for (const [key, routed] of this.routes) {
        if (changes.some((box) => dependsOn(routed, box))) this.routes.delete(key);
      }
    }
    return changes;
  }

  find(start: Start, end: End, back: boolean): Routed {
    const key = [
      start.box.x,
      start.box.y,
      start.box.width,
      start.box.height,
      start.y,
      start.cellX,
      start.lastCell,
      start.root,
      end.box.x,
      end.box.y,
      end.box.width,
      end.box.height,
      end.entry,
      end.tag,
      back,
      start.box === end.box,
    ].join();
    let routed = this.routes.get(key);
    if (!routed) {
      routed = route(start, end, this.obstacles, back);
      this.routes.set(key, routed);
    }
    return routed;
  }
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
