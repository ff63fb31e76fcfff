import { EdgeKind } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import type { PyObject, Slot } from '../object';
import type { Runtime } from '../runtime';
import { PyMethodDescriptor } from './callables';
import { hasRoom, reservePlaces, resizePlaces, setPlaces } from './listGrowth';
import type { PyList } from './payload';
import type { SliceRange } from './sliceIndices';

/** Puts `item` at the end. `loud`: a step of its own. */
export function listAppend(rt: Runtime, list: PyList, item: PyObject, loud: boolean): void {
  // Up to 3.10 an append may also give memory back.
  if (rt.v < 311 || !hasRoom(list)) resizePlaces(rt, list, list.refs.length + 1);
  put(rt, list, item, loud);
}

function put(rt: Runtime, list: PyList, item: PyObject, loud: boolean): void {
  rt.heap.spend(1);
  rt.rc.assign(list, list.refs, list.edges, list.refs.length, item, EdgeKind.Item, '', loud);
}

/** Puts every item of `iterable` at the end. `quiet`: it stands with a star in the display that makes the list. */
export function listExtend(rt: Runtime, list: PyList, iterable: PyObject, quiet: boolean): void {
  const { iter, getitem } = iterable.type.slots;
  if (quiet && rt.v >= 309 && iter === undefined && getitem === undefined) {
    rt.typeError(`Value after * must be an iterable, not ${rt.ops.typeName(iterable)}`);
  }
  listFill(rt, list, iterable, quiet);
}

/** As {@link listExtend}; `quiet`: the list is being filled for the first time. */
export function listFill(rt: Runtime, list: PyList, iterable: PyObject, quiet: boolean): void {
  const { type } = iterable;
  if (type === rt.types.list || type === rt.types.tuple || iterable === list) {
    const items = [...(iterable as PyList).items];
    makeRoom(rt, list, items.length);
    for (const item of items) put(rt, list, item, !quiet);
    return;
  }
  const iterator = rt.rc.hold(rt.iteration.iter(iterable), 'iterator');
  makeRoom(rt, list, lengthHint(rt, iterable));
  for (;;) {
    const mark = rt.rc.mark;
    const item = rt.iteration.next(iterator);
    if (item === null) break;
    if (!hasRoom(list)) resizePlaces(rt, list, list.refs.length + 1);
    put(rt, list, item, !quiet);
    rt.rc.releaseTo(mark);
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
  resizePlaces(rt, list, list.refs.length);
}

/** Adds these items, which are its own over again (`list *= n`). */
export function listRepeat(rt: Runtime, list: PyList, items: readonly PyObject[]): void {
  resizePlaces(rt, list, list.refs.length + items.length);
  for (const item of items) put(rt, list, item, true);
}

function makeRoom(rt: Runtime, list: PyList, more: number): void {
  if (more === 0) return;
  const { length } = list.refs;
  if (length === 0) reservePlaces(rt, list, more);
  else resizePlaces(rt, list, length + more);
}

/**
 * The items of an iterable, held by C, as `PySequence_Tuple` takes them. `twice`: as `PySequence_Fast`, which goes
 * through the iterator of the iterator.
 */
export function takeItems(rt: Runtime, iterable: PyObject, twice = false): PyObject[] {
  const { type } = iterable;
  if (type === rt.types.list || type === rt.types.tuple) return rt.iteration.toList(iterable);
  let iterator = rt.rc.hold(rt.iteration.iter(iterable), 'iterator');
  if (twice) {
    const first = iterator;
    iterator = rt.rc.hold(rt.iteration.iter(first), 'iterator');
    lengthHint(rt, first);
  } else if (rt.v < 314) lengthHint(rt, iterable);
  const items: PyObject[] = [];
  for (;;) {
    const item = rt.iteration.next(iterator);
    if (item === null) return items;
    items.push(item);
    rt.heap.spend(1);
  }
}

/** The length, or null when the object raises TypeError instead of telling it. */
export function lengthOrNone(rt: Runtime, object: PyObject): number | null {
  try {
    return rt.ops.len(object);
  } catch (error) {
    if (rt.ops.catches(error, rt.types.TypeError!)) return null;
    throw error;
  }
}

/** `PyObject_LengthHint`: how many items an iterable says it has, or 8 when it says nothing. */
export function lengthHint(rt: Runtime, iterable: PyObject): number {
  const { type } = iterable;
  if (type.slots.len !== undefined) {
    const length = lengthOrNone(rt, iterable);
    if (length !== null) return length;
  }
  const method = rt.ops.lookup(type, '__length_hint__');
  if (method === null) return 8;
  const hint =
    method instanceof PyMethodDescriptor
      ? method.body(rt, [iterable], null)
      : rt.ops.callMethod(iterable, '__length_hint__');
  return hint === rt.notImplemented ? 8 : rt.ops.asSize(hint);
}

/** Puts `item` before the item at `index` (0 to the length). */
export function listInsert(rt: Runtime, list: PyList, index: number, item: PyObject): void {
  const before = index === 0 ? -1 : (list.edges[index - 1] ?? 0);
  resizePlaces(rt, list, list.refs.length + 1);
  const edge = rt.rc.link(list, item, EdgeKind.Item, '', before === 0 ? 0 : before);
  list.refs.splice(index, 0, item);
  list.edges.splice(index, 0, edge);
  rt.heap.step(StepKind.Bind, edge, 0);
}

/** Binds the place `index` anew. */
export function listSet(rt: Runtime, list: PyList, index: number, item: PyObject): void {
  rt.rc.assign(list, list.refs, list.edges, index, item, EdgeKind.Item, '', true);
}

/** Takes the item at `index` out and returns it, held by C. */
export function listTake(rt: Runtime, list: PyList, index: number): PyObject {
  const item = rt.rc.hold(list.items[index]!, 'item');
  listDelete(rt, list, index);
  return item;
}

/** Removes the item at `index`. */
export function listDelete(rt: Runtime, list: PyList, index: number): void {
  const item = list.items[index]!;
  const edge = list.edges[index]!;
  resizePlaces(rt, list, list.refs.length - 1);
  if (index === list.refs.length - 1) {
    list.refs.pop();
    list.edges.pop();
  } else {
    list.refs.splice(index, 1);
    list.edges.splice(index, 1);
  }
  rt.rc.unlink(item, edge);
  rt.heap.step(StepKind.Unbind, edge, item.traceId);
}

/** Removes everything, last item first. */
export function listClear(rt: Runtime, list: PyList): void {
  const { refs, edges } = list;
  list.refs = [];
  list.edges = [];
  setPlaces(rt, list, 0);
  dropItems(rt, refs, edges, true);
}

/** A new list of the items that the bounds choose. */
export function listSlice(rt: Runtime, list: PyList, bounds: SliceRange): PyList {
  return rt.list(chosen(list.items, bounds));
}

/** The items that the bounds choose, in order. */
export function chosen(items: readonly PyObject[], { start, step, count }: SliceRange): PyObject[] {
  if (step === 1) return items.slice(start, start + count);
  const picked: PyObject[] = [];
  for (let i = 0; i < count; i++) picked.push(items[start + i * step]!);
  return picked;
}

/** `list[start:start+count] = items` (`list_ass_slice`): what stood there goes afterwards, last item first. */
export function listReplace(
  rt: Runtime,
  list: PyList,
  start: number,
  count: number,
  items: readonly PyObject[],
): void {
  const added: number[] = [];
  let before = start === 0 ? -1 : list.edges[start - 1]!;
  resizePlaces(rt, list, list.refs.length + items.length - count);
  for (const item of items) {
    const edge = rt.rc.link(list, item, EdgeKind.Item, '', start === list.refs.length ? 0 : before);
    added.push(edge);
    before = edge;
  }
  const tail = list.refs.slice(start + count);
  const tailEdges = list.edges.slice(start + count);
  const old = list.refs.slice(start, start + count);
  const oldEdges = list.edges.slice(start, start + count);
  list.refs.length = list.edges.length = start;
  for (const [i, item] of items.entries()) {
    list.refs.push(item);
    list.edges.push(added[i]!);
    rt.heap.step(StepKind.Bind, added[i]!, 0);
  }
  for (let i = 0; i < tail.length; i++) {
    list.refs.push(tail[i]!);
    list.edges.push(tailEdges[i]!);
  }
  dropItems(rt, old, oldEdges, true);
}

/** `list[start:stop:step] = items` with as many items as places. */
export function listReplaceSteps(
  rt: Runtime,
  list: PyList,
  bounds: SliceRange,
  items: readonly PyObject[],
): void {
  for (const item of chosen(list.items, bounds)) rt.rc.hold(item, 'item replaced');
  for (const [i, item] of items.entries()) listSet(rt, list, bounds.start + i * bounds.step, item);
}

/** `del list[start:stop:step]`: the items go in the order of the list. */
export function listDeleteSteps(rt: Runtime, list: PyList, bounds: SliceRange): void {
  const { count } = bounds;
  if (count === 0) return;
  const step = Math.abs(bounds.step);
  const start = bounds.step > 0 ? bounds.start : bounds.start + (count - 1) * bounds.step;
  const last = start + (count - 1) * step;
  const removed: Slot[] = [];
  const removedEdges: number[] = [];
  const refs: Slot[] = [];
  const edges: number[] = [];
  list.refs.forEach((item, i) => {
    const goes = i >= start && i <= last && (i - start) % step === 0;
    (goes ? removed : refs).push(item);
    (goes ? removedEdges : edges).push(list.edges[i]!);
  });
  resizePlaces(rt, list, refs.length);
  list.refs = refs;
  list.edges = edges;
  dropItems(rt, removed, removedEdges, false);
}

/** Brings the order of the items in the trace up to date after they were moved about. */
export function relinkItems(rt: Runtime, list: PyList): void {
  const { heap } = rt;
  heap.spend(list.refs.length);
  if (heap.sink === null) return;
  for (const edge of list.edges) heap.removeEdge(edge);
  list.items.forEach((item, i) => {
    list.edges[i] = heap.addEdge(list, item, EdgeKind.Item, '');
  });
}

/**
 * Lets go of items that no longer stand in their container, one by one; each that dies is gone, its finalizer run,
 * before the next loses its reference.
 */
export function dropItems(rt: Runtime, items: Slot[], edges: number[], lastFirst: boolean): void {
  const { length } = items;
  for (let n = 0; n < length; n++) {
    const i = lastFirst ? length - 1 - n : n;
    const item = items[i];
    if (item == null) continue;
    rt.rc.unlink(item, edges[i]!);
    rt.heap.step(StepKind.Unbind, edges[i]!, item.traceId);
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
}
