import type { ObjectId } from '../heap/ids';
import { GcList, ObjectFlag, ObjectKind, type Status } from '../heap/kinds';
import { BOX, isPill, TAG_DROP, titleHeight } from '../layout/boxes';
import type { Drawing } from '../layout/drawing';
import type { Rect } from '../layout/layout';
import { isPlaced, slotOf } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';
import { textWidth } from '../layout/metrics';
import { badgeShapes, badgesWidth } from './badges';
import { isSettled, proverOf, showsSpent, slideOf, subtracted, visited } from './collecting';
import type { NodeContent } from './content';
import { contentOf, partsOf } from './content';
import { drawingOf } from './drawingOf';
import { toneOf } from './edges';
import { ghostShapes } from './ghosts';
import { borderBoxes, cyclesOf, hullMark, tagBox } from './hulls';
import type { SceneInput } from './input';
import type { HullMark, NodeMark, SceneModel } from './model';
import { nodeShapes } from './nodeShapes';
import { pinShape, type Offset } from './pins';
import type { KnownContent, KnownNode, SceneMemory } from './sceneMemory';
import { recallScene } from './sceneMemory';
import type { Shape } from './shapes';
import { rectShape, textShape } from './shapes';
import { STATUS_LOOKS } from './status';
import { TAG_LEFT, type Tag, tagShapes, tagsOf, tagsWidth } from './tags';
import { ink } from './tokens';

type HullOf = ReadonlyMap<ObjectId, { key: string; status: Status }>;

/** The drawing of one step as plain data: a function of the input alone. */
export function buildScene(input: SceneInput): SceneModel {
  const { view, layout } = input;
  const memory = recallScene(input);
  const drawing = drawingOf(layout, view.tables);
  const contents = readContents(input, drawing, memory);
  const { hulls, hullOf } = hullsOf(input, contents);
  const clear = new Map<unknown, readonly Rect[]>();
  for (const hull of hulls) {
    clear.set(hull.key, [tagBox(hull.rect, hullTitle(input, hull)), ...borderBoxes(hull.rect)]);
  }
  const known = markNodes(input, drawing, contents, hullOf, memory);
  const nodes: NodeMark[] = [];
  const tags = new Map<ObjectId, number>();
  for (const [object, node] of known) {
    nodes.push(node.mark);
    clear.set(object, node.clear);
    if (node.tag > 0) tags.set(object, node.tag);
  }
  for (const ghost of input.ghosts) {
    if (contents.has(ghost.object)) continue;
    const mark = ghostMark(input, ghost);
    nodes.push(mark);
    // The words below a pill stand outside its box.
    const { x, y, width, height } = mark;
    clear.set(mark.object, [{ x, y, width, height: height + 18 }]);
  }
  const edges = memory.edges.marksOf(input, contents, hullOf, clear, tags);
  return {
    step: input.step,
    nodes,
    edges,
    hulls,
    ground: groundShapes(input),
    bounds: boundsOf(nodes, hulls),
    order: input.phase === 'update_refs' ? listOrder(input, contents) : [],
  };
}

/** The drawn objects of the list that the run examines, in its order. */
function listOrder({ view }: SceneInput, contents: ReadonlyMap<ObjectId, NodeContent>): ObjectId[] {
  return [...view.list(GcList.Young)].filter((object) => contents.has(object));
}

/** What each drawn object shows; read again only where the heap may have changed. */
function readContents(
  input: SceneInput,
  drawing: Drawing,
  memory: SceneMemory,
): Map<ObjectId, NodeContent> {
  const { view } = input;
  const contents = new Map<ObjectId, NodeContent>();
  const next: typeof memory.contents = new Map();
  const latest = (object: ObjectId, parts: readonly ObjectId[]) => {
    let revision = view.revision(object);
    for (const part of parts) revision = Math.max(revision, view.revision(part));
    return revision;
  };
  for (const object of drawnObjects(input, drawing)) {
    let known = memory.contents.get(object);
    if (!known || latest(object, known.parts) !== known.revision) {
      const parts = partsOf(input, drawing, object);
      const content = contentOf(input, drawing, object, parts);
      known = { content, parts, revision: latest(object, parts), pinned: null };
    }
    known = pinnedAt(known, input.pins?.get(object));
    next.set(object, known);
    contents.set(object, known.pinned?.content ?? known.content);
  }
  memory.contents = next;
  return contents;
}

/** What an object shows, at the place where the user has dragged it to. */
function pinnedAt(known: KnownContent, at: Offset | undefined): KnownContent {
  if (!at) return known.pinned ? { ...known, pinned: null } : known;
  if (known.pinned?.at.x === at.x && known.pinned.at.y === at.y) return known;
  const { box } = known.content;
  const content = { ...known.content, box: { ...box, x: box.x + at.x, y: box.y + at.y } };
  return { ...known, pinned: { at, content } };
}

/** The marks of all nodes; made again only where something about them is another than before. */
function markNodes(
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

/** The living objects that are drawn; a suspended generator's frame is told by the generator. */
function drawnObjects({ view, layout, only }: SceneInput, drawing: Drawing): ObjectId[] {
  if (only) return [...only].sort((a, b) => a - b);
  const objects: ObjectId[] = drawing.drawn[0] ? [0] : [];
  for (const object of view.objects()) {
    if (object * 4 + 2 >= layout.slots.length || !drawing.drawn[object]) continue;
    if (isPlaced(layout, object)) objects.push(object);
  }
  return objects;
}

function hullTitle(
  { view }: SceneInput,
  { status, members, rect }: Pick<HullMark, 'status' | 'members' | 'rect'>,
): string {
  const { title } = STATUS_LOOKS[status];
  if (status !== 'uncollectable') return title;
  const blamed = members.some((object) => view.hasFlag(object, ObjectFlag.HasFinalizer));
  const full = blamed ? 'Uncollectable: __del__ in the cycle' : title;
  return tagBox(rect, full).width > rect.width - 30 ? title : full;
}

function hullsOf(input: SceneInput, contents: ReadonlyMap<ObjectId, NodeContent>) {
  const hulls: HullMark[] = [];
  const hullOf = new Map<ObjectId, { key: string; status: Status }>();
  for (const cycle of input.cycles ?? cyclesOf(input)) {
    const boxes = cycle.objects.flatMap((object) => {
      const content = contents.get(object);
      return content && !content.root ? [drawnBox(input, content)] : [];
    });
    if (boxes.length === 0 || !isVisible(input, cycle.objects, contents)) continue;
    const plain = hullMark(cycle, boxes, '');
    const hull = hullMark(cycle, boxes, hullTitle(input, plain));
    hulls.push(hull);
    for (const object of cycle.objects) hullOf.set(object, { key: hull.key, status: hull.status });
  }
  return { hulls, hullOf: hullOf as HullOf };
}

/** Where a node is seen now. */
function drawnBox(input: SceneInput, { object, box }: NodeContent): Rect {
  const slide = slideOf(input, object);
  return slide === 0 ? box : { ...box, x: box.x + slide };
}

/**
 * True where the cycle can be seen. Every class is one by its hidden parts, and every function by its globals,
 * which stand in the lane: around those a hull would show half of what it means.
 */
function isVisible(
  { view }: SceneInput,
  members: readonly ObjectId[],
  contents: ReadonlyMap<ObjectId, NodeContent>,
): boolean {
  if (members.some((object) => contents.get(object)?.root)) return false;
  const drawn = members.filter((object) => contents.has(object));
  if (drawn.length !== 1) return drawn.length > 1;
  return [...view.out(drawn[0]!)].some((edge) => view.to(edge) === drawn[0]);
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

function ghostMark(input: SceneInput, { object, freedAt }: Ghost): NodeMark {
  const { view } = input;
  const kind = view.objectKind(object);
  const pin = input.pins?.get(object) ?? { x: 0, y: 0 };
  const slot = slotOf(input.layout, object);
  const freed = `freed at step ${freedAt}`;
  const height = isPill(kind) || kind === ObjectKind.Cell ? titleHeight(kind, false, false) : 58;
  const width = Math.max(slot.width, Math.ceil(textWidth(freed, 10.5, 'sans400')) + 22);
  const box = {
    x: slot.x + pin.x,
    y: slot.y + pin.y,
    width,
    height: Math.min(height, Math.max(slot.height, 36)),
  };
  return {
    object,
    ...box,
    slide: 0,
    status: 'freed',
    name: view.name(object),
    type: view.typeName(object),
    refcount: '0',
    gcRefs: '',
    root: false,
    selected: input.selection === object,
    spoken: input.spoken(object),
    shapes: ghostShapes(kind, box, view.name(object), freed, input.selection === object),
    badges: [],
  };
}

/** Far beyond what any camera shows: the lane has no ends. */
const FAR = 20000;

function groundShapes({ layout, view }: SceneInput): Shape[] {
  const { lane } = layout;
  const right = layout.options.orientation === 'right';
  const shapes = [
    right
      ? rectShape('lane', -FAR, -FAR, FAR + lane, 2 * FAR, 0, { fill: ink('lane') })
      : rectShape('lane', -FAR, -FAR, 2 * FAR, FAR + lane, 0, { fill: ink('lane') }),
    {
      key: 'lane-edge',
      tag: 'line' as const,
      attrs: right
        ? { x1: lane + 0.5, x2: lane + 0.5, y1: -FAR, y2: FAR, stroke: ink('line') }
        : { x1: -FAR, x2: FAR, y1: lane + 0.5, y2: lane + 0.5, stroke: ink('line') },
    },
    textShape('roots', 14, -22, 'Roots', { size: 11, weight: 600, color: 'ink-3' }),
  ];
  if (right) {
    shapes.push(
      textShape('heap', lane + 18, -22, 'Heap', { size: 11, weight: 600, color: 'ink-3' }),
    );
  }
  if (view.liveCount === 0) {
    shapes.push(
      textShape('empty', lane + 64, 20, 'No objects yet. Line 1 runs next.', {
        size: 12.5,
        color: 'ink-2',
      }),
    );
  }
  return shapes;
}

function boundsOf(nodes: readonly NodeMark[], hulls: readonly HullMark[]): Rect {
  const boxes = [
    ...nodes.map(({ x, y, width, height, slide }) => ({ x: x + slide, y, width, height })),
    ...hulls.map((hull) => hull.rect),
  ];
  const x = Math.min(0, ...boxes.map((box) => box.x));
  const y = Math.min(0, ...boxes.map((box) => box.y)) - 36;
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x + 16, height: bottom - y + 16 };
}
