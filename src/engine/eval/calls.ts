import { FIRST_LOCAL, OnReturn, type PyFrame } from '../frame';
import type { PyObject } from '../object';
import { PyBuiltin, PyFunction, PyMethod, PyMethodDescriptor } from '../objects/callables';
import { type Keywords, PyType } from '../objects/type';
import { checkUnbound } from '../objects/unboundMethods';
import type { Runtime } from '../runtime';
import { callBuiltin, invoke } from './arguments';
import { argumentHolds, methodHolds, pushHolds } from './callHolds';
import { frameFor } from './frames';

interface CallShape {
  /** The caller's stack keeps the arguments (3.11's `f(*args)`). */
  readonly keep: boolean;
  /** They stand in a tuple and a dict already. */
  readonly packed: boolean;
}

const PLAIN_CALL: CallShape = { keep: false, packed: false };

/**
 * Performs a call whose callable and arguments are the top `entries` of the stack: a Python function gets a
 * frame in the same loop, anything else is called to its end. In place of the entries comes the result.
 */
export function callFromStack(
  rt: Runtime,
  f: PyFrame,
  callable: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
  entries: number,
  { keep, packed }: CallShape = PLAIN_CALL,
): void {
  if (callable instanceof PyFunction)
    return callFunction(rt, f, callable, args, keywords, entries, keep);
  if (
    callable instanceof PyMethod &&
    callable.self === null &&
    callable.func instanceof PyFunction
  ) {
    checkUnbound(rt, callable, args);
    return finish(rt, f, rt.eval.callPacked(callable.func, args, keywords), entries);
  }
  if (callable instanceof PyMethod && callable.self !== null) {
    const { func, self } = callable;
    if (rt.v < 308 || rt.v >= 311) {
      const place = f.stack.lastIndexOf(callable);
      if (place === f.stack.length - entries) {
        f.unpackMethod(entries - 1, func, self!, rt.rc);
        return callFromStack(rt, f, func, [self!, ...args], keywords, entries + 1);
      }
    }
    return callFromStack(rt, f, func, [self!, ...args], keywords, entries);
  }
  if (callable instanceof PyBuiltin) {
    return finish(rt, f, callBuiltin(rt, callable, args, keywords), entries);
  }
  if (callable instanceof PyMethodDescriptor && args.length > 0) {
    return finish(rt, f, callDescriptor(rt, callable, args, keywords), entries);
  }
  if (callable instanceof PyType && callable.type.slots.call === rt.types.type.slots.call) {
    return construct(rt, f, callable, args, keywords, entries, packed);
  }
  const method = callable.type.isHeap ? rt.ops.lookup(callable.type, '__call__') : null;
  if (method instanceof PyFunction) {
    return callThroughSlot(rt, f, callable, method, args, keywords, entries, packed);
  }
  finish(rt, f, rt.eval.call(callable, args, keywords), entries);
}

/** `slot_tp_call`: the caller's stack keeps what was called, and C the arguments, until `__call__` is over. */
function callThroughSlot(
  rt: Runtime,
  f: PyFrame,
  callable: PyObject,
  method: PyFunction,
  args: PyObject[],
  keywords: Keywords | null,
  entries: number,
  packed: boolean,
): void {
  const frame = frameFor(rt, method, [callable, ...args], keywords);
  if (frame.generator !== null) return finish(rt, f, frame.generator, entries);
  let extra = packed ? 0 : pushHolds(rt, f, argumentHolds(rt, args, keywords));
  if (rt.v < 300 || (rt.v < 308 && !packed))
    extra += pushHolds(rt, f, [[callable, 'C stack: what is called']]);
  extra += pushHolds(rt, f, methodHolds(rt, callable, args, keywords));
  enter(rt, f, frame, method, entries + extra, true);
}

/** An unbound built-in method: its first argument must be of its type. */
function callDescriptor(
  rt: Runtime,
  method: PyMethodDescriptor,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const self = args[0]!;
  if (!self.type.isSubtype(method.owner)) {
    return rt.typeError(
      `descriptor '${method.spec.name}' ${rt.v >= 308 ? 'for' : 'requires a'} '${method.owner.name}' ${rt.v >= 308 ? `objects doesn't apply to a '${rt.ops.typeName(self)}' object` : `object but received a '${rt.ops.typeName(self)}'`}`,
    );
  }
  return invoke(rt, method.spec, method.body, args, 1, keywords, method.owner.name);
}

function callFunction(
  rt: Runtime,
  f: PyFrame,
  func: PyFunction,
  args: PyObject[],
  keywords: Keywords | null,
  entries: number,
  keep: boolean,
): void {
  const frame = frameFor(rt, func, args, keywords);
  if (frame.generator !== null) return finish(rt, f, frame.generator, entries);
  const last = keywords === null ? args.at(-1) : keywords.values.at(-1);
  const onStack = f.stack.at(-1) === last;
  if (rt.rules.argumentPassing === 'borrowed' && onStack)
    borrowParameters(rt, f, frame, args.length, keywords?.names ?? []);
  enter(rt, f, frame, func, entries, keep);
}

/** 3.14: an argument that the caller's stack only borrows is borrowed by the parameter too. */
function borrowParameters(
  rt: Runtime,
  f: PyFrame,
  frame: PyFrame,
  count: number,
  names: readonly string[],
): void {
  const { code } = frame;
  const given = count + names.length;
  const borrow = (parameter: number, position: number): void => {
    if (!f.isOwned(given - 1 - position))
      frame.borrow(FIRST_LOCAL + parameter, code.varNames[parameter]!, rt.rc);
  };
  for (let i = 0; i < Math.min(count, code.argCount); i++) borrow(i, i);
  names.forEach((name, k) => {
    const parameter = code.varNames.indexOf(name);
    if (parameter >= 0 && parameter < code.argCount + code.kwOnlyArgCount)
      borrow(parameter, count + k);
  });
}

/**
 * Pushes the frame. Up to 3.10 the caller's stack keeps callable and arguments until the call is over; with `keep`
 * (3.11's `f(*args)`) it does so too.
 */
function enter(
  rt: Runtime,
  f: PyFrame,
  frame: PyFrame,
  func: PyFunction,
  entries: number,
  keep = false,
): void {
  let kept = entries;
  if (rt.rules.argumentPassing !== 'copied' && !keep) {
    for (let i = 0; i < entries; i++) f.pop(rt.rc);
    kept = 0;
  }
  frame.tempMark = f.tempMark;
  rt.rc.releaseTo(f.tempMark);
  rt.eval.pushFrame(frame, OnReturn.Push, kept, func);
}

function finish(rt: Runtime, f: PyFrame, result: PyObject, entries: number): void {
  rt.rc.hold(result, 'result');
  for (let i = 0; i < entries; i++) {
    if (f.stack.at(-1) == null) f.dropEmpty();
    else f.pop(rt.rc);
  }
  f.push(result, rt.rc);
}

/** `type.__call__`: makes an instance, then runs `__init__`, in a frame of the same loop when it is Python's. */
function construct(
  rt: Runtime,
  f: PyFrame,
  cls: PyType,
  args: PyObject[],
  keywords: Keywords | null,
  entries: number,
  packed: boolean,
): void {
  const mark = rt.rc.mark;
  const given = packed ? [] : argumentHolds(rt, args, keywords);
  for (const [object, label] of given) rt.rc.hold(object, label);
  const instance = rt.newInstance(cls, args, keywords);
  rt.rc.incref(instance);
  rt.rc.releaseTo(mark);
  rt.rc.hold(instance, 'new instance');
  rt.rc.decref(instance);
  rt.heap.endOpenStep();
  if (!instance.type.isSubtype(cls) || (cls === rt.types.type && args.length === 1)) {
    return finish(rt, f, instance, entries);
  }
  const init = instance.type.isHeap ? rt.ops.lookup(instance.type, '__init__') : null;
  if (!(init instanceof PyFunction)) {
    rt.initInstance(instance, args, keywords);
    return finish(rt, f, instance, entries);
  }
  const extra =
    pushHolds(rt, f, given) + pushHolds(rt, f, methodHolds(rt, instance, args, keywords));
  f.push(instance, rt.rc, 'new instance');
  const frame = frameFor(rt, init, [instance, ...args], keywords);
  if (frame.generator !== null)
    return rt.typeError("__init__() should return None, not 'generator'");
  frame.tempMark = f.tempMark;
  rt.rc.releaseTo(f.tempMark);
  rt.eval.pushFrame(frame, OnReturn.Init, entries + extra + 1, init);
}
