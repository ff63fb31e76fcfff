import { useEffect } from 'react';
import { usePlayerState } from './player';
import { useMediaQuery } from './useMediaQuery';

/** The theme that is seen: the user's choice, or else the system's. */
export function useResolvedTheme(): 'light' | 'dark' {
  const chosen = usePlayerState((state) => state.view.theme);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  return chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
}

/** Tells the style sheets the user's choice; without one they follow the system by themselves. */
export function useThemeAttribute(): void {
  const chosen = usePlayerState((state) => state.view.theme);
  useEffect(() => {
    if (chosen === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
  }, [chosen]);
}
