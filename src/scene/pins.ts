import type { ObjectId } from '../heap/ids';
import type { Layout } from '../layout/layout';
import type { Shape } from './shapes';
import { ink } from './tokens';

/** How far an object is drawn from its slot, in layout coordinates. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

export type PinMap = ReadonlyMap<ObjectId, Offset>;

/** Where the user has dragged objects to. They stay there from step to step; each arrangement has its own. */
export class Pins {
  private readonly byArrangement = new Map<string, Map<ObjectId, Offset>>();

  of(layout: Layout): PinMap {
    return this.pinsOf(layout);
  }

  /** Moves an object from where it is drawn now. */
  move(layout: Layout, object: ObjectId, dx: number, dy: number): void {
    const pins = this.pinsOf(layout);
    const { x, y } = pins.get(object) ?? { x: 0, y: 0 };
    pins.set(object, { x: Math.round(x + dx), y: Math.round(y + dy) });
  }

  /** Lets an object back to its slot; false where it was there. */
  release(layout: Layout, object: ObjectId): boolean {
    return this.pinsOf(layout).delete(object);
  }

  private pinsOf({ options }: Layout): Map<ObjectId, Offset> {
    const key = JSON.stringify(options);
    let pins = this.byArrangement.get(key);
    if (!pins) this.byArrangement.set(key, (pins = new Map()));
    return pins;
  }
}

/** The sign of a pinned node, on its bottom right corner. */
export function pinShape(width: number, height: number): Shape {
  return {
    key: 'pin',
    tag: 'g',
    attrs: { class: 'pin', transform: `translate(${width - 13} ${height})` },
    children: [
      {
        key: 'ground',
        tag: 'circle',
        attrs: { r: 8, fill: ink('panel'), stroke: ink('node-line'), 'stroke-width': 1.25 },
      },
      {
        key: 'sign',
        tag: 'path',
        attrs: {
          d: 'M-2.6 -4.4h5.2M-1.8 -4.4v3.2l-1.6 1.9h6.8l-1.6 -1.9v-3.2M0 0.7v3.8',
          fill: 'none',
          stroke: ink('ink-2'),
          'stroke-width': 1.3,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
        },
      },
    ],
  };
}
