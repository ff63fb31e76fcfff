import { useId, type RefObject } from 'react';
import { CHAPTERS } from '../../scenarios/catalogue';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { ScenarioCard, VersionBadge } from './ScenarioCard';
import styles from './ScenarioDialog.module.css';

/** The built-in programs. Escape, the cross and a click beside it close it; so does opening one. */
export function ScenarioDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const title = useId();
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id={title} className={styles.title}>
            Scenarios
          </h2>
          <Button square aria-label="Close" title="Close, Esc" onClick={close}>
            <Icon name="close" />
          </Button>
        </div>
        <div className={styles.chapters}>
          {CHAPTERS.map((chapter, number) => (
            <section key={chapter.title} aria-label={chapter.title}>
              <h3 className={styles.chapter}>
                {chapter.title}
                <span className={styles.subtitle}>{chapter.subtitle}</span>
              </h3>
              <div className={styles.cards}>
                {chapter.scenarios.map((scenario, i) => (
                  <ScenarioCard
                    key={scenario.id}
                    scenario={scenario}
                    large={number === 0 && i === 0}
                    onOpen={close}
                  />
                ))}
              </div>
            </section>
          ))}
        </div>
        <div className={styles.foot}>
          <span className={styles.hint}>
            <kbd className={styles.key}>Tab</kbd> move
          </span>
          <span className={styles.hint}>
            <kbd className={styles.key}>Enter</kbd> open
          </span>
          <span className={styles.hint}>
            <kbd className={styles.key}>Esc</kbd> close
          </span>
          <a className={styles.about} href="./docs/what-is-simulated.html">
            What is simulated
          </a>
          <span className={styles.legend}>
            A badge names each version where the answer changes
            <VersionBadge versions={['2.7', '3.6']} />
          </span>
        </div>
      </div>
    </dialog>
  );
}
