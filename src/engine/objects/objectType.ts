import type { PyObject } from '../object';
import { defineGetSet, defineMethod, defineStatic } from '../define';
import type { Runtime } from '../runtime';
import { attributesOf } from './attributes';
import { genericGetAttr, genericSetAttr, markFinalizer } from './attributeAccess';
import { PyClassicInstance } from './callables';
import type { PyStr } from './payload';
import { PySingleton } from './payload';
import { PyType } from './type';
import { setSlots } from './setSlots';

/** Makes an instance of a heap type that has no payload of its own (`object_new`). */
export function plainInstance(rt: Runtime, type: PyType): PyObject {
  if (type.inlineAttributes && type.keyBudget > 1) type.keyBudget--;
  const instance = rt.place(new PySingleton(type), type.gc);
  if (type.inlineAttributes) attributesOf(instance).inline = [];
  markFinalizer(rt, instance);
  return rt.born(instance);
}

/** `object`: what every type inherits. */
export function installObject(rt: Runtime): void {
  const { object } = rt.types;
  setSlots(object, {
    repr: (_rt, self) => rt.ops.defaultRepr(self),
    getattr: genericGetAttr,
    setattr: genericSetAttr,
    hash: (_rt, self) => Math.floor(self.address / 16),
    new(_rt, type, args, keywords) {
      // Excess arguments are for an `__init__` that the class defines, when `__new__` is still this one.
      if (
        (args.length > 0 || keywords !== null) &&
        (type.slots.new !== object.slots.new || type.slots.init === object.slots.init)
      ) {
        refuseExcess(rt, type);
      }
      return plainInstance(rt, type);
    },
    init(_rt, self, args, keywords) {
      if ((args.length > 0 || keywords !== null) && self.type.slots.new === object.slots.new)
        refuseExcess(rt, self.type);
    },
  });
  defineGetSet(
    rt,
    object,
    '__class__',
    (self) => (self instanceof PyClassicInstance ? self.cls : self.type),
    (self, value) => {
      if (!(value instanceof PyType) || !value.isHeap || !self.type.isHeap) {
        rt.typeError(
          rt.v >= 305
            ? '__class__ assignment only supported for heap types or ModuleType subclasses'
            : '__class__ assignment: only for heap types',
        );
      }
      rt.changeClass(self, value as PyType);
    },
  );
  defineMethod(rt, object, '__repr__', {}, (_rt, [self]) => rt.str(rt.ops.defaultRepr(self!)));
  defineMethod(rt, object, '__str__', {}, (_rt, [self]) => rt.str(rt.ops.repr(self!)));
  defineMethod(rt, object, '__hash__', {}, (_rt, [self]) => rt.int(rt.ops.hash(self!)));
  defineMethod(rt, object, '__eq__', { min: 1 }, (_rt, [self, other]) =>
    self === other ? rt.true : rt.notImplemented,
  );
  // The opposite of what the object's own type makes of `==`.
  defineMethod(rt, object, '__ne__', { min: 1 }, (_rt, [self, other]) => {
    const equal = self!.type.slots.compare?.(rt, self!, other!, 'Eq') ?? null;
    if (equal === null || equal === rt.notImplemented)
      return self === other ? rt.false : rt.notImplemented;
    return rt.bool(!rt.ops.isTrue(equal));
  });
  defineMethod(rt, object, '__init__', { style: 'free' }, (_rt, [self, ...args], keywords) => {
    // A Python subclass may pass arguments on to here only when it overrides neither or both.
    if (
      (args.length > 0 || keywords !== null) &&
      (self!.type.slots.init === object.slots.init || self!.type.slots.new === object.slots.new)
    ) {
      if (self!.type.slots.init !== object.slots.init) {
        rt.typeError(
          rt.v >= 307
            ? 'object.__init__() takes exactly one argument (the instance to initialize)'
            : 'object.__init__() takes no parameters',
        );
      }
    }
    return rt.none;
  });
  defineStatic(rt, object, '__new__', { style: 'free' }, (_rt, [type, ...args], keywords) => {
    const cls = type as PyType;
    if ((args.length > 0 || keywords !== null) && cls.slots.new !== object.slots.new) {
      rt.typeError(
        rt.v >= 307
          ? 'object.__new__() takes exactly one argument (the type to instantiate)'
          : 'object() takes no parameters',
      );
    }
    for (const base of cls.mro) {
      if (!base.isHeap && base.slots.new !== undefined)
        return base.slots.new(
          rt,
          cls,
          base === object ? [] : args,
          base === object ? null : keywords,
        );
    }
    return plainInstance(rt, cls);
  });
  defineMethod(rt, object, '__getattribute__', { min: 1 }, (_rt, [self, name]) =>
    genericGetAttr(rt, self!, (name as PyStr).value),
  );
  defineMethod(rt, object, '__setattr__', { min: 2 }, (_rt, [self, name, value]) => {
    genericSetAttr(rt, self!, (name as PyStr).value, value!);
    return rt.none;
  });
  defineMethod(rt, object, '__delattr__', { min: 1 }, (_rt, [self, name]) => {
    genericSetAttr(rt, self!, (name as PyStr).value, null);
    return rt.none;
  });
  defineMethod(rt, object, '__sizeof__', {}, (_rt, [self]) => rt.int(rt.sizeOf(self!)));
  defineMethod(rt, object, '__format__', { min: 1 }, (_rt, [self, spec]) =>
    rt.str(rt.ops.format(self!, (spec as PyStr).value)),
  );
  if (rt.v >= 306) defineStatic(rt, object, '__init_subclass__', { style: 'free' }, () => rt.none);
}

function refuseExcess(rt: Runtime, type: PyType): never {
  if (type.slots.new !== rt.types.object.slots.new) {
    return rt.typeError(
      rt.v >= 307
        ? 'object.__new__() takes exactly one argument (the type to instantiate)'
        : 'object() takes no parameters',
    );
  }
  return rt.typeError(
    rt.v >= 307 ? `${type.name}() takes no arguments` : 'object() takes no parameters',
  );
}
