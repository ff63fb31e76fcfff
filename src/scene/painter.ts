import './scene.css';
import type { ObjectId } from '../heap/ids';
import { isPlaced, slotOf, type Layout, type Rect } from '../layout/layout';
import { buildScene } from './buildScene';
import type { OwnedCamera } from './camera';
import { createCamera } from './camera';
import { countAt, CountPointer } from './countPointer';
import { IdleMotion } from './idle';
import { crowdModel, type CrowdModel } from './crowd/crowdModel';
import { createCrowdView } from './crowd/crowdView';
import { detailAt, isCrowd, MOST_ELEMENTS, WORDS_FROM } from './crowd/detail';
import { seenBy } from './crowd/frame';
import type { SceneInput } from './input';
import { neighbour } from './keyboard';
import type { SceneModel } from './model';
import { inputOf, isWithin, neighbourhood, type Neighbourhood } from './neighbourhood';
import type { Insets, Painter, PainterOptions, Transition } from './painterApi';
import { dragNodes } from './nodeDrag';
import { patternElements } from './patterns';
import { Pins } from './pins';
import type { Layers } from './render';
import { renderScene, renderShapes } from './render';
import { playTransition } from './transition';

const SVG = 'http://www.w3.org/2000/svg';
/** For so long the camera must stand still before elements are drawn for what it shows, in milliseconds. */
const REST = 120;
const NO_OBJECTS: ReadonlySet<ObjectId> = new Set();
const NOTHING: SceneModel = {
  step: 0,
  nodes: [],
  edges: [],
  hulls: [],
  ground: [],
  order: [],
  bounds: { x: 0, y: 0, width: 1, height: 1 },
};
const NO_INSETS: Insets = { top: 64, right: 16, bottom: 64, left: 0 };
/** Larger than any camera shows. */
const FAR = 20000;

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
  let crowd: CrowdModel | null = null;
  let near: Neighbourhood | null = null;
  let latest: SceneInput | null = null;
  let cancelSettling: (() => void) | null = null;
  let wholeSeen: Layout | null = null;
  let finish: (() => void) | null = null;
  const pins = new Pins();

  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'heap-scene');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', options.label ?? 'Objects and references');
  addPatterns(svg, prefix);
  const world = addGroup(svg, 'world');
  const grid = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({
    x: -FAR,
    y: -FAR,
    width: 2 * FAR,
    height: 2 * FAR,
    fill: `url(#${prefix}grid)`,
  })) {
    grid.setAttribute(name, String(value));
  }
  grid.setAttribute('class', 'grid');
  world.append(grid);
  const layers: Layers = {
    ground: addGroup(world, 'ground'),
    hulls: addGroup(world, 'hulls'),
    edges: addGroup(world, 'edges'),
    nodes: addGroup(world, 'nodes'),
    labels: addGroup(world, 'labels'),
    tags: addGroup(world, 'tags'),
  };
  for (const layer of ['ground', 'labels', 'tags', 'hulls', 'edges'] as const) {
    layers[layer].setAttribute('aria-hidden', 'true');
  }
  layers.nodes.setAttribute('role', 'tree');
  layers.nodes.setAttribute('aria-label', 'Objects');
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
    bounds: () => crowd?.bounds ?? model?.bounds ?? { x: 0, y: 0, width: 1, height: 1 },
    boxOf: (object) => model?.nodes.find((mark) => mark.object === object) ?? placeOf(object),
    wheel: options.wheel ?? 'zoom',
    onZoom: (scale) => callbacks.onZoom?.(scale),
    onMove: () => {
      painted.repaint();
      if (latest) settle();
    },
  });
  const placeOf = (object: ObjectId) =>
    latest && isPlaced(latest.layout, object) ? slotOf(latest.layout, object) : undefined;

  const painted = createCrowdView({
    host,
    clock,
    view: () => camera.view,
    show: (rect) => camera.show(rect),
    onSelect: (object) => callbacks.onSelect(object),
    onHover: (object) => callbacks.onHover?.(object),
  });

  /** Once the camera rests, draws as elements what is looked at closely now. */
  const settle = () => {
    cancelSettling?.();
    let rested = clock.now();
    const wait = (now: number) => {
      if (now - rested < REST) cancelSettling = clock.frame(wait);
      else {
        cancelSettling = null;
        if (!isSettled()) show(latest!, 'cut');
      }
    };
    rested = clock.now();
    cancelSettling = clock.frame(wait);
  };

  /** True where the elements there are suit the camera. */
  const isSettled = () => {
    const { k } = camera.view;
    if (isCrowd(drawnIn(latest!), k) !== (crowd !== null)) return false;
    const seen = seenBy(camera.view);
    if (crowd === null) return true;
    return k >= WORDS_FROM ? near !== null && isWithin(seen, near.region) : near === null;
  };

  let drawn = { input: null as SceneInput | null, count: 0 };
  /** How many objects of a step would be drawn. */
  const drawnIn = (input: SceneInput) => {
    if (drawn.input !== input) drawn = { input, count: countDrawn(input) };
    return drawn.count;
  };

  /** Draws a step: all of it as elements, or painted, with elements for what is looked at closely. */
  const show = (input: SceneInput, transition: Transition) => {
    finish?.();
    counts.leave();
    latest = input;
    const was = crowd;
    crowd = isCrowd(drawnIn(input), camera.zoom) ? crowdModel(input) : null;
    if (crowd && !was && camera.untouched && drawnIn(input) > MOST_ELEMENTS) camera.fit();
    const close = crowd && camera.zoom >= WORDS_FROM;
    near = crowd && close ? neighbourhood(crowd, seenBy(camera.view)) : null;
    const next = !crowd
      ? buildScene({ ...input, pins: pins.of(input.layout) })
      : near
        ? { ...buildScene({ ...inputOf(crowd, near), pins: pins.of(input.layout) }), ground: [] }
        : { ...NOTHING, step: input.step };
    svg.setAttribute('data-detail', detailAt(camera.zoom));
    const before = model;
    const sameSet = (was === null) === (crowd === null);
    if (transition === 'cut' || reducedMotion || !before || !sameSet) draw(next, () => false);
    else animate(before, next, transition);
    const moves = transition !== 'cut' && !reducedMotion;
    painted.update(crowd, near?.objects ?? NO_OBJECTS, moves);
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
    if (!latest || crowd) return;
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
    if (object === null && painted.click(...onHost(event))) return;
    callbacks.onSelect(object);
    const count = countAt(event.target as Element);
    if (count) callbacks.onCount?.(count.object);
  });
  svg.addEventListener('pointerover', (event) => {
    const object = objectOf(event.target as Element);
    if (object !== null) painted.leave();
    callbacks.onHover?.(object);
  });
  svg.addEventListener('pointermove', (event) => {
    if (crowd && event.buttons === 0 && objectOf(event.target as Element) === null) {
      painted.hover(...onHost(event));
    }
  });
  svg.addEventListener('pointerleave', () => {
    painted.leave();
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
        if (crowd) camera.fit();
        else camera.begin(wholeOf(input.layout));
      } else if (transition !== 'cut') {
        followNews(camera, crowd ? newsIn(crowd) : newsAmong(model!, input));
      }
    },
    setTheme(theme) {
      if (theme === null) svg.removeAttribute('data-theme');
      else svg.setAttribute('data-theme', theme);
      painted.repaint();
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
      const place = crowd && !groupOf(object) ? placeOf(object) : undefined;
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
        if (crowd) camera.fit();
        else camera.begin(wholeOf(wholeSeen));
      }
      painted.repaint();
      if (latest) settle();
    },
    destroy() {
      finish?.();
      idle.stop();
      cancelSettling?.();
      painted.destroy();
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

function newsIn({ news, input }: CrowdModel): Rect[] {
  return [...news].map((object) => slotOf(input.layout, object));
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

function addGroup(parent: Element, name: string): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', name);
  parent.append(group);
  return group;
}

function addPatterns(svg: SVGSVGElement, prefix: string): void {
  const defs = document.createElementNS(SVG, 'defs');
  for (const { attrs, shapes } of patternElements()) {
    const pattern = document.createElementNS(SVG, 'pattern');
    for (const [name, value] of Object.entries(attrs)) {
      pattern.setAttribute(name, name === 'id' ? `${prefix}${value}` : String(value));
    }
    renderShapes(pattern, shapes, prefix);
    defs.append(pattern);
  }
  svg.append(defs);
}

/** The object whose node an element belongs to. */
function objectOf(element: Element | null): ObjectId | null {
  const group = element?.closest('[data-object]');
  return group ? Number(group.getAttribute('data-object')) : null;
}
