import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon';
import styles from './Message.module.css';

interface MessageProps {
  tone: 'info' | 'error';
  role: 'status' | 'alert';
  children: ReactNode;
}

/** A card with a sentence and what can be done about it. */
export function Message({ tone, role, children }: MessageProps) {
  return (
    <div className={styles.message} data-tone={tone} role={role}>
      <Icon name={tone === 'error' ? 'warning' : 'info'} />
      {children}
    </div>
  );
}
