import { memo, useContext, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { currentLine, firstHitsOf, isWithinLine } from '../../store/source';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { InTab, Panel } from '../controls/Panel';
import { colourLines, type ColouredPiece } from './colourLines';
import { StepMenu } from './StepMenu';
import styles from './SourcePanel.module.css';

/** The program's text with the line on screen, the lines that have run, and the one with an error. */
export function SourcePanel() {
  const { filename, source } = usePlayerState((state) => state.program);
  const version = usePlayerState((state) => state.version);
  const step = usePlayerState((state) => state.step);
  const errorLine = usePlayerState(({ run }) => (run.status === 'finished' ? null : run.line));
  const current = useMoment(currentLine) ?? 0;
  const within = useMoment(isWithinLine) ?? false;
  const hits = useMoment(firstHitsOf);
  const lines = useMemo(() => colourLines(source, version), [source, version]);
  const inTab = useContext(InTab);
  const breakpoints = usePlayerState((state) => state.breakpoints);
  const player = usePlayer();
  const body = useRef<HTMLDivElement>(null);
  /** The line whose number Tab leads to: the last that had the focus, or the one on screen. */
  const [roving, setRoving] = useState<number | null>(null);
  const stop = roving ?? Math.max(1, current);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const line = Number((event.target as HTMLElement).dataset.number);
    const to = { ArrowDown: line + 1, ArrowUp: line - 1, Home: 1, End: lines.length }[event.key];
    if (to === undefined || Number.isNaN(line)) return;
    event.preventDefault();
    body.current?.querySelector<HTMLElement>(`[data-number="${to}"]`)?.focus();
  };

  useEffect(() => {
    if (current > 0) keepInView(body.current, current);
  }, [current, source]);

  return (
    <Panel
      name="Source"
      title={inTab ? undefined : filename}
      note={current > 0 ? `line ${current}` : undefined}
      actions={<StepMenu />}
      bodyRef={body}
    >
      <div
        className={styles.source}
        role="group"
        aria-label="Lines"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const line = Number((event.target as HTMLElement).dataset.number);
          if (!Number.isNaN(line)) setRoving(line);
        }}
        onBlur={() => setRoving(null)}
        onClick={(event) => {
          const line = Number((event.target as HTMLElement).dataset.number);
          if (!Number.isNaN(line)) player.toggleBreakpoint(line);
        }}
      >
        {lines.map((pieces, i) => (
          <Line
            key={i}
            number={i + 1}
            pieces={pieces}
            hit={(hits?.get(i + 1) ?? Infinity) <= step}
            current={i + 1 === current}
            within={i + 1 === current && within}
            error={i + 1 === errorLine}
            breakpoint={breakpoints.includes(i + 1)}
            tabbed={i + 1 === stop}
          />
        ))}
      </div>
    </Panel>
  );
}

interface LineProps {
  number: number;
  pieces: readonly ColouredPiece[];
  hit: boolean;
  current: boolean;
  within: boolean;
  error: boolean;
  breakpoint: boolean;
  /** Tab leads to its number. */
  tabbed: boolean;
}

const Line = memo(function Line({
  number,
  pieces,
  hit,
  current,
  within,
  error,
  breakpoint,
  tabbed,
}: LineProps) {
  return (
    <div
      className={styles.line}
      data-line={number}
      data-hit={hit || undefined}
      data-within={within || undefined}
      data-error={error || undefined}
      aria-current={current ? 'step' : undefined}
    >
      <button
        type="button"
        className={styles.gutter}
        data-number={number}
        tabIndex={tabbed ? 0 : -1}
        aria-pressed={breakpoint}
        aria-label={`${number}, breakpoint`}
        title={breakpoint ? 'Take the breakpoint away' : 'Stop at this line'}
      >
        {number}
      </button>
      <code>
        {pieces.map(({ text, look }, i) =>
          look === 'plain' ? (
            text
          ) : (
            <span key={i} className={styles[look]}>
              {text}
            </span>
          ),
        )}
      </code>
    </div>
  );
});

/** Scrolls by the least that shows the line with two lines around it. */
function keepInView(body: HTMLDivElement | null, line: number): void {
  const row = body?.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (!body || !row) return;
  const height = row.offsetHeight;
  const at = row.offsetTop - body.offsetTop;
  const from = at - 2 * height;
  const to = at + 3 * height;
  const { scrollTop, clientHeight } = body;
  if (from >= scrollTop && to <= scrollTop + clientHeight) return;
  // By whole lines, so that none is cut at the top.
  const wanted = from < scrollTop ? from : to - clientHeight;
  const first = at % height;
  body.scrollTop = first + Math.ceil((wanted - first) / height) * height;
}
