import { EventOp } from '../../heap/events';
import { ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import type { PyFrame } from '../frame';
import { FrameSlot, OnReturn } from '../frame';
import type { PyObject } from '../object';
import { PyBuiltin, PyClassicInstance, PyFunction, PyMethod } from '../objects/callables';
import { dictGetName } from '../objects/dictionary';
import type { PyException } from '../objects/exceptions';
import { checkUnbound } from '../objects/unboundMethods';
import type { PyGenerator } from '../objects/generator';
import type { Keywords } from '../objects/type';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { callBuiltin } from './arguments';
import { callHolding, tupleHolds } from './callHolds';
import { frameFor } from './frames';
import { HANDLERS } from './handlers';
import { Handling } from './handling';

/** How many evaluation loops may stand inside each other in JavaScript; C code that calls Python nests them. */
const MAX_NESTED_LOOPS = 400;

/**
 * The evaluation loop. A call from Python code to a Python function pushes a frame and goes on in the same
 * loop; only C code that needs a result at once (a slot, a sort key, a callback) starts a loop inside.
 */
export class Evaluator {
  private readonly rt: Runtime;
  frame: PyFrame | null = null;
  /** Python frames on the stack, plus nested loops, as `sys.getrecursionlimit` counts them. */
  depth = 0;
  recursionLimit: number;
  private nested = 0;

  /** Evaluation loops that are under way, one inside the other. */
  get loops(): number {
    return this.nested;
  }

  /** Set by a return from the frame that a loop was started for. */
  private exiting: PyFrame | null = null;
  private exitValue: PyObject | null = null;
  /** The frame whose loop an exception is leaving. */
  private left: PyFrame | null = null;
  readonly handling: Handling;

  constructor(rt: Runtime) {
    this.rt = rt;
    this.recursionLimit = rt.rules.recursionLimit;
    this.handling = new Handling(rt);
  }

  /** Makes `frame` the innermost. `function`: what was called, for the step. */
  pushFrame(
    frame: PyFrame,
    onReturn: OnReturn,
    popOnReturn: number,
    called: PyObject | null,
  ): void {
    const rt = this.rt;
    if (this.depth >= this.recursionLimit) {
      rt.rc.dead.push(frame);
      throw rt.errors.recursion();
    }
    this.depth++;
    const heap = rt.heap;
    heap.flush();
    frame.back = this.frame;
    frame.onReturn = onReturn;
    frame.popOnReturn = popOnReturn;
    frame.dyingBase = rt.dealloc.depth;
    this.frame = frame;
    heap.frame = frame;
    heap.setFlags(frame, ObjectFlag.Running);
    heap.emit(EventOp.FramePush, heap.traced(frame), 0, 0);
    if (frame.code.filename === rt.filename) frame.tellLine(frame.line, heap);
    heap.step(StepKind.Call, frame.traceId, called === null ? 0 : called.traceId);
  }

  /** Takes the innermost frame off the call stack; its references are dropped as its count goes. */
  popFrame(frame: PyFrame): void {
    const rt = this.rt;
    this.depth--;
    while (frame.stack.length > 0) frame.popAny(rt.rc);
    rt.heap.emit(EventOp.FramePop, frame.traceId, 0, 0);
    rt.heap.setFlags(frame, 0, ObjectFlag.Running);
    this.handling.leaveFrame(frame);
    this.frame = frame.back;
    rt.heap.frame = this.frame;
    this.restoreLine();
  }

  /** The program stands where its innermost frame stands; the library's own Python code has no line in it. */
  private restoreLine(): void {
    const { frame, rt } = this;
    if (frame === null) rt.heap.line = 0;
    else if (frame.code.filename === rt.filename) rt.heap.line = frame.line;
  }

  /** The `return` of the innermost frame; its value is on top of its stack. */
  returnFrom(frame: PyFrame): void {
    const rt = this.rt;
    const value = rt.rc.hold(frame.peek(0), 'return value');
    frame.pop(rt.rc);
    rt.heap.step(StepKind.Return, frame.traceId, value.traceId);
    this.popFrame(frame);
    frame.finished = true;
    releaseFrame(rt, frame);
    if (this.argumentsWait(frame)) this.deliverLater(frame, value);
    else this.deliver(frame, value);
  }

  /**
   * Up to 3.10 the caller's stack keeps the arguments until the frame is gone: does it show, because one of them
   * has no other holder?
   */
  private argumentsWait(frame: PyFrame): boolean {
    const { rt } = this;
    if (frame.popOnReturn === 0 || rt.rules.argumentPassing !== 'copied') return false;
    const caller = this.frame!;
    for (let depth = 0; depth < frame.popOnReturn; depth++) {
      const object = caller.stack[caller.stack.length - 1 - depth];
      if (object != null && !object.type.quiet && rt.rc.countOf(object) <= 2) return true;
    }
    return false;
  }

  /** Delivers the result when what the frame held has gone. */
  private deliverLater(frame: PyFrame, value: PyObject): void {
    const { rt } = this;
    const edge = rt.rc.linkStatic(value, 'return value');
    rt.dealloc.afterwards(() => {
      const mark = rt.rc.mark;
      rt.rc.hold(value, 'return value');
      rt.rc.unlink(value, edge);
      this.deliver(frame, value);
      rt.rc.releaseTo(mark);
    });
  }

  /** Gives the result of a finished or suspended frame to whoever waits for it. */
  deliver(frame: PyFrame, value: PyObject): void {
    const rt = this.rt;
    const caller = this.frame;
    switch (frame.onReturn) {
      case OnReturn.Push:
        for (let i = 0; i < frame.popOnReturn; i++) caller!.pop(rt.rc);
        caller!.push(value, rt.rc);
        break;
      case OnReturn.Init: {
        if (value !== rt.none) {
          throw rt.errors.make(rt.types.TypeError!, initReturned(rt, value));
        }
        const instance = rt.rc.hold(caller!.peek(0), 'new instance');
        for (let i = 0; i < frame.popOnReturn; i++) caller!.pop(rt.rc);
        caller!.push(instance, rt.rc);
        break;
      }
      case OnReturn.Finalizer:
        break;
      case OnReturn.Exit:
        rt.rc.incref(value);
        this.exiting = frame;
        this.exitValue = value;
        break;
    }
  }

  /** Runs from the innermost frame until `entry` (an Exit frame) is left. Returns its result, held by C. */
  run(entry: PyFrame, thrown: PyException | null = null): PyObject {
    const rt = this.rt;
    const { heap, rc, dealloc } = rt;
    if (++this.nested > MAX_NESTED_LOOPS) {
      this.nested--;
      this.abandon(entry);
      throw rt.errors.recursion();
    }
    let pending = thrown;
    // What Python code asks for counts, also when C code is only trying something outside.
    const { probing } = rt;
    rt.probing = 0;
    try {
      for (;;) {
        try {
          if (pending !== null) {
            const exception = pending;
            pending = null;
            this.unwind(exception, entry);
          }
          for (;;) {
            const frame = this.frame!;
            if (dealloc.pending || dealloc.depth > frame.dyingBase) {
              if (!dealloc.advance(frame.dyingBase, true)) continue;
            }
            const pc = frame.pc++;
            HANDLERS[frame.code.ops[pc]!]!(rt, frame, frame.code.args[pc]!);
            if (heap.tempCount !== frame.tempMark) rc.releaseTo(frame.tempMark);
            if (heap.hasPending) heap.endOperation();
            if (this.exiting === entry) return this.finishExit();
          }
        } catch (error) {
          if (this.left === entry) {
            this.left = null;
            throw error;
          }
          pending = this.raised(error);
        }
      }
    } finally {
      this.nested--;
      rt.probing = probing;
    }
  }

  private finishExit(): PyObject {
    const rt = this.rt;
    const value = this.exitValue!;
    this.exiting = this.exitValue = null;
    rt.rc.hold(value, 'result');
    rt.rc.decref(value);
    rt.dealloc.settle();
    return value;
  }

  /** Turns whatever was thrown into a Python exception, or throws on what is none. */
  private raised(error: unknown): PyException {
    const rt = this.rt;
    if (error instanceof PyRaise) return error.value as PyException;
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      return rt.errors.recursion().value as PyException;
    }
    throw error;
  }

  /** Finds the handler of `exception`, frame by frame; throws it on when `entry` is left by it. */
  private unwind(raised: PyException, entry: PyFrame): void {
    const rt = this.rt;
    let exception = raised;
    this.handling.take(exception);
    for (;;) {
      const frame = this.frame!;
      rt.rc.releaseTo(frame.tempMark);
      if (frame.reraising) frame.reraising = false;
      else this.handling.addTraceback(exception, frame);
      const target = this.handling.findHandler(frame);
      if (target !== null) {
        while (frame.stack.length > target.depth) frame.popAny(rt.rc);
        this.handling.deliver(exception, frame);
        frame.pc = target.target;
        return;
      }
      if (
        rt.v >= 307 &&
        frame.generator !== null &&
        exception.type.isSubtype(rt.types.StopIteration!)
      ) {
        exception = this.handling.replaceStopIteration(exception);
      }
      rt.heap.step(StepKind.Return, frame.traceId, 0, 1);
      this.popFrame(frame);
      frame.finished = true;
      releaseFrame(rt, frame);
      if (frame === entry) {
        rt.dealloc.settle();
        this.left = entry;
        throw new PyRaise(exception);
      }
      if (frame.onReturn === OnReturn.Finalizer) {
        rt.errors.unraisable(exception, frame.finalizer!, 'deallocator', frame.finalized);
        this.handling.swallow(exception);
        return;
      }
      rt.dealloc.settle();
    }
  }

  /** Raises `exception` where a suspended generator stands; what it then yields, or null when it returned. */
  throwInto(frame: PyFrame, exception: PyException): PyObject | null {
    const value = this.run(frame, exception);
    if (!frame.finished) return value;
    this.rt.generatorResult = value;
    return null;
  }

  /** A generator's frame joins the call stack. */
  enterGenerator(frame: PyFrame): void {
    const rt = this.rt;
    if (this.depth >= this.recursionLimit) throw rt.errors.recursion();
    this.depth++;
    frame.back = this.frame;
    frame.onReturn = OnReturn.Exit;
    frame.dyingBase = rt.dealloc.depth;
    this.frame = frame;
    rt.heap.frame = frame;
    this.handling.enterGenerator(frame.generator as PyGenerator);
  }

  /** A generator's frame is suspended. */
  leaveGenerator(frame: PyFrame): void {
    const { heap } = this.rt;
    this.depth--;
    heap.emit(EventOp.FramePop, frame.traceId, 0, 0);
    heap.setFlags(frame, 0, ObjectFlag.Running);
    this.handling.leaveGenerator(frame.generator as PyGenerator);
    this.frame = frame.back;
    heap.frame = this.frame;
    this.restoreLine();
  }

  private abandon(frame: PyFrame): void {
    this.popFrame(frame);
    frame.finished = true;
    releaseFrame(this.rt, frame);
  }

  // ------------------------------------------------------------------ calls from C

  /** Calls anything to its end. The result is held by C until the operation ends. */
  call(callable: PyObject, args: PyObject[], keywords: Keywords | null): PyObject {
    const rt = this.rt;
    if (callable instanceof PyFunction) {
      if (rt.v >= 300) return this.callFunction(callable, args, keywords);
      return callHolding(rt, tupleHolds(args), () => this.callFunction(callable, args, keywords));
    }
    if (callable instanceof PyMethod) return this.callMethod(callable, args, keywords);
    if (callable instanceof PyBuiltin) return callBuiltin(rt, callable, args, keywords);
    const slot = callable.type.slots.call;
    if (slot === undefined)
      return rt.typeError(`'${rt.ops.typeName(callable)}' object is not callable`);
    return slot(rt, callable, args, keywords);
  }

  /** Calls with arguments that stand in a tuple and a dict already (`PyObject_Call`). */
  callPacked(callable: PyObject, args: PyObject[], keywords: Keywords | null): PyObject {
    return callable instanceof PyFunction
      ? this.callFunction(callable, args, keywords)
      : this.call(callable, args, keywords);
  }

  /** Up to 3.7 a bound method gets a tuple of its arguments; 2.x makes one more, with self before them. */
  private callMethod(method: PyMethod, args: PyObject[], keywords: Keywords | null): PyObject {
    const { rt } = this;
    const { self, func } = method;
    if (self === null) checkUnbound(rt, method, args);
    const all = self === null ? args : [self, ...args];
    if (rt.v >= 308) return this.call(func, all, keywords);
    const call = (): PyObject =>
      func instanceof PyFunction
        ? this.callFunction(func, all, keywords)
        : this.call(func, all, keywords);
    const holds = tupleHolds(args);
    if (rt.v < 300 && self !== null) holds.push(...tupleHolds(all));
    return callHolding(rt, holds, call);
  }

  /** Calls a Python function in a loop of its own (or makes its generator). */
  callFunction(func: PyFunction, args: PyObject[], keywords: Keywords | null): PyObject {
    const rt = this.rt;
    const frame = frameFor(rt, func, args, keywords);
    if (frame.generator !== null) return frame.generator;
    frame.tempMark = rt.rc.mark;
    this.pushFrame(frame, OnReturn.Exit, 0, func);
    return this.run(frame);
  }

  /**
   * Calls a method that a slot looked up on the type: what holds the operands meanwhile depends on the version
   * (2.7: a bound method and two argument tuples; 3.6: a bound method and a tuple; later: nothing).
   */
  callSlot(func: PyObject, self: PyObject, args: readonly PyObject[]): PyObject {
    const rt = this.rt;
    const mark = rt.rc.mark;
    holdForSlot(rt, self, args);
    const all = [self, ...args];
    const result =
      func instanceof PyFunction ? this.callFunction(func, all, null) : this.call(func, all, null);
    if (rt.rc.mark > mark + 1) {
      rt.rc.incref(result);
      rt.rc.releaseTo(mark);
      rt.rc.hold(result, 'result');
      rt.rc.decref(result);
    }
    return result;
  }

  // ------------------------------------------------------------------ finalizers

  finalizerFrame(object: PyObject, finalizer: PyObject): PyFrame | null {
    const rt = this.rt;
    if (!(finalizer instanceof PyFunction) || isOwnAttribute(object, finalizer)) return null;
    if (this.depth >= this.recursionLimit) return null;
    const mark = rt.rc.mark;
    if (rt.v < 300) rt.rc.hold(object, 'argument tuple');
    if (rt.rules.callsMakeBoundMethods) rt.rc.hold(object, 'bound method');
    let frame: PyFrame;
    try {
      frame = frameFor(rt, finalizer, [object], null);
    } catch (error) {
      rt.rc.releaseTo(mark);
      if (error instanceof PyRaise) return null;
      throw error;
    }
    if (frame.generator !== null) return null;
    frame.finalized = object;
    frame.finalizer = finalizer;
    frame.tempMark = rt.rc.mark;
    this.pushFrame(frame, OnReturn.Finalizer, 0, finalizer);
    return frame;
  }

  runFinalizer(object: PyObject, finalizer: PyObject): void {
    const rt = this.rt;
    const mark = rt.rc.mark;
    try {
      if (isOwnAttribute(object, finalizer)) this.call(finalizer, [], null);
      else if (finalizer instanceof PyFunction) this.callSlot(finalizer, object, []);
      else this.call(rt.ops.bindSpecial(object, finalizer), [], null);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      this.handling.take(error.value as PyException);
      rt.errors.unraisable(error.value as PyException, finalizer, 'deallocator', object);
      this.handling.swallow(error.value as PyException);
    }
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }
}

/** Extra references that a slot's call of a Python method makes. */
export function holdForSlot(rt: Runtime, self: PyObject, args: readonly PyObject[]): void {
  if (!rt.rules.callsMakeBoundMethods) return;
  rt.rc.hold(self, 'bound method');
  for (const arg of args) rt.rc.hold(arg, 'argument tuple');
  if (rt.v >= 300) return;
  rt.rc.hold(self, 'argument tuple');
  for (const arg of args) rt.rc.hold(arg, 'argument tuple');
}

/** The call is over: the C stack's own reference to the frame goes. */
export function releaseFrame(rt: Runtime, frame: PyFrame): void {
  if (rt.rc.countOf(frame) > (frame.counted ? 1 : 0)) frame.ownBorrowed(rt.rc);
  if (frame.runEdge !== 0 || frame.counted) {
    frame.counted = false;
    rt.rc.unlink(frame, frame.runEdge);
    frame.runEdge = 0;
    if (rt.rc.countOf(frame) > 0 && frame.type.gc) rt.heap.track(frame);
  } else if (rt.heap.hasFlag(frame, ObjectFlag.NoCount)) {
    rt.rc.dead.push(frame);
  }
  if (frame.refs[FrameSlot.Back] == null) frame.back = null;
}

function initReturned(rt: Runtime, value: PyObject): string {
  return rt.v < 207
    ? '__init__() should return None'
    : `__init__() should return None, not '${rt.ops.typeName(value)}'`;
}

/** 2.x: a `__del__` that the old-style instance itself has is called without the instance. */
function isOwnAttribute(object: PyObject, finalizer: PyObject): boolean {
  return object instanceof PyClassicInstance && dictGetName(object.dict, '__del__') === finalizer;
}
