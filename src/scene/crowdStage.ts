import type { Clock } from '../lib/clock';
import type { ObjectId } from '../heap/ids';
import { slotOf, type Rect } from '../layout/layout';
import type { OwnedCamera } from './camera';
import type { CrowdModel } from './crowd/crowdModel';
import type * as CrowdTools from './crowd/crowdTools';
import type { CrowdView } from './crowd/crowdView';
import { isCrowd, MOST_ELEMENTS, WORDS_FROM } from './crowd/detail';
import { seenBy } from './crowd/frame';
import type { Neighbourhood } from './crowd/neighbourhood';
import type { SceneInput } from './input';
import type { PainterCallbacks } from './painterApi';

type Tools = typeof CrowdTools;

/** For so long the camera must stand still before elements are drawn for what it shows, in milliseconds. */
const REST = 120;
const NO_OBJECTS: ReadonlySet<ObjectId> = new Set();

interface CrowdStageOptions {
  host: HTMLElement;
  clock: Clock;
  camera: () => OwnedCamera;
  callbacks: PainterCallbacks;
  /** Other objects should be elements than those there are: draw the step again. */
  redraw: () => void;
}

/**
 * Decides what of a step is drawn as elements. A small heap is; a large one, or one seen from far away, is
 * painted below them, and only what is looked at closely is drawn as elements too.
 */
export class CrowdStage {
  private readonly options: CrowdStageOptions;
  private tools: Tools | null = null;
  private loading: Promise<void> | null = null;
  private failed = false;
  private view: CrowdView | null = null;
  private crowd: CrowdModel | null = null;
  private near: Neighbourhood | null = null;
  private latest: SceneInput | null = null;
  private drawn = 0;
  private cancelSettling: (() => void) | null = null;
  private ended = false;

  constructor(options: CrowdStageOptions) {
    this.options = options;
  }

  /** True while the step is painted. */
  get active(): boolean {
    return this.crowd !== null;
  }

  /** Around all that is painted. */
  get bounds(): Rect | undefined {
    return this.crowd?.bounds;
  }

  /** Where the painted step's news are. */
  get news(): Rect[] {
    const { crowd } = this;
    return crowd ? [...crowd.news].map((object) => slotOf(crowd.input.layout, object)) : [];
  }

  /** The input of what is drawn as elements at a step. */
  elementsOf(input: SceneInput): SceneInput {
    const camera = this.options.camera();
    const was = this.crowd;
    this.latest = input;
    this.drawn = countDrawn(input);
    this.near = this.crowd = null;
    if (!isCrowd(this.drawn, camera.zoom)) return input;
    const { tools } = this;
    if (!tools) {
      this.loading ??= this.load();
      return this.drawn <= MOST_ELEMENTS ? input : { ...input, only: this.standIns(input) };
    }
    this.crowd = tools.crowdModel(input);
    if (!was && camera.untouched && this.drawn > MOST_ELEMENTS) camera.fit();
    if (camera.zoom >= WORDS_FROM) this.near = tools.neighbourhood(this.crowd, seenBy(camera.view));
    return this.near
      ? tools.inputOf(this.crowd, this.near)
      : { ...input, only: NO_OBJECTS, ghosts: [] };
  }

  /** Paints the step whose elements were asked for last. `isNews`: it was stepped to. */
  paint(isNews: boolean): void {
    this.view?.update(this.crowd, this.near?.objects ?? NO_OBJECTS, isNews);
  }

  /** The camera has moved, or the host has another size. */
  moved(): void {
    this.view?.repaint();
    if (this.latest) this.settle();
  }

  repaint(): void {
    this.view?.repaint();
  }

  /** True where a click was on something painted. */
  click(x: number, y: number): boolean {
    return this.crowd !== null && this.view !== null && this.view.click(x, y);
  }

  hover(x: number, y: number): void {
    if (this.crowd) this.view?.hover(x, y);
  }

  leave(): void {
    this.view?.leave();
  }

  destroy(): void {
    this.ended = true;
    this.cancelSettling?.();
    this.view?.destroy();
  }

  private async load(): Promise<void> {
    const { host, clock, camera, callbacks, redraw } = this.options;
    try {
      this.tools = await import('./crowd/crowdTools');
    } catch {
      // Without a connection: what was born first is better than nothing.
      this.failed = true;
    }
    if (this.ended) return;
    this.view =
      this.tools?.createCrowdView({
        host,
        clock,
        view: () => camera().view,
        show: (rect) => camera().show(rect),
        onSelect: (object) => callbacks.onSelect(object),
        onHover: (object) => callbacks.onHover?.(object),
      }) ?? null;
    redraw();
  }

  /** What is drawn while there is nothing to paint with. */
  private standIns({ view, layout }: SceneInput): ReadonlySet<ObjectId> {
    if (!this.failed) return NO_OBJECTS;
    const first = new Set<ObjectId>();
    for (const object of view.objects()) {
      if (first.size === MOST_ELEMENTS) break;
      if (layout.slots[object * 4 + 2]! > 0) first.add(object);
    }
    return first;
  }

  /** Once the camera rests, has what is looked at closely now drawn as elements. */
  private settle(): void {
    const { clock, redraw } = this.options;
    this.cancelSettling?.();
    const begin = clock.now();
    const wait = (now: number) => {
      this.cancelSettling = now - begin < REST ? clock.frame(wait) : null;
      if (this.cancelSettling === null && !this.isSettled()) redraw();
    };
    this.cancelSettling = clock.frame(wait);
  }

  /** True where the elements that there are suit the camera. */
  private isSettled(): boolean {
    const { view, zoom } = this.options.camera();
    if (isCrowd(this.drawn, zoom) !== this.active) return this.loading !== null && !this.tools;
    if (!this.active) return true;
    if (zoom < WORDS_FROM) return this.near === null;
    return this.near !== null && this.tools!.isWithin(seenBy(view), this.near.region);
  }
}

/** How many objects live and have a place. */
function countDrawn({ view, layout }: SceneInput): number {
  let count = 0;
  const placed = layout.slots.length / 4;
  for (let object = 1; object < placed; object++) {
    if (layout.slots[object * 4 + 2]! > 0 && view.isAlive(object)) count++;
  }
  return count;
}
