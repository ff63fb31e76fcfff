import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import { consoleBlocks, objectAtAddress, type ConsoleLine } from '../../store/consoleText';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { Panel } from '../controls/Panel';
import { Skeleton } from '../controls/Skeleton';
import styles from './ConsolePanel.module.css';

/** What the program has printed by the step on screen: both streams, interleaved as written. */
export function ConsolePanel({ className }: { className?: string | undefined }) {
  const blocks = useMoment(consoleBlocks);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current) body.current.scrollTop = body.current.scrollHeight;
  }, [blocks]);
  return (
    <Panel name="Console" note="stdout + stderr" className={className} bodyRef={body}>
      <Skeleton lines={4} />
      <pre className={styles.text} data-console>
        {blocks?.map((lines, i) => (
          <Block key={i} lines={lines} />
        ))}
      </pre>
    </Panel>
  );
}

/** A block that is full stays the same object, so that a long console is not drawn anew at each step. */
const Block = memo(function Block({ lines }: { lines: readonly ConsoleLine[] }) {
  return lines.map((line, i) => (
    <span key={i} className={styles.line} data-kind={line.kind}>
      {line.pieces.map(({ text, stream }, j) => (
        <span key={j} className={stream === 'stderr' ? styles.stderr : undefined}>
          {text
            .split(/(\b0x[0-9a-fA-F]{4,}\b)/)
            .map((part, k) => (k % 2 === 1 ? <Address key={k} text={part} /> : part))}
        </span>
      ))}
    </span>
  ));
});

/** An address selects the object that lives there. It stays plain text for who copies it. */
function Address({ text }: { text: string }) {
  const player = usePlayer();
  const selection = usePlayerState((state) => state.selection);
  // Which object it is depends on the step: an address is used again.
  const objectNow = () => {
    const moment = player.moment();
    return moment === null ? null : objectAtAddress(moment, Number(text));
  };
  const object = objectNow();
  if (object === null) return text;
  const select = () => player.select(objectNow());
  return (
    <span
      role="button"
      tabIndex={0}
      className={styles.address}
      title="Select the object at this address"
      data-selected={selection === object || undefined}
      onClick={select}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        select();
      }}
    >
      {text}
    </span>
  );
}
