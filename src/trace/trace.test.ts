import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventOp } from '../heap/events';
import { HeapState } from '../heap/state';
import { StepKind, STEP_UNITS } from '../heap/steps';
import { startMark, transferables } from './chunks';
import { Cursor } from './cursor';
import { heapDigest } from './digest';
import { Draft } from './draft.fixture';
import { checkTrace } from './invariants';
import { leakyTrace } from './leaky.fixture';
import { piecesOf } from './pieces.fixture';
import { randomTrace } from './random.fixture';
import { Trace } from './trace';

const choices = fc.array(fc.nat(2 ** 30), { minLength: 1, maxLength: 300 });

describe('time travel', () => {
  test('the leaky story holds every invariant', () => {
    expect(() => checkTrace(leakyTrace())).not.toThrow();
  });

  test('any program of random acts holds every invariant', () => {
    fc.assert(
      fc.property(choices, (acts) => checkTrace(randomTrace(acts))),
      { numRuns: 150 },
    );
  });

  test('taking everything back leaves the empty heap', () => {
    fc.assert(
      fc.property(choices, (acts) => {
        const trace = randomTrace(acts);
        const cursor = new Cursor(trace);
        cursor.seek(trace.length);
        cursor.rewind();
        expect(cursor.view.liveCount).toBe(0);
        expect(heapDigest(cursor.state)).toBe(heapDigest(new HeapState(trace.tables)));
      }),
    );
  });

  test('a seek from anywhere to anywhere shows what replay shows', () => {
    fc.assert(
      fc.property(choices, fc.array(fc.nat(1000)), (acts, visits) => {
        const trace = randomTrace(acts);
        const traveller = new Cursor(trace);
        for (const visit of visits) {
          const n = visit % (trace.length + 1);
          traveller.seek(n);
          const fresh = new Cursor(trace);
          fresh.seek(n);
          expect(heapDigest(traveller.state)).toBe(heapDigest(fresh.state));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a cursor follows a trace that grows under it', () => {
    const draft = new Draft();
    draft.push('module', 1);
    draft.step(StepKind.Start);
    const cursor = new Cursor(draft.recorder.trace);
    const born = draft.object('Late·1');
    draft.step(StepKind.Born, born);
    cursor.seek(1);
    expect(cursor.view.isAlive(born)).toBe(true);
    expect(cursor.view.name(born)).toBe('Late·1');
    cursor.seek(0);
    expect(cursor.view.isAlive(born)).toBe(false);
  });
});

describe('chunks', () => {
  test('pieces of a trace make the same trace', () => {
    fc.assert(
      fc.property(choices, fc.array(fc.nat(300), { maxLength: 6 }), (acts, cuts) => {
        const whole = randomTrace(acts);
        const copy = new Trace(whole.header);
        const bounds = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))];
        for (const piece of piecesOf(
          whole,
          bounds.sort((x, y) => x - y),
        )) {
          copy.appendChunk(structuredClone(piece));
          expect(copy.length).toBe(piece.until.steps - 1);
        }
        expect(copy.length).toBe(whole.length);
        expect(copy.byteLength).toBe(whole.byteLength);
        expect(copy.tables.strings.texts).toEqual(whole.tables.strings.texts);
        expect(copy.tables.writes).toEqual(whole.tables.writes);
        for (const n of [0, whole.length >> 1, whole.length]) {
          expect(copy.step(n)).toEqual(whole.step(n));
          const [x, y] = [new Cursor(copy), new Cursor(whole)];
          x.seek(n);
          y.seek(n);
          expect(heapDigest(x.state)).toBe(heapDigest(y.state));
          for (const unit of STEP_UNITS)
            expect(copy.stops.next(unit, n)).toBe(whole.stops.next(unit, n));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the buffers of a chunk survive a transfer', () => {
    const whole = leakyTrace();
    const chunk = whole.chunkSince(startMark());
    const sent = structuredClone(chunk, { transfer: transferables(chunk) });
    const copy = new Trace(whole.header);
    copy.appendChunk(sent);
    expect(() => checkTrace(copy)).not.toThrow();
    expect(copy.status.state).toBe('finished');
    expect(new Cursor(copy).seek(copy.length).writeCount).toBe(whole.tables.writes.length);
  });

  test('a gap between chunks is an error', () => {
    const whole = leakyTrace();
    const late = whole.chunkSince({ ...startMark(), steps: 5, events: 20 });
    expect(() => new Trace(whole.header).appendChunk(late)).toThrow(/does not continue/);
  });
});

describe('stops', () => {
  const trace = leakyTrace();
  const walk = (unit: (typeof STEP_UNITS)[number]) => {
    const stops = [0];
    while (stops.at(-1)! < trace.length) stops.push(trace.stops.next(unit, stops.at(-1)!));
    return stops;
  };

  test('every unit walks the same stops forward and back, from the start to the last step', () => {
    for (const unit of STEP_UNITS) {
      const there = walk(unit);
      const back = [trace.length];
      while (back.at(-1)! > 0) back.push(trace.stops.previous(unit, back.at(-1)!));
      expect(back.reverse()).toEqual(there);
      expect(there.every((n) => trace.stops.isStop(unit, n))).toBe(true);
    }
  });

  test('lines stop where a line begins, phases where the collector turns', () => {
    const inner = (unit: 'line' | 'phase') =>
      walk(unit)
        .slice(1, -1)
        .map((n) => trace.step(n).kind);
    expect(new Set(inner('line'))).toEqual(new Set([StepKind.Line]));
    const phases: number[] = [
      StepKind.Phase,
      StepKind.RunBegin,
      StepKind.RunEnd,
      StepKind.Shutdown,
    ];
    expect(inner('phase').every((kind) => phases.includes(kind))).toBe(true);
    expect(walk('operation')).toHaveLength(trace.length + 1);
  });

  test('there is nothing before the start and nothing after the end', () => {
    expect(trace.stops.previous('line', 0)).toBe(0);
    expect(trace.stops.next('phase', trace.length)).toBe(trace.length);
  });
});

describe('the leaky story', () => {
  const trace = leakyTrace();
  const cursor = new Cursor(trace);
  const last = (kind: number) => {
    let n = trace.length;
    while (trace.step(n).kind !== kind) n--;
    return n;
  };
  const find = (name: string) =>
    [...cursor.view.objects()].find((o) => cursor.view.name(o) === name)!;

  test('tells the counts that were measured', () => {
    cursor.seek(trace.length);
    const refs = (name: string) => cursor.view.refcount(find(name));
    expect({
      ClassyClass: refs('ClassyClass'),
      globals: refs('globals'),
      'gc.garbage': refs('gc.garbage'),
      'ClassyClass·2': refs('ClassyClass·2'),
      'dict·2': refs('dict·2'),
      frame: refs('frame ‹module›'),
    }).toEqual({
      ClassyClass: 5,
      globals: 8,
      'gc.garbage': 3,
      'ClassyClass·2': 2,
      'dict·2': 2,
      frame: 1,
    });
  });

  test('subtract_refs leaves 0 in the cycle and 1 in the frame', () => {
    cursor.seek(last(StepKind.GcRefsSubtract));
    expect(cursor.view.gcRefs(find('ClassyClass·2'))).toBe(0);
    expect(cursor.view.gcRefs(find('dict·2'))).toBe(0);
    expect(cursor.view.gcRefs(find('frame ‹module›'))).toBe(1);
    const list = cursor.view.listLength(5);
    expect(list.inView + list.notInView).toBe(3815);
  });
});

describe('what checkTrace finds', () => {
  const broken = (spoil: (draft: Draft) => void) => {
    const draft = new Draft();
    draft.push('module', 1);
    draft.step(StepKind.Start);
    spoil(draft);
    return () => checkTrace(draft.end());
  };

  test('an object freed while something holds it', () => {
    expect(
      broken((draft) => {
        const held = draft.object('Held·1');
        draft.edge(draft.frame, held, 4, 'x');
        draft.event(EventOp.Free, held);
        draft.step(StepKind.Freed, held);
      }),
    ).toThrow(/Held·1.*freed but 1 references hold it/);
  });

  test('a wrong old value', () => {
    expect(
      broken((draft) => {
        const object = draft.object('Thing·1');
        draft.event(EventOp.Flags, object, 77, 1);
        draft.step(StepKind.Born, object);
      }),
    ).toThrow(/77 was there before/);
  });

  test('gc_refs that do not add up', () => {
    expect(
      broken((draft) => {
        const object = draft.object('Thing·1', { list: 5 });
        draft.edge(draft.frame, object, 4, 'x');
        draft.beginRun(0, 'gc.collect()');
        draft.beginPhase('update_refs');
        draft.gcRefs(object, 1);
        draft.beginPhase('subtract_refs');
        draft.gcRefs(object, 0);
        draft.step(StepKind.GcRefsSubtract, object, 1, 0);
      }),
    ).toThrow(/gc_refs 0 and lost 0/);
  });
});
