import type { Rect } from '../layout/layout';
import { tidy } from './shapes';

export interface Point {
  x: number;
  y: number;
}

/** A smooth line of cubic segments; each is start, two controls, end. */
export type Curve = readonly (readonly [Point, Point, Point, Point])[];

const SAMPLES = 18;
const ARROW = 7.4;
const ARROW_HALF = 3.4;

function at(segment: Curve[number], t: number): Point {
  const [a, b, c, d] = segment;
  const u = 1 - t;
  const wa = u * u * u;
  const wb = 3 * u * u * t;
  const wc = 3 * u * t * t;
  const wd = t * t * t;
  return {
    x: wa * a.x + wb * b.x + wc * c.x + wd * d.x,
    y: wa * a.y + wb * b.y + wc * c.y + wd * d.y,
  };
}

/** A curve as a chain of points, with what is asked of it again and again. */
export interface Line {
  points: readonly Point[];
  /** By point: its distance from the start along the line. */
  distances: readonly number[];
  length: number;
  extent: Rect;
}

/** Follows the curve from its start to its end. */
export function lineOf(curve: Curve): Line {
  const points: Point[] = [curve[0]![0]];
  for (const segment of curve) {
    for (let i = 1; i <= SAMPLES; i++) points.push(at(segment, i / SAMPLES));
  }
  const distances = [0];
  for (let i = 1; i < points.length; i++) {
    distances.push(distances[i - 1]! + distance(points[i - 1]!, points[i]!));
  }
  return { points, distances, length: distances[points.length - 1]!, extent: extentOf(points) };
}

/** The curve when its start moves right by `from` and its end by `to`: what lies between follows in proportion. */
export function slid(curve: Curve, from: number, to: number): Curve {
  const steps = curve.length * 3;
  return curve.map((segment, i) => {
    const moved = ({ x, y }: Point, j: number): Point => {
      const share = (3 * i + j) / steps;
      return { x: x + from + (to - from) * share, y };
    };
    return [
      moved(segment[0], 0),
      moved(segment[1], 1),
      moved(segment[2], 2),
      moved(segment[3], 3),
    ] as const;
  });
}

/** The point at the given share of the way. */
export function pointAlong({ points, distances, length }: Line, share: number): Point {
  const wanted = length * share;
  let i = 1;
  while (i < points.length - 1 && distances[i]! < wanted) i++;
  const a = points[i - 1]!;
  const b = points[i]!;
  const step = distances[i]! - distances[i - 1]!;
  const t = step > 0 ? (wanted - distances[i - 1]!) / step : 0;
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}

function distance(a: Point, b: Point): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** How many of the points lie inside the rectangle. */
export function hits(points: readonly Point[], { x, y, width, height }: Rect): number {
  let count = 0;
  for (const p of points) if (p.x > x && p.x < x + width && p.y > y && p.y < y + height) count++;
  return count;
}

/** The smallest rectangle around the points. */
function extentOf(points: readonly Point[]): Rect {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function pathOf(curve: Curve): string {
  const first = curve[0]![0];
  let d = `M${tidy(first.x)} ${tidy(first.y)}`;
  for (const [, b, c, e] of curve) {
    d += `C${tidy(b.x)} ${tidy(b.y)} ${tidy(c.x)} ${tidy(c.y)} ${tidy(e.x)} ${tidy(e.y)}`;
  }
  return d;
}

/** The arrowhead at the curve's end, as a closed path. */
export function arrowOf(curve: Curve): string {
  const [, , control, end] = curve[curve.length - 1]!;
  const length = distance(control, end) || 1;
  const ux = (end.x - control.x) / length;
  const uy = (end.y - control.y) / length;
  const bx = end.x - ux * ARROW;
  const by = end.y - uy * ARROW;
  return (
    `M${tidy(end.x)} ${tidy(end.y)}L${tidy(bx - uy * ARROW_HALF)} ${tidy(by + ux * ARROW_HALF)}` +
    `L${tidy(bx + uy * ARROW_HALF)} ${tidy(by - ux * ARROW_HALF)}Z`
  );
}
