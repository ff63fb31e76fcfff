import type { ReactNode, Ref } from 'react';
import { classes } from './classes';
import styles from './Panel.module.css';

interface PanelProps {
  /** Its name for assistive technology, and for tests: the same at every width. */
  name: string;
  title?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  bodyRef?: Ref<HTMLDivElement>;
  /** What a scroll container that holds no control needs, so that a keyboard can scroll it. */
  focusable?: boolean;
}

/** A named part of the page with a headline. Inside of a tab its name and headline are the tab's. */
export function Panel(props: PanelProps) {
  const { name, title = name, note, children, className, bodyRef, focusable } = props;
  const inTab = useContext(InTab);
  const body = (
    <div ref={bodyRef} className={styles.body} {...(focusable ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
  if (inTab) return <div className={classes(styles.panel, className)}>{body}</div>;
  return (
    <section aria-label={name} className={classes(styles.panel, className)}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {note !== undefined && <small className={styles.note}>{note}</small>}
      </div>
      {body}
    </section>
  );
}
