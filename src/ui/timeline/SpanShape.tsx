import { LABEL_PADDING, type SpanBar } from './spanBars';
import styles from './Track.module.css';

interface SpanShapeProps {
  bar: SpanBar;
  y: number;
  height: number;
}

/** A call, a run or the exit as a bar; its label may stand beside it where it is short. */
export function SpanShape({ bar: { kind, x, width, text }, y, height }: SpanShapeProps) {
  return (
    <g transform={`translate(${x} ${y})`} data-span={kind}>
      <rect className={styles.span} width={width} height={height} rx={Math.min(4, width / 2)} />
      {text !== '' && (
        <text className={styles.spanText} x={LABEL_PADDING} y={height / 2 + 3.6}>
          {text}
        </text>
      )}
    </g>
  );
}
