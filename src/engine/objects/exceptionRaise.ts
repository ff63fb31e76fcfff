import type { PyObject } from '../object';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { PyClassic, PyClassicInstance } from './callables';
import { ExceptionSlot, PyException, PyTraceback, setSlot } from './exceptions';
import { PyTuple } from './payload';
import { PyType } from './type';

/** `PyExceptionInstance_Check`: 2.x lets instances of old-style classes fly too. */
function isExceptionInstance(object: PyObject): boolean {
  return object instanceof PyException || object instanceof PyClassicInstance;
}

/** `PyExceptionClass_Check`. */
function isExceptionClass(rt: Runtime, object: PyObject): boolean {
  if (object instanceof PyClassic) return true;
  return object instanceof PyType && object.isSubtype(rt.types.BaseException);
}

/** The exception that `raise` with these operands is about (`do_raise` of `Python/ceval.c`), its cause set. */
export function exceptionToRaise(rt: Runtime, operands: readonly PyObject[]): PyException {
  if (rt.rules.major === 2) return exceptionToRaise2(rt, operands);
  const [what, from] = operands as [PyObject, PyObject?];
  const exception = instantiate(rt, what, 'exceptions must derive from BaseException');
  if (from !== undefined) {
    const cause =
      from === rt.none
        ? null
        : instantiate(rt, from, 'exception causes must derive from BaseException');
    exception.suppressContext = true;
    setSlot(rt, exception, ExceptionSlot.Cause, cause, '__cause__');
  }
  return exception;
}

function instantiate(rt: Runtime, what: PyObject, refusal: string): PyException {
  if (what instanceof PyException) return what;
  if (!isExceptionClass(rt, what)) return rt.typeError(refusal);
  const made = rt.call(what, []);
  if (made instanceof PyException) return made;
  return rt.typeError(
    `calling ${rt.ops.repr(what)} should have returned an instance of BaseException, not ${rt.ops.repr(made.type)}`,
  );
}

function exceptionToRaise2(rt: Runtime, operands: readonly PyObject[]): PyException {
  let what = operands[0]!;
  const given = operands[1] ?? rt.none;
  const traceback = operands[2] ?? rt.none;
  while (what instanceof PyTuple && what.items.length > 0) what = what.items[0]!;
  let exception: PyObject;
  if (isExceptionClass(rt, what)) {
    exception = normalise(rt, what, given);
    if (!isExceptionInstance(exception)) {
      const name = what instanceof PyClassic ? what.name : (what as PyType).name;
      rt.typeError(
        `calling ${name}() should have returned an instance of BaseException, not '${rt.ops.typeName(exception)}'`,
      );
    }
  } else if (isExceptionInstance(what)) {
    if (given !== rt.none) rt.typeError('instance exception may not have a separate value');
    exception = what;
  } else {
    return rt.typeError(
      `exceptions must be old-style classes or derived from BaseException, not ${rt.ops.typeName(what)}`,
    );
  }
  const raised = exception as PyException;
  raised.raisedByC = false;
  if (traceback !== rt.none)
    setSlot(rt, raised, ExceptionSlot.Traceback, traceback, '__traceback__');
  else if (raised.refs[ExceptionSlot.Traceback] != null)
    setSlot(rt, raised, ExceptionSlot.Traceback, null, '__traceback__');
  return raised;
}

/** `PyErr_NormalizeException`: the value is the instance already, or its arguments, or its one argument. */
function normalise(rt: Runtime, cls: PyObject, value: PyObject): PyObject {
  if (isInstance(rt, value, cls)) return value;
  if (value === rt.none) return rt.call(cls, []);
  return rt.call(cls, value instanceof PyTuple ? value.items : [value]);
}

function isInstance(rt: Runtime, value: PyObject, cls: PyObject): boolean {
  if (cls instanceof PyType) return value.type.isSubtype(cls);
  return value instanceof PyClassicInstance && rt.isClassicSubclass(value.cls, cls as PyClassic);
}

/** The exception that `generator.throw` with these arguments is to raise. */
export function exceptionToThrow(rt: Runtime, operands: readonly PyObject[]): PyException {
  const [what, value, traceback] = operands as [PyObject, PyObject?, PyObject?];
  if (traceback !== undefined && traceback !== rt.none && !(traceback instanceof PyTraceback)) {
    rt.typeError('throw() third argument must be a traceback object');
  }
  if (rt.rules.major === 2) return exceptionToRaise2(rt, operands);
  const given = value ?? rt.none;
  let exception = what;
  if (isExceptionClass(rt, what)) exception = normalise(rt, what, given);
  else if (what instanceof PyException && given !== rt.none) {
    rt.typeError('instance exception may not have a separate value');
  }
  if (!(exception instanceof PyException)) {
    return rt.typeError(
      `exceptions must be classes or instances deriving from BaseException, not ${rt.ops.typeName(what)}`,
    );
  }
  if (traceback instanceof PyTraceback) {
    setSlot(rt, exception, ExceptionSlot.Traceback, traceback, '__traceback__');
  }
  return exception;
}

/** A bare `raise`: what is being handled goes on as if it had never been caught. */
export function reraise(rt: Runtime): PyRaise {
  const { handled } = rt.eval.handling;
  if (handled !== null) return new PyRaise(handled);
  if (rt.rules.major === 3)
    return rt.errors.make(rt.types.RuntimeError!, 'No active exception to reraise');
  return rt.errors.make(
    rt.types.TypeError!,
    'exceptions must be old-style classes or derived from BaseException, not NoneType',
  );
}
