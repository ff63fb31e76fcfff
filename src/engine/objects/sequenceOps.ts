import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { isIndex } from './numeric';
import { PySlice, PyTuple } from './payload';
import type { BinarySlot, CompareName } from './type';

/** What lists and tuples do alike. */

/** Place of an index within a sequence of this length, or -1 when it lies outside. */
export function indexWithin(rt: Runtime, key: PyObject, length: number): number {
  const given = rt.ops.index(key);
  if (typeof given === 'bigint' && BigInt.asIntN(64, given) !== given) {
    const name = rt.ops.typeName(key);
    rt.raise(rt.types.IndexError!, `cannot fit '${name}' into an index-sized integer`);
  }
  const place = Number(given);
  const index = place < 0 ? place + length : place;
  return index >= 0 && index < length ? index : -1;
}

/** Refuses what is neither an index nor a slice. */
export function requireIndex(rt: Runtime, kind: string, key: PyObject): void {
  if (key instanceof PySlice || isIndex(key)) return;
  const given = rt.ops.typeName(key);
  rt.typeError(
    rt.v < 300
      ? `${kind} indices must be integers, not ${given}`
      : `${kind} indices must be integers or slices, not ${given}`,
  );
}

/** Rich comparison of two sequences: the first items that differ decide, then the length. */
export function compareItems(
  rt: Runtime,
  left: PyObject,
  right: PyObject,
  op: CompareName,
  quickly: boolean,
): PyObject {
  const a = left.refs as PyObject[];
  const b = right.refs as PyObject[];
  if (quickly && a.length !== b.length && (op === 'Eq' || op === 'NotEq'))
    return rt.bool(op === 'NotEq');
  for (let i = 0; i < a.length && i < b.length; i++) {
    const mine = a[i]!;
    const theirs = b[i]!;
    if (mine === theirs) continue;
    const mark = rt.rc.mark;
    rt.rc.hold(mine, 'item');
    rt.rc.hold(theirs, 'item');
    const same = rt.equal(mine, theirs);
    if (!same) {
      if (op === 'Eq') return rt.false;
      if (op === 'NotEq') return rt.true;
      return rt.ops.compare(mine, theirs, op);
    }
    rt.rc.releaseTo(mark);
    rt.heap.spend(1);
  }
  const [m, n] = [a.length, b.length];
  const truth: Record<CompareName, boolean> = {
    Eq: m === n,
    NotEq: m !== n,
    Lt: m < n,
    LtE: m <= n,
    Gt: m > n,
    GtE: m >= n,
  };
  return rt.bool(truth[op]);
}

/** Is `item` among the items, by identity or equality? Returns its place, or -1. */
export function findItem(
  rt: Runtime,
  self: PyObject,
  item: PyObject,
  from = 0,
  to = Infinity,
  itemFirst = true,
): number {
  for (let i = from; i < self.refs.length && i < to; i++) {
    const other = self.refs[i]!;
    if (other === item) return i;
    const mark = rt.rc.mark;
    rt.rc.hold(other, 'item');
    const [left, right] = itemFirst ? [other, item] : [item, other];
    const found = rt.ops.isTrue(rt.ops.compare(left, right, 'Eq'));
    rt.rc.releaseTo(mark);
    if (found) return i;
    rt.heap.spend(1);
  }
  return -1;
}

/** `item in sequence`: up to 3.8 what is looked for stands on the left of the comparison. */
export function containsItem(rt: Runtime, self: PyObject, item: PyObject): boolean {
  return findItem(rt, self, item, 0, Infinity, rt.v >= 309) >= 0;
}

/** How many times `sequence * count` repeats; null when the operand is no integer. */
export function repetitions(rt: Runtime, count: PyObject): number | null {
  if (!isIndex(count)) return null;
  return Math.max(0, rt.ops.asSize(count));
}

/** The slot of `sequence * n` and `n * sequence` for instances of `base`. */
export function repeatSlot(
  isOwn: (object: PyObject) => boolean,
  repeat: (rt: Runtime, self: PyObject, times: number) => PyObject,
): BinarySlot {
  return (rt, left, right) => {
    const [self, count] = isOwn(left) ? [left, right] : [right, left];
    const times = repetitions(rt, count);
    if (times === null) {
      return rt.typeError(`can't multiply sequence by non-int of type '${rt.ops.typeName(count)}'`);
    }
    return repeat(rt, self, times);
  };
}

/** The items `times` over, within the memory that a program may use. */
export function repeatedItems(rt: Runtime, items: readonly PyObject[], times: number): PyObject[] {
  const bytes = items.length * times * 8;
  rt.heap.charge(bytes);
  rt.heap.charge(-bytes);
  rt.heap.spend(items.length * times);
  const result: PyObject[] = [];
  for (let n = 0; n < times && items.length > 0; n++) for (const item of items) result.push(item);
  return result;
}

/** Text of the items between brackets; `[...]` where the container stands in itself (of tuples only in 3.x). */
export function reprItems(rt: Runtime, self: PyObject, open: string, close: string): string {
  if (self.refs.length === 0) return open + close;
  const make = (): string => {
    const parts: string[] = [];
    for (let i = 0; i < self.refs.length; i++) {
      const mark = rt.rc.mark;
      const item = rt.rc.hold(self.refs[i]!, 'item');
      parts.push(rt.ops.repr(item));
      rt.rc.releaseTo(mark);
    }
    return parts.join(', ');
  };
  if (rt.v < 300 && self instanceof PyTuple) return open + make() + close;
  return open + (rt.ops.guardRepr(self, make) ?? '...') + close;
}
