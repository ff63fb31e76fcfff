import type { ExceptionEntry } from '../../compiler/code';
import { EdgeKind, ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { ExceptionSlot, PyException, PyTraceback, tracebackOf } from '../objects/exceptions';
import type { PyGenerator } from '../objects/generator';
import type { Runtime } from '../runtime';

/**
 * The exception on its way (CPython's `curexc`) and the one being handled (`exc_info`). Each is held by the
 * interpreter for as long as it is set.
 */
export class Handling {
  private readonly rt: Runtime;
  /** On its way to a handler. */
  private flying: PyException | null = null;
  private flyingEdge = 0;
  /** 2.x: the traceback on its way with it; later versions keep it in the exception. */
  private flyingTraceback: PyTraceback | null = null;
  private flyingTracebackEdge = 0;
  /** What `sys.exc_info()` tells. */
  handled: PyException | null = null;
  /** The interpreter's references because of {@link handled}. */
  private handledHolds: { object: PyObject; edge: number }[] = [];

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** An exception sets out: the interpreter holds it from now on. */
  take(exception: PyException): void {
    if (this.flying === exception) return;
    const before = this.flying;
    const edge = this.flyingEdge;
    const beforeTraceback = this.flyingTraceback;
    const tracebackEdge = this.flyingTracebackEdge;
    // 2.x: raised again as it is, it takes its traceback along.
    const frame = this.rt.eval.frame;
    if (exception instanceof PyException && frame?.reraising !== true)
      exception.interpreterTraceback = null;
    this.flyingTraceback = exception instanceof PyException ? exception.interpreterTraceback : null;
    if (this.flyingTraceback !== null) {
      this.flyingTracebackEdge = this.rt.rc.linkStatic(
        this.flyingTraceback,
        'traceback being raised',
      );
    }
    this.flying = exception;
    this.flyingEdge = this.rt.rc.linkStatic(exception, 'exception being raised');
    this.rt.heap.step(StepKind.Raise, exception.traceId, this.rt.eval.frame?.traceId ?? 0);
    if (frame?.held != null) this.letGoOfHeld(frame);
    if (before !== null) this.rt.rc.unlink(before, edge);
    if (beforeTraceback !== null) this.rt.rc.unlink(beforeTraceback, tracebackEdge);
  }

  /** PEP 479: a StopIteration that leaves a generator's code is an error of its own. */
  replaceStopIteration(exception: PyException): PyException {
    const { rt } = this;
    const error = rt.errors.make(rt.types.RuntimeError!, 'generator raised StopIteration')
      .value as PyException;
    const link = (slot: number, label: string): void =>
      rt.rc.assign(error, error.refs, error.edges, slot, exception, EdgeKind.Slot, label, false);
    link(ExceptionSlot.Cause, '__cause__');
    link(ExceptionSlot.Context, '__context__');
    error.suppressContext = true;
    this.take(error);
    return error;
  }

  /** C code, or the end of the program, deals with the exception itself. */
  swallow(exception: PyException): void {
    if (this.flying !== exception) return;
    this.rt.rc.unlink(exception, this.flyingEdge);
    if (this.flyingTraceback !== null) {
      this.rt.rc.unlink(this.flyingTraceback, this.flyingTracebackEdge);
      this.flyingTraceback = null;
      if (this.handled !== exception) exception.interpreterTraceback = null;
    }
    this.flying = null;
    this.flyingEdge = 0;
  }

  /** A handler of `frame` receives it on the stack. */
  deliver(exception: PyException, frame: PyFrame): void {
    frame.push(exception, this.rt.rc, 'exception to handle');
    const traceback = this.flyingTraceback;
    if (traceback !== null) frame.held = traceback;
    if (traceback !== null)
      frame.heldEdge = this.rt.rc.link(frame, traceback, EdgeKind.Stack, 'traceback to handle');
    this.swallow(exception);
    if (traceback !== null) exception.interpreterTraceback = traceback;
  }

  findHandler(frame: PyFrame): ExceptionEntry | null {
    const at = frame.pc - 1;
    for (const entry of frame.code.exceptions)
      if (at >= entry.start && at < entry.end) return entry;
    return null;
  }

  /** `PyTraceback_Here`: the exception passes through `frame`. */
  addTraceback(exception: PyException, frame: PyFrame): void {
    const rt = this.rt;
    const traceback = new PyTraceback(rt.types.traceback);
    traceback.line = frame.code.lines[frame.pc - 1] ?? frame.line;
    traceback.lasti = frame.pc - 1;
    traceback.refs = [null, null];
    traceback.edges = [0, 0];
    const mark = rt.rc.mark;
    rt.place(traceback);
    const link = (slot: number, value: PyObject | null, name: string): void =>
      rt.rc.assign(
        traceback,
        traceback.refs,
        traceback.edges,
        slot,
        value,
        EdgeKind.Slot,
        name,
        false,
      );
    link(0, this.tracebackOf(exception), 'tb_next');
    materialiseFrame(rt, frame);
    link(1, frame, 'tb_frame');
    this.setTraceback(exception, traceback);
    rt.rc.releaseTo(mark);
  }

  tracebackOf(exception: PyException): PyTraceback | null {
    return tracebackOf(exception);
  }

  setTraceback(exception: PyException, traceback: PyTraceback | null): void {
    if (this.rt.rules.major === 2) {
      const old = this.flyingTraceback;
      const edge = this.flyingTracebackEdge;
      this.flyingTraceback = traceback;
      this.flyingTracebackEdge =
        traceback === null ? 0 : this.rt.rc.linkStatic(traceback, 'traceback being raised');
      if (exception instanceof PyException) exception.interpreterTraceback = traceback;
      if (old !== null) this.rt.rc.unlink(old, edge);
      return;
    }
    const { refs, edges } = exception;
    this.rt.rc.assign(
      exception,
      refs,
      edges,
      ExceptionSlot.Traceback,
      traceback,
      EdgeKind.Slot,
      '__traceback__',
      false,
    );
  }

  /** The exception that is being handled becomes the context of a new one (3.x). */
  setContext(exception: PyException): void {
    const rt = this.rt;
    if (rt.rules.major === 2) return;
    const handled = this.handled;
    if (handled === null || handled === exception) return;
    // Avoid a cycle: if the new one is already in the handled one's chain, the chain is cut there.
    let link: PyException | null = handled;
    const seen = new Set<PyException>();
    for (
      let next: PyObject | null;
      link !== null && !seen.has(link);
      link = next as PyException | null
    ) {
      seen.add(link);
      next = link.context;
      if (next === exception) {
        rt.rc.assign(
          link,
          link.refs,
          link.edges,
          ExceptionSlot.Context,
          null,
          EdgeKind.Slot,
          '__context__',
          false,
        );
        break;
      }
    }
    rt.rc.assign(
      exception,
      exception.refs,
      exception.edges,
      ExceptionSlot.Context,
      handled,
      EdgeKind.Slot,
      '__context__',
      false,
    );
  }

  /** PUSH_EXC_INFO: the top of the stack becomes the exception being handled; the one before goes below it. */
  push(frame: PyFrame): void {
    const rt = this.rt;
    const exception = rt.rc.hold(frame.peek(0), 'exception') as PyException;
    frame.pop(rt.rc);
    if (rt.rules.major === 2) {
      if (!frame.savedHandled) {
        frame.savedHandled = true;
        frame.handledBefore = this.handled;
        if (this.handled !== null)
          frame.handledBeforeEdge = rt.rc.link(frame, this.handled, EdgeKind.Slot, 'f_exc_value');
      }
      frame.pushBorrowed(null);
    } else if (this.handled === null) frame.pushBorrowed(null);
    else frame.push(this.handled, rt.rc, 'exception handled before');
    exception.raisedByC = false;
    this.set(exception);
    if (frame.held !== null) this.letGoOfHeld(frame);
    frame.push(exception, rt.rc, 'exception being handled');
    rt.heap.step(StepKind.Catch, exception.traceId, frame.traceId);
  }

  /** 2.x: a `finally` clause keeps the exception that it interrupts on the stack, on its traceback, and handles nothing. */
  setAside(frame: PyFrame): void {
    const { rc } = this.rt;
    const exception = rc.hold(frame.peek(0), 'exception');
    frame.pop(rc);
    if (frame.held === null) frame.pushBorrowed(null);
    else {
      frame.push(frame.held, rc, 'traceback of an exception that waits');
      this.letGoOfHeld(frame);
    }
    frame.push(exception, rc, 'exception that waits');
  }

  /** 2.x: whoever handles the exception, or raises it again, holds its traceback now. */
  private letGoOfHeld(frame: PyFrame): void {
    this.rt.rc.unlink(frame.held!, frame.heldEdge);
    frame.held = null;
  }

  /** POP_EXCEPT: the exception below is being handled again. */
  pop(frame: PyFrame): void {
    const rt = this.rt;
    const before = frame.peek(0) as PyObject | null;
    if (before !== null) rt.rc.hold(before, 'exception');
    if (rt.rules.major === 3) this.set(before as PyException | null);
    if (before === null) frame.dropEmpty();
    else frame.pop(rt.rc);
  }

  /** Makes `exception` the one being handled. */
  set(exception: PyException | null): void {
    const { rc, v } = this.rt;
    const old = this.handled;
    const oldHolds = this.handledHolds;
    this.handled = exception;
    this.handledHolds = [];
    if (exception !== null) {
      const hold = (object: PyObject, where: string): void => {
        this.handledHolds.push({ object, edge: rc.linkStatic(object, where) });
      };
      const traceback = tracebackOf(exception);
      hold(exception, 'exc_info');
      if (v < 300) hold(exception, 'sys.exc_value');
      if (v < 311 && traceback !== null) {
        hold(traceback, 'exc_info traceback');
        if (v < 300) hold(traceback, 'sys.exc_traceback');
      }
    }
    for (const { object, edge } of oldHolds) rc.unlink(object, edge);
    if (old instanceof PyException && this.handled !== old && this.flying !== old) {
      old.interpreterTraceback = null;
    }
  }

  /** A generator that was suspended inside a handler goes on handling its exception. */
  enterGenerator(generator: PyGenerator): void {
    generator.callerHandled = this.handled;
    if (generator.savedHandled === null) return;
    const saved = generator.savedHandled;
    generator.savedHandled = null;
    this.set(saved);
    this.rt.rc.unlink(saved, generator.savedEdge);
  }

  /** What a suspended generator was handling is its own affair until it goes on. */
  leaveGenerator(generator: PyGenerator): void {
    const before = generator.callerHandled;
    generator.callerHandled = null;
    if (this.handled === before) return;
    const saved = this.handled;
    generator.savedHandled = saved;
    if (saved !== null)
      generator.savedEdge = this.rt.rc.link(generator, saved, EdgeKind.Slot, 'gi_exc_state');
    this.set(before);
  }

  /** 2.x: what a function handled is forgotten when it returns. */
  leaveFrame(frame: PyFrame): void {
    if (!frame.savedHandled) return;
    frame.savedHandled = false;
    const before = frame.handledBefore;
    this.set(before);
    if (before !== null) this.rt.rc.unlink(before, frame.handledBeforeEdge);
    frame.handledBefore = null;
  }
}

/** 3.11+: a frame becomes an object when something wants to hold it. */
export function materialiseFrame(rt: Runtime, frame: PyFrame): void {
  if (!rt.heap.hasFlag(frame, ObjectFlag.NoCount)) return;
  rt.gc.allocated(frame);
  rt.heap.setFlags(frame, 0, ObjectFlag.NoCount);
  if (frame.finished) return;
  frame.counted = true;
  frame.runEdge = rt.rc.linkStatic(frame, 'C stack: running frame');
}
