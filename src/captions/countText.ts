import { INTERPRETER, type EdgeId, type ObjectId } from '../heap/ids';
import { EdgeKind, ObjectFlag } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { holderLabel, holdersOf } from './holder';
import { groupDigits } from './parts';

const LONGEST_LIST = 6;

/** A count in one line: "2 references: dict·2['self'], gc.garbage[0]". Empty for what is not counted. */
export function countText(view: HeapView, object: ObjectId): string {
  if (object === INTERPRETER || view.hasFlag(object, ObjectFlag.NoCount)) return '';
  if (view.hasFlag(object, ObjectFlag.Immortal)) return 'Immortal: references are not counted';
  const count = view.refcount(object);
  if (count === 0) return 'No references';
  const edges = holdersOf(view, object);
  // The view has the newest first; a list reads in the order of events.
  const shown = edges.slice(0, LONGEST_LIST).reverse();
  const holders = shown.map((edge) => holderText(view, edge));
  let told = holders.length;
  const base = view.base(object);
  if (base > 0 && told === edges.length) {
    holders.push(base === 1 ? 'interpreter at start-up' : `interpreter at start-up ×${base}`);
    told += base;
  }
  if (told < count) holders.push(`${groupDigits(count - told)} more`);
  return `${groupDigits(count)} ${count === 1 ? 'reference' : 'references'}: ${holders.join(', ')}`;
}

/** A place inside an object stands right behind its name, as one would write it. */
function holderText(view: HeapView, edge: EdgeId): string {
  const kind = view.kind(edge);
  const inside = kind === EdgeKind.Attribute || kind === EdgeKind.Item || kind === EdgeKind.Value;
  const label = holderLabel(view, edge);
  return inside
    ? label.replace(`${view.name(view.from(edge))} `, view.name(view.from(edge)))
    : label;
}
