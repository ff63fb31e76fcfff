import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './Icon';
import styles from './Select.module.css';

interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
  outline?: boolean;
  className?: string | undefined;
}

/** The browser's own select in our clothes. */
export function Select({ label, value, onChange, children, outline, className }: SelectProps) {
  return (
    <span className={classes(styles.wrap, className)}>
      <select
        aria-label={label}
        title={label}
        className={classes(styles.select, outline && styles.outline)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
      <span className={styles.chevron}>
        <Icon name="chevron" size={13} />
      </span>
    </span>
  );
}
