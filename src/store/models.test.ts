import { describe, expect, test } from 'vitest';
import { GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { leakyTrace } from '../trace/leaky.fixture';
import { causeOf } from './cause';
import { collectorModel, type ListModel } from './collector';
import { inspectorModel } from './inspector';
import { Moments, type Moment } from './moment';
import { findPlace, placeOf } from './place';
import { currentLine, firstHitsOf, isWithinLine } from './source';
import { describeStep, stepText } from './stepText';

const trace = leakyTrace();
const layout = layOut(collectLifetimes(trace), {
  filter: 'program',
  orientation: 'right',
  density: 'full',
});
const moments = new Moments();
const at = (step: number): Moment => moments.at(trace, layout, step);

/** The first step of a kind from `from` on. */
function stepOf(kind: number, from = 0, matches: (n: number) => boolean = () => true): number {
  for (let n = from; n <= trace.length; n++) {
    if (trace.steps.kind.get(n) === kind && matches(n)) return n;
  }
  throw new Error('no such step');
}

function objectNamed(name: string): number {
  const { tables } = trace;
  for (let o = 1; o < tables.objectCount; o++) {
    if (tables.strings.get(tables.objectName.get(o)) === name) return o;
  }
  throw new Error(`no object is called ${name}`);
}

const leak = objectNamed('ClassyClass·2');
const run = stepOf(StepKind.RunBegin);

function rowsWithGone(lists: readonly ListModel[], list: number): number[] {
  return lists.find((each) => each.list === list)!.rows.map((row) => row.object);
}

describe('the collector', () => {
  test('before its first run says when it would run', () => {
    const model = collectorModel(at(0));
    expect(model).toMatchObject({ run: null, phases: [], lists: [] });
    expect(model.generations.map(({ threshold }) => threshold)).toEqual([700, 10, 10]);
    expect(model.idle).toContain('700');
  });

  test('in a run shows the version’s own phases, and where it is', () => {
    const subtract = stepOf(StepKind.GcRefsSubtract);
    const model = collectorModel(at(subtract));
    expect(model.run).toMatchObject({ number: 1, generation: 2, underWay: true });
    expect(model.phases.map(({ name }) => name)).toEqual(
      trace.header.phases.map(({ name }) => name),
    );
    const states = model.phases.map(({ state }) => state);
    expect(states.indexOf('current')).toBe(states.lastIndexOf('current'));
    expect(model.phases[states.indexOf('current')]!.name).toBe('subtract_refs');
    expect(states.slice(0, states.indexOf('current')).every((s) => s === 'done')).toBe(true);
    expect(states.slice(states.indexOf('current') + 1).every((s) => s === 'to come')).toBe(true);
    expect(model.phases[0]!.result).toBe('616 + 3,199 + 0');
  });

  test('lists what is drawn with both counts, and counts the rest', () => {
    const subtract = stepOf(StepKind.GcRefsSubtract);
    const moment = at(subtract);
    const [young, ...others] = collectorModel(moment).lists;
    expect(others).toEqual([]);
    expect(young).toMatchObject({ name: 'young', length: 3815, open: true });
    expect(young!.inView).toBe(young!.rows.length);
    const current = young!.rows.filter((row) => row.current);
    expect(current).toHaveLength(1);
    expect(current[0]).toMatchObject({
      object: moment.record.a,
      gcRefs: moment.record.c,
      gcRefsBefore: moment.record.b,
    });
    expect(young!.rows.filter((row) => row.visiting)).toHaveLength(1);
  });

  test('leaves a mark where an object was that moves to another list', () => {
    const move = stepOf(StepKind.Move, run, (n) => trace.step(n).c === GcList.Finalizers);
    const model = collectorModel(at(move));
    expect(model.move).toEqual({ from: GcList.Unreachable, to: GcList.Finalizers });
    const rows = (list: number) => model.lists.find((each) => each.list === list)!.rows;
    const object = trace.step(move).a;
    expect(rows(GcList.Unreachable).filter(({ gone }) => gone)).toMatchObject([{ object }]);
    expect(rows(GcList.Finalizers).filter(({ current }) => current)).toMatchObject([{ object }]);
    // Where it stood a step before.
    const before = collectorModel(at(move - 1)).lists.find(
      ({ list }) => list === GcList.Unreachable,
    )!;
    expect(before.rows.map((row) => row.object)).toEqual(
      rowsWithGone(collectorModel(at(move)).lists, GcList.Unreachable),
    );
  });

  test('says how far each phase is, and what it came to', () => {
    const resultAt = (step: number, name: string) =>
      collectorModel(at(step)).phases.find((phase) => phase.name === name)!.result;
    const subtract = stepOf(StepKind.GcRefsSubtract);
    expect(resultAt(subtract, 'subtract_refs')).toMatch(/^\d+ of \d+ in view$/);
    const aside = stepOf(StepKind.Move, run, (n) => trace.step(n).c === GcList.Unreachable);
    expect(resultAt(aside, 'move_unreachable')).toMatch(/set aside$/);
    expect(resultAt(stepOf(StepKind.RunEnd), 'handle_weakrefs')).toMatch(/cleared, 0 called$/);
  });

  test('folds the young list once it is scanned, and opens the ones that matter', () => {
    const lists = collectorModel(at(stepOf(StepKind.Uncollectable))).lists;
    expect(lists.map(({ name, open }) => [name, open])).toEqual([
      ['young', false],
      ['finalizers', true],
    ]);
    expect(lists[1]!.rows.map(({ object }) => object)).toContain(leak);
  });

  test('after a run keeps its results', () => {
    const model = collectorModel(at(stepOf(StepKind.RunEnd)));
    expect(model.run).toMatchObject({ underWay: false });
    expect(model.phases.every(({ state }) => state === 'done')).toBe(true);
    expect(model.phases.at(-1)!.result).toBe('2 to gc.garbage');
  });
});

describe('the inspector', () => {
  test('explains every count by its holders, at every step', () => {
    for (let step = 0; step <= trace.length; step++) {
      const moment = at(step);
      for (const object of moment.view.objects()) {
        const { refcount, holders } = inspectorModel(moment, object);
        const sum = holders.reduce((total, { times }) => total + times, 0);
        if (refcount !== null) expect(sum).toBe(refcount);
      }
    }
  });

  test('shows the sum behind gc_refs', () => {
    for (let step = run; step <= stepOf(StepKind.RunEnd); step++) {
      const moment = at(step);
      if (!moment.changes.gcRefs.has(leak)) continue;
      const { subtraction } = inspectorModel(moment, leak);
      expect(subtraction!.refs - subtraction!.inside).toBe(subtraction!.gcRefs);
    }
  });

  test('tells the lost object’s cycle and its size', () => {
    const model = inspectorModel(at(run), leak);
    expect(model).toMatchObject({ name: 'ClassyClass·2', status: 'unreachable', refcount: 1 });
    expect(model.holders).toHaveLength(1);
    expect(model.holders[0]).toMatchObject({ name: 'dict·2', place: "['self']", inCycle: true });
    expect(model.cycleSize).toBe(344);
  });

  test('gives each change with its step, its count and its cause', () => {
    const { history } = inspectorModel(at(run), leak);
    expect(history[0]).toMatchObject({ change: 1, count: 1, cause: 'born, line 19' });
    expect(history.map(({ cause }) => cause)).toContain('self.self = self');
    expect(history.at(-1)!.cause).toBe('self_reference() returned');
    for (const { step } of history) expect(step).toBeLessThanOrEqual(run);
  });

  test('knows what came and what is gone', () => {
    const gone = objectNamed('ClassyClass·1');
    const freed = inspectorModel(at(trace.length), gone);
    expect(freed).toMatchObject({ status: 'freed', holders: [] });
    expect(freed.freed).toBe(stepOf(StepKind.Freed, 0, (n) => trace.steps.a.get(n) === gone));
    expect(inspectorModel(at(0), leak).born).toBeGreaterThan(0);
  });
});

test('a place in the program is found again', () => {
  for (let step = 0; step <= trace.length; step = trace.stops.next('line', step)) {
    expect(findPlace(trace, placeOf(trace, step))).toBe(step);
    if (step === trace.length) break;
  }
  expect(findPlace(trace, { at: 'line', line: 999, occurrence: 1 })).toBeNull();
});

test('the source knows the line on screen and which lines have run', () => {
  const line = stepOf(StepKind.Line, 10);
  expect(currentLine(at(line))).toBe(trace.steps.b.get(line));
  expect(isWithinLine(at(line))).toBe(false);
  expect(isWithinLine(at(stepOf(StepKind.Write)))).toBe(true);
  expect(firstHitsOf(at(0)).get(trace.steps.b.get(line))).toBeLessThanOrEqual(line);
});

test('every step has words of its own for the slider', () => {
  expect(describeStep(at(run + 1))).toContain(`step ${run + 1} of ${trace.length}`);
  for (let step = 0; step <= trace.length; step++) {
    expect(stepText(trace, step)).toMatch(new RegExp(`^step ${step}`));
    expect(typeof causeOf(trace, step)).toBe('string');
  }
});
