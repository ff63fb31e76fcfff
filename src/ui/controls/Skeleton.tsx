import { usePlayerState } from '../app/player';
import styles from './Skeleton.module.css';

/** Grey bars where text will be, while the first run has told nothing yet. */
export function Skeleton({ lines }: { lines: number }) {
  const loading = usePlayerState(({ run }) => run.trace === null && run.status === 'running');
  if (!loading) return null;
  return (
    <div className={styles.skeleton} aria-hidden="true" data-skeleton>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={styles.line} />
      ))}
    </div>
  );
}
