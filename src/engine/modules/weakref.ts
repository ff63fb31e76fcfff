import { defineGetSet } from '../define';
import type { PyObject } from '../object';
import { type PyModule, PyWeakref } from '../objects/callables';
import { refuseKeywords, requireArguments } from '../objects/keywordArguments';
import type { PyDict } from '../objects/dict';
import { findKey, removeAt } from '../objects/dictionary';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';
import { addWeakContainers } from './weakContainers';
import { installProxies } from './weakProxies';

/** Slots of weak reference objects; made once, before the module is imported. */
export function installWeakref(rt: Runtime): void {
  const { weakref } = rt.types;
  const ref = (self: PyObject): PyWeakref => self as PyWeakref;
  Object.assign(weakref.slots, {
    new: (_rt: Runtime, type, args) => {
      requireArguments(rt, '__new__', args.length, 1, 2);
      const callback = args[1] === undefined || args[1] === rt.none ? null : args[1];
      return rt.weakrefs.make(type, args[0]!, callback);
    },
    init: (_rt: Runtime, _self, args, keywords) => {
      if (keywords !== null && rt.v < 307) rt.typeError('ref() does not take keyword arguments');
      refuseKeywords(rt, 'ref', keywords);
      requireArguments(rt, '__init__', args.length, 1, 2);
    },
    call: (_rt: Runtime, self: PyObject, args, keywords) => {
      refuseArguments(rt, args.length, keywords?.names.length ?? 0);
      return ref(self).referent ?? rt.none;
    },
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
      if (rt.v < 300 && other.type !== self.type) return null;
      const a = ref(self).referent;
      const b = other.referent;
      if (a === null || b === null) return rt.bool((self === other) === (op === 'Eq'));
      return rt.ops.compare(rt.rc.hold(a, 'referent'), rt.rc.hold(b, 'referent'), op);
    },
  } satisfies typeof weakref.slots);
  if (rt.v >= 304)
    defineGetSet(
      rt,
      weakref,
      '__callback__',
      (self) => (ref(self).referent === null ? rt.none : (ref(self).callback ?? rt.none)),
      () => rt.raise(rt.types.AttributeError!, 'readonly attribute'),
    );
  installProxies(rt);
}

/** A weak reference is called with nothing at all. */
function refuseArguments(rt: Runtime, positional: number, keywords: number): void {
  if (rt.v >= 311) {
    if (keywords > 0) rt.typeError('weakref() takes no keyword arguments');
    return requireArguments(rt, 'weakref', positional, 0, 0);
  }
  if (positional + keywords === 0) return;
  const kind = rt.v >= 307 && positional === 0 ? 'keyword arguments' : 'arguments';
  rt.typeError(`__call__() takes at most 0 ${kind} (${positional + keywords} given)`);
}

/** Deletes a key of a dict whose value is a weak reference that is dead; a key that is not there does not matter. */
function removeDead(rt: Runtime, dict: PyDict, key: PyObject): void {
  const index = findKey(rt, dict, key);
  if (index < 0) return;
  const value = dict.refs[index + 1];
  if (!(value instanceof PyWeakref)) return rt.typeError('not a weakref');
  if (value.referent === null) removeAt(rt, dict, index);
}

/** The weakref module. */
export function makeWeakrefModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'weakref');
  const { weakref, weakproxy, weakcallableproxy } = rt.types;
  builder.set('ref', weakref).set('ReferenceType', weakref).set('ProxyType', weakproxy);
  builder
    .set('CallableProxyType', weakcallableproxy)
    .set('ReferenceError', rt.types.ReferenceError!);
  builder.set('ProxyTypes', rt.tuple([weakproxy, weakcallableproxy], false));
  builder.func('proxy', { style: 'free' }, (_rt, args, keywords) => {
    refuseKeywords(rt, 'proxy', keywords);
    requireArguments(rt, 'proxy', args.length, 1, 2);
    const [object, callback] = args;
    const type = rt.ops.isCallable(object!) ? weakcallableproxy : weakproxy;
    return rt.weakrefs.make(
      type,
      object!,
      callback === undefined || callback === rt.none ? null : callback,
    );
  });
  builder.func(
    'getweakrefcount',
    { min: 1 },
    (_rt, [object]) => rt.int(object!.weakrefs?.length ?? 0),
    '_weakref',
  );
  builder.func(
    'getweakrefs',
    { min: 1 },
    (_rt, [object]) => rt.list(object!.weakrefs ?? []),
    '_weakref',
  );
  builder.func(
    '_remove_dead_weakref',
    { min: 2 },
    (_rt, [dict, key]) => {
      removeDead(rt, dict as PyDict, key!);
      return rt.none;
    },
    '_weakref',
  );
  addWeakContainers(rt, builder);
  return builder.module;
}
