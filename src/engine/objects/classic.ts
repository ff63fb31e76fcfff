import { EdgeKind } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { bindMethod } from './attributeAccess';
import { PyClassic, PyClassicInstance, PyFunction } from './callables';
import type { PyDict } from './dict';
import { dictDelete, dictGetName, dictSet, newDict } from './dictionary';
import { PyStr, type PyTuple } from './payload';
import type { PyType } from './type';
import type { Keywords } from './type';

/** An old-style class of 2.x (`PyClass_New`). */
export function makeClassic(
  rt: Runtime,
  name: string,
  bases: PyTuple,
  namespace: PyDict,
): PyClassic {
  const cls = new PyClassic(rt.types.classobj);
  cls.name = name;
  cls.bases = bases.items as PyClassic[];
  cls.refs = [null, null];
  cls.edges = [0, 0];
  rt.place(cls);
  namespace.subtitleOf = name;
  if (dictGetName(namespace, '__doc__') === null)
    dictSet(rt, namespace, rt.intern('__doc__'), rt.none, false);
  if (dictGetName(namespace, '__module__') === null) {
    const module = dictGetName(rt.eval.frame!.globals, '__name__');
    if (module !== null) dictSet(rt, namespace, rt.intern('__module__'), module, false);
  }
  rt.rc.assign(cls, cls.refs, cls.edges, 0, bases, EdgeKind.Slot, '__bases__', false);
  rt.rc.assign(cls, cls.refs, cls.edges, 1, namespace, EdgeKind.Slot, '__dict__', false);
  return rt.born(cls);
}

/** An attribute of an old-style class, depth first, left to right. */
export function classicClassLookup(cls: PyClassic, name: string): PyObject | null {
  const dict = cls.refs[1] as PyDict | null;
  const own = dict === null ? null : dictGetName(dict, name);
  if (own !== null) return own;
  for (const base of cls.bases) {
    const found = base instanceof PyClassic ? classicClassLookup(base, name) : null;
    if (found !== null) return found;
  }
  return null;
}

/** An attribute of an instance or its class, bound to the instance; null when there is none. */
export function classicLookup(
  rt: Runtime,
  instance: PyClassicInstance,
  name: string,
): PyObject | null {
  const own = dictGetName(instance.dict, name);
  if (own !== null) return own;
  const found = classicClassLookup(instance.cls, name);
  if (found === null) return null;
  if (found instanceof PyFunction) return bindMethod(rt, found, instance, instance.cls);
  const get = found.type.slots.descrGet;
  return get === undefined ? found : get(rt, found, instance, instance.cls);
}

/** Calling an old-style class makes an instance (`PyInstance_New`). */
export function newClassicInstance(
  rt: Runtime,
  cls: PyClassic,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const instance = new PyClassicInstance(rt.types.instance);
  instance.refs = [null, null];
  instance.edges = [0, 0];
  const dict = newDict(rt, 'instance');
  rt.place(instance, false);
  rt.rc.assign(instance, instance.refs, instance.edges, 0, cls, EdgeKind.Slot, '__class__', false);
  rt.rc.assign(instance, instance.refs, instance.edges, 1, dict, EdgeKind.Slot, '__dict__', false);
  rt.heap.track(instance);
  rt.born(instance);
  rt.born(dict);
  const init = classicLookup(rt, instance, '__init__');
  if (init === null) {
    if (args.length > 0 || keywords !== null)
      return rt.typeError('this constructor takes no arguments');
    return instance;
  }
  const result = rt.eval.call(init, args, keywords);
  if (result !== rt.none) return rt.typeError('__init__() should return None');
  return instance;
}

export function classicGetAttr(rt: Runtime, object: PyObject, name: string): PyObject {
  if (object instanceof PyClassicInstance) {
    if (name === '__class__') return object.cls;
    if (name === '__dict__') return object.dict;
    const found = classicLookup(rt, object, name);
    if (found !== null) return found;
    const hook = classicClassLookup(object.cls, '__getattr__');
    if (hook !== null && !(name.startsWith('__') && name.endsWith('__')))
      return rt.call(hook, [object, rt.str(name)]);
    return rt.raise(
      rt.types.AttributeError!,
      `${object.cls.name} instance has no attribute '${name}'`,
    );
  }
  const cls = object as PyClassic;
  if (name === '__dict__') return cls.refs[1]!;
  if (name === '__bases__') return cls.refs[0]!;
  if (name === '__name__') return rt.str(cls.name);
  const found = classicClassLookup(cls, name);
  if (found === null)
    return rt.raise(rt.types.AttributeError!, `class ${cls.name} has no attribute '${name}'`);
  if (found instanceof PyFunction) return bindMethod(rt, found, null, cls);
  const get = found.type.slots.descrGet;
  return get === undefined ? found : get(rt, found, null, cls);
}

export function classicSetAttr(
  rt: Runtime,
  object: PyObject,
  name: string,
  value: PyObject | null,
): void {
  const dict = object instanceof PyClassicInstance ? object.dict : (object.refs[1] as PyDict);
  if (object instanceof PyClassicInstance) {
    const hook = classicClassLookup(object.cls, value === null ? '__delattr__' : '__setattr__');
    if (hook !== null) {
      rt.call(hook, value === null ? [object, rt.str(name)] : [object, rt.str(name), value]);
      return;
    }
  }
  if (value !== null) dictSet(rt, dict, rt.intern(name), value);
  else if (!dictDelete(rt, dict, rt.intern(name))) {
    const owner =
      object instanceof PyClassicInstance
        ? `${object.cls.name} instance`
        : `class ${(object as PyClassic).name}`;
    rt.raise(rt.types.AttributeError!, `${owner} has no attribute '${name}'`);
  }
}

/** Is `cls` the class or one of its bases? */
export function isClassicSubclass(cls: PyClassic, other: PyObject): boolean {
  return (
    cls === other ||
    cls.bases.some((base) => base instanceof PyClassic && isClassicSubclass(base, other))
  );
}

/** Slots of old-style classes and instances: everything goes through attributes of the instance. */
export function installClassic(rt: Runtime): void {
  const { classobj, instance } = rt.types;
  const method = (object: PyObject, name: string): PyObject | null =>
    classicLookup(rt, object as PyClassicInstance, name);
  const demand = (object: PyObject, name: string): PyObject => classicGetAttr(rt, object, name);
  Object.assign(classobj.slots, {
    getattr: classicGetAttr,
    setattr: classicSetAttr,
    call: (_rt: Runtime, cls: PyObject, args: PyObject[], keywords: Keywords | null) =>
      newClassicInstance(rt, cls as PyClassic, args, keywords),
    repr: (_rt: Runtime, cls: PyObject) =>
      `<class ${moduleOf(cls as PyClassic)}.${(cls as PyClassic).name} at ${rt.ops.address(cls)}>`,
    str: (_rt: Runtime, cls: PyObject) =>
      `${moduleOf(cls as PyClassic)}.${(cls as PyClassic).name}`,
  } satisfies PyType['slots']);
  Object.assign(instance.slots, {
    getattr: classicGetAttr,
    setattr: classicSetAttr,
    repr(_rt: Runtime, object: PyObject) {
      const found = method(object, '__repr__');
      if (found !== null) return (rt.call(found, []) as PyStr).value;
      const { cls } = object as PyClassicInstance;
      return `<${moduleOf(cls)}.${cls.name} instance at ${rt.ops.address(object)}>`;
    },
    str(_rt: Runtime, object: PyObject) {
      const found = method(object, '__str__');
      return found === null ? rt.ops.repr(object) : (rt.call(found, []) as PyStr).value;
    },
    call: (_rt: Runtime, object: PyObject, args: PyObject[], keywords: Keywords | null) => {
      const found = method(object, '__call__');
      if (found !== null) return rt.eval.call(found, args, keywords);
      return rt.raise(
        rt.types.AttributeError!,
        `${(object as PyClassicInstance).cls.name} instance has no __call__ method`,
      );
    },
    bool(_rt: Runtime, object: PyObject) {
      const found = method(object, '__nonzero__') ?? method(object, '__len__');
      return found === null || rt.ops.isTrue(rt.call(found, []));
    },
    len: (_rt: Runtime, object: PyObject) => rt.ops.asSize(rt.call(demand(object, '__len__'), [])),
    getitem: (_rt: Runtime, object: PyObject, key: PyObject) =>
      rt.call(demand(object, '__getitem__'), [key]),
    setitem: (_rt: Runtime, object: PyObject, key: PyObject, value: PyObject) =>
      void rt.call(demand(object, '__setitem__'), [key, value]),
    delitem: (_rt: Runtime, object: PyObject, key: PyObject) =>
      void rt.call(demand(object, '__delitem__'), [key]),
    iter(_rt: Runtime, object: PyObject) {
      const found = method(object, '__iter__');
      if (found !== null) return rt.call(found, []);
      if (method(object, '__getitem__') === null)
        return rt.typeError('iteration over non-sequence');
      return rt.iteration.sequenceIterator(object);
    },
    next(_rt: Runtime, object: PyObject) {
      try {
        return rt.call(demand(object, 'next'), []);
      } catch (error) {
        if (rt.ops.catches(error, rt.types.StopIteration!)) return null;
        throw error;
      }
    },
    compare(_rt: Runtime, object: PyObject, other: PyObject, op: string) {
      const names: Record<string, string> = {
        Lt: '__lt__',
        LtE: '__le__',
        Eq: '__eq__',
        NotEq: '__ne__',
        Gt: '__gt__',
        GtE: '__ge__',
      };
      const found = method(object, names[op]!);
      if (found !== null) {
        const result = rt.call(found, [other]);
        return result === rt.notImplemented ? null : result;
      }
      const cmp = method(object, '__cmp__');
      if (cmp === null) return null;
      const order = Number(rt.ops.index(rt.call(cmp, [other])));
      const truth: Record<string, boolean> = {
        Lt: order < 0,
        LtE: order <= 0,
        Eq: order === 0,
        NotEq: order !== 0,
        Gt: order > 0,
        GtE: order >= 0,
      };
      return rt.bool(truth[op]!);
    },
  } satisfies PyType['slots']);
}

function moduleOf(cls: PyClassic): string {
  const module = classicClassLookup(cls, '__module__');
  return module instanceof PyStr ? module.value : '?';
}
