import { useEffect, useRef } from 'react';
import { GcList as Lists } from '../../heap/kinds';
import type { ListModel, ListRow } from '../../store/collector';
import { usePlayer, usePlayerState } from '../app/player';
import { Icon } from '../controls/Icon';
import { ObjectName } from '../controls/ObjectName';
import { StatusTag, Tag } from '../controls/Tag';
import { type ListWires, type Wire, wireAttributes } from './wire';
import styles from './GcList.module.css';

interface GcListProps {
  list: ListModel;
  open: boolean;
  onToggle: () => void;
  wires: ListWires | undefined;
}

/** One of the collector's lists: its length, and its objects in view with their counts, in the list's order. */
export function GcList({ list, open, onToggle, wires }: GcListProps) {
  const { name, note, length, rows, inView, settled } = list;
  const verdict = list.list <= Lists.Young ? undefined : rows.find(({ gone }) => !gone)?.status;
  const gone = rows.filter((row) => row.gone).length;
  return (
    <section className={styles.list} aria-label={name} data-list={name}>
      <h3>
        <button
          type="button"
          className={styles.head}
          aria-expanded={open}
          onClick={onToggle}
          {...wireAttributes(wires?.head)}
        >
          <code className={styles.name}>{name}</code>
          {verdict !== undefined && <StatusTag status={verdict} />}
          {verdict === undefined && note !== '' && <span className={styles.note}>{note}</span>}
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
              <th scope="col" {...wireAttributes(wires?.columns)}>
                {settled ? 'last gc_refs' : 'gc_refs'}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Row key={`${row.object} ${row.gone}`} row={row} wire={wires?.rows[i]} />
            ))}
          </tbody>
        </table>
      )}
      {open && length > rows.length - gone && (
        <p className={styles.rest} {...wireAttributes(wires?.rest)}>
          {inView > rows.length - gone &&
            `${(inView - rows.length + gone).toLocaleString('en')} more in view, `}
          {(length - inView).toLocaleString('en')} not in view
        </p>
      )}
    </section>
  );
}

function Row({ row, wire }: { row: ListRow; wire: Wire | undefined }) {
  const player = usePlayer();
  const selected = usePlayerState((state) => state.selection === row.object);
  const { object, refcount, gcRefs, gcRefsBefore, visiting, current, gone } = row;
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current, object]);
  return (
    <tr
      ref={element}
      className={styles.row}
      data-current={current || undefined}
      data-gone={gone || undefined}
      data-selected={(selected && !gone) || undefined}
      onClick={() => player.select(object)}
    >
      <th scope="row">
        <span className={styles.object}>
          <ObjectName object={object} tile />
          {visiting && <Tag tone="accent">visiting</Tag>}
          {gone && <span className={styles.note}>moved</span>}
        </span>
      </th>
      <td>{gone ? '' : (refcount ?? '∞')}</td>
      <td className={styles.gcRefs} {...wireAttributes(wire)}>
        {gcRefsBefore !== null && gcRefsBefore !== gcRefs && `${gcRefsBefore} → `}
        {gone ? '' : (gcRefs ?? '')}
      </td>
    </tr>
  );
}
