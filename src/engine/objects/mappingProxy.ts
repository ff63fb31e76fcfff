import { EdgeKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyDict } from './dict';
import { dictSet, newDict } from './dictionary';
import type { PyType } from './type';

/** A read-only view of a class's dict; refs: the dict. */
export class PyMappingProxy extends PyObject {
  get mapping(): PyDict {
    return this.refs[0] as PyDict;
  }
}

/** `cls.__dict__`. A static type's attributes are gathered into a dict for the occasion. */
export function mappingProxy(rt: Runtime, cls: PyType): PyObject {
  return proxyOf(rt, cls.dict ?? builtinDict(rt, cls));
}

/** A proxy of any dict (`types.MappingProxyType`). */
export function proxyOf(rt: Runtime, dict: PyDict): PyObject {
  const proxy = new PyMappingProxy(rt.types.mappingproxy);
  proxy.refs = [null];
  proxy.edges = [0];
  rt.place(proxy);
  rt.rc.assign(proxy, proxy.refs, proxy.edges, 0, dict, EdgeKind.Slot, 'mapping', false);
  return proxy;
}

function builtinDict(rt: Runtime, cls: PyType): PyDict {
  const dict = newDict(rt, 'namespace');
  for (const name of [...cls.builtins.keys(), ...cls.lazyBuiltins.keys()]) {
    dictSet(rt, dict, rt.intern(name), rt.ops.lookup(cls, name)!, false);
  }
  return dict;
}

export function installMappingProxy(rt: Runtime): void {
  const type = rt.types.mappingproxy;
  const dict = (self: PyObject): PyDict => (self as PyMappingProxy).mapping;
  Object.assign(type.slots, {
    repr: (_rt: Runtime, self: PyObject) =>
      `${rt.v < 300 ? 'dict_proxy' : 'mappingproxy'}(${rt.ops.repr(dict(self))})`,
    len: (_rt: Runtime, self: PyObject) => dict(self).size,
    getitem: (_rt: Runtime, self: PyObject, key: PyObject) => rt.ops.getItem(dict(self), key),
    contains: (_rt: Runtime, self: PyObject, key: PyObject) => rt.ops.contains(dict(self), key),
    iter: (_rt: Runtime, self: PyObject) => rt.iteration.iter(dict(self)),
    new: (_rt: Runtime, _type: PyType, args: PyObject[]) => proxyOf(rt, args[0] as PyDict),
  } satisfies PyType['slots']);
  for (const name of ['keys', 'values', 'items', 'get', 'copy']) {
    defineMethod(rt, type, name, { max: 2, style: 'free' }, (_rt, [self, ...args]) =>
      rt.ops.callMethod(dict(self!), name, args),
    );
  }
}
