import { ObjectKind } from '../heap/kinds';
import type { Status } from '../heap/kinds';
import { BOX, isPill, isSequence, NAME_SIZE, ROW_SIZE, tileX } from '../layout/boxes';
import { fitText, textWidth } from '../layout/metrics';
import type { CellContent, NodeContent, RowContent } from './content';
import { iconShapes } from './icons';
import { outlinePath } from './outlines';
import type { Shape } from './shapes';
import { rectShape, ruleShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink, type Token } from './tokens';

/** The sign of each kind; those without one here show the first letters of their type. */
const TILES: Partial<Record<number, string>> = {
  [ObjectKind.Instance]: 'obj',
  [ObjectKind.Dict]: '{ }',
  [ObjectKind.List]: '[ ]',
  [ObjectKind.Tuple]: '( )',
  [ObjectKind.Set]: '{·}',
  [ObjectKind.Class]: 'cls',
  [ObjectKind.Function]: 'def',
  [ObjectKind.Cell]: 'cel',
  [ObjectKind.Generator]: 'gen',
  [ObjectKind.Module]: 'mod',
  [ObjectKind.Frame]: 'frm',
  [ObjectKind.Weakref]: 'ref',
  [ObjectKind.Method]: 'mth',
  [ObjectKind.Exception]: 'exc',
  [ObjectKind.Traceback]: 'tb',
  [ObjectKind.Code]: 'code',
};

/** The sign on a kind's tile. */
export function tileText(kind: number): string {
  return TILES[kind] ?? '···';
}

export interface NodeLook {
  status: Status;
  name: string;
  selected: boolean;
  /** The frame whose line runs now. */
  running: boolean;
  /** The class's finalizer is why something is uncollectable. */
  finalizerToBlame: boolean;
  /** Colour of each port by reference. */
  portColor: (edges: readonly number[]) => Token;
}

/** Everything of a node but its badges, relative to its top left corner. */
export function nodeShapes(content: NodeContent, look: NodeLook): Shape[] {
  const { kind, root, box } = content;
  const status = STATUS_LOOKS[look.status];
  const shapes: Shape[] = [];
  if (look.status === 'finalizing') shapes.push(ring('pulse', content, 5, 'final', 5, 0.25));
  if (look.selected) shapes.push(ring('selected', content, 4, 'focus', 2.25, 1));
  shapes.push(outline(content, look.status));
  if (kind === ObjectKind.Module && !root) {
    shapes.push(rectShape('bar', 0, 0, box.width, 4, 0, { fill: ink('node-line') }));
  }
  if (root) shapes.push(...laneTitle(content, look));
  else if (kind === ObjectKind.Cell)
    shapes.push(tileLabel('cel', BOX.circle / 2, 21, status.color));
  else shapes.push(...heapTitle(content, look));
  if (look.status === 'resurrected') {
    shapes.push({
      key: 'double-edge',
      tag: 'path',
      attrs: {
        d: `M5 12V${tidy(box.height - 12)}`,
        stroke: ink('resur'),
        'stroke-width': 1.9,
        'stroke-linecap': 'round',
      },
    });
  }
  if (isSequence(kind) && !root) shapes.push(...cellShapes(content, look));
  else if (!isPill(kind) && kind !== ObjectKind.Cell) shapes.push(...rowShapes(content, look));
  return shapes;
}

function outline({ kind, root, box }: NodeContent, status: Status): Shape {
  const { color, width, dash } = STATUS_LOOKS[status];
  const dashes = dash || (kind === ObjectKind.Weakref ? '5 4' : '');
  return {
    key: 'outline',
    tag: 'path',
    attrs: {
      class: 'outline',
      d: outlinePath(kind, root, box.width, box.height),
      fill: ink('panel'),
      stroke: ink(color),
      'stroke-width': width,
      ...(dashes ? { 'stroke-dasharray': dashes } : {}),
    },
  };
}

function ring(
  key: string,
  { kind, root, box }: NodeContent,
  grow: number,
  color: Token,
  width: number,
  opacity: number,
): Shape {
  return {
    key,
    tag: 'path',
    attrs: {
      class: key,
      d: outlinePath(kind, root, box.width, box.height, grow),
      fill: 'none',
      stroke: ink(color),
      'stroke-width': width,
      ...(opacity === 1 ? {} : { opacity }),
    },
  };
}

function tileLabel(text: string, x: number, y: number, color: Token): Shape {
  return textShape('tile-text', x, y, text, {
    size: 10.5,
    weight: 700,
    color: color === 'node-line' ? 'ink-2' : color,
    anchor: 'middle',
    mono: true,
  });
}

/** Tile and name. */
function heapTitle({ kind, box, title }: NodeContent, look: NodeLook): Shape[] {
  const x = tileX(kind);
  const pill = isPill(kind);
  const y = pill ? (title - BOX.tile.height) / 2 : BOX.tile.y;
  const nameX = x + BOX.tile.width + BOX.tile.gap;
  const name = fitText(look.name, box.width - nameX - 10, NAME_SIZE, 'sans600');
  return [
    rectShape('tile', x, y, BOX.tile.width, BOX.tile.height, 4, { fill: ink('hover') }),
    tileLabel(tileText(kind), x + BOX.tile.width / 2, y + 13, STATUS_LOOKS[look.status].color),
    textShape('name', nameX, y + 13.5, name, { size: NAME_SIZE, weight: 600, color: 'ink' }),
  ];
}

/** A root's bar, name and second line. */
function laneTitle({ object, kind, box, subtitle }: NodeContent, look: NodeLook): Shape[] {
  const bar: Token = look.running ? 'accent' : kind === ObjectKind.Dict ? 'ink-2' : 'node-line';
  const room = box.width - 14 - 8;
  let name = look.name;
  if (textWidth(name, NAME_SIZE, 'sans600') > room) name = name.replace(/^frame /, '');
  const shapes = [
    rectShape('bar', 0, 0, 4, box.height, 0, { fill: ink(bar) }),
    textShape('name', 14, 22, fitText(name, room, NAME_SIZE, 'sans600'), {
      size: NAME_SIZE,
      weight: 600,
      color: 'ink',
    }),
  ];
  const line = object === 0 ? 'C statics, modules' : subtitle;
  if (line !== '') {
    const text = fitText(line, room, 10.5, 'mono');
    shapes.push(textShape('subtitle', 14, 38, text, { size: 10.5, color: 'ink-3', mono: true }));
  }
  return shapes;
}

function rowShapes(content: NodeContent, look: NodeLook): Shape[] {
  const { kind, root, box, title, rows } = content;
  if (rows.length === 0) {
    if (kind !== ObjectKind.Dict || root) return [];
    return [
      ruleShape('rule', 0, box.width, title),
      textShape('empty', BOX.inset, title + 16, 'empty', {
        size: ROW_SIZE,
        color: 'ink-3',
        mono: true,
      }),
    ];
  }
  const shapes: Shape[] = [];
  rows.forEach((row, i) => {
    const y = title + i * BOX.row;
    if (y + BOX.row > box.height + 8) return;
    shapes.push({
      key: row.key,
      tag: 'g',
      attrs: { class: 'row' },
      children: rowParts(row, y, content, look),
    });
  });
  return shapes;
}

function rowParts(row: RowContent, y: number, content: NodeContent, look: NodeLook): Shape[] {
  const { kind, root, box, keyWidth } = content;
  const inset = root ? 14 : BOX.inset;
  const right = box.width - (root ? 10 : BOX.inset);
  const muted = row.look === 'muted';
  const parts: Shape[] = [ruleShape('rule', root ? 4 : 0, box.width, y)];
  if (kind === ObjectKind.Dict && !root && row.key !== 'more') {
    parts.push({
      key: 'key-rule',
      tag: 'line',
      attrs: {
        x1: tidy(keyWidth),
        x2: tidy(keyWidth),
        y1: y,
        y2: y + BOX.row,
        stroke: ink('line'),
      },
    });
  }
  const label = fitText(row.label, right - inset - endWidth(row, root), ROW_SIZE, 'mono');
  parts.push(
    textShape('label', inset, y + 16, label, {
      size: ROW_SIZE,
      color: root ? (muted ? 'ink-3' : 'ink') : 'ink-2',
      mono: true,
    }),
  );
  parts.push(...rowEnd(row, y, right, inset + textWidth(label, ROW_SIZE, 'mono'), look, root));
  if (row.look === 'port' && row.edges.length > 0)
    parts.push(port(row.edges, box, y + 12, root, look));
  return parts;
}

/** The room that what stands at the right of a row needs, with a space before it. */
function endWidth({ value, look }: RowContent, root: boolean): number {
  if (value === '') return 12;
  const size = root && look !== 'chip' ? 10.5 : ROW_SIZE;
  const width = textWidth(value, size, root && look !== 'chip' ? 'sans400' : 'mono');
  return width + (look === 'chip' ? 18 : look === 'port' && !root ? 20 : 8);
}

/** What stands at the right of a row. */
function rowEnd(
  row: RowContent,
  y: number,
  right: number,
  labelEnd: number,
  look: NodeLook,
  root: boolean,
): Shape[] {
  if (row.value === '') return [];
  if (row.look === 'chip') {
    const width = textWidth(row.value, ROW_SIZE, 'mono') + 12;
    return [
      rectShape('chip', right - width, y + 3, width, 18, 5, { fill: ink('hover') }),
      textShape('value', right - 6, y + 16, row.value, {
        size: ROW_SIZE,
        color: 'ink-2',
        anchor: 'end',
        mono: true,
      }),
    ];
  }
  const blamed = row.look === 'finalizer' && look.finalizerToBlame;
  const end = row.look === 'port' && !root ? right - 14 : right;
  const shapes = [
    textShape('value', end, y + 16, row.value, {
      size: root ? 10.5 : ROW_SIZE,
      color: blamed ? 'uncol' : 'ink-3',
      anchor: 'end',
      mono: !root,
    }),
  ];
  if (blamed) shapes.push(iconShapes('barred', tidy(labelEnd + 6), y + 5.5, 13, ink('uncol')));
  return shapes;
}

function port(
  edges: readonly number[],
  box: { width: number },
  y: number,
  root: boolean,
  look: NodeLook,
): Shape {
  const color = ink(look.portColor(edges));
  return root
    ? {
        key: 'port',
        tag: 'circle',
        attrs: {
          cx: box.width,
          cy: y,
          r: 3.5,
          fill: ink('panel'),
          stroke: color,
          'stroke-width': 1.6,
        },
      }
    : {
        key: 'port',
        tag: 'circle',
        attrs: { cx: box.width - BOX.inset, cy: y, r: 3, fill: color },
      };
}

function cellShapes(content: NodeContent, look: NodeLook): Shape[] {
  const { kind, box, title, cells, cellWidth } = content;
  const shapes: Shape[] = [ruleShape('rule', 0, box.width, title)];
  if (kind === ObjectKind.Tuple) {
    shapes.push(ruleShape('base', 10, box.width - 10, box.height - 4, 'node-line'));
  }
  if (cells.length === 0) {
    shapes.push(
      textShape('empty', BOX.inset, title + 17, 'empty', {
        size: ROW_SIZE,
        color: 'ink-3',
        mono: true,
      }),
    );
  }
  cells.forEach((cell, i) => {
    shapes.push({
      key: cell.key,
      tag: 'g',
      attrs: { class: 'cell' },
      children: cellParts(cell, i * cellWidth, content, look),
    });
  });
  return shapes;
}

function cellParts(cell: CellContent, x: number, content: NodeContent, look: NodeLook): Shape[] {
  const { box, title, cellWidth } = content;
  const parts: Shape[] = [];
  if (x > 0) {
    parts.push({
      key: 'rule',
      tag: 'line',
      attrs: { x1: tidy(x), x2: tidy(x), y1: title, y2: box.height, stroke: ink('line-2') },
    });
  }
  const y = title + 17;
  if (cell.index !== '') {
    parts.push(
      textShape('index', x + 10, y, cell.index, {
        size: ROW_SIZE,
        color: cell.value === '' ? 'ink-2' : 'ink-3',
        mono: true,
      }),
    );
  }
  if (cell.value !== '') {
    parts.push(
      textShape('value', x + cellWidth - 9, y, cell.value, {
        size: ROW_SIZE,
        color: 'ink-2',
        anchor: 'end',
        mono: true,
      }),
    );
  } else if (cell.edge !== 0) {
    parts.push({
      key: 'port',
      tag: 'circle',
      attrs: {
        cx: tidy(x + cellWidth - 13),
        cy: title + 13,
        r: 3,
        fill: ink(look.portColor([cell.edge])),
      },
    });
  }
  return parts;
}
