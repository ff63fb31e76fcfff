import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDrawing } from '../heap/draw';
import type { HeapView } from '../heap/view';
import { components, isCycle, ringOrder } from './components';
import { dominators } from './dominators';
import { pathToRoot } from './path';
import { isStrong, rootsOf } from './roots';

const names = (view: HeapView, ids: Iterable<number>) => [...ids].map((id) => view.name(id));

/** A drawing of up to 12 objects with the references that the numbers say, some held by the interpreter. */
const drawing = fc
  .array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 40 })
  .map((pairs) => pairs.map(([x, y]) => `${x === 0 ? '*' : `o${x}`} -> o${y || 1}`).join('\n'));

function reachableWithout(view: HeapView, without: number): Set<number> {
  const seen = new Set(rootsOf(view).filter((o) => o !== without));
  for (const o of seen) {
    for (const e of view.out(o))
      if (isStrong(view, e) && view.to(e) !== without) seen.add(view.to(e));
  }
  return seen;
}

describe('strongly connected components', () => {
  test('a ring, a knot with a tail, and an object that holds itself', () => {
    const { view } = readDrawing(`
      a -> b -> c -> a
      c -> tail -> end
      self -> self
      x -> y -> x
      x -> a`);
    const cycles = components(view, view.objects()).filter((part) => isCycle(view, part));
    expect(cycles.map((part) => names(view, part).sort().join(' ')).sort()).toEqual([
      'a b c',
      'self',
      'x y',
    ]);
  });

  test('a weak reference closes no cycle', () => {
    const { view } = readDrawing('a -> b ~> a');
    expect(components(view, view.objects()).some((part) => isCycle(view, part))).toBe(false);
  });

  test('two objects are together exactly when each reaches the other', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        const { view } = readDrawing(text);
        const reach = (from: number) => {
          const seen = new Set([from]);
          for (const o of seen) for (const e of view.out(o)) seen.add(view.to(e));
          return seen;
        };
        const part = new Map<number, number>();
        components(view, view.objects()).forEach((component, i) =>
          component.forEach((o) => part.set(o, i)),
        );
        for (const x of view.objects()) {
          for (const y of view.objects()) {
            expect(part.get(x) === part.get(y)).toBe(reach(x).has(y) && reach(y).has(x));
          }
        }
      }),
    );
  });

  test('a ring is told in its order from any object', () => {
    const { view, id } = readDrawing('a -> b -> c -> d -> a');
    expect(names(view, ringOrder(view, [1, 2, 3, 4], id('c')))).toEqual(['c', 'd', 'a', 'b']);
  });

  test('a ring of 100,000 needs no deep stack', () => {
    const { view } = readDrawing(
      `* -> o1\n${Array.from({ length: 100_000 }, (_, i) => `o${i} -> o${(i + 1) % 100_000}`).join('\n')}`,
    );
    expect(components(view, view.objects())).toHaveLength(1);
    expect(dominators(view).retainedSize(1)).toBe(100_000);
  });
});

describe('the path to a root', () => {
  test('is a shortest one, told with its references', () => {
    const { view, id } = readDrawing(`
      * -> frame -> long -> way -> target
      frame -> dict -> target`);
    const path = pathToRoot(view, id('target'))!;
    expect(view.name(path.root)).toBe('interpreter');
    expect(path.edges.map((edge) => view.label(edge))).toEqual([
      'to_frame',
      'to_dict',
      'to_target',
    ]);
  });

  test('does not exist for garbage, nor through a weak reference', () => {
    const { view, id } = readDrawing('* -> cache ~> a -> b -> a');
    expect(pathToRoot(view, id('b'))).toBeUndefined();
  });
});

describe('dominators', () => {
  test('the owner of what only it leads to retains all of that', () => {
    const { view, id } = readDrawing(`
      * -> globals(10) -> cache(20) -> entry1(100) -> body1(1000)
      cache -> entry2(100) -> shared(7)
      globals -> other(1) -> shared
      lost(50) -> lost2(60) -> lost`);
    const { dominatorOf, retainedSize } = dominators(view);
    expect(retainedSize(id('cache'))).toBe(20 + 100 + 1000 + 100);
    expect(view.name(dominatorOf(id('shared')))).toBe('globals');
    expect(dominatorOf(id('globals'))).toBe(0);
    expect(retainedSize(id('globals'))).toBe(10 + 20 + 1200 + 1 + 7);
    expect(dominatorOf(id('lost'))).toBe(-1);
    expect(retainedSize(id('lost'))).toBe(50);
  });

  test('without its dominator, and without no lesser one, an object is garbage', () => {
    fc.assert(
      fc.property(drawing, (text) => {
        const { view } = readDrawing(text);
        const tree = dominators(view);
        const all = reachableWithout(view, -1);
        for (const o of view.objects()) {
          const expected = all.has(o)
            ? [...view.objects()].filter((d) => d === o || !reachableWithout(view, d).has(o))
            : [];
          const chain: number[] = [];
          if (all.has(o)) for (let d = o; d > 0; d = tree.dominatorOf(d)) chain.push(d);
          expect(chain.sort((x, y) => x - y)).toEqual(expected);
          const dominated = [...view.objects()].filter(
            (x) => all.has(x) && !reachableWithout(view, o).has(x),
          );
          if (all.has(o)) expect(tree.retainedSize(o)).toBe(dominated.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
