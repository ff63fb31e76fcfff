import type { ObjectId } from '../heap/ids';
import { ObjectFlag, ObjectKind, type Status } from '../heap/kinds';
import { BOX, isPill, TAG_DROP, titleHeight } from '../layout/boxes';
import type { Drawing } from '../layout/drawing';
import type { Rect } from '../layout/layout';
import { isPlaced, slotOf } from '../layout/layout';
import type { Ghost } from '../layout/lifetimes';
import { textWidth } from '../layout/metrics';
import { badgeShapes, badgesWidth } from './badges';
import type { NodeContent } from './content';
import { contentOf } from './content';
import { drawingOf } from './drawingOf';
import { edgeMarks, toneOf } from './edges';
import { ghostShapes } from './ghosts';
import { borderBoxes, cyclesOf, hullMark, tagBox } from './hulls';
import type { SceneInput } from './input';
import type { HullMark, NodeMark, SceneModel } from './model';
import { nodeShapes } from './nodeShapes';
import type { Shape } from './shapes';
import { rectShape, textShape } from './shapes';
import { STATUS_LOOKS } from './status';
import { TAG_LEFT, tagShape, tagText, tagWidth } from './tags';
import { ink } from './tokens';

type HullOf = ReadonlyMap<ObjectId, { key: string; status: Status }>;

/** The drawing of one step as plain data: a function of the input alone. */
export function buildScene(input: SceneInput): SceneModel {
  const { view, layout } = input;
  const drawing = drawingOf(layout, view.tables);
  const contents = new Map<ObjectId, NodeContent>();
  for (const object of drawnObjects(input, drawing)) {
    contents.set(object, contentOf(input, drawing, object));
  }
  const { hulls, hullOf } = hullsOf(input, contents);
  const nodes: NodeMark[] = [];
  const tags = new Map<ObjectId, number>();
  const keepClear: Rect[] = hulls.flatMap((hull) => [
    tagBox(hull.rect, hullTitle(input, hull)),
    ...borderBoxes(hull.rect),
  ]);
  for (const content of contents.values()) {
    nodes.push(nodeMark(input, content, hullOf));
    keepClear.push(...clearOf(input, content, hullOf, tags));
  }
  const edges = edgeMarks(input, contents, hullOf, keepClear, tags);
  for (const ghost of input.ghosts) {
    if (!contents.has(ghost.object)) nodes.push(ghostMark(input, ghost));
  }
  return {
    step: input.step,
    nodes,
    edges,
    hulls,
    ground: groundShapes(input),
    bounds: boundsOf(nodes, hulls),
  };
}

/** The living objects that are drawn; a suspended generator's frame is told by the generator. */
function drawnObjects({ view, layout }: SceneInput, drawing: Drawing): ObjectId[] {
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
  for (const cycle of cyclesOf(input)) {
    const boxes = cycle.objects.flatMap((object) => {
      const content = contents.get(object);
      return content && !content.root ? [content.box] : [];
    });
    if (
      boxes.length === 0 ||
      (cycle.status === 'tentative' && !isVisible(input, cycle.objects, contents))
    ) {
      continue;
    }
    const plain = hullMark(cycle, boxes, '');
    const hull = hullMark(cycle, boxes, hullTitle(input, plain));
    hulls.push(hull);
    for (const object of cycle.objects) hullOf.set(object, { key: hull.key, status: hull.status });
  }
  return { hulls, hullOf: hullOf as HullOf };
}

/**
 * True where the cycle can be seen. Every class is a cycle by its hidden parts, which is no news while the
 * collector is only guessing; nor is every function by its globals, which stand in the lane.
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

function nodeMark(input: SceneInput, content: NodeContent, hullOf: HullOf): NodeMark {
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
  const tag = tagText(status, (flag) => view.hasFlag(object, flag), hullOf.has(object));
  if (tag !== '') shapes.push(tagShape(tag, status, box.height));
  return {
    object,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    status,
    name: view.name(object),
    type: view.typeName(object),
    refcount,
    gcRefs,
    root: content.root,
    selected: selection === object,
    spoken: input.spoken(object),
    shapes,
    badges: badgeShapes(
      {
        refcount,
        gcRefs,
        change: refcount === '' ? 0 : (changes.counts.get(object) ?? 0),
        hot: changes.gcRefs.has(object),
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

/** Where no label may stand beside the node itself: its badges and its tag. */
function clearOf(
  input: SceneInput,
  { object, box }: NodeContent,
  hullOf: HullOf,
  tags: Map<ObjectId, number>,
): Rect[] {
  const width = badgesWidth({
    refcount: countOf(input, object),
    gcRefs: gcRefsOf(input, object),
    change: input.changes.counts.get(object) ?? 0,
  });
  const clear = [{ x: box.x + box.width - width, y: box.y - BOX.badges, width, height: 20 }];
  const status = object === 0 ? 'normal' : input.statusOf(object);
  const tag = tagText(status, (flag) => input.view.hasFlag(object, flag), hullOf.has(object));
  if (tag !== '') {
    const width = tagWidth(tag, status);
    tags.set(object, width);
    clear.push({
      x: box.x + TAG_LEFT,
      y: box.y + box.height,
      width,
      height: TAG_DROP,
    });
  }
  return clear;
}

function ghostMark(input: SceneInput, { object, freedAt }: Ghost): NodeMark {
  const { view } = input;
  const kind = view.objectKind(object);
  const slot = slotOf(input.layout, object);
  const freed = `freed at step ${freedAt}`;
  const height = isPill(kind) || kind === ObjectKind.Cell ? titleHeight(kind, false, false) : 58;
  const width = Math.max(slot.width, Math.ceil(textWidth(freed, 10.5, 'sans400')) + 22);
  const box = { ...slot, width, height: Math.min(height, Math.max(slot.height, 36)) };
  return {
    object,
    ...box,
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
  const boxes = [...nodes, ...hulls.map((hull) => hull.rect)];
  const x = Math.min(0, ...boxes.map((box) => box.x));
  const y = Math.min(0, ...boxes.map((box) => box.y)) - 36;
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x + 16, height: bottom - y + 16 };
}
