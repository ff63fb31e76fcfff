import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { defineGetSet, defineMethod } from '../define';
import type { PyObject } from '../object';
import { getMember } from '../objects/attributeAccess';
import { attributesOf } from '../objects/attributes';
import type { PyDict } from '../objects/dict';
import { dictSet } from '../objects/dictionary';
import { dictUpdate } from '../objects/dictOps';
import type { Keywords, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { libraryType } from './libraryType';

/** The C member that holds the factory stands where `__slots__` members of subclasses follow it. */
const FACTORY = 0;

/** The type `collections.defaultdict`. */
export function defaultDictType(rt: Runtime): PyType {
  return (rt.types['collections.defaultdict'] ??= makeDefaultDictType(rt));
}

function makeDefaultDictType(rt: Runtime): PyType {
  const { dict } = rt.types;
  const factoryOf = (self: PyObject): PyObject => getMember(self, FACTORY) ?? rt.none;
  const type = libraryType(
    rt,
    'collections.defaultdict',
    {
      base: dict,
      kind: ObjectKind.Dict,
      layout: false,
      size: dict.basicSize + 8,
      slots: {
        new: (rt, type, args, keywords) => newSubDict(rt, type, args, keywords),
        init: (rt, self, args, keywords) => initDefaultDict(rt, self as PyDict, args, keywords),
        repr(rt, self) {
          const factory = factoryOf(self);
          const named =
            rt.ops.guardRepr(factory === rt.none ? self : factory, () => rt.ops.repr(factory)) ??
            '...';
          const name = rt.v >= 308 ? self.type.qualname : 'defaultdict';
          return `${name}(${named}, ${dict.slots.repr!(rt, self)})`;
        },
      },
    },
    (type) => {
      defineMethod(rt, type, '__missing__', { min: 1 }, (rt, [self, key]) => {
        const factory = factoryOf(self!);
        if (factory === rt.none) throw rt.errors.keyError(key!);
        const value = rt.rc.hold(rt.call(factory, []), 'value');
        dictSet(rt, self as PyDict, key!, value);
        return value;
      });
      const copy = (rt: Runtime, [self]: PyObject[]): PyObject =>
        rt.call(self!.type, [factoryOf(self!), self!]);
      defineMethod(rt, type, 'copy', {}, copy);
      defineMethod(rt, type, '__copy__', {}, copy);
      defineGetSet(rt, type, 'default_factory', factoryOf, (self, value) =>
        setFactory(rt, self, value),
      );
    },
  );
  type.memberNames = ['default_factory'];
  return type;
}

/** An instance of a built-in subtype of dict: unlike a plain dict it is tracked from the start. */
export function newSubDict(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const made = rt.types.dict.slots.new!(rt, type, args, keywords);
  rt.heap.track(made);
  return made;
}

function setFactory(rt: Runtime, self: PyObject, factory: PyObject | null): void {
  const { slots, slotEdges } = attributesOf(self);
  rt.rc.assign(self, slots, slotEdges, FACTORY, factory, EdgeKind.Slot, 'default_factory', false);
}

function initDefaultDict(
  rt: Runtime,
  self: PyDict,
  args: PyObject[],
  keywords: Keywords | null,
): void {
  const [factory, ...rest] = args;
  if (factory !== undefined && factory !== rt.none && !rt.ops.isCallable(factory)) {
    rt.typeError('first argument must be callable or None');
  }
  const fresh = !self.type.isHeap && !self.announced;
  setFactory(rt, self, factory ?? null);
  if (rest.length > 0) dictUpdate(rt, self, rest[0]!, fresh ? 'new' : 'update');
  keywords?.names.forEach((name, i) =>
    dictSet(rt, self, rt.intern(name), keywords.values[i]!, !fresh),
  );
  if (fresh) rt.born(self);
}
