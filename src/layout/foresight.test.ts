import { describe, expect, it } from 'vitest';
import { leakyTrace } from '../trace/leaky.fixture';
import { collectLifetimes, ghostsAt } from './collectLifetimes';
import { extendLayout, layOut } from './foresight';
import type { Layout, LayoutOptions } from './layout';
import { DENSITIES, HEAP_FILTERS, isPlaced, ORIENTATIONS, slotOf } from './layout';
import type { Lifetimes } from './lifetimes';
import { GHOST_STEPS, NEVER } from './lifetimes';

const trace = leakyTrace();
const lifetimes = collectLifetimes(trace);
const objectNamed = (name: string) =>
  [...Array(trace.tables.objectCount).keys()].find(
    (o) => trace.tables.strings.get(trace.tables.objectName.get(o)) === name,
  )!;

function placed(layout: Layout): number[] {
  return [...Array(layout.slots.length / 4).keys()].filter((o) => isPlaced(layout, o));
}

/** Pairs of objects whose slots overlap although both are there at some step. */
function overlaps(layout: Layout): string[] {
  const found: string[] = [];
  const objects = placed(layout);
  for (const a of objects) {
    for (const b of objects) {
      if (a >= b) continue;
      const margin = layout.root[a] && layout.root[b] ? 0 : GHOST_STEPS;
      if (layout.freed[a]! + margin <= layout.born[b]!) continue;
      if (layout.freed[b]! + margin <= layout.born[a]!) continue;
      const p = slotOf(layout, a);
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

/** The same trace as it was known after `steps` steps. */
function cut(whole: Lifetimes, steps: number): Lifetimes {
  const ended = (freed: Int32Array) => freed.map((step) => (step > steps ? NEVER : step));
  const begun = (born: Int32Array) => born.map((step) => (step > steps ? NEVER : step));
  return {
    tables: whole.tables,
    objectBorn: begun(whole.objectBorn),
    objectFreed: ended(whole.objectFreed),
    edgeBorn: begun(whole.edgeBorn),
    edgeFreed: ended(whole.edgeFreed),
  };
}

const FULL: LayoutOptions = { filter: 'program', orientation: 'right', density: 'full' };

describe('layOut', () => {
  const cases = HEAP_FILTERS.flatMap((filter) =>
    ORIENTATIONS.flatMap((orientation) =>
      DENSITIES.map((density): LayoutOptions => ({ filter, orientation, density })),
    ),
  );

  it.each(cases)(
    'is repeatable and lets nothing overlap: $filter, $orientation, $density',
    (options) => {
      const layout = layOut(lifetimes, options);
      expect(layOut(lifetimes, options)).toEqual(layout);
      expect(overlaps(layout)).toEqual([]);
    },
  );

  it('leaves the frame of the module and the interpreter out where there is little room', () => {
    const compact = layOut(lifetimes, { ...FULL, density: 'compact' });
    const names = placed(compact).map((o) =>
      trace.tables.strings.get(trace.tables.objectName.get(o)),
    );
    expect(names).toEqual(expect.arrayContaining(['globals', 'ClassyClass·2', 'dict·2']));
    expect(names).not.toContain('frame ‹module›');
    expect(names).not.toContain('interpreter');
    expect(compact.bounds.width).toBeLessThan(0.85 * layOut(lifetimes, FULL).bounds.width);
  });

  const layout = layOut(lifetimes, FULL);

  it('draws what the program made, and gc.garbage', () => {
    const names = placed(layout).map((o) =>
      trace.tables.strings.get(trace.tables.objectName.get(o)),
    );
    expect(names).toEqual(
      expect.arrayContaining([
        'interpreter',
        'globals',
        'ClassyClass',
        'ClassyClass·2',
        'dict·2',
        'gc.garbage',
      ]),
    );
    expect(names).not.toContain('None');
    expect(names).not.toContain('mro of ClassyClass');
    // Methods are told by their class.
    expect(names).not.toContain('make_a_self_reference');
  });

  it('keeps the members of a cycle side by side', () => {
    const instance = slotOf(layout, objectNamed('ClassyClass·2'));
    const dict = slotOf(layout, objectNamed('dict·2'));
    expect(dict.y).toBe(instance.y);
    expect(dict.x - (instance.x + instance.width)).toBeLessThan(100);
  });

  it('puts the roots into their lane and the heap beside it', () => {
    for (const object of placed(layout)) {
      const { x, width } = slotOf(layout, object);
      if (layout.root[object]) expect(x + width).toBeLessThan(layout.lane);
      else expect(x).toBeGreaterThan(layout.lane);
    }
  });

  it.each([10, 24, 44, 60, 92])('extends without moving what was placed by step %i', (steps) => {
    const early = layOut(cut(lifetimes, steps), FULL);
    const late = extendLayout(early, lifetimes);
    for (const object of placed(early)) expect(slotOf(late, object)).toEqual(slotOf(early, object));
    expect(new Set(placed(late))).toEqual(new Set(placed(layout)));
    expect(overlaps(late)).toEqual([]);
  });
});

describe('ghostsAt', () => {
  const layout = layOut(lifetimes, FULL);
  const object = objectNamed('ClassyClass·1');
  const freedAt = layout.freed[object]!;

  it('tells the freed for twelve steps', () => {
    expect(ghostsAt(layout, freedAt - 1)).toEqual([]);
    expect(ghostsAt(layout, freedAt)).toEqual([{ object, freedAt }]);
    expect(ghostsAt(layout, freedAt + GHOST_STEPS - 1)).toEqual([{ object, freedAt }]);
    expect(ghostsAt(layout, freedAt + GHOST_STEPS)).toEqual([]);
  });
});
