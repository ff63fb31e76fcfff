import type { ObjectId } from '../heap/ids';
import { ObjectFlag, ObjectKind, type Status } from '../heap/kinds';
import { BOX, TAG_DROP } from '../layout/boxes';
import type { Drawing } from '../layout/drawing';
import { isPlaced, type Rect } from '../layout/layout';
import { badgeShapes, badgesWidth } from './badges';
import { isSettled, proverOf, showsSpent, slideOf, subtracted, visited } from './collecting';
import type { NodeContent } from './content';
import { toneOf } from './edges';
import type { SceneInput } from './input';
import type { NodeMark } from './model';
import { nodeShapes } from './nodeShapes';
import { pinShape } from './pins';
import type { KnownNode, SceneMemory } from './sceneMemory';
import { STATUS_LOOKS } from './status';
import { TAG_LEFT, type Tag, tagShapes, tagsOf, tagsWidth } from './tags';

/** The hull around each object that has one. */
export type HullOf = ReadonlyMap<ObjectId, { key: string; status: Status }>;

/** The marks of all nodes; made again only where something about them is another than before. */
export function markNodes(
  input: SceneInput,
  drawing: Drawing,
  contents: ReadonlyMap<ObjectId, NodeContent>,
  hullOf: HullOf,
  memory: SceneMemory,
): ReadonlyMap<ObjectId, KnownNode> {
  const colored = holdersOfNews(input, contents);
  const visiting = visited(input, drawing);
  const next = new Map<ObjectId, KnownNode>();
  for (const [object, content] of contents) {
    const known = memory.nodes.get(object);
    const hull = hullOf.get(object);
    // Ports have the colour of their references; those of most nodes are plain.
    const inHull = hull ? `${hull.key} ${hull.status} ${showsSpent(input)}` : '';
    const ports = colored.has(object) ? `${input.step}` : inHull;
    const tags = tagsOf(input, object, {
      width: content.box.width,
      inHull: hull !== undefined,
      visiting: object === visiting,
    });
    const state = `${stateOf(input, content, tags)} ${ports}`;
    const said = saidOf(input, object);
    const stays = known?.content === content && known.state === state && !colored.has(object);
    if (stays && known.said === said) {
      next.set(object, known);
      continue;
    }
    const spoken = input.spoken(object);
    if (stays) {
      const mark = known.mark.spoken === spoken ? known.mark : { ...known.mark, spoken };
      next.set(object, { ...known, said, mark });
      continue;
    }
    const mark = nodeMark(input, content, hullOf, tags, spoken);
    const tag = tagsWidth(tags);
    next.set(object, { content, state, said, mark, clear: clearOf(input, content, tag), tag });
  }
  memory.nodes = next;
  return next;
}

/** The objects with a reference that has another colour than it will have when the step is over. */
function holdersOfNews(
  input: SceneInput,
  contents: ReadonlyMap<ObjectId, NodeContent>,
): Set<ObjectId> {
  const { view, changes, layout, statusOf } = input;
  const holders = new Set<ObjectId>();
  const add = (from: ObjectId) => {
    holders.add(from);
    const owner = layout.owner[from];
    if (owner) holders.add(owner);
  };
  const crossed = subtracted(changes);
  if (crossed !== 0) add(view.from(crossed));
  for (const edge of changes.newEdges) add(view.from(edge));
  const prover = proverOf(input);
  if (prover !== 0) add(prover);
  for (const object of contents.keys()) {
    const status = object === 0 ? 'normal' : statusOf(object);
    // What reaches such an object has its colour.
    if (status !== 'reachable' && status !== 'resurrected') continue;
    for (const edge of view.in(object)) {
      const from = view.from(edge);
      if (status === 'resurrected' || (from !== 0 && statusOf(from) === 'reachable')) add(from);
    }
  }
  return holders;
}

/** The last revision of what is said of an object: its holders, and its place among their items. */
function saidOf({ view }: SceneInput, object: ObjectId): number {
  let revision = view.revision(object);
  for (const edge of view.in(object)) revision = Math.max(revision, view.revision(view.from(edge)));
  return revision;
}

/** All that a node's shapes depend on beside its content, as a text. */
function stateOf(input: SceneInput, { object, kind }: NodeContent, tags: readonly Tag[]): string {
  const { view, changes, selection } = input;
  const status = object === 0 ? 'normal' : input.statusOf(object);
  const isClass = kind === ObjectKind.Class;
  return [
    status,
    view.gcRefs(object),
    changes.counts.get(object) ?? 0,
    changes.gcRefs.has(object),
    selection === object,
    kind === ObjectKind.Frame && view.frames.at(-1) === object,
    isClass && isBlamed(input, object),
    countOf(input, object),
    isSettled(input),
    ...tags.map(({ text, color, tint }) => `${text} ${color} ${tint}`),
  ].join(' ');
}

/** Where a node is seen now. */
export function drawnBox(input: SceneInput, { object, box }: NodeContent): Rect {
  const slide = slideOf(input, object);
  return slide === 0 ? box : { ...box, x: box.x + slide };
}

function countOf({ view }: SceneInput, object: ObjectId): string {
  if (object === 0 || view.hasFlag(object, ObjectFlag.NoCount)) return '';
  return view.hasFlag(object, ObjectFlag.Immortal) ? '∞' : String(view.refcount(object));
}

function gcRefsOf({ view }: SceneInput, object: ObjectId): string {
  const count = object === 0 ? -1 : view.gcRefs(object);
  return count < 0 ? '' : String(count);
}

function nodeMark(
  input: SceneInput,
  content: NodeContent,
  hullOf: HullOf,
  tags: readonly Tag[],
  spoken: string,
): NodeMark {
  const { view, changes, selection } = input;
  const { object, box, kind } = content;
  const status = object === 0 ? 'normal' : input.statusOf(object);
  const refcount = countOf(input, object);
  const gcRefs = gcRefsOf(input, object);
  const shapes = nodeShapes(content, {
    status,
    name: view.name(object),
    selected: selection === object,
    running: kind === ObjectKind.Frame && view.frames.at(-1) === object,
    finalizerToBlame: kind === ObjectKind.Class && isBlamed(input, object),
    portColor: (edges) => {
      const { color } = toneOf(input, edges, hullOf);
      return color === 'edge-weak' ? 'edge' : color;
    },
  });
  shapes.push(...tagShapes(tags, box.height));
  if (input.pins?.has(object)) shapes.push(pinShape(box.width, box.height));
  return {
    object,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    slide: slideOf(input, object),
    status,
    name: view.name(object),
    type: view.typeName(object),
    refcount,
    gcRefs,
    root: content.root,
    selected: selection === object,
    spoken,
    shapes,
    badges: badgeShapes(
      {
        refcount,
        gcRefs,
        change: refcount === '' ? 0 : (changes.counts.get(object) ?? 0),
        hot: changes.gcRefs.has(object),
        settled: isSettled(input),
        outline: STATUS_LOOKS[status].color,
      },
      box.width,
    ),
  };
}

/** True for a class while an instance of it is uncollectable. */
function isBlamed({ view, statusOf, layout }: SceneInput, type: ObjectId): boolean {
  for (const edge of view.in(type)) {
    const from = view.from(edge);
    if (from !== 0 && isPlaced(layout, from) && view.typeObject(from) === type) {
      if (statusOf(from) === 'uncollectable') return true;
    }
  }
  return false;
}

/** Where no label may stand: the node itself, its badges and its tags, which are `tags` wide. */
function clearOf(input: SceneInput, content: NodeContent, tags: number): Rect[] {
  const { object } = content;
  const box = drawnBox(input, content);
  const badges = badgesWidth(
    {
      refcount: countOf(input, object),
      gcRefs: gcRefsOf(input, object),
      change: input.changes.counts.get(object) ?? 0,
      settled: isSettled(input),
    },
    box.width,
  );
  const right = box.x + box.width;
  const clear: Rect[] = [
    { ...box },
    { x: right - badges, y: box.y - BOX.badges, width: badges, height: 20 },
  ];
  if (tags > 0) {
    clear.push({ x: box.x + TAG_LEFT, y: box.y + box.height, width: tags, height: TAG_DROP });
  }
  return clear;
}
