/** while, for, break and continue. */
import type { Stmt } from '../syntax/ast';
import { assign } from './assignments';
import { jumpIf, skippedSide } from './conditions';
import type { Compiler } from './context';
import { iterated } from './displays';
import { Op } from './opcodes';
import { popBlock, pushBlock, undo, unwind } from './unwind';

export function whileLoop(c: Compiler, s: Stmt & { kind: 'While' }): void {
  const top = c.label();
  const done = c.label();
  const exit = c.label();
  c.mark(top);
  c.line(s);
  if (skippedSide(c, s.test) === 'body') {
    c.body(s.orelse);
    return;
  }
  jumpIf(c, s.test, done, false);
  pushBlock(c, { kind: 'while', node: s, top, exit, outer: c.unit.asm.handler }, s);
  c.body(s.body);
  c.silentJump(Op.JUMP_BACKWARD, top, s);
  popBlock(c);
  c.mark(done);
  c.body(s.orelse);
  c.mark(exit);
}

export function forLoop(c: Compiler, s: Stmt & { kind: 'For' }): void {
  const back = c.label();
  const next = c.label();
  const done = c.label();
  const exit = c.label();
  c.line(s);
  if (!iterated(c, s.iter, false)) c.expr(s.iter);
  const span = c.rules.exactConstructs ? s.iter : s;
  c.emit(Op.GET_ITER, span);
  c.jump(Op.JUMP, next, span);
  c.mark(back);
  c.line(s);
  c.mark(next);
  c.jump(Op.FOR_ITER, done, span);
  pushBlock(c, { kind: 'for', node: s, top: back, exit, outer: c.unit.asm.handler }, s);
  assign(c, s.target);
  c.body(s.body);
  c.silentJump(Op.JUMP_BACKWARD, back, s);
  popBlock(c);
  c.mark(done);
  c.body(s.orelse);
  c.mark(exit);
}

export function leaveLoop(c: Compiler, s: Stmt & { kind: 'Break' | 'Continue' }): void {
  const isLoop = (block: { kind: string }): boolean =>
    block.kind === 'for' || block.kind === 'while';
  unwind(c, s, false, isLoop, (loop, undone) => {
    if (loop === null || (loop.kind !== 'for' && loop.kind !== 'while')) {
      throw c.error(
        s.kind === 'Break' ? "'break' outside loop" : "'continue' not properly in loop",
        s,
      );
    }
    if (s.kind === 'Break') {
      undo(c, loop, s, false);
      c.jump(Op.JUMP, loop.exit, s);
      return;
    }
    if (c.rules.noContinueInFinally && undone.some((block) => block.kind === 'finallyEnd')) {
      throw c.error("'continue' not supported inside 'finally' clause", s);
    }
    c.jump(Op.JUMP_BACKWARD, loop.top, s);
  });
}
