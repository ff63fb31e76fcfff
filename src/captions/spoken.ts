import type { ObjectId } from '../heap/ids';
import { ObjectFlag, type Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { holdersOf, spokenHolder } from './holder';

const LONGEST_LIST = 5;

/**
 * An object for the ear, its visible name first: "ClassyClass·2, uncollectable, held by 2: dict·2 key self,
 * gc.garbage index 0".
 */
export function spokenObject(view: HeapView, object: ObjectId, status: Status): string {
  const parts = [view.name(object)];
  if (status !== 'normal') parts.push(spokenStatus(status));
  if (status === 'freed') return parts.join(', ');
  if (view.hasFlag(object, ObjectFlag.SavedByDebug)) parts.push('kept by DEBUG_SAVEALL');
  parts.push(spokenCount(view, object));
  return parts.join(', ');
}

function spokenCount(view: HeapView, object: ObjectId): string {
  if (view.hasFlag(object, ObjectFlag.Immortal)) return 'immortal, not counted';
  if (view.hasFlag(object, ObjectFlag.NoCount)) return 'not counted';
  const count = view.refcount(object);
  if (count === 0) return 'held by nothing';
  const edges = holdersOf(view, object);
  const holders = edges.slice(0, LONGEST_LIST).map((edge) => spokenHolder(view, edge));
  let told = holders.length;
  const base = view.base(object);
  if (base > 0 && told === edges.length) {
    holders.push(base === 1 ? 'interpreter at start-up' : `interpreter at start-up ${base} times`);
    told += base;
  }
  if (told < count) holders.push(`and ${count - told} more`);
  return `held by ${count}: ${holders.join(', ')}`;
}

const SPOKEN: Partial<Record<Status, string>> = {
  finalizing: 'its finalizer is running',
  tentative: 'tentatively unreachable',
};

/** The word for a status. */
export function spokenStatus(status: Status): string {
  return SPOKEN[status] ?? status;
}
