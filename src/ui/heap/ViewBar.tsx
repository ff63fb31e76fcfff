import { useRef, useState } from 'react';
import { HEAP_FILTERS, type HeapFilter } from '../../store/state';
import { usePlayer, usePlayerState } from '../app/player';
import { Button } from '../controls/Button';
import { Select } from '../controls/Select';
import { useDismiss } from '../controls/useDismiss';
import { Legend } from './Legend';
import styles from './Bar.module.css';

const FILTER_WORDS: Record<HeapFilter, string> = {
  program: 'Program objects',
  internals: '+ class internals',
  everything: 'Everything',
};

/** What of the heap is drawn, and what the signs mean. */
export function ViewBar() {
  const player = usePlayer();
  const filter = usePlayerState((state) => state.view.filter);
  const shown = usePlayerState((state) => state.view.backReferences);
  const [legend, setLegend] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useDismiss(box, legend, () => setLegend(false));
  return (
    <div ref={box} className={styles.bar} role="group" aria-label="View">
      <Select
        label="Objects shown"
        className={styles.filter}
        value={filter}
        onChange={(value) => player.setView({ filter: value as HeapFilter })}
      >
        {HEAP_FILTERS.map((each) => (
          <option key={each} value={each}>
            {FILTER_WORDS[each]}
          </option>
        ))}
      </Select>
      <span className={styles.divider} />
      <Button
        aria-pressed={shown}
        title="References to globals and classes"
        onClick={() => player.setView({ backReferences: !shown })}
      >
        Back-references {shown ? 'shown' : 'hidden'}
      </Button>
      <span className={styles.divider} />
      <Button aria-expanded={legend} aria-haspopup="dialog" onClick={() => setLegend(!legend)}>
        Legend
      </Button>
      {legend && <Legend />}
    </div>
  );
}
