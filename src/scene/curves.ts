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

/** Points along the curve, from its start to its end. */
export function pointsOf(curve: Curve): Point[] {
  const points: Point[] = [curve[0]![0]];
  for (const segment of curve) {
    for (let i = 1; i <= SAMPLES; i++) points.push(at(segment, i / SAMPLES));
  }
  return points;
}

/** The point at the given share of the way. */
export function pointAlong(points: readonly Point[], share: number): Point {
  let total = 0;
  for (let i = 1; i < points.length; i++) total += distance(points[i - 1]!, points[i]!);
  let left = total * share;
  for (let i = 1; i < points.length; i++) {
    const step = distance(points[i - 1]!, points[i]!);
    if (left <= step && step > 0) {
      const t = left / step;
      return {
        x: points[i - 1]!.x + t * (points[i]!.x - points[i - 1]!.x),
        y: points[i - 1]!.y + t * (points[i]!.y - points[i - 1]!.y),
      };
    }
    left -= step;
  }
  return points[points.length - 1]!;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function lengthOf(points: readonly Point[]): number {
  let total = 0;
  for (let i = 1; i < points.length; i++) total += distance(points[i - 1]!, points[i]!);
  return total;
}

/** How many of the points lie inside the rectangle. */
export function hits(points: readonly Point[], { x, y, width, height }: Rect): number {
  let count = 0;
  for (const p of points) if (p.x > x && p.x < x + width && p.y > y && p.y < y + height) count++;
  return count;
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
