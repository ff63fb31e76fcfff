import { usePlayerState } from '../app/player';
import styles from './CoachMark.module.css';

/** For who has never taken a step: what to press. The first step takes it away for good. */
export function CoachMark() {
  const newcomer = usePlayerState((state) => state.newcomer);
  const ready = usePlayerState((state) => state.run.trace !== null && state.step === 0);
  if (!newcomer || !ready) return null;
  return (
    <p className={styles.mark} role="note" data-coach-mark>
      Press <kbd>→</kbd> to run one step. Nothing is hidden: you can always go back.
    </p>
  );
}
