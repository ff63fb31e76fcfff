import type { ViewState } from '../../store/state';

/** How the heap is arranged, by the room there is for it. */
export type Arrangement = Pick<ViewState, 'orientation' | 'density'>;

/** Below this width or height, in CSS pixels, there is room for the main things only. */
const COMPACT = { width: 560, height: 400 } as const;

/** Columns need width; where there is little of it and much height, the heap goes from top to bottom. */
export function arrangementFor(width: number, height: number): Arrangement {
  const compact = width < COMPACT.width || height < COMPACT.height;
  const down = width < 520 && height > 1.2 * width;
  return { orientation: down ? 'down' : 'right', density: compact ? 'compact' : 'full' };
}

/**
 * The arrangement that a window of this size will have, before there is a heap to measure, so that the first
 * run is laid out once. Where it is wrong, the run is laid out again.
 */
export function likelyArrangement(width: number, height: number): Arrangement {
  if (width >= 1280) return arrangementFor(width - 770, height - 142);
  if (width >= 900) return arrangementFor(width - 382, height - 142);
  if (width >= 560) return arrangementFor(width - 271, height - 149);
  return arrangementFor(width, 0.4 * height);
}
