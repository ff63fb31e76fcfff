import type { PyObject } from '../object';
import { defineGetSet, defineMethod, defineStatic } from '../define';
import { Unsupported } from '../raise';
import { refuseDoc } from '../refusal';
import type { Runtime } from '../runtime';
import { typeGetAttr, typeSetAttr } from './attributeAccess';
import { PyClassicInstance } from './callables';
import { newClass } from './classes';
import { PyDict } from './dict';
import { dictGetName } from './dictionary';
import type { PyStr, PyTuple } from './payload';
import { PyType } from './type';
import { setSlots } from './setSlots';

/** `type`: attributes, calls and the making of classes. */
export function installType(rt: Runtime): void {
  const { type } = rt.types;
  setSlots(type, {
    getattr: typeGetAttr,
    setattr: typeSetAttr,
    repr: (_rt, self) => {
      const cls = self as PyType;
      const module = rt.ops.moduleOf(cls);
      const name = rt.v < 303 && cls.isHeap ? cls.name : cls.qualname;
      const shown =
        module === 'builtins' || module === '__builtin__' || module === ''
          ? cls.name
          : `${module}.${name}`;
      return `<${rt.v < 300 && !cls.isHeap ? 'type' : 'class'} '${shown}'>`;
    },
    call: (_rt, cls, args, keywords) => rt.callType(cls as PyType, args, keywords),
    new(_rt, meta, args, keywords) {
      if (args.length === 1 && keywords === null && meta === type)
        return args[0] instanceof PyClassicInstance ? rt.types.instance : args[0]!.type;
      if (args.length !== 3) return rt.typeError('type() takes 1 or 3 arguments');
      const [name, bases, namespace] = args as [PyStr, PyTuple, PyDict];
      if (!(namespace instanceof PyDict))
        return rt.typeError(
          `type.__new__() argument 3 must be dict, not ${rt.ops.typeName(namespace)}`,
        );
      return newClass(rt, meta, name.value, bases.items, namespace, keywords, bases);
    },
    init: () => undefined,
  });
  const cls = (self: PyObject): PyType => self as PyType;
  defineGetSet(
    rt,
    type,
    '__name__',
    (self) => rt.str(cls(self).isHeap ? cls(self).name : cls(self).qualname),
    (self, value) => {
      cls(self).name = (value as PyStr).value;
    },
  );
  if (rt.v >= 300)
    defineGetSet(
      rt,
      type,
      '__qualname__',
      (self) => rt.str(cls(self).qualname),
      (self, value) => {
        cls(self).qualname = (value as PyStr).value;
      },
    );
  defineGetSet(
    rt,
    type,
    '__module__',
    (self) => rt.str(rt.ops.moduleOf(cls(self))),
    (self, value) => {
      typeSetAttrRaw(rt, cls(self), '__module__', value);
    },
  );
  defineGetSet(rt, type, '__bases__', (self) => cls(self).basesTuple ?? rt.tuple(cls(self).bases));
  defineGetSet(rt, type, '__base__', (self) => cls(self).mro[1] ?? rt.none);
  defineGetSet(rt, type, '__mro__', (self) => cls(self).mroTuple ?? rt.tuple(cls(self).mro));
  defineGetSet(rt, type, '__dict__', (self) => rt.mappingProxy(cls(self)));
  defineGetSet(rt, type, '__doc__', (self) =>
    cls(self).dict === null
      ? refuseDoc(rt, cls(self).name)
      : (dictGetName(cls(self).dict!, '__doc__') ?? rt.none),
  );
  defineMethod(rt, type, 'mro', {}, (_rt, [self]) => rt.list(cls(self!).mro));
  defineMethod(rt, type, '__subclasses__', {}, (_rt, [self]) => {
    // The standard library is full of classes that extend the built-in ones.
    if (!cls(self!).isHeap) throw new Unsupported(`${cls(self!).name}.__subclasses__()`);
    return rt.list(cls(self!).subclasses.filter((sub) => rt.heap.objects[sub.id] === sub));
  });
  defineMethod(rt, type, '__call__', { style: 'free' }, (_rt, [self, ...args], keywords) =>
    rt.callType(cls(self!), args, keywords),
  );
  defineStatic(rt, type, '__new__', { style: 'free' }, (_rt, [meta, ...args], keywords) =>
    type.slots.new!(rt, meta as PyType, args, keywords),
  );
  defineMethod(rt, type, '__init__', { style: 'free' }, () => rt.none);
  if (rt.v >= 300) {
    defineStatic(rt, type, '__prepare__', { style: 'free' }, () => rt.newNamespace());
    defineMethod(rt, type, '__instancecheck__', { min: 1 }, (_rt, [self, object]) =>
      rt.bool(object!.type.isSubtype(cls(self!))),
    );
    defineMethod(rt, type, '__subclasscheck__', { min: 1 }, (_rt, [self, other]) =>
      rt.bool(other instanceof PyType && other.isSubtype(cls(self!))),
    );
  }
}

function typeSetAttrRaw(rt: Runtime, cls: PyType, name: string, value: PyObject | null): void {
  if (cls.isHeap && value !== null) rt.ops.setItem(cls.dict!, rt.intern(name), value);
}
