import type { Span } from '../../store/timeline';
import type { TrackScale } from './geometry';

/** A bar above the track: one span, or several that are too short to be told apart. */
export interface SpanBar {
  readonly kind: Span['kind'];
  /** 0 for what lies in no other, 1 for what lies in that; what lies deeper is told by the hover text alone. */
  readonly row: 0 | 1;
  readonly x: number;
  readonly width: number;
  /** As much of the label as there is room for: on the bar and, as far as nothing else stands there, after it. */
  readonly text: string;
  readonly from: number;
}

/** Width of a character of the label. */
const CHARACTER = 6.3;
export const LABEL_PADDING = 6;
const NARROWEST = 3;
/** Bars nearer to each other than this, the first of which is too narrow to be seen as one, are drawn as one. */
const GAP = 1;
const SHORTEST_LABEL = 4;

/** The bars of the spans, from left to right in each row; not more than there are pixels. */
export function spanBars(spans: readonly Span[], scale: TrackScale): SpanBar[] {
  const rows: { kind: Span['kind']; from: number; x: number; end: number; label: string }[][] = [
    [],
    [],
  ];
  for (const span of spans) {
    const row = rows[span.depth];
    if (row === undefined) continue;
    const x = scale.x(span.from);
    const end = Math.max(x + NARROWEST, scale.x(Math.min(span.to, scale.length)));
    const last = row.at(-1);
    if (last !== undefined && x < last.end + GAP && last.end - last.x < 2 * NARROWEST) {
      last.end = Math.max(last.end, end);
      last.label = '';
    } else {
      row.push({ kind: span.kind, from: span.from, x, end, label: span.label });
    }
  }
  return rows.flatMap((row, i) =>
    row.map(({ kind, from, x, end, label }, k) => {
      const limit = row[k + 1]?.x ?? scale.width;
      return {
        kind,
        row: i === 0 ? 0 : 1,
        x,
        width: Math.max(NARROWEST, Math.min(end, limit - GAP) - x),
        text: shortened(label, Math.floor((limit - x - 2 * LABEL_PADDING) / CHARACTER)),
        from,
      } as const;
    }),
  );
}

/** A label in so many characters; nothing when too little would be left of it. */
function shortened(label: string, room: number): string {
  if (room >= label.length) return label;
  return room < SHORTEST_LABEL ? '' : `${label.slice(0, room - 1)}…`;
}
