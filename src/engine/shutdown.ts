import { StepKind } from '../heap/steps';
import { releaseExitFunction } from './modules/atexit';
import type { PyDict } from './objects/dict';
import { dictDelete, dictSet } from './objects/dictionary';
import type { PyException } from './objects/exceptions';
import { legacyPairOrder } from './objects/legacyOrder';
import { PyStr } from './objects/payload';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';

/** `Py_Finalize`: what happens between the program's last line and the end of the process, stage by stage. */
export function shutdown(rt: Runtime): void {
  runExitFunctions(rt);
  if (rt.rules.major === 2) finalizeLegacy(rt);
  else finalize(rt);
  rt.rc.releaseTo(0);
  rt.dealloc.settle();
  stage(
    rt,
    'end of the process',
    'The operating system takes the memory back; what still lives is never finalized.',
  );
}

function stage(rt: Runtime, name: string, meaning: string): void {
  const { sink } = rt.heap;
  if (sink === null) return;
  rt.heap.step(StepKind.Shutdown, sink.text(name), sink.text(meaning));
}

/** Functions registered with atexit, the last one registered first. */
function runExitFunctions(rt: Runtime): void {
  if (rt.exitFunctions.length === 0) return;
  stage(rt, 'atexit', 'Functions registered with atexit run, the last registered first.');
  for (let entry = rt.exitFunctions.pop(); entry !== undefined; entry = rt.exitFunctions.pop()) {
    const mark = rt.rc.mark;
    rt.rc.hold(entry.func, 'atexit function');
    try {
      rt.eval.call(
        entry.func,
        [...entry.args],
        entry.names.length > 0 ? { names: entry.names, values: entry.values } : null,
      );
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      rt.eval.handling.take(error.value as PyException);
      rt.errors.unraisable(error.value as PyException, entry.func, 'atexit');
      rt.eval.handling.swallow(error.value as PyException);
    }
    releaseExitFunction(rt, entry);
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }
}

/** 2.x: one collection, then `__main__` is emptied name by name; cycles made unreachable by that are never collected. */
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
  clearByName(rt, rt.main.dict, legacyPairOrder(rt, rt.main.dict));
}

function finalize(rt: Runtime): void {
  const { heap, gc } = rt;
  // 3.14 does so even where the program has switched the collector off.
  if (gc.enabled || rt.v >= 314) {
    stage(
      rt,
      'collect while whole',
      'A full collection, with everything that the program made still in place.',
    );
    gc.collectNow(2, 'shutdown');
  }
  rt.finalizing = true;
  rt.errors.forgetLast();
  stage(
    rt,
    'empty sys.modules',
    'The interpreter lets go of the modules: what only they held goes by reference count.',
  );
  const globals = rt.main.dict;
  const mark = rt.rc.mark;
  // MODEL: where the globals stand in the collector's list depends on start-up; measured: members follow their names, but for 3.11.
  if (rt.v !== 311 && heap.gcList.data[globals.id] !== 0)
    heap.moveTo(globals, heap.gcList.data[globals.id]!);
  rt.rc.hold(globals, 'module dict, kept to be looked at');
  rt.rc.unlink(rt.main, rt.mainEdge);
  dictDelete(rt, rt.modulesDict, rt.intern('__main__'));
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
  collectAgain(
    rt,
    'collect the modules',
    'Modules whose functions hold their globals form cycles: the collector finds them.',
  );
  if (
    heap.objects[globals.id] === globals &&
    globals.type === rt.types.dict &&
    rt.rc.countOf(globals) > 0
  ) {
    stage(
      rt,
      'clear by name',
      'A namespace that something outside still holds is emptied name by name.',
    );
    clearByName(
      rt,
      globals,
      globals.keys.map((_, i) => i),
    );
  }
  collectAgain(rt, 'collect once more', 'What the cleared namespaces held in cycles is collected.');
  if (rt.rules.shutdownCollections > 3) {
    collectAgain(rt, 'last collection', 'The interpreter itself is taken down; a last collection.');
  }
}

function collectAgain(rt: Runtime, name: string, meaning: string): void {
  stage(rt, name, meaning);
  // `_PyGC_CollectNoFail` calls no callbacks.
  rt.gc.collectNow(2, 'shutdown', false);
}

/** `_PyModule_ClearDict`: names with one leading underscore become None first, then all others but `__builtins__`. */
function clearByName(rt: Runtime, dict: PyDict, order: readonly number[]): void {
  for (const underscored of [true, false]) {
    for (const i of order) {
      const key = dict.keys[i];
      if (!(key instanceof PyStr) || dict.refs[2 * i + 1] === rt.none) continue;
      const name = key.value;
      const single = name.startsWith('_') && name[1] !== '_';
      if (single !== underscored || name === '__builtins__') continue;
      dictSet(rt, dict, key, rt.none);
      rt.heap.endOpenStep();
      rt.dealloc.settle();
    }
  }
}
