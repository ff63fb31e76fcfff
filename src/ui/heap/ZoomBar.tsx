import type { RefObject } from 'react';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import type { SceneHandle } from './SceneHost';
import styles from './Bar.module.css';

interface ZoomBarProps {
  zoom: number;
  scene: RefObject<SceneHandle | null>;
  /** Where fingers zoom, only the way back to the whole. */
  compact: boolean;
}

const STEP = 1.25;

export function ZoomBar({ zoom, scene, compact }: ZoomBarProps) {
  return (
    <div className={styles.bar} role="group" aria-label="Zoom">
      {!compact && (
        <>
          <Button
            square
            aria-label="Zoom out"
            title="Zoom out"
            onClick={() => scene.current?.zoomBy(1 / STEP)}
          >
            <Icon name="minus" size={14} />
          </Button>
          <span className={styles.zoom}>{Math.round(zoom * 100)}%</span>
          <Button
            square
            aria-label="Zoom in"
            title="Zoom in"
            onClick={() => scene.current?.zoomBy(STEP)}
          >
            <Icon name="plus" size={14} />
          </Button>
        </>
      )}
      <Button
        square
        aria-label="Fit"
        title="Show the whole heap, 0"
        onClick={() => scene.current?.fit()}
      >
        <Icon name="fit" size={14} />
      </Button>
    </div>
  );
}
