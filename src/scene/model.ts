import type { EdgeId, ObjectId } from '../heap/ids';
import type { Status } from '../heap/kinds';
import type { Rect } from '../layout/layout';
import type { Shape } from './shapes';

/** One drawn object. Shapes are relative to its top left corner. */
export interface NodeMark {
  object: ObjectId;
  x: number;
  y: number;
  width: number;
  height: number;
  /** How far right of (x, y) it is drawn now. */
  slide: number;
  status: Status;
  name: string;
  type: string;
  /** The count as drawn: a number, `∞`, or empty where none applies. */
  refcount: string;
  gcRefs: string;
  /** True for objects of the roots lane. */
  root: boolean;
  selected: boolean;
  spoken: string;
  shapes: readonly Shape[];
  badges: readonly Shape[];
}

/** One drawn reference, or several alike as a bundle. */
export interface EdgeMark {
  edge: EdgeId;
  from: ObjectId;
  to: ObjectId;
  label: string;
  weak: boolean;
  /** Appeared in the step on screen. */
  fresh: boolean;
  /** Proves its target reachable in the step on screen. */
  proving: boolean;
  /** Path of the line. */
  d: string;
  /** The share of the line at which the token rests that travels along it; null where none does. */
  token: number | null;
  shapes: readonly Shape[];
  labels: readonly Shape[];
}

/** The outline around a strongly connected component. */
export interface HullMark {
  key: string;
  status: Status;
  rect: Rect;
  members: readonly ObjectId[];
  shapes: readonly Shape[];
  tag: readonly Shape[];
}

/** The whole drawing of one step, as plain data. */
export interface SceneModel {
  step: number;
  nodes: readonly NodeMark[];
  edges: readonly EdgeMark[];
  hulls: readonly HullMark[];
  /** Lane background and headings. */
  ground: readonly Shape[];
  /** What is drawn at this step. */
  bounds: Rect;
  /** While counts are copied: the drawn objects of the collector's list, in its order; else empty. */
  order: readonly ObjectId[];
}
