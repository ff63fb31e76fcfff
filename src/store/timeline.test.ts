import { describe, expect, test } from 'vitest';
import { leakyTrace } from '../trace/leaky.fixture';
import { groupMarks, marksOf, nextChapter, nextMark, spansAt, spansOf } from './timeline';

describe('the timeline of the leaky story', () => {
  const trace = leakyTrace();

  test('has a span for each call, each run and the exit, and knows what lies in what', () => {
    const spans = spansOf(trace);
    expect(spans.map(({ label, depth }) => `${depth} ${label}`)).toEqual([
      '0 no_self_reference()',
      '1 __init__()',
      '0 self_reference()',
      '1 __init__()',
      '1 make_a_self_reference()',
      '0 gc.collect()  generation 2',
      '0 at exit',
      '1 gc  generation 2',
    ]);
    for (const { from, to } of spans.slice(0, 6)) expect(to).toBeGreaterThan(from);
    const inner = spans[4]!;
    expect(spansAt(trace, inner.from).map(({ label }) => label)).toEqual([
      'self_reference()',
      'make_a_self_reference()',
    ]);
  });

  test('goes from chapter to chapter: calls of the module, collections, the exit', () => {
    const starts: number[] = [];
    for (let n = nextChapter(trace, 0, 1); n !== null; n = nextChapter(trace, n, 1)) starts.push(n);
    expect(starts).toEqual(
      spansOf(trace)
        .filter(({ depth }) => depth === 0)
        .map(({ from }) => from),
    );
    expect(nextChapter(trace, starts[1]!, -1)).toBe(starts[0]);
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
