import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, isCountedKind, type Status } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { HeapView } from '../heap/view';
import { BOX, isSequence } from '../layout/boxes';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { NodeContent } from './content';
import type { Point } from './curves';
import { pointAlong } from './curves';
import type { SceneInput } from './input';
import { LabelRoom } from './labels';
import type { EdgeMark } from './model';
import type { Routed, Start } from './routes';
import { router } from './routeMemory';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink, type Token } from './tokens';

/** A reference (or several alike) before it has a line. */
interface Draft {
  edges: EdgeId[];
  from: NodeContent;
  to: NodeContent;
  start: Start;
  label: string;
  weak: boolean;
}

interface Tone {
  color: Token;
  width: number;
  dash: string;
}

const ENTRY_FIRST = 18;
const ENTRY_SPACE = 10;
const MOST_SPREAD = 4;

/** All references between drawn objects that live, as lines with their labels. `tags`: how wide nodes' tags are. */
export function edgeMarks(
  input: SceneInput,
  contents: ReadonlyMap<ObjectId, NodeContent>,
  hullOf: ReadonlyMap<ObjectId, { key: string; status: Status }>,
  keepClear: readonly Rect[],
  tags: ReadonlyMap<ObjectId, number>,
): EdgeMark[] {
  const drafts = bundle(input.view, collect(input, contents));
  const obstacles = [...contents.values()].map((content) => content.box);
  const find = router(input.layout, obstacles);
  const pairs = new Set(drafts.map((draft) => `${draft.from.object}>${draft.to.object}`));
  const entries = spreadEntries(drafts);
  const lines = drafts.map((draft) => {
    const back = pairs.has(`${draft.to.object}>${draft.from.object}`);
    const { box, root, object } = draft.to;
    const end = { box, entry: entries.get(draft)!, root, tag: tags.get(object) ?? 0 };
    return { draft, ...find(draft.start, end, back) };
  });
  const room = new LabelRoom(
    [...keepClear, ...obstacles],
    lines.map(({ line }) => line),
  );
  // News first: its labels get the best places.
  const order = [...lines].sort((a, b) => importance(input, b.draft) - importance(input, a.draft));
  const marks = new Map<Draft, EdgeMark>();
  for (const { draft, ...routed } of order) {
    marks.set(draft, markOf(input, draft, routed, room, hullOf));
  }
  return drafts.map((draft) => marks.get(draft)!);
}

function importance({ changes, selection }: SceneInput, draft: Draft): number {
  if (draft.edges.some((edge) => changes.newEdges.has(edge) || edge === subtracted(changes)))
    return 2;
  return draft.from.object === selection || draft.to.object === selection ? 1 : 0;
}

function collect(input: SceneInput, contents: ReadonlyMap<ObjectId, NodeContent>): Draft[] {
  const drafts: Draft[] = [];
  const { view } = input;
  for (const from of contents.values()) {
    const add = (edge: EdgeId, start: Omit<Start, 'box' | 'root'>) => {
      const to = contents.get(view.to(edge));
      if (!to) return;
      drafts.push({
        edges: [edge],
        from,
        to,
        start: { ...start, box: from.box, root: from.root },
        label: '',
        weak: view.kind(edge) === EdgeKind.Weak,
      });
    };
    const { box, title } = from;
    from.rows.forEach((row, i) => {
      const y = Math.min(box.y + title + (i + 0.5) * BOX.row, box.y + box.height - 8);
      for (const edge of row.edges) add(edge, { y });
    });
    from.cells.forEach((cell, i) => {
      if (cell.edge === 0) return;
      const cellX = box.x + (i + 0.5) * from.cellWidth;
      const lastCell = i === from.cells.length - 1;
      add(cell.edge, { y: box.y + title + BOX.cells / 2, cellX, lastCell });
    });
    from.borders.forEach((edge, i) => {
      // Many leave from one point, where they can be bundled.
      const many = from.borders.length > MOST_SPREAD;
      const spread = many ? 0 : (i - (from.borders.length - 1) / 2) * 8;
      const middle = isSequence(from.kind) ? box.height - BOX.cells / 2 : box.height / 2;
      add(edge, { y: box.y + Math.max(6, Math.min(box.height - 6, middle + spread)) });
    });
  }
  return drafts;
}

/** References with the same ends and no place of their own are one line, `×3`. */
function bundle(view: HeapView, drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const byEnds = new Map<string, Draft>();
  for (const draft of drafts) {
    const { start } = draft;
    const own = start.cellX === undefined ? start.y : start.cellX;
    const key = `${draft.from.object} ${draft.to.object} ${draft.weak} ${own}`;
    const other = byEnds.get(key);
    if (other) other.edges.push(...draft.edges);
    else {
      byEnds.set(key, draft);
      kept.push(draft);
    }
  }
  for (const draft of kept) {
    draft.label = draft.edges.length > 1 ? `×${draft.edges.length}` : view.label(draft.edges[0]!);
  }
  return kept;
}

/** Spreads the references that enter a node's left side, in the order in which they come from above. */
function spreadEntries(drafts: readonly Draft[]): Map<Draft, number> {
  const byTarget = new Map<ObjectId, Draft[]>();
  for (const draft of drafts) {
    const list = byTarget.get(draft.to.object);
    if (list) list.push(draft);
    else byTarget.set(draft.to.object, [draft]);
  }
  const entries = new Map<Draft, number>();
  for (const list of byTarget.values()) {
    const box = list[0]!.to.box;
    const fromLeft = list.filter((draft) => draft.from.box.x + draft.from.box.width + 12 <= box.x);
    const others = list.filter((draft) => !fromLeft.includes(draft));
    for (const group of [fromLeft, others]) {
      group.sort((a, b) => a.start.y - b.start.y || a.edges[0]! - b.edges[0]!);
      const space = Math.min(ENTRY_SPACE, (box.height - 16) / Math.max(1, group.length - 1));
      const first = Math.min(ENTRY_FIRST, box.height / 2);
      const begin = Math.max(8, Math.min(first, (box.height - space * (group.length - 1)) / 2));
      group.forEach((draft, i) => {
        const y = group.length === 1 ? first : begin + i * space;
        entries.set(draft, Math.min(box.height - 8, y));
      });
    }
  }
  return entries;
}

/** The reference that `subtract_refs` crosses in this step, or 0. */
export function subtracted({ kind, d }: SceneInput['changes']): EdgeId {
  return kind === StepKind.GcRefsSubtract ? d : 0;
}

/** Crossed references look spent while the collector counts; from its verdict on they are whole again. */
function showsSpent({ phase }: SceneInput): boolean {
  return phase === undefined || phase === 'subtract_refs' || phase === 'move_unreachable';
}

/** The colour of a reference: news, then spent, then that of the cycle it is part of. */
export function toneOf(
  input: SceneInput,
  edges: readonly EdgeId[],
  hullOf: ReadonlyMap<ObjectId, { key: string; status: Status }>,
): Tone {
  const { changes, view } = input;
  const crossed = subtracted(changes);
  if (crossed !== 0 && edges.includes(crossed)) return { color: 'accent', width: 2.5, dash: '' };
  if (edges.some((edge) => changes.newEdges.has(edge)))
    return { color: 'accent', width: 2, dash: '' };
  const edge = edges[0] ?? 0;
  if (edge === 0) return { color: 'edge', width: 1.5, dash: '' };
  if (!isCountedKind(view.kind(edge))) return { color: 'edge', width: 1.5, dash: '5 4' };
  if (view.isSpent(edge) && showsSpent(input))
    return { color: 'edge-weak', width: 1.5, dash: '2 4' };
  const from = hullOf.get(view.from(edge));
  const to = hullOf.get(view.to(edge));
  if (from && to && from.key === to.key) {
    return { color: STATUS_LOOKS[from.status].color, width: 2, dash: '' };
  }
  return { color: 'edge', width: 1.5, dash: '' };
}

function markOf(
  input: SceneInput,
  draft: Draft,
  { line, path, arrow }: Routed,
  room: LabelRoom,
  hullOf: ReadonlyMap<ObjectId, { key: string; status: Status }>,
): EdgeMark {
  const { changes } = input;
  const tone = toneOf(input, draft.edges, hullOf);
  const crossed = draft.edges.includes(subtracted(changes)) && subtracted(changes) !== 0;
  const labels: Shape[] = [];
  if (crossed) {
    const at = pointAlong(line, 0.5);
    labels.push(minusToken(at));
    room.take({ x: at.x - 16, y: at.y - 10, width: 32, height: 20 });
  }
  // A root's row and a small loop's stand beside the line and name it already; where there is little room, each row does.
  const byRow = input.layout.options.density === 'compact' && draft.start.cellX === undefined;
  const named =
    draft.from.root || byRow || (draft.from === draft.to && draft.start.cellX === undefined);
  if (!named || draft.edges.length > 1) {
    const at = room.place(draft.label, line);
    if (at) labels.push(labelShape(draft, at, tone, hullOf));
  }
  return {
    edge: draft.edges[0]!,
    from: draft.from.object,
    to: draft.to.object,
    label: draft.label,
    weak: draft.weak,
    fresh: draft.edges.some((edge) => changes.newEdges.has(edge)),
    d: path,
    shapes: lineShapes(path, arrow, tone, draft.weak),
    labels,
  };
}

function lineShapes(d: string, arrow: string, tone: Tone, weak: boolean): Shape[] {
  const color = ink(tone.color);
  return [
    {
      key: 'line',
      tag: 'path',
      attrs: {
        class: 'line',
        d,
        fill: 'none',
        stroke: color,
        'stroke-width': tone.width,
        ...(tone.dash ? { 'stroke-dasharray': tone.dash } : {}),
      },
    },
    {
      key: 'arrow',
      tag: 'path',
      attrs: weak
        ? {
            class: 'arrow',
            d: arrow,
            fill: ink('canvas'),
            stroke: color,
            'stroke-width': 1.3,
          }
        : { class: 'arrow', d: arrow, fill: color },
    },
  ];
}

function labelShape(
  draft: Draft,
  at: Point,
  tone: Tone,
  hullOf: ReadonlyMap<ObjectId, { key: string; status: Status }>,
): Shape {
  const color: Token =
    tone.color === 'edge' ? 'ink-2' : tone.color === 'edge-weak' ? 'ink-3' : tone.color;
  const shape = textShape('label', at.x, at.y, draft.label, {
    size: 11,
    color,
    anchor: 'middle',
    mono: true,
    weight: tone.color === 'accent' ? 600 : 400,
  });
  const hull = hullOf.get(draft.from.object);
  const inside = hull && hull.key === hullOf.get(draft.to.object)?.key;
  const width = textWidth(draft.label, 11, 'mono') + 8;
  const ground = inside ? STATUS_LOOKS[hull.status].tint : 'canvas';
  return {
    key: 'label',
    tag: 'g',
    attrs: {},
    children: [
      rectShape('plate', at.x - width / 2, at.y - 11, width, 15, 4, { fill: ink(ground) }),
      shape,
    ],
  };
}

/** The −1 that travels along a reference while it is subtracted; it rests in the middle. */
function minusToken(at: Point): Shape {
  const width = textWidth('−1', 11.5, 'mono') + 10.6;
  return {
    key: 'token',
    tag: 'g',
    attrs: { class: 'token', transform: `translate(${tidy(at.x)} ${tidy(at.y)})` },
    children: [
      rectShape('box', -width / 2, -9, width, 18, 9, { fill: ink('accent') }),
      textShape('text', 0, 4, '−1', {
        size: 11.5,
        weight: 700,
        color: 'on-fill',
        anchor: 'middle',
        mono: true,
      }),
    ],
  };
}
