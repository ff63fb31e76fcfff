import { useState } from 'react';
import { GcList as Lists } from '../../heap/kinds';
import type { ListModel, ListRow } from '../../store/collector';
import { usePlayer, usePlayerState } from '../app/player';
import { Icon } from '../controls/Icon';
import { ObjectName } from '../controls/ObjectName';
import { StatusTag, Tag } from '../controls/Tag';
import styles from './GcList.module.css';

/** One of the collector's lists: its length, and its objects in view with their counts, in the list's order. */
export function GcList({ list }: { list: ListModel }) {
  // What the user opened or closed stays so until the step itself asks for the opposite.
  const [chosen, setChosen] = useState<{ open: boolean; against: boolean } | null>(null);
  const open = chosen !== null && chosen.against === list.open ? chosen.open : list.open;
  const { name, length, rows, inView, settled } = list;
  const verdict = list.list <= Lists.Young ? undefined : rows[0]?.status;
  return (
    <section className={styles.list} aria-label={name} data-list={name}>
      <h3>
        <button
          type="button"
          className={styles.head}
          aria-expanded={open}
          onClick={() => setChosen({ open: !open, against: list.open })}
        >
          <code className={styles.name}>{name}</code>
          {verdict !== undefined && <StatusTag status={verdict} />}
          <span className={styles.length}>{length.toLocaleString('en')}</span>
          <span className={styles.chevron} data-open={open || undefined}>
            <Icon name="chevron" size={13} />
          </span>
        </button>
      </h3>
      {open && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className={styles.hidden}>object</span>
              </th>
              <th scope="col">refs</th>
              <th scope="col">{settled ? 'last gc_refs' : 'gc_refs'}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.object} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {open && length > rows.length && (
        <p className={styles.rest}>
          {inView > rows.length && `${(inView - rows.length).toLocaleString('en')} more in view, `}
          {(length - inView).toLocaleString('en')} not in view
        </p>
      )}
    </section>
  );
}

function Row({ row }: { row: ListRow }) {
  const player = usePlayer();
  const selected = usePlayerState((state) => state.selection === row.object);
  const { object, refcount, gcRefs, gcRefsBefore, visiting, current } = row;
  return (
    <tr
      className={styles.row}
      data-current={current || undefined}
      data-selected={selected || undefined}
      onClick={() => player.select(object)}
    >
      <th scope="row">
        <span className={styles.object}>
          <ObjectName object={object} tile />
          {visiting && <Tag tone="accent">visiting</Tag>}
        </span>
      </th>
      <td>{refcount ?? '∞'}</td>
      <td className={styles.gcRefs}>
        {gcRefsBefore !== null && gcRefsBefore !== gcRefs && `${gcRefsBefore} → `}
        {gcRefs ?? ''}
      </td>
    </tr>
  );
}
