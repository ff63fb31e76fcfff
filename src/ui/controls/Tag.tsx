import type { ReactNode } from 'react';
import type { Status } from '../../heap/kinds';
import { STATUS_LOOKS } from '../../scene/status';
import { StatusIcon } from './StatusIcon';
import styles from './Tag.module.css';

/** A word in a pill. */
export function Tag({ tone, children }: { tone: 'accent' | 'muted'; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** An object's status with its icon, as the drawing words it; nothing for a plain one. */
export function StatusTag({ status }: { status: Status }) {
  const { word } = STATUS_LOOKS[status];
  if (word === '') return null;
  return (
    <span className={styles.tag} data-tone={status}>
      <StatusIcon status={status} />
      {word}
    </span>
  );
}
