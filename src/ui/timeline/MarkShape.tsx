import type { MarkGroup, MarkKind } from '../../store/timeline';
import styles from './Track.module.css';

/** The sign of a kind of event, around (0, 0). */
const SHAPES: Record<MarkKind, React.ReactNode> = {
  alloc: <circle r="5" className={styles.alloc} />,
  free: <circle r="4.4" className={styles.free} />,
  finalizer: <path d="M0-6.4 6 0 0 6.4-6 0Z" className={styles.finalizer} />,
  run: <rect x="-5" y="-5" width="10" height="10" rx="2" className={styles.run} />,
  uncollectable: (
    <g className={styles.uncollectable}>
      <circle r="4.6" />
      <path d="m-3 3 6-6" />
    </g>
  ),
  resurrected: (
    <path d="M0 5.4V-3.6M-3.8 0 0-3.9 3.8 0M-4.4 5.6H4.4" className={styles.resurrected} />
  ),
};

/** The sign alone, around (0, 0). */
export function MarkSign({ kind }: { kind: MarkKind }) {
  return SHAPES[kind];
}

interface MarkShapeProps {
  group: MarkGroup;
  /** Whether there is room for the number of events. */
  numbered: boolean;
  x: number;
  y: number;
}

/** One sign on the track; several close events are one sign with their number. */
export function MarkShape({ group, numbered, x, y }: MarkShapeProps) {
  const { kind, marks } = group;
  return (
    <g transform={`translate(${x} ${y})`} data-mark={kind}>
      {SHAPES[kind]}
      {numbered && (
        <text className={styles.many} y="-9">
          {marks.length}
        </text>
      )}
    </g>
  );
}
