import './scene.css';
import type { ObjectId } from '../heap/ids';
import { isPlaced, slotOf, type Layout, type Rect } from '../layout/layout';
import { buildScene } from './buildScene';
import type { OwnedCamera } from './camera';
import { createCamera } from './camera';
import { countAt, CountPointer } from './countPointer';
import { IdleMotion } from './idle';
import { detailAt, WORDS_FROM } from './crowd/detail';
import { CrowdStage } from './crowdStage';
import type { SceneInput } from './input';
import { neighbour } from './keyboard';
import type { SceneModel } from './model';
import type { Insets, Painter, PainterOptions, Transition } from './painterApi';
import { dragNodes } from './nodeDrag';
import { Pins } from './pins';
import { renderScene } from './render';
import { createSvgRoot } from './svgRoot';
import { playTransition } from './transition';

const NO_INSETS: Insets = { top: 64, right: 16, bottom: 64, left: 0 };
/** How far Alt and an arrow move the focused node. */
const PIN_KEYS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -12, y: 0 },
  ArrowRight: { x: 12, y: 0 },
  ArrowUp: { x: 0, y: -12 },
  ArrowDown: { x: 0, y: 12 },
};

/** Pattern ids are unique in a document that holds several drawings. */
let drawings = 0;

/**
 * Draws heaps into `host` and owns everything inside it. The clock drives what moves; after a cut, and once a
 * transition has ended, the document is a function of the last input alone.
 */
export function createPainter(options: PainterOptions): Painter {
  const { host, clock, callbacks } = options;
  const prefix = `heap${++drawings}-`;
  let insets = options.insets ?? NO_INSETS;
  let reducedMotion = options.reducedMotion;
  let speed = 1;
  let model: SceneModel | null = null;
  let latest: SceneInput | null = null;
  let wholeSeen: Layout | null = null;
  let finish: (() => void) | null = null;
  const pins = new Pins();

  const label = options.label ?? 'Objects and references';
  const { svg, world, layers } = createSvgRoot(label, prefix);
  host.append(svg);
  const idle = new IdleMotion(world, clock);
  idle.setStill(reducedMotion);

  // Measured when it changes only: to ask in between makes the browser lay the whole drawing out at once.
  let size = { width: host.clientWidth, height: host.clientHeight };

  const camera = createCamera({
    svg,
    world,
    insets: () => insets,
    size: () => size,
    bounds: () => crowd.bounds ?? model?.bounds ?? { x: 0, y: 0, width: 1, height: 1 },
    boxOf: (object) => model?.nodes.find((mark) => mark.object === object) ?? placeOf(object),
    wheel: options.wheel ?? 'zoom',
    onZoom: (scale) => callbacks.onZoom?.(scale),
    onMove: () => crowd.moved(),
  });
  const placeOf = (object: ObjectId) =>
    latest && isPlaced(latest.layout, object) ? slotOf(latest.layout, object) : undefined;

  const crowd = new CrowdStage({
    host,
    clock,
    camera: () => camera,
    callbacks,
    redraw: () => {
      if (latest) show(latest, 'cut');
    },
  });

  /** Draws a step: all of it as elements, or painted, with elements for what is looked at closely. */
  const show = (input: SceneInput, transition: Transition) => {
    finish?.();
    counts.leave();
    latest = input;
    const was = crowd.active;
    const next = buildScene({ ...crowd.elementsOf(input), pins: pins.of(input.layout) });
    svg.setAttribute('data-detail', detailAt(camera.zoom));
    const before = model;
    const cuts = transition === 'cut' || reducedMotion;
    if (cuts || !before || crowd.active !== was) draw(next, () => false);
    else animate(before, next, transition);
    crowd.paint(!cuts);
  };

  const groupOf = (object: ObjectId) =>
    layers.nodes.querySelector<SVGGElement>(`[data-object="${object}"]`);

  /** One node can be reached by Tab: the focused, else the selected, else the first. */
  const rove = (focused: ObjectId | null) => {
    if (!model) return;
    const chosen =
      focused ?? model.nodes.find((mark) => mark.selected)?.object ?? model.nodes[0]?.object;
    for (const group of layers.nodes.children) {
      const mine = group.getAttribute('data-object') === String(chosen);
      const value = mine ? '0' : '-1';
      const last = group.attributes[group.attributes.length - 1]!;
      if (last.name === 'tabindex' && last.value === value) continue;
      // The last attribute, so that the document does not depend on who had the focus before. Without it,
      // the focused node would lose the focus.
      if (group !== document.activeElement) group.removeAttribute('tabindex');
      group.setAttribute('tabindex', value);
    }
  };
  const focusedObject = () => objectOf(document.activeElement);

  const draw = (next: SceneModel, leave: Parameters<typeof renderScene>[3]) => {
    const focused = focusedObject();
    renderScene(layers, next, prefix, leave);
    model = next;
    idle.restart();
    const still = focused !== null && next.nodes.some((mark) => mark.object === focused);
    rove(still ? focused : null);
  };

  const animate = (before: SceneModel, next: SceneModel, transition: Transition) => {
    let ended = false;
    const end = playTransition({
      ...{ layers, clock, prefix, speed, before, next, transition, draw },
      onEnd() {
        ended = true;
        finish = null;
      },
    });
    finish = ended ? null : end;
  };

  const counts = new CountPointer({
    ...{ host, svg, clock },
    model: () => model,
    text: (object) => callbacks.countText?.(object) ?? '',
  });
  const movePin = (object: ObjectId, dx: number, dy: number) => {
    // Among thousands, everything has the place that it was given.
    if (!latest || crowd.active) return;
    pins.move(latest.layout, object, dx, dy);
    show(latest, 'cut');
  };
  const releasePin = (object: ObjectId) => {
    if (latest && pins.release(latest.layout, object)) show(latest, 'cut');
  };
  const endDrag = dragNodes({
    svg,
    objectAt: objectOf,
    scale: () => camera.zoom,
    onMove: movePin,
    onRelease: releasePin,
  });
  const onHost = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = host.getBoundingClientRect();
    return [clientX - left, clientY - top] as const;
  };
  svg.addEventListener('click', (event) => {
    const object = objectOf(event.target as Element);
    if (object === null && crowd.click(...onHost(event))) return;
    callbacks.onSelect(object);
    const count = countAt(event.target as Element);
    if (count) callbacks.onCount?.(count.object);
  });
  svg.addEventListener('pointerover', (event) => {
    const object = objectOf(event.target as Element);
    if (object !== null) crowd.leave();
    callbacks.onHover?.(object);
  });
  svg.addEventListener('pointermove', (event) => {
    if (event.buttons === 0 && objectOf(event.target as Element) === null) {
      crowd.hover(...onHost(event));
    }
  });
  svg.addEventListener('pointerleave', () => {
    crowd.leave();
    callbacks.onHover?.(null);
  });
  layers.nodes.addEventListener('focusin', (event) => rove(objectOf(event.target as Element)));
  layers.nodes.addEventListener('keydown', (event) => {
    const object = objectOf(event.target as Element);
    if (object === null || !model || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const way = PIN_KEYS[event.key];
      if (way) movePin(object, way.x, way.y);
      else if (event.key === 'Backspace') releasePin(object);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') callbacks.onSelect(object);
    else if (event.key === 'Escape') callbacks.onSelect(null);
    else {
      const target = neighbour(model, object, event.key);
      if (target === null) {
        if (!event.key.startsWith('Arrow')) return;
      } else {
        groupOf(target)?.focus();
        camera.panTo(target);
      }
    }
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    camera,
    update(input: SceneInput, transition: Transition) {
      show(input, transition);
      if (wholeSeen !== input.layout && camera.untouched) {
        wholeSeen = input.layout;
        if (crowd.active) camera.fit();
        else camera.begin(wholeOf(input.layout));
      } else if (transition !== 'cut') {
        followNews(camera, crowd.active ? crowd.news : newsAmong(model!, input));
      }
    },
    setTheme(theme) {
      if (theme === null) svg.removeAttribute('data-theme');
      else svg.setAttribute('data-theme', theme);
      crowd.repaint();
    },
    setReducedMotion(reduced) {
      reducedMotion = reduced;
      idle.setStill(reduced);
    },
    setPlaying(playing) {
      idle.setPlaying(playing);
    },
    setSpeed(next) {
      speed = next;
    },
    setInsets(next) {
      insets = next;
    },
    focus(object) {
      const place = crowd.active && !groupOf(object) ? placeOf(object) : undefined;
      if (place) {
        if (camera.zoom < WORDS_FROM) camera.zoomBy(1 / camera.zoom);
        camera.panTo(place);
        show(latest!, 'cut');
      }
      groupOf(object)?.focus();
    },
    resize() {
      size = { width: host.clientWidth, height: host.clientHeight };
      if (camera.untouched && wholeSeen) {
        if (crowd.active) camera.fit();
        else camera.begin(wholeOf(wholeSeen));
      }
      crowd.moved();
    },
    destroy() {
      finish?.();
      idle.stop();
      crowd.destroy();
      counts.destroy();
      endDrag();
      camera.destroy();
      svg.remove();
    },
  };
}

/** All that will ever be drawn, with its headings. */
function wholeOf({ bounds }: Layout): Rect {
  const { x, y, width, height } = bounds;
  return { x, y: y - 36, width: width + 40, height: height + 50 };
}

/** Brings what the step changed into view, when none of it is. */
function followNews(camera: OwnedCamera, news: readonly Rect[]): void {
  if (news.length > 0 && !news.some((rect) => camera.shows(rect))) camera.panTo(news[0]!);
}

function newsAmong(model: SceneModel, { changes }: SceneInput): Rect[] {
  return model.nodes.filter(
    ({ object }) => changes.counts.has(object) || changes.gcRefs.has(object),
  );
}

/** The object whose node an element belongs to. */
function objectOf(element: Element | null): ObjectId | null {
  const group = element?.closest('[data-object]');
  return group ? Number(group.getAttribute('data-object')) : null;
}
