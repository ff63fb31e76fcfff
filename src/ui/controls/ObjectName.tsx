import type { ObjectId } from '../../heap/ids';
import { usePlayer } from '../app/player';
import { KindTile } from './KindTile';
import styles from './ObjectName.module.css';

interface ObjectNameProps {
  object: ObjectId;
  tile?: boolean;
  /** What to write instead of its name. */
  children?: string | undefined;
}

/** An object's name as a button that selects it. */
export function ObjectName({ object, tile = false, children }: ObjectNameProps) {
  const player = usePlayer();
  const known = player.moment()?.view;
  if (known === undefined) return null;
  return (
    <button
      type="button"
      className={styles.name}
      onClick={(event) => {
        event.stopPropagation();
        player.select(object);
      }}
    >
      {tile && <KindTile kind={known.objectKind(object)} />}
      <span className={styles.text}>{children ?? (known.text(object) || known.name(object))}</span>
    </button>
  );
}
