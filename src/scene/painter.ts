import './scene.css';
import type { ObjectId } from '../heap/ids';
import { buildScene } from './buildScene';
import type { Layout, Rect } from '../layout/layout';
import type { OwnedCamera } from './camera';
import { createCamera } from './camera';
import { IdleMotion } from './idle';
import type { SceneInput } from './input';
import { neighbour } from './keyboard';
import type { SceneModel } from './model';
import type { Insets, Painter, PainterOptions, Transition } from './painterApi';
import { patternElements } from './patterns';
import type { Layers } from './render';
import { renderScene, renderShapes } from './render';
import { playTransition } from './transition';

const SVG = 'http://www.w3.org/2000/svg';
const NO_INSETS: Insets = { top: 64, right: 16, bottom: 64, left: 0 };
/** Larger than any camera shows. */
const FAR = 20000;

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
  let wholeSeen: Layout | null = null;
  let finish: (() => void) | null = null;

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

  const camera = createCamera({
    svg,
    world,
    insets: () => insets,
    size: () => ({ width: host.clientWidth, height: host.clientHeight }),
    bounds: () => model?.bounds ?? { x: 0, y: 0, width: 1, height: 1 },
    boxOf: (object) => model?.nodes.find((mark) => mark.object === object),
    wheel: options.wheel ?? 'zoom',
    onZoom: (scale) => callbacks.onZoom?.(scale),
  });

  const groupOf = (object: ObjectId) =>
    layers.nodes.querySelector<SVGGElement>(`[data-object="${object}"]`);

  /** One node can be reached by Tab: the focused, else the selected, else the first. */
  const rove = (focused: ObjectId | null) => {
    if (!model) return;
    const chosen =
      focused ?? model.nodes.find((mark) => mark.selected)?.object ?? model.nodes[0]?.object;
    for (const group of layers.nodes.children) {
      const mine = group.getAttribute('data-object') === String(chosen);
      // The last attribute, so that the document does not depend on who had the focus before. Without it,
      // the focused node would lose the focus.
      if (group !== document.activeElement) group.removeAttribute('tabindex');
      group.setAttribute('tabindex', mine ? '0' : '-1');
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

  svg.addEventListener('click', (event) => {
    callbacks.onSelect(objectOf(event.target as Element));
  });
  svg.addEventListener('pointerover', (event) => {
    callbacks.onHover?.(objectOf(event.target as Element));
  });
  svg.addEventListener('pointerleave', () => callbacks.onHover?.(null));
  layers.nodes.addEventListener('focusin', (event) => rove(objectOf(event.target as Element)));
  layers.nodes.addEventListener('keydown', (event) => {
    const object = objectOf(event.target as Element);
    if (object === null || !model || event.ctrlKey || event.metaKey || event.altKey) return;
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
      finish?.();
      const next = buildScene(input);
      const before = model;
      if (transition === 'cut' || reducedMotion || !before) draw(next, () => false);
      else animate(before, next, transition);
      if (wholeSeen !== input.layout && camera.untouched) {
        wholeSeen = input.layout;
        camera.begin(wholeOf(input.layout));
      } else if (transition !== 'cut') {
        followNews(camera, next, input);
      }
    },
    setTheme(theme) {
      if (theme === null) svg.removeAttribute('data-theme');
      else svg.setAttribute('data-theme', theme);
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
      groupOf(object)?.focus();
    },
    resize() {
      if (camera.untouched && wholeSeen) camera.begin(wholeOf(wholeSeen));
    },
    destroy() {
      finish?.();
      idle.stop();
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
function followNews(camera: OwnedCamera, model: SceneModel, { changes }: SceneInput): void {
  const news = model.nodes.filter(
    ({ object }) => changes.counts.has(object) || changes.gcRefs.has(object),
  );
  if (news.length > 0 && !news.some((mark) => camera.shows(mark))) camera.panTo(news[0]!.object);
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
