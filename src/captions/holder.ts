import { INTERPRETER, type EdgeId, type ObjectId } from '../heap/ids';
import { EdgeKind, ObjectFlag } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { isStrong } from '../analysis/roots';

/**
 * One reference as "Held by" writes it: `dict·2 ['self']`, `frame ‹module› name c`, `gc.garbage [0]`,
 * `C stack: argument`.
 */
export function holderLabel(view: HeapView, edge: EdgeId): string {
  const from = view.from(edge);
  const label = view.label(edge);
  if (from === INTERPRETER) {
    if (view.kind(edge) !== EdgeKind.CStack || label.startsWith('C stack'))
      return label || 'interpreter';
    return label === '' ? 'C stack' : `C stack: ${label}`;
  }
  const name = view.name(from);
  switch (view.kind(edge)) {
    case EdgeKind.Attribute:
      return `${name} .${label}`;
    case EdgeKind.Borrowed:
    case EdgeKind.Local:
      return `${name} name ${label}`;
    case EdgeKind.Stack:
      return label === '' ? `${name} stack` : `${name} stack: ${label}`;
    case EdgeKind.Weak:
      return `${name} weakly`;
    default:
      return label === '' ? name : `${name} ${label}`;
  }
}

/** The same for the ear: `dict·2 key self`, `gc.garbage index 0`. */
export function spokenHolder(view: HeapView, edge: EdgeId): string {
  const from = view.from(edge);
  const label = view.label(edge);
  switch (view.kind(edge)) {
    case EdgeKind.Value:
      return `${view.name(from)} key ${label.replace(/^\['?|'?\]$/g, '')}`;
    case EdgeKind.Item:
      return `${view.name(from)} index ${label.replace(/^\[|\]$/g, '')}`;
    case EdgeKind.Attribute:
      return `${view.name(from)} attribute ${label}`;
    default:
      return holderLabel(view, edge);
  }
}

/** The counted references to an object, those that tell most first: names and slots before what is only passing. */
export function holdersOf(view: HeapView, object: ObjectId): EdgeId[] {
  const holders: EdgeId[] = [];
  const passing: EdgeId[] = [];
  for (const edge of view.in(object)) {
    if (!isStrong(view, edge)) continue;
    const kind = view.kind(edge);
    (kind === EdgeKind.Stack || kind === EdgeKind.CStack ? passing : holders).push(edge);
  }
  return [...holders, ...passing];
}

/** True where the object has no count, so that nobody holds it in a way worth telling. */
export function isUncounted(view: HeapView, object: ObjectId): boolean {
  return view.hasFlag(object, ObjectFlag.Immortal | ObjectFlag.NoCount);
}
