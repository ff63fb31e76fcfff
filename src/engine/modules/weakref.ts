import { defineGetSet } from '../define';
import type { PyObject } from '../object';
import { type PyModule, PyWeakref } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';
import { addWeakContainers } from './weakContainers';

/** Slots of weak reference objects; made once, before the module is imported. */
export function installWeakref(rt: Runtime): void {
  const { weakref, weakproxy, weakcallableproxy } = rt.types;
  const ref = (self: PyObject): PyWeakref => self as PyWeakref;
  Object.assign(weakref.slots, {
    new: (_rt: Runtime, type, args) => {
      const callback = args[1] === undefined || args[1] === rt.none ? null : args[1];
      return rt.weakrefs.make(type, args[0]!, callback);
    },
    init: () => undefined,
    call: (_rt: Runtime, self: PyObject) => ref(self).referent ?? rt.none,
    repr: (_rt: Runtime, self: PyObject) => {
      const target = ref(self).referent;
      if (target === null) return `<weakref at ${rt.ops.address(self)}; dead>`;
      const name = rt.weakrefs.nameOf(target);
      const type =
        rt.v >= 313 ? `'${rt.ops.qualifiedName(target.type)}'` : `'${rt.ops.typeName(target)}'`;
      return `<weakref at ${rt.ops.address(self)}; to ${type} at ${rt.ops.address(target)}${name}>`;
    },
    hash: (_rt: Runtime, self: PyObject) => {
      const own = ref(self);
      if (own.hash === null) {
        if (own.referent === null) return rt.typeError('weak object has gone away');
        own.hash = rt.hash(own.referent);
      }
      return own.hash;
    },
    compare: (_rt: Runtime, self: PyObject, other: PyObject, op) => {
      if (!(other instanceof PyWeakref) || (op !== 'Eq' && op !== 'NotEq')) return null;
      const a = ref(self).referent;
      const b = other.referent;
      const same = a === null || b === null ? self === other : rt.equal(a, b);
      return rt.bool(same === (op === 'Eq'));
    },
  } satisfies typeof weakref.slots);
  if (rt.v >= 304)
    defineGetSet(rt, weakref, '__callback__', (self) =>
      ref(self).referent === null ? rt.none : (ref(self).callback ?? rt.none),
    );
  for (const type of [weakproxy, weakcallableproxy])
    installProxy(rt, type === weakcallableproxy, type.slots);
}

/** Everything done to a proxy is done to its referent. */
function installProxy(rt: Runtime, callable: boolean, slots: typeof rt.types.object.slots): void {
  const target = (self: PyObject): PyObject => {
    const { referent } = self as PyWeakref;
    if (referent === null)
      return rt.raise(rt.types.ReferenceError!, 'weakly-referenced object no longer exists');
    return rt.rc.hold(referent, 'referent of a proxy');
  };
  Object.assign(slots, {
    getattr: (_rt: Runtime, self: PyObject, name: string) => rt.ops.getAttr(target(self), name),
    setattr: (_rt: Runtime, self: PyObject, name: string, value: PyObject | null) =>
      rt.ops.setAttr(target(self), name, value),
    str: (_rt: Runtime, self: PyObject) => rt.ops.str(target(self)),
    repr: (_rt: Runtime, self: PyObject) => {
      const { referent } = self as PyWeakref;
      const to = referent === null ? 'NoneType' : rt.ops.typeName(referent);
      if (rt.v >= 314 && referent === null) return `<weakproxy at ${rt.ops.address(self)}; dead>`;
      return rt.v >= 313
        ? `<weakproxy at ${rt.ops.address(self)}; to '${referent === null ? to : rt.ops.qualifiedName(referent.type)}' at ${rt.ops.address(referent ?? rt.none)}>`
        : `<weakproxy at ${rt.ops.address(self)} to ${to} at ${rt.ops.address(referent ?? rt.none)}>`;
    },
    bool: (_rt: Runtime, self: PyObject) => rt.ops.isTrue(target(self)),
    len: (_rt: Runtime, self: PyObject) => rt.ops.len(target(self)),
    iter: (_rt: Runtime, self: PyObject) => rt.ops.iter(target(self)),
    getitem: (_rt: Runtime, self: PyObject, key: PyObject) => rt.ops.getItem(target(self), key),
    setitem: (_rt: Runtime, self: PyObject, key: PyObject, value: PyObject) =>
      rt.ops.setItem(target(self), key, value),
    delitem: (_rt: Runtime, self: PyObject, key: PyObject) => rt.ops.delItem(target(self), key),
    contains: (_rt: Runtime, self: PyObject, item: PyObject) => rt.ops.contains(target(self), item),
    compare: (_rt: Runtime, self: PyObject, other: PyObject, op) => {
      const proxied = other instanceof PyWeakref && other.type === self.type;
      // 2.x compares a proxy with proxies alone.
      if (rt.v < 300 && !proxied) return null;
      return rt.ops.compare(target(self), proxied ? target(other) : other, op);
    },
    hash: () =>
      rt.typeError(`unhashable type: '${rt.v >= 310 ? 'weakref.ProxyType' : 'weakproxy'}'`),
  } satisfies typeof slots);
  if (callable)
    slots.call = (_rt, self, args, keywords) => rt.eval.call(target(self), args, keywords);
}

/** The weakref module. */
export function makeWeakrefModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'weakref');
  const { weakref, weakproxy, weakcallableproxy } = rt.types;
  builder.set('ref', weakref).set('ReferenceType', weakref).set('ProxyType', weakproxy);
  builder
    .set('CallableProxyType', weakcallableproxy)
    .set('ReferenceError', rt.types.ReferenceError!);
  builder.func('proxy', { min: 1, max: 2 }, (_rt, [object, callback]) => {
    const type = rt.ops.isCallable(object!) ? weakcallableproxy : weakproxy;
    return rt.weakrefs.make(
      type,
      object!,
      callback === undefined || callback === rt.none ? null : callback,
    );
  });
  builder.func('getweakrefcount', { min: 1 }, (_rt, [object]) =>
    rt.int(object!.weakrefs?.length ?? 0),
  );
  builder.func('getweakrefs', { min: 1 }, (_rt, [object]) => rt.list(object!.weakrefs ?? []));
  addWeakContainers(rt, builder);
  return builder.module;
}
