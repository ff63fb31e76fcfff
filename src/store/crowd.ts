import type { ObjectId } from '../heap/ids';
import { isPlaced, type Layout } from '../layout/layout';
import type { Moment } from './moment';

/** Objects drawn at once: with many more, one could neither read the drawing nor step at the speed of a key. */
export const MOST_DRAWN = 500;
/** Frames drawn of a deep call stack, at either end. */
const FRAMES_AT_AN_END = 12;

/** What of a step's heap is drawn. */
export interface Picture {
  /** The layout with places for what is drawn only. */
  readonly layout: Layout;
  readonly drawn: number;
  /** How many living objects have a place. */
  readonly placed: number;
}

/**
 * The picture of a moment: all living objects that have a place, or when those are too many, the ends
 * of the call stack, what is news, what is lost, and then the oldest. No object has another place for it.
 */
export function pictureOf(moment: Moment): Picture | null {
  const { layout, view } = moment;
  if (layout === null) return null;
  const placed: ObjectId[] = [];
  for (const object of view.objects()) if (isPlaced(layout, object)) placed.push(object);
  if (placed.length <= MOST_DRAWN) {
    return { layout, drawn: placed.length, placed: placed.length };
  }
  const kept = new Set<ObjectId>();
  const keep = (objects: Iterable<ObjectId>) => {
    for (const object of objects) {
      if (kept.size >= MOST_DRAWN) return;
      if (view.isAlive(object) && isPlaced(layout, object)) kept.add(object);
    }
  };
  keep(view.frames.slice(-FRAMES_AT_AN_END));
  keep(view.frames.slice(0, FRAMES_AT_AN_END));
  keep(newsOf(moment));
  const isFrame = new Set(view.frames);
  keep(placed.filter((object) => layout.root[object] === 1 && !isFrame.has(object)));
  keep(placed.filter((object) => moment.statusOf(object) !== 'normal'));
  keep(placed.filter((object) => !isFrame.has(object)));
  return { layout: withPlacesFor(layout, kept), drawn: kept.size, placed: placed.length };
}

/** The objects that the step is about. */
function newsOf({ changes, record, trace }: Moment): Set<ObjectId> {
  const news = new Set<ObjectId>([...changes.counts.keys(), ...changes.gcRefs]);
  for (const edge of changes.newEdges) news.add(trace.tables.edgeFrom.get(edge));
  if (record.a < trace.tables.objectCount) news.add(record.a);
  return news;
}

function withPlacesFor(layout: Layout, kept: ReadonlySet<ObjectId>): Layout {
  const slots = new Float64Array(layout.slots.length);
  for (const object of [0, ...kept]) {
    const at = 4 * object;
    slots.set(layout.slots.subarray(at, at + 4), at);
  }
  return { ...layout, slots };
}
