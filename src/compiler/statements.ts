/** Statements, each with its LINE. */
import type { Expr, If, ImportFrom, Raise, Return, Stmt } from '../syntax/ast';
import { annotated, assignment, augmented, assign, deletion } from './assignments';
import { classDef } from './classes';
import { jumpIf } from './conditions';
import { integer, NONE, nativeString, truth, tupleOf } from './constants';
import type { Compiler } from './context';
import { iterated } from './displays';
import { functionDef } from './functions';
import { attributeOperation, nameOperation } from './names';
import { Op } from './opcodes';
import { tryStatement, withStatement } from './trywith';
import { popBlock, pushBlock, undo, unwind } from './unwind';

export function visitBody(c: Compiler, body: readonly Stmt[]): void {
  for (const s of body) statement(c, s);
}

function statement(c: Compiler, s: Stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
      functionDef(c, s);
      return;
    case 'ClassDef':
      classDef(c, s);
      return;
    case 'Global':
    case 'Nonlocal':
      return;
    case 'For':
      forLoop(c, s);
      return;
    case 'While':
      whileLoop(c, s);
      return;
    case 'If':
      ifStatement(c, s);
      return;
    default:
      c.line(s);
      simple(c, s);
  }
}

function simple(c: Compiler, s: Stmt): void {
  switch (s.kind) {
    case 'Return':
      returnStatement(c, s);
      return;
    case 'Delete':
      for (const target of s.targets) deletion(c, target);
      return;
    case 'Assign':
      assignment(c, s);
      return;
    case 'AugAssign':
      augmented(c, s);
      return;
    case 'AnnAssign':
      annotated(c, s);
      return;
    case 'With':
      withStatement(c, s);
      return;
    case 'Raise':
      raise(c, s);
      return;
    case 'Try':
      tryStatement(c, s);
      return;
    case 'Assert':
      assertStatement(c, s);
      return;
    case 'Import':
      for (const alias of s.names) importOne(c, s, alias);
      return;
    case 'ImportFrom':
      importFrom(c, s);
      return;
    case 'Expr':
      if (c.folder.fold(s.value) !== null) return;
      c.expr(s.value);
      c.emit(Op.POP_TOP, s);
      return;
    case 'Break':
    case 'Continue':
      leaveLoop(c, s);
      return;
    case 'Print':
      print(c, s);
      return;
    default:
  }
}

function ifStatement(c: Compiler, first: If): void {
  const end = c.label();
  let s = first;
  // An `elif` chain is walked, not recursed into.
  for (;;) {
    c.line(s);
    const other = c.label();
    const never = skipped(c, s.test);
    if (never !== 'body') {
      jumpIf(c, s.test, other, false);
      c.body(s.body);
    }
    const rest: readonly Stmt[] = never === 'else' ? [] : s.orelse;
    if (rest.length > 0) c.silentJump(Op.JUMP, end, s);
    c.mark(other);
    if (rest.length !== 1 || rest[0]!.kind !== 'If') {
      c.body(rest);
      break;
    }
    s = rest[0]!;
  }
  c.mark(end);
}

/** Which side of a condition the version does not even compile. */
function skipped(c: Compiler, test: Expr): 'body' | 'else' | null {
  const constant = c.rules.skipsDeadCode ? c.folder.fold(test) : null;
  if (constant === null || constant.type === 'tuple') return null;
  return truth(constant) ? 'else' : 'body';
}

function whileLoop(c: Compiler, s: Stmt & { kind: 'While' }): void {
  const top = c.label();
  const done = c.label();
  const exit = c.label();
  c.mark(top);
  c.line(s);
  if (skipped(c, s.test) === 'body') {
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

function forLoop(c: Compiler, s: Stmt & { kind: 'For' }): void {
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

function leaveLoop(c: Compiler, s: Stmt & { kind: 'Break' | 'Continue' }): void {
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

function returnStatement(c: Compiler, s: Return): void {
  if (!c.unit.functionLike) throw c.error("'return' outside function", s);
  const constant = s.value === null ? NONE : c.folder.fold(s.value);
  // A constant is loaded after all is undone.
  if (s.value !== null && constant === null) c.expr(s.value);
  unwind(
    c,
    s,
    constant === null,
    () => false,
    () => {
      if (constant !== null) c.constant(constant, s.value ?? s);
      c.emit(Op.RETURN_VALUE, s);
    },
  );
}

function raise(c: Compiler, s: Raise): void {
  let parts = 0;
  for (const part of [s.exc, s.cause, s.inst, s.tback]) {
    if (part === null) continue;
    c.expr(part);
    parts++;
  }
  c.emit(Op.RAISE_VARARGS, s, parts);
}

function assertStatement(c: Compiler, s: Stmt & { kind: 'Assert' }): void {
  const end = c.label();
  jumpIf(c, s.test, end, true);
  const span = c.rules.number === 311 ? (lastComparison(s.test) ?? s) : s;
  c.emit(Op.LOAD_ASSERTION_ERROR, span);
  if (s.msg) {
    c.expr(s.msg);
    c.emit(Op.CALL, span, 1);
  }
  c.emit(Op.RAISE_VARARGS, c.rules.exactConstructs ? s.test : span, 1);
  c.mark(end);
}

/** 3.11 tells a failed assertion at the last comparison that decided it, where there is one. */
function lastComparison(test: Expr): Expr | null {
  switch (test.kind) {
    case 'Compare':
      return test;
    case 'UnaryOp':
      return test.op === 'Not' ? lastComparison(test.operand) : null;
    case 'BoolOp':
      return test.values.reduce<Expr | null>((last, e) => lastComparison(e) ?? last, null);
    default:
      return null;
  }
}

/** 2.x imports are relative first, unless the future says otherwise. */
function level(c: Compiler, dots: number): number {
  return dots === 0 && c.rules.py2 && !c.futures.has('absolute_import') ? -1 : dots;
}

function importOne(
  c: Compiler,
  s: Stmt,
  alias: { readonly name: string; readonly asname: string | null },
): void {
  const { name, asname } = alias;
  c.constant(integer(level(c, 0)), s);
  c.constant(NONE, s);
  c.named(Op.IMPORT_NAME, name, s);
  const [first, ...rest] = name.split('.') as [string, ...string[]];
  if (asname === null) {
    nameOperation(c, first, 'Store', s);
    return;
  }
  for (const part of rest) {
    if (c.rules.importFromAs) {
      c.named(Op.IMPORT_FROM, part, s);
      c.emit(Op.ROT_TWO, s);
      c.emit(Op.POP_TOP, s);
    } else attributeOperation(c, Op.LOAD_ATTR, part, s);
  }
  nameOperation(c, asname, 'Store', s);
}

function importFrom(c: Compiler, s: ImportFrom): void {
  c.constant(integer(level(c, s.level)), s);
  c.constant(tupleOf(s.names.map((alias) => nativeString(alias.name))), s);
  c.named(Op.IMPORT_NAME, s.module ?? '', s);
  if (s.names.length === 1 && s.names[0]!.name === '*') {
    c.emit(Op.IMPORT_STAR, s);
    return;
  }
  for (const { name, asname } of s.names) {
    c.named(Op.IMPORT_FROM, name, s);
    nameOperation(c, asname ?? name, 'Store', s);
  }
  c.emit(Op.POP_TOP, s);
}

function print(c: Compiler, s: Stmt & { kind: 'Print' }): void {
  const { dest } = s;
  if (dest) c.expr(dest);
  for (const value of s.values) {
    if (dest) c.emit(Op.DUP_TOP, s);
    c.expr(value);
    c.emit(dest ? Op.PRINT_ITEM_TO : Op.PRINT_ITEM, s);
  }
  if (s.nl) c.emit(dest ? Op.PRINT_NEWLINE_TO : Op.PRINT_NEWLINE, s);
  else if (dest) c.emit(Op.POP_TOP, s);
}
