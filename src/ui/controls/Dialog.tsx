import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import { classes } from './classes';
import { Icon } from './Icon';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  className?: string | undefined;
}

/** A modal dialog: Escape, the cross and a press beside it close it, and the focus goes back to where it was. */
export function Dialog({ title, open, onClose, children, className }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) {
      dialog.current?.close();
      return;
    }
    dialog.current?.showModal();
    // React has no attribute for it, and focuses what is not shown yet.
    dialog.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, className)}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className={styles.content}>
          <div className={styles.head}>
            <h2 id={id} className={styles.title}>
              {title}
            </h2>
            <Button square aria-label="Close" title="Close, Esc" onClick={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
