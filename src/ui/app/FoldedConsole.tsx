import { useRef, useState } from 'react';
import { ConsolePanel } from '../console/ConsolePanel';
import { Icon } from '../controls/Icon';
import { useDismiss } from '../controls/useDismiss';
import styles from './FoldedConsole.module.css';

/** The console as its last line, which opens over the source. */
export function FoldedConsole() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useDismiss(box, open, () => setOpen(false));
  return (
    <div ref={box} className={styles.fold} data-open={open || undefined}>
      <ConsolePanel className={styles.console} />
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={open ? 'Fold the console' : 'Unfold the console'}
        title={open ? 'Fold the console' : 'Unfold the console'}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" size={14} />
      </button>
    </div>
  );
}
