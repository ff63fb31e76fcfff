import { EdgeKind } from '../heap/kinds';
import type { PyObject } from './object';
import { dictDelete, dictGetName, dictPairs } from './objects/dictionary';
import type { PyDict } from './objects/dict';
import type { PyException } from './objects/exceptions';
import { PyStr, type PyTuple } from './objects/payload';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';

/** A function that runs when the program is over; the interpreter holds it and its arguments. */
export interface ExitFunction {
  readonly func: PyObject;
  readonly args: PyTuple;
  readonly keywords: PyDict | null;
  readonly edges: readonly number[];
}

/** Keeps a function and what it is to be called with until the program is over. */
export function registerExitFunction(
  rt: Runtime,
  func: PyObject,
  args: PyTuple,
  keywords: PyDict | null,
): void {
  const parts = keywords === null ? [func, args] : [func, args, keywords];
  const edges = parts.map((part) => rt.rc.link(null, part, EdgeKind.Static, 'atexit'));
  rt.exitFunctions.push({ func, args, keywords, edges });
}

/** The interpreter lets go of an exit function that has run, or will not. */
export function releaseExitFunction(rt: Runtime, entry: ExitFunction): void {
  const [func, args, keywords] = entry.edges;
  rt.rc.unlink(entry.func, func!);
  // 3.14.0 to 3.14.2 never let go of the tuple that register() makes of the arguments.
  if (rt.v < 314) rt.rc.unlink(entry.args, args!);
  if (entry.keywords !== null) rt.rc.unlink(entry.keywords, keywords!);
  rt.dealloc.settle();
}

/** All are forgotten. */
export function clearExitFunctions(rt: Runtime): void {
  for (const entry of rt.exitFunctions.splice(0))
    if (entry !== null) releaseExitFunction(rt, entry);
}

/**
 * What stands at the end of a program before its objects are taken down: `sys.exitfunc` in 2.x, the functions
 * registered with atexit in 3.x. The exit status that one of them has brought about, or null.
 */
export function callExitFunctions(rt: Runtime): number | null {
  if (rt.rules.major === 2) return callSysExitFunction(rt);
  const error = runRegistered(rt);
  if (error !== null) rt.eval.handling.swallow(error);
  return null;
}

/** 2.x knows one function only; importing atexit has put there the one that calls the others. */
function callSysExitFunction(rt: Runtime): number | null {
  const sys = rt.modules.get('sys')!;
  const func = dictGetName(sys.dict, 'exitfunc');
  if (func === null) return null;
  const mark = rt.rc.mark;
  rt.rc.hold(func, 'exit function');
  dictDelete(rt, sys.dict, rt.intern('exitfunc'));
  let status: number | null = null;
  try {
    rt.call(func, []);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const exception = error.value as PyException;
    if (exception.type.isSubtype(rt.types.SystemExit!)) status = rt.errors.printUncaught(exception);
    else rt.errors.unraisable(exception, func, 'sys.exitfunc');
    rt.eval.handling.swallow(exception);
  }
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
  return status;
}

/** `atexit._run_exitfuncs`: calls all, the last registered first; the last exception, told already, is given back. */
export function runRegistered(rt: Runtime): PyException | null {
  if (rt.rules.major === 2) return runUntilNoneIsLeft(rt);
  const { exitFunctions } = rt;
  let last: PyException | null = null;
  // What is registered meanwhile does not run any more; what is unregistered still does from 3.14 on.
  const entries = rt.v >= 314 ? [...exitFunctions] : exitFunctions;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry != null) last = replaced(rt, last, callRegistered(rt, entry));
  }
  clearExitFunctions(rt);
  return last;
}

function runUntilNoneIsLeft(rt: Runtime): PyException | null {
  let last: PyException | null = null;
  for (let entry = rt.exitFunctions.pop(); entry != null; entry = rt.exitFunctions.pop()) {
    last = replaced(rt, last, callRegistered(rt, entry));
    releaseExitFunction(rt, entry);
  }
  return last;
}

function replaced(
  rt: Runtime,
  last: PyException | null,
  next: PyException | null,
): PyException | null {
  if (next === null) return last;
  if (last !== null) rt.eval.handling.swallow(last);
  return next;
}

/** Calls one; an exception is told, and given back. */
function callRegistered(rt: Runtime, entry: ExitFunction): PyException | null {
  const mark = rt.rc.mark;
  rt.rc.hold(entry.func, 'atexit function');
  let raised: PyException | null = null;
  try {
    rt.eval.call(entry.func, [...entry.args.items], keywordsOf(entry.keywords));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    raised = error.value as PyException;
    rt.eval.handling.take(raised);
    rt.errors.unraisable(raised, entry.func, 'atexit');
  }
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
  return raised;
}

function keywordsOf(dict: PyDict | null): { names: string[]; values: PyObject[] } | null {
  if (dict === null) return null;
  const names: string[] = [];
  const values: PyObject[] = [];
  for (const [key, value] of dictPairs(dict)) {
    if (!(key instanceof PyStr)) continue;
    names.push(key.value);
    values.push(value);
  }
  return { names, values };
}
