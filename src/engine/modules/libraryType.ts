import { EdgeKind, ObjectKind } from '../../heap/kinds';
import type { TypeOptions } from '../bootstrap';
import { defineGetSet } from '../define';
import type { PyObject } from '../object';
import { instanceDict } from '../objects/attributes';
import { newStaticType } from '../objects/iteratorTypes';
import { defineSlotMethods } from '../objects/slotMethods';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';

/** A type that a library module written in C adds; `define` gives it its methods and attributes. */
export function libraryType(
  rt: Runtime,
  name: string,
  options: TypeOptions,
  define: (type: PyType) => void = () => undefined,
): PyType {
  const type = newStaticType(rt, name, {
    kind: ObjectKind.Other,
    gc: true,
    layout: true,
    ...options,
  });
  if (options.hasDict === true)
    defineGetSet(rt, type, '__dict__', (self) => instanceDict(rt, self));
  define(type);
  defineSlotMethods(rt, type);
  return type;
}

/** Places `object` and makes it hold these parts, in the order in which its type traverses them. */
export function placeWith<T extends PyObject>(
  rt: Runtime,
  object: T,
  parts: readonly [label: string, part: PyObject | null][],
): T {
  object.refs = parts.map(() => null);
  object.edges = parts.map(() => 0);
  rt.place(object);
  parts.forEach(([label, part], i) => setPart(rt, object, i, part, label));
  return object;
}

/** Binds a C slot of the object anew; null empties it. */
export function setPart(
  rt: Runtime,
  object: PyObject,
  slot: number,
  part: PyObject | null,
  label: string,
): void {
  rt.rc.assign(object, object.refs, object.edges, slot, part, EdgeKind.Slot, label, false);
}
