import { KEY_GROUPS } from '../app/keys';
import { usePlayer, usePlayerState } from '../app/player';
import { Dialog } from '../controls/Dialog';
import styles from './KeyDialog.module.css';

/** What every key does, and the switch for those of a single character. */
export function KeyDialog() {
  const player = usePlayer();
  const open = usePlayerState((state) => state.dialog === 'keys');
  const on = usePlayerState((state) => state.view.characterKeys);
  return (
    <Dialog
      title="Keys"
      open={open}
      onClose={() => player.openDialog(null)}
      className={styles.dialog}
    >
      <div className={styles.body}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => player.setView({ characterKeys: event.target.checked })}
          />
          Single-character keys
          <small className={styles.note}>
            {on ? 'They never act where text is typed.' : 'Arrows, Space and F keys still act.'}
          </small>
        </label>
        <div className={styles.groups}>
          {KEY_GROUPS.map(({ title, rows }) => (
            <section key={title} aria-label={title}>
              <h3 className={styles.heading}>{title}</h3>
              <dl className={styles.rows}>
                {rows.map(({ shown, words }) => (
                  <div key={words} className={styles.row}>
                    <dt>
                      {shown.map((key) => (
                        <kbd key={key} className={styles.key}>
                          {key}
                        </kbd>
                      ))}
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
