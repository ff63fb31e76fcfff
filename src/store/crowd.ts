import { isPlaced } from '../layout/layout';
import type { Moment } from './moment';

/** How many objects live and have a place in the drawing; 0 while there is none. */
export function drawnObjects({ layout, view }: Moment): number {
  if (layout === null) return 0;
  let count = 0;
  for (const object of view.objects()) if (isPlaced(layout, object)) count++;
  return count;
}
