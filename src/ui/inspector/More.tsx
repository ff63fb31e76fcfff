import { Button } from '../controls/Button';
import styles from './Section.module.css';

/** Says how many rows are not shown, and shows more of them. */
export function More({ count, what, onMore }: { count: number; what: string; onMore: () => void }) {
  if (count === 0) return null;
  return (
    <Button className={styles.more} onClick={onMore}>
      + {count.toLocaleString('en')} {what}
    </Button>
  );
}
