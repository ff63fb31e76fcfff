/** Tests and comparisons: code that jumps instead of making a truth value where that is enough. */
import type { Compare, Expr, IfExp, Span } from '../syntax/ast';
import type { Label } from './assembler';
import { truth } from './constants';
import type { Compiler } from './context';
import { iterated } from './displays';
import { Op } from './opcodes';
import { compareArgument } from './operators';

/** Goes to `target` when `e` is as `condition` says, else on. */
export function jumpIf(c: Compiler, first: Expr, target: Label, condition: boolean): void {
  let e = first;
  const ends: Label[] = [];
  // The last part of a conditional expression is walked, not recursed into.
  while (e.kind === 'IfExp' && c.folder.fold(e) === null) {
    const other = c.label();
    const end = c.label();
    jumpIf(c, e.test, other, false);
    jumpIf(c, e.body, target, condition);
    c.jump(Op.JUMP, end, e);
    c.mark(other);
    ends.push(end);
    e = e.orelse;
  }
  test(c, e, target, condition);
  for (const end of ends) c.mark(end);
}

function test(c: Compiler, e: Expr, target: Label, condition: boolean): void {
  const constant = c.folder.fold(e);
  if (constant !== null) {
    if (truth(constant) === condition) c.jump(Op.JUMP, target, e);
    return;
  }
  if (e.kind === 'UnaryOp' && e.op === 'Not') {
    jumpIf(c, e.operand, target, !condition);
    return;
  }
  if (e.kind === 'BoolOp') {
    const early = e.op === 'Or';
    const last = e.values.length - 1;
    const skip = early === condition ? target : c.label();
    for (let i = 0; i < last; i++) jumpIf(c, e.values[i]!, skip, early);
    jumpIf(c, e.values[last]!, target, condition);
    if (skip !== target) c.mark(skip);
    return;
  }
  if (e.kind === 'Compare' && e.ops.length > 1) {
    const cleanup = c.label();
    const end = c.label();
    compareLinks(c, e, (span) => c.jump(Op.POP_JUMP_IF_FALSE, cleanup, span));
    c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, e);
    c.jump(Op.JUMP, end, e);
    c.mark(cleanup);
    c.emit(Op.POP_TOP, e);
    if (!condition) c.jump(Op.JUMP, target, e);
    c.mark(end);
    return;
  }
  c.expr(e);
  c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, e);
}

/** `a < b < c`: each comparison but the last is tested by `link`, with the middle operand kept below it. */
function compareLinks(c: Compiler, e: Compare, link: (span: Span) => void): void {
  c.expr(e.left);
  const last = e.ops.length - 1;
  e.ops.forEach((op, i) => {
    const right = e.comparators[i]!;
    const search = i === last && (op === 'In' || op === 'NotIn');
    if (!search || !iterated(c, right)) c.expr(right);
    if (i === last) {
      c.emit(Op.COMPARE_OP, e, compareArgument(op));
      return;
    }
    c.emit(Op.DUP_TOP, e);
    c.emit(Op.ROT_THREE, e);
    c.emit(Op.COMPARE_OP, e, compareArgument(op));
    link(e);
  });
}

export function compare(c: Compiler, e: Compare): void {
  if (e.ops.length === 1) {
    compareLinks(c, e, () => undefined);
    return;
  }
  const cleanup = c.label();
  const end = c.label();
  compareLinks(c, e, (span) => c.jump(Op.JUMP_IF_FALSE_OR_POP, cleanup, span));
  c.jump(Op.JUMP, end, e);
  c.mark(cleanup);
  c.emit(Op.ROT_TWO, e);
  c.emit(Op.POP_TOP, e);
  c.mark(end);
}

export function boolOp(c: Compiler, e: Expr & { kind: 'BoolOp' }): void {
  const end = c.label();
  const op = e.op === 'And' ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
  const last = e.values.length - 1;
  for (let i = 0; i < last; i++) {
    c.expr(e.values[i]!);
    c.jump(op, end, e);
  }
  c.expr(e.values[last]!);
  c.mark(end);
}

export function ifExp(c: Compiler, first: IfExp): void {
  const end = c.label();
  let e: Expr = first;
  while (e.kind === 'IfExp') {
    const other = c.label();
    jumpIf(c, e.test, other, false);
    c.expr(e.body);
    c.jump(Op.JUMP, end, e);
    c.mark(other);
    e = e.orelse;
  }
  c.expr(e);
  c.mark(end);
}

/** Which side of a condition the version does not even compile. */
export function skippedSide(c: Compiler, test: Expr): 'body' | 'else' | null {
  const constant = c.rules.skipsDeadCode ? c.folder.fold(test) : null;
  if (constant === null || constant.type === 'tuple') return null;
  return truth(constant) ? 'else' : 'body';
}
