import { useEffect, useEffectEvent } from 'react';
import { usePlayer } from './player';

/** Calls back when the user selects an object, or asks for what the inspector knows of it. */
export function useOnSelection(selected: () => void): void {
  const player = usePlayer();
  const tell = useEffectEvent(selected);
  useEffect(
    () =>
      player.store.subscribe((state, before) => {
        const asked = state.holdersAsked && !before.holdersAsked;
        if (state.selection !== null && (asked || state.selection !== before.selection)) tell();
      }),
    [player],
  );
}
