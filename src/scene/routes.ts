import { TAG_DROP } from '../layout/boxes';
import type { Rect } from '../layout/layout';
import type { Curve, Line, Point } from './curves';
import { arrowOf, hits, lineOf, overlap, pathOf } from './curves';
import type { Obstacles } from './obstacles';
import { CLEARANCE, grown } from './obstacles';
import { TAG_LEFT } from './tags';

/** Where a reference begins: its row's height, or a cell of a line of cells. */
export interface Start {
  box: Rect;
  y: number;
  /** Middle of the cell; undefined for a row, which has both its ends. */
  cellX?: number;
  /** The last cell may leave to the right as a row does. */
  lastCell?: boolean;
  root: boolean;
}

export interface End {
  box: Rect;
  /** Height of the entry at the left or right side, from the top. */
  entry: number;
  root: boolean;
  /** How wide the tag is that hangs from the bottom border; 0: none does. */
  tag: number;
}

/** Room that an arrow keeps from the border it points at. */
const TOUCH = 2.5;
/** How far a bow reaches out beside the nodes. */
const BOW = 34;
const ARCH = 24;
/** What a point of a line on a node costs, and a way that is not the first choice. */
const POINT_ON_NODE = 120;
const LESS_LIKED = 110;
/** How far above and below its ends a line looks for a way round. */
const DETOUR = 200;
/** Between nodes further apart in height than a screen there is no way round worth looking for. */
const FAR = 900;

/** A line that was found, and the part of the drawing on which the choice depended. */
export interface Routed {
  curve: Curve;
  line: Line;
  /** The line and its arrowhead as paths. */
  path: string;
  arrow: string;
  /** Around all that was looked at. */
  region: Rect;
  /** The ways that were weighed. */
  tried: readonly Line[];
  /** Where nodes were looked for to go round; null where that was not needed. */
  searched: Rect | null;
}

/** True where the choice of a line may have depended on a node with this box: on whether it is there, or as large. */
export function dependsOn({ region, tried, searched }: Routed, box: Rect): boolean {
  if (!overlap(box, region)) return false;
  if (searched && overlap(box, searched)) return true;
  const clear = grown(box, CLEARANCE + 1);
  return tried.some(({ extent, points }) => overlap(extent, clear) && hits(points, clear) > 0);
}

/**
 * The line for a reference: of the ways that suit how the two boxes stand to each other, the one that crosses
 * the fewest other nodes and is short. `back`: there is also a reference the other way, so that the two
 * must not run into one: this one arches over.
 */
export function route(start: Start, end: End, obstacles: Obstacles, back: boolean): Routed {
  const [a, b] = [start.box, end.box];
  let best: { curve: Curve; line: Line } | null = null;
  let least = Infinity;
  let region = join(a, b);
  let searched: Rect | null = null;
  const tried: Line[] = [];
  const weigh = (curve: Curve, extra: number, avoidsOwn: boolean) => {
    const line = lineOf(curve);
    const { points } = line;
    tried.push(line);
    region = join(region, line.extent);
    let cost = line.length + extra + POINT_ON_NODE * obstacles.crossings(line, a, b);
    if (avoidsOwn) {
      // Its own two boxes are hidden behind nothing: a line inside them is covered, which reads as a gap.
      cost += 40 * hits(points.slice(2), grown(a, -1));
      cost += 40 * hits(points.slice(0, -1), grown(b, -1));
    }
    if (cost >= least) return;
    least = cost;
    best = { curve, line };
  };
  if (a === b) weigh(selfLoop(start), 0, false);
  else waysBetween(start, end, back).forEach((curve, i) => weigh(curve, i * LESS_LIKED, true));
  if (a !== b && least - best!.line.length >= POINT_ON_NODE) {
    const detours = detoursAround(start, end, obstacles);
    searched = grown(detours.region, CLEARANCE + 1);
    region = join(region, searched);
    for (const curve of detours.curves) weigh(curve, 60, false);
  }
  const { curve, line } = best!;
  return {
    curve,
    line,
    path: pathOf(curve),
    arrow: arrowOf(curve),
    region: grown(region, CLEARANCE + 1),
    tried,
    searched,
  };
}

/** The smallest rectangle around two. */
function join(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

function waysBetween(start: Start, end: End, back: boolean): Curve[] {
  const a = start.box;
  const b = end.box;
  const aRight = a.x + a.width;
  const bRight = b.x + b.width;
  const ways: Curve[] = [];
  const isCell = start.cellX !== undefined;
  const sideExit = !isCell || start.lastCell === true;
  if (isCell) ways.push(...cellWays(start, end));
  if (b.x >= aRight + 12) {
    if (sideExit) ways.push(straightOn(rightOf(start), leftOf(end)));
    else ways.push(fromCell(start, leftOf(end)));
  } else if (bRight <= a.x - 12) {
    if (!back && !isCell) ways.push(straightOn(leftExit(start), rightEntry(end), -1));
    if (sideExit) ways.push(archOver(start, end));
    if (back && !isCell) ways.push(archUnder(start, end));
  } else {
    if (sideExit) ways.push(bowRight(start, end), riseBeside(start, end));
    if (!isCell && !start.root) ways.push(bowLeft(start, end));
  }
  return ways.length > 0 ? ways : [fromCell(start, leftOf(end))];
}

function rightOf(start: Start): Point {
  return { x: start.box.x + start.box.width, y: start.y };
}

function leftExit(start: Start): Point {
  return { x: start.box.x, y: start.y };
}

function leftOf(end: End): Point {
  return { x: end.box.x - TOUCH, y: end.box.y + end.entry };
}

function rightEntry(end: End): Point {
  return { x: end.box.x + end.box.width + TOUCH, y: end.box.y + end.entry };
}

/** A flowing S from side to side. */
function straightOn(from: Point, to: Point, direction = 1): Curve {
  const reach = Math.max(24, Math.min(90, Math.abs(to.x - from.x) * 0.52)) * direction;
  return [[from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to]];
}

/** Out at the right, round, and in at the right side of something above or below. */
function bowRight(start: Start, end: End): Curve {
  const from = rightOf(start);
  const to = rightEntry(end);
  const bow = start.root ? 18 : BOW + Math.min(40, Math.abs(from.y - to.y) * 0.12);
  const out = Math.max(from.x, to.x) + bow;
  return [[from, { x: out, y: from.y }, { x: out, y: to.y }, to]];
}

/** Out at the right, up (or down) beside its own node, and then as a bow: past what stands to the right. */
function riseBeside(start: Start, end: End): Curve {
  const from = rightOf(start);
  const to = rightEntry(end);
  const up = to.y < from.y;
  const x = from.x + BOW / 2;
  const y = up ? start.box.y - ARCH : start.box.y + start.box.height + ARCH;
  const beside = { x, y };
  const reach = Math.abs(to.y - y) * 0.4 * (up ? -1 : 1);
  const out = Math.max(x, to.x) + 2 * BOW;
  return [
    [from, { x, y: from.y }, { x, y: (from.y + y) / 2 }, beside],
    [beside, { x, y: y + reach }, { x: out, y: to.y }, to],
  ];
}

function bowLeft(start: Start, end: End): Curve {
  const from = leftExit(start);
  const to = leftOf(end);
  const out = Math.min(from.x, to.x) - BOW;
  return [[from, { x: out, y: from.y }, { x: out, y: to.y }, to]];
}

/** Out at the right, over the tops of both, and in from above: how a cycle closes. */
function archOver(start: Start, end: End): Curve {
  const from = rightOf(start);
  const to = { x: end.box.x + 14, y: end.box.y - TOUCH };
  const y = Math.min(start.box.y, end.box.y) - ARCH;
  const corner = { x: from.x - 26, y };
  const turn = { x: to.x + 46, y };
  return [
    [from, { x: from.x + 44, y: from.y - 2 }, { x: from.x + 38, y }, corner],
    [corner, { x: corner.x - 30, y }, { x: turn.x + 30, y }, turn],
    [turn, { x: to.x + 12, y }, { x: to.x, y: y + 4 }, to],
  ];
}

function archUnder(start: Start, end: End): Curve {
  const from = rightOf(start);
  const bottom = end.box.y + end.box.height;
  const toX = end.box.x + end.box.width / 2;
  const to = { x: toX, y: bottom + TOUCH + dropAt(end, toX) };
  const y = Math.max(start.box.y + start.box.height, bottom) + ARCH;
  const corner = { x: from.x - 26, y };
  const turn = { x: to.x + 46, y };
  return [
    [from, { x: from.x + 40, y: from.y + 2 }, { x: from.x + 36, y }, corner],
    [corner, { x: corner.x - 30, y }, { x: turn.x + 30, y }, turn],
    [turn, { x: to.x + 12, y }, { x: to.x, y: y - 4 }, to],
  ];
}

/** Cells also lead up or down from their middle, straight where what they lead to stands there. */
function cellWays(start: Start, end: End): Curve[] {
  const x = start.cellX!;
  const b = end.box;
  const ways: Curve[] = [];
  const top = start.box.y;
  const bottom = start.box.y + start.box.height;
  if (b.y + b.height < top - 8) {
    const toX = Math.min(Math.max(x, b.x + 18), b.x + b.width - 18);
    const to = { x: toX, y: b.y + b.height + TOUCH + dropAt(end, toX) };
    if (Math.abs(to.x - x) < 1) ways.push(vertical({ x, y: top }, to));
    else if (start.lastCell && to.x > start.box.x + start.box.width + 10) {
      const from = rightOf(start);
      ways.push([[from, { x: to.x - 20, y: from.y }, { x: to.x, y: from.y - 20 }, to]]);
    } else ways.push(vertical({ x, y: top }, to));
  } else if (b.y > bottom + 8) {
    const to = { x: Math.min(Math.max(x, b.x + 18), b.x + b.width - 70), y: b.y - TOUCH };
    if (to.x > b.x) ways.push(vertical({ x, y: bottom }, to));
  }
  return ways;
}

/** How far the tag hangs down where a line arrives from below. */
function dropAt({ box, tag }: End, x: number): number {
  return tag > 0 && x < box.x + TAG_LEFT + tag + 4 ? TAG_DROP : 0;
}

function vertical(from: Point, to: Point): Curve {
  const reach = Math.min(60, Math.abs(to.y - from.y) * 0.5) * Math.sign(to.y - from.y);
  return [[from, { x: from.x, y: from.y + reach }, { x: to.x, y: to.y - reach }, to]];
}

/** From below (or above) a cell in the middle, round to the left side of something. */
function fromCell(start: Start, to: Point): Curve {
  const down = to.y >= start.y;
  const x = start.cellX ?? start.box.x + start.box.width / 2;
  const y = down ? start.box.y + start.box.height : start.box.y;
  const reach = Math.max(24, Math.abs(to.y - y) * 0.4) * (down ? 1 : -1);
  const back = Math.max(30, Math.min(80, Math.abs(to.x - x) * 0.5));
  return [[{ x, y }, { x, y: y + reach }, { x: to.x - back, y: to.y }, to]];
}

/** A small loop at the bottom right corner. */
function selfLoop(start: Start): Curve {
  const { box } = start;
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const from = { x: right, y: start.y };
  const corner = { x: right + 4, y: bottom + 20 };
  const to = { x: right - 20, y: bottom + TOUCH };
  return [
    [from, { x: right + 30, y: start.y }, { x: right + 32, y: bottom + 20 }, corner],
    [corner, { x: right - 10, y: bottom + 20 }, { x: to.x, y: bottom + 18 }, to],
  ];
}

/** Ways over and under each node that stands between, and where those were looked for. */
function detoursAround(
  start: Start,
  end: End,
  obstacles: Obstacles,
): { curves: Curve[]; region: Rect } {
  const from = rightOf(start);
  const to = leftOf(end);
  const top = Math.min(from.y, to.y) - DETOUR;
  const region = {
    x: from.x + 10,
    y: top,
    width: to.x - from.x - 20,
    height: Math.abs(from.y - to.y) + 2 * DETOUR,
  };
  const far = Math.abs(from.y - to.y) > FAR;
  if (far || to.x < from.x + 40 || (start.cellX !== undefined && !start.lastCell)) {
    return { curves: [], region: start.box };
  }
  const between = obstacles.between(region, start.box, end.box);
  const heights = new Set(between.flatMap((box) => [box.y - 18, box.y + box.height + 14]));
  const middle = (from.y + to.y) / 2;
  const nearest = [...heights]
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .slice(0, 8);
  const first = Math.min(...between.map((box) => box.x)) - 6;
  const last = Math.max(...between.map((box) => box.x + box.width)) + 6;
  const curves = nearest.map((y): Curve => {
    const left = { x: Math.max(first, from.x + 20), y };
    const right = { x: Math.min(last, to.x - 20), y };
    return [turn(from, left), turn(left, right), turn(right, to)];
  });
  return { curves, region };
}

function turn(a: Point, b: Point): Curve[number] {
  const reach = (b.x - a.x) * 0.55;
  return [a, { x: a.x + reach, y: a.y }, { x: b.x - reach, y: b.y }, b];
}
