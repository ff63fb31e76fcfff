import { select, zoom, zoomIdentity, zoomTransform } from 'd3';
import type { ObjectId } from '../heap/ids';
import type { Rect } from '../layout/layout';
import type { View } from './crowd/frame';
import type { Camera, Insets } from './painterApi';

const SMALLEST = 0.15;
/** The smallest scale shows the whole at this share of the room there is. */
const WHOLE_SHARE = 0.7;
const LARGEST = 3;
/** Type smaller than this share of its size is not read: the first view shows less instead. */
const FIRST_SMALLEST = 0.62;

export interface CameraOptions {
  svg: SVGSVGElement;
  world: SVGGElement;
  insets: () => Insets;
  size: () => { width: number; height: number };
  /** What is drawn now. */
  bounds: () => Rect;
  boxOf: (object: ObjectId) => Rect | undefined;
  wheel: 'zoom' | 'ctrl';
  onZoom: (scale: number) => void;
  /** Any movement at all. */
  onMove: () => void;
}

export interface OwnedCamera extends Camera {
  /** The view to begin with: all that will ever be drawn, unless that would be too small to read. */
  begin(whole: Rect): void;
  /** Shows all of a rectangle, as large as 100% allows. */
  show(rect: Rect): void;
  /** The drawing's origin on the host, in CSS pixels, and the scale. */
  readonly view: View;
  /** True where some of the rectangle can be seen. */
  shows(rect: Rect): boolean;
  /** True until the user has moved the view. */
  readonly untouched: boolean;
  destroy(): void;
}

/** Pan and zoom of the drawing: wheel and drag by d3-zoom, the rest by call. */
export function createCamera(options: CameraOptions): OwnedCamera {
  const { svg, world } = options;
  let untouched = true;
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([SMALLEST, LARGEST])
    .extent(() => {
      const { width, height } = options.size();
      return [
        [0, 0],
        [width, height],
      ];
    })
    .filter((event: MouseEvent | WheelEvent) => {
      if (event.type === 'wheel') return options.wheel === 'zoom' || event.ctrlKey || event.metaKey;
      // A mouse that goes down on a node drags the node.
      const onNode =
        event.type === 'mousedown' && (event.target as Element).closest('[data-object]');
      return !event.ctrlKey && !event.button && !onNode;
    })
    .on(
      'zoom',
      (event: { transform: { x: number; y: number; k: number }; sourceEvent: unknown }) => {
        const { x, y, k } = event.transform;
        if (event.sourceEvent) untouched = false;
        world.setAttribute(
          'transform',
          `translate(${tidyTo(x)} ${tidyTo(y)}) scale(${tidyTo(k, 1e4)})`,
        );
        options.onZoom(k);
        options.onMove();
      },
    );
  const root = select<SVGSVGElement, unknown>(svg);
  root.call(behaviour).on('dblclick.zoom', null);

  const moveTo = (x: number, y: number, k: number) =>
    root.call((selection) => behaviour.transform(selection, zoomIdentity.translate(x, y).scale(k)));

  const visible = () => {
    const { width, height } = options.size();
    const { top, right, bottom, left } = options.insets();
    return {
      left,
      top,
      width: Math.max(80, width - left - right),
      height: Math.max(80, height - top - bottom),
    };
  };

  const show = (rect: Rect, smallest: number) => {
    const room = visible();
    const whole = Math.min(1, room.width / rect.width, room.height / rect.height);
    const k = Math.max(smallest, whole);
    // A large heap is seen whole, however small that makes it.
    const [least] = behaviour.scaleExtent();
    if (whole * WHOLE_SHARE < least) behaviour.scaleExtent([whole * WHOLE_SHARE, LARGEST]);
    moveTo(room.left - rect.x * k, room.top - rect.y * k, k);
  };

  return {
    begin(whole) {
      show(whole, FIRST_SMALLEST);
      untouched = true;
    },
    fit: () => show(options.bounds(), 0),
    show: (rect) => {
      untouched = false;
      show(rect, 0);
    },
    get view() {
      const { x, y, k } = zoomTransform(svg);
      return { x, y, k, ...options.size() };
    },
    zoomBy(factor) {
      const room = visible();
      untouched = false;
      root.call((selection) =>
        behaviour.scaleBy(selection, factor, [
          room.left + room.width / 2,
          room.top + room.height / 2,
        ]),
      );
    },
    get zoom() {
      return zoomTransform(svg).k;
    },
    get untouched() {
      return untouched;
    },
    panTo(target) {
      const rect = typeof target === 'number' ? options.boxOf(target) : target;
      if (!rect) return;
      const { x, y, k } = zoomTransform(svg);
      const room = visible();
      const dx = nearest(x + rect.x * k, rect.width * k, room.left, room.width);
      const dy = nearest(y + rect.y * k, rect.height * k, room.top, room.height);
      if (dx !== 0 || dy !== 0) moveTo(x + dx, y + dy, k);
    },
    shows(rect) {
      const { x, y, k } = zoomTransform(svg);
      const room = visible();
      return (
        x + (rect.x + rect.width) * k > room.left &&
        x + rect.x * k < room.left + room.width &&
        y + (rect.y + rect.height) * k > room.top &&
        y + rect.y * k < room.top + room.height
      );
    },
    destroy() {
      root.on('.zoom', null);
    },
  };
}

/** The least shift that brings a stretch into a range; its beginning when it is longer than the range. */
function nearest(start: number, length: number, from: number, room: number): number {
  if (start < from || length > room) return from - start;
  return Math.min(0, from + room - (start + length));
}

function tidyTo(value: number, steps = 100): number {
  return Math.round(value * steps) / steps;
}
