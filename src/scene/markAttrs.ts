import type { EdgeMark, HullMark, NodeMark } from './model';
import type { Shape } from './shapes';

export type Attrs = Readonly<Record<string, string | number>>;

export const hullKey = (mark: HullMark) => mark.key;
export const edgeKey = (mark: EdgeMark) => `edge-${mark.edge}`;
export const nodeKey = (mark: NodeMark) => `node-${mark.object}`;

export function hullAttrs(mark: HullMark): Attrs {
  return { class: 'hull', 'data-hull': mark.members.join(' '), 'data-status': mark.status };
}

export function edgeAttrs(mark: EdgeMark): Attrs {
  return {
    class: 'edge',
    'data-edge': mark.edge,
    'data-from': mark.from,
    'data-to': mark.to,
    'data-label': mark.label,
    ...(mark.weak ? { 'data-weak': 'true' } : {}),
  };
}

/** Attributes of a node's group, also those by which tests and assistive technology know it. */
export function nodeAttrs(mark: NodeMark): Attrs {
  return {
    class: mark.status === 'freed' ? 'node ghost' : 'node',
    transform: `translate(${mark.x} ${mark.y})`,
    role: 'treeitem',
    'aria-label': mark.spoken,
    'aria-selected': mark.selected ? 'true' : 'false',
    'data-object': mark.object,
    'data-type': mark.type,
    'data-name': mark.name,
    'data-refcount': mark.refcount,
    'data-status': mark.status,
    ...(mark.status === 'freed' ? { opacity: 0.75 } : {}),
  };
}

/** What a node's group holds: all of it on one place, so that the slide moves it as one. */
export function nodePlace({ slide, shapes, badges }: NodeMark): Shape {
  return {
    key: 'place',
    tag: 'g',
    attrs: { class: 'place', ...(slide === 0 ? {} : { transform: `translate(${slide} 0)` }) },
    children: [
      { key: 'body', tag: 'g', attrs: { class: 'body' }, children: shapes },
      { key: 'badges', tag: 'g', attrs: { class: 'badges' }, children: badges },
    ],
  };
}
