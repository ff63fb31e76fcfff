import { select } from 'd3';
import type { Clock } from '../lib/clock';
import { EffectStage } from './effects';
import { edgeKey, hullKey, nodeKey } from './markAttrs';
import type { SceneModel } from './model';
import { endOf, planMotion } from './motion';
import type { Transition } from './painterApi';
import type { Layers, Leave } from './render';
import { BACKWARD_SHARE } from './tokens';

interface TransitionOptions {
  layers: Layers;
  clock: Clock;
  /** Of the ids in this document. */
  prefix: string;
  speed: number;
  before: SceneModel;
  next: SceneModel;
  transition: Transition;
  /** Makes the document show a drawing. */
  draw: (next: SceneModel, leave: Leave) => void;
  /** The document shows `next` and nothing else. */
  onEnd: () => void;
}

/**
 * Moves the document from one drawing to the next, which it says it shows from the first moment on. Going back in
 * time runs the way forward in reverse. Returns what ends it at once.
 */
export function playTransition(options: TransitionOptions): () => void {
  const { layers, clock, prefix, speed, before, next, transition, draw, onEnd } = options;
  const back = transition === 'back';
  const effects = back ? planMotion(next, before) : planMotion(before, next);
  const leaving: Element[] = [];
  draw(next, (_layer, group) => {
    leaving.push(group);
    return true;
  });
  const groups = indexGroups(layers);
  const stage = new EffectStage(effects, back ? 'earlier' : 'later', prefix, (layer, key) =>
    groups.get(`${layer} ${key}`),
  );
  const pace = speed / (back ? BACKWARD_SHARE : 1);
  const total = endOf(effects);
  const begin = clock.now();
  let cancel = () => {};
  const end = () => {
    cancel();
    stage.clear();
    for (const element of leaving) element.remove();
    onEnd();
  };
  const tick = (now: number) => {
    const time = (now - begin) * pace;
    if (time >= total) return end();
    stage.show(back ? total - time : time);
    cancel = clock.frame(tick);
  };
  tick(begin);
  return end;
}

/** The groups of all layers by layer and mark, those that are about to leave too. */
function indexGroups(layers: Layers): Map<string, SVGGElement> {
  const groups = new Map<string, SVGGElement>();
  const add = <Mark>(layer: keyof Layers, key: (mark: Mark) => string) =>
    select(layers[layer])
      .selectAll<SVGGElement, Mark>(function children() {
        return Array.from(this.children) as SVGGElement[];
      })
      .each(function index(mark) {
        groups.set(`${layer} ${key(mark)}`, this);
      });
  add('nodes', nodeKey);
  add('edges', edgeKey);
  add('labels', edgeKey);
  add('hulls', hullKey);
  add('tags', hullKey);
  return groups;
}
