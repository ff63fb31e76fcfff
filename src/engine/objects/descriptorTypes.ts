import type { PyObject } from '../object';
import { defineGetSet, defineMethod } from '../define';
import { refuseStore } from '../refusal';
import type { Runtime } from '../runtime';
import { bindMethod } from './attributeAccess';
import type { PyGetSet } from './callables';
import { PyFunction } from './callables';
import { makeWrapper } from './classes';
import { makeSuper, superGetAttr } from './super';
import type { PyType } from './type';
import { setSlots } from './setSlots';

/** Descriptors: getset and member descriptors, property, staticmethod, classmethod, super. */
export function installDescriptors(rt: Runtime): void {
  const { getset, member, property, staticmethod, classmethod } = rt.types;
  for (const type of [getset, member]) {
    setSlots(type, {
      repr: (_rt, self) => {
        const descriptor = self as PyGetSet;
        return `<${type === member ? 'member' : 'attribute'} '${descriptor.name}' of '${descriptor.owner.name}' objects>`;
      },
      descrGet: (_rt, self, instance) => {
        const descriptor = self as PyGetSet;
        if (instance === null || descriptor.get === null) return self;
        return descriptor.get(instance);
      },
      descrSet: (_rt, self, instance, value) => {
        const descriptor = self as PyGetSet;
        if (descriptor.set === null) {
          refuseStore(descriptor.owner, descriptor.name);
          throw rt.errors.make(
            rt.types.AttributeError!,
            `attribute '${descriptor.name}' of '${descriptor.owner.name}' objects is not writable`,
          );
        }
        descriptor.set(instance, value);
      },
      clear: false,
    });
    defineGetSet(rt, type, '__name__', (self) => rt.str((self as PyGetSet).name));
  }
  setSlots(property, {
    descrGet: (_rt, self, instance) => {
      if (instance === null) return self;
      const getter = self.refs[0];
      if (getter == null || getter === rt.none)
        return rt.raise(
          rt.types.AttributeError!,
          propertyText(rt, self, instance, 'getter', 'unreadable attribute'),
        );
      if (rt.v < 308) rt.rc.hold(instance, 'argument tuple');
      return rt.call(getter, [instance]);
    },
    descrSet: (_rt, self, instance, value) => {
      const func = self.refs[value === null ? 2 : 1];
      if (func == null || func === rt.none) {
        rt.raise(
          rt.types.AttributeError!,
          value === null
            ? propertyText(rt, self, instance, 'deleter', "can't delete attribute")
            : propertyText(rt, self, instance, 'setter', "can't set attribute"),
        );
      }
      rt.call(func as PyObject, value === null ? [instance] : [instance, value]);
    },
    new: (_rt, type, args, keywords) => {
      const named = (name: string): PyObject | null => {
        const at = keywords?.names.indexOf(name) ?? -1;
        return at < 0 ? null : keywords!.values[at]!;
      };
      return rt.born(
        makeWrapper(
          rt,
          type,
          ['fget', 'fset', 'fdel', 'doc'].map((name, i) => args[i] ?? named(name)),
        ),
      );
    },
    init: () => undefined,
  });
  ['getter', 'setter', 'deleter'].forEach((name, i) => {
    defineMethod(rt, property, name, { min: 1 }, (_rt, [self, func]) =>
      rt.born(
        makeWrapper(
          rt,
          self!.type,
          self!.refs.map((part, k) => (k === i ? func! : part)),
        ),
      ),
    );
  });
  ['fget', 'fset', 'fdel'].forEach((name, i) =>
    defineGetSet(rt, property, name, (self) => self.refs[i] ?? rt.none),
  );
  defineGetSet(
    rt,
    property,
    '__doc__',
    (self) =>
      self.refs[3] ?? (self.refs[0] == null ? rt.none : rt.ops.getAttr(self.refs[0], '__doc__')),
  );

  const wrap = (_rt: Runtime, type: PyType, args: PyObject[]): PyObject =>
    rt.born(makeWrapper(rt, type, [args[0]!]));
  setSlots(staticmethod, {
    descrGet: (_rt, self) => self.refs[0]!,
    new: wrap,
    init: () => undefined,
  });
  if (rt.v >= 310)
    setSlots(staticmethod, {
      call: (_rt, self, args, keywords) => rt.eval.call(self.refs[0]!, args, keywords),
    });
  setSlots(classmethod, {
    descrGet: (_rt, self, instance, owner) => {
      const func = self.refs[0]!;
      const cls = owner ?? instance!.type;
      return func instanceof PyFunction
        ? bindMethod(rt, func, cls, cls.type)
        : rt.bindCallable(func, cls);
    },
    new: wrap,
    init: () => undefined,
  });
  for (const type of [staticmethod, classmethod])
    defineGetSet(rt, type, '__func__', (self) => self.refs[0]!);
  setSlots(rt.types.super, {
    getattr: superGetAttr,
    new: (_rt, type, args) => makeSuper(rt, type, args),
    init: () => undefined,
    repr: (_rt, self) => {
      const [cls, , start] = self.refs as [PyType, PyObject | null, PyType | null];
      return `<super: <class '${cls.name}'>, ${start === null ? 'NULL' : `<${start.name} object>`}>`;
    },
  });
}

function propertyText(
  rt: Runtime,
  self: PyObject,
  instance: PyObject,
  what: string,
  old: string,
): string {
  if (rt.v < 310) return old;
  const getter = self.refs[0];
  const name = getter instanceof PyFunction ? getter.name : null;
  if (rt.v >= 311)
    return `property ${name === null ? '' : `'${name}' `}of '${instance.type.qualname}' object has no ${what}`;
  return name === null ? old : `${old} '${name}'`;
}
