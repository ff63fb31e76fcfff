import { scenarioSource, type Scenario } from '../../scenarios/catalogue';
import { scenarioLink } from '../../store/link';
import { usePlayerState } from '../app/player';
import { classes } from '../controls/classes';
import { CodeText } from '../controls/CodeText';
import { Thumbnail } from './Thumbnail';
import styles from './ScenarioCard.module.css';

interface ScenarioCardProps {
  scenario: Scenario;
  /** Takes two columns. */
  large: boolean;
  onOpen: () => void;
}

/** One link, named by its title and described by its question; the whole card answers to it. */
export function ScenarioCard({ scenario, large, onOpen }: ScenarioCardProps) {
  const version = usePlayerState((state) => state.version);
  const open = usePlayerState((state) => state.program.scenario === scenario.id);
  const { id, title, question, changesAt } = scenario;
  const lines = scenarioSource(scenario, version).trimEnd().split('\n').length;
  return (
    <article className={classes(styles.card, large && styles.large, open && styles.open)}>
      <Thumbnail scenario={id} />
      <div className={styles.text}>
        <div className={styles.row}>
          <a
            className={styles.title}
            href={scenarioLink(id, version)}
            data-scenario={id}
            aria-describedby={`question-${id}`}
            aria-current={open ? 'page' : undefined}
            onClick={onOpen}
          >
            {title}
          </a>
          <span className={styles.lines}>{lines} lines</span>
        </div>
        <p id={`question-${id}`} className={styles.question}>
          <CodeText>{question}</CodeText>
        </p>
        {changesAt.length > 1 ? (
          <div className={styles.differs}>
            <VersionBadge versions={changesAt} />
          </div>
        ) : (
          <span className={styles.same}>same in every version</span>
        )}
      </div>
    </article>
  );
}

/** One part per version at which the answer changes; the last holds from there on. */
export function VersionBadge({ versions }: { versions: readonly string[] }) {
  return (
    <span className={styles.badge}>
      {versions.map((version, i) => (
        <span key={version}>{i === versions.length - 1 ? `${version}+` : version}</span>
      ))}
    </span>
  );
}
