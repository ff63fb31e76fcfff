import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EdgeKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { HeapView } from '../heap/view';
import { Cursor } from '../trace/cursor';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import { piecesOf } from '../trace/pieces.fixture';
import { randomTrace } from '../trace/random.fixture';
import { Trace } from '../trace/trace';
import { Reachability } from './reachability';
import { isStrong, rootsOf } from './roots';

/** Everything alive that a plain search from the roots does not find. */
function unreachableBySearch(view: HeapView): Set<number> {
  const seen = new Set(rootsOf(view));
  for (const o of seen) for (const e of view.out(o)) if (isStrong(view, e)) seen.add(view.to(e));
  return new Set([...view.objects()].filter((o) => !seen.has(o)));
}

function expectExact(trace: Trace, reachability: Reachability): void {
  const cursor = new Cursor(trace);
  let before = new Set<number>();
  for (let n = 0; n <= trace.length; n++) {
    const expected = unreachableBySearch(cursor.seek(n));
    for (let o = 1; o < trace.tables.objectCount; o++) {
      const since = reachability.unreachableSince(o, n);
      if (since >= 0 !== expected.has(o)) throw new Error(`object ${o} at step ${n}: ${since}`);
      if (since === n && before.has(o)) throw new Error(`object ${o} was unreachable before ${n}`);
    }
    before = expected;
  }
}

describe('when each object became unreachable', () => {
  test('is what a search of the heap at every step finds, garbage that comes back included', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 30), { minLength: 5, maxLength: 250 }), (acts) => {
        const trace = randomTrace(acts);
        expectExact(trace, new Reachability(trace));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same when the trace comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2 ** 30), { minLength: 5, maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        (acts, size) => {
          const whole = randomTrace(acts);
          const growing = new Trace(whole.header);
          const reachability = new Reachability(growing);
          const bounds = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) => i * size);
          for (const piece of piecesOf(whole, bounds)) {
            growing.appendChunk(piece);
            reachability.extend();
          }
          expectExact(whole, reachability);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the cycle of the leaky story is lost when c goes, and found again in gc.garbage', () => {
    const trace = leakyTrace();
    const reachability = new Reachability(trace);
    const names = trace.tables;
    const id = (name: string) => {
      for (let o = 1; o < names.objectCount; o++)
        if (names.strings.get(names.objectName.get(o)) === name) return o;
      throw new Error(name);
    };
    const lost = reachability.intervalsOf(id('ClassyClass·2'));
    expect(lost).toHaveLength(1);
    const [[from, to]] = lost as [[number, number]];
    expect(trace.step(from).kind).toBe(StepKind.Unbind);
    expect(trace.step(to).kind).toBe(StepKind.Bind);
    expect(reachability.intervalsOf(id('dict·2'))).toEqual(lost);
    expect(reachability.intervalsOf(id('ClassyClass'))).toEqual([]);
    expect(reachability.intervalsOf(id('globals'))).toEqual([]);
  });

  test('what hangs off a lost cycle is lost with it, and a weak reference saves nothing', () => {
    const d = new Draft();
    d.push('module', 1);
    d.step(StepKind.Start);
    const [a, b, hanger, ref] = ['A·1', 'B·1', 'H·1', 'ref·1'].map((name) => d.object(name)) as [
      number,
      number,
      number,
      number,
    ];
    const name = d.edge(d.frame, a, EdgeKind.Local, 'a');
    d.edge(d.frame, ref, EdgeKind.Local, 'r');
    d.edge(a, b, EdgeKind.Attribute, 'b');
    d.edge(b, a, EdgeKind.Attribute, 'a');
    d.edge(b, hanger, EdgeKind.Attribute, 'h');
    d.edge(ref, a, EdgeKind.Weak, '__callback__');
    d.step(StepKind.Born, a);
    const lost = d.unbind(name);
    const back = d.bind(d.frame, hanger, EdgeKind.Local, 'h');
    const reachability = new Reachability(d.end());
    expect(reachability.intervalsOf(a)).toEqual([[lost, Infinity]]);
    expect(reachability.intervalsOf(b)).toEqual([[lost, Infinity]]);
    expect(reachability.intervalsOf(hanger)).toEqual([[lost, lost + 1]]);
    expect(reachability.intervalsOf(ref)).toEqual([]);
    expect(back).toBeGreaterThan(0);
  });
});

describe('long structures', () => {
  // Sizes at which anything quadratic would take minutes instead of well under a second.
  const SIZE = 40_000;

  test('a long list of two-way links, built, walked and dropped', () => {
    const d = new Draft();
    d.push('module', 1);
    d.step(StepKind.Start);
    let head = d.object('Node·0');
    let local = d.edge(d.frame, head, EdgeKind.Local, 'head');
    const first = head;
    for (let i = 1; i < SIZE; i++) {
      const node = d.object(`Node`);
      const stack = d.edge(d.frame, node, EdgeKind.Stack, 'value');
      d.edge(node, head, EdgeKind.Attribute, 'next');
      d.edge(head, node, EdgeKind.Attribute, 'previous');
      const moved = d.edge(d.frame, node, EdgeKind.Local, 'head');
      d.drop(stack);
      d.drop(local);
      local = moved;
      head = node;
      d.step(StepKind.Bind, moved);
    }
    const lost = d.unbind(local);
    const reachability = new Reachability(d.end());
    expect(reachability.intervalsOf(first)).toEqual([[lost, Infinity]]);
    expect(reachability.intervalsOf(head)).toEqual([[lost, Infinity]]);
  }, 10_000);

  test('a big structure that is passed from hand to hand', () => {
    const d = new Draft();
    d.push('module', 1);
    d.step(StepKind.Start);
    const top = d.object('Top·1');
    let hand = d.edge(d.frame, top, EdgeKind.Local, 'x');
    const items = Array.from({ length: 2000 }, () => {
      const item = d.object('Item');
      d.edge(top, item, EdgeKind.Item);
      d.edge(item, top, EdgeKind.Attribute, 'top');
      return item;
    });
    for (let i = 0; i < SIZE; i++) {
      const next = d.edge(d.frame, top, EdgeKind.Local, 'x');
      d.drop(hand);
      d.step(StepKind.Bind, next);
      hand = next;
    }
    const lost = d.unbind(hand);
    const reachability = new Reachability(d.end());
    expect(reachability.intervalsOf(items[7]!)).toEqual([[lost, Infinity]]);
  }, 10_000);
});
