import { StepKind } from '../../heap/steps';
import { EdgeKind } from '../../heap/kinds';
import { defineGetSet, defineMethod } from '../define';
import type { PyObject } from '../object';
import { countItem } from '../objects/listMethods';
import { sizeArgument } from '../objects/numeric';
import { findItem } from '../objects/sequenceOps';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import {
  dequeAppend,
  dequeClear,
  dequeExtend,
  dequePop,
  dequeReorder,
  dequeTake,
  newDeque,
  type PyDeque,
} from './dequeOps';
import { newDequeIterator } from './dequeIterators';

/** The methods of `collections.deque`, as far as the version has them. */
export function defineDequeMethods(rt: Runtime, type: PyType): void {
  const own = (object: PyObject | undefined): PyDeque => object as PyDeque;
  for (const [end, suffix] of [
    ['right', ''],
    ['left', 'left'],
  ] as const) {
    defineMethod(rt, type, `append${suffix}`, { min: 1 }, (rt, [self, item]) => {
      dequeAppend(rt, own(self), item!, end);
      return rt.none;
    });
    defineMethod(rt, type, `pop${suffix}`, {}, (rt, [self]) => dequePop(rt, own(self), end));
    defineMethod(rt, type, `extend${suffix}`, { min: 1 }, (rt, [self, iterable]) => {
      dequeExtend(rt, own(self), iterable!, end);
      return rt.none;
    });
  }
  defineMethod(rt, type, 'clear', {}, (rt, [self]) => {
    dequeClear(rt, own(self));
    return rt.none;
  });
  defineMethod(rt, type, 'rotate', { min: 0, max: 1 }, (rt, [self, by]) => {
    const { length } = self!.refs;
    const steps = by === undefined ? 1 : sizeArgument(rt, by);
    if (length > 1 && steps % length !== 0) {
      dequeReorder(
        rt,
        own(self),
        self!.refs.map((_, i) => (((i - steps) % length) + length) % length),
      );
    }
    return rt.none;
  });
  defineMethod(rt, type, 'remove', { min: 1 }, (rt, [self, item]) => {
    const at = findItem(rt, self!, item!);
    if (at < 0) {
      const named = rt.v >= 310 && rt.v < 314;
      return rt.valueError(
        named ? `${rt.ops.repr(item!)} is not in deque` : 'deque.remove(x): x not in deque',
      );
    }
    dequeTake(rt, own(self), at);
    return rt.none;
  });
  defineMethod(rt, type, '__reversed__', {}, (rt, [self]) => newDequeIterator(rt, own(self), true));
  const copy = (rt: Runtime, [self]: PyObject[]): PyObject => {
    const deque = own(self);
    if (!deque.type.isHeap) return rt.born(newDeque(rt, deque.type, deque.items, deque.maxLength));
    const bound = deque.maxLength === null ? [] : [rt.int(deque.maxLength)];
    return rt.call(deque.type, [deque, ...bound]);
  };
  defineMethod(rt, type, '__copy__', {}, copy);
  if (rt.v >= 207) defineLaterMethods(rt, type);
  if (rt.v >= 305) {
    defineMethod(rt, type, 'copy', {}, copy);
    definePositionMethods(rt, type);
  }
}

function defineLaterMethods(rt: Runtime, type: PyType): void {
  defineGetSet(rt, type, 'maxlen', (self) => {
    const { maxLength } = self as PyDeque;
    return maxLength === null ? rt.none : rt.int(maxLength);
  });
  defineMethod(rt, type, 'count', { min: 1 }, (rt, [self, item]) =>
    rt.int(countItem(rt, self!, item!)),
  );
  defineMethod(rt, type, 'reverse', {}, (rt, [self]) => {
    dequeReorder(
      rt,
      self as PyDeque,
      self!.refs.map((_, i) => self!.refs.length - 1 - i),
    );
    return rt.none;
  });
}

function definePositionMethods(rt: Runtime, type: PyType): void {
  defineMethod(rt, type, 'index', { min: 1, max: 3 }, (rt, [self, item, from, to]) => {
    const { length } = self!.refs;
    const bound = (given: PyObject | undefined, otherwise: number): number => {
      if (given === undefined) return otherwise;
      const place = rt.ops.asSize(given);
      return place < 0 ? Math.max(0, place + length) : Math.min(place, length);
    };
    const at = findItem(rt, self!, item!, bound(from, 0), bound(to, length));
    if (at >= 0) return rt.int(at);
    return rt.valueError(
      rt.v >= 314 ? 'deque.index(x): x not in deque' : `${rt.ops.repr(item!)} is not in deque`,
    );
  });
  defineMethod(rt, type, 'insert', { min: 2 }, (rt, [self, place, item]) => {
    const deque = self as PyDeque;
    const { length } = deque.refs;
    if (deque.maxLength === length)
      return rt.raise(rt.types.IndexError!, 'deque already at its maximum size');
    const given = rt.ops.asSize(place!);
    const at = given < 0 ? Math.max(0, given + length) : Math.min(given, length);
    const edge = rt.rc.link(deque, item!, EdgeKind.Item, '', at === 0 ? -1 : deque.edges[at - 1]!);
    deque.refs.splice(at, 0, item!);
    deque.edges.splice(at, 0, edge);
    deque.version++;
    rt.heap.step(StepKind.Bind, edge, 0);
    return rt.none;
  });
}
