import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { countText } from '../../captions/countText';
import { spokenObject } from '../../captions/spoken';
import type { ObjectId } from '../../heap/ids';
import type { Clock } from '../../lib/clock';
import { createPainter } from '../../scene/painter';
import type { Insets, Painter } from '../../scene/painterApi';
import { sourceLine } from '../../store/cause';
import { pathEdges } from '../../store/inspector';
import type { Player } from '../../store/player';
import type { PlayerState } from '../../store/state';
import { usePlayer } from '../app/player';
import { useMediaQuery } from '../app/useMediaQuery';
import { arrangementFor } from './arrangement';
import styles from './HeapPanel.module.css';

/** What the page may ask of the drawing's camera. */
export interface SceneHandle {
  fit(): void;
  zoomBy(factor: number): void;
  /** Moves by the least distance that brings an object into view. */
  panTo(object: ObjectId): void;
}

interface SceneHostProps {
  clock: Clock;
  insets: Insets;
  onZoom: (scale: number) => void;
  ref: Ref<SceneHandle>;
}

/** The element that the painter owns. It follows the store by itself: React does not render for a step. */
export function SceneHost({ clock, insets, onZoom, ref }: SceneHostProps) {
  const player = usePlayer();
  const host = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter | null>(null);
  const reducedMotion = useMediaQuery('(prefers-reduced-motion: reduce)');
  const options = useRef({ insets, reducedMotion, onZoom });

  useEffect(() => {
    options.current = { insets, reducedMotion, onZoom };
    painter.current?.setInsets(insets);
    painter.current?.setReducedMotion(reducedMotion);
    painter.current?.resize();
  }, [insets, reducedMotion, onZoom]);

  useEffect(() => {
    const element = host.current!;
    const open = () =>
      createPainter({
        host: element,
        clock,
        reducedMotion: options.current.reducedMotion,
        insets: options.current.insets,
        label: 'Heap',
        callbacks: {
          onSelect: (object) => player.select(object),
          onCount: () => player.askHolders(true),
          countText: (object) => {
            const view = player.moment()?.view;
            return view ? countText(view, object) : '';
          },
          onZoom: (scale) => options.current.onZoom(scale),
        },
      });
    const close = () => {
      painter.current?.destroy();
      painter.current = null;
    };
    const follow = (state: PlayerState, before: PlayerState | null) => {
      // Another program is another drawing, with a view of its own.
      if (state.run.trace !== before?.run.trace) close();
      if (state.run.trace === null || state.run.layout === null) return;
      painter.current ??= open();
      painter.current.setSpeed(state.speed);
      painter.current.setPlaying(state.playing);
      if (before === null || changesPicture(state, before))
        draw(painter.current, player, state, before);
    };
    follow(player.state, null);
    const unsubscribe = player.store.subscribe(follow);
    const observer = new ResizeObserver(() => {
      player.setView(arrangementFor(element.clientWidth, element.clientHeight));
      painter.current?.resize();
    });
    observer.observe(element);
    return () => {
      unsubscribe();
      observer.disconnect();
      close();
    };
  }, [player, clock]);

  useImperativeHandle(
    ref,
    () => ({
      fit: () => painter.current?.camera.fit(),
      zoomBy: (factor) => painter.current?.camera.zoomBy(factor),
      panTo: (object) => painter.current?.camera.panTo(object),
    }),
    [],
  );

  return <div ref={host} className={styles.host} />;
}

function changesPicture(state: PlayerState, before: PlayerState): boolean {
  return (
    state.step !== before.step ||
    state.selection !== before.selection ||
    state.run.trace !== before.run.trace ||
    state.run.layout !== before.run.layout ||
    state.view.backReferences !== before.view.backReferences ||
    state.view.path !== before.view.path
  );
}

function draw(
  painter: Painter,
  player: Player,
  state: PlayerState,
  before: PlayerState | null,
): void {
  const moment = player.moment();
  if (moment === null || moment.layout === null) return;
  const { view, step, changes, trace, layout } = moment;
  const moved = state.step !== before?.step && state.run.trace === before?.run.trace;
  painter.update(
    {
      view,
      step,
      changes,
      layout,
      phase: trace.header.phases[view.phase]?.name,
      listNames: trace.header.listNames,
      statusOf: (object) => moment.statusOf(object),
      ghosts: moment.ghosts,
      selection: state.selection,
      ...(state.view.path && state.selection !== null
        ? { path: pathEdges(moment, state.selection) }
        : {}),
      options: { backReferences: state.view.backReferences },
      spoken: (object) => spokenObject(view, object, moment.statusOf(object)),
      sourceLine: (line) => sourceLine(trace, line),
    },
    moved ? state.movement : 'cut',
  );
}
