/** Statements, each with its LINE. */
import type { Expr, If, Raise, Return, Stmt } from '../syntax/ast';
import { annotated, assignment, augmented, deletion } from './assignments';
import { classDef } from './classes';
import { jumpIf, skippedSide } from './conditions';
import { NONE } from './constants';
import type { Compiler } from './context';
import { functionDef } from './functions';
import { importFrom, importOne } from './imports';
import { forLoop, leaveLoop, whileLoop } from './loops';
import { Op } from './opcodes';
import { tryStatement, withStatement } from './trywith';
import { unwind } from './unwind';

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
    const never = skippedSide(c, s.test);
    if (never !== 'body') {
      jumpIf(c, s.test, other, false);
      c.body(s.body);
    }
    const rest: readonly Stmt[] = never === 'else' ? [] : s.orelse;
    if (rest.length > 0 && never !== 'body') c.silentJump(Op.JUMP, end, s);
    c.mark(other);
    if (rest.length !== 1 || rest[0]!.kind !== 'If') {
      c.body(rest);
      break;
    }
    s = rest[0]!;
  }
  c.mark(end);
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
