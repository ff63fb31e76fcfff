import { memo, useMemo, useRef, useState } from 'react';
import { groupMarks, marksOf, spansOf, type MarkGroup } from '../../store/timeline';
import { describeStep, stepText } from '../../store/stepText';
import { useLayoutMode } from '../app/useLayoutMode';
import { useMoment, usePlayer, usePlayerState } from '../app/player';
import { ticksOf, TRACK_INSET, trackScale, type TrackScale } from './geometry';
import { MarkShape } from './MarkShape';
import { SpanShape } from './SpanShape';
import { useWidth } from './useWidth';
import styles from './Track.module.css';

/** Heights of the track's parts, in full and where there is room for the line alone. */
const FULL = { height: 84, spans: 12, line: 47, ticks: 53, numbers: 70 } as const;
const COMPACT = { height: 36, spans: null, line: 18, ticks: null, numbers: null } as const;
type Rows = typeof FULL | typeof COMPACT;

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
  const scale = useMemo(() => trackScale(width, length), [width, length]);
  const x = scale.x(step);

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
      />
      {width > 0 && (
        <svg className={styles.drawing} width={width} height={rows.height} aria-hidden="true">
          <Ground scale={scale} rows={rows} />
          <path className={styles.gone} d={`M${TRACK_INSET} ${rows.line}H${x}`} />
          <Marks scale={scale} y={rows.line} />
          {rows.ticks !== null && <path className={styles.needle} d={`M${x} 8V60`} />}
          <circle className={styles.thumb} cx={x} cy={rows.line} r="8" />
          {rows.numbers !== null && <StepBubble x={x} step={step} width={width} />}
        </svg>
      )}
      {hover !== null && <HoverText step={hover} scale={scale} />}
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
  const spans = useMemo(
    () => (trace === null ? [] : spansOf(trace).map((span) => ({ ...span }))),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trace grows in place
    [trace, revision],
  );
  return (
    <>
      {rows.spans !== null &&
        spans.map((span) => <SpanShape key={span.from} span={span} scale={scale} y={rows.spans} />)}
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

const Marks = memo(function Marks({ scale, y }: { scale: TrackScale; y: number }) {
  const trace = usePlayerState((state) => state.run.trace);
  const layout = usePlayerState((state) => state.run.layout);
  const revision = usePlayerState((state) => state.run.revision);
  const groups = useMemo(
    () =>
      trace === null
        ? []
        : groupMarks(marksOf(trace, layout), scale.x(1) - scale.x(0), MARK_DISTANCE),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trace grows in place
    [trace, layout, revision, scale],
  );
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

function HoverText({ step, scale }: { step: number; scale: TrackScale }) {
  const trace = usePlayerState((state) => state.run.trace);
  if (trace === null || step > trace.length) return null;
  const x = scale.x(step);
  return (
    <div
      className={styles.hover}
      data-side={x > scale.width / 2 ? 'left' : 'right'}
      style={{ '--x': `${x}px` } as React.CSSProperties}
    >
      {stepText(trace, step)}
    </div>
  );
}
