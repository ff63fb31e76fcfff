import { memo, useMemo, useRef, useState } from 'react';
import { groupMarks, marksOf, spansOf, type MarkGroup } from '../../store/timeline';
import { breakpointSteps } from '../../store/travel';
import { programFailed } from '../../store/state';
import { describeStep } from '../../store/stepText';
import { useLayoutMode } from '../app/useLayoutMode';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { ticksOf, TRACK_INSET, trackScale, type TrackScale } from './geometry';
import { MarkShape } from './MarkShape';
import { SpanShape } from './SpanShape';
import { spanBars } from './spanBars';
import { StepCard } from './StepCard';
import { useWidth } from './useWidth';
import styles from './Track.module.css';

/** Heights of the track's parts, in full and where there is room for the line alone. */
const FULL = { height: 84, spans: true, line: 47, ticks: 53, numbers: 70 } as const;
const COMPACT = { height: 36, spans: false, line: 18, ticks: null, numbers: null } as const;
type Rows = typeof FULL | typeof COMPACT;
/** Where the bars of the spans stand: one row as high as it can be, or two. */
const ONE_ROW = { top: [12], height: 18 } as const;
const TWO_ROWS = { top: [3, 18], height: 14 } as const;

/** The slider over all steps, with calls and runs above it and events on it. */
export function Track() {
  const player = usePlayer();
  const mode = useLayoutMode();
  const rows = mode === 'wide' || mode === 'medium' ? FULL : COMPACT;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const step = usePlayerState((state) => state.step);
  const length = usePlayerState((state) => state.run.length);
  const valueText = useMoment(describeStep) ?? '';
  const [hover, setHover] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const scale = useMemo(() => trackScale(width, length), [width, length]);
  const groups = useMarkGroups(scale);
  const x = scale.x(step);
  const shown = hover ?? (focused ? step : null);

  return (
    <div ref={box} className={styles.track}>
      <input
        type="range"
        className={styles.range}
        aria-label="Step"
        aria-valuetext={valueText}
        min={0}
        max={length}
        step={1}
        value={step}
        onChange={(event) => player.seek(Number(event.target.value))}
        onPointerMove={(event) => {
          if (event.pointerType === 'mouse')
            setHover(scale.stepAt(event.nativeEvent.offsetX + TRACK_INSET - THUMB / 2));
        }}
        onPointerLeave={() => setHover(null)}
        // A finger or a mouse that drags sees the caption; who comes by keyboard has no pointer to ask with.
        onFocus={(event) => setFocused(event.target.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      />
      {width > 0 && (
        <svg className={styles.drawing} width={width} height={rows.height} aria-hidden="true">
          <Ground scale={scale} rows={rows} />
          <path className={styles.gone} d={`M${TRACK_INSET} ${rows.line}H${x}`} />
          <Marks groups={groups} scale={scale} y={rows.line} />
          <Breakpoints scale={scale} y={rows.line} />
          <Failure scale={scale} y={rows.line} />
          {rows.ticks !== null && <path className={styles.needle} d={`M${x} 8V60`} />}
          <circle className={styles.thumb} cx={x} cy={rows.line} r="8" />
          {rows.numbers !== null && <StepBubble x={x} step={step} width={width} />}
        </svg>
      )}
      {shown !== null && <StepCard step={shown} groups={groups} scale={scale} />}
    </div>
  );
}

/** Width of the range input's thumb: its middle goes from half of this to half of this before the end. */
const THUMB = 16;

/** What does not change with the step: calls, the line, numbers. */
const Ground = memo(function Ground({ scale, rows }: { scale: TrackScale; rows: Rows }) {
  const trace = usePlayerState((state) => state.run.trace);
  const revision = usePlayerState((state) => state.run.revision);
  const ticks = useMemo(() => ticksOf(scale), [scale]);
  const bars = useMemo(
    () => (trace === null ? [] : spanBars(spansOf(trace), scale)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trace grows in place
    [trace, revision, scale],
  );
  const { top, height } = bars.some(({ row }) => row === 1) ? TWO_ROWS : ONE_ROW;
  return (
    <>
      {rows.spans &&
        bars.map((bar) => (
          <SpanShape key={`${bar.row} ${bar.from}`} bar={bar} y={top[bar.row]!} height={height} />
        ))}
      <path
        className={styles.line}
        d={`M${TRACK_INSET} ${rows.line}H${scale.width - TRACK_INSET}`}
      />
      {rows.ticks !== null &&
        ticks.map(({ step, major }) => (
          <g key={step} transform={`translate(${scale.x(step)} 0)`}>
            <path className={styles.tick} d={`M0 ${rows.ticks}v${major ? 5 : 2.5}`} />
            {major && (
              <text className={styles.number} y={rows.numbers}>
                {step.toLocaleString('en')}
              </text>
            )}
          </g>
        ))}
    </>
  );
});

/** Marks nearer to each other than this are one. */
const MARK_DISTANCE = 8;

/** The events of the run as signs on the track, those too near to each other as one. */
function useMarkGroups(scale: TrackScale): readonly MarkGroup[] {
  const trace = usePlayerState((state) => state.run.trace);
  const layout = usePlayerState((state) => state.run.layout);
  const revision = usePlayerState((state) => state.run.revision);
  return useMemo(
    () =>
      trace === null
        ? []
        : groupMarks(marksOf(trace, layout), scale.x(1) - scale.x(0), MARK_DISTANCE),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trace grows in place
    [trace, layout, revision, scale],
  );
}

interface MarksProps {
  groups: readonly MarkGroup[];
  scale: TrackScale;
  y: number;
}

const Marks = memo(function Marks({ groups, scale, y }: MarksProps) {
  const numbered = numberedGroups(groups, scale);
  return groups.map((group) => (
    <MarkShape
      key={group.marks[0]!.step}
      group={group}
      numbered={numbered.has(group)}
      x={scale.x(group.marks[0]!.step)}
      y={y}
    />
  ));
});

/** Where breakpoints stop: a tick through the line, as many as there are pixels for. */
const Breakpoints = memo(function Breakpoints({ scale, y }: { scale: TrackScale; y: number }) {
  const trace = usePlayerState((state) => state.run.trace);
  const revision = usePlayerState((state) => state.run.revision);
  const breakpoints = usePlayerState((state) => state.breakpoints);
  const d = useMemo(() => {
    if (trace === null || breakpoints.length === 0) return '';
    const places = new Set(breakpointSteps(trace, breakpoints).map((n) => Math.round(scale.x(n))));
    return [...places].map((x) => `M${x} ${y - 6}v12`).join('');
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trace grows in place
  }, [trace, revision, breakpoints, scale, y]);
  return d === '' ? null : <path className={styles.breakpoint} d={d} data-breakpoints />;
});

/** A flag at the end of a run that an error of the program ended. */
function Failure({ scale, y }: { scale: TrackScale; y: number }) {
  const failed = usePlayerState(({ run }) => programFailed(run));
  if (!failed) return null;
  return (
    <path
      className={styles.flag}
      d={`M${scale.width - TRACK_INSET} ${y + 8}V${y - 15}l-11 4.5 11 4.5`}
      data-flag
    />
  );
}

/** Width of a digit of the number above a mark. */
const DIGIT = 6;

/** The groups whose number has room beside the number before. */
function numberedGroups(groups: readonly MarkGroup[], scale: TrackScale): Set<MarkGroup> {
  const numbered = new Set<MarkGroup>();
  let free = -Infinity;
  for (const group of groups) {
    if (group.marks.length === 1) continue;
    const half = (String(group.marks.length).length * DIGIT) / 2 + 1;
    const x = scale.x(group.marks[0]!.step);
    if (x - half < free) continue;
    numbered.add(group);
    free = x + half;
  }
  return numbered;
}

function StepBubble({ x, step, width }: { x: number; step: number; width: number }) {
  const text = step.toLocaleString('en');
  const half = Math.max(16, text.length * 3.6 + 7);
  const at = Math.max(half, Math.min(width - half, x));
  return (
    <g transform={`translate(${at} 0)`}>
      <rect className={styles.bubble} x={-half} y="63" width={2 * half} height="18" rx="9" />
      <text className={styles.bubbleText} y="76">
        {text}
      </text>
    </g>
  );
}
