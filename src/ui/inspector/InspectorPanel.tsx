import { useMemo } from 'react';
import { inspectorModel, type InspectorModel } from '../../store/inspector';
import { usePlayer, usePlayerState } from '../app/player';
import { KindTile } from '../controls/KindTile';
import { Panel } from '../controls/Panel';
import { StatusTag, Tag } from '../controls/Tag';
import { History } from './History';
import { Holders, Targets } from './References';
import { Subtraction } from './Subtraction';
import styles from './InspectorPanel.module.css';

/** One object: what it is, who holds it, what changed its count, and what it refers to. */
export function InspectorPanel({ className }: { className?: string | undefined }) {
  const player = usePlayer();
  const selection = usePlayerState((state) => state.selection);
  const step = usePlayerState((state) => state.step);
  const revision = usePlayerState((state) => state.run.revision);
  const model = useMemo(() => {
    const moment = player.moment();
    return selection === null || moment === null ? null : inspectorModel(moment, selection);
    // The moment is a function of these two.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [player, selection, step, revision]);
  if (model === null) {
    return (
      <Panel name="Inspector" className={className}>
        <p className={styles.empty}>
          Select an object to see who holds it: in the heap, in the console, or in one of the
          collector’s lists.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      name="Inspector"
      className={className}
      title={
        <>
          <KindTile kind={model.kind} />
          {model.name}
        </>
      }
      note={<code>{model.address}</code>}
    >
      <div className={styles.content}>
        {model.freed !== null && model.freed <= step ? (
          <p className={styles.gone}>Freed at step {model.freed}.</p>
        ) : step < model.born ? (
          <p className={styles.gone}>Not born yet: it will be at step {model.born}.</p>
        ) : (
          <Living model={model} />
        )}
        {step >= model.born && <History entries={model.history} />}
        {model.targets.length > 0 && <Targets targets={model.targets} />}
      </div>
    </Panel>
  );
}

function Living({ model }: { model: InspectorModel }) {
  const { subtitle, size, status, cycleSize, savedByDebug, subtraction } = model;
  return (
    <>
      {subtraction !== null && <Subtraction {...subtraction} />}
      <dl className={styles.facts}>
        {subtitle !== '' && (
          <>
            <dt>What</dt>
            <dd>{subtitle}</dd>
          </>
        )}
        <dt>Size</dt>
        <dd>
          {size} B{cycleSize !== null && cycleSize > size && ` of a ${cycleSize} B cycle`}
        </dd>
        {(status !== 'normal' || savedByDebug) && (
          <>
            <dt>Status</dt>
            <dd>
              <StatusTag status={status} />
              {savedByDebug && <Tag tone="muted">kept by DEBUG_SAVEALL</Tag>}
            </dd>
          </>
        )}
      </dl>
      <Holders model={model} />
    </>
  );
}
