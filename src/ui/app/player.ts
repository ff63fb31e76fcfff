import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Moment } from '../../store/moment';
import type { Player } from '../../store/player';
import type { PlayerState } from '../../store/state';

export const PlayerContext = createContext<Player | null>(null);

/** The player of this page: its actions, and what it can tell about the step on screen. */
export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (player === null) throw new Error('there is no player around this component');
  return player;
}

/** A part of the player's state; renders again only when that part changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  return useStore(usePlayer().store, select);
}

/**
 * What `compute` makes of the step on screen, or null before there is one. `compute` is defined outside of
 * components, because its identity is what the answer is remembered by.
 */
export function useMoment<T>(compute: (moment: Moment) => T): T | null {
  const player = usePlayer();
  return useSyncExternalStore(player.store.subscribe, () => player.derive(compute));
}
