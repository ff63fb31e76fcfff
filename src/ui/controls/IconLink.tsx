import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import styles from './Button.module.css';

/** A link that looks like a square button. */
export function IconLink({
  href,
  icon,
  label,
  className,
}: {
  href: string;
  icon: IconName;
  label: string;
  className?: string | undefined;
}) {
  return (
    <a
      href={href}
      className={classes(styles.button, styles.icon, className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </a>
  );
}
