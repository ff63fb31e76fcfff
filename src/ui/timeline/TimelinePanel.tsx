import type { CSSProperties } from 'react';
import { SPEEDS } from '../../store/state';
import { usePlayer, usePlayerState } from '../app/player';
import { Select } from '../controls/Select';
import { CoachMark } from './CoachMark';
import { StepUnit } from './StepUnit';
import { Track } from './Track';
import { Transport } from './Transport';
import styles from './TimelinePanel.module.css';

export function TimelinePanel() {
  return (
    <section aria-label="Timeline" className={styles.timeline}>
      <div className={styles.controls}>
        <Transport />
        <StepCount />
        <StepUnit />
        <Speed />
        <span className={styles.hint} aria-hidden="true">
          <kbd>←</kbd> <kbd>→</kbd> step
        </span>
      </div>
      <Track />
      <CoachMark />
    </section>
  );
}

/** Room for the step numbers of most programs, kept before their length is known. */
const LEAST_DIGITS = 5;

function StepCount() {
  const step = usePlayerState((state) => state.step);
  const length = usePlayerState((state) => state.run.length);
  return (
    // As wide as at the last step, so that nothing beside it moves on the way there; nor while the run begins.
    <span
      className={styles.count}
      style={
        { '--digits': Math.max(LEAST_DIGITS, length.toLocaleString('en').length) } as CSSProperties
      }
    >
      <b>{step.toLocaleString('en')}</b>
      <span className={styles.length}> / {length.toLocaleString('en')}</span>
    </span>
  );
}

function Speed() {
  const player = usePlayer();
  const speed = usePlayerState((state) => state.speed);
  return (
    <Select
      label="Speed"
      className={styles.speed}
      value={String(speed)}
      onChange={(value) => player.setSpeed(Number(value))}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>
          {each}×
        </option>
      ))}
    </Select>
  );
}
