import { describe, expect, it } from 'vitest';
import { simulate } from '../simulator/simulate';
import { collectLifetimes } from './collectLifetimes';
import { extendLayout, layOut } from './foresight';
import type { Layout, LayoutOptions } from './layout';
import { isPlaced, slotOf } from './layout';
import type { Lifetimes } from './lifetimes';
import { GHOST_STEPS, NEVER } from './lifetimes';

const OPTIONS: LayoutOptions = { filter: 'program', orientation: 'right', density: 'full' };

const TREE = `
class Node(object):
    def __init__(self):
        self.left = None
        self.right = None
def build(n):
    nodes = [Node() for i in range(n)]
    for i in range(n):
        if 2 * i + 1 < n: nodes[i].left = nodes[2 * i + 1]
        if 2 * i + 2 < n: nodes[i].right = nodes[2 * i + 2]
    return nodes[0]
root = build(600)
other = [[i] for i in range(400)]
`;

const PASSING = `
class Node(object):
    pass
kept = [Node() for i in range(320)]
for i in range(900):
    node = Node()
`;

function lifetimesOf(source: string): Lifetimes {
  return collectLifetimes(simulate(source, { version: '3.12' }).trace!);
}

function placed(layout: Layout): number[] {
  return [...layout.born.keys()].filter((object) => isPlaced(layout, object));
}

/** Pairs of objects that stand on each other while both are there, found cell by cell. */
function overlaps(layout: Layout): string[] {
  const found: string[] = [];
  const cells = new Map<string, number[]>();
  for (const a of placed(layout)) {
    if (layout.root[a] === 1) continue;
    const p = slotOf(layout, a);
    const near = new Set<number>();
    for (let x = Math.floor(p.x / 300); x <= Math.floor((p.x + p.width) / 300); x++) {
      for (let y = Math.floor(p.y / 300); y <= Math.floor((p.y + p.height) / 300); y++) {
        const cell = cells.get(`${x} ${y}`) ?? [];
        for (const b of cell) near.add(b);
        cells.set(`${x} ${y}`, [...cell, a]);
      }
    }
    for (const b of near) {
      if (layout.freed[a]! + GHOST_STEPS <= layout.born[b]!) continue;
      if (layout.freed[b]! + GHOST_STEPS <= layout.born[a]!) continue;
      const q = slotOf(layout, b);
      const apart =
        p.x + p.width <= q.x ||
        q.x + q.width <= p.x ||
        p.y + p.height <= q.y ||
        q.y + q.height <= p.y;
      if (!apart) found.push(`${a} over ${b}`);
    }
  }
  return found;
}

describe('the layout of very many objects', () => {
  const lifetimes = lifetimesOf(TREE);
  const layout = layOut(lifetimes, OPTIONS);

  it('has about the shape of a screen', () => {
    const { width, height } = layout.bounds;
    expect(width / height).toBeGreaterThan(0.6);
    expect(width / height).toBeLessThan(2.6);
  });

  it('puts nothing over something else', () => {
    expect(overlaps(layout)).toEqual([]);
    expect(overlaps(layOut(lifetimes, { ...OPTIONS, orientation: 'down' }))).toEqual([]);
  });

  it('gathers in regions what one object keeps, each inside its own', () => {
    const large = layout.regions.filter(({ head }) => head !== 0);
    expect(large.length).toBeGreaterThanOrEqual(2);
    for (const object of placed(layout)) {
      const region = layout.regions[layout.regionOf[object]!];
      if (layout.root[object] === 1) expect(region).toBeUndefined();
      else {
        const slot = slotOf(layout, object);
        expect(slot.x).toBeGreaterThanOrEqual(region!.rect.x);
        expect(slot.y).toBeGreaterThanOrEqual(region!.rect.y);
        expect(slot.x + slot.width).toBeLessThanOrEqual(region!.rect.x + region!.rect.width);
        expect(slot.y + slot.height).toBeLessThanOrEqual(region!.rect.y + region!.rect.height);
      }
    }
  });

  it('keeps most of what is held beside its holder', () => {
    const { tables } = lifetimes;
    let near = 0;
    let all = 0;
    for (let edge = 1; edge < tables.edgeCount; edge++) {
      if (tables.strings.get(tables.edgeLabel.get(edge)) !== 'left') continue;
      const [from, to] = [tables.edgeFrom.get(edge), tables.edgeTo.get(edge)];
      if (!isPlaced(layout, from) || !isPlaced(layout, to)) continue;
      const [a, b] = [slotOf(layout, from), slotOf(layout, to)];
      all++;
      if (Math.hypot(a.x - b.x, a.y - b.y) < 600) near++;
    }
    expect(all).toBeGreaterThan(200);
    expect(near / all).toBeGreaterThan(0.9);
  });

  it('gives the places of what passes by again', () => {
    const passing = layOut(lifetimesOf(PASSING), OPTIONS);
    const places = new Set(
      placed(passing).map((object) => `${slotOf(passing, object).x} ${slotOf(passing, object).y}`),
    );
    expect(overlaps(passing)).toEqual([]);
    expect(places.size).toBeLessThan(placed(passing).length - 800);
  });

  it('never moves what is placed when the trace grows', () => {
    const steps = Math.floor(Math.max(...lifetimes.objectBorn.filter((n) => n !== NEVER)) * 0.7);
    const cut = (column: Int32Array) => column.map((step) => (step > steps ? NEVER : step));
    const early = layOut(
      {
        ...lifetimes,
        objectBorn: cut(lifetimes.objectBorn),
        objectFreed: cut(lifetimes.objectFreed),
        edgeBorn: cut(lifetimes.edgeBorn),
        edgeFreed: cut(lifetimes.edgeFreed),
      },
      OPTIONS,
    );
    const grown = extendLayout(early, lifetimes);
    for (const object of placed(early)) {
      expect(slotOf(grown, object)).toEqual(slotOf(early, object));
    }
    expect(placed(grown)).toEqual(placed(layout));
    expect(overlaps(grown)).toEqual([]);
  });
});
