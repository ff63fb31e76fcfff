import { useCallback, useRef, useSyncExternalStore } from 'react';

/** True while the media query holds. Paper has other widths, but shows what the screen did. */
export function useMediaQuery(query: string): boolean {
  const onScreen = useRef<boolean | null>(null);
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => {
    const printing = matchMedia('print').matches;
    if (!printing || onScreen.current === null) onScreen.current = matchMedia(query).matches;
    return onScreen.current;
  });
}
