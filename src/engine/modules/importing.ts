import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { PyModule } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { dictGetName, dictPairs, dictSet } from '../objects/dictionary';
import { PyStr, PyTuple } from '../objects/payload';
import { Unsupported } from '../raise';
import type { Runtime } from '../runtime';
import { MODULES } from './catalogue';

/** Modules of the standard library that exist but are not simulated: naming one is refused, not answered wrongly. */
const KNOWN_MODULES = new Set(
  'os io re json socket select signal subprocess multiprocessing asyncio ctypes pickle struct logging unittest doctest tracemalloc inspect ast dis string math decimal fractions statistics datetime calendar heapq bisect array queue Queue sched hashlib shutil glob pathlib tempfile argparse optparse getopt urllib urllib2 http email xml html csv sqlite3 zlib gzip bz2 lzma pprint textwrap warnings codecs locale gettext platform errno stat fnmatch linecache code codeop importlib imp pkgutil runpy site sysconfig numbers cmath secrets uuid concurrent contextvars selectors resource psutil objgraph StringIO cStringIO cPickle thread _thread __builtin__ builtins copyreg copy_reg reprlib repr keyword token tokenize symtable trace timeit profile cProfile pdb faulthandler'.split(
    ' ',
  ),
);

/** `import name`: the module, loaded when it is first asked for. `fromlist` None: the top of a dotted name. */
export function importName(rt: Runtime, name: string, fromlist: PyObject): PyObject {
  const top = name.split('.')[0]!;
  const wanted =
    fromlist === rt.none || (fromlist instanceof PyTuple && fromlist.items.length === 0)
      ? top
      : name;
  loadModule(rt, name);
  return loadModule(rt, wanted);
}

/** The module of that name. */
export function loadModule(rt: Runtime, name: string): PyModule {
  const loaded = rt.modules.get(name);
  if (loaded !== undefined) {
    const entry = dictGetName(rt.modulesDict, name);
    return entry instanceof PyModule ? entry : loaded;
  }
  const maker = MODULES[name];
  if (
    maker === undefined ||
    (maker.since !== undefined && rt.v < maker.since) ||
    (maker.until !== undefined && rt.v > maker.until)
  ) {
    if (KNOWN_MODULES.has(name.split('.')[0]!)) throw new Unsupported(`import ${name}`);
    const type = rt.types.ModuleNotFoundError ?? rt.types.ImportError!;
    return rt.raise(type, rt.v < 300 ? `No module named ${name}` : `No module named '${name}'`);
  }
  const { recording } = rt.heap;
  rt.heap.endOpenStep();
  rt.heap.recording = false;
  const module = maker.make(rt);
  rt.heap.recording = recording;
  rt.modules.set(name, module);
  rt.registerModule(name, module);
  return module;
}

/** `from module import name`. */
export function importFrom(rt: Runtime, module: PyObject, name: string): PyObject {
  const value = rt.ops.lookupAttr(module, name);
  if (value !== null) return value;
  const moduleName = module instanceof PyModule ? module.name : '?';
  throw rt.errors.importFrom(module, moduleName, name);
}

/** `from module import *`. */
export function importStar(rt: Runtime, module: PyObject, namespace: PyDict): void {
  const { dict } = module as PyModule;
  const all = dictGetName(dict, '__all__');
  if (all !== null) {
    for (const name of rt.ops.toList(all))
      dictSet(rt, namespace, name, rt.ops.getAttr(module, (name as PyStr).value));
    return;
  }
  for (const [key, value] of [...dictPairs(dict)]) {
    if (key instanceof PyStr && !key.value.startsWith('_')) dictSet(rt, namespace, key, value);
  }
}

/** Name of the module that a frame's code belongs to. */
export function moduleNameOf(frame: PyFrame): string {
  const name = dictGetName(frame.globals, '__name__');
  return name instanceof PyStr ? name.value : '?';
}
