import { EdgeKind } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import { PyObject, type Slot } from '../object';
import { dropItems } from '../objects/listOps';
import { adoptInstance } from '../objects/subclassing';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';

/** `collections.deque`; refs: the items, left to right. */
export class PyDeque extends PyObject {
  /** null: no bound. */
  maxLength: number | null = null;
  /** Raised with each change, for "mutated during iteration". */
  version = 0;
  get items(): PyObject[] {
    return this.refs as PyObject[];
  }
}

/** Puts `item` at one end; with a bound, what is too much falls off the other. */
export function dequeAppend(
  rt: Runtime,
  deque: PyDeque,
  item: PyObject,
  end: 'left' | 'right',
  loud = true,
): void {
  deque.version++;
  rt.heap.spend(1);
  if (end === 'right') {
    rt.rc.assign(deque, deque.refs, deque.edges, deque.refs.length, item, EdgeKind.Item, '', loud);
  } else {
    const edge = rt.rc.link(deque, item, EdgeKind.Item, '', -1);
    deque.refs.unshift(item);
    deque.edges.unshift(edge);
    if (loud) rt.heap.step(StepKind.Bind, edge, 0);
  }
  if (deque.maxLength !== null && deque.refs.length > deque.maxLength) {
    const mark = rt.rc.mark;
    dequePop(rt, deque, end === 'right' ? 'left' : 'right');
    rt.rc.releaseTo(mark);
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
}

/** Takes the item at one end out and returns it, held by C. */
export function dequePop(rt: Runtime, deque: PyDeque, end: 'left' | 'right'): PyObject {
  if (deque.refs.length === 0) return rt.raise(rt.types.IndexError!, 'pop from an empty deque');
  return dequeTake(rt, deque, end === 'left' ? 0 : deque.refs.length - 1);
}

/** Takes the item at `index` out and returns it, held by C. */
export function dequeTake(rt: Runtime, deque: PyDeque, index: number): PyObject {
  const item = rt.rc.hold(deque.items[index]!, 'item');
  const edge = deque.edges[index]!;
  deque.version++;
  if (index === 0) {
    deque.refs.shift();
    deque.edges.shift();
  } else {
    deque.refs.splice(index, 1);
    deque.edges.splice(index, 1);
  }
  rt.rc.unlink(item, edge);
  rt.heap.step(StepKind.Unbind, edge, item.traceId);
  return item;
}

/** Appends every item of `iterable` at one end. */
export function dequeExtend(
  rt: Runtime,
  deque: PyDeque,
  iterable: PyObject,
  end: 'left' | 'right',
  loud = true,
): void {
  const source = iterable === deque ? rt.list(deque.items) : iterable;
  rt.iteration.iterate(source, (item) => dequeAppend(rt, deque, item, end, loud));
}

/** Removes everything, from the left. */
export function dequeClear(rt: Runtime, deque: PyDeque): void {
  const { refs, edges } = deque;
  deque.refs = [];
  deque.edges = [];
  deque.version++;
  dropItems(rt, refs, edges, false);
}

/** Puts the items into another order; nobody gains or loses a reference. */
export function dequeReorder(rt: Runtime, deque: PyDeque, order: readonly number[]): void {
  const { heap } = rt;
  const refs: Slot[] = order.map((i) => deque.refs[i]!);
  const edges = order.map((i) => deque.edges[i]!);
  deque.version++;
  heap.spend(order.length);
  deque.refs = refs;
  deque.edges =
    heap.sink === null
      ? edges
      : refs.map((item, i) => {
          heap.removeEdge(edges[i]!);
          return heap.addEdge(deque, item!, EdgeKind.Item, '');
        });
}

/** A new deque of the same type and bound. */
export function newDeque(
  rt: Runtime,
  type: PyType,
  items: readonly PyObject[],
  maxLength: number | null,
): PyDeque {
  const deque = new PyDeque(type);
  deque.refs = [];
  deque.edges = [];
  deque.maxLength = maxLength;
  rt.place(deque);
  for (const item of items) dequeAppend(rt, deque, item, 'right', false);
  return type.isHeap ? adoptInstance(rt, deque) : deque;
}
