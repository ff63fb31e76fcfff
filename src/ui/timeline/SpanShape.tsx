import type { Span } from '../../store/timeline';
import type { TrackScale } from './geometry';
import styles from './Track.module.css';

const HEIGHT = 18;
const NARROWEST = 2;
/** Width of a character of the label. */
const CHARACTER = 6.3;
const PADDING = 7;

/** A call, a run or the exit as a bar, with as much of its label as it has room for. */
export function SpanShape({ span, scale, y }: { span: Span; scale: TrackScale; y: number }) {
  const x = scale.x(span.from);
  const width = Math.max(NARROWEST, scale.x(Math.min(span.to, scale.length)) - x);
  const room = Math.floor((width - 2 * PADDING) / CHARACTER);
  const label =
    room >= span.label.length ? span.label : room > 3 ? `${span.label.slice(0, room - 1)}…` : '';
  return (
    <g transform={`translate(${x} ${y})`} data-span={span.kind}>
      <rect className={styles.span} width={width} height={HEIGHT} rx={Math.min(4, width / 2)} />
      {label !== '' && (
        <text className={styles.spanText} x={PADDING} y="12.6">
          {label}
        </text>
      )}
    </g>
  );
}
