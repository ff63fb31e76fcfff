import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyDict } from './dict';
import { pairOrder } from './dictOps';
import { PyIterator } from './iterator';
import { blankTuple, exhaust, newIteratorType, reusedTuple } from './iteratorTypes';
import type { PyType } from './type';

/** What a dict iterator or view is about. */
export type DictPart = 'keys' | 'values' | 'items';

/** Iterator over a dict; refs: the dict, and for pairs the tuple that is handed out. */
export class PyDictIterator extends PyIterator {
  /** Numbers of the pairs in the order of the hash table (2.x); null: as they stand. */
  order: number[] | null = null;
  backwards = false;
}

/** An iterator over the keys, values or pairs of `dict`. */
export function newDictIterator(
  rt: Runtime,
  dict: PyDict,
  part: DictPart,
  backwards = false,
): PyDictIterator {
  const iterator = new PyDictIterator(iteratorType(rt, part, backwards), part);
  iterator.refs = [null, null];
  iterator.edges = [0, 0];
  rt.place(iterator);
  const link = (slot: number, value: PyObject, label: string): void =>
    rt.rc.assign(iterator, iterator.refs, iterator.edges, slot, value, EdgeKind.Slot, label, false);
  link(0, dict, 'di_dict');
  if (part === 'items') link(1, blankTuple(rt, 2), 'di_result');
  iterator.expected = dict.size;
  iterator.backwards = backwards;
  if (backwards) iterator.position = dict.keys.length - 1;
  if (!rt.rules.dictsKeepOrder) iterator.order = pairOrder(rt, dict);
  return iterator;
}

function iteratorType(rt: Runtime, part: DictPart, backwards: boolean): PyType {
  const name = { keys: 'Key', values: 'Value', items: 'Item' }[part];
  return rt.types[`dict${backwards ? 'Reverse' : ''}${name}Iterator`]!;
}

/** The next pair's number, or -1 at the end. */
function nextPair(rt: Runtime, iterator: PyDictIterator, dict: PyDict): number {
  if (dict.size !== iterator.expected) {
    iterator.expected = -1;
    return rt.raise(rt.types.RuntimeError!, 'dictionary changed size during iteration');
  }
  const { order } = iterator;
  if (order !== null) return order[iterator.position++] ?? -1;
  const step = iterator.backwards ? -1 : 1;
  while (iterator.position >= 0 && iterator.position < dict.keys.length) {
    const pair = iterator.position;
    iterator.position += step;
    if (dict.keys[pair] != null) return pair;
  }
  return -1;
}

function next(rt: Runtime, self: PyObject): PyObject | null {
  const iterator = self as PyDictIterator;
  const dict = iterator.refs[0] as PyDict | null;
  if (dict === null) return null;
  const pair = nextPair(rt, iterator, dict);
  if (pair < 0) return exhaust(rt, iterator);
  const key = dict.keys[pair]!;
  const value = dict.refs[2 * pair + 1]!;
  if (iterator.mode === 'keys') return key;
  return iterator.mode === 'values' ? value : reusedTuple(rt, iterator, 1, [key, value]);
}

/** How many items are still to come. */
function remaining(self: PyObject): number {
  const iterator = self as PyDictIterator;
  const dict = iterator.refs[0] as PyDict | null;
  if (dict === null || iterator.expected !== dict.size) return 0;
  let left = 0;
  for (let i = 0; i < dict.keys.length; i++) {
    const ahead = iterator.backwards ? i <= iterator.position : i >= iterator.position;
    if (ahead && dict.keys[i] != null) left++;
  }
  return left;
}

/** Makes the types of dict iterators. */
export function installDictIterators(rt: Runtime): void {
  const legacy = rt.v < 300;
  const names: Record<string, string> = legacy
    ? {
        Key: 'dictionary-keyiterator',
        Value: 'dictionary-valueiterator',
        Item: 'dictionary-itemiterator',
      }
    : { Key: 'dict_keyiterator', Value: 'dict_valueiterator', Item: 'dict_itemiterator' };
  const define = (registered: string, name: string): void => {
    const type = newIteratorType(rt, name, next, { kind: ObjectKind.Other, size: 56 });
    defineMethod(rt, type, '__length_hint__', {}, (rt, [self]) => rt.int(remaining(self!)));
    rt.types[registered] = type;
  };
  for (const [part, name] of Object.entries(names)) {
    define(`dict${part}Iterator`, name);
    if (rt.v >= 308) define(`dictReverse${part}Iterator`, name.replace('_', '_reverse'));
  }
}
