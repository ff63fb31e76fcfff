import { STATUSES } from '../../heap/kinds';
import { ObjectKind } from '../../heap/kinds';
import { STATUS_LOOKS } from '../../scene/status';
import { KindTile } from '../controls/KindTile';
import { StatusIcon } from '../controls/StatusIcon';
import styles from './Legend.module.css';

const KINDS: readonly (readonly [number, string])[] = [
  [ObjectKind.Instance, 'instance'],
  [ObjectKind.Class, 'class'],
  [ObjectKind.Function, 'function'],
  [ObjectKind.Dict, 'dict'],
  [ObjectKind.List, 'list'],
  [ObjectKind.Tuple, 'tuple'],
  [ObjectKind.Set, 'set'],
  [ObjectKind.Frame, 'frame'],
  [ObjectKind.Module, 'module'],
  [ObjectKind.Weakref, 'weak reference'],
];

/** What the signs of the drawing mean. */
export function Legend() {
  return (
    <div className={styles.legend} role="dialog" aria-label="Legend">
      <h3 className={styles.heading}>Status</h3>
      <ul className={styles.statuses}>
        {STATUSES.filter((status) => status !== 'normal').map((status) => (
          <li key={status} className={styles.entry}>
            <span className={styles.swatch} data-status={status} />
            <span className={styles.icon}>
              <StatusIcon status={status} />
            </span>
            {STATUS_LOOKS[status].word}
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>Objects</h3>
      <ul className={styles.kinds}>
        {KINDS.map(([kind, word]) => (
          <li key={kind} className={styles.entry}>
            <KindTile kind={kind} />
            {word}
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>References and counts</h3>
      <ul className={styles.statuses}>
        <li className={styles.entry}>
          <Line />
          counted reference
        </li>
        <li className={styles.entry}>
          <Line dash="5 4" />
          weak reference, never counted
        </li>
        <li className={styles.entry}>
          <Line dash="2 3" />
          taken off by subtract_refs
        </li>
        <li className={styles.entry}>
          <span className={styles.count}>refs 2</span>
          references that keep it alive
        </li>
        <li className={styles.entry}>
          <span className={styles.count} data-square>
            gc_refs 1
          </span>
          what the collector has not explained yet
        </li>
      </ul>
    </div>
  );
}

function Line({ dash }: { dash?: string }) {
  return (
    <svg width="34" height="10" aria-hidden="true">
      <path d="M0 5h27" stroke="var(--edge)" strokeWidth="1.5" strokeDasharray={dash} />
      <path d="M26 1.6 33 5l-7 3.4Z" fill="var(--edge)" />
    </svg>
  );
}
