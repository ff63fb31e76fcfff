import { useEffect, type RefObject } from 'react';
import type { SceneHandle } from '../heap/SceneHost';
import { actionOf } from './keys';
import { usePlayer } from './player';

/** The keys of the whole page. */
export function useKeys(scene: RefObject<SceneHandle | null>): void {
  const player = usePlayer();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event, player.state.view.characterKeys);
      if (action === null) return;
      event.preventDefault();
      action(player, scene.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [player, scene]);
}
