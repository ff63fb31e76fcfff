import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { instanceDict, instanceNames } from '../objects/attributes';
import { PyClassic, PyClassicInstance, PyModule } from '../objects/callables';
import { dictPairs } from '../objects/dictionary';
import { listAppend } from '../objects/listOps';
import { sortList } from '../objects/listMethods';
import { type PyList, PyStr } from '../objects/payload';
import { PyType } from '../objects/type';
import { realDirectory } from '../refusal';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';
import { isProxy, proxied } from './weakProxies';

/** Attributes by name, and the namespaces of the running code. */
export function installAttributeFunctions(_rt: Runtime, define: DefineBuiltin): void {
  define('getattr', { min: 2, max: 3 }, (rt, [object, name, otherwise]) => {
    const text = nameOf(rt, 'getattr', name!);
    inTuple(rt, object!);
    if (otherwise === undefined) return rt.ops.getAttr(object!, text);
    return rt.ops.askedAttr(object!, text) ?? otherwise;
  });
  define('hasattr', { min: 2 }, (rt, [object, name]) => {
    const text = nameOf(rt, 'hasattr', name!);
    inTuple(rt, object!);
    if (rt.v >= 300) return rt.bool(rt.ops.askedAttr(object!, text) !== null);
    try {
      rt.ops.getAttr(object!, text);
      return rt.true;
    } catch (error) {
      if (rt.ops.catches(error, rt.types.Exception!)) return rt.false;
      throw error;
    }
  });
  define('setattr', { min: 3 }, (rt, [object, name, value]) => {
    inTuple(rt, object!, value!);
    rt.ops.setAttr(object!, nameOf(rt, 'setattr', name!), value!);
    return rt.none;
  });
  define('delattr', { min: 2 }, (rt, [object, name]) => {
    inTuple(rt, object!);
    rt.ops.setAttr(object!, nameOf(rt, 'delattr', name!), null);
    return rt.none;
  });
  define('globals', {}, (rt) => currentFrame(rt).globals);
  define('locals', {}, (rt) => rt.localsOf(currentFrame(rt)));
  define('vars', { min: 0, max: 1 }, (rt, [object]) => {
    if (object === undefined) return rt.localsOf(currentFrame(rt));
    const dict = rt.ops.lookupAttr(object, '__dict__');
    return dict ?? rt.typeError('vars() argument must have __dict__ attribute');
  });
  define('dir', { min: 0, max: 1 }, (rt, [object]) => directory(rt, object));
}

/** 3.6 still passes the arguments in a tuple, beside the caller's stack. */
function inTuple(rt: Runtime, ...args: readonly PyObject[]): void {
  if (rt.v >= 300 && rt.v < 307) for (const arg of args) rt.rc.hold(arg, 'argument tuple');
}

function nameOf(rt: Runtime, callee: string, name: PyObject): string {
  if (name instanceof PyStr) return name.value;
  if (rt.v < 311 && (callee === 'getattr' || callee === 'hasattr')) {
    return rt.typeError(`${callee}(): attribute name must be string`);
  }
  return rt.typeError(`attribute name must be string, not '${rt.ops.typeName(name)}'`);
}

function currentFrame(rt: Runtime): PyFrame {
  return rt.eval.frame!;
}

/** `dir()`: the names that can be seen here; `dir(x)`: names of x's attributes, or what its `__dir__` says. */
function directory(rt: Runtime, object: PyObject | undefined): PyObject {
  if (object === undefined) return sorted(rt, rt.iteration.toList(rt.localsOf(currentFrame(rt))));
  const found = object instanceof PyType ? null : rt.ops.lookup(object.type, '__dir__');
  if (found !== null && object.type.isHeap)
    return sorted(rt, rt.iteration.toList(rt.ops.callMethod(object, '__dir__')));
  const names = new Set<string>();
  const visible = throughProxy(rt, object);
  if (visible !== null) collect(rt, visible, names);
  return rt.list([...names].sort().map((name) => rt.str(name)));
}

/** What a weak proxy stands for; before 3.8 nothing is seen of one that stands for nothing any more. */
function throughProxy(rt: Runtime, object: PyObject): PyObject | null {
  if (!isProxy(rt, object)) return object;
  return object.referent === null && rt.v < 308 ? null : proxied(rt, object);
}

function collect(rt: Runtime, object: PyObject, names: Set<string>): void {
  if (object instanceof PyModule) {
    addKeys(object.dict, names);
    for (const name of object.helpers) names.delete(name);
    for (const name of realDirectory(rt, object) ?? []) names.add(name);
  } else if (object instanceof PyType) for (const cls of object.mro) addClass(rt, cls, names);
  else if (object instanceof PyClassic) addClassic(object, names);
  else if (object instanceof PyClassicInstance) {
    addKeys(object.dict, names);
    addClassic(object.cls, names);
  } else {
    // Reading `__dict__` makes it.
    if (object.type.isHeap && object.type.hasDict) addKeys(instanceDict(rt, object), names);
    else for (const name of instanceNames(object)) names.add(name);
    for (const cls of object.type.mro) addClass(rt, cls, names);
  }
}

/** Names in a class's dict: those that CPython's has, also where the model has no such attribute. */
function addClass(rt: Runtime, cls: PyType, names: Set<string>): void {
  const real = realDirectory(rt, cls);
  if (real !== null) {
    for (const name of real) names.add(name);
    return;
  }
  if (cls.dict !== null) addKeys(cls.dict, names);
  for (const table of [cls.builtins, cls.lazyBuiltins])
    for (const name of table.keys()) names.add(name);
}

function addClassic(cls: PyClassic, names: Set<string>): void {
  addKeys(cls.refs[1]!, names);
  for (const base of cls.bases) addClassic(base, names);
}

function addKeys(dict: PyObject, names: Set<string>): void {
  for (const [key] of dictPairs(dict as Parameters<typeof dictPairs>[0]))
    if (key instanceof PyStr) names.add(key.value);
}

function sorted(rt: Runtime, items: readonly PyObject[]): PyList {
  const list = rt.listOf([]);
  for (const item of items) listAppend(rt, list, item, false);
  sortList(rt, list, null, null, false);
  return rt.born(list);
}
