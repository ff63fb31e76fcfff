import type { ButtonHTMLAttributes, Ref } from 'react';
import { classes } from './classes';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'outline' | 'primary';
  /** A square button that holds an icon alone, and so needs a label. */
  square?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', square = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(
        styles.button,
        look !== 'plain' && styles[look],
        square && styles.icon,
        className,
      )}
      {...rest}
    />
  );
}
