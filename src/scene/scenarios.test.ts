import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../heap/version';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { simulate } from '../simulator/simulate';
import { Moments } from '../store/moment';
import { spokenObject } from '../captions/spoken';
import { buildScene } from './buildScene';
import { overlap } from './curves';
import type { SceneInput } from './input';
import type { NodeMark, SceneModel } from './model';
import type { Shape } from './shapes';

/** A program with what its drawing at a step depends on. */
function openProgram(source: string, version: PythonVersion) {
  const trace = simulate(source, { version }).trace!;
  const layout = layOut(collectLifetimes(trace), {
    filter: 'program',
    orientation: 'right',
    density: 'full',
  });
  const moments = new Moments();
  const inputAt = (step: number): SceneInput => {
    const moment = moments.at(trace, layout, step);
    const { view, changes, ghosts } = moment;
    return {
      view,
      step,
      changes,
      layout,
      phase: trace.header.phases[view.phase]?.name,
      statusOf: (object) => moment.statusOf(object),
      ghosts,
      selection: null,
      options: { backReferences: false },
      spoken: (object) => spokenObject(view, object, moment.statusOf(object)),
      sourceLine: (line) => `line ${line}`,
    };
  };
  return { length: trace.length, inputAt };
}

function sourceOf(program: string): string {
  return fs.readFileSync(new URL(`../scenarios/programs/${program}.py`, import.meta.url), 'utf8');
}

/** Every third step of a built-in program, drawn. */
function* drawingsOf(program: string, version: PythonVersion): Generator<SceneModel> {
  const { length, inputAt } = openProgram(sourceOf(program), version);
  for (let step = 0; step <= length; step += 3) yield buildScene(inputAt(step));
}

function textBox({ attrs, text = '' }: Shape): Rect {
  const mono = String(attrs['class'] ?? '').includes('m');
  const width = textWidth(text, Number(attrs['font-size']), mono ? 'mono' : 'sans400');
  const anchored = attrs['text-anchor'] === 'end' ? width : 0;
  return { x: Number(attrs['x']) - anchored, y: Number(attrs['y']), width, height: 1 };
}

function rowsOf({ shapes }: NodeMark): Shape[][] {
  return shapes
    .filter((shape) => shape.attrs['class'] === 'row')
    .map((row) => (row.children ?? []).filter((part) => part.tag === 'text'));
}

/** The box behind a tag's or label's words, where it stands in the drawing. */
function plate(shapes: readonly Shape[], key: string, at = { x: 0, y: 0 }): Rect[] {
  return shapes.flatMap(({ attrs, tag, key: own, children = [] }) =>
    tag === 'rect' && own === key
      ? [
          {
            x: at.x + Number(attrs['x']),
            y: at.y + Number(attrs['y']),
            width: Number(attrs['width']),
            height: Number(attrs['height']),
          },
        ]
      : plate(children, key, at),
  );
}

describe.each([
  ['leaky.2', '2.7'],
  ['leaky-debug.3', '3.13'],
  ['mended-by-weakref.3', '3.12'],
  ['self-reference.3', '3.14'],
  ['at-exit.3', '3.12'],
] as const)('%s in %s', (program, version) => {
  const drawings = [...drawingsOf(program, version)];

  it('writes no value over the name beside it', () => {
    for (const { nodes, step } of drawings) {
      for (const row of nodes.flatMap(rowsOf)) {
        const [label, value] = row.map(textBox);
        if (!label || !value) continue;
        const said = `step ${step}: ${row.map((shape) => shape.text).join(' | ')}`;
        expect(overlap(label, value), said).toBe(false);
      }
    }
  });

  it("keeps nodes' tags and the words below ghosts off the tags of hulls", () => {
    for (const { nodes, hulls, step } of drawings) {
      const titles = hulls.flatMap((hull) => plate(hull.tag, 'box'));
      for (const node of nodes) {
        const tags = node.shapes.filter((shape) => shape.attrs['class'] === 'tag');
        for (const tag of plate(tags, 'box', node)) {
          for (const title of titles) {
            expect(overlap(tag, title), `step ${step}: ${node.name}`).toBe(false);
          }
        }
      }
    }
  });

  it('puts no label on a node or a badge', () => {
    for (const { nodes, edges, step } of drawings) {
      for (const edge of edges) {
        for (const label of plate(edge.labels, 'plate')) {
          for (const node of nodes) {
            if (node.status === 'freed') continue;
            const covered = [node, ...plate(node.badges, 'box', node)];
            // A plate is a little larger than the room its words were given.
            const words = { ...label, y: label.y + 1, height: label.height - 2 };
            const said = `step ${step}: ${edge.label} on ${node.name}`;
            expect(
              covered.some((box) => overlap(box, words)),
              said,
            ).toBe(false);
          }
        }
      }
    }
  });

  it('shows the namespaces of the program only', () => {
    for (const { nodes } of drawings) {
      expect(nodes.filter((node) => node.name.endsWith(' namespace'))).toEqual([]);
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
    ['leaky', sourceOf('leaky.2'), '2.7'],
    ['self-reference', sourceOf('self-reference.3'), '3.14'],
  ] as const)(
    'cannot be seen: %s',
    (_, source, version) => {
      const { length, inputAt } = openProgram(source, version);
      const walk = [...Array(length + 1).keys()];
      const jumps = walk.slice(0, 40).map((step) => (step * 61) % (length + 1));
      const steps = [...walk, ...jumps, ...walk.slice(0, 60).reverse()];
      steps.forEach((step, i) => {
        const input = inputAt(step);
        const remembered = buildScene(input);
        if (i % 7 !== 0) return;
        const anew = buildScene({ ...input, layout: { ...input.layout } });
        expect(JSON.stringify(remembered), `step ${step}`).toBe(JSON.stringify(anew));
      });
    },
    20_000,
  );
});
