import type { PyObject } from './object';
import { dictGetName, dictSet } from './objects/dictionary';
import type { PyException } from './objects/exceptions';
import { PyFile } from './objects/file';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';

/** A stream that the program has put in place of the interpreter's own, or null. */
function replaced(rt: Runtime, name: 'stdout' | 'stderr'): PyObject | null {
  const sys = rt.modules.get('sys');
  const file = sys === undefined ? null : dictGetName(sys.dict, name);
  return file === null || file === rt.none || file instanceof PyFile ? null : file;
}

/** The exception that flushing raises, to be swallowed or told; null when all went well. */
function flush(rt: Runtime, file: PyObject): PyException | null {
  const mark = rt.rc.mark;
  rt.rc.hold(file, 'stream');
  try {
    rt.call(rt.ops.getAttr(file, 'flush'), []);
    return null;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const exception = error.value as PyException;
    rt.eval.handling.take(exception);
    return exception;
  } finally {
    rt.rc.releaseTo(mark);
  }
}

function swallow(rt: Runtime, exception: PyException | null): void {
  if (exception !== null) rt.eval.handling.swallow(exception);
  rt.dealloc.settle();
}

/** When the program's last line has run (3.x): errors are no matter. */
export function flushAfterProgram(rt: Runtime): void {
  if (rt.rules.major === 2) return;
  for (const name of ['stderr', 'stdout'] as const) {
    const file = replaced(rt, name);
    if (file !== null) swallow(rt, flush(rt, file));
  }
}

/** `flush_std_files`: false when a stream could not be flushed, which of `sys.stdout` is also told. */
export function flushAtExit(rt: Runtime): boolean {
  let done = true;
  for (const name of ['stdout', 'stderr'] as const) {
    const file = replaced(rt, name);
    if (file === null || isClosed(rt, file)) continue;
    const failure = flush(rt, file);
    if (failure === null) continue;
    done = false;
    if (name === 'stdout') rt.errors.unraisable(failure, file, 'stdout flush');
    swallow(rt, failure);
  }
  return done;
}

function isClosed(rt: Runtime, file: PyObject): boolean {
  const mark = rt.rc.mark;
  try {
    return rt.ops.isTrue(rt.ops.getAttr(file, 'closed'));
  } catch (error) {
    if (rt.ops.catches(error, rt.types.BaseException!)) return false;
    throw error;
  } finally {
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }
}

/** The interpreter's own streams come back: what the program has put in their place goes. */
export function restoreStreams(rt: Runtime): void {
  const sys = rt.modules.get('sys');
  if (sys === undefined) return;
  for (const name of ['stdout', 'stderr']) {
    const own = dictGetName(sys.dict, `__${name}__`);
    if (own === null || dictGetName(sys.dict, name) === own) continue;
    dictSet(rt, sys.dict, rt.intern(name), own, false);
    rt.heap.endOpenStep();
    rt.dealloc.settle();
  }
}
