import type { Clock } from '../lib/clock';
import type { ObjectId } from '../heap/ids';
import type { Rect } from '../layout/layout';
import type { SceneInput } from './input';

/** How the drawing gets from the step shown to the next: at once, forward, or backward in time. */
export type Transition = 'cut' | 'forward' | 'back';

/** Room at the edges of the host that other panels cover, in CSS pixels. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface PainterCallbacks {
  /** The user chose an object, or nothing. The painter draws the ring only when the next input says so. */
  onSelect(object: ObjectId | null): void;
  onHover?(object: ObjectId | null): void;
  /** The user asks who holds an object, by its count. */
  onCount?(object: ObjectId): void;
  /** Who holds an object, in one line; empty where there is nothing to say. */
  countText?(object: ObjectId): string;
  /** The camera moved; `scale` 1 is 100%. */
  onZoom?(scale: number): void;
}

export interface PainterOptions {
  /** An empty element that the painter fills and owns. */
  host: HTMLElement;
  clock: Clock;
  reducedMotion: boolean;
  callbacks: PainterCallbacks;
  insets?: Insets;
  /** `zoom`: the wheel zooms. `ctrl`: only with Ctrl, so that a page around the drawing can scroll. */
  wheel?: 'zoom' | 'ctrl';
  /** Name of the drawing for assistive technology. */
  label?: string;
}

export interface Camera {
  /** Shows the whole drawing of the step on screen, never larger than 100%. */
  fit(): void;
  /** Multiplies the scale, around the middle of the visible part. */
  zoomBy(factor: number): void;
  readonly zoom: number;
  /** Moves by the least distance that brings the object (or rectangle) into the visible part. */
  panTo(target: ObjectId | Rect): void;
}

export interface Painter {
  readonly camera: Camera;
  /** Draws a step. After a cut, and when a transition has ended, the drawing depends on `input` alone. */
  update(input: SceneInput, transition: Transition): void;
  /** `null` follows the page. */
  setTheme(theme: 'light' | 'dark' | null): void;
  setReducedMotion(reduced: boolean): void;
  /** While steps go by on their own, the signs of a change fade; on a step that stands, they stay. */
  setPlaying(playing: boolean): void;
  /** Playback speed: 2 is twice as fast. */
  setSpeed(speed: number): void;
  /** Room at the edges that other panels cover, when that changes. */
  setInsets(insets: Insets): void;
  /** Moves keyboard focus to an object's node. */
  focus(object: ObjectId): void;
  /** The host has another size: shows everything again, unless the user has moved the view. */
  resize(): void;
  destroy(): void;
}
