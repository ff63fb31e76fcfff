import { useEffect, useEffectEvent } from 'react';
import { usePlayer } from './player';

/** Calls back when the user selects an object. */
export function useOnSelection(selected: () => void): void {
  const player = usePlayer();
  const tell = useEffectEvent(selected);
  useEffect(
    () =>
      player.store.subscribe((state, before) => {
        if (state.selection !== null && state.selection !== before.selection) tell();
      }),
    [player],
  );
}
