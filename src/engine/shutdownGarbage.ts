import { DebugFlag } from './collector/debugFlags';
import type { PyException } from './objects/exceptions';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';

/**
 * `_PyGC_DumpShutdownStats`: what is left in `gc.garbage` is listed when DEBUG_UNCOLLECTABLE asks for it. The
 * ResourceWarning that goes before is one of those that are not shown unless a user asks for them.
 */
export function listUncollectable(rt: Runtime): void {
  const { debug, garbage } = rt.gc;
  if ((debug & DebugFlag.SaveAll) !== 0 || (debug & DebugFlag.Uncollectable) === 0) return;
  if (garbage.items.length === 0) return;
  const mark = rt.rc.mark;
  try {
    rt.ops.writeStderr(`      ${rt.ops.repr(garbage)}\n`);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const exception = error.value as PyException;
    rt.eval.handling.take(exception);
    rt.errors.unraisable(exception, garbage, 'gc shutdown');
    rt.eval.handling.swallow(exception);
  }
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
}
