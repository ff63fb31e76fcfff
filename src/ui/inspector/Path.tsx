import type { ObjectPath } from '../../store/inspector';
import { usePlayer, usePlayerState } from '../app/player';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { ObjectName } from '../controls/ObjectName';
import styles from './Path.module.css';
import section from './Section.module.css';

/** What keeps the object alive: a shortest way from a root, with the attribute or key of each reference. */
export function Path({ path, name }: { path: ObjectPath | null; name: string }) {
  const player = usePlayer();
  const shown = usePlayerState((state) => state.view.path);
  return (
    <section aria-label="Path from a root">
      <h3 className={section.heading}>
        Path from a root
        {path !== null && path.hops.length > 0 && (
          <Button
            className={styles.toggle}
            aria-pressed={shown}
            title={shown ? 'Stop marking the path in the heap, P' : 'Mark the path in the heap, P'}
            onClick={() => player.setView({ path: !shown })}
          >
            <Icon name="path" size={13} />
            {shown ? 'Marked' : 'Mark'}
          </Button>
        )}
      </h3>
      {path === null ? (
        <p className={styles.none}>No root reaches it.</p>
      ) : path.hops.length === 0 ? (
        <p className={styles.none}>{name} is a root itself.</p>
      ) : (
        <ol className={styles.path}>
          <li className={styles.hop}>
            {path.root === 0 ? (
              path.rootName
            ) : (
              <ObjectName object={path.root}>{path.rootName}</ObjectName>
            )}
          </li>
          {path.hops.map(({ key, place, object, name: target }) => (
            <li key={key} className={styles.hop}>
              <code className={styles.place}>{place}</code>
              <ObjectName object={object}>{target}</ObjectName>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
