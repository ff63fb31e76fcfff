import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { PyModule } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { dictGetName, dictPairs, dictSet } from '../objects/dictionary';
import { PyStr, PyTuple } from '../objects/payload';
import { type PyRaise, Unsupported } from '../raise';
import { isRealModule, realDirectory } from '../refusal';
import type { Runtime } from '../runtime';
import { MODULES } from './catalogue';

/** `import name`: the module, loaded when it is first asked for. `fromlist` None: the top of a dotted name. */
export function importName(rt: Runtime, name: string, fromlist: PyObject, level: number): PyObject {
  // A program that is run as a file is in no package.
  if (level > 0) {
    if (rt.v < 300) return rt.valueError('Attempted relative import in non-package');
    return rt.raise(
      rt.v < 306 ? rt.types.SystemError! : rt.types.ImportError!,
      'attempted relative import with no known parent package',
    );
  }
  const top = name.split('.')[0]!;
  const wanted =
    fromlist === rt.none || (fromlist instanceof PyTuple && fromlist.items.length === 0)
      ? top
      : name;
  loadModule(rt, name);
  return loadModule(rt, wanted);
}

/** No such module; of a dotted name the package is imported first. */
function missingModule(rt: Runtime, name: string): PyRaise {
  const dot = name.indexOf('.');
  if (dot < 0) return rt.errors.noModule(name);
  const top = name.slice(0, dot);
  if (MODULES[top] === undefined) return rt.errors.noModule(rt.v < 300 ? name : top);
  loadModule(rt, top);
  if (rt.v < 300) return rt.errors.noModule(name.slice(dot + 1));
  const hint = top === 'collections' ? '' : `; '${top}' is not a package`;
  return rt.errors.noModule(name, hint);
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
    if (isRealModule(rt, name)) throw new Unsupported(`import ${name}`);
    throw missingModule(rt, name);
  }
  const { recording } = rt.heap;
  rt.heap.endOpenStep();
  rt.heap.recording = false;
  const module = maker.make(rt);
  rt.heap.recording = recording;
  const real = realDirectory(rt, module);
  if (real !== null) {
    const own = [...dictPairs(module.dict)].map(([key]) => (key as PyStr).value);
    module.helpers = new Set(own.filter((key) => !real.has(key)));
  }
  rt.modules.set(name, module);
  rt.registerModule(name, module);
  return module;
}

/** `from module import name`. */
export function importFrom(rt: Runtime, module: PyObject, name: string): PyObject {
  const value = rt.ops.askedAttr(module, name);
  if (value !== null) return value;
  const moduleName = module instanceof PyModule ? module.name : '?';
  throw rt.errors.importFrom(module, moduleName, name);
}

/** `from module import *`. */
export function importStar(rt: Runtime, module: PyObject, namespace: PyDict): void {
  const { dict } = module as PyModule;
  const all = dictGetName(dict, '__all__');
  if (all !== null) {
    for (const name of rt.iteration.toList(all))
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
