import { ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyIterator } from './iterator';
import { exhaust, newIteratorType } from './iteratorTypes';
import type { PyStr } from './payload';
import { characterAt, textLength } from './text';
import type { Slots } from './type';

/** Iterators over sequences: of lists and tuples, of text, and the general one that asks `__getitem__`. */
export function installSequenceIterators(rt: Runtime): void {
  const legacy = rt.v < 300;
  const define = (
    registered: string,
    name: string,
    next: Slots['next'],
    left: (it: PyIterator) => number,
  ): void => {
    const type = newIteratorType(rt, name, next, { kind: ObjectKind.Other, size: 32 });
    defineMethod(rt, type, '__length_hint__', {}, (rt, [self]) => {
      const iterator = self as PyIterator;
      return rt.int(iterator.refs[0] == null ? 0 : Math.max(0, left(iterator)));
    });
    rt.types[registered] = type;
  };
  const ahead = (it: PyIterator): number => it.refs[0]!.refs.length - it.position;
  define('listIterator', legacy ? 'listiterator' : 'list_iterator', nextItem, ahead);
  define('tupleIterator', legacy ? 'tupleiterator' : 'tuple_iterator', nextItem, ahead);
  define(
    'listReverseIterator',
    legacy ? 'listreverseiterator' : 'list_reverseiterator',
    nextBackwards,
    (it) => it.position + 1,
  );
  const characters = (it: PyIterator): number =>
    textLength((it.refs[0] as PyStr).value) - it.position;
  define('strIterator', 'str_iterator', nextCharacter, characters);
  define('strAsciiIterator', 'str_ascii_iterator', nextCharacter, characters);
  if (!legacy) rt.types.str.slots.iter = iterateText;
  const byIndex = (it: PyIterator): number =>
    it.refs[0]!.type.slots.len === undefined ? 0 : rt.ops.len(it.refs[0]!) - it.position;
  define('iterator', 'iterator', nextByIndex, byIndex);
  for (const name of legacy ? (['bytearray'] as const) : (['bytes', 'bytearray'] as const)) {
    define(`${name}Iterator`, `${name}_iterator`, nextByIndex, byIndex);
    rt.types[name].slots.iter = (rt, self) =>
      rt.iteration.makeIterator(self, rt.types[`${name}Iterator`]!, 'sequence');
  }
}

function nextItem(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyIterator;
  const sequence = iterator.refs[0];
  if (sequence == null) return null;
  const item = sequence.refs[iterator.position];
  if (item == null) return exhaust(rt, iterator);
  iterator.position++;
  return item;
}

function nextBackwards(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyIterator;
  const item = iterator.refs[0]?.refs[iterator.position];
  if (item == null) return exhaust(rt, iterator);
  iterator.position--;
  return item;
}

function iterateText(rt: Runtime, self: PyObject): PyObject {
  const ascii = rt.v >= 311 && /^[\0-\x7f]*$/.test((self as PyStr).value);
  return rt.iteration.makeIterator(
    self,
    ascii ? rt.types.strAsciiIterator! : rt.types.strIterator!,
    'sequence',
  );
}

function nextCharacter(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyIterator;
  const text = iterator.refs[0] as PyStr | null;
  if (text === null) return null;
  if (iterator.position >= textLength(text.value)) return exhaust(rt, iterator);
  return rt.str(characterAt(text.value, iterator.position++));
}

/** Asks the sequence for item 0, 1, 2, … until it raises IndexError (or StopIteration). */
function nextByIndex(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyIterator;
  const sequence = iterator.refs[0];
  if (sequence == null) return null;
  try {
    return rt.ops.getItem(sequence, rt.int(iterator.position++));
  } catch (error) {
    const { IndexError, StopIteration } = rt.types;
    if (!rt.ops.catches(error, IndexError!) && !rt.ops.catches(error, StopIteration!)) throw error;
    return exhaust(rt, iterator);
  }
}
