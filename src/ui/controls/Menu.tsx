import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button';
import { Icon } from './Icon';
import { useDismiss } from './useDismiss';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly words: string;
  /** The key that does the same, where there is one. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}

interface MenuProps {
  label: ReactNode;
  title: string;
  /** Groups of items, with a line between them. */
  groups: readonly (readonly MenuItem[])[];
  disabled?: boolean;
}

/**
 * A button that opens a list of actions. Arrows, Home and End move in it, Escape closes it. It stays open while
 * one acts again and again; focus is on the item, and goes back to the button at the end.
 */
export function Menu({ label, title, groups, disabled = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const items = () => [
    ...(box.current?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)') ?? []),
  ];
  const close = () => {
    setOpen(false);
    if (box.current?.contains(document.activeElement)) button.current?.focus();
  };
  useDismiss(box, open, close);
  useEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };

  return (
    <div ref={box} className={styles.box}>
      <Button
        ref={button}
        title={title}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {label}
        <Icon name="chevron" size={13} />
      </Button>
      {open && (
        <div id={id} role="menu" aria-label={title} className={styles.menu} onKeyDown={onKeyDown}>
          {groups.map((group, i) => (
            <div key={i} role="group" className={styles.group}>
              {group.map(({ words, shortcut, act, disabled: off }) => (
                <button
                  key={words}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className={styles.item}
                  disabled={off}
                  onClick={act}
                >
                  {words}
                  {shortcut !== undefined && <kbd className={styles.key}>{shortcut}</kbd>}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
