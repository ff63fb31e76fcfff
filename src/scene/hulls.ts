import type { MarkedCycle } from '../analysis/status';
import { markedCycles } from '../analysis/status';
import type { ObjectId } from '../heap/ids';
import type { Status } from '../heap/kinds';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { iconShapes } from './icons';
import type { SceneInput } from './input';
import type { HullMark } from './model';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink } from './tokens';

const PADDING = 24;
/** Above the nodes: room for their badges and for the arch that closes the cycle. */
const HEADROOM = 36;
const RADIUS = 22;
/** Thickness of the doubled border. */
const BORDER = 7;
const TAG_HEIGHT = 24;
const TAG_SIZE = 12;

/** The cycles that get a hull at this step: among the objects that are lost, or taken for lost. */
export function cyclesOf({ view, statusOf }: SceneInput): MarkedCycle[] {
  const statuses = new Map<ObjectId, Status>();
  for (const object of view.objects()) {
    const status = statusOf(object);
    if (STATUS_LOOKS[status].hull !== null) statuses.set(object, status);
  }
  return statuses.size === 0 ? [] : markedCycles(view, statuses);
}

/** The hull around the boxes of a cycle's drawn members. */
export function hullMark(cycle: MarkedCycle, boxes: readonly Rect[], title: string): HullMark {
  const left = Math.min(...boxes.map((box) => box.x)) - PADDING;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + PADDING + 8;
  const top = Math.min(...boxes.map((box) => box.y)) - HEADROOM - 10;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + PADDING;
  const rect = { x: left, y: top, width: right - left, height: bottom - top };
  return {
    key: `hull-${Math.min(...cycle.objects)}`,
    status: cycle.status,
    rect,
    members: cycle.objects,
    shapes: bodyShapes(rect, cycle.status),
    tag: tagShapes(rect, cycle.status, title),
  };
}

function bodyShapes({ x, y, width, height }: Rect, status: Status): Shape[] {
  const { hull, color } = STATUS_LOOKS[status];
  if (!hull) return [];
  const shapes = [
    rectShape('body', x, y, width, height, RADIUS, {
      class: 'hull-body',
      fill: hull.pattern === 'none' ? 'none' : `url(#${hull.pattern})`,
      stroke: ink(color),
      'stroke-width': hull.width,
      ...(hull.dash ? { 'stroke-dasharray': hull.dash } : {}),
    }),
  ];
  if (hull.double) {
    shapes.push(
      rectShape('inner', x + 4, y + 4, width - 8, height - 8, RADIUS - 4, {
        fill: 'none',
        stroke: ink(color),
        'stroke-width': 1,
        opacity: 0.55,
      }),
    );
  }
  return shapes;
}

/** The tag's box: on the top border, near its left end. */
export function tagBox(rect: Rect, title: string): Rect {
  const width = tidy(28 + textWidth(title, TAG_SIZE, 'sans700') + 13);
  return { x: rect.x + 18, y: rect.y - TAG_HEIGHT / 2, width, height: TAG_HEIGHT };
}

/** Where the border runs, both its lines: no label may interrupt it. */
export function borderBoxes({ x, y, width, height }: Rect): Rect[] {
  const across = { width: BORDER, height };
  const along = { width, height: BORDER };
  return [
    { x: x - 1, y, ...across },
    { x: x + width - BORDER + 1, y, ...across },
    { x, y: y - 1, ...along },
    { x, y: y + height - BORDER + 1, ...along },
  ];
}

function tagShapes(rect: Rect, status: Status, title: string): Shape[] {
  const { color, icon } = STATUS_LOOKS[status];
  const box = tagBox(rect, title);
  const shapes = [
    rectShape('box', box.x, box.y, box.width, box.height, 12, { fill: ink(color) }),
    textShape('text', box.x + 28, box.y + 16.2, title, {
      size: TAG_SIZE,
      weight: 650,
      color: 'on-fill',
    }),
  ];
  if (icon) shapes.push(iconShapes(icon, tidy(box.x + 9), tidy(box.y + 5), 14, ink('on-fill')));
  return shapes;
}
