import type { EdgeId, ObjectId } from '../heap/ids';
import { isCountedKind, type Status } from '../heap/kinds';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { signed } from './badges';
import { proves, showsSpent, slideOf, subtracted } from './collecting';
import type { NodeContent } from './content';
import type { Point } from './curves';
import { arrowOf, lineOf, overlap, pathOf, pointAlong, slid, type Line } from './curves';
import type { Draft } from './drafts';
import { DraftMemory, EntryMemory } from './drafts';
import type { SceneInput } from './input';
import type { Labelled } from './labels';
import { LabelRoom } from './labels';
import type { EdgeMark } from './model';
import { grown } from './obstacles';
import { RouteMemory } from './routeMemory';
import type { Routed } from './routes';
import { dependsOn } from './routes';
import type { Shape } from './shapes';
import { rectShape, textShape, tidy } from './shapes';
import { STATUS_LOOKS } from './status';
import { ink, type Token } from './tokens';

type HullOf = ReadonlyMap<ObjectId, { key: string; status: Status }>;

interface Tone {
  color: Token;
  width: number;
  dash: string;
}

/** Room that the −1 takes on its line, and where it may rest, best first. */
const TOKEN = { width: 32, height: 20 };
const TOKEN_SHARES = Array.from(
  { length: 37 },
  (_, i) => 0.5 + (i % 2 ? 1 : -1) * Math.ceil(i / 2) * 0.025,
);

const PLAIN: Tone = { color: 'edge', width: 1.5, dash: '' };

function sameTone(a: Tone, b: Tone): boolean {
  return a === b || (a.color === b.color && a.width === b.width && a.dash === b.dash);
}

/** A line that was found, and what it was found for. */
interface KnownLine {
  entry: number;
  tag: number;
  back: boolean;
  routed: Routed;
  build: number;
}

/** A line whose ends followed their nodes aside. */
interface SlidLine {
  routed: Routed;
  from: number;
  to: number;
  result: Routed;
}

/** A mark, and what it was made of. */
interface KnownMark {
  routed: Routed;
  tone: Tone;
  ground: Token;
  at: Point | null;
  text: string;
  token: number | null;
  fresh: boolean;
  proving: boolean;
  mark: EdgeMark;
}

/** What of references is kept from drawing to drawing, so that a step costs what it changes. */
export class EdgeMemory {
  private readonly drafts = new DraftMemory();
  private readonly entries = new EntryMemory();
  private readonly routes = new RouteMemory();
  private readonly room = new LabelRoom<Draft>();
  private readonly lines = new WeakMap<Draft, KnownLine>();
  private readonly slides = new WeakMap<Draft, SlidLine>();
  private readonly marks = new WeakMap<Draft, KnownMark>();
  private build = 0;

  /**
   * All references between drawn objects that live, as lines with their labels. `clear`: where no label may
   * stand, by owner; `tags`: how wide nodes' tags are.
   */
  marksOf(
    input: SceneInput,
    contents: ReadonlyMap<ObjectId, NodeContent>,
    hullOf: HullOf,
    clear: ReadonlyMap<unknown, readonly Rect[]>,
    tags: ReadonlyMap<ObjectId, number>,
  ): EdgeMark[] {
    this.build++;
    const drafts = this.drafts.collect(input.view, contents);
    const lines = this.findLines(drafts, contents, tags).map((routed, i) =>
      this.slide(input, drafts[i]!, routed),
    );
    const crossed = subtracted(input.changes);
    const withTokens = new Map(clear);
    const tokens = new Map<Draft, number | null>();
    const labels = new Map<Draft, Labelled>();
    drafts.forEach((draft, i) => {
      const { line } = lines[i]!;
      labels.set(draft, {
        line,
        text: textOf(input, draft, line),
        rank: 2 - importance(input, draft),
      });
      if (crossed === 0 || !draft.edges.includes(crossed)) return;
      const share = freeShare(line, clear);
      tokens.set(draft, share);
      if (share !== null) withTokens.set(draft, [tokenBox(pointAlong(line, share))]);
    });
    const placeOf = this.room.place(withTokens, labels);
    return drafts.map((draft, i) =>
      this.markOf(
        input,
        draft,
        lines[i]!,
        { at: placeOf(draft), text: labels.get(draft)!.text, token: tokens.get(draft) ?? null },
        hullOf,
      ),
    );
  }

  /** The line with its ends where their nodes are, when those are moved aside. */
  private slide(input: SceneInput, draft: Draft, routed: Routed): Routed {
    const [from, to] = [slideOf(input, draft.from), slideOf(input, draft.to)];
    if (from === 0 && to === 0) return routed;
    let known = this.slides.get(draft);
    if (known?.routed !== routed || known.from !== from || known.to !== to) {
      const curve = slid(routed.curve, from, to);
      const [line, path, arrow] = [lineOf(curve), pathOf(curve), arrowOf(curve)];
      known = { routed, from, to, result: { ...routed, curve, line, path, arrow } };
      this.slides.set(draft, known);
    }
    return known.result;
  }

  private findLines(
    drafts: readonly Draft[],
    contents: ReadonlyMap<ObjectId, NodeContent>,
    tags: ReadonlyMap<ObjectId, number>,
  ): Routed[] {
    const changes = this.routes.update(contents);
    const pairs = new Set(drafts.map(({ from, to }) => pairOf(from, to)));
    const entries = this.entries.spread(drafts);
    return drafts.map((draft) => {
      const back = pairs.has(pairOf(draft.to, draft.from));
      const entry = entries.get(draft)!;
      const tag = tags.get(draft.to) ?? 0;
      let known = this.lines.get(draft);
      const stays =
        known?.build === this.build - 1 &&
        known.entry === entry &&
        known.tag === tag &&
        known.back === back &&
        changes !== null &&
        !changes.some((box) => dependsOn(known!.routed, box));
      if (stays) {
        known!.build = this.build;
        return known!.routed;
      }
      const end = { box: draft.toBox, entry, root: draft.toRoot, tag };
      known = {
        entry,
        tag,
        back,
        routed: this.routes.find(draft.start, end, back),
        build: this.build,
      };
      this.lines.set(draft, known);
      return known.routed;
    });
  }

  private markOf(
    input: SceneInput,
    draft: Draft,
    routed: Routed,
    { at, text, token }: { at: Point | null; text: string; token: number | null },
    hullOf: HullOf,
  ): EdgeMark {
    const tone = toneOf(input, draft.edges, hullOf);
    const hull = hullOf.get(draft.from);
    const inside = hull && hull.key === hullOf.get(draft.to)?.key;
    const ground = inside ? STATUS_LOOKS[hull.status].tint : 'canvas';
    const fresh = draft.edges.some((edge) => input.changes.newEdges.has(edge));
    const proving = draft.edges.some((edge) => proves(input, edge));
    const known = this.marks.get(draft);
    if (
      known &&
      known.routed === routed &&
      sameTone(known.tone, tone) &&
      known.ground === ground &&
      known.at?.x === at?.x &&
      known.at?.y === at?.y &&
      known.text === text &&
      known.token === token &&
      known.fresh === fresh &&
      known.proving === proving
    ) {
      return known.mark;
    }
    const labels: Shape[] = [];
    if (token !== null) labels.push(minusToken(pointAlong(routed.line, token)));
    if (at && text !== '') labels.push(labelShape(text, at, tone, ground));
    const mark: EdgeMark = {
      edge: draft.edges[0]!,
      from: draft.from,
      to: draft.to,
      label: draft.label,
      weak: draft.weak,
      fresh,
      proving,
      d: routed.path,
      token,
      shapes: lineShapes(routed.path, routed.arrow, tone, draft.weak),
      labels,
    };
    this.marks.set(draft, { routed, tone, ground, at, text, token, fresh, proving, mark });
    return mark;
  }
}

/** One number for two objects. */
function pairOf(from: ObjectId, to: ObjectId): number {
  return from * 0x4000000 + to;
}

/**
 * True where the line needs no label: a root's row and a small loop's stand beside it and name it already; where
 * there is little room, each row does.
 */
function isNamed({ layout }: SceneInput, { from, to, start, edges }: Draft): boolean {
  if (edges.length > 1) return false;
  const byRow = start.cellX === undefined;
  return start.root || (byRow && (from === to || layout.options.density === 'compact'));
}

/** What stands on the line: its name where nothing else says it, and how many of its references are taken off. */
function textOf(input: SceneInput, draft: Draft, line: Line): string {
  const { view, changes } = input;
  const name = isNamed(input, draft) ? '' : draft.label;
  const crossed = subtracted(changes);
  if (!showsSpent(input) || (crossed !== 0 && draft.edges.includes(crossed))) return name;
  const spent = draft.edges.filter((edge) => view.isSpent(edge)).length;
  if (spent === 0) return name;
  const both = `${name} ${signed(-spent)}`.trim();
  // On a short line there is room for the news alone.
  return textWidth(both, 11, 'mono') < line.length ? both : signed(-spent);
}

/** The share of the line at which a token stands free of all that is to be kept clear, the middle first; or null. */
function freeShare(line: Line, clear: ReadonlyMap<unknown, readonly Rect[]>): number | null {
  const near = [...clear.values()].flat().filter((rect) => overlap(rect, grown(line.extent, 16)));
  const isFree = (share: number) => {
    const box = tokenBox(pointAlong(line, share));
    return !near.some((rect) => overlap(rect, box));
  };
  return TOKEN_SHARES.find(isFree) ?? null;
}

function tokenBox({ x, y }: Point): Rect {
  return {
    x: x - TOKEN.width / 2,
    y: y - TOKEN.height / 2,
    width: TOKEN.width,
    height: TOKEN.height,
  };
}

function importance(input: SceneInput, draft: Draft): number {
  const { changes, selection } = input;
  const crossed = subtracted(changes);
  for (const edge of draft.edges) {
    if (changes.newEdges.has(edge) || (edge === crossed && crossed !== 0)) return 2;
    if (proves(input, edge)) return 2;
  }
  return draft.from === selection || draft.to === selection ? 1 : 0;
}

/** The colour of a reference: news, then the path asked for, then spent, then that of the cycle it is part of. */
export function toneOf(input: SceneInput, edges: readonly EdgeId[], hullOf: HullOf): Tone {
  const { changes, view, statusOf, path } = input;
  const crossed = subtracted(changes);
  if (crossed !== 0 && edges.includes(crossed)) return { color: 'accent', width: 2.5, dash: '' };
  if (edges.some((edge) => proves(input, edge))) return { color: 'reach', width: 2.5, dash: '' };
  const edge = edges[0] ?? 0;
  if (edge === 0) return PLAIN;
  const status = (object: ObjectId) => (object === 0 ? 'normal' : statusOf(object));
  const [before, after] = [status(view.from(edge)), status(view.to(edge))];
  const counted = isCountedKind(view.kind(edge));
  // What brought an object back is news for as long as the object is.
  if (counted && after === 'resurrected' && (before === 'normal' || before === 'reachable')) {
    return { color: 'resur', width: 2, dash: '' };
  }
  if (edges.some((other) => changes.newEdges.has(other))) {
    return { color: 'accent', width: 2, dash: counted ? '' : '5 4' };
  }
  if (path !== undefined && edges.some((each) => path.has(each)))
    return { color: 'focus', width: 3, dash: '' };
  if (!counted) return { color: 'edge', width: 1.5, dash: '5 4' };
  if (view.isSpent(edge) && showsSpent(input))
    return { color: 'edge-weak', width: 1.5, dash: '2 4' };
  const from = hullOf.get(view.from(edge));
  const to = hullOf.get(view.to(edge));
  if (from && to && from.key === to.key) {
    return { color: STATUS_LOOKS[from.status].color, width: 2, dash: '' };
  }
  return before === 'reachable' && after === 'reachable'
    ? { color: 'reach', width: 1.5, dash: '' }
    : PLAIN;
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

function labelShape(text: string, at: Point, tone: Tone, ground: Token): Shape {
  const color: Token =
    tone.color === 'edge' ? 'ink-2' : tone.color === 'edge-weak' ? 'ink-3' : tone.color;
  const shape = textShape('label', at.x, at.y, text, {
    size: 11,
    color,
    anchor: 'middle',
    mono: true,
    weight: tone.color === 'accent' ? 600 : 400,
  });
  const width = textWidth(text, 11, 'mono') + 8;
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

/** The −1 that travels along a reference while it is subtracted, and then rests on it. */
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
