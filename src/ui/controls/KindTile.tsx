import { tileText } from '../../scene/nodeShapes';
import styles from './KindTile.module.css';

/** The sign of an object's kind, as on its node in the drawing. */
export function KindTile({ kind }: { kind: number }) {
  return <span className={styles.tile}>{tileText(kind)}</span>;
}
