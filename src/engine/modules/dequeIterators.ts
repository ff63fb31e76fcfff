import { EdgeKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import { PyIterator } from '../objects/iterator';
import { newIteratorType } from '../objects/iteratorTypes';
import type { Runtime } from '../runtime';
import type { PyDeque } from './dequeOps';

/** An iterator over a deque, from either end; refs: the deque, also when it is used up. */
export function newDequeIterator(rt: Runtime, deque: PyDeque, backwards: boolean): PyObject {
  const name = `${rt.v < 300 ? '' : rt.v >= 312 ? 'collections.' : '_collections.'}${rt.v < 300 ? '' : '_'}deque_${backwards ? 'reverse_' : ''}iterator`;
  const type = (rt.types[name] ??= dequeIteratorType(rt, name, backwards));
  const iterator = new PyIterator(type, 'sequence');
  iterator.refs = [null];
  iterator.edges = [0];
  iterator.expected = deque.version;
  rt.place(iterator);
  rt.rc.assign(iterator, iterator.refs, iterator.edges, 0, deque, EdgeKind.Slot, 'deque', false);
  return iterator;
}

function dequeIteratorType(
  rt: Runtime,
  name: string,
  backwards: boolean,
): ReturnType<typeof newIteratorType> {
  const next = (rt: Runtime, self: PyObject): PyObject | null => {
    const iterator = self as PyIterator;
    const deque = iterator.refs[0] as PyDeque;
    if (deque.version !== iterator.expected) {
      iterator.position = Infinity;
      return rt.raise(rt.types.RuntimeError!, 'deque mutated during iteration');
    }
    if (iterator.position >= deque.refs.length) return null;
    const at = backwards ? deque.refs.length - 1 - iterator.position : iterator.position;
    iterator.position++;
    return deque.items[at]!;
  };
  const type = newIteratorType(rt, name, next, { size: 56 });
  defineMethod(rt, type, '__length_hint__', {}, (rt, [self]) => {
    const iterator = self as PyIterator;
    return rt.int(Math.max(0, iterator.refs[0]!.refs.length - iterator.position));
  });
  return type;
}
