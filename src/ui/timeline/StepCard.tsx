import type { CSSProperties } from 'react';
import { stepText } from '../../store/stepText';
import { spansAt, type MarkGroup } from '../../store/timeline';
import { usePlayerState } from '../app/player';
import type { TrackScale } from './geometry';
import { MarkSign } from './MarkShape';
import styles from './StepCard.module.css';

/** Events of one sign that are told one by one. */
const LONGEST_LIST = 6;

interface StepCardProps {
  step: number;
  groups: readonly MarkGroup[];
  scale: TrackScale;
}

/** What a step is, and what it lies in; on a sign of several events, each of them. */
export function StepCard({ step, groups, scale }: StepCardProps) {
  const trace = usePlayerState((state) => state.run.trace);
  if (trace === null || step > trace.length) return null;
  const group = groups.find(
    ({ marks }) => marks[0]!.step <= step && step <= marks.at(-1)!.step && marks.length > 1,
  );
  const around = spansAt(trace, step).map(({ label }) => label);
  const x = scale.x(step);
  return (
    <div
      className={styles.card}
      data-side={x > scale.width / 2 ? 'left' : 'right'}
      style={{ '--x': `${x}px` } as CSSProperties}
      aria-hidden="true"
      data-step-card
    >
      <p className={styles.line}>{stepText(trace, step)}</p>
      {around.length > 0 && <p className={styles.around}>in {around.join(' › ')}</p>}
      {group !== undefined && (
        <ul className={styles.events}>
          {group.marks.slice(0, LONGEST_LIST).map((mark) => (
            <li key={`${mark.step} ${mark.kind}`} className={styles.event}>
              <svg width="16" height="16" viewBox="-8 -8 16 16">
                <MarkSign kind={mark.kind} />
              </svg>
              {stepText(trace, mark.step)}
            </li>
          ))}
          {group.marks.length > LONGEST_LIST && (
            <li className={styles.more}>and {group.marks.length - LONGEST_LIST} more events</li>
          )}
        </ul>
      )}
    </div>
  );
}
