import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ObjectId } from '../../heap/ids';
import { FEWEST_ROWS, inspectorModel, type InspectorModel } from '../../store/inspector';
import { usePlayer, usePlayerState } from '../app/player';
import { KindTile } from '../controls/KindTile';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import { Panel } from '../controls/Panel';
import { StatusTag, Tag } from '../controls/Tag';
import { History } from './History';
import { Path } from './Path';
import { Holders, Targets } from './References';
import { Subtraction } from './Subtraction';
import styles from './InspectorPanel.module.css';

/** One object: what it is, who holds it, what changed its count, and what it refers to. */
export function InspectorPanel({ className }: { className?: string | undefined }) {
  const player = usePlayer();
  const selection = usePlayerState((state) => state.selection);
  const step = usePlayerState((state) => state.step);
  const revision = usePlayerState((state) => state.run.revision);
  const [more, setMore] = useState({ object: selection, rows: FEWEST_ROWS });
  const rows = more.object === selection ? more.rows : FEWEST_ROWS;
  const onMore = () => setMore({ object: selection, rows: rows * MORE });
  const model = useMemo(() => {
    const moment = player.moment();
    return selection === null || moment === null ? null : inspectorModel(moment, selection, rows);
    // The moment is a function of these two.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [player, selection, step, revision, rows]);
  const content = useRef<HTMLDivElement>(null);
  useFocus(content, selection);
  if (model === null) {
    return (
      <Panel name="Inspector" className={className}>
        <p className={styles.empty}>
          Select an object to see who holds it: in the heap, in the console, or in one of the
          collector’s lists. Press <kbd>/</kbd> to search.
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
      <div
        ref={content}
        className={styles.content}
        role="group"
        aria-label={`${model.name}, ${model.address}`}
        tabIndex={-1}
        onKeyDown={(event: KeyboardEvent) => {
          if (!(event.altKey && event.key === 'ArrowLeft')) return;
          // The browser's own way back would leave the page.
          event.preventDefault();
          player.back();
        }}
      >
        <Back />
        {model.freed !== null && model.freed <= step ? (
          <p className={styles.gone}>Freed at step {model.freed}.</p>
        ) : step < model.born ? (
          <p className={styles.gone}>Not born yet: it will be at step {model.born}.</p>
        ) : (
          <Living model={model} onMore={onMore} />
        )}
        {step >= model.born && (
          <History entries={model.history} more={model.moreHistory} onMore={onMore} />
        )}
        {model.targets.length > 0 && (
          <Targets targets={model.targets} more={model.moreTargets} onMore={onMore} />
        )}
      </div>
    </Panel>
  );
}

/** How many times as many rows "more" shows. */
const MORE = 10;

/**
 * Keeps the focus in the inspector when one follows a reference from it: the button that was pressed is gone with
 * the object before. Also takes it there when the user asks for the holders.
 */
function useFocus(content: RefObject<HTMLDivElement | null>, selection: ObjectId | null): void {
  const player = usePlayer();
  const asked = usePlayerState((state) => state.holdersAsked);
  const shown = useRef(selection);
  /** Whether the focus was in the inspector when the user last did something. */
  const within = useRef(false);
  useEffect(
    () =>
      player.store.subscribe((state, before) => {
        if (state.selection === before.selection) return;
        within.current = content.current?.contains(document.activeElement) ?? false;
      }),
    [content, player],
  );
  useEffect(() => {
    const before = shown.current;
    shown.current = selection;
    if (selection === null || before === null || before === selection) return;
    if (within.current) content.current?.focus();
  }, [content, player, selection]);
  useEffect(() => {
    if (!asked || content.current === null) return;
    content.current.querySelector<HTMLElement>('[data-holders]')?.focus();
    player.askHolders(false);
  }, [asked, content, player]);
}

/** The way back to what was selected before. */
function Back() {
  const player = usePlayer();
  const before = usePlayerState((state) => state.trail.at(-1));
  const moment = player.moment();
  if (before === undefined || moment === null) return null;
  return (
    <Button className={styles.back} title="Back, Backspace" onClick={() => player.back()}>
      <Icon name="chevron" size={13} />
      Back to {moment.view.name(before)}
    </Button>
  );
}

function Living({ model, onMore }: { model: InspectorModel; onMore: () => void }) {
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
      <Holders model={model} onMore={onMore} />
      <Path path={model.path} name={model.name} />
    </>
  );
}
