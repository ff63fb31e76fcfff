import type { Shape } from './shapes';
import { ink, type Token } from './tokens';

interface Pattern {
  id: string;
  size: number;
  rotate?: number;
  background?: { token: Token; opacity: number };
  mark: Shape;
}

/** Fills of the hulls, and the dots of the ground. Told apart by form, not by colour. */
const PATTERNS: readonly Pattern[] = [
  {
    id: 'hatch',
    size: 9,
    rotate: 45,
    background: { token: 'uncol-bg', opacity: 0.55 },
    mark: {
      key: 'mark',
      tag: 'line',
      attrs: {
        x1: 0,
        x2: 0,
        y1: 0,
        y2: 9,
        stroke: ink('uncol'),
        'stroke-width': 1.6,
        opacity: 0.22,
      },
    },
  },
  {
    id: 'dots',
    size: 9,
    background: { token: 'unreach-bg', opacity: 0.55 },
    mark: {
      key: 'mark',
      tag: 'circle',
      attrs: { cx: 2, cy: 2, r: 1, fill: ink('unreach'), opacity: 0.35 },
    },
  },
  {
    id: 'dashes',
    size: 10,
    background: { token: 'tent-bg', opacity: 0.45 },
    mark: { key: 'mark', tag: 'path', attrs: { d: 'M0 5h4', stroke: ink('tent'), opacity: 0.28 } },
  },
  {
    id: 'grid',
    size: 20,
    mark: {
      key: 'mark',
      tag: 'circle',
      attrs: { cx: 1, cy: 1, r: 0.8, fill: ink('line-2'), opacity: 0.55 },
    },
  },
];

/** The patterns as plain elements: `<pattern>` with its attributes and its shapes. */
export function patternElements(): { attrs: Record<string, string | number>; shapes: Shape[] }[] {
  return PATTERNS.map(({ id, size, rotate, background, mark }) => ({
    attrs: {
      id,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      ...(rotate ? { patternTransform: `rotate(${rotate})` } : {}),
    },
    shapes: [
      ...(background
        ? [
            {
              key: 'background',
              tag: 'rect' as const,
              attrs: {
                width: size,
                height: size,
                fill: ink(background.token),
                opacity: background.opacity,
              },
            },
          ]
        : []),
      mark,
    ],
  }));
}
