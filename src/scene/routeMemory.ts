import type { Layout, Rect } from '../layout/layout';
import { overlap } from './curves';
import { Obstacles } from './obstacles';
import type { End, Routed, Start } from './routes';
import { route } from './routes';

interface Memory {
  boxes: ReadonlyMap<string, Rect>;
  obstacles: Obstacles;
  routes: Map<string, Routed>;
}

/** With more news than this, one looks for all lines again. */
const MOST_CHANGES = 64;
const MOST_ROUTES = 20_000;

const memories = new WeakMap<Layout, Memory>();

/**
 * Finds lines between nodes, and remembers each for as long as no node comes, goes or grows where it was
 * looked for. What is remembered is what would be found again.
 */
export function router(layout: Layout, obstacles: readonly Rect[]) {
  const { routes, obstacles: index } = recall(layout, obstacles);
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
      end.tag,
      back,
      start.box === end.box,
    ].join();
    let routed = routes.get(key);
    if (!routed) {
      routed = route(start, end, index, back);
      routes.set(key, routed);
    }
    return routed;
  };
}

/** What is still known of a drawing whose nodes are these. */
function recall(layout: Layout, obstacles: readonly Rect[]): Memory {
  const boxes = new Map(
    obstacles.map((box) => [`${box.x},${box.y},${box.width},${box.height}`, box]),
  );
  const memory = memories.get(layout);
  const changes: Rect[] = [];
  if (memory) {
    for (const [key, box] of boxes) if (!memory.boxes.has(key)) changes.push(box);
    for (const [key, box] of memory.boxes) if (!boxes.has(key)) changes.push(box);
    if (changes.length === 0) return memory;
  }
  const next = { boxes, obstacles: new Obstacles(boxes.values()), routes: memory?.routes };
  if (!next.routes || changes.length > MOST_CHANGES || next.routes.size > MOST_ROUTES) {
    next.routes = new Map();
  }
  for (const [key, { region }] of next.routes) {
    if (changes.some((box) => overlap(box, region))) next.routes.delete(key);
  }
  const known: Memory = { ...next, routes: next.routes };
  memories.set(layout, known);
  return known;
}
