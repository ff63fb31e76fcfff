import { describe, expect, test } from 'vitest';
import { StepKind } from '../heap/steps';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import { sourceLine } from './cause';
import { destination, type Travel } from './travel';

const trace = leakyTrace();
const go = (from: number, way: Travel, by: 1 | -1 = 1, breakpoints: number[] = []) =>
  destination(trace, from, way, by, breakpoints);
const lineAt = (n: number) => sourceLine(trace, trace.step(n).line);

/** The first step at which a line with that text begins. */
function stepAtLine(text: string): number {
  for (let n = 1; n <= trace.length; n++) {
    if (trace.steps.kind.get(n) === StepKind.Line && lineAt(n) === text) return n;
  }
  throw new Error(`no line ${text}`);
}

describe('the ways of a debugger', () => {
  const call = stepAtLine('self_reference()');

  test('over a call: the next line of the same function, and back to the line before', () => {
    const after = go(call, 'over');
    expect(lineAt(after)).toContain('Uncollectable garbage');
    expect(trace.step(after).frame).toBe(trace.step(call).frame);
    expect(go(after, 'over', -1)).toBe(call);
  });

  test('into a call: the first line of the function, and back out of it the way one came', () => {
    const inside = go(call, 'into');
    expect(lineAt(inside)).toBe('c = ClassyClass()');
    expect(trace.step(inside).frame).not.toBe(trace.step(call).frame);
    expect(go(inside, 'into', -1)).toBe(call);
  });

  test('out of a call: where it returns, or back to where it began', () => {
    const inside = go(call, 'into');
    const out = go(inside, 'out');
    expect(trace.steps.kind.get(out - 1)).toBe(StepKind.Return);
    expect(out).toBeLessThanOrEqual(go(call, 'over'));
    const begin = go(inside, 'out', -1);
    expect(trace.steps.kind.get(begin)).toBe(StepKind.Call);
    expect(begin).toBeGreaterThan(call);
  });

  test('to the next breakpoint and the one before, or to the ends', () => {
    const line = trace.step(stepAtLine('c = ClassyClass()')).line;
    const second = trace.step(call).line;
    const first = go(0, 'breakpoint', 1, [line, second]);
    expect(trace.step(first).line).toBe(line);
    const next = go(first, 'breakpoint', 1, [line, second]);
    expect(next).toBe(call);
    expect(go(next, 'breakpoint', -1, [line, second])).toBe(first);
    expect(go(first, 'breakpoint', -1, [line])).toBe(0);
    expect(go(next, 'breakpoint', 1, [second])).toBe(trace.length);
  });

  test('a walk over the module ends at the end, from every step', () => {
    for (let n = 0; n < trace.length; n++) {
      for (const way of ['over', 'into', 'out'] as const) {
        expect(go(n, way)).toBeGreaterThan(n);
        expect(go(n + 1, way, -1)).toBeLessThan(n + 1);
      }
    }
  });
});

test('a module that no step calls is no deeper than one that a step calls', () => {
  const lines = Object.entries({ outer: 1, inner: 5, after: 2 });
  const run = (called: boolean) => {
    const draft = new Draft();
    draft.push('module', 1);
    if (called) draft.step(StepKind.Call, 1);
    for (const [name, line] of lines) {
      if (name === 'inner') draft.step(StepKind.Call, 2);
      draft.lineStep(line);
      if (name === 'inner') draft.step(StepKind.Return, 2);
    }
    return draft.end();
  };
  for (const called of [false, true]) {
    const short = run(called);
    const first = destination(short, 0, 'over', 1, []);
    expect(short.step(first).b).toBe(1);
    expect(short.step(destination(short, first, 'over', 1, [])).b).toBe(2);
  }
});
