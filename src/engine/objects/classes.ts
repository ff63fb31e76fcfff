import { EdgeKind, ObjectKind, Origin } from '../../heap/kinds';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { OnReturn } from '../frame';
import { callHolding, type Hold, unpackedHolds } from '../eval/callHolds';
import { makeFrame, makeCells } from '../eval/frames';
import type { Runtime } from '../runtime';
import { makeClassic } from './classic';
import { PyFunction, PyClassic, PyWrapper } from './callables';
import type { PyDict } from './dict';
import { dictDelete, dictGetName, dictPairs, dictSet, newDict } from './dictionary';
import { addSlots, reserveKeys } from './classSlots';
import { mergeMro } from './mro';
import type { PyTuple } from './payload';
import { PyCell, PyStr } from './payload';
import { refreshSlots } from './slotWrappers';
import { type Keywords, PyType } from './type';
import { PyBuiltin } from './callables';

/** `__build_class__` (3.x): made once, shared. */
export function buildClassFunction(rt: Runtime): PyObject {
  return dictGetName(rt.builtins, '__build_class__')!;
}

/** Body of `__build_class__(func, name, *bases, metaclass=…, **kwds)`. */
export function buildClass(rt: Runtime, args: PyObject[], keywords: Keywords | null): PyObject {
  const [func, name, ...bases] = args as [PyFunction, PyStr, ...PyObject[]];
  const names = keywords?.names ?? [];
  const values = keywords?.values ?? [];
  const metaAt = names.indexOf('metaclass');
  let meta: PyObject =
    metaAt >= 0 ? values[metaAt]! : bases.length > 0 ? bases[0]!.type : rt.types.type;
  if (meta instanceof PyType) meta = bestMetaclass(rt, meta, bases);
  const rest: Keywords = {
    names: names.filter((_, i) => i !== metaAt),
    values: values.filter((_, i) => i !== metaAt),
  };
  const basesTuple = internalTuple(rt, bases);
  const prepare =
    meta.type === rt.types.type && !(meta as PyType).isHeap
      ? null
      : rt.ops.lookupAttr(meta, '__prepare__');
  let namespace: PyObject;
  if (prepare === null || (prepare instanceof PyBuiltin && prepare.owner === 'type')) {
    const own = internalDict(rt);
    own.subtitleOf = name.value;
    namespace = own;
  } else {
    namespace = rt.eval.call(prepare, [name, basesTuple], rest);
  }
  rt.rc.hold(namespace, 'class namespace');
  const cell = runClassBody(rt, func, namespace as PyDict);
  const passed = keywordDicts(rt, meta, rest.values);
  const cls = callHolding(rt, passed, () =>
    rt.eval.call(meta, [name, basesTuple, namespace], rest.names.length > 0 ? rest : null),
  );
  if (cell !== null && cls instanceof PyType && cell.content === null) setClassCell(rt, cell, cls);
  return cls;
}

/** The dict of the class statement's keywords; from 3.10 on `type` is called with an array and makes a dict of its own. */
function keywordDicts(rt: Runtime, meta: PyObject, values: readonly PyObject[]): Hold[] {
  const times = rt.v >= 310 && meta === rt.types.type ? 3 : 1;
  return values.flatMap((value) => new Array<Hold>(times).fill([value, 'class keywords']));
}

/** Runs a class body in `namespace`; returns the `__class__` cell when there is one. */
export function runClassBody(rt: Runtime, func: PyFunction, namespace: PyDict): PyCell | null {
  const frame = makeFrame(rt, func.code, func.globals, namespace, func);
  makeCells(rt, frame, func);
  frame.tempMark = rt.rc.mark;
  rt.eval.pushFrame(frame, OnReturn.Exit, 0, func);
  const result = rt.eval.run(frame);
  return result instanceof PyCell ? result : null;
}

function setClassCell(rt: Runtime, cell: PyCell, cls: PyType): void {
  rt.rc.assign(cell, cell.refs, cell.edges, 0, cls, EdgeKind.Slot, 'cell_contents', false);
}

/** The most derived metaclass of the bases. */
function bestMetaclass(rt: Runtime, given: PyType, bases: readonly PyObject[]): PyType {
  let winner = given;
  for (const base of bases) {
    const meta = base.type;
    if (winner.isSubtype(meta)) continue;
    if (meta.isSubtype(winner)) {
      winner = meta;
      continue;
    }
    return rt.typeError(
      'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
    );
  }
  return winner;
}

/** 2.x class statement: `__metaclass__`, else the bases' metaclass, else an old-style class. */
export function makeLegacyClass(
  rt: Runtime,
  name: PyStr,
  bases: PyTuple,
  namespace: PyDict,
): PyObject {
  const meta =
    dictGetName(namespace, '__metaclass__') ??
    (bases.items.length > 0
      ? bases.items[0] instanceof PyClassic
        ? rt.types.classobj
        : bases.items[0]!.type
      : (dictGetName(rt.main.dict, '__metaclass__') ?? rt.types.classobj));
  if (meta === rt.types.classobj) {
    const newStyle = bases.items.find((base) => base instanceof PyType);
    if (newStyle === undefined) return makeClassic(rt, name.value, bases, namespace);
    return rt.call(newStyle.type, [name, bases, namespace]);
  }
  return rt.call(meta, [name, bases, namespace]);
}

/** `type.__new__(meta, name, bases, namespace, **kwds)`. */
export function newClass(
  rt: Runtime,
  meta: PyType,
  name: string,
  basesGiven: readonly PyObject[],
  namespace: PyDict,
  keywords: Keywords | null,
  basesTuple: PyTuple | null = null,
): PyType {
  const bases = basesGiven.length === 0 ? [rt.types.object] : (basesGiven as PyType[]);
  const winner = bestMetaclass(
    rt,
    meta,
    bases.filter((base) => base instanceof PyType),
  );
  checkBases(rt, bases);
  const solid = bestBase(rt, bases);
  const cls = new PyType(winner, name, instanceKind(rt, solid));
  cls.isHeap = true;
  cls.origin = rt.heap.recording ? Origin.Program : Origin.Startup;
  cls.bases = bases.filter((base) => base instanceof PyType);
  cls.layout = solid.layout;
  cls.gc = true;
  cls.quiet = false;
  cls.basicSize = Math.max(solid.basicSize, 16) + 16;
  cls.itemSize = solid.itemSize;
  cls.mro = [cls, ...mergeMro(rt, cls.bases)];
  cls.refs = [null, null, null, null];
  cls.edges = [0, 0, 0, 0];
  const dict = internalDict(rt);
  dict.subtitleOf = name;
  cls.dict = dict;
  for (const [key, value] of dictPairs(namespace)) dictSet(rt, dict, key, value, false);
  rt.place(cls);
  const linkMro = (): void => {
    cls.mroTuple = internalTuple(rt, cls.mro);
    link(1, cls.mroTuple, '__mro__');
  };
  const link = (slot: number, value: PyObject, label: string): void =>
    rt.rc.assign(cls, cls.refs, cls.edges, slot, value, EdgeKind.Slot, label, false);
  const qualname = dictGetName(dict, '__qualname__');
  cls.qualname = qualname instanceof PyStr ? qualname.value : name;
  if (qualname !== null) dictDelete(rt, dict, rt.intern('__qualname__'));
  if (dictGetName(dict, '__module__') === null) {
    const frame = rt.eval.frame as PyFrame | null;
    const module = frame === null ? null : dictGetName(frame.globals, '__name__');
    if (module !== null) dictSet(rt, dict, rt.intern('__module__'), module, false);
  }
  if (dictGetName(dict, '__doc__') === null)
    dictSet(rt, dict, rt.intern('__doc__'), rt.none, false);
  const classcell = dictGetName(dict, '__classcell__');
  wrapSpecials(rt, dict);
  link(0, dict, '__dict__');
  cls.basesTuple =
    basesTuple !== null && basesTuple.refs.length > 0 ? basesTuple : internalTuple(rt, cls.bases);
  link(2, cls.basesTuple, '__bases__');
  link(3, solid, '__base__');
  // `PyType_Ready` computes the mro last up to 3.9, before the descriptors from 3.10 on.
  if (rt.v >= 310) linkMro();
  addSlots(rt, cls, bases, dict);
  if (rt.v >= 314) reserveKeys(cls, dict);
  if (rt.v < 310) linkMro();
  if (classcell instanceof PyCell) {
    setClassCell(rt, classcell, cls);
    dictDelete(rt, dict, rt.intern('__classcell__'));
  }
  refreshSlots(rt, cls);
  for (const base of cls.bases) base.subclasses.push(cls);
  rt.born(cls);
  if (rt.v >= 306) announceSubclass(rt, cls, dict, keywords);
  return cls;
}

/** A class's kind of instance: that of its built-in base. */
function instanceKind(rt: Runtime, base: PyType): ObjectKind {
  if (base.isSubtype(rt.types.type)) return ObjectKind.Class;
  if (base === rt.types.object || base.kind === ObjectKind.Value || base.kind === ObjectKind.Other)
    return ObjectKind.Instance;
  return base.kind;
}

function checkBases(rt: Runtime, bases: readonly PyObject[]): void {
  for (const base of bases) {
    if (base instanceof PyClassic) continue;
    if (!(base instanceof PyType)) {
      if (rt.v >= 307 && rt.ops.lookupAttr(base, '__mro_entries__') !== null) continue;
      rt.typeError('bases must be types');
    } else if (!base.acceptable) rt.typeError(`type '${base.name}' is not an acceptable base type`);
  }
}

/** The base whose instance layout the class extends. */
function bestBase(rt: Runtime, bases: readonly PyType[]): PyType {
  let best: PyType | null = null;
  for (const base of bases) {
    if (!(base instanceof PyType)) continue;
    if (best === null) best = base;
    else if (base.layout !== best.layout) {
      if (best.layout === rt.types.object) best = base;
      else if (base.layout !== rt.types.object && !best.layout!.isSubtype(base.layout!)) {
        if (base.layout!.isSubtype(best.layout!)) best = base;
        else rt.typeError('multiple bases have instance lay-out conflict');
      }
    }
  }
  return best ?? rt.types.object;
}

/** `__new__` is a static method by itself; so are, as class methods, `__init_subclass__` and `__class_getitem__`. */
function wrapSpecials(rt: Runtime, dict: PyDict): void {
  const wrap = (name: string, type: PyType): void => {
    const func = dictGetName(dict, name);
    if (func instanceof PyFunction)
      dictSet(rt, dict, rt.intern(name), makeWrapper(rt, type, [func]), false);
  };
  wrap('__new__', rt.types.staticmethod);
  if (rt.v >= 306) wrap('__init_subclass__', rt.types.classmethod);
  if (rt.v >= 307) wrap('__class_getitem__', rt.types.classmethod);
}

/** A staticmethod, classmethod or property object around callables. */
export function makeWrapper(
  rt: Runtime,
  type: PyType,
  parts: readonly (PyObject | null)[],
): PyWrapper {
  const wrapper = new PyWrapper(type);
  wrapper.refs = parts.map(() => null);
  wrapper.edges = parts.map(() => 0);
  rt.place(wrapper);
  const names = type === rt.types.property ? ['fget', 'fset', 'fdel', '__doc__'] : ['__func__'];
  parts.forEach((part, i) => {
    rt.rc.assign(
      wrapper,
      wrapper.refs,
      wrapper.edges,
      i,
      part,
      EdgeKind.Slot,
      names[i] ?? '',
      false,
    );
  });
  return wrapper;
}

function internalTuple(rt: Runtime, items: readonly PyObject[]): PyTuple {
  return rt.tuple(items, false, Origin.Internal);
}

function internalDict(rt: Runtime): PyDict {
  return newDict(rt, 'namespace');
}

/** `__set_name__` of what the body defined, then `__init_subclass__` of the parent (3.6+). */
function announceSubclass(rt: Runtime, cls: PyType, dict: PyDict, keywords: Keywords | null): void {
  for (const [key, value] of [...dictPairs(dict)]) {
    if (rt.ops.lookup(value.type, '__set_name__') === null) continue;
    callHolding(
      rt,
      [
        [value, 'copy of the namespace'],
        [value, 'bound method'],
      ],
      () => rt.ops.callMethod(value, '__set_name__', [cls, key]),
    );
  }
  for (const base of cls.mro.slice(1)) {
    const found = base.dict === null ? null : dictGetName(base.dict, '__init_subclass__');
    if (found === null) continue;
    const bound = found.type.slots.descrGet!(rt, found, null, cls);
    callHolding(rt, unpackedHolds(rt, [], keywords), () => rt.eval.call(bound, [], keywords));
    return;
  }
  if (keywords !== null && keywords.names.length > 0) {
    rt.typeError(`${cls.name}.__init_subclass__() takes no keyword arguments`);
  }
}
