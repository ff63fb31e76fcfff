import { collectorModel, type CollectorModel, type PhaseRow } from '../../store/collector';
import { useMoment } from '../app/player';
import { Icon } from '../controls/Icon';
import { Panel } from '../controls/Panel';
import { Skeleton } from '../controls/Skeleton';
import { GcLists } from './GcLists';
import styles from './CollectorPanel.module.css';

/** The collector's run: its phases with what each came to, and its lists. */
export function CollectorPanel({ className }: { className?: string | undefined }) {
  const model = useMoment(collectorModel);
  const run = model?.run;
  const note = run ? `run ${run.number}, generation ${run.generation}` : undefined;
  return (
    <Panel name="Collector" note={note} className={className}>
      <Skeleton lines={6} />
      {model?.run && <Phases phases={model.phases} />}
      {model !== null && !model.run?.underWay && <Idle model={model} />}
      {model !== null && <GcLists model={model} />}
    </Panel>
  );
}

function Phases({ phases }: { phases: readonly PhaseRow[] }) {
  return (
    <ol className={styles.phases} aria-label="Phases">
      {phases.map(({ name, meaning, state, result }) => (
        <li
          key={name}
          className={styles.phase}
          data-phase={name}
          data-state={state}
          aria-current={state === 'current' ? 'step' : undefined}
          title={meaning}
        >
          <span className={styles.dot}>{state === 'done' && <Icon name="check" size={11} />}</span>
          <code className={styles.name}>{name}</code>
          <code className={styles.result}>{result}</code>
        </li>
      ))}
    </ol>
  );
}

/** Between runs: what would start the next one. */
function Idle({ model: { run, generations, idle } }: { model: CollectorModel }) {
  return (
    <div className={styles.idle} data-divided={run !== null || undefined}>
      <table className={styles.generations}>
        <thead>
          <tr>
            <th scope="col">{run === null ? 'No run yet' : 'Generations now'}</th>
            <th scope="col">objects</th>
            <th scope="col">count</th>
            <th scope="col">threshold</th>
          </tr>
        </thead>
        <tbody>
          {generations.map(({ name, objects, count, threshold }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{objects.toLocaleString('en')}</td>
              <td>{count.toLocaleString('en')}</td>
              <td>{threshold.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{idle}</p>
    </div>
  );
}
