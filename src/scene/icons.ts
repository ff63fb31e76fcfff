import type { Shape } from './shapes';

/** Status icons on a 16 × 16 grid, in the current colour. */
interface Stroke {
  d: string;
  width: number;
  dash?: string;
  filled?: boolean;
}

const ICONS = {
  tick: [{ d: 'm3.5 8.4 3 3 6-6.6', width: 1.9 }],
  question: [
    { d: 'M8 2.2a5.8 5.8 0 1 1 0 11.6a5.8 5.8 0 1 1 0-11.6Z', width: 1.5, dash: '2.4 1.8' },
    { d: 'M6.4 6.5a1.7 1.7 0 1 1 2.4 1.6c-.6.3-.8.6-.8 1.1', width: 1.4 },
    { d: 'M8 10.1a.9.9 0 1 1 0 1.8a.9.9 0 1 1 0-1.8Z', width: 0, filled: true },
  ],
  cycle: [
    { d: 'M12.8 6.2A5.2 5.2 0 0 0 3.4 5.6M3.2 9.8a5.2 5.2 0 0 0 9.4.6', width: 1.6 },
    { d: 'M3 2.8v3h3M13 13.2v-3h-3', width: 1.6 },
  ],
  bell: [
    { d: 'M4.2 11.2V7.4a3.8 3.8 0 0 1 7.6 0v3.8l1 1.3H3.2Z', width: 1.4 },
    { d: 'M6.8 14.2h2.4', width: 1.4 },
  ],
  rise: [{ d: 'M8 10.4V2.8M4.8 6 8 2.8 11.2 6M3.2 13.2h9.6', width: 1.6 }],
  barred: [
    { d: 'M8 2.4a5.6 5.6 0 1 1 0 11.2a5.6 5.6 0 1 1 0-11.2Z', width: 1.7 },
    { d: 'm4.2 11.8 7.6-7.6', width: 1.7 },
  ],
} satisfies Record<string, readonly Stroke[]>;

export type IconName = keyof typeof ICONS;

/** The icon's strokes at (x, y), `size` wide. */
export function iconShapes(
  name: IconName,
  x: number,
  y: number,
  size: number,
  color: string,
): Shape {
  const strokes: readonly Stroke[] = ICONS[name];
  return {
    key: `icon-${name}`,
    tag: 'g',
    attrs: { transform: `translate(${x} ${y}) scale(${size / 16})` },
    children: strokes.map((stroke, i) => ({
      key: `stroke-${i}`,
      tag: 'path',
      attrs: {
        d: stroke.d,
        fill: stroke.filled ? color : 'none',
        stroke: stroke.filled ? 'none' : color,
        'stroke-width': stroke.width,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        ...(stroke.dash ? { 'stroke-dasharray': stroke.dash } : {}),
      },
    })),
  };
}
