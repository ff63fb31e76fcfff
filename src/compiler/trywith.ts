/** try, except, else, finally and with, after CPython 3.11's model: an exception table, and `finally` bodies twice. */
import type { Expr, Span, Stmt, With, WithItem } from '../syntax/ast';
import type { Handler as AssemblerHandler, Label } from './assembler';
import { assign } from './assignments';
import type { Compiler } from './context';
import { nameOperation } from './names';
import { Op } from './opcodes';
import { exitWithNones, forget, popBlock, pushBlock } from './unwind';

type Try = Stmt & { kind: 'Try' };
type Protection = AssemblerHandler | null;
type Handler = Try['handlers'][number];

export function tryStatement(c: Compiler, s: Try): void {
  if (s.finalbody.length > 0) tryFinally(c, s);
  else tryExcept(c, s);
}

function tryFinally(c: Compiler, s: Try): void {
  const { asm } = c.unit;
  const end = c.label();
  const exit = c.label();
  const { outer } = asm.protect(end);
  pushBlock(c, { kind: 'finally', body: s.finalbody, outer }, s);
  if (s.handlers.length > 0) tryExcept(c, s);
  else c.body(s.body);
  popBlock(c);
  asm.handler = outer;
  c.body(s.finalbody);
  c.silentJump(Op.JUMP, exit, s);

  c.mark(end);
  const cleanup = c.label();
  enterHandler(c, cleanup, s, c.rules.finallyHandlesNothing);
  pushBlock(c, { kind: 'finallyEnd', outer }, s);
  c.body(s.finalbody);
  popBlock(c);
  c.emit(Op.RERAISE, s.finalbody.at(-1)!);
  asm.handler = outer;
  reraiseAfter(c, cleanup, s);
  c.mark(exit);
}

/**
 * exc → previous exc; what goes wrong from here on gives the previous exception back before it goes on.
 * `aside`: the exception only waits on the stack, on its traceback, without being handled.
 */
function enterHandler(c: Compiler, cleanup: Label, span: Span, aside = false): void {
  c.emit(Op.PUSH_EXC_INFO, span, aside ? 1 : 0);
  c.unit.asm.protect(cleanup, 1);
}

/** previous exc → ; the end of a handler that an exception left. */
function reraiseAfter(c: Compiler, cleanup: Label, span: Span): void {
  c.mark(cleanup);
  c.emit(Op.COPY, span, 2);
  c.emit(Op.POP_EXCEPT, span);
  c.emit(Op.RERAISE, span);
}

function tryExcept(c: Compiler, s: Try): void {
  const { asm } = c.unit;
  const except = c.label();
  const cleanup = c.label();
  const end = c.label();
  const { outer } = asm.protect(except);
  pushBlock(c, { kind: 'try', outer }, s);
  c.body(s.body);
  popBlock(c);
  asm.handler = outer;
  // The order decides the numbers of locals, and with them the order in which they die.
  const otherwise = c.label();
  if (c.rules.elseAfterHandlers) c.jump(Op.JUMP, otherwise, s);
  else {
    c.body(s.orelse);
    c.silentJump(Op.JUMP, end, s);
  }

  c.mark(except);
  enterHandler(c, cleanup, s);
  pushBlock(c, { kind: 'handlers', outer }, s);
  s.handlers.forEach((handler, i) => {
    if (handler.type === null && i < s.handlers.length - 1) {
      const span = c.rules.exactErrors ? handler : s.body.at(-1)!;
      throw c.error("default 'except:' must be last", span);
    }
    const next = c.label();
    c.line(handler);
    if (handler.type !== null) {
      c.expr(handler.type);
      c.emit(Op.CHECK_EXC_MATCH, handler);
      c.jump(Op.POP_JUMP_IF_FALSE, next, handler);
    }
    clause(c, handler, end);
    c.mark(next);
  });
  popBlock(c);
  c.emit(Op.RERAISE, s.handlers.at(-1)!);
  asm.handler = outer;
  reraiseAfter(c, cleanup, s);
  c.mark(otherwise);
  if (c.rules.elseAfterHandlers) c.body(s.orelse);
  c.mark(end);
}

/** previous exc → ; the clause that matches: binds the name, runs the body, goes to `end`. */
function clause(c: Compiler, handler: Handler, end: Label): void {
  const { asm } = c.unit;
  const protection = asm.handler!;
  const { name } = handler;
  if (name === null) {
    if (handler.target) assign(c, handler.target);
    else c.emit(Op.POP_TOP, handler);
    pushBlock(c, { kind: 'handler', name: null, span: handler, outer: protection.outer }, handler);
    c.body(handler.body);
    popBlock(c);
    leaveHandler(c, protection.outer, handler);
    c.silentJump(Op.JUMP, end, handler);
    asm.handler = protection;
    return;
  }
  nameOperation(c, name, 'Store', handler);
  const forgetting = c.label();
  asm.protect(forgetting);
  pushBlock(c, { kind: 'handler', name, span: handler, outer: protection.outer }, handler);
  c.body(handler.body);
  popBlock(c);
  leaveHandler(c, protection.outer, handler);
  c.unlocated(() => forget(c, name, handler));
  c.silentJump(Op.JUMP, end, handler);
  asm.handler = protection;
  c.mark(forgetting);
  c.unlocated(() => {
    forget(c, name, handler);
    c.emit(Op.RERAISE, handler);
  });
}

/** previous → */
function leaveHandler(c: Compiler, outer: Protection, span: Span): void {
  c.unit.asm.handler = outer;
  c.unlocated(() => c.emit(Op.POP_EXCEPT, span));
}

export function withStatement(c: Compiler, s: With): void {
  const open = s.items.map((item) => enterWith(c, item, s));
  c.body(s.body);
  for (const context of open.reverse()) leaveWith(c, context);
}

interface OpenWith {
  readonly span: Expr | With;
  readonly final: Label;
  readonly outer: Protection;
}

function enterWith(c: Compiler, item: WithItem, s: With): OpenWith {
  const { asm } = c.unit;
  const span = c.rules.exactConstructs ? item.context_expr : s;
  const final = c.label();
  c.expr(item.context_expr);
  c.emit(Op.BEFORE_WITH, span);
  const { outer } = asm.protect(final, 1);
  pushBlock(c, { kind: 'with', span, outer }, s);
  if (item.optional_vars) assign(c, item.optional_vars);
  else c.emit(Op.POP_TOP, span);
  return { span, final, outer };
}

function leaveWith(c: Compiler, { span, final, outer }: OpenWith): void {
  const { asm } = c.unit;
  const cleanup = c.label();
  const suppress = c.label();
  const exit = c.label();
  popBlock(c);
  asm.handler = outer;
  exitWithNones(c, span);
  c.jump(Op.JUMP, exit, span);

  c.mark(final);
  enterHandler(c, cleanup, span, c.rules.withHandlesNothing);
  c.emit(Op.WITH_EXCEPT_START, span);
  c.jump(Op.POP_JUMP_IF_TRUE, suppress, span);
  c.emit(Op.RERAISE, span);
  c.mark(suppress);
  c.emit(Op.POP_TOP, span);
  asm.handler = outer;
  c.emit(Op.POP_EXCEPT, span);
  c.emit(Op.POP_TOP, span);
  c.jump(Op.JUMP, exit, span);
  reraiseAfter(c, cleanup, span);
  c.mark(exit);
}
