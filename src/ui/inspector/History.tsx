import type { HistoryEntry } from '../../store/inspector';
import { usePlayer } from '../app/player';
import styles from './Section.module.css';

/** Every step that changed the object's count: the step, the change, the count after it, and why. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const player = usePlayer();
  return (
    <section aria-label="History">
      <h3 className={styles.heading}>History</h3>
      <table className={styles.history}>
        <tbody>
          {entries.map(({ step, change, count, cause, current }) => (
            <tr key={step} data-current={current || undefined}>
              <td className={styles.step}>
                <button
                  type="button"
                  title={`Go to step ${step}`}
                  onClick={() => player.seek(step)}
                >
                  {step}
                </button>
              </td>
              <td className={styles.change}>{signed(change)}</td>
              <td className={styles.count}>{count}</td>
              <td className={styles.cause} title={cause}>
                {cause}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(change: number): string {
  if (change === 0) return '';
  return change > 0 ? `+${change}` : `−${-change}`;
}
