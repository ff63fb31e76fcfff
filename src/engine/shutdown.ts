import { StepKind } from '../heap/steps';
import { callExitFunctions } from './exitFunctions';
import type { PyObject } from './object';
import { PyModule } from './objects/callables';
import { dictClear } from './objects/dictOps';
import { dictGetName, dictSet } from './objects/dictionary';
import { clearModule, clearNamespace } from './objects/moduleType';
import { PyStr } from './objects/payload';
import type { Runtime } from './runtime';
import { flushAtExit, restoreStreams } from './standardStreams';
import { listUncollectable } from './shutdownGarbage';

/**
 * `Py_Finalize`: what happens between the program's last line and the end of the process, stage by stage. The exit
 * status that comes of it, or null when it is the program's own.
 */
export function shutdown(rt: Runtime): number | null {
  if (rt.exitFunctions.length > 0)
    stage(rt, 'atexit', 'Functions registered with atexit run, the last registered first.');
  let status = callExitFunctions(rt);
  if (rt.rules.major === 2) finalizeLegacy(rt);
  else if (!finalize(rt)) status = 120;
  rt.rc.releaseTo(0);
  rt.dealloc.settle();
  stage(
    rt,
    'end of the process',
    'The operating system takes the memory back; what still lives is never finalized.',
  );
  return status;
}

function stage(rt: Runtime, name: string, meaning: string): void {
  const { sink } = rt.heap;
  if (sink === null) return;
  rt.heap.step(StepKind.Shutdown, sink.text(name), sink.text(meaning));
}

/** 2.x: one collection, then the modules are emptied name by name; cycles made unreachable by that are never collected. */
function finalizeLegacy(rt: Runtime): void {
  stage(rt, 'last collection', 'Python 2 collects once more, while all modules are still whole.');
  rt.gc.collectNow(2, 'shutdown');
  stage(
    rt,
    'clear __main__',
    "Each global is set to None: names with one leading underscore first, then the others in the dict's order.",
  );
  rt.finalizing = true;
  rt.errors.forgetLast();
  restoreStreams(rt);
  const main = dictGetName(rt.modulesDict, '__main__');
  if (main instanceof PyModule) {
    clearModule(rt, main);
    forgetModule(rt, '__main__');
  }
  // Modules that nobody else has, as long as there are any; then the others.
  const others = (): [string, PyModule][] =>
    programModules(rt).filter(([, module]) => module !== rt.main);
  for (let ready = others().filter(isUnshared(rt)); ready.length > 0;) {
    for (const [name, module] of ready) clearAndForget(rt, name, module);
    ready = others().filter(isUnshared(rt));
  }
  for (const [name, module] of others()) clearAndForget(rt, name, module);
  clearInterpreter(rt);
  dropModulesDict(rt);
}

function isUnshared(rt: Runtime): (entry: [string, PyModule]) => boolean {
  return ([, module]) => rt.rc.countOf(module) === 1;
}

function clearAndForget(rt: Runtime, name: string, module: PyModule): void {
  clearModule(rt, module);
  forgetModule(rt, name);
}

/** The module's place in `sys.modules` is kept, with nothing in it. */
function forgetModule(rt: Runtime, name: string): void {
  if (dictGetName(rt.modulesDict, name) === rt.main) rt.rc.unlink(rt.main, rt.mainEdge);
  dictSet(rt, rt.modulesDict, rt.intern(name), rt.none, false);
  rt.heap.endOpenStep();
  rt.dealloc.settle();
}

/** Modules in `sys.modules` that the program has made, `__main__` among them. */
function programModules(rt: Runtime): [string, PyModule][] {
  return moduleEntries(rt).filter(([, module]) => module === rt.main || !module.builtin);
}

function moduleEntries(rt: Runtime): [string, PyModule][] {
  const { keys, refs } = rt.modulesDict;
  const found: [string, PyModule][] = [];
  keys.forEach((key, i) => {
    const value = refs[2 * i + 1];
    if (key instanceof PyStr && value instanceof PyModule) found.push([key.value, value]);
  });
  return found;
}

/** False when what was still to be written could not be. */
function finalize(rt: Runtime): boolean {
  const { gc } = rt;
  rt.finalizing = true;
  const flushed = flushAtExit(rt);
  // 3.14 does so even where the program has switched the collector off.
  if (gc.enabled || rt.v >= 314) {
    stage(
      rt,
      'collect while whole',
      'A full collection, with everything that the program made still in place.',
    );
    gc.collectNow(2, 'shutdown');
  }
  stage(
    rt,
    'empty sys.modules',
    'The interpreter lets go of the modules: what only they held goes by reference count.',
  );
  rt.errors.forgetLast();
  restoreStreams(rt);
  const modules = moduleEntries(rt);
  emptyModules(rt, modules);
  restoreBuiltins(rt);
  collectAgain(
    rt,
    'collect the modules',
    'Modules whose functions hold their globals form cycles: the collector finds them.',
  );
  listUncollectable(rt);
  clearSurvivors(rt, modules);
  clearInterpreter(rt);
  collectAgain(rt, 'collect once more', 'What the cleared namespaces held in cycles is collected.');
  if (rt.rules.shutdownCollections > 3) {
    collectAgain(rt, 'last collection', 'The interpreter itself is taken down; a last collection.');
  }
  return flushed;
}

function emptyModules(rt: Runtime, modules: readonly [string, PyModule][]): void {
  const { heap } = rt;
  const globals = rt.main.dict;
  const mark = rt.rc.mark;
  // MODEL: where the globals stand in the collector's list at exit depends on start-up; here the members of `__main__`
  // follow their names as measured, in all versions but 3.11.
  if (rt.v !== 311 && heap.gcList.data[globals.id] !== 0)
    heap.moveTo(globals, heap.gcList.data[globals.id]!);
  rt.sourcesGone = true;
  for (const [name, module] of modules) {
    if (module.builtin && module !== rt.main) continue;
    forgetModule(rt, name);
  }
  rt.rc.releaseTo(mark);
  dropModulesDict(rt);
}

/** Library modules stay for the interpreter; whatever else the program has put into `sys.modules` goes. */
function dropModulesDict(rt: Runtime): void {
  for (const [name, module] of moduleEntries(rt)) rt.rc.hold(module, `module ${name}`);
  dictClear(rt, rt.modulesDict);
  rt.dealloc.settle();
}

/** Builtins are again what they were at the start; what the program has put among them goes. */
function restoreBuiltins(rt: Runtime): void {
  const { builtins, initialBuiltins } = rt;
  const mark = rt.rc.mark;
  const added: PyStr[] = [];
  builtins.keys.forEach((key, i) => {
    if (!(key instanceof PyStr)) return;
    if (builtins.refs[2 * i + 1] !== initialBuiltins.get(key.value)) added.push(key);
  });
  for (const key of added) rt.rc.hold(dictGetName(builtins, key.value)!, 'copy of the builtins');
  for (const key of added)
    dictSet(rt, builtins, key, initialBuiltins.get(key.value) ?? rt.none, false);
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
}

/** Modules that are still there are emptied name by name, from 3.7 on the last imported first. */
function clearSurvivors(rt: Runtime, modules: readonly [string, PyModule][]): void {
  const sys = rt.modules.get('sys');
  const alive = modules.filter(
    ([, module]) =>
      rt.heap.objects[module.id] === module &&
      rt.rc.countOf(module) > 0 &&
      module !== sys &&
      module.dict !== rt.builtins,
  );
  if (alive.some(([, module]) => module === rt.main || !module.builtin))
    stage(
      rt,
      'clear by name',
      'A module that something outside still holds is emptied name by name.',
    );
  for (const [, module] of rt.v >= 307 ? alive.reverse() : alive)
    if (rt.heap.objects[module.id] === module) clearNamespace(rt, module.dict, keeps(rt, module));
}

/** Of a library module only what the program has put there is worth clearing. */
function keeps(rt: Runtime, module: PyModule): (value: PyObject) => boolean {
  return module === rt.main || !module.builtin ? () => true : (value) => !rt.isBackground(value);
}

/** `sys`, then the builtins: after this nothing that a finalizer does is seen any more. */
function clearInterpreter(rt: Runtime): void {
  const sys = rt.modules.get('sys');
  if (sys !== undefined) clearNamespace(rt, sys.dict);
  clearNamespace(rt, rt.builtins);
}

function collectAgain(rt: Runtime, name: string, meaning: string): void {
  stage(rt, name, meaning);
  // `_PyGC_CollectNoFail` calls no callbacks.
  rt.gc.collectNow(2, 'shutdown', false);
}
