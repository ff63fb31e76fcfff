import type { ObjectId } from '../../heap/ids';
import type { Rect } from '../../layout/layout';

/** The part of a canvas's context that is used, so that a test can record what is drawn. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'setTransform'
  | 'clearRect'
  | 'fillRect'
  | 'beginPath'
  | 'rect'
  | 'roundRect'
  | 'arc'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** What is painted over a frame for the pointer, the keyboard and the step. */
export interface Marked {
  readonly hovered: ObjectId | null;
  /** The region or group that has the focus. */
  readonly focused: { readonly region: number; readonly group: number | null } | null;
  readonly hoveredGroup: number | null;
  /** Objects that are elements above the painting. */
  readonly above: ReadonlySet<ObjectId>;
  /** How far the step's news have faded: 0 just happened, 1 resting. */
  readonly faded: number;
}

/** The slot of an object. */
export function rectOf(slots: Float64Array, object: ObjectId): Rect {
  const at = object * 4;
  return { x: slots[at]!, y: slots[at + 1]!, width: slots[at + 2]!, height: slots[at + 3]! };
}
