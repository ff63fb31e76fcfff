import type { HistoryEntry } from '../../store/inspector';
import { usePlayer } from '../app/player';
import { More } from './More';
import styles from './Section.module.css';

interface HistoryProps {
  entries: readonly HistoryEntry[];
  more: number;
  onMore: () => void;
}

/** The steps that changed the object's count: the step, the change, the count after it, and why. A row leads there. */
export function History({ entries, more, onMore }: HistoryProps) {
  const player = usePlayer();
  return (
    <section aria-label="History">
      <h3 className={styles.heading}>History</h3>
      <More count={more} what="earlier" onMore={onMore} />
      <table className={styles.history}>
        <colgroup>
          <col className={styles.stepColumn} />
          <col className={styles.changeColumn} />
          <col className={styles.countColumn} />
          <col />
        </colgroup>
        <thead className={styles.unseen}>
          <tr>
            <th scope="col">step</th>
            <th scope="col">change</th>
            <th scope="col">count</th>
            <th scope="col">cause</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ step, change, count, cause, current }) => (
            <tr key={step} data-current={current || undefined}>
              <td className={styles.step}>
                <button
                  type="button"
                  title={`Go to step ${step}`}
                  aria-current={current ? 'step' : undefined}
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
