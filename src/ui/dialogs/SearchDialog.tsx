import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { searchObjects, type Found } from '../../store/search';
import { usePlayer, usePlayerState } from '../app/player';
import { Dialog } from '../controls/Dialog';
import { KindTile } from '../controls/KindTile';
import type { SceneHandle } from '../heap/SceneHost';
import styles from './SearchDialog.module.css';

/** Finds objects by name, type or address; Enter selects one and brings it into view. */
export function SearchDialog({ scene }: { scene: RefObject<SceneHandle | null> }) {
  const player = usePlayer();
  const open = usePlayerState((state) => state.dialog === 'search');
  const close = () => player.openDialog(null);
  return (
    <Dialog title="Search objects and types" open={open} onClose={close}>
      <Search
        onChoose={(found) => {
          close();
          if (found.when !== 'now') player.seek(player.moment()!.analysis.bornStep(found.object));
          player.select(found.object);
          scene.current?.panTo(found.object);
        }}
      />
    </Dialog>
  );
}

const MOST = 30;
const WHEN = { now: '', freed: 'freed, goes to its birth', later: 'not born yet, goes there' };

function Search({ onChoose }: { onChoose: (found: Found) => void }) {
  const player = usePlayer();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const moment = player.moment();
  const found = moment === null ? [] : searchObjects(moment, query, MOST);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && found.length > 0) {
      event.preventDefault();
      const next = (active + by + found.length) % found.length;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = found[active];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    }
  };

  return (
    <div className={styles.search}>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label="Name, type or address"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder="ClassyClass·2, dict, 0x7f…"
        autoComplete="off"
        spellCheck={false}
        data-first-focus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Objects" className={styles.list}>
        {found.map((each, i) => (
          <li
            key={each.object}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className={styles.option}
            onPointerMove={() => setActive(i)}
            onClick={() => onChoose(each)}
          >
            <KindTile kind={each.kind} />
            <span className={styles.name}>{each.name}</span>
            <span className={styles.type}>{each.type}</span>
            <span className={styles.when}>{WHEN[each.when]}</span>
            <code className={styles.address}>{each.address}</code>
          </li>
        ))}
      </ul>
      <p className={styles.count} role="status">
        {query.trim() === ''
          ? ''
          : found.length === 0
            ? 'No object of this run is called so.'
            : found.length === MOST
              ? `The first ${MOST}`
              : `${found.length} found`}
      </p>
    </div>
  );
}
