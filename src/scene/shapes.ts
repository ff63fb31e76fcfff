import { ink, type Token } from './tokens';

/** One element of the drawing as plain data: what the painter joins and what the export writes. */
export interface Shape {
  /** Unique among its siblings; the join's key. */
  key: string;
  tag: 'g' | 'path' | 'rect' | 'circle' | 'line' | 'text';
  attrs: Readonly<Record<string, string | number>>;
  text?: string;
  children?: readonly Shape[];
}

/** Rounds to a tenth, so that equal drawings are equal texts. */
export function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}

interface TextLook {
  size: number;
  weight?: number;
  color: Token;
  anchor?: 'start' | 'middle' | 'end';
  mono?: boolean;
  strike?: boolean;
}

/** A line of text whose baseline begins at (x, y). */
export function textShape(key: string, x: number, y: number, text: string, look: TextLook): Shape {
  return {
    key,
    tag: 'text',
    text,
    attrs: {
      x: tidy(x),
      y: tidy(y),
      class: look.mono ? 'm' : 's',
      'font-size': look.size,
      'font-weight': look.weight ?? 400,
      fill: ink(look.color),
      ...(look.anchor && look.anchor !== 'start' ? { 'text-anchor': look.anchor } : {}),
      ...(look.strike ? { 'text-decoration': 'line-through' } : {}),
    },
  };
}

/** A hairline between rows. */
export function ruleShape(
  key: string,
  x1: number,
  x2: number,
  y: number,
  token: Token = 'line',
): Shape {
  return {
    key,
    tag: 'line',
    attrs: { x1: tidy(x1), x2: tidy(x2), y1: tidy(y), y2: tidy(y), stroke: ink(token) },
  };
}

/** A rectangle with rounded corners. */
export function rectShape(
  key: string,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  attrs: Record<string, string | number>,
): Shape {
  return {
    key,
    tag: 'rect',
    attrs: {
      x: tidy(x),
      y: tidy(y),
      width: tidy(width),
      height: tidy(height),
      rx: radius,
      ...attrs,
    },
  };
}
