import { BOX } from './boxes';
import type { Density } from './layout';

/** Room that the layout leaves between what it places, in CSS pixels at 100%. */
export interface Spacing {
  /** Least width of a node, and so of a column. */
  column: number;
  /** Width of the lane when columns go from left to right: its cards, and room for their references. */
  lane: number;
  /** Between the lane and the first column, and between columns. */
  firstGap: number;
  columnGap: number;
  /** Between the members of a ring, for ports, labels and the return arch. */
  ringGap: { x: number; y: number };
  /** Around a ring for its hull, the arch of the return reference and the tag. */
  ringMargin: { left: number; top: number; right: number; bottom: number };
}

const SPACINGS: Readonly<Record<Density, Spacing>> = {
  full: {
    column: BOX.minWidth,
    lane: BOX.laneWidth + 28,
    firstGap: 64,
    columnGap: 72,
    ringGap: { x: 68, y: 66 },
    ringMargin: { left: 24, top: 58, right: 36, bottom: 26 },
  },
  compact: {
    column: BOX.compactWidth,
    lane: BOX.compactLane + 14,
    firstGap: 36,
    columnGap: 40,
    ringGap: { x: 34, y: 54 },
    ringMargin: { left: 16, top: 58, right: 28, bottom: 18 },
  },
};

/** The room that a density leaves. */
export function spacingOf(density: Density): Spacing {
  return SPACINGS[density];
}
