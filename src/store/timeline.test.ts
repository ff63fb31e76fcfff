import { describe, expect, test } from 'vitest';
import { leakyTrace } from '../trace/leaky.fixture';
import { groupMarks, marksOf, nextMark, spansOf } from './timeline';

describe('the timeline of the leaky story', () => {
  const trace = leakyTrace();

  test('has a span for each call from the module, each run and the exit', () => {
    const spans = spansOf(trace);
    expect(spans.map(({ label }) => label)).toEqual([
      'no_self_reference()',
      'self_reference()',
      'gc.collect()  generation 2',
      'at exit',
      'gc  generation 2',
    ]);
    for (const { from, to } of spans.slice(0, 3)) expect(to).toBeGreaterThan(from);
  });

  test('marks what happens to objects and when the collector runs', () => {
    const marks = marksOf(trace, null);
    const kinds = new Set(marks.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['alloc', 'free', 'finalizer', 'run', 'uncollectable']));
    expect(marks.filter(({ kind }) => kind === 'run')).toHaveLength(2);
    expect(marks.filter(({ kind }) => kind === 'uncollectable')).toHaveLength(2);
  });

  test('goes from mark to mark and back', () => {
    const first = nextMark(trace, null, 0, 1)!;
    const second = nextMark(trace, null, first, 1)!;
    expect(second).toBeGreaterThan(first);
    expect(nextMark(trace, null, second, -1)).toBe(first);
    expect(nextMark(trace, null, 0, -1)).toBeNull();
    expect(nextMark(trace, null, trace.length, 1)).toBeNull();
  });

  test('joins what is too close, and shows the weightiest', () => {
    const marks = marksOf(trace, null);
    const apart = groupMarks(marks, 100, 8);
    expect(apart).toHaveLength(new Set(marks.map(({ step }) => step)).size);
    const [all] = groupMarks(marks, 0, 8);
    expect(all!.marks).toHaveLength(marks.length);
    expect(all!.kind).toBe('uncollectable');
  });
});
