import { patternElements } from './patterns';
import type { Layers } from './render';
import { renderShapes } from './render';

const SVG = 'http://www.w3.org/2000/svg';
/** Larger than any camera shows. */
const FAR = 20000;

/** The document that a painter draws into. */
export interface SvgRoot {
  readonly svg: SVGSVGElement;
  /** What the camera moves. */
  readonly world: SVGGElement;
  readonly layers: Layers;
}

/** Makes an empty drawing. `prefix` makes its ids its own in a document that holds several. */
export function createSvgRoot(label: string, prefix: string): SvgRoot {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'heap-scene');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', label);
  addPatterns(svg, prefix);
  const world = addGroup(svg, 'world');
  const grid = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({
    class: 'grid',
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
  return { svg, world, layers };
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
