import { describe, expect, it } from 'vitest';
import type { Status } from '../heap/kinds';
import { STATUSES } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { collectLifetimes, ghostsAt } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import type { Layout } from '../layout/layout';
import { Moments } from '../store/moment';
import { leakyTrace } from '../trace/leaky.fixture';
import type { Trace } from '../trace/trace';
import { buildScene } from './buildScene';
import { edgeAttrs, nodeAttrs } from './markAttrs';
import type { NodeMark, SceneModel } from './model';
import type { SceneInput } from './input';
import type { Shape } from './shapes';
import { STATUS_LOOKS } from './status';
import { sceneToSvg } from './svg';

/** Gives the scene's input for any step of a trace, as the page does. */
function sceneInputs(trace: Trace, layout: Layout): (step: number) => SceneInput {
  const moments = new Moments();
  const lines = trace.header.source.split('\n');
  return (step) => {
    const moment = moments.at(trace, layout, step);
    const { view, changes } = moment;
    return {
      view,
      step,
      changes,
      layout,
      phase: trace.header.phases[view.phase]?.name,
      listNames: trace.header.listNames,
      statusOf: (object) => moment.statusOf(object),
      ghosts: ghostsAt(layout, step),
      selection: null,
      options: { backReferences: false },
      spoken: (object) => view.name(object),
      sourceLine: (line) => (lines[line - 1] ?? '').trim(),
    };
  };
}

const trace = leakyTrace();
const layout = layOut(collectLifetimes(trace), {
  filter: 'program',
  orientation: 'right',
  density: 'full',
});
const inputs = sceneInputs(trace, layout);
const sceneAt = (step: number) => buildScene(inputs(step));
const steps = [...Array(trace.length + 1).keys()];
const stepOf = (kind: number, nth = 0) => steps.filter((n) => trace.step(n).kind === kind)[nth]!;

function nodeNamed(model: SceneModel, name: string): NodeMark {
  return model.nodes.find((mark) => mark.name === name)!;
}

function textsOf(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) => [
    ...(shape.text === undefined ? [] : [shape.text]),
    ...textsOf(shape.children ?? []),
  ]);
}

const lastBind = steps.filter((n) => trace.step(n).kind === StepKind.Bind).at(-1)!;

describe('buildScene', () => {
  it('is a function of the step alone', () => {
    const forward = steps.map((n) => JSON.stringify(sceneAt(n)));
    for (const n of [...steps].reverse()) expect(JSON.stringify(sceneAt(n))).toBe(forward[n]);
  });

  it('moves no object, ever', () => {
    const places = new Map<number, string>();
    for (const n of steps) {
      for (const { object, x, y } of sceneAt(n).nodes) {
        const place = `${x} ${y}`;
        expect(places.get(object) ?? place).toBe(place);
        places.set(object, place);
      }
    }
  });

  it('shows a count for every object as the heap has it', () => {
    for (const n of steps) {
      const { view } = inputs(n);
      for (const { object, refcount, status } of sceneAt(n).nodes) {
        if (object === 0 || status === 'freed') continue;
        expect(refcount).toBe(String(view.refcount(object)));
      }
    }
  });

  it('carries the attributes by which it is known from outside', () => {
    const model = sceneAt(lastBind);
    const instance = nodeNamed(model, 'ClassyClass·2');
    expect(nodeAttrs(instance)).toMatchObject({
      'data-object': instance.object,
      'data-type': 'ClassyClass',
      'data-name': 'ClassyClass·2',
      'data-refcount': '2',
      'data-status': 'uncollectable',
      'aria-label': 'ClassyClass·2',
    });
    const garbage = nodeNamed(model, 'gc.garbage');
    const held = model.edges.filter((edge) => edge.from === garbage.object);
    expect(held.map((edge) => edge.label)).toEqual(['[0]', '[1]']);
    expect(edgeAttrs(held[0]!)).toMatchObject({
      'data-from': garbage.object,
      'data-to': instance.object,
      'data-label': '[0]',
    });
  });

  it('tells a class by its finalizer, its methods and the references from hidden parts', () => {
    const texts = textsOf(nodeNamed(sceneAt(lastBind), 'ClassyClass').shapes);
    expect(texts).toEqual(
      expect.arrayContaining(['__del__', 'finalizer', '+2 methods, internals', '3 refs']),
    );
  });

  it('draws one hull around the cycle and says why', () => {
    const { hulls, nodes } = sceneAt(lastBind);
    expect(hulls).toHaveLength(1);
    expect(hulls[0]!.status).toBe('uncollectable');
    expect(textsOf(hulls[0]!.tag)).toEqual(['Uncollectable: __del__ in the cycle']);
    const { rect, members } = hulls[0]!;
    for (const mark of nodes.filter(({ object }) => members.includes(object))) {
      expect(mark.x).toBeGreaterThan(rect.x);
      expect(mark.y).toBeGreaterThan(rect.y);
      expect(mark.x + mark.width).toBeLessThan(rect.x + rect.width);
      expect(mark.y + mark.height).toBeLessThan(rect.y + rect.height);
    }
  });

  it('leaves a ghost where an object was freed', () => {
    const step = stepOf(StepKind.Freed);
    const ghost = nodeNamed(sceneAt(step), 'ClassyClass·1');
    expect(ghost.status).toBe('freed');
    expect(textsOf(ghost.shapes)).toContain(`freed at step ${step}`);
  });

  it('shows the change of a count as a chip', () => {
    const instance = nodeNamed(sceneAt(stepOf(StepKind.Bind, 3)), 'ClassyClass·2');
    expect(textsOf(instance.badges)).toContain('+1');
  });

  it('marks the reference that is subtracted', () => {
    const model = sceneAt(stepOf(StepKind.GcRefsSubtract, 2));
    const marked = model.edges.filter((edge) => edge.labels.some((label) => label.key === 'token'));
    expect(marked.map((edge) => edge.label)).toEqual(["['self']"]);
  });

  it('draws node boxes that do not overlap', () => {
    for (const n of steps) {
      const { nodes } = sceneAt(n);
      for (const a of nodes) {
        for (const b of nodes) {
          if (a.object >= b.object) continue;
          const apart =
            a.x + a.width <= b.x ||
            b.x + b.width <= a.x ||
            a.y + a.height <= b.y ||
            b.y + b.height <= a.y;
          expect(apart, `step ${n}: ${a.name} over ${b.name}`).toBe(true);
        }
      }
    }
  });
});

describe('a pinned object', () => {
  const pinnedName = 'ClassyClass·2';
  const drawings = () => {
    const input = inputs(lastBind);
    const plain = buildScene(input);
    const { object } = nodeNamed(plain, pinnedName);
    const moved = buildScene({ ...input, pins: new Map([[object, { x: 40, y: -30 }]]) });
    return { plain, moved, again: buildScene(input), object };
  };

  it('stands where it was dragged to, with a pin, and no other moves', () => {
    const { plain, moved, object } = drawings();
    for (const [i, node] of moved.nodes.entries()) {
      const { x, y } = plain.nodes[i]!;
      const isPinned = node.object === object;
      expect([node.x - x, node.y - y]).toEqual(isPinned ? [40, -30] : [0, 0]);
      expect(node.shapes.some(({ key }) => key === 'pin')).toBe(isPinned);
    }
  });

  it('takes its references along', () => {
    const { plain, moved, object } = drawings();
    for (const edge of moved.edges) {
      if (edge.from !== object && edge.to !== object) continue;
      expect(edge.d).not.toBe(plain.edges.find((other) => other.edge === edge.edge)!.d);
    }
  });

  it('is let go without a trace', () => {
    const { plain, again } = drawings();
    expect(JSON.stringify(again)).toBe(JSON.stringify(plain));
  });
});

describe('STATUS_LOOKS', () => {
  const unlike = STATUSES.filter((status) => status !== 'normal');

  it('tells every status by more than colour', () => {
    const grey = (status: Status) => {
      const { width, dash, hull, icon, word } = STATUS_LOOKS[status];
      return JSON.stringify({ width, dash, hull, icon, word });
    };
    expect(new Set(STATUSES.map(grey)).size).toBe(STATUSES.length);
    expect(new Set(unlike.map((status) => STATUS_LOOKS[status].word)).size).toBe(unlike.length);
    expect(new Set(unlike.map((status) => STATUS_LOOKS[status].color)).size).toBe(unlike.length);
  });

  it('gives each hull its own pattern or line', () => {
    const hulls = STATUSES.flatMap((status) => STATUS_LOOKS[status].hull ?? []);
    expect(new Set(hulls.map((hull) => JSON.stringify(hull))).size).toBe(hulls.length);
  });
});

describe('sceneToSvg', () => {
  it('writes the drawing with colours instead of properties', () => {
    const svg = sceneToSvg(sceneAt(lastBind), { theme: 'dark' });
    expect(svg).toContain('data-name="ClassyClass·2"');
    expect(svg).not.toContain('var(--');
    expect(svg).not.toContain('NaN');
  });
});
