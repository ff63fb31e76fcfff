import type { SceneInput } from './input';
import type { Shape } from './shapes';
import { rectShape, textShape } from './shapes';
import { ink } from './tokens';

/** Far beyond what any camera shows: the lane has no ends. */
const FAR = 20000;

/** What lies behind everything: the lane of the roots, and headings. */
export function groundShapes({ layout, view }: SceneInput): Shape[] {
  const { lane } = layout;
  const right = layout.options.orientation === 'right';
  const shapes = [
    right
      ? rectShape('lane', -FAR, -FAR, FAR + lane, 2 * FAR, 0, { fill: ink('lane') })
      : rectShape('lane', -FAR, -FAR, 2 * FAR, FAR + lane, 0, { fill: ink('lane') }),
    {
      key: 'lane-edge',
      tag: 'line' as const,
      attrs: right
        ? { x1: lane + 0.5, x2: lane + 0.5, y1: -FAR, y2: FAR, stroke: ink('line') }
        : { x1: -FAR, x2: FAR, y1: lane + 0.5, y2: lane + 0.5, stroke: ink('line') },
    },
    textShape('roots', 14, -22, 'Roots', { size: 11, weight: 600, color: 'ink-3' }),
  ];
  if (right) {
    shapes.push(
      textShape('heap', lane + 18, -22, 'Heap', { size: 11, weight: 600, color: 'ink-3' }),
    );
  }
  if (view.liveCount === 0) {
    shapes.push(
      textShape('empty', lane + 64, 20, 'No objects yet. Line 1 runs next.', {
        size: 12.5,
        color: 'ink-2',
      }),
    );
  }
  return shapes;
}
