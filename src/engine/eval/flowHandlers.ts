import { PyGenerator } from '../objects/generator';
import { resumeFromStack, suspend, suspendDelegating } from './generators';
import type { HandlerTable } from './handler';

/** Jumps, loops, and the ends of frames. */
export const FLOW_HANDLERS: HandlerTable = {
  JUMP(_rt, f, target) {
    f.pc = target;
  },
  JUMP_BACKWARD(rt, f, target) {
    f.pc = target;
    rt.heap.spend(1);
    rt.gc.checkEvalBreaker();
  },
  POP_JUMP_IF_FALSE(rt, f, target) {
    const yes = rt.ops.isTrue(f.peek(0));
    f.pop(rt.rc);
    if (!yes) f.pc = target;
  },
  POP_JUMP_IF_TRUE(rt, f, target) {
    const yes = rt.ops.isTrue(f.peek(0));
    f.pop(rt.rc);
    if (yes) f.pc = target;
  },
  JUMP_IF_FALSE_OR_POP(rt, f, target) {
    if (rt.ops.isTrue(f.peek(0))) f.pop(rt.rc);
    else f.pc = target;
  },
  JUMP_IF_TRUE_OR_POP(rt, f, target) {
    if (rt.ops.isTrue(f.peek(0))) f.pc = target;
    else f.pop(rt.rc);
  },
  GET_ITER(rt, f) {
    const iterator = rt.rc.hold(rt.iteration.iter(f.peek(0)), 'iterator');
    f.pop(rt.rc);
    f.push(iterator, rt.rc, 'iterator of the loop');
  },
  FOR_ITER(rt, f, target) {
    const iterator = f.peek(0);
    const item = iterator.type.slots.next!(rt, iterator);
    if (item !== null) {
      f.push(item, rt.rc);
      return;
    }
    f.pop(rt.rc);
    f.pc = target;
  },
  RETURN_VALUE(rt, f) {
    rt.eval.returnFrom(f);
  },
  YIELD_VALUE(rt, f) {
    suspend(rt, f);
  },
  GET_YIELD_FROM_ITER(rt, f) {
    const object = f.peek(0);
    if (object instanceof PyGenerator) return;
    const iterator = rt.rc.hold(rt.iteration.iter(object), 'iterator');
    f.pop(rt.rc);
    f.push(iterator, rt.rc, 'iterator of yield from');
  },
  YIELD_FROM(rt, f) {
    const value = resumeFromStack(rt, f);
    if (value !== null) suspendDelegating(rt, f, value);
  },
};
