import type { ObjectId } from '../heap/ids';
import { GcList, ObjectFlag, type Status } from '../heap/kinds';
import type { Drawing } from '../layout/drawing';
import type { Rect } from '../layout/layout';
import { isPlaced } from '../layout/layout';
import type { NodeContent } from './content';
import { contentOf, partsOf } from './content';
import { drawingOf } from './drawingOf';
import { ghostMark } from './ghosts';
import { groundShapes } from './ground';
import { borderBoxes, cyclesOf, hullMark, tagBox } from './hulls';
import type { SceneInput } from './input';
import type { HullMark, NodeMark, SceneModel } from './model';
import { drawnBox, type HullOf, markNodes } from './nodeMarks';
import type { Offset } from './pins';
import type { KnownContent, SceneMemory } from './sceneMemory';
import { recallScene } from './sceneMemory';
import { STATUS_LOOKS } from './status';

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
    ground: input.only ? [] : groundShapes(input),
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
