import type { PyObject } from '../object';
import { defineGetSet } from '../define';
import { refuseDoc } from '../refusal';
import type { Runtime } from '../runtime';
import { instanceDict } from './attributes';
import { bindBuiltin, bindMethod, genericGetAttr } from './attributeAccess';
import type { PyBuiltin, PyMethodDescriptor } from './callables';
import { PyClassic, PyFunction, PyMethod, FunctionSlot } from './callables';
import { dictGetName } from './dictionary';
import { newMethod } from './methodNew';
import type { PyStr } from './payload';
import { PyType } from './type';
import { EdgeKind } from '../../heap/kinds';
import { invoke } from '../eval/arguments';
import { setSlots } from './setSlots';

/** Functions, bound methods and built-in functions. */
export function installCallables(rt: Runtime): void {
  const { function: func, method, builtin, methodDescriptor } = rt.types;
  setSlots(func, {
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
  setSlots(method, {
    new: (_rt, type, args, keywords) => newMethod(rt, type, args, keywords),
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
    call: (_rt, self, args, keywords) => rt.eval.call(self, args, keywords),
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

  setSlots(builtin, {
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
  defineGetSet(rt, builtin, '__doc__', (self) => refuseDoc(rt, (self as PyBuiltin).spec.name));
  setSlots(methodDescriptor, {
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
  defineGetSet(rt, methodDescriptor, '__doc__', (self) =>
    refuseDoc(rt, (self as PyMethodDescriptor).spec.name),
  );
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
