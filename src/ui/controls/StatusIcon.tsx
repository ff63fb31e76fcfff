import type { Status } from '../../heap/kinds';
import { iconShapes } from '../../scene/icons';
import type { Shape } from '../../scene/shapes';
import { STATUS_LOOKS } from '../../scene/status';
import styles from './StatusIcon.module.css';

interface StatusIconProps {
  status: Status;
  size?: number;
  /** The status whose colour it has; its own when nothing is given. */
  tone?: Status;
}

/** The icon that the drawing puts on objects of that status; nothing for a plain one. */
export function StatusIcon({ status, size = 12, tone = status }: StatusIconProps) {
  const { icon } = STATUS_LOOKS[status];
  if (icon === null) return null;
  return (
    <svg
      className={styles.icon}
      data-status={tone}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <Drawn shape={iconShapes(icon, 0, 0, 16, 'currentColor')} />
    </svg>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  const Tag = shape.tag;
  const children = shape.children?.map((child) => <Drawn key={child.key} shape={child} />);
  return <Tag {...camelCased(shape.attrs)}>{children ?? shape.text}</Tag>;
}

/** SVG attribute names as React spells them. */
function camelCased(attrs: Shape['attrs']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
