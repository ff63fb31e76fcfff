import type { HolderRow, InspectorModel, TargetRow } from '../../store/inspector';
import { ObjectName } from '../controls/ObjectName';
import { StatusIcon } from '../controls/StatusIcon';
import { Tag } from '../controls/Tag';
import { classes } from '../controls/classes';
import { More } from './More';
import styles from './Section.module.css';

/** One row per reference to the object; together they are its count. */
export function Holders({ model, onMore }: { model: InspectorModel; onMore: () => void }) {
  const { holders, moreHolders, weakHolders, refcount, immortal } = model;
  return (
    <section aria-label="Held by" tabIndex={-1} data-holders className={styles.holders}>
      <h3 className={styles.heading}>
        Held by
        <code className={styles.sum}>
          {immortal ? 'immortal, ∞' : refcount === null ? 'not counted' : `refs ${refcount}`}
        </code>
      </h3>
      <More count={moreHolders} what="earlier" onMore={onMore} />
      <ul>
        {holders.map((row) => (
          <Holder key={row.key} row={row} status={model.status} />
        ))}
      </ul>
      {weakHolders.length > 0 && (
        <>
          <h3 className={styles.heading}>
            Weakly referenced by
            <code className={styles.sum}>not counted</code>
          </h3>
          <ul>
            {weakHolders.map((row) => (
              <Holder key={row.key} row={row} status={model.status} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Holder({ row, status }: { row: HolderRow; status: InspectorModel['status'] }) {
  const { holder, name, place, times, isNew, spent, inCycle } = row;
  return (
    <li className={styles.row}>
      <span className={styles.sign}>
        {isNew ? '+' : spent ? '−' : inCycle && <StatusIcon status="unreachable" tone={status} />}
      </span>
      <span className={styles.holder}>
        {holder === 0 ? name : <ObjectName object={holder}>{name}</ObjectName>}
        {times > 1 && <span>× {times.toLocaleString('en')}</span>}
        <code className={styles.place}>{place}</code>
      </span>
      {isNew ? (
        <Tag tone="accent">new</Tag>
      ) : (
        <span className={styles.note}>
          {spent ? 'inside, subtracted' : inCycle ? 'inside the cycle' : ''}
        </span>
      )}
    </li>
  );
}

interface TargetsProps {
  targets: readonly TargetRow[];
  more: number;
  onMore: () => void;
}

/** What the object holds, in its own order. */
export function Targets({ targets, more, onMore }: TargetsProps) {
  return (
    <section aria-label="Refers to">
      <h3 className={styles.heading}>Refers to</h3>
      <ul>
        {targets.map(({ key, target, name, place, weak }) => (
          <li key={key} className={classes(styles.row, styles.target)}>
            <span className={styles.holder}>
              <ObjectName object={target}>{name}</ObjectName>
              {weak && <span className={styles.note}>weakly</span>}
            </span>
            <code className={styles.place}>{place}</code>
          </li>
        ))}
      </ul>
      <More count={more} what="more" onMore={onMore} />
    </section>
  );
}
