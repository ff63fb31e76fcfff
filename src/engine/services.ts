import { EdgeKind, Origin } from '../heap/kinds';
import { callHolding } from './eval/callHolds';
import { closeGenerator, dropFrame } from './eval/generators';
import { materialiseFrame } from './eval/handling';
import { FIRST_LOCAL, FrameSlot, type PyFrame } from './frame';
import type { PyObject } from './object';
import { materialise } from './objects/attributes';
import { bindMethod } from './objects/attributeAccess';
import { FunctionSlot, PyFunction } from './objects/callables';
import type { PyDict } from './objects/dict';
import { dictSet, newDict } from './objects/dictionary';
import type { PyException } from './objects/exceptions';
import type { PyGenerator } from './objects/generator';
import type { PyCell } from './objects/payload';
import type { Keywords, PyType } from './objects/type';
import { PyRaise } from './raise';
import { refuseInstances } from './refusal';
import type { Runtime } from './runtime';

/** `type.__call__` from C code: `__new__`, then `__init__`. */
export function callType(
  rt: Runtime,
  cls: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const instance = callHolding(rt, [], () => newInstance(rt, cls, args, keywords));
  if (!instance.type.isSubtype(cls) || (cls === rt.types.type && args.length === 1))
    return instance;
  initInstance(rt, instance, args, keywords);
  return instance;
}

/** The `__new__` half. */
export function newInstance(
  rt: Runtime,
  cls: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const { abstract } = cls;
  if (abstract !== null && abstract.length > 0) refuseAbstract(rt, cls, abstract);
  const make = cls.slots.new;
  if (
    make === undefined ||
    !cls.instantiable ||
    (!cls.isHeap && cls !== rt.types.object && make === rt.types.object.slots.new)
  ) {
    refuseInstances(rt, cls);
    return rt.typeError(`cannot create '${cls.name}' instances`);
  }
  return make(rt, cls, args, keywords);
}

function refuseAbstract(rt: Runtime, cls: PyType, names: readonly string[]): never {
  const sorted = [...names].sort();
  const methods = `method${sorted.length === 1 ? '' : 's'}`;
  if (rt.v >= 312) {
    return rt.typeError(
      `Can't instantiate abstract class ${cls.name} without an implementation for abstract ${methods} ${sorted.map((n) => `'${n}'`).join(', ')}`,
    );
  }
  const word = rt.v >= 309 ? methods : 'methods';
  return rt.typeError(
    `Can't instantiate abstract class ${cls.name} with abstract ${word} ${sorted.join(', ')}`,
  );
}

/** The `__init__` half. */
export function initInstance(
  rt: Runtime,
  instance: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): void {
  instance.type.slots.init?.(rt, instance, args, keywords);
}

/** The generator is over: its frame goes. */
export function finishGenerator(rt: Runtime, generator: PyGenerator): void {
  if (generator.frame !== null) dropFrame(rt, generator);
}

/** A generator's finalizer: closes it; an exception is told, not raised. */
export function closeQuietly(rt: Runtime, generator: PyGenerator): void {
  try {
    closeGenerator(rt, generator);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    rt.eval.handling.take(error.value as PyException);
    rt.errors.unraisable(error.value as PyException, generator, 'generator close');
    rt.eval.handling.swallow(error.value as PyException);
  }
}

/** The frame as an object that a program may hold (3.11+ makes it when first asked). */
export function frameObject(rt: Runtime, frame: PyFrame): PyFrame {
  materialiseFrame(rt, frame);
  return frame;
}

/** `frame.f_locals`: the namespace of a module or class, a snapshot of a function's variables. */
export function localsOf(rt: Runtime, frame: PyFrame): PyDict {
  if (frame.locals !== null) return frame.locals;
  const dict = newDict(rt);
  frame.code.varNames.forEach((name, i) => {
    const value = frame.refs[FIRST_LOCAL + i];
    if (value != null) dictSet(rt, dict, rt.intern(name), value, false);
  });
  [...frame.code.cellVars, ...frame.code.freeVars].forEach((name, i) => {
    const content = (frame.refs[frame.firstCell + i] as PyCell | null)?.content ?? null;
    if (content !== null) dictSet(rt, dict, rt.intern(name), content, false);
  });
  return dict;
}

/** `obj.__class__ = cls`. */
export function changeClass(rt: Runtime, object: PyObject, cls: PyType): void {
  if (object.attrs?.inline != null) materialise(rt, object);
  const old = object.type;
  const edge = object.typeEdge;
  object.type = cls;
  object.typeEdge = rt.rc.link(object, cls, EdgeKind.Slot, '__class__', edge);
  rt.rc.unlink(old, edge);
}

/** `__annotations__` of a function: a dict, made when first asked for. */
export function annotationsOf(rt: Runtime, func: PyFunction): PyObject {
  const value = func.refs[FunctionSlot.Annotations];
  if (value != null && value.type === rt.types.dict) return value;
  const dict = newDict(rt);
  if (value != null) {
    for (let i = 0; i + 1 < value.refs.length; i += 2)
      dictSet(rt, dict, value.refs[i]!, value.refs[i + 1]!, false);
  }
  rt.rc.assign(
    func,
    func.refs,
    func.edges,
    FunctionSlot.Annotations,
    dict,
    EdgeKind.Slot,
    '__annotations__',
    false,
  );
  return dict;
}

/** A callable that is no function, bound to a class as classmethod does it. */
export function bindCallable(rt: Runtime, callable: PyObject, cls: PyObject): PyObject {
  const get = callable.type.slots.descrGet;
  return get === undefined
    ? bindMethod(rt, callable, cls, cls.type)
    : get(rt, callable, cls, cls.type);
}

/** Name of a callable in argument errors: `f()`. */
export function functionName(rt: Runtime, callable: PyObject): string {
  if (!(callable instanceof PyFunction)) return `${rt.ops.typeName(callable)} object`;
  return rt.v >= 309 ? `${moduleOf(rt, callable)}.${callable.qualname}()` : `${callable.name}()`;
}

function moduleOf(rt: Runtime, func: PyFunction): string {
  return rt.ops.str(rt.ops.getAttr(func, '__module__'));
}

/** 3.14's `with` keeps the manager itself beside `__exit__`: no bound method is made. */
export function makeExit(rt: Runtime, exit: PyObject, manager: PyObject): PyObject {
  const method = bindMethod(rt, exit, manager, manager.type);
  method.origin = Origin.Internal;
  return method;
}

/** Ends a frame's own hold on the frame below it. */
export function unlinkBack(rt: Runtime, frame: PyFrame): void {
  rt.rc.assign(
    frame,
    frame.refs,
    frame.edges,
    FrameSlot.Back,
    null,
    EdgeKind.Slot,
    'f_back',
    false,
  );
}
