import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes';
import { InTab } from './Panel';
import styles from './Tabs.module.css';

interface TabsProps<Name extends string> {
  label: string;
  tabs: readonly { readonly name: Name; readonly content: ReactNode }[];
  open: Name;
  onOpen: (name: Name) => void;
  className?: string | undefined;
}

/** Panels of which one is seen at a time. Arrow keys move between the tabs. */
export function Tabs<Name extends string>({
  label,
  tabs,
  open,
  onOpen,
  className,
}: TabsProps<Name>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.name === open);
    const next = tabs[(at + by + tabs.length) % tabs.length]!.name;
    onOpen(next);
    document.getElementById(`${id}${next}`)?.focus();
  };
  return (
    <div className={classes(styles.tabs, className)}>
      <div role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {tabs.map(({ name }) => (
          <button
            key={name}
            id={`${id}${name}`}
            type="button"
            role="tab"
            aria-selected={name === open}
            aria-controls={`${id}${name}-panel`}
            tabIndex={name === open ? 0 : -1}
            className={styles.tab}
            onClick={() => onOpen(name)}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ name, content }) => (
        <div
          key={name}
          id={`${id}${name}-panel`}
          role="tabpanel"
          aria-label={name}
          hidden={name !== open}
          className={styles.panel}
        >
          {name === open && <InTab value={true}>{content}</InTab>}
        </div>
      ))}
    </div>
  );
}
