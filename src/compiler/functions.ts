/** Function and lambda code, and the instructions that make a function of it. */
import type { Arguments, Arg, Expr, Lambda, Span, Stmt } from '../syntax/ast';
import { borrowLocals } from './borrow';
import { CodeFlag } from './code';
import type { Code, Constant } from './code';
import { NONE, nativeString, tupleOf } from './constants';
import type { Compiler } from './context';
import { docstring } from './docstring';
import { inlineExits } from './exits';
import { nameOperation } from './names';
import { Op } from './opcodes';
import { mangle } from './scope';
import { unparse } from './unparse';
import { Unit } from './unit';

/** Bits of MAKE_FUNCTION's argument. */
const Part = { Defaults: 1, KwDefaults: 2, Annotations: 4, Closure: 8 };

/** Compiles what `write` emits as a code object of its own, for the scope that `node` opens. */
export function compileUnit(
  c: Compiler,
  kind: Code['kind'],
  node: Stmt | Expr,
  firstLine: number,
  write: (unit: Unit) => void,
): Code {
  const scope = c.scopes.get(node)!;
  const outer = c.unit;
  const unit = new Unit(kind, scope, scope.name, firstLine, outer, c.sharedConstants);
  c.unit = unit;
  c.emit(Op.RESUME, { line: firstLine, col: 0, endLine: firstLine, endCol: 0 });
  write(unit);
  c.unit = outer;
  return finishUnit(c, unit);
}

export function finishUnit(c: Compiler, unit: Unit): Code {
  const { scope, parameters } = unit;
  if (c.rules.borrowedLocals) inlineExits(unit.asm);
  const assembly = unit.asm.finish(c.rules.py2);
  if (c.rules.borrowedLocals)
    borrowLocals(assembly, unit.varNames.items.length, scope.params.length);
  let flags = 0;
  if (unit.functionLike) flags |= CodeFlag.Optimized | CodeFlag.NewLocals;
  if (unit.kind === 'class' && c.rules.py2) flags |= CodeFlag.NewLocals;
  if (parameters.varArgs) flags |= CodeFlag.VarArgs;
  if (parameters.varKeywords) flags |= CodeFlag.VarKeywords;
  if (scope.nested && unit.functionLike) flags |= CodeFlag.Nested;
  if (scope.generator) flags |= CodeFlag.Generator;
  if (unit.cellVars.length + unit.freeVars.length === 0) flags |= CodeFlag.NoFree;
  if (c.rules.py2 && c.futures.has('division')) flags |= CodeFlag.FutureDivision;
  if (c.rules.py2 && c.futures.has('unicode_literals')) flags |= CodeFlag.FutureUnicodeLiterals;
  return {
    name: unit.name,
    qualname: unit.qualname,
    filename: c.filename,
    firstLine: unit.firstLine,
    kind: unit.kind,
    flags,
    argCount: parameters.argCount,
    posOnlyArgCount: parameters.posOnlyArgCount,
    kwOnlyArgCount: parameters.kwOnlyArgCount,
    varNames: unit.varNames.items,
    cellVars: unit.cellVars,
    freeVars: unit.freeVars,
    names: unit.names.items,
    constants: unit.constants.items,
    fromTree: c.folder.fromTree,
    doc: unit.doc,
    ops: assembly.ops,
    args: assembly.args,
    lines: assembly.lines,
    cols: assembly.cols,
    endLines: assembly.endLines,
    endCols: assembly.endCols,
    exceptions: assembly.exceptions,
    stackSize: assembly.stackSize,
  };
}

/** Pushes a function made of `code`; the parts named in `parts` are on the stack. */
export function makeFunction(c: Compiler, code: Code, parts: number, span: Span): void {
  const { freeVars } = code;
  if (freeVars.length > 0) {
    for (const name of freeVars) c.emit(Op.LOAD_CLOSURE, span, c.unit.cellIndex(name));
    c.emit(Op.BUILD_TUPLE, span, freeVars.length);
    parts |= Part.Closure;
  }
  c.constant({ type: 'code', code }, span);
  if (c.rules.py3) c.constant(nativeString(code.qualname), span);
  c.emit(Op.MAKE_FUNCTION, span, parts);
}

export function functionDef(c: Compiler, s: Stmt & { kind: 'FunctionDef' }): void {
  decorators(c, s.decorator_list);
  c.line(s);
  let parts = defaults(c, s.args, s);
  if (!c.rules.lazyAnnotations) parts |= annotations(c, s.args, s.returns, s);
  const code = compileUnit(c, 'function', s, s.firstLine, (unit) => {
    enterFunction(unit, s.args);
    const doc = docstring(c, s.body);
    unit.doc = doc?.text ?? null;
    if (doc) unit.constants.add(doc.constant);
    else if (c.rules.noneWithoutDocstring) unit.constants.add(NONE);
    c.body(doc ? s.body.slice(1) : s.body);
    c.constant(NONE, s.body.at(-1)!);
    c.emit(Op.RETURN_VALUE, s.body.at(-1)!);
  });
  makeFunction(c, code, parts, s);
  applyDecorators(c, s.decorator_list);
  nameOperation(c, s.name, 'Store', s);
}

/** Decorators are evaluated from first to last, each on its line, … */
export function decorators(c: Compiler, list: readonly Expr[]): void {
  for (const decorator of list) {
    c.line(decorator);
    c.expr(decorator);
  }
}

/** … and called from last to first. */
export function applyDecorators(c: Compiler, list: readonly Expr[]): void {
  for (let i = list.length - 1; i >= 0; i--) c.emit(Op.CALL, list[i]!, 1);
}

export function lambda(c: Compiler, e: Lambda): void {
  const parts = defaults(c, e.args, e);
  const code = compileUnit(c, 'lambda', e, e.line, (unit) => {
    enterFunction(unit, e.args);
    if (c.rules.noneWithoutDocstring) unit.constants.add(NONE);
    c.line(e.body);
    c.expr(e.body);
    c.emit(Op.RETURN_VALUE, e.body);
  });
  makeFunction(c, code, parts, e);
}

function enterFunction(unit: Unit, args: Arguments): void {
  unit.parameters = {
    argCount: args.posonlyargs.length + args.args.length,
    posOnlyArgCount: args.posonlyargs.length,
    kwOnlyArgCount: args.kwonlyargs.length,
    varArgs: args.vararg !== null,
    varKeywords: args.kwarg !== null,
  };
}

/** Default values on the stack: a tuple for the positional ones, a dict for the keyword-only ones. */
function defaults(c: Compiler, args: Arguments, span: Span): number {
  let parts = 0;
  if (args.defaults.length > 0) {
    // 2.x hands the values over one by one, so that each function has a tuple of its own.
    const constants = c.rules.py2 ? null : c.folder.foldAll(args.defaults);
    if (constants) c.constant(tupleOf(constants), span);
    else {
      c.exprs(args.defaults);
      c.emit(Op.BUILD_TUPLE, span, args.defaults.length);
    }
    parts |= Part.Defaults;
  }
  let keywordOnly = 0;
  args.kw_defaults.forEach((value, i) => {
    if (value === null) return;
    const name = mangle(c.unit.scope.privateName, args.kwonlyargs[i]!.arg);
    c.constant(nativeString(name), value);
    c.expr(value);
    keywordOnly++;
  });
  if (keywordOnly > 0) {
    c.emit(Op.BUILD_MAP, span, keywordOnly);
    parts |= Part.KwDefaults;
  }
  return parts;
}

function annotations(c: Compiler, args: Arguments, returns: Expr | null, span: Span): number {
  let count = 0;
  const one = (name: string, annotation: Expr | null | undefined): void => {
    if (!annotation) return;
    c.constant(nativeString(mangle(c.unit.scope.privateName, name)), annotation);
    annotationValue(c, annotation);
    count++;
  };
  const each = (list: readonly Arg[]): void => list.forEach((arg) => one(arg.arg, arg.annotation));
  each(args.posonlyargs);
  each(args.args);
  if (args.vararg) one(args.vararg.arg, args.vararg.annotation);
  each(args.kwonlyargs);
  if (args.kwarg) one(args.kwarg.arg, args.kwarg.annotation);
  one('return', returns);
  if (count === 0) return 0;
  if (c.rules.annotationTuples) c.emit(Op.BUILD_TUPLE, span, 2 * count);
  else c.emit(Op.BUILD_MAP, span, count);
  return Part.Annotations;
}

/** The annotation's value, or its text under `from __future__ import annotations`. */
export function annotationValue(c: Compiler, annotation: Expr): void {
  if (!c.futures.has('annotations')) {
    c.expr(annotation.kind === 'Starred' ? annotation.value : annotation);
    return;
  }
  const text: Constant = nativeString(unparse(annotation));
  c.constant(text, annotation);
}
