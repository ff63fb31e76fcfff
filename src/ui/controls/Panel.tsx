import { createContext, useContext, type ReactNode, type Ref } from 'react';
import { classes } from './classes';
import styles from './Panel.module.css';

/** True inside of a tab, which has a name of its own and needs no second one. */
export const InTab = createContext(false);

interface PanelProps {
  /** What assistive technology calls it: the same at every width. */
  name: string;
  /** What stands at its top; its name when nothing is given. */
  title?: ReactNode;
  note?: ReactNode;
  /** Buttons at the end of the headline. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  bodyRef?: Ref<HTMLDivElement>;
}

/** A named part of the page with a headline. */
export function Panel({ name, title, note, actions, children, className, bodyRef }: PanelProps) {
  const inTab = useContext(InTab);
  const content = (
    <>
      {(!inTab || title !== undefined) && (
        <div className={styles.head}>
          <h2 className={styles.title}>{title ?? name}</h2>
          {note !== undefined && <small className={styles.note}>{note}</small>}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {inTab && title === undefined && <h2 className="unseen">{name}</h2>}
      {inTab && title === undefined && actions !== undefined && (
        <div className={styles.floating}>{actions}</div>
      )}
      {/* Focusable, so that a keyboard can scroll it. */}
      <div ref={bodyRef} className={styles.body} tabIndex={0}>
        {children}
      </div>
    </>
  );
  if (inTab) {
    return (
      <div className={classes(styles.panel, className)} data-region={name}>
        {content}
      </div>
    );
  }
  return (
    <section aria-label={name} className={classes(styles.panel, className)} data-region={name}>
      {content}
    </section>
  );
}
