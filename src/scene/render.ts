import { select } from 'd3';
import type { Attrs } from './markAttrs';
import { edgeAttrs, edgeKey, hullAttrs, hullKey, nodeAttrs, nodeKey, nodePlace } from './markAttrs';
import type { NodeMark, SceneModel } from './model';
import type { Shape } from './shapes';

const SVG = 'http://www.w3.org/2000/svg';

/** What each element shows now, so that only changes touch the document. */
const shown = new WeakMap<Element, Shape['attrs']>();

function sameAttrs(a: Attrs, b: Attrs): boolean {
  if (a === b) return true;
  const names = Object.keys(b);
  if (Object.keys(a).length !== names.length) return false;
  return names.every((name) => a[name] === b[name]);
}

function sameShapes(a: readonly Shape[], b: readonly Shape[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((shape, i) => {
    const other = b[i]!;
    return (
      shape.key === other.key &&
      shape.tag === other.tag &&
      shape.text === other.text &&
      sameAttrs(shape.attrs, other.attrs) &&
      sameShapes(shape.children ?? [], other.children ?? [])
    );
  });
}

/**
 * Sets an element's attributes. When other ones are needed than before, all are written anew, so that the
 * document is the same text however it came to be.
 */
function setAttrs(element: Element, attrs: Attrs, prefix: string): void {
  const before = shown.get(element);
  if (before === attrs) return;
  const names = Object.keys(attrs);
  const same = before && Object.keys(before).join() === names.join();
  if (before && !same) for (const name of Object.keys(before)) element.removeAttribute(name);
  for (const name of names) {
    const value = attrs[name]!;
    if (same && before[name] === value) continue;
    const text = String(value);
    element.setAttribute(name, text.startsWith('url(#') ? `url(#${prefix}${text.slice(5)}` : text);
  }
  shown.set(element, attrs);
}

/** Joins shapes to the children of `parent`, by tag and key. */
export function renderShapes(parent: Element, shapes: readonly Shape[], prefix: string): void {
  select(parent)
    .selectAll<Element, Shape>(function children() {
      return Array.from(this.children);
    })
    .data(shapes as Shape[], (shape) => `${shape.tag}:${shape.key}`)
    .join((enter) => enter.append((shape) => document.createElementNS(SVG, shape.tag)))
    .order()
    .each(function draw(shape) {
      setAttrs(this, shape.attrs, prefix);
      if (shape.children) renderShapes(this, shape.children, prefix);
      else if (shape.text !== undefined && this.textContent !== shape.text) {
        this.textContent = shape.text;
      }
    });
}

/** The layers of the drawing, from back to front. */
export interface Layers {
  ground: SVGGElement;
  hulls: SVGGElement;
  edges: SVGGElement;
  nodes: SVGGElement;
  labels: SVGGElement;
  tags: SVGGElement;
}

/** The marks that each layer shows, and the mark that each of its groups shows. */
const layersShown = new WeakMap<Element, readonly unknown[]>();
const marksShown = new WeakMap<Element, unknown>();

function isEqual(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.length === b.length && a.every((mark, i) => mark === b[i]);
}

/**
 * Joins marks to groups by key, gives each its attributes, and lets `draw` fill it. The same mark as before
 * means the same picture: its group is left alone.
 */
function joinGroups<Mark>(
  layer: SVGGElement,
  marks: readonly Mark[],
  key: (mark: Mark) => string,
  attrs: (mark: Mark) => Attrs,
  draw: (group: SVGGElement, mark: Mark) => void,
  leave: (group: SVGGElement) => boolean,
): void {
  if (isEqual(layersShown.get(layer), marks) && layer.childElementCount === marks.length) return;
  layersShown.set(layer, marks);
  const joined = select(layer)
    .selectAll<SVGGElement, Mark>(function children() {
      return Array.from(this.children) as SVGGElement[];
    })
    .data(marks as Mark[], key);
  for (const group of joined.exit<Mark>().nodes() as SVGGElement[]) {
    if (!leave(group)) group.remove();
  }
  joined
    .enter()
    .append('g')
    .merge(joined)
    .order()
    .each(function update(mark) {
      if (marksShown.get(this) === mark) return;
      marksShown.set(this, mark);
      setAttrs(this, attrs(mark), '');
      draw(this, mark);
    });
}

/** What happens to a mark that is not in the new drawing: true keeps it, to be seen going. */
export type Leave = (layer: keyof Layers, group: SVGGElement) => boolean;

/** Makes the document show `model`. */
export function renderScene(layers: Layers, model: SceneModel, prefix: string, leave: Leave): void {
  renderShapes(layers.ground, model.ground, prefix);
  joinGroups(
    layers.hulls,
    model.hulls,
    hullKey,
    hullAttrs,
    (g, m) => renderShapes(g, m.shapes, prefix),
    (g) => leave('hulls', g),
  );
  joinGroups(
    layers.edges,
    model.edges,
    edgeKey,
    edgeAttrs,
    (g, m) => renderShapes(g, m.shapes, prefix),
    (g) => leave('edges', g),
  );
  joinGroups(
    layers.nodes,
    model.nodes,
    nodeKey,
    nodeAttrs,
    (g, m) => renderNode(g, m, prefix),
    (g) => leave('nodes', g),
  );
  const labelled = model.edges.filter((mark) => mark.labels.length > 0);
  joinGroups(
    layers.labels,
    labelled,
    edgeKey,
    (mark) => ({ class: 'label', 'data-for': mark.edge }),
    (g, m) => renderShapes(g, m.labels, prefix),
    (g) => leave('labels', g),
  );
  joinGroups(
    layers.tags,
    model.hulls,
    hullKey,
    () => ({ class: 'hull-tag' }),
    (g, m) => renderShapes(g, m.tag, prefix),
    (g) => leave('tags', g),
  );
}

/** What each node's group shows, to leave alone those that stay as they are. */
const nodesShown = new WeakMap<Element, NodeMark>();

function renderNode(group: SVGGElement, mark: NodeMark, prefix: string): void {
  const before = nodesShown.get(group);
  nodesShown.set(group, mark);
  if (
    before &&
    before.slide === mark.slide &&
    sameShapes(before.shapes, mark.shapes) &&
    sameShapes(before.badges, mark.badges)
  ) {
    return;
  }
  renderShapes(group, [nodePlace(mark)], prefix);
}
