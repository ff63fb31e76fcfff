/** List, set and dict comprehensions and generator expressions: as functions, inline, and as 2.x loops. */
import type { Expr } from '../syntax/ast';
import type { Handler, Label } from './assembler';
import { assign } from './assignments';
import { NONE } from './constants';
import type { Compiler, ComprehensionExpr } from './context';
import { iterated, pair } from './displays';
import { jumpIf } from './conditions';
import { compileUnit, makeFunction } from './functions';
import { Op } from './opcodes';
import { Def } from './scope';
import type { NameScope, Scope } from './scope';
import { NO_PARAMETERS } from './unit';

export function comprehension(c: Compiler, e: ComprehensionExpr): void {
  const [outermost] = e.generators;
  if (c.rules.py2 && e.kind === 'ListComp') {
    c.emit(Op.BUILD_LIST, e, 0);
    iterator(c, outermost!.iter, e);
    loops(c, e);
    return;
  }
  const scope = c.scopes.get(e)!;
  if (scope.inlined) {
    iterator(c, outermost!.iter, e);
    inline(c, e, scope);
    return;
  }
  const kind = e.kind === 'GeneratorExp' ? 'genexpr' : 'comprehension';
  // Before 3.8 a comprehension began with its element, not with its bracket.
  const first = c.rules.bracketedComprehensions ? e : e.kind === 'DictComp' ? e.key : e.elt;
  const code = compileUnit(c, kind, e, first.line, (unit) => {
    unit.parameters = { ...NO_PARAMETERS, argCount: 1 };
    begin(c, e);
    c.emit(Op.LOAD_FAST, e, 0);
    loops(c, e);
    if (kind === 'genexpr') c.constant(NONE, e);
    c.emit(Op.RETURN_VALUE, e);
  });
  makeFunction(c, code, 0, e);
  iterator(c, outermost!.iter, e);
  c.emit(Op.CALL, e, 1);
}

function iterator(c: Compiler, iter: Expr, e: ComprehensionExpr): void {
  if (!iterated(c, iter, false)) c.expr(iter);
  c.emit(Op.GET_ITER, c.rules.exactConstructs ? iter : e);
}

/** The container that the elements go to. */
function begin(c: Compiler, e: ComprehensionExpr): void {
  if (e.kind === 'ListComp') c.emit(Op.BUILD_LIST, e, 0);
  else if (e.kind === 'SetComp') c.emit(Op.BUILD_SET, e, 0);
  else if (e.kind === 'DictComp') c.emit(Op.BUILD_MAP, e, 0);
}

/** The loops, the iterator of the first on the stack. */
function loops(c: Compiler, e: ComprehensionExpr): void {
  const open: { start: Label; end: Label }[] = [];
  e.generators.forEach((generator, i) => {
    const single = i > 0 && c.rules.singleItemLoops ? singleItem(generator.iter) : null;
    if (single) {
      c.expr(single);
      assign(c, generator.target);
      // An `if` that fails goes back to the innermost real loop.
      for (const test of generator.ifs) jumpIf(c, test, open.at(-1)!.start, false);
      return;
    }
    if (i > 0) iterator(c, generator.iter, e);
    const loop = { start: c.label(), end: c.label() };
    open.push(loop);
    c.mark(loop.start);
    c.jump(Op.FOR_ITER, loop.end, c.rules.exactConstructs ? generator.iter : e);
    assign(c, generator.target);
    for (const test of generator.ifs) jumpIf(c, test, loop.start, false);
  });
  element(c, e, open.length + 1);
  for (const { start, end } of open.reverse()) {
    c.jump(Op.JUMP_BACKWARD, start, e);
    c.mark(end);
  }
}

/** `for x in [y]` */
function singleItem(iter: Expr): Expr | null {
  if (iter.kind !== 'List' && iter.kind !== 'Tuple') return null;
  const [only] = iter.elts;
  return iter.elts.length === 1 && only!.kind !== 'Starred' ? only! : null;
}

function element(c: Compiler, e: ComprehensionExpr, depth: number): void {
  switch (e.kind) {
    case 'GeneratorExp':
      c.expr(e.elt);
      c.emit(Op.YIELD_VALUE, c.rules.exactValues ? e.elt : e);
      c.emit(Op.POP_TOP, e.elt);
      return;
    case 'ListComp':
      c.expr(e.elt);
      c.emit(Op.LIST_APPEND, e.elt, depth);
      return;
    case 'SetComp':
      c.expr(e.elt);
      c.emit(Op.SET_ADD, e.elt, depth);
      return;
    case 'DictComp':
      pair(c, e.key, e.value, c.rules.comprehensionKeyFirst, e);
      c.emit(Op.MAP_ADD, e.value, depth);
  }
}

/**
 * PEP 709: the loop runs in the frame around it. What its variables meant there is set aside on the stack, below the
 * result, and comes back at the end or when an exception passes.
 */
function inline(c: Compiler, e: ComprehensionExpr, scope: Scope): void {
  const { unit } = c;
  const classBlock = unit.scope.type === 'class' && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const replaced: [string, NameScope | null | undefined][] = [];
  const hidden: string[] = [];
  const saved: { name: string; cell: boolean }[] = [];
  for (const [name, { flags, scope: place }] of scope.symbols) {
    const bound = (flags & Def.Local) !== 0 && (flags & Def.Nonlocal) === 0;
    const parameter = (flags & Def.Param) !== 0;
    if (!bound && !classBlock) continue;
    const around = unit.placeOf(name);
    const override =
      place !== around && place !== 'free' && !(place === 'cell' && around === 'free');
    if (override || classBlock) {
      replaced.push([name, unit.overrides.get(name)]);
      unit.overrides.set(name, place);
    }
    if (!bound || parameter) continue;
    if (!unit.functionLike && !unit.hiddenLocals.has(name)) {
      unit.hiddenLocals.add(name);
      hidden.push(name);
    }
    saved.push({ name, cell: place === 'cell' });
  }
  for (const { name, cell } of saved) {
    if (cell) c.emit(Op.RENEW_CELL, e, unit.cellIndex(name));
    else c.emit(Op.LOAD_FAST_AND_CLEAR, e, unit.varNames.index(name));
  }
  const cleanup = c.label();
  const end = c.label();
  let handler: Handler | null = null;
  if (saved.length > 0) {
    swap(c, saved.length, e);
    handler = unit.asm.protect(cleanup, 1);
  }
  begin(c, e);
  c.emit(Op.ROT_TWO, e);
  loops(c, e);
  if (handler !== null) {
    unit.asm.handler = handler.outer;
    c.jump(Op.JUMP, end, e);
    c.mark(cleanup);
    restore(c, saved, e);
    c.emit(Op.RERAISE, e);
    c.mark(end);
    restore(c, saved, e);
  }
  for (const [name, before] of replaced) {
    if (before === undefined) unit.overrides.delete(name);
    else unit.overrides.set(name, before);
  }
  for (const name of hidden) unit.hiddenLocals.delete(name);
  unit.inlinedComprehensions--;
}

/** Exchanges the top with what lies under `count` saved variables. */
function swap(c: Compiler, count: number, e: Expr): void {
  if (count === 1) c.emit(Op.ROT_TWO, e);
  else c.emit(Op.SWAP, e, count + 1);
}

function restore(c: Compiler, saved: readonly { name: string; cell: boolean }[], e: Expr): void {
  swap(c, saved.length, e);
  for (const { name, cell } of [...saved].reverse()) {
    if (cell) c.emit(Op.RESTORE_CELL, e, c.unit.cellIndex(name));
    else c.emit(Op.STORE_FAST_RESTORE, e, c.unit.varNames.index(name));
  }
}
