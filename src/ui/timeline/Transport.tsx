import { usePlayer, usePlayerState } from '../app/player';
import { Button } from '../controls/Button';
import { Icon } from '../controls/Icon';
import styles from './TimelinePanel.module.css';

export function Transport() {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const ready = usePlayerState((state) => state.run.trace !== null);
  const length = usePlayerState((state) => state.run.length);
  return (
    <div className={styles.transport} role="group" aria-label="Transport">
      <Button
        square
        aria-label="First step"
        title="First step, Home"
        disabled={!ready}
        onClick={() => player.seek(0)}
      >
        <Icon name="first" />
      </Button>
      <Button
        square
        aria-label="Step back"
        title="Step back, ←"
        disabled={!ready}
        onClick={() => player.step(-1)}
      >
        <Icon name="back" />
      </Button>
      <Button
        look="primary"
        className={styles.play}
        aria-label={playing ? 'Pause' : 'Play'}
        title={playing ? 'Pause, Space' : 'Play, Space'}
        disabled={!ready}
        onClick={() => (playing ? player.pause() : player.play())}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <Button
        square
        aria-label="Step forward"
        title="Step forward, →"
        disabled={!ready}
        onClick={() => player.step(1)}
      >
        <Icon name="forward" />
      </Button>
      <Button
        square
        aria-label="Last step"
        title="Last step, End"
        disabled={!ready}
        onClick={() => player.seek(length)}
      >
        <Icon name="last" />
      </Button>
    </div>
  );
}
