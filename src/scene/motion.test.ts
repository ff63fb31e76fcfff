import { describe, expect, it } from 'vitest';
import { GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { isPlaced } from '../layout/layout';
import { Moments } from '../store/moment';
import { leakyTrace } from '../trace/leaky.fixture';
import { buildScene } from './buildScene';
import { betweenPaths } from './effects';
import { type Effect, endOf, planMotion, progress } from './motion';
import type { SceneModel } from './model';

const trace = leakyTrace();
const layout = layOut(collectLifetimes(trace), {
  filter: 'program',
  orientation: 'right',
  density: 'full',
});
const moments = new Moments();

function sceneAt(step: number): SceneModel {
  const moment = moments.at(trace, layout, step);
  const { view, changes, ghosts } = moment;
  return buildScene({
    ...{ view, step, changes, layout, ghosts, selection: null },
    phase: trace.header.phases[view.phase]?.name,
    listNames: trace.header.listNames,
    statusOf: (object) => moment.statusOf(object),
    options: { backReferences: false },
    spoken: (object) => view.name(object),
    sourceLine: () => '',
  });
}

function stepOf(matches: (n: number) => boolean): number {
  for (let n = 1; n <= trace.length; n++) if (matches(n)) return n;
  throw new Error('no such step');
}

/** The effects of one step, taken forward. */
const motionOf = (step: number) => planMotion(sceneAt(step - 1), sceneAt(step));
const isMove = (n: number, from: number, to: number) => {
  const { kind, a, b, c } = trace.step(n);
  return kind === StepKind.Move && b === from && c === to && isPlaced(layout, a);
};
const of = (effects: readonly Effect[], kind: Effect['kind']) =>
  effects.filter((effect) => effect.kind === kind);

describe('one idea moves at a time', () => {
  it('draws a reference, then rolls the count, with its chip', () => {
    const step = stepOf((n) => {
      const kinds = motionOf(n).map(({ kind }) => kind);
      return (
        trace.step(n).kind === StepKind.Bind && kinds.includes('draw') && kinds.includes('roll')
      );
    });
    const effects = motionOf(step);
    const [draw, roll, chip] = [
      of(effects, 'draw')[0]!,
      of(effects, 'roll')[0]!,
      of(effects, 'chip')[0]!,
    ];
    expect(roll.start).toBeGreaterThanOrEqual(draw.end);
    expect(chip.start).toBeGreaterThanOrEqual(draw.end);
  });

  it('sends the −1 to its target before the digit changes', () => {
    const effects = motionOf(stepOf((n) => trace.step(n).kind === StepKind.GcRefsSubtract));
    const [token] = of(effects, 'travel');
    const [roll] = of(effects, 'roll');
    expect(token!.start).toBe(0);
    expect(roll).toMatchObject({ badge: 'gc-refs' });
    expect(roll!.start).toBeGreaterThanOrEqual(token!.end);
  });

  it('slides what looks unreachable, and slides it back when it is found reachable', () => {
    const aside = motionOf(stepOf((n) => isMove(n, GcList.Young, GcList.Unreachable)));
    expect(of(aside, 'slide')).toMatchObject([{ from: 0, to: 12 }]);
    expect(of(aside, 'swap').length).toBeGreaterThan(0);
    const returns = (effect: Effect) => effect.kind === 'slide' && effect.to === 0;
    const back = motionOf(stepOf((n) => motionOf(n).some(returns)));
    expect(of(back, 'slide')).toMatchObject([{ from: 12, to: 0 }]);
    const rolled = of(back, 'roll');
    expect(of(back, 'slide')[0]!.start).toBeGreaterThanOrEqual(
      Math.max(...rolled.map((e) => e.end)),
    );
  });

  it('bends the references of what slides, and no other', () => {
    const step = stepOf((n) => isMove(n, GcList.Young, GcList.Unreachable));
    const moved = trace.step(step).a;
    const touching = sceneAt(step).edges.filter(({ from, to }) => from === moved || to === moved);
    const keys = touching.map(({ edge }) => `edge-${edge}`);
    const bent = of(motionOf(step), 'bend').map(({ key }) => key);
    expect(bent.length).toBeGreaterThan(0);
    expect(keys).toEqual(expect.arrayContaining(bent));
  });

  it('copies the counts in the order of the list, 30 ms apart, when one press takes them all', () => {
    const first = stepOf((n) => trace.step(n).kind === StepKind.GcRefsInit);
    let last = first;
    while (trace.step(last + 1).kind === StepKind.GcRefsInit) last++;
    const to = sceneAt(last);
    const copies = of(planMotion(sceneAt(first - 1), to), 'copy');
    expect(copies.length).toBeGreaterThan(3);
    expect(copies.map(({ key }) => key)).toEqual(
      to.order.slice(0, copies.length).map((object) => `node-${object}`),
    );
    copies.forEach(({ start }, i) => expect(start).toBeCloseTo(i * 30));
  });

  it('lets a count roll to 0 before the object is a ghost', () => {
    const step = stepOf((n) => trace.step(n).kind === StepKind.Freed);
    const ghost = `node-${trace.step(step).a}`;
    const effects = motionOf(step).filter(({ key }) => key === ghost);
    const [roll] = of(effects, 'roll');
    const [swap] = of(effects, 'swap');
    if (roll) expect(swap!.start).toBeGreaterThanOrEqual(roll.end);
    expect(swap).toBeDefined();
  });
});

describe('the film', () => {
  it('is a function of the two drawings', () => {
    for (let step = 1; step <= trace.length; step++) {
      expect(JSON.stringify(motionOf(step))).toBe(JSON.stringify(motionOf(step)));
    }
  });

  it('ends with every effect at its end', () => {
    for (let step = 1; step <= trace.length; step++) {
      const effects = motionOf(step);
      const end = endOf(effects);
      for (const effect of effects) {
        expect(progress(effect, 0)).toBe(0);
        expect(progress(effect, end)).toBe(1);
      }
    }
  });

  it('is over before the next step of one that plays', () => {
    for (let step = 1; step <= trace.length; step++) {
      expect(endOf(motionOf(step)), `step ${step}`).toBeLessThanOrEqual(1200);
    }
  });
});

describe('a line between two', () => {
  it('is halfway at half time', () => {
    expect(betweenPaths('M0 0C1 2 3 4 10 -4', 'M10 0C1 4 3 4 20 4', 0.5)).toBe('M5 0C1 3 3 4 15 0');
  });

  it('is none where they are not built alike', () => {
    expect(betweenPaths('M0 0C1 2 3 4 5 6', 'M0 0C1 2 3 4 5 6C1 2 3 4 5 6', 0.5)).toBeNull();
  });
});
