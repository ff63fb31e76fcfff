import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/layout';
import { Obstacles } from './obstacles';
import { RouteMemory } from './routeMemory';
import type { End, Start } from './routes';
import { route } from './routes';

const box = (x: number, y: number, width = 148, height = 84): Rect => ({ x, y, width, height });
const startAt = (from: Rect, y: number): Start => ({ box: from, y, root: false });
const endAt = (to: Rect, tag = 0): End => ({ box: to, entry: 18, root: false, tag });

describe('route', () => {
  it('rises between its node and a neighbour that stands in the way of a bow', () => {
    const instance = box(240, 320);
    const neighbour = box(440, 320);
    const type = box(240, 40, 200);
    const boxes = [instance, neighbour, type];
    const obstacles = new Obstacles(boxes);
    const { line } = route(startAt(instance, 370), endAt(type), obstacles, false);
    expect(obstacles.crossings(line, instance, type)).toBe(0);
  });

  it('ends below the tag that hangs from a node', () => {
    const list = box(240, 400);
    const held = box(240, 200);
    const from = { ...startAt(list, 440), cellX: 300, lastCell: true };
    const obstacles = new Obstacles([list, held]);
    const endOf = (tag: number) =>
      route(from, endAt(held, tag), obstacles, false).line.points.at(-1)!.y;
    expect(endOf(95)).toBe(endOf(0) + 15);
  });
});

describe('RouteMemory', () => {
  it('remembers what it would find again', () => {
    const nodes = Array.from({ length: 24 }, (_, i) =>
      box(240 + 230 * (i % 4), 120 * Math.floor(i / 4)),
    );
    const linesOf = (memory: RouteMemory, boxes: readonly Rect[]) => {
      memory.update(new Map(boxes.map((each, i) => [i, { box: each }])));
      return boxes.map((from, i) => {
        const to = boxes[(i * 7 + 3) % boxes.length]!;
        return memory.find(startAt(from, from.y + 50), endAt(to), false).path;
      });
    };
    const memory = new RouteMemory();
    for (const count of [24, 23, 12, 24, 5, 20]) {
      const boxes = nodes.slice(0, count).map((node) => ({ ...node }));
      expect(linesOf(memory, boxes)).toEqual(linesOf(new RouteMemory(), boxes));
    }
  });
});
