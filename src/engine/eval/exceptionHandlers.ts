import { PyRaise } from '../raise';
import type { PyObject } from '../object';
import { PyClassic, PyClassicInstance } from '../objects/callables';
import type { PyException } from '../objects/exceptions';
import { PyTuple } from '../objects/payload';
import { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { loadMethod } from '../objects/attributeAccess';
import type { HandlerTable } from './handler';

/** Raising, handling, and the with statement. */
export const EXCEPTION_HANDLERS: HandlerTable = {
  RAISE_VARARGS(rt, f, count) {
    const parts: PyObject[] = [];
    for (let i = count - 1; i >= 0; i--) parts.push(f.peek(i));
    rt.errors.raise(parts, f);
  },
  LOAD_ASSERTION_ERROR(rt, f) {
    f.push(rt.types.AssertionError!, rt.rc);
  },
  PUSH_EXC_INFO(rt, f, aside) {
    if (aside === 1) rt.eval.handling.setAside(f);
    else rt.eval.handling.push(f);
  },
  CHECK_EXC_MATCH(rt, f) {
    const result = rt.bool(matches(rt, f.peek(1), f.peek(0)));
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  POP_EXCEPT(rt, f) {
    rt.eval.handling.pop(f);
  },
  RERAISE(rt, f) {
    const exception = rt.rc.hold(f.peek(0), 'exception') as PyException;
    f.reraising = true;
    throw new PyRaise(exception);
  },
  BEFORE_WITH(rt, f) {
    const manager = f.peek(0);
    if (rt.v >= 314) {
      const exit = loadMethod(rt, manager, '__exit__');
      const enter = loadMethod(rt, manager, '__enter__');
      if (exit !== null && enter !== null) {
        const owned = rt.rc.hold(manager, 'context manager');
        f.pop(rt.rc);
        f.push(rt.makeExit(exit, owned), rt.rc, 'exit method');
        f.push(rt.call(enter, [owned]), rt.rc);
        return;
      }
    }
    // 2.x and 3.14 ask for the method that leaves first.
    const early = rt.v < 300 || rt.v >= 314 ? special(rt, manager, '__exit__', '__enter__') : null;
    const enter = special(rt, manager, '__enter__', '__exit__');
    const exit = early ?? special(rt, manager, '__exit__', '__enter__');
    rt.rc.hold(enter, 'enter method');
    rt.rc.hold(exit, 'exit method');
    f.pop(rt.rc);
    f.push(exit, rt.rc, 'exit method');
    f.push(rt.call(enter, []), rt.rc);
  },
  WITH_EXCEPT_START(rt, f) {
    const exception = f.peek(0) as PyException;
    const exit = f.peek(2);
    const type = exception instanceof PyClassicInstance ? exception.cls : exception.type;
    const traceback = rt.eval.handling.tracebackOf(exception) ?? rt.none;
    // Up to 3.10 it stands on the stack beside the exception; 3.14 takes a reference for the call.
    if (rt.v < 311 || rt.v >= 314) rt.rc.hold(traceback, 'traceback on the stack');
    f.push(rt.call(exit, [type, exception, traceback]), rt.rc);
  },
};

function special(rt: Runtime, manager: PyObject, name: string, other: string): PyObject {
  const method = rt.ops.special(manager, name);
  if (method !== null) return method;
  if (rt.v < 311) throw rt.errors.plainAttributeError(manager, name);
  const missing =
    rt.v >= 314 || (name === '__exit__' && rt.ops.special(manager, other) !== null)
      ? ` (missed ${name} method)`
      : '';
  return rt.typeError(
    `'${rt.ops.typeName(manager)}' object does not support the context manager protocol${missing}`,
  );
}

/** Does the exception belong to the class, or to one of the classes in a tuple? */
function matches(rt: Runtime, exception: PyObject, wanted: PyObject): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((item) => matches(rt, exception, item));
  if (wanted instanceof PyType && wanted.isSubtype(rt.types.BaseException))
    return exception.type.isSubtype(wanted);
  if (wanted instanceof PyClassic) {
    return exception instanceof PyClassicInstance && rt.isClassicSubclass(exception.cls, wanted);
  }
  if (rt.v >= 300)
    return rt.typeError('catching classes that do not inherit from BaseException is not allowed');
  return false;
}
