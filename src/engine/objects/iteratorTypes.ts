import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { makeStaticType, type TypeOptions } from '../bootstrap';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyTuple } from './payload';
import type { PyType, Slots } from './type';

/** Makes a built-in type that lives as long as the interpreter, with object as its base. */
export function newStaticType(rt: Runtime, name: string, options: TypeOptions): PyType {
  const type = makeStaticType(rt.types.type, name, { base: rt.types.object, ...options });
  return rt.shared(type, 408);
}

/** Makes a type of iterators: no births of their own, and `iter(x) is x`. */
export function newIteratorType(
  rt: Runtime,
  name: string,
  next: Slots['next'],
  options: TypeOptions = {},
): PyType {
  const slots: Slots = { iter: (_rt, self) => self, ...(next === undefined ? {} : { next }) };
  const type = newStaticType(rt, name, {
    kind: ObjectKind.Other,
    quiet: true,
    gc: true,
    size: 32,
    acceptable: false,
    instantiable: false,
    layout: true,
    ...options,
    slots: { ...slots, ...options.slots },
  });
  return type;
}

/** The iterator is used up: it lets go of what it went through. */
export function exhaust(rt: Runtime, iterator: PyObject): null {
  const container = iterator.refs[0];
  if (container != null) {
    rt.rc.assign(iterator, iterator.refs, iterator.edges, 0, null, EdgeKind.Slot, 'it_seq', false);
  }
  return null;
}

/**
 * The tuple that an iterator hands out. CPython keeps the last one and fills it anew when nobody else holds it, so
 * its items stay alive until the next step.
 */
export function reusedTuple(
  rt: Runtime,
  iterator: PyObject,
  slot: number,
  items: readonly PyObject[],
): PyTuple {
  const kept = iterator.refs[slot] as PyTuple;
  if (rt.rc.countOf(kept) !== 1) return rt.newTuple(items, false);
  rt.rc.hold(kept, 'result');
  items.forEach((item, i) => {
    rt.rc.assign(kept, kept.refs, kept.edges, i, item, EdgeKind.Item, '', false);
  });
  // The collector may have untracked it meanwhile; up to 3.7 it then stays so.
  if (rt.v >= 308) rt.heap.track(kept);
  return kept;
}

/** The tuple that {@link reusedTuple} begins with. */
export function blankTuple(rt: Runtime, length: number): PyTuple {
  return rt.newTuple(new Array<PyObject>(length).fill(rt.none), false);
}
