/** Colours of a thumbnail's parts: the tokens of the same statuses in the drawing. */
export type Tone = 'plain' | 'unreach' | 'uncol' | 'accent' | 'freed';

export interface ThumbNode {
  readonly kind: 'frm' | 'obj' | '{ }' | '[ ]' | 'ref';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly tone?: Tone;
  readonly count?: number;
  readonly caption?: string;
}

export interface ThumbEdge {
  readonly d: string;
  readonly tone?: Tone;
  readonly dash?: 'weak' | 'gone';
}

export interface ThumbHull {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly status: 'unreachable' | 'uncollectable';
}

/** The last telling step of a scenario, with little enough to be read at this size. */
export interface ThumbPicture {
  readonly nodes: readonly ThumbNode[];
  readonly edges: readonly ThumbEdge[];
  readonly hull?: ThumbHull;
  /** A pair of scissors where a reference was cut. */
  readonly cut?: { readonly x: number; readonly y: number };
  readonly word?: { readonly x: number; readonly y: number; readonly text: string };
}

const frame: ThumbNode = { kind: 'frm', x: 2, y: 35, width: 44 };

export const THUMBNAILS: Readonly<Record<string, ThumbPicture>> = {
  leaky: {
    hull: { x: 76, y: 20, width: 214, height: 66, status: 'uncollectable' },
    nodes: [
      { ...frame, y: 48 },
      { kind: 'obj', x: 96, y: 48, width: 46, tone: 'uncol', count: 2 },
      { kind: '{ }', x: 172, y: 48, width: 44, tone: 'uncol', count: 1 },
      { kind: '[ ]', x: 346, y: 48, width: 50, count: 3, caption: 'gc.garbage' },
      { kind: 'obj', x: 404, y: 14, width: 46, tone: 'freed' },
    ],
    edges: [
      { d: 'M142 61H170', tone: 'uncol' },
      { d: 'M216 66C240 66 240 36 216 36H132C122 36 116 40 116 46', tone: 'uncol' },
      { d: 'M346 61H300C270 61 262 92 214 92H130C118 92 118 86 118 76', tone: 'accent' },
    ],
  },
  'no-reference': {
    nodes: [frame, { kind: 'obj', x: 96, y: 35, width: 52, tone: 'freed' }],
    edges: [{ d: 'M46 48H94', tone: 'freed', dash: 'gone' }],
    word: { x: 160, y: 52, text: 'freed' },
  },
  'self-reference': {
    hull: { x: 76, y: 20, width: 138, height: 62, status: 'unreachable' },
    nodes: [
      frame,
      { kind: 'obj', x: 92, y: 42, width: 46, tone: 'unreach', count: 1 },
      { kind: '{ }', x: 162, y: 42, width: 38, tone: 'unreach', count: 1 },
    ],
    edges: [
      { d: 'M138 55H160', tone: 'unreach' },
      { d: 'M200 62C212 62 212 34 190 34H124C116 34 112 36 112 40', tone: 'unreach' },
    ],
  },
  'leaky-debug': {
    hull: { x: 70, y: 14, width: 150, height: 44, status: 'uncollectable' },
    nodes: [
      frame,
      { kind: 'obj', x: 84, y: 24, width: 46, tone: 'uncol', count: 2 },
      { kind: '{ }', x: 156, y: 24, width: 42, tone: 'uncol', count: 2 },
      { kind: '[ ]', x: 88, y: 67, width: 52, count: 3 },
    ],
    edges: [
      { d: 'M130 37H154', tone: 'uncol' },
      { d: 'M108 67V52', tone: 'accent' },
      { d: 'M140 80C172 80 178 70 178 52', tone: 'accent' },
    ],
  },
  'mended-by-hand': {
    nodes: [frame, { kind: 'obj', x: 96, y: 35, width: 52, count: 1 }],
    edges: [
      { d: 'M46 48H94' },
      { d: 'M148 52C188 56 186 14 150 15 130 16 124 22 122 31', tone: 'freed', dash: 'gone' },
    ],
    cut: { x: 178, y: 34 },
  },
  'mended-by-weakref': {
    nodes: [
      frame,
      { kind: 'obj', x: 82, y: 35, width: 46, count: 1 },
      { kind: 'ref', x: 156, y: 35, width: 52, count: 1 },
    ],
    edges: [
      { d: 'M46 48H80' },
      { d: 'M128 48H154' },
      { d: 'M182 61C182 82 112 84 106 63', dash: 'weak' },
    ],
  },
  'at-exit': {
    hull: { x: 78, y: 24, width: 136, height: 54, status: 'unreachable' },
    nodes: [
      { ...frame, tone: 'freed' },
      { kind: 'obj', x: 94, y: 38, width: 46, tone: 'unreach', count: 1 },
      { kind: '{ }', x: 162, y: 38, width: 40, tone: 'unreach', count: 1 },
    ],
    edges: [
      { d: 'M140 51H160', tone: 'unreach' },
      { d: 'M182 64C182 74 118 76 118 66', tone: 'unreach' },
    ],
  },
};
