import { edgeKey, nodeKey, nodePlace } from './markAttrs';
import type { EdgeMark, HullMark, NodeMark, SceneModel } from './model';
import type { Shape } from './shapes';
import { MOTION } from './tokens';

export type EffectLayer = 'nodes' | 'edges' | 'labels' | 'hulls' | 'tags';

interface Timed {
  /** Key of the mark it is about. */
  key: string;
  layers: readonly EffectLayer[];
  /** In milliseconds from the start of the transition. */
  start: number;
  end: number;
}

/**
 * Something that moves from an earlier drawing to a later one. It can be shown on either of the two documents
 * at any moment, so that going back is the same film run backward: what only the other document has comes along
 * as shapes.
 */
export type Effect = Timed &
  (
    | { kind: 'appear' | 'vanish' | 'grow' | 'draw' | 'retract' | 'snap' }
    /** The digits of a badge change. */
    | { kind: 'roll'; badge: 'refs' | 'gc-refs'; from: string; to: string }
    /** The digits of `refs` are copied to the left, into a new square badge. */
    | { kind: 'copy'; badge: Shape; distance: number }
    | { kind: 'chip'; chip: Shape }
    /** A token goes along the line to the share at which it rests. */
    | { kind: 'travel'; token: Shape; share: number }
    /** A node moves aside or back, in pixels. */
    | { kind: 'slide'; from: number; to: number }
    /** A line follows its nodes. */
    | { kind: 'bend'; from: readonly string[]; to: readonly string[] }
    /** Parts of a mark give way to others. */
    | { kind: 'swap'; earlier: readonly Shape[]; later: readonly Shape[] }
  );

/** Between one digit that `update_refs` copies and the next. */
const STAGGER = 30;

/**
 * What moves from an earlier drawing to the next. One idea at a time: references first, then counts, then
 * status. A function of the two drawings alone.
 */
export function planMotion(from: SceneModel, to: SceneModel): Effect[] {
  const effects: Effect[] = [];
  planEdges(effects, from, to);
  const counts = endOf(effects);
  const before = new Map(from.nodes.map((mark) => [mark.object, mark]));
  for (const mark of to.nodes) {
    const known = before.get(mark.object);
    if (known) planCounts(effects, known, mark, counts);
    else effects.push({ ...onNode(mark), kind: 'grow', start: 0, end: MOTION.step });
  }
  planCopies(effects, before, to, counts);
  const status = endOf(effects);
  for (const mark of to.nodes) {
    const known = before.get(mark.object);
    if (known) planStatus(effects, known, mark, status);
  }
  planBends(effects, from, to, status);
  const objects = new Set(to.nodes.map((mark) => mark.object));
  for (const mark of from.nodes) {
    if (objects.has(mark.object)) continue;
    effects.push({ ...onNode(mark), kind: 'vanish', start: 0, end: MOTION.fast });
  }
  planHulls(effects, from.hulls, to.hulls, status);
  return effects;
}

/** When the last of the effects ends. */
export function endOf(effects: readonly Effect[]): number {
  return effects.reduce((end, effect) => Math.max(end, effect.end), 0);
}

/** How far an effect is at a time: 0 before it, 1 after it, eased between. */
export function progress({ start, end }: Pick<Effect, 'start' | 'end'>, time: number): number {
  if (time <= start) return 0;
  if (time >= end) return 1;
  return easeOut((time - start) / (end - start));
}

/** Fast first, then settling: close to cubic-bezier(.2, .7, .2, 1). */
function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

const onNode = (mark: NodeMark) => ({ key: nodeKey(mark), layers: ['nodes'] as const });

function planEdges(effects: Effect[], from: SceneModel, to: SceneModel): void {
  const before = new Map(from.edges.map((mark) => [mark.edge, mark]));
  const after = new Set(to.edges.map((mark) => mark.edge));
  for (const mark of to.edges) {
    const key = edgeKey(mark);
    const token = mark.labels.find((label) => label.key === 'token');
    if (token && mark.token !== null) {
      effects.push({
        ...{ kind: 'travel', key, layers: ['labels'], start: 0, end: MOTION.move },
        ...{ token, share: mark.token },
      });
    }
    const known = before.get(mark.edge);
    if (known && !(mark.proving && !known.proving)) continue;
    effects.push({ kind: 'draw', key, layers: ['edges'], start: 0, end: MOTION.step });
    if (known) continue;
    effects.push({
      ...{ kind: 'appear', key, layers: ['labels'], start: MOTION.fast, end: MOTION.step },
    });
  }
  for (const mark of from.edges) {
    if (after.has(mark.edge)) continue;
    const key = edgeKey(mark);
    const kind = mark.weak ? 'snap' : 'retract';
    effects.push({ kind, key, layers: ['edges'], start: 0, end: MOTION.step });
    effects.push({ kind: 'vanish', key, layers: ['labels'], start: 0, end: MOTION.fast });
  }
}

function planCounts(effects: Effect[], before: NodeMark, mark: NodeMark, start: number): void {
  const timed = { ...onNode(mark), start, end: start + MOTION.step };
  if (before.refcount !== mark.refcount && mark.refcount !== '' && before.refcount !== '') {
    effects.push({
      ...{ ...timed, kind: 'roll', badge: 'refs' },
      ...{ from: before.refcount, to: mark.refcount },
    });
  }
  if (before.gcRefs !== mark.gcRefs && mark.gcRefs !== '' && before.gcRefs !== '') {
    effects.push({
      ...{ ...timed, kind: 'roll', badge: 'gc-refs' },
      ...{ from: before.gcRefs, to: mark.gcRefs },
    });
  }
  const chip = mark.badges.find((badge) => badge.key === 'change');
  if (chip) effects.push({ ...timed, kind: 'chip', chip, end: start + MOTION.fast });
}

/** Each count is copied into a new badge, one object of the list after the other. */
function planCopies(
  effects: Effect[],
  before: ReadonlyMap<number, NodeMark>,
  to: SceneModel,
  start: number,
): void {
  const rank = new Map(to.order.map((object, i) => [object, i]));
  const copied = to.nodes.filter(
    (mark) => mark.gcRefs !== '' && before.get(mark.object)?.gcRefs === '',
  );
  copied.sort((a, b) => (rank.get(a.object) ?? 0) - (rank.get(b.object) ?? 0));
  copied.forEach((mark, i) => {
    const badge = mark.badges.find(({ key }) => key === 'gc_refs');
    const refs = mark.badges.find(({ key }) => key === 'refs');
    if (!badge) return;
    const begin = start + i * STAGGER;
    effects.push({
      ...{ ...onNode(mark), kind: 'copy', start: begin, end: begin + MOTION.step },
      ...{ badge, distance: refs ? rightOf(refs) - rightOf(badge) : 0 },
    });
  });
}

function rightOf({ children = [] }: Shape): number {
  const box = children.find(({ key }) => key === 'box');
  return box ? Number(box.attrs['x']) + Number(box.attrs['width']) : 0;
}

/** Outline and tags, or all of an object that is freed; what it no longer holds leaves with its references. */
function planStatus(effects: Effect[], before: NodeMark, mark: NodeMark, start: number): void {
  const timed = { ...onNode(mark), kind: 'swap' as const };
  const [earlier, later] = [before, mark].map((each) => each.shapes.filter(isStatus)) as [
    Shape[],
    Shape[],
  ];
  if ((before.status === 'freed') !== (mark.status === 'freed')) {
    const whole = (each: NodeMark) => nodePlace({ ...each, slide: 0 }).children!;
    effects.push({
      ...{ ...timed, start, end: start + MOTION.step },
      ...{ earlier: whole(before), later: whole(mark) },
    });
  } else if (before.status !== mark.status || tagsIn(earlier) !== tagsIn(later)) {
    effects.push({ ...timed, earlier, later, start, end: start + MOTION.step });
  }
  const kept = new Set(mark.shapes.map(({ key }) => key));
  const gone = before.shapes.filter(({ attrs, key }) => isContent(attrs) && !kept.has(key));
  if (gone.length > 0 && mark.status !== 'freed') {
    effects.push({ ...timed, earlier: gone, later: [], start: 0, end: MOTION.step });
  }
  if (before.slide !== mark.slide) {
    effects.push({
      ...{ ...onNode(mark), kind: 'slide', start, end: start + MOTION.move },
      ...{ from: before.slide, to: mark.slide },
    });
  }
}

const isStatus = ({ attrs }: Shape) => attrs['class'] === 'outline' || attrs['class'] === 'tag';
const isContent = (attrs: Shape['attrs']) => attrs['class'] === 'row' || attrs['class'] === 'cell';
const tagsIn = (shapes: readonly Shape[]) =>
  JSON.stringify(shapes.filter(({ attrs }) => attrs['class'] === 'tag'));

/** Lines go along with the nodes that slide. */
function planBends(effects: Effect[], from: SceneModel, to: SceneModel, start: number): void {
  const slides = new Map(from.nodes.map(({ object, slide }) => [object, slide]));
  const sliding = new Set(
    to.nodes
      .filter(({ object, slide }) => (slides.get(object) ?? slide) !== slide)
      .map(({ object }) => object),
  );
  if (sliding.size === 0) return;
  const before = new Map(from.edges.map((mark) => [mark.edge, mark]));
  for (const mark of to.edges) {
    const known = before.get(mark.edge);
    if (!known || known.d === mark.d) continue;
    if (!sliding.has(mark.from) && !sliding.has(mark.to)) continue;
    effects.push({
      ...{ kind: 'bend', key: edgeKey(mark), layers: ['edges'], start, end: start + MOTION.move },
      ...{ from: pathsOf(known), to: pathsOf(mark) },
    });
  }
}

/** The line and its arrowhead. */
function pathsOf({ shapes }: EdgeMark): string[] {
  return shapes.map(({ attrs }) => String(attrs['d']));
}

function planHulls(
  effects: Effect[],
  from: readonly HullMark[],
  to: readonly HullMark[],
  status: number,
): void {
  const before = new Map(from.map((hull) => [hull.key, hull]));
  for (const hull of to) {
    const { key } = hull;
    const known = before.get(key);
    const timed = { key, start: status, end: status + MOTION.move };
    if (!known) effects.push({ ...timed, kind: 'appear', layers: ['hulls', 'tags'] });
    else if (known.status !== hull.status || known.rect.x !== hull.rect.x) {
      effects.push(
        { ...timed, kind: 'swap', layers: ['hulls'], earlier: known.shapes, later: hull.shapes },
        { ...timed, kind: 'swap', layers: ['tags'], earlier: known.tag, later: hull.tag },
      );
    }
  }
  const kept = new Set(to.map((hull) => hull.key));
  for (const { key } of from) {
    if (kept.has(key)) continue;
    const end = status + MOTION.step;
    effects.push({ kind: 'vanish', key, layers: ['hulls', 'tags'], start: status, end });
  }
}
