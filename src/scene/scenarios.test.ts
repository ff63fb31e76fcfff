import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../heap/version';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { simulate } from '../simulator/simulate';
import { Moments } from '../store/moment';
import { buildScene } from './buildScene';
import { overlap } from './curves';
import type { NodeMark, SceneModel } from './model';
import type { Shape } from './shapes';

/** Every third step of a built-in program, drawn. */
function* drawingsOf(program: string, version: PythonVersion): Generator<SceneModel> {
  const file = new URL(`../scenarios/programs/${program}.py`, import.meta.url);
  const trace = simulate(fs.readFileSync(file, 'utf8'), { version }).trace!;
  const layout = layOut(collectLifetimes(trace), {
    filter: 'program',
    orientation: 'right',
    density: 'full',
  });
  const moments = new Moments();
  for (let step = 0; step <= trace.length; step += 3) {
    const moment = moments.at(trace, layout, step);
    const { view, changes, ghosts } = moment;
    yield buildScene({
      view,
      step,
      changes,
      layout,
      phase: trace.header.phases[view.phase]?.name,
      statusOf: (object) => moment.statusOf(object),
      ghosts,
      selection: null,
      options: { backReferences: false },
      spoken: (object) => view.name(object),
      sourceLine: () => '',
    });
  }
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
