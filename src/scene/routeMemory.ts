import type { Layout, Rect } from '../layout/layout';
import type { Curve, Line } from './curves';
import { lineOf } from './curves';
import type { End, Start } from './routes';
import { route } from './routes';

export interface Routed {
  curve: Curve;
  line: Line;
}

interface Memory {
  boxes: string;
  routes: Map<string, Routed>;
}

const memories = new WeakMap<Layout, Memory>();

/**
 * Finds lines between nodes, and remembers them for as long as all nodes keep their boxes: most steps change
 * counts, not boxes. What is remembered is what would be found again.
 */
export function router(layout: Layout, obstacles: readonly Rect[]) {
  const boxes = obstacles.map(({ x, y, width, height }) => `${x},${y},${width},${height}`).join();
  let memory = memories.get(layout);
  if (memory?.boxes !== boxes) {
    memory = { boxes, routes: new Map() };
    memories.set(layout, memory);
  }
  const { routes } = memory;
  return (start: Start, end: End, back: boolean): Routed => {
    const key = [
      start.box.x,
      start.box.y,
      start.y,
      start.cellX,
      start.lastCell,
      start.root,
      end.box.x,
      end.box.y,
      end.entry,
      back,
      start.box === end.box,
    ].join();
    let routed = routes.get(key);
    if (!routed) {
      const curve = route(start, end, obstacles, back);
      routed = { curve, line: lineOf(curve) };
      routes.set(key, routed);
    }
    return routed;
  };
}
