import {
  clearExitFunctions,
  registerExitFunction,
  releaseExitFunction,
  runRegistered,
} from '../exitFunctions';
import type { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { dictGetName, dictSet, newDict } from '../objects/dictionary';
import type { Keywords } from '../objects/type';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The atexit module. */
export function makeAtexitModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'atexit');
  builder.func('register', { style: 'free' }, (_rt, [func, ...args], keywords) => {
    if (func === undefined) return rt.typeError('register() takes at least 1 argument (0 given)');
    if (rt.v >= 300 && !rt.ops.isCallable(func))
      return rt.typeError('the first argument must be callable');
    registerExitFunction(rt, func, rt.tuple(args, false), keywordDict(rt, keywords));
    return func;
  });
  builder.func('_run_exitfuncs', {}, () => {
    const last = runRegistered(rt);
    if (last === null) return rt.none;
    if (rt.v < 310) throw new PyRaise(last);
    rt.eval.handling.swallow(last);
    return rt.none;
  });
  if (rt.v >= 300) {
    builder.func('unregister', { min: 1 }, (_rt, [func]) => {
      unregister(rt, func!);
      return rt.none;
    });
    builder.func('_clear', {}, () => {
      clearExitFunctions(rt);
      return rt.none;
    });
    builder.func('_ncallbacks', {}, () => rt.int(rt.exitFunctions.length));
  } else takeOverExitFunction(rt, builder.module);
  return builder.module;
}

function keywordDict(rt: Runtime, keywords: Keywords | null): PyDict | null {
  if (keywords === null || keywords.names.length === 0) return null;
  const dict = newDict(rt);
  keywords.names.forEach((name, i) =>
    dictSet(rt, dict, rt.intern(name), keywords.values[i]!, false),
  );
  return dict;
}

/** Forgets every function that is equal to this one: in the order of registration, from 3.14 on in that of running. */
function unregister(rt: Runtime, func: PyObject): void {
  const { exitFunctions } = rt;
  for (const entry of rt.v >= 314 ? [...exitFunctions].reverse() : [...exitFunctions]) {
    if (entry === null) continue;
    const same = rt.v >= 314 ? rt.equal(func, entry.func) : rt.equal(entry.func, func);
    if (!same) continue;
    const at = exitFunctions.indexOf(entry);
    if (at < 0) continue;
    if (rt.v >= 314) exitFunctions.splice(at, 1);
    else exitFunctions[at] = null;
    releaseExitFunction(rt, entry);
  }
}

/** 2.x: atexit makes itself `sys.exitfunc`; what stood there becomes the first registered function. */
function takeOverExitFunction(rt: Runtime, module: PyModule): void {
  const { dict } = rt.modules.get('sys')!;
  const former = dictGetName(dict, 'exitfunc');
  if (former !== null) registerExitFunction(rt, former, rt.emptyTuple, null);
  dictSet(rt, dict, rt.intern('exitfunc'), dictGetName(module.dict, '_run_exitfuncs')!, false);
}
