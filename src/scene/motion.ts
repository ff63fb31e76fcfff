import type { EdgeMark, NodeMark, SceneModel } from './model';
import { MOTION } from './tokens';

/** Something that moves between two drawings. Times are in milliseconds from the start of the transition. */
export interface Effect {
  kind:
    'appear' | 'vanish' | 'grow' | 'draw' | 'retract' | 'roll' | 'rollGcRefs' | 'chip' | 'travel';
  /** Key of the mark it is about. */
  key: string;
  layers: readonly ('nodes' | 'edges' | 'labels' | 'hulls' | 'tags')[];
  start: number;
  end: number;
  /** For a count that rolls: what it was before. */
  from?: string;
}

/**
 * What moves from one drawing to the next. One idea at a time: references first, then counts, then status.
 * A function of the two drawings alone.
 */
export function planMotion(from: SceneModel, to: SceneModel): Effect[] {
  const effects: Effect[] = [];
  const nodesBefore = new Map(from.nodes.map((mark) => [mark.object, mark]));
  const edgesBefore = new Set(from.edges.map((mark) => mark.edge));
  planEdges(effects, from, to, edgesBefore);
  const edgesEnd = effects.length > 0 ? MOTION.step : 0;
  for (const mark of to.nodes) planNode(effects, mark, nodesBefore.get(mark.object), edgesEnd);
  const objects = new Set(to.nodes.map((mark) => mark.object));
  for (const { object } of from.nodes) {
    if (objects.has(object)) continue;
    effects.push({
      kind: 'vanish',
      key: `node-${object}`,
      layers: ['nodes'],
      start: 0,
      end: MOTION.fast,
    });
  }
  const hulls = new Map(from.hulls.map((hull) => [hull.key, hull.status]));
  const last = effects.reduce((end, effect) => Math.max(end, effect.end), 0);
  for (const { key, status } of to.hulls) {
    if (hulls.get(key) === status) continue;
    const start = last > 0 ? MOTION.fast : 0;
    effects.push({
      kind: 'appear',
      key,
      layers: ['hulls', 'tags'],
      start,
      end: start + MOTION.move,
    });
  }
  const kept = new Set(to.hulls.map((hull) => hull.key));
  for (const { key } of from.hulls) {
    if (kept.has(key)) continue;
    effects.push({ kind: 'vanish', key, layers: ['hulls', 'tags'], start: 0, end: MOTION.step });
  }
  return effects;
}

function planEdges(
  effects: Effect[],
  from: SceneModel,
  to: SceneModel,
  before: ReadonlySet<number>,
): void {
  const key = (mark: EdgeMark) => `edge-${mark.edge}`;
  for (const mark of to.edges) {
    if (mark.labels.some((label) => label.key === 'token')) {
      effects.push({
        kind: 'travel',
        key: key(mark),
        layers: ['labels'],
        start: 0,
        end: MOTION.move,
      });
    }
    if (before.has(mark.edge)) continue;
    effects.push({ kind: 'draw', key: key(mark), layers: ['edges'], start: 0, end: MOTION.step });
    effects.push({
      kind: 'appear',
      key: key(mark),
      layers: ['labels'],
      start: MOTION.fast,
      end: MOTION.step,
    });
  }
  const after = new Set(to.edges.map((mark) => mark.edge));
  for (const mark of from.edges) {
    if (after.has(mark.edge)) continue;
    effects.push({
      kind: 'retract',
      key: key(mark),
      layers: ['edges'],
      start: 0,
      end: MOTION.step,
    });
    effects.push({
      kind: 'vanish',
      key: key(mark),
      layers: ['labels'],
      start: 0,
      end: MOTION.fast,
    });
  }
}

function planNode(
  effects: Effect[],
  mark: NodeMark,
  before: NodeMark | undefined,
  edgesEnd: number,
): void {
  const key = `node-${mark.object}`;
  const layers = ['nodes'] as const;
  if (!before) {
    const kind = mark.status === 'freed' ? 'appear' : 'grow';
    effects.push({ kind, key, layers, start: 0, end: MOTION.step });
    return;
  }
  if (before.status !== 'freed' && mark.status === 'freed') {
    effects.push({ kind: 'appear', key, layers, start: edgesEnd, end: edgesEnd + MOTION.step });
    return;
  }
  const start = edgesEnd > 0 ? edgesEnd - 60 : 0;
  if (before.refcount !== mark.refcount && mark.refcount !== '' && before.refcount !== '') {
    effects.push({
      kind: 'roll',
      key,
      layers,
      start,
      end: start + MOTION.step,
      from: before.refcount,
    });
  }
  if (before.gcRefs !== mark.gcRefs && mark.gcRefs !== '') {
    effects.push({
      kind: 'rollGcRefs',
      key,
      layers,
      start,
      end: start + MOTION.step,
      from: before.gcRefs,
    });
  }
  if (mark.badges.some((badge) => badge.key === 'change')) {
    effects.push({ kind: 'chip', key, layers, start, end: start + MOTION.fast });
  }
}

/** When the last of the effects ends. */
export function durationOf(effects: readonly Effect[]): number {
  return effects.reduce((end, effect) => Math.max(end, effect.end), 0);
}

/** How far an effect is at a time: 0 before it, 1 after it, eased between. */
export function progress({ start, end }: Effect, time: number): number {
  if (time <= start) return 0;
  if (time >= end) return 1;
  return easeOut((time - start) / (end - start));
}

/** Fast first, then settling: close to cubic-bezier(.2, .7, .2, 1). */
function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}
