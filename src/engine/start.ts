import { GcList, ObjectFlag, Origin } from '../heap/kinds';
import { defineValue } from './define';
import { installBuiltinFunctions } from './modules/builtinFunctions';
import { ModuleBuilder, newModule } from './modules/module';
import { installFile, makeSysModule } from './modules/sys';
import { installWeakref } from './modules/weakref';
import { installBasics } from './objects/basics';
import { installBytes } from './objects/bytesMethods';
import { buildClass } from './objects/classes';
import { installClassic } from './objects/classic';
import { installComplex } from './objects/complexOps';
import { PyDict } from './objects/dict';
import { installDict } from './objects/dictMethods';
import { dictPairs, dictSet } from './objects/dictionary';
import { installExceptions } from './objects/exceptionTypes';
import { installFloat } from './objects/floatOps';
import { installInt } from './objects/intOps';
import { installIterators } from './objects/iterators';
import { installList } from './objects/listMethods';
import { installMappingProxy } from './objects/mappingProxy';
import { PyList, PyStr } from './objects/payload';
import { installRange } from './objects/rangeOps';
import { installSet } from './objects/setMethods';
import { defineSlotMethods } from './objects/slotMethods';
import { installSlice } from './objects/slices';
import { installStr } from './objects/strMethods';
import { installTuple } from './objects/tupleMethods';
import { refuseDoc } from './refusal';
import type { Runtime } from './runtime';

/** Fills the types, then makes what stands in the heap before the program's first line. */
export function start(rt: Runtime): void {
  installBasics(rt);
  installInt(rt);
  installFloat(rt);
  installComplex(rt);
  installStr(rt);
  installBytes(rt);
  installTuple(rt);
  installList(rt);
  installSlice(rt);
  installRange(rt);
  installDict(rt);
  installSet(rt);
  installIterators(rt);
  installMappingProxy(rt);
  const exceptions = installExceptions(rt);
  installWeakref(rt);
  installFile(rt);
  if (rt.v < 300) installClassic(rt);
  for (const type of new Set(Object.values(rt.types))) {
    defineSlotMethods(rt, type);
    if (!type.lazyBuiltins.has('__doc__'))
      defineValue(type, '__doc__', () => refuseDoc(rt, type.name));
  }

  rt.modulesDict = startupDict(rt, 'sys.modules');
  rt.rc.linkStatic(rt.modulesDict, 'modules in import.c');
  makeBuiltins(rt, exceptions);
  makeGarbage(rt);
  registerStatic(rt, 'sys', makeSysModule(rt));
  makeMain(rt);
}

function startupDict(rt: Runtime, name: string): PyDict {
  const dict = rt.startup(new PyDict(rt.types.dict), 240, 0);
  dict.refs = [];
  dict.edges = [];
  dict.origin = Origin.Startup;
  rt.givenNames.set(dict, { name, subtitle: '' });
  return dict;
}

function registerStatic(rt: Runtime, name: string, module: ReturnType<typeof newModule>): void {
  rt.modules.set(name, module);
  rt.registerModule(name, module);
}

/** Types that are builtins by their names. */
const BUILTIN_TYPES = [
  'type',
  'object',
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytearray',
  'tuple',
  'list',
  'dict',
  'set',
  'frozenset',
  'slice',
  'property',
  'staticmethod',
  'classmethod',
  'super',
];

function makeBuiltins(rt: Runtime, exceptions: readonly string[]): void {
  const name = rt.v < 300 ? '__builtin__' : 'builtins';
  const builder = new ModuleBuilder(rt, name);
  rt.builtins = builder.module.dict;
  for (const type of BUILTIN_TYPES) builder.set(type, rt.types[type]!);
  if (rt.v < 300) {
    builder
      .set('long', rt.types.long)
      .set('unicode', rt.types.unicode)
      .set('basestring', rt.types.basestring!);
    builder.set('xrange', rt.types.range);
    if (rt.v >= 206) builder.set('bytes', rt.types.str);
  } else {
    builder.set('bytes', rt.types.bytes).set('range', rt.types.range);
    builder.func('__build_class__', { style: 'free' }, buildClass);
  }
  for (const type of ['enumerate', 'reversed', 'zip', 'map', 'filter']) {
    const made = rt.types[type];
    if (made !== undefined) builder.set(type, made);
  }
  for (const exception of exceptions) builder.set(exception, rt.types[exception]!);
  for (const [function_, value] of installBuiltinFunctions(rt)) builder.set(function_, value);
  builder.set('None', rt.none).set('True', rt.true).set('False', rt.false);
  builder
    .set('NotImplemented', rt.notImplemented)
    .set('Ellipsis', rt.ellipsis)
    .set('__debug__', rt.true);
  registerStatic(rt, name, builder.module);
  rt.initialBuiltins = new Map(
    [...dictPairs(rt.builtins)].flatMap(([key, value]) =>
      key instanceof PyStr ? [[key.value, value] as const] : [],
    ),
  );
}

/** `gc.garbage` (and `gc.callbacks`) exist before gc is imported; who holds them depends on the version. */
function makeGarbage(rt: Runtime): void {
  const list = (name: string, where: string): PyList => {
    const made = rt.startup(new PyList(rt.types.list), 56, 0);
    made.refs = [];
    made.edges = [];
    rt.givenNames.set(made, { name, subtitle: '' });
    rt.rc.linkStatic(made, `${where} in gcmodule.c`);
    if (rt.v < 310) rt.rc.linkStatic(made, 'extensions in import.c');
    return made;
  };
  rt.gc.garbage = list('gc.garbage', 'garbage');
  if (rt.v >= 303) rt.gc.callbacks = list('gc.callbacks', 'callbacks');
}

/** The module `__main__` and its globals. */
function makeMain(rt: Runtime): void {
  const mark = rt.rc.mark;
  const main = newModule(rt, '__main__', 'globals');
  const globals = main.dict;
  const set = (name: string, value: ReturnType<Runtime['str']>): void =>
    dictSet(rt, globals, rt.intern(name), value, false);
  if (rt.v >= 303) {
    dictSet(rt, globals, rt.intern('__package__'), rt.none, false);
    // MODEL: the `__loader__` of `__main__` is None; CPython has an object there that no program of this kind uses.
    dictSet(rt, globals, rt.intern('__loader__'), rt.none, false);
    dictSet(rt, globals, rt.intern('__spec__'), rt.none, false);
    if (rt.v < 314) {
      const annotations = new PyDict(rt.types.dict);
      annotations.refs = [];
      annotations.edges = [];
      rt.startup(annotations, 64, 0);
      rt.givenNames.set(annotations, { name: '__annotations__', subtitle: '' });
      dictSet(rt, globals, rt.intern('__annotations__'), annotations, false);
    }
  }
  if (rt.v < 300) dictSet(rt, globals, rt.intern('__package__'), rt.none, false);
  const builtins = rt.modules.get(rt.v < 300 ? '__builtin__' : 'builtins')!;
  dictSet(rt, globals, rt.intern('__builtins__'), builtins, false);
  set('__file__', rt.str(rt.v >= 309 ? rt.absoluteFilename : rt.filename));
  if (rt.v >= 303) dictSet(rt, globals, rt.intern('__cached__'), rt.none, false);
  rt.rc.releaseTo(mark);
  rt.main = main;
  rt.modules.set('__main__', main);
  rt.registerModule('__main__', main);
  rt.mainEdge = rt.rc.linkStatic(main, 'run of the program in pythonrun.c');
  // The oldest list that start-up filled is where the two stand by now.
  const list = rt.rules.baseline[2] > 0 ? GcList.Generation2 : GcList.Generation1;
  for (const object of [main, globals, rt.gc.garbage]) {
    rt.heap.setFlags(object, ObjectFlag.Tracked);
    rt.heap.moveTo(object, list);
  }
}
