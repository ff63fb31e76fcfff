import { useMediaQuery } from './useMediaQuery';

/** Which arrangement of the page fits: three columns, two with a rail, two with tabs, or one with tabs. */
export type LayoutMode = 'wide' | 'medium' | 'small' | 'phone';

/** The same bounds as in the style sheets. */
export function useLayoutMode(): LayoutMode {
  const wide = useMediaQuery('(min-width: 1280px)');
  const medium = useMediaQuery('(min-width: 900px)');
  const small = useMediaQuery('(min-width: 560px)');
  return wide ? 'wide' : medium ? 'medium' : small ? 'small' : 'phone';
}
