import { useCallback, useState, type RefObject } from 'react';
import type { Clock } from '../../lib/clock';
import type { Insets } from '../../scene/painterApi';
import { MOST_ELEMENTS, WORDS_FROM } from '../../scene/crowd/detail';
import { drawnObjects } from '../../store/crowd';
import { useMoment, usePlayerState } from '../app/player';
import { useLayoutMode } from '../app/useLayoutMode';
import { Skeleton } from '../controls/Skeleton';
import { Messages } from '../messages/Messages';
import { Caption } from './Caption';
import { SceneHost, type SceneHandle } from './SceneHost';
import { ViewBar } from './ViewBar';
import { ZoomBar } from './ZoomBar';
import styles from './HeapPanel.module.css';

/** Room for the caption above the drawing and for the bars below it. */
const UNDER_CARDS: Insets = { top: 98, right: 14, bottom: 62, left: 0 };
/** The same beside a drawer, as wide as in its style sheet. */
const BESIDE_DRAWER: Insets = { ...UNDER_CARDS, right: 348 };
const ALONE: Insets = { top: 8, right: 8, bottom: 8, left: 0 };

interface HeapPanelProps {
  clock: Clock;
  scene: RefObject<SceneHandle | null>;
  /** A drawer lies over its right side. */
  covered: boolean;
}

export function HeapPanel({ clock, scene, covered }: HeapPanelProps) {
  const mode = useLayoutMode();
  const roomy = mode === 'wide' || mode === 'medium';
  const loading = usePlayerState(({ run }) => run.status === 'running');
  const [zoom, setZoom] = useState(1);
  const insets = covered ? BESIDE_DRAWER : roomy ? UNDER_CARDS : ALONE;
  const onZoom = useCallback((scale: number) => setZoom(scale), []);
  return (
    <section aria-label="Heap" aria-busy={loading} className={styles.heap}>
      <SceneHost clock={clock} insets={insets} onZoom={onZoom} ref={scene} />
      <div className={styles.cards}>
        {roomy && <Caption className={styles.card} />}
        <Messages />
      </div>
      <div className={styles.waiting}>
        <Skeleton lines={5} />
      </div>
      <Crowd hint={roomy && zoom < WORDS_FROM} />
      <div className={styles.bars}>
        {roomy && <ViewBar />}
        <span className={styles.space} />
        <ZoomBar zoom={zoom} scene={scene} compact={!roomy} />
      </div>
    </section>
  );
}

/** Says how many there are where not each is drawn by itself. `hint`: also how to see one. */
function Crowd({ hint }: { hint: boolean }) {
  const count = useMoment(drawnObjects) ?? 0;
  if (count <= MOST_ELEMENTS) return null;
  return (
    <span className={styles.crowd}>
      {count.toLocaleString('en')} objects
      {hint && '. Click a group or zoom in to see single ones'}
    </span>
  );
}
