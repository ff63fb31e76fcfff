import { textWidth } from '../layout/metrics';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { ink, type Token } from './tokens';

const DIGIT_SIZE = 11.5;
const LABEL_SIZE = 10.5;
const HEIGHT = 20;
const CHIP_HEIGHT = 18;
const SPACE = 5;
/** How far badges may stand out at the left of a narrow node. */
const OVERHANG = 8;

/** What the badges on a node's top border say. */
export interface BadgeContent {
  /** Empty: no pill. */
  refcount: string;
  /** Empty: no square badge. */
  gcRefs: string;
  /** Change of the count in this step: 0 for none. */
  change: number;
  /** The step on screen wrote `gc_refs`. */
  hot: boolean;
  /** `gc_refs` is the last value that the collector computed. */
  settled: boolean;
  outline: Token;
}

type BadgeCounts = Pick<BadgeContent, 'refcount' | 'gcRefs' | 'change' | 'settled'>;

/** A signed number with a real minus. */
export function signed(change: number): string {
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** The badges that straddle the top border of a node of this width: count at the right, others left of it. */
export function badgeShapes(content: BadgeContent, width: number): Shape[] {
  const shapes: Shape[] = [];
  let right = width - 10;
  if (content.refcount !== '') {
    const changed = content.change !== 0;
    const w = badgeWidth('refs', content.refcount);
    shapes.push(
      badge('refs', content.refcount, right, w, 10, changed ? 'accent' : content.outline, changed),
    );
    right -= w + SPACE;
  }
  if (content.gcRefs !== '') {
    const label = gcRefsLabel(content, width);
    const w = badgeWidth(label, content.gcRefs);
    shapes.push(badge(label, content.gcRefs, right, w, 4, 'node-line', false, content.hot));
    right -= w + SPACE;
  }
  if (content.change !== 0) shapes.push(chip(signed(content.change), right - 0.6));
  return shapes;
}

/** How far left of the right side of a node of width `node` its badges reach. */
export function badgesWidth(content: BadgeCounts, node: number): number {
  return reach(content, gcRefsLabel(content, node));
}

function reach(content: BadgeCounts, gcRefs: string): number {
  let width = 10;
  if (content.refcount !== '') width += badgeWidth('refs', content.refcount) + SPACE;
  if (content.gcRefs !== '') width += badgeWidth(gcRefs, content.gcRefs) + SPACE;
  if (content.change !== 0) width += chipWidth(signed(content.change)) + SPACE;
  return width;
}

/** What the field is called; the word that it is old news goes where it would stand out over the next node. */
function gcRefsLabel(content: BadgeCounts, node: number): string {
  const last = 'last gc_refs';
  return content.settled && reach(content, last) <= node + OVERHANG ? last : 'gc_refs';
}

function badgeWidth(label: string, digits: string): number {
  return tidy(
    7 + textWidth(label, LABEL_SIZE, 'sans400') + 7.5 + textWidth(digits, DIGIT_SIZE, 'mono') + 6,
  );
}

function badge(
  label: string,
  digits: string,
  right: number,
  width: number,
  radius: number,
  outline: Token,
  changed: boolean,
  hot = false,
): Shape {
  const x = right - width;
  return {
    key: label === 'refs' ? 'refs' : 'gc_refs',
    tag: 'g',
    attrs: { class: `badge ${label === 'refs' ? 'refs' : 'gc-refs'}` },
    children: [
      rectShape('box', x, -HEIGHT / 2, width, HEIGHT, radius, {
        fill: ink(hot ? 'accent' : 'panel'),
        stroke: ink(hot ? 'accent' : outline),
        'stroke-width': changed ? 1.75 : 1.25,
      }),
      textShape('label', x + 7, 3.6, label, {
        size: LABEL_SIZE,
        color: hot ? 'on-fill' : 'ink-3',
      }),
      textShape('digits', right - 6, 4, digits, {
        size: DIGIT_SIZE,
        weight: 700,
        color: hot ? 'on-fill' : 'ink',
        anchor: 'end',
        mono: true,
      }),
    ],
  };
}

function chipWidth(text: string): number {
  return tidy(textWidth(text, DIGIT_SIZE, 'mono') + 10.6);
}

function chip(text: string, right: number): Shape {
  const width = chipWidth(text);
  return {
    key: 'change',
    tag: 'g',
    attrs: { class: 'chip' },
    children: [
      rectShape('box', right - width, -CHIP_HEIGHT / 2, width, CHIP_HEIGHT, 9, {
        fill: ink('accent'),
      }),
      textShape('text', right - width / 2, 4, text, {
        size: DIGIT_SIZE,
        weight: 700,
        color: 'on-fill',
        anchor: 'middle',
        mono: true,
      }),
    ],
  };
}
