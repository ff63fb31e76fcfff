import { ObjectKind } from '../heap/kinds';
import { makeStaticType, type TypeOptions, type Types } from './bootstrap';
import type { PyObject } from './object';
import { PySingleton } from './objects/payload';
import type { PyType } from './objects/type';
import type { Runtime } from './runtime';

/** Types, the singletons, and what is installed on them once the small values exist. */
export interface Installed {
  types: Types;
  none: PyObject;
  notImplemented: PyObject;
  ellipsis: PyObject;
}

const V: TypeOptions = { kind: ObjectKind.Value, quiet: true, gc: false };
const QUIET: TypeOptions = { quiet: true, gc: true };

/** Makes the built-in types; their slots and methods are added by the files that describe them. */
export function installTypes(rt: Runtime): Installed {
  const py2 = rt.v < 300;
  const builtins = py2 ? '__builtin__' : 'builtins';
  const types = {} as Types;
  const metatype = makeStaticType(null, 'type', { kind: ObjectKind.Class, gc: true, size: 880 });
  const make = (name: string, options: TypeOptions = {}): PyType => {
    const type = makeStaticType(metatype, name, {
      base: types.object,
      module: builtins,
      ...options,
    });
    rt.startup(type, 400);
    if (rt.rules.immortals) rt.heap.setFlags(type, 4);
    return type;
  };
  types.object = makeStaticType(metatype, 'object', {
    kind: ObjectKind.Instance,
    gc: false,
    module: builtins,
  });
  rt.startup(types.object, 400, 1000);
  if (rt.rules.immortals) rt.heap.setFlags(types.object, 4);
  types.type = metatype;
  metatype.bases = [types.object];
  metatype.mro = [metatype, types.object];
  metatype.slots = Object.create(types.object.slots) as PyType['slots'];
  metatype.layout = metatype;
  metatype.module = builtins;
  metatype.hasWeakrefs = true;
  metatype.hasDict = true;
  rt.startup(metatype, 400, 1000);
  if (rt.rules.immortals) rt.heap.setFlags(metatype, 4);

  types.int = make('int', { ...V, layout: true, size: 24 });
  types.long = py2 ? make('long', { ...V, layout: true, size: 24 }) : types.int;
  types.bool = make('bool', { ...V, base: types.int, acceptable: false });
  types.float = make('float', { ...V, layout: true, size: 24 });
  types.complex = make('complex', { ...V, layout: true, size: 32 });
  if (py2) types.basestring = make('basestring', { ...V, instantiable: false });
  types.str = make('str', {
    ...V,
    layout: true,
    size: 37,
    ...(py2 ? { base: types.basestring! } : {}),
  });
  types.unicode = py2
    ? make('unicode', { ...V, layout: true, size: 50, base: types.basestring! })
    : types.str;
  types.bytes = py2 ? types.str : make('bytes', { ...V, layout: true, size: 33 });
  types.bytearray = make('bytearray', { quiet: false, gc: false, layout: true, size: 56 });
  types.NoneType = make('NoneType', { ...V, acceptable: false });
  types.NotImplementedType = make('NotImplementedType', { ...V, acceptable: false });
  types.ellipsis = make('ellipsis', { ...V, acceptable: false });
  types.tuple = make('tuple', {
    kind: ObjectKind.Tuple,
    gc: true,
    layout: true,
    size: 40,
    itemSize: 8,
  });
  types.list = make('list', {
    kind: ObjectKind.List,
    gc: true,
    layout: true,
    size: 56,
    itemSize: 8,
  });
  types.dict = make('dict', {
    kind: ObjectKind.Dict,
    gc: true,
    layout: true,
    size: py2 ? 280 : 64,
  });
  types.set = make('set', {
    kind: ObjectKind.Set,
    gc: true,
    layout: true,
    hasWeakrefs: true,
    size: 216,
  });
  types.frozenset = make('frozenset', {
    kind: ObjectKind.Set,
    gc: true,
    layout: true,
    hasWeakrefs: true,
    size: 216,
  });
  types.slice = make('slice', { ...QUIET, gc: rt.v >= 207, acceptable: false, size: 56 });
  types.range = make(py2 ? 'xrange' : 'range', {
    quiet: true,
    gc: false,
    acceptable: false,
    size: 48,
  });
  types.cell = make('cell', {
    kind: ObjectKind.Cell,
    gc: true,
    acceptable: false,
    instantiable: rt.v >= 308,
    size: 40,
  });
  types.code = make('code', {
    kind: ObjectKind.Code,
    quiet: true,
    gc: false,
    hasWeakrefs: true,
    size: 176,
    acceptable: false,
  });
  types.frame = make('frame', {
    kind: ObjectKind.Frame,
    quiet: true,
    gc: true,
    acceptable: false,
    instantiable: false,
  });
  types.function = make('function', {
    kind: ObjectKind.Function,
    gc: true,
    hasWeakrefs: true,
    hasDict: true,
    acceptable: false,
    size: 136,
  });
  types.method = make(py2 ? 'instancemethod' : 'method', {
    kind: ObjectKind.Method,
    ...QUIET,
    hasWeakrefs: true,
    acceptable: false,
    size: 64,
  });
  types.builtin = make('builtin_function_or_method', {
    ...QUIET,
    acceptable: false,
    instantiable: false,
    hasWeakrefs: rt.v >= 300,
    size: 72,
  });
  types.methodDescriptor = make('method_descriptor', {
    ...QUIET,
    acceptable: false,
    instantiable: false,
    size: 72,
  });
  types.slotWrapper = make('wrapper_descriptor', {
    ...QUIET,
    acceptable: false,
    instantiable: false,
    size: 72,
  });
  types.getset = make('getset_descriptor', {
    ...QUIET,
    acceptable: false,
    instantiable: false,
    size: 64,
  });
  types.member = make('member_descriptor', {
    ...QUIET,
    acceptable: false,
    instantiable: false,
    size: 64,
  });
  types.property = make('property', { gc: true, layout: true, size: 64 });
  types.staticmethod = make('staticmethod', { gc: true, layout: true, size: 48 });
  types.classmethod = make('classmethod', { gc: true, layout: true, size: 48 });
  types.super = make('super', { ...QUIET, layout: true, size: 48 });
  types.module = make('module', {
    kind: ObjectKind.Module,
    gc: true,
    hasDict: true,
    hasWeakrefs: rt.v >= 300,
    layout: true,
    size: 72,
  });
  types.generator = make('generator', {
    kind: ObjectKind.Generator,
    gc: true,
    hasWeakrefs: true,
    acceptable: false,
    instantiable: false,
    size: 112,
  });
  types.weakref = make(
    py2 || rt.v < 300 ? 'weakref' : rt.v >= 310 ? 'weakref.ReferenceType' : 'weakref',
    {
      kind: ObjectKind.Weakref,
      gc: true,
      layout: true,
      hasWeakrefs: false,
      size: 72,
    },
  );
  types.weakref.module = rt.v >= 310 ? 'weakref' : builtins;
  types.weakproxy = make(rt.v >= 310 ? 'weakref.ProxyType' : 'weakproxy', {
    kind: ObjectKind.Weakref,
    gc: true,
    acceptable: false,
    instantiable: false,
    size: 72,
  });
  types.weakcallableproxy = make(rt.v >= 310 ? 'weakref.CallableProxyType' : 'weakcallableproxy', {
    kind: ObjectKind.Weakref,
    gc: true,
    acceptable: false,
    instantiable: false,
    size: 72,
  });
  types.traceback = make('traceback', {
    kind: ObjectKind.Traceback,
    gc: true,
    acceptable: false,
    size: 64,
    quiet: true,
  });
  types.mappingproxy = make(py2 ? 'dictproxy' : 'mappingproxy', {
    ...QUIET,
    acceptable: false,
    size: 48,
  });
  types.file = make(py2 ? 'file' : '_io.TextIOWrapper', { gc: !py2, acceptable: false, size: 200 });
  types.classobj = make('classobj', {
    kind: ObjectKind.Class,
    gc: true,
    hasWeakrefs: true,
    size: 104,
    acceptable: true,
  });
  types.instance = make('instance', {
    kind: ObjectKind.Instance,
    gc: true,
    hasWeakrefs: true,
    size: 72,
  });

  const singleton = (type: PyType): PyObject => rt.shared(new PySingleton(type), 16);
  return {
    types,
    none: singleton(types.NoneType),
    notImplemented: singleton(types.NotImplementedType),
    ellipsis: singleton(types.ellipsis),
  };
}
