import { markedCycles, type MarkedCycle } from '../../analysis/status';
import type { ObjectId } from '../../heap/ids';
import { STATUSES, type Status } from '../../heap/kinds';
import type { HeapView } from '../../heap/view';
import { isPlaced, slotOf, type Layout, type Rect } from '../../layout/layout';
import { drawingOf } from '../drawingOf';
import type { SceneInput } from '../input';
import { STATUS_LOOKS } from '../status';
import { Groups } from './groups';
import { Links } from './links';
import { ViewIndex } from './viewIndex';

/** What is known of a layout at every step. */
export interface CrowdGround {
  readonly index: ViewIndex;
  readonly groups: Groups;
  readonly links: Links;
}

const grounds = new WeakMap<Layout, CrowdGround & { objects: number }>();

/** Reads a layout once; again when the trace has gained objects. */
export function groundOf({ layout, view }: SceneInput): CrowdGround {
  const objects = view.tables.objectCount;
  let ground = grounds.get(layout);
  if (ground?.objects !== objects) {
    ground = {
      objects,
      index: new ViewIndex(layout),
      groups: new Groups(layout, view.tables),
      links: new Links(drawingOf(layout, view.tables)),
    };
    grounds.set(layout, ground);
  }
  return ground;
}

/** A cycle that is lost, or a number of them, with what stands on its tag. */
export interface CrowdHull {
  readonly status: Status;
  readonly rect: Rect;
  readonly members: readonly ObjectId[];
  /** What it stands for: itself, or the hulls of a region and status. */
  readonly parts: readonly CrowdHull[];
}

/**
 * A step of a heap too large to be an element each: no words, no lines, only what a typed-array pass over the
 * objects tells. It costs one look at each object's status and, where cycles are lost, at those.
 */
export interface CrowdModel {
  readonly input: SceneInput;
  readonly ground: CrowdGround;
  /** How many objects live and have a place. */
  readonly drawn: number;
  /** By object: index of its status in {@link STATUSES}. */
  readonly statuses: Uint8Array;
  readonly isShown: (object: ObjectId) => boolean;
  /** By group: its living members. */
  readonly counts: Int32Array;
  readonly cycles: readonly MarkedCycle[];
  /** One per region and status, each with one per cycle as its parts. */
  readonly hulls: readonly CrowdHull[];
  /** What the step changed. */
  readonly news: ReadonlySet<ObjectId>;
  /** Around all that lives. */
  readonly bounds: Rect;
}

/** Reads what a painted drawing of the step shows. */
export function crowdModel(input: SceneInput): CrowdModel {
  const { view, layout } = input;
  const ground = groundOf(input);
  const { slots } = layout;
  const placed = slots.length / 4;
  const statuses = new Uint8Array(placed);
  const isShown = (object: ObjectId) =>
    object < placed && view.isAlive(object) && slots[object * 4 + 2]! > 0;
  const marked = new Map<ObjectId, Status>();
  let drawn = 0;
  let [left, top, right, bottom] = [0, 0, layout.lane, 0];
  for (let object = 1; object < placed; object++) {
    if (!view.isAlive(object)) continue;
    const status = input.statusOf(object);
    if (STATUS_LOOKS[status].hull !== null) marked.set(object, status);
    const at = object * 4;
    if (slots[at + 2] === 0) continue;
    statuses[object] = STATUSES.indexOf(status);
    drawn++;
    left = Math.min(left, slots[at]!);
    top = Math.min(top, slots[at + 1]!);
    right = Math.max(right, slots[at]! + slots[at + 2]!);
    bottom = Math.max(bottom, slots[at + 1]! + slots[at + 3]!);
  }
  const cycles = cyclesAmong(view, marked);
  const hulls = cycles.flatMap((cycle) => hullOf(input, cycle, isShown));
  const bounds = { x: left, y: top - 36, width: right - left + 24, height: bottom - top + 60 };
  return {
    input,
    ground,
    drawn,
    statuses,
    isShown,
    counts: ground.groups.count(isShown),
    cycles,
    hulls: mergeHulls(layout, hulls),
    news: newsOf(input),
    bounds,
  };
}

interface KnownCycles {
  marked: string;
  cycles: readonly MarkedCycle[];
}

const knownCycles = new WeakMap<HeapView, KnownCycles>();

/** The cycles among what is lost; looked for again only when that, or a reference of it, is another. */
function cyclesAmong(
  view: HeapView,
  marked: ReadonlyMap<ObjectId, Status>,
): readonly MarkedCycle[] {
  if (marked.size === 0) return [];
  let revision = 0;
  let hash = 0;
  for (const [object, status] of marked) {
    revision = Math.max(revision, view.revision(object));
    hash = (Math.imul(hash, 31) + object * 8 + STATUSES.indexOf(status)) | 0;
  }
  const text = `${marked.size} ${revision} ${hash}`;
  let known = knownCycles.get(view);
  if (known?.marked !== text) {
    known = { marked: text, cycles: markedCycles(view, marked) };
    knownCycles.set(view, known);
  }
  return known.cycles;
}

const HULL = { side: 24, top: 46, bottom: 24 } as const;

function hullOf(
  { layout, view }: SceneInput,
  { objects, status }: MarkedCycle,
  isShown: (object: ObjectId) => boolean,
): CrowdHull[] {
  const members = objects.filter(isShown);
  const [first] = members;
  // Every class is a cycle by its hidden parts, every function by its globals: no news.
  if (first === undefined || members.some((object) => layout.root[object] === 1)) return [];
  const alone = members.length === 1;
  if (alone && ![...view.out(first)].some((edge) => view.to(edge) === first)) return [];
  const inner = around(members.map((object) => slotOf(layout, object)));
  const rect = {
    x: inner.x - HULL.side,
    y: inner.y - HULL.top,
    width: inner.width + 2 * HULL.side + 8,
    height: inner.height + HULL.top + HULL.bottom,
  };
  return [{ status, rect, members, parts: [] }];
}

/** The hulls of one region and status as one around all of them. */
function mergeHulls({ regionOf }: Layout, hulls: readonly CrowdHull[]): CrowdHull[] {
  const parts = new Map<string, CrowdHull[]>();
  for (const hull of hulls) {
    const key = `${regionOf[hull.members[0]!]} ${hull.status}`;
    const list = parts.get(key);
    if (list) list.push(hull);
    else parts.set(key, [hull]);
  }
  return [...parts.values()].map((list) => {
    const { status, members } = list[0]!;
    return { status, members, parts: list, rect: around(list.map(({ rect }) => rect)) };
  });
}

function around(rects: readonly Rect[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function newsOf({ changes, view, layout }: SceneInput): Set<ObjectId> {
  const news = new Set<ObjectId>();
  const add = (object: ObjectId) => {
    const drawn = isPlaced(layout, object) ? object : layout.owner[object]!;
    if (drawn && view.isAlive(drawn)) news.add(drawn);
  };
  for (const object of changes.counts.keys()) add(object);
  for (const object of changes.gcRefs) add(object);
  for (const edge of changes.newEdges) add(view.from(edge));
  return news;
}
