import { EventOp } from '../../heap/events';
import { EdgeKind, ObjectFlag } from '../../heap/kinds';
import { StepKind } from '../../heap/steps';
import { OnReturn, type PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { PyException } from '../objects/exceptions';
import { PyGenerator } from '../objects/generator';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';

/**
 * Resumes a generator: `sent` is the value of its `yield` (ignored at the start), or `thrown` is raised there.
 * Returns what it yields, held by C, or null when it returned; then {@link Runtime.generatorResult} is its value.
 */
export function resume(
  rt: Runtime,
  gen: PyGenerator,
  sent: PyObject | null,
  thrown: PyException | null,
): PyObject | null {
  const frame = gen.frame;
  if (gen.running) return rt.valueError('generator already executing');
  if (frame === null || frame.finished) {
    if (thrown !== null) throw new PyRaise(thrown);
    rt.generatorResult = null;
    return null;
  }
  const started = frame.started;
  if (!started && sent !== null && sent !== rt.none) {
    return rt.typeError("can't send non-None value to a just-started generator");
  }
  frame.started = true;
  gen.running = true;
  enter(rt, gen, frame);
  if (started && thrown === null) frame.push(sent ?? rt.none, rt.rc, 'value sent in');
  try {
    if (thrown !== null) {
      if (frame.pc === 0) frame.pc = 1;
      return rt.eval.throwInto(frame, thrown);
    }
    const value = rt.eval.run(frame);
    if (!frame.finished) return value;
    rt.generatorResult = value;
    return null;
  } finally {
    gen.running = false;
    if (frame.finished) rt.finishGenerator(gen);
  }
}

function enter(rt: Runtime, gen: PyGenerator, frame: PyFrame): void {
  const { heap } = rt;
  heap.flush();
  frame.tempMark = rt.rc.mark;
  rt.eval.enterGenerator(frame);
  heap.emit(EventOp.FramePush, heap.traced(frame), 0, 0);
  heap.setFlags(frame, ObjectFlag.Running);
  heap.step(StepKind.Resume, gen.traceId, frame.traceId);
}

/** YIELD_VALUE: the frame leaves the call stack with its state, the value goes to whoever resumed it. */
export function suspend(rt: Runtime, frame: PyFrame): void {
  const value = rt.rc.hold(frame.peek(0), 'value yielded');
  frame.pop(rt.rc);
  leave(rt, frame, value);
}

/** A `yield from` hands on what its iterator yielded; the instruction runs again on the next resume. */
export function suspendDelegating(rt: Runtime, frame: PyFrame, value: PyObject): void {
  frame.pc--;
  leave(rt, frame, value);
}

function leave(rt: Runtime, frame: PyFrame, value: PyObject): void {
  rt.heap.step(StepKind.Yield, frame.generator!.traceId, frame.traceId, value.traceId);
  rt.eval.leaveGenerator(frame);
  frame.onReturn = OnReturn.Exit;
  rt.eval.deliver(frame, value);
}

/**
 * One turn of `yield from`: iterator and sent value stand on the stack. Returns the value to yield, or null when
 * the iterator ended and its result stands on the stack in place of the two.
 */
export function resumeFromStack(rt: Runtime, frame: PyFrame): PyObject | null {
  const mark = rt.rc.mark;
  const sent = rt.rc.hold(frame.peek(0), 'value sent in');
  frame.pop(rt.rc);
  const iterator = frame.peek(0);
  let value: PyObject | null;
  let result: PyObject = rt.none;
  if (iterator instanceof PyGenerator) {
    // 3.12+ moves what is sent from one generator's stack to the next.
    if (rt.v >= 312) rt.rc.releaseTo(mark);
    value = resume(rt, iterator, sent, null);
    if (value === null) result = rt.generatorResult ?? rt.none;
  } else if (sent === rt.none) value = rt.iteration.next(iterator);
  else value = rt.ops.callMethod(iterator, 'send', [sent]);
  if (value !== null) return rt.rc.hold(value, 'value yielded');
  rt.rc.hold(result, 'result');
  frame.pop(rt.rc);
  frame.push(result, rt.rc);
  return null;
}

/** `gen.close()`: raises GeneratorExit inside; a generator that yields instead is an error. */
export function closeGenerator(rt: Runtime, gen: PyGenerator): void {
  const frame = gen.frame;
  if (frame === null || frame.finished) return;
  if (!frame.started) {
    frame.finished = true;
    rt.finishGenerator(gen);
    return;
  }
  const exit = rt.errors.makeWith(rt.types.GeneratorExit!, []);
  try {
    const value = resume(rt, gen, null, exit.value as PyException);
    if (value !== null) rt.raise(rt.types.RuntimeError!, 'generator ignored GeneratorExit');
  } catch (error) {
    if (
      rt.ops.catches(error, rt.types.GeneratorExit!) ||
      rt.ops.catches(error, rt.types.StopIteration!)
    )
      return;
    throw error;
  }
}

/** Does closing have anything to run: is the generator suspended inside a block that catches? */
export function isInsideTry(gen: PyGenerator): boolean {
  const frame = gen.frame;
  if (frame === null || frame.finished || !frame.started) return false;
  const at = frame.pc - 1;
  return frame.code.exceptions.some((entry) => at >= entry.start && at < entry.end);
}

/** The generator is over: its frame goes. */
export function dropFrame(rt: Runtime, gen: PyGenerator): void {
  rt.rc.assign(gen, gen.refs, gen.edges, 0, null, EdgeKind.Slot, 'gi_frame', false);
}
