import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PySet } from './dict';
import { PyIterator } from './iterator';
import { exhaust, newIteratorType } from './iteratorTypes';
import { setOrder } from './setTable';

/** Iterator over a set; refs: the set. */
class PySetIterator extends PyIterator {
  /** Indices of the members in the order of the hash table. */
  order: readonly number[] = [];
}

/** An iterator over the members of `set`. */
export function newSetIterator(rt: Runtime, set: PySet): PyIterator {
  const iterator = new PySetIterator(rt.types.setIterator!, 'set');
  iterator.refs = [null];
  iterator.edges = [0];
  rt.place(iterator);
  rt.rc.assign(iterator, iterator.refs, iterator.edges, 0, set, EdgeKind.Slot, 'si_set', false);
  iterator.expected = set.size;
  iterator.order = setOrder(set);
  return iterator;
}

function next(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PySetIterator;
  const set = iterator.refs[0] as PySet | null;
  if (set === null) return null;
  if (set.size !== iterator.expected) {
    iterator.expected = -1;
    return rt.raise(rt.types.RuntimeError!, 'Set changed size during iteration');
  }
  const index = iterator.order[iterator.position++];
  return index === undefined ? exhaust(rt, iterator) : set.refs[index]!;
}

/** Makes the type of set iterators. */
export function installSetIterator(rt: Runtime): void {
  const type = newIteratorType(rt, rt.v < 300 ? 'setiterator' : 'set_iterator', next, {
    kind: ObjectKind.Other,
    size: 48,
  });
  defineMethod(rt, type, '__length_hint__', {}, (rt, [self]) => {
    const iterator = self as PySetIterator;
    return rt.int(
      iterator.refs[0] == null ? 0 : Math.max(0, iterator.order.length - iterator.position),
    );
  });
  rt.types.setIterator = type;
}
