import { ObjectKind } from '../../heap/kinds';
import { PyLazyIterator } from '../objects/iterator';
import { newIteratorType } from '../objects/iteratorTypes';
import { defineSlotMethods } from '../objects/slotMethods';
import type { PyObject } from '../object';
import type { PyType, Slots } from '../objects/type';
import type { Runtime } from '../runtime';
import type { ModuleBuilder } from './module';
import { placeWith } from './libraryType';

/** Adds a type of lazy iterators to the module; `make` is its constructor. */
export function addIteratorType(
  rt: Runtime,
  builder: ModuleBuilder,
  name: string,
  make: NonNullable<Slots['new']>,
  next: NonNullable<Slots['next']>,
  slots: Slots = {},
): PyType {
  const type = newIteratorType(rt, `itertools.${name}`, next, {
    kind: ObjectKind.Other,
    size: 56,
    acceptable: true,
    instantiable: true,
    slots: { new: make, init: () => undefined, ...slots },
  });
  defineSlotMethods(rt, type);
  builder.set(name, type);
  return type;
}

/** An iterator of `type` with these references. */
export function makeIterator(
  rt: Runtime,
  type: PyType,
  parts: readonly [label: string, part: PyObject | null][],
): PyLazyIterator {
  return placeWith(rt, new PyLazyIterator(type), parts);
}

/** An iterator over `iterable`, held by C. */
export function iteratorOver(rt: Runtime, iterable: PyObject): PyObject {
  return rt.rc.hold(rt.iteration.iter(iterable), 'iterator');
}

/** The next item of what stands in slot `slot`, held by C; null at the end, or when the slot is empty. */
export function nextFrom(rt: Runtime, iterator: PyObject, slot: number): PyObject | null {
  const source = iterator.refs[slot];
  if (source == null) return null;
  return rt.iteration.next(source);
}
