import type { PyObject } from '../object';
import { defineGetSet, defineMethod, defineStatic } from '../define';
import type { Runtime } from '../runtime';
import { attributesOf, instanceDict } from './attributes';
import {
  bindBuiltin,
  bindMethod,
  genericGetAttr,
  genericSetAttr,
  markFinalizer,
  typeGetAttr,
  typeSetAttr,
} from './attributeAccess';
import type { PyBuiltin, PyCode, PyGetSet, PyMethodDescriptor, PyModule } from './callables';
import { PyClassic, PyClassicInstance, PyFunction, PyMethod, FunctionSlot } from './callables';
import { makeWrapper, newClass } from './classes';
import { PyDict } from './dict';
import { dictGetName } from './dictionary';
import type { PyCell, PyStr, PyTuple } from './payload';
import { PySingleton } from './payload';
import { makeSuper, superGetAttr } from './super';
import { type Keywords, PyType, type Slots } from './type';
import { EdgeKind } from '../../heap/kinds';
import { invoke } from '../eval/arguments';
import type { PyFrame } from '../frame';
import { FIRST_LOCAL } from '../frame';
import { closeGenerator, isInsideTry, resume } from '../eval/generators';
import type { PyGenerator } from './generator';
import type { PyException, PyTraceback } from './exceptions';

/** `object`, `type`, functions, methods, descriptors, modules, generators and the singletons. */
export function installBasics(rt: Runtime): void {
  installObject(rt);
  installType(rt);
  installCallables(rt);
  installDescriptors(rt);
  installGenerators(rt);
  installOthers(rt);
}

function slots(type: PyType, values: Slots): void {
  Object.assign(type.slots, values);
}

/** Makes an instance of a heap type that has no payload of its own (`object_new`). */
export function plainInstance(rt: Runtime, type: PyType): PyObject {
  if (rt.rules.inlineAttributes && type.isHeap && type.keyBudget > 1) type.keyBudget--;
  const instance = rt.place(new PySingleton(type), type.gc);
  if (rt.rules.inlineAttributes && type.hasDict) attributesOf(instance).inline = [];
  markFinalizer(rt, instance);
  return rt.born(instance);
}

function installObject(rt: Runtime): void {
  const { object } = rt.types;
  slots(object, {
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
  defineMethod(rt, object, '__ne__', { min: 1 }, (_rt, [self, other]) =>
    self === other ? rt.false : rt.notImplemented,
  );
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

function installType(rt: Runtime): void {
  const { type } = rt.types;
  slots(type, {
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
    cls(self).dict === null ? rt.none : (dictGetName(cls(self).dict!, '__doc__') ?? rt.none),
  );
  defineMethod(rt, type, 'mro', {}, (_rt, [self]) => rt.list(cls(self!).mro));
  defineMethod(rt, type, '__subclasses__', {}, (_rt, [self]) =>
    rt.list(cls(self!).subclasses.filter((sub) => rt.heap.objects[sub.id] === sub)),
  );
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

function installCallables(rt: Runtime): void {
  const { function: func, method, builtin, methodDescriptor } = rt.types;
  slots(func, {
    repr: (_rt, self) =>
      `<function ${rt.v < 303 ? (self as PyFunction).name : (self as PyFunction).qualname} at ${rt.ops.address(self)}>`,
    descrGet: (_rt, self, instance, owner) =>
      instance === null && rt.v >= 300 ? self : bindMethod(rt, self, instance, owner),
    call: (_rt, self, args, keywords) => rt.eval.callFunction(self as PyFunction, args, keywords),
    clear: (_rt, self) => clearFunction(rt, self as PyFunction),
  });
  const names: [string, string, number][] = [
    ['__code__', 'func_code', FunctionSlot.Code],
    ['__globals__', 'func_globals', FunctionSlot.Globals],
    ['__closure__', 'func_closure', FunctionSlot.Closure],
    ['__defaults__', 'func_defaults', FunctionSlot.Defaults],
    ['__kwdefaults__', '', FunctionSlot.KwDefaults],
  ];
  for (const [name, old, slot] of names) {
    const get = (self: PyObject): PyObject => self.refs[slot] ?? rt.none;
    const set = (self: PyObject, value: PyObject | null): void =>
      rt.rc.assign(
        self,
        self.refs,
        self.edges,
        slot,
        value === rt.none ? null : value,
        EdgeKind.Slot,
        name,
        true,
      );
    const writable =
      slot === FunctionSlot.Defaults || slot === FunctionSlot.KwDefaults ? set : null;
    defineGetSet(rt, func, name, get, writable);
    if (rt.v < 300 && old !== '') defineGetSet(rt, func, old, get, writable);
  }
  const nameSet = (self: PyObject, value: PyObject | null): void => {
    (self as PyFunction).name = (value as PyStr).value;
  };
  defineGetSet(rt, func, '__name__', (self) => rt.str((self as PyFunction).name), nameSet);
  if (rt.v < 300)
    defineGetSet(rt, func, 'func_name', (self) => rt.str((self as PyFunction).name), nameSet);
  else {
    defineGetSet(
      rt,
      func,
      '__qualname__',
      (self) => rt.str((self as PyFunction).qualname),
      (self, value) => {
        (self as PyFunction).qualname = (value as PyStr).value;
      },
    );
    defineGetSet(
      rt,
      func,
      '__annotations__',
      (self) => rt.annotationsOf(self as PyFunction),
      (self, value) =>
        rt.rc.assign(
          self,
          self.refs,
          self.edges,
          FunctionSlot.Annotations,
          value,
          EdgeKind.Slot,
          '__annotations__',
          false,
        ),
    );
  }
  defineGetSet(
    rt,
    func,
    '__doc__',
    (self) => {
      const own = self.refs[FunctionSlot.Doc];
      if (own != null) return own;
      const { doc } = (self as PyFunction).code.code;
      return doc === null ? rt.none : rt.str(doc);
    },
    (self, value) =>
      rt.rc.assign(
        self,
        self.refs,
        self.edges,
        FunctionSlot.Doc,
        value,
        EdgeKind.Slot,
        '__doc__',
        false,
      ),
  );
  defineGetSet(
    rt,
    func,
    '__module__',
    (self) =>
      self.refs[FunctionSlot.Module] ??
      dictGetName((self as PyFunction).globals, '__name__') ??
      rt.none,
    (self, value) =>
      rt.rc.assign(
        self,
        self.refs,
        self.edges,
        FunctionSlot.Module,
        value,
        EdgeKind.Slot,
        '__module__',
        false,
      ),
  );
  defineGetSet(rt, func, '__dict__', (self) => instanceDict(rt, self));

  const bound = (self: PyObject): PyMethod => self as PyMethod;
  slots(method, {
    clear: false,
    repr: (_rt, self) => methodRepr(rt, bound(self)),
    hash: (_rt, self) =>
      Math.floor(bound(self).func.address / 16) ^ Math.floor((bound(self).self?.address ?? 0) / 16),
    compare: (_rt, self, other, op) => {
      if (!(other instanceof PyMethod) || (op !== 'Eq' && op !== 'NotEq')) return null;
      const selfSame =
        rt.v >= 308
          ? bound(self).self === other.self
          : bound(self).self === other.self ||
            (bound(self).self !== null &&
              other.self !== null &&
              rt.equal(bound(self).self!, other.self));
      return rt.bool((bound(self).func === other.func && selfSame) === (op === 'Eq'));
    },
    call: (_rt, self, args, keywords) => callMethod(rt, bound(self), args, keywords),
    getattr: (_rt, self, name) => {
      const found = rt.ops.lookup(method, name);
      if (found !== null) return genericGetAttr(rt, self, name);
      return rt.ops.getAttr(bound(self).func, name);
    },
  });
  defineGetSet(rt, method, '__func__', (self) => bound(self).func);
  defineGetSet(rt, method, '__self__', (self) => bound(self).self ?? rt.none);
  if (rt.v < 300) {
    defineGetSet(rt, method, 'im_func', (self) => bound(self).func);
    defineGetSet(rt, method, 'im_self', (self) => bound(self).self ?? rt.none);
    defineGetSet(rt, method, 'im_class', (self) => self.refs[2] ?? rt.none);
  }

  slots(builtin, {
    repr: (_rt, self) => {
      const { spec, owner } = self as PyBuiltin;
      const on = (self as PyBuiltin).self;
      return on === null
        ? `<built-in function ${spec.name}>`
        : `<built-in method ${spec.name} of ${owner} object at ${rt.ops.address(on)}>`;
    },
    call: (_rt, self, args, keywords) => rt.eval.call(self, args, keywords),
  });
  defineGetSet(rt, builtin, '__name__', (self) => rt.str((self as PyBuiltin).spec.name));
  defineGetSet(rt, builtin, '__qualname__', (self) => rt.str((self as PyBuiltin).spec.name));
  defineGetSet(rt, builtin, '__module__', (self) =>
    (self as PyBuiltin).self === null ? rt.str((self as PyBuiltin).owner) : rt.none,
  );
  defineGetSet(rt, builtin, '__self__', (self) => (self as PyBuiltin).self ?? rt.none);
  defineGetSet(rt, builtin, '__doc__', () => rt.none);
  slots(methodDescriptor, {
    repr: (_rt, self) =>
      `<method '${(self as PyMethodDescriptor).spec.name}' of '${(self as PyMethodDescriptor).owner.name}' objects>`,
    descrGet: (_rt, self, instance) =>
      instance === null ? self : bindBuiltin(rt, self as PyMethodDescriptor, instance),
    call: (_rt, self, args, keywords) => {
      const descriptor = self as PyMethodDescriptor;
      if (args.length === 0)
        return rt.typeError(
          rt.v >= 308
            ? `unbound method ${descriptor.owner.name}.${descriptor.spec.name}() needs an argument`
            : `descriptor '${descriptor.spec.name}' of '${descriptor.owner.name}' object needs an argument`,
        );
      return invoke(rt, descriptor.spec, descriptor.body, args, 1, keywords, descriptor.owner.name);
    },
  });
  defineGetSet(rt, methodDescriptor, '__name__', (self) =>
    rt.str((self as PyMethodDescriptor).spec.name),
  );
  defineGetSet(rt, methodDescriptor, '__doc__', () => rt.none);
}

/** `func_clear`: all but code, globals, name and qualname. */
function clearFunction(rt: Runtime, func: PyFunction): void {
  for (const slot of [
    FunctionSlot.Module,
    FunctionSlot.Defaults,
    FunctionSlot.Doc,
    FunctionSlot.Dict,
    FunctionSlot.Closure,
    FunctionSlot.KwDefaults,
    FunctionSlot.Annotations,
  ]) {
    rt.rc.assign(func, func.refs, func.edges, slot, null, EdgeKind.Slot, '', false);
    rt.dealloc.settle();
  }
}

function callMethod(
  rt: Runtime,
  method: PyMethod,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  if (method.self !== null) return rt.eval.call(method.func, [method.self, ...args], keywords);
  const cls = method.refs[2]!;
  const first = args[0];
  const fits =
    first !== undefined &&
    (cls instanceof PyType
      ? first.type.isSubtype(cls)
      : first instanceof PyClassicInstance && rt.isClassicSubclass(first.cls, cls as PyClassic));
  if (!fits) {
    const name = (method.func as PyFunction).name;
    const got =
      first === undefined
        ? 'nothing'
        : `${first instanceof PyClassicInstance ? first.cls.name : rt.ops.typeName(first)} instance`;
    return rt.typeError(
      `unbound method ${name}() must be called with ${cls instanceof PyType ? cls.name : (cls as PyClassic).name} instance as first argument (got ${got} instead)`,
    );
  }
  return rt.eval.call(method.func, args, keywords);
}

function methodRepr(rt: Runtime, method: PyMethod): string {
  const func = method.func;
  const name =
    func instanceof PyFunction ? (rt.v < 303 ? func.name : func.qualname) : rt.ops.typeName(func);
  if (rt.v >= 300) return `<bound method ${name} of ${rt.ops.repr(method.self!)}>`;
  const owner = method.refs[2];
  const ownerName =
    owner instanceof PyType ? owner.name : owner instanceof PyClassic ? owner.name : '?';
  if (method.self === null) return `<unbound method ${ownerName}.${name}>`;
  return `<bound method ${ownerName}.${name} of ${rt.ops.repr(method.self)}>`;
}

function installDescriptors(rt: Runtime): void {
  const { getset, member, property, staticmethod, classmethod } = rt.types;
  for (const type of [getset, member]) {
    slots(type, {
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
  slots(property, {
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
  slots(staticmethod, { descrGet: (_rt, self) => self.refs[0]!, new: wrap, init: () => undefined });
  if (rt.v >= 310)
    slots(staticmethod, {
      call: (_rt, self, args, keywords) => rt.eval.call(self.refs[0]!, args, keywords),
    });
  slots(classmethod, {
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
  slots(rt.types.super, {
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

function installGenerators(rt: Runtime): void {
  const { generator } = rt.types;
  const gen = (self: PyObject): PyGenerator => self as PyGenerator;
  const finish = (value: PyObject | null): PyObject => {
    if (value !== null) return value;
    const result = rt.generatorResult;
    throw rt.errors.stopIteration(result === null || result === rt.none ? null : result);
  };
  slots(generator, {
    clear: false,
    iter: (_rt, self) => self,
    next: (_rt, self) => resume(rt, gen(self), null, null),
    repr: (_rt, self) =>
      `<generator object ${rt.v < 305 ? gen(self).name : gen(self).qualname} at ${rt.ops.address(self)}>`,
    finalize: (_rt, self) => {
      const frame = gen(self).frame;
      // A generator that stands outside every try block has nothing to run.
      if (frame === null || frame.finished || (!isInsideTry(gen(self)) && rt.v < 300)) return;
      rt.closeQuietly(gen(self));
    },
  });
  defineMethod(rt, generator, rt.v < 300 ? 'next' : '__next__', {}, (_rt, [self]) =>
    finish(resume(rt, gen(self!), null, null)),
  );
  defineMethod(rt, generator, 'send', { min: 1 }, (_rt, [self, value]) =>
    finish(resume(rt, gen(self!), value!, null)),
  );
  defineMethod(rt, generator, 'throw', { min: 1, max: 3 }, (_rt, [self, ...parts]) => {
    const raised = rt.errors.normalise(parts);
    return finish(resume(rt, gen(self!), null, raised as PyException));
  });
  defineMethod(rt, generator, 'close', {}, (_rt, [self]) => {
    closeGenerator(rt, gen(self!));
    return rt.none;
  });
  defineGetSet(rt, generator, 'gi_frame', (self) =>
    gen(self).frame === null ? rt.none : rt.frameObject(gen(self).frame!),
  );
  defineGetSet(rt, generator, 'gi_running', (self) =>
    rt.v < 300 ? rt.int(gen(self).running ? 1 : 0) : rt.bool(gen(self).running),
  );
  defineGetSet(rt, generator, '__name__', (self) => rt.str(gen(self).name));
}

function installOthers(rt: Runtime): void {
  const { NoneType, NotImplementedType, ellipsis, module, cell, code, frame } = rt.types;
  slots(NoneType, { repr: () => 'None', bool: () => false, hash: () => 0xfca86420 });
  slots(NotImplementedType, { repr: () => 'NotImplemented' });
  slots(ellipsis, { repr: () => 'Ellipsis' });
  slots(module, {
    repr: (_rt, self) => `<module '${(self as PyModule).name}' (built-in)>`,
    getattr: (_rt, self, name) => {
      const own = dictGetName((self as PyModule).dict, name);
      return own ?? genericGetAttr(rt, self, name);
    },
  });
  defineGetSet(rt, module, '__dict__', (self) => (self as PyModule).dict);
  slots(cell, {
    repr: (_rt, self) => {
      const { content } = self as PyCell;
      const text =
        content === null
          ? 'empty'
          : `${rt.ops.typeName(content)} object at ${rt.ops.address(content)}`;
      return `<cell at ${rt.ops.address(self)}: ${text}>`;
    },
  });
  defineGetSet(rt, cell, 'cell_contents', (self) => {
    const { content } = self as PyCell;
    return content ?? rt.valueError('Cell is empty');
  });
  slots(code, {
    repr: (_rt, self) =>
      `<code object ${(self as PyCode).code.name} at ${rt.ops.address(self)}, file "${rt.filename}", line ${(self as PyCode).code.firstLine}>`,
  });
  defineGetSet(rt, code, 'co_name', (self) => rt.str((self as PyCode).code.name));
  defineGetSet(rt, code, 'co_varnames', (self) =>
    rt.tuple((self as PyCode).code.varNames.map((name) => rt.intern(name))),
  );
  defineGetSet(rt, code, 'co_argcount', (self) => rt.int((self as PyCode).code.argCount));
  defineGetSet(rt, code, 'co_firstlineno', (self) => rt.int((self as PyCode).code.firstLine));
  defineGetSet(rt, code, 'co_filename', (self) => rt.str((self as PyCode).code.filename));
  const { traceback } = rt.types;
  const entry = (self: PyObject): PyTraceback => self as PyTraceback;
  defineGetSet(rt, traceback, 'tb_next', (self) => entry(self).next ?? rt.none);
  defineGetSet(rt, traceback, 'tb_frame', (self) => rt.frameObject(entry(self).frame));
  defineGetSet(rt, traceback, 'tb_lineno', (self) => rt.int(entry(self).line));
  defineGetSet(rt, traceback, 'tb_lasti', (self) => rt.int(entry(self).lasti));
  const asFrame = (self: PyObject): PyFrame => self as PyFrame;
  slots(frame, {
    repr: (_rt, self) =>
      `<frame at ${rt.ops.address(self)}, file '${rt.filename}', line ${asFrame(self).line}, code ${asFrame(self).code.name}>`,
    clear: (_rt, self) => {
      for (let i = FIRST_LOCAL; i < self.refs.length; i++) {
        rt.rc.assign(self, self.refs, self.edges, i, null, EdgeKind.Local, '', false);
        rt.dealloc.settle();
      }
    },
  });
  defineGetSet(rt, frame, 'f_back', (self) =>
    asFrame(self).back === null ? rt.none : rt.frameObject(asFrame(self).back!),
  );
  defineGetSet(rt, frame, 'f_code', (self) => asFrame(self).codeObject);
  defineGetSet(rt, frame, 'f_globals', (self) => asFrame(self).globals);
  defineGetSet(rt, frame, 'f_lineno', (self) => rt.int(asFrame(self).line));
  defineGetSet(rt, frame, 'f_locals', (self) => rt.localsOf(asFrame(self)));
  defineMethod(rt, frame, 'clear', {}, (_rt, [self]) => {
    if (!asFrame(self!).finished && asFrame(self!).generator === null)
      rt.raise(rt.types.RuntimeError!, 'cannot clear an executing frame');
    if (typeof frame.slots.clear === 'function') frame.slots.clear(rt, self!);
    return rt.none;
  });
}
