import { EdgeKind, ObjectKind } from '../../heap/kinds';
import type { PyObject } from '../object';
import { keywordArguments, requireArguments } from '../objects/keywordArguments';
import { isIndex } from '../objects/numeric';
import {
  compareItems,
  containsItem,
  findItem,
  indexWithin,
  repeatedItems,
  repeatSlot,
} from '../objects/sequenceOps';
import type { Keywords, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { newDequeIterator } from './dequeIterators';
import { defineDequeMethods } from './dequeMethods';
import { dequeClear, dequeExtend, dequeTake, newDeque, PyDeque } from './dequeOps';
import { libraryType } from './libraryType';

/** The type `collections.deque`; other modules are made of deques too. */
export function dequeType(rt: Runtime): PyType {
  return (rt.types['collections.deque'] ??= makeDequeType(rt));
}

function makeDequeType(rt: Runtime): PyType {
  const own = (object: PyObject): PyDeque => object as PyDeque;
  const index = (rt: Runtime, deque: PyObject, key: PyObject): number => {
    if (!isIndex(key)) {
      return rt.typeError(`sequence index must be integer, not '${rt.ops.typeName(key)}'`);
    }
    const place = indexWithin(rt, key, deque.refs.length);
    return place >= 0 ? place : rt.raise(rt.types.IndexError!, 'deque index out of range');
  };
  return libraryType(
    rt,
    'collections.deque',
    {
      kind: ObjectKind.List,
      size: 624,
      hasWeakrefs: true,
      slots: {
        new: (rt, type) => newDeque(rt, type, [], null),
        init: initDeque,
        repr,
        hash: undefined as never,
        compare: (rt, self, other, op) =>
          other instanceof PyDeque ? compareItems(rt, self, other, op, true) : null,
        len: (_rt, self) => self.refs.length,
        contains: (rt, self, item) =>
          rt.v < 300 ? findItem(rt, self, item) >= 0 : containsItem(rt, self, item),
        iter: (rt, self) => newDequeIterator(rt, own(self), false),
        getitem: (rt, self, key) => own(self).items[index(rt, self, key)]!,
        setitem: (rt, self, key, value) => {
          const at = index(rt, self, key);
          rt.rc.assign(self, self.refs, self.edges, at, value, EdgeKind.Item, '', true);
        },
        delitem: (rt, self, key) => void dequeTake(rt, own(self), index(rt, self, key)),
        clear: (rt, self) => dequeClear(rt, own(self)),
        inplace: {
          Add: (rt, self, iterable) => {
            dequeExtend(rt, own(self), iterable, 'right');
            return self;
          },
        },
        ...(rt.v >= 305
          ? {
              binary: {
                Add: concatenate,
                Mult: repeatSlot((object) => object instanceof PyDeque, repeat),
              },
            }
          : {}),
      },
    },
    (type) => defineDequeMethods(rt, type),
  );
}

function initDeque(rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null): void {
  const deque = self as PyDeque;
  if (rt.v >= 300 && rt.v < 308) requireArguments(rt, 'deque()', args.length, 0, 2);
  else if (args.length > 2)
    rt.typeError(`deque() takes at most 2 arguments (${args.length} given)`);
  const named = keywordArguments(rt, 'deque', keywords, ['iterable', 'maxlen']);
  const iterable = args[0] ?? named.iterable;
  const bound = args[1] ?? named.maxlen;
  if (bound !== null && bound !== rt.none) {
    const length = rt.ops.asSize(bound);
    if (length < 0) rt.valueError('maxlen must be non-negative');
    deque.maxLength = length;
  } else deque.maxLength = null;
  const fresh = !deque.type.isHeap && !deque.announced;
  if (deque.refs.length > 0) dequeClear(rt, deque);
  if (iterable !== null) dequeExtend(rt, deque, iterable, 'right', !fresh);
  if (fresh) rt.born(deque);
}

function repr(rt: Runtime, self: PyObject): string {
  const deque = self as PyDeque;
  const name = rt.v >= 309 ? deque.type.qualname : 'deque';
  const text = rt.ops.guardRepr(self, () => {
    const parts: string[] = [];
    for (const item of [...deque.items]) {
      const mark = rt.rc.mark;
      parts.push(rt.ops.repr(rt.rc.hold(item, 'item')));
      rt.rc.releaseTo(mark);
    }
    return `${name}([${parts.join(', ')}]${deque.maxLength === null ? '' : `, maxlen=${deque.maxLength}`})`;
  });
  return text ?? '[...]';
}

function concatenate(rt: Runtime, left: PyObject, right: PyObject): PyObject | null {
  if (!(left instanceof PyDeque)) return null;
  if (!(right instanceof PyDeque)) {
    return rt.typeError(`can only concatenate deque (not "${rt.ops.typeName(right)}") to deque`);
  }
  return rt.born(newDeque(rt, left.type, [...left.items, ...right.items], left.maxLength));
}

function repeat(rt: Runtime, self: PyObject, times: number): PyObject {
  const deque = self as PyDeque;
  return rt.born(newDeque(rt, deque.type, repeatedItems(rt, deque.items, times), deque.maxLength));
}
