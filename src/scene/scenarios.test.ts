import { describe, expect, it } from 'vitest';
import { spokenObject } from '../captions/spoken';
import type { PythonVersion } from '../heap/version';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { isPlaced, type Density, type Layout, type Orientation } from '../layout/layout';
import { findScenario, SCENARIOS, scenarioSource } from '../scenarios/catalogue';
import { simulate } from '../simulator/simulate';
import { Moments, type Moment } from '../store/moment';
import type { Trace } from '../trace/trace';
import { buildScene } from './buildScene';
import { overlap } from './curves';
import type { SceneInput } from './input';
import type { SceneModel } from './model';
import { textBoxesOf } from './textBoxes.fixture';

interface Arrangement {
  orientation: Orientation;
  density: Density;
}

/** How the page arranges the heap at the widths that it is made for. */
const ARRANGEMENTS: readonly Arrangement[] = [
  { orientation: 'right', density: 'full' },
  { orientation: 'right', density: 'compact' },
  { orientation: 'down', density: 'compact' },
];

/** The versions whose collectors differ in what is seen. */
const VERSIONS: readonly PythonVersion[] = ['2.7', '3.6', '3.8', '3.11', '3.13', '3.14'];

/** Every built-in program with every version that it is tried in. */
function everyScenario(): { scenario: string; version: PythonVersion }[] {
  return SCENARIOS.flatMap(({ id }) => VERSIONS.map((version) => ({ scenario: id, version })));
}

function sourceOf(scenario: string, version: PythonVersion): string {
  return scenarioSource(findScenario(scenario)!, version);
}

/** Where the page draws a trace. */
function layoutOf(trace: Trace, arrangement: Arrangement): Layout {
  return layOut(collectLifetimes(trace), { filter: 'program', ...arrangement });
}

/** What the page gives to the drawing at a moment. */
function inputAt(moment: Moment, layout: Layout): SceneInput {
  const { view, step, changes, ghosts, trace } = moment;
  const lines = trace.header.source.split('\n');
  return {
    view,
    step,
    changes,
    layout,
    ghosts,
    phase: trace.header.phases[view.phase]?.name,
    listNames: trace.header.listNames,
    statusOf: (object) => moment.statusOf(object),
    selection: null,
    options: { backReferences: false },
    spoken: (object) => spokenObject(view, object, moment.statusOf(object)),
    sourceLine: (line) => (lines[line - 1] ?? '').trim(),
  };
}

/** Two texts may come as close as the rounding of their places brings them. */
const TOUCH = 0.5;

/** What is written over something else in a drawing. */
function collisionsIn(model: SceneModel): string[] {
  const boxes = textBoxesOf(model)
    .map((box) => ({ ...box, width: box.width - TOUCH, height: box.height - TOUCH }))
    .sort((a, b) => a.x - b.x);
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j]!.x < a.x + a.width; j++) {
      if (overlap(a, boxes[j]!)) found.push(`${a.said} | ${boxes[j]!.said}`);
    }
  });
  return found;
}

describe.each(everyScenario())('$scenario in $version', ({ scenario, version }) => {
  const trace = simulate(sourceOf(scenario, version), { version }).trace!;

  it.each(ARRANGEMENTS)(
    'writes nothing over anything else, $orientation, $density',
    { timeout: 60_000 },
    (arrangement) => {
      const layout = layoutOf(trace, arrangement);
      const moments = new Moments();
      const found = new Map<string, number>();
      for (let step = 0; step <= trace.length; step++) {
        const model = buildScene(inputAt(moments.at(trace, layout, step), layout));
        for (const collision of collisionsIn(model)) {
          if (!found.has(collision)) found.set(collision, step);
        }
      }
      expect([...found].map(([collision, step]) => `step ${step}: ${collision}`)).toEqual([]);
    },
  );

  it('shows the namespaces of the program only', () => {
    const { tables } = trace;
    const layout = layoutOf(trace, ARRANGEMENTS[0]!);
    for (let object = 1; object < tables.objectCount; object++) {
      if (!isPlaced(layout, object)) continue;
      expect(tables.strings.get(tables.objectName.get(object))).not.toMatch(/ namespace$/);
    }
  });
});

/** Lists, classes, calls, cycles and a collection, in few steps. */
const BUSY = `
import gc
class Node(object):
    def __init__(self, n):
        self.n = n
        self.next = None
nodes = []
for i in range(9):
    nodes.append(Node(i))
for i in range(8):
    nodes[i].next = nodes[i + 1]
nodes[8].next = nodes[2]
nodes[4].next = None
del nodes[3]
pair = (nodes, nodes)
nodes = pair = None
gc.collect()
`;

describe('what is remembered from drawing to drawing', () => {
  it.each([
    ['a busy program', BUSY, '2.7'],
    ['a busy program', BUSY, '3.13'],
    ['leaky', sourceOf('leaky', '2.7'), '2.7'],
    ['self-reference', sourceOf('self-reference', '3.14'), '3.14'],
  ] as const)(
    'cannot be seen: %s',
    (_, source, version) => {
      const trace = simulate(source, { version }).trace!;
      const { length } = trace;
      const layout = layoutOf(trace, ARRANGEMENTS[0]!);
      const moments = new Moments();
      const walk = [...Array(length + 1).keys()];
      const jumps = walk.slice(0, 40).map((step) => (step * 61) % (length + 1));
      const steps = [...walk, ...jumps, ...walk.slice(0, 60).reverse()];
      steps.forEach((step, i) => {
        const input = inputAt(moments.at(trace, layout, step), layout);
        const remembered = buildScene(input);
        if (i % 7 !== 0) return;
        const anew = buildScene({ ...input, layout: { ...input.layout } });
        expect(JSON.stringify(remembered), `step ${step}`).toBe(JSON.stringify(anew));
      });
    },
    20_000,
  );
});
