/** Storing, deleting and augmented assignment for every kind of target. */
import type { Attribute, AugAssign, Expr, Name, Span, Stmt, Subscript } from '../syntax/ast';
import { attributeSpan } from './calls';
import { annotationValue } from './functions';
import { noteStaticAttribute } from './classes';
import { NONE, nativeString } from './constants';
import type { Compiler } from './context';
import { plainSlice, sliceArgument, subscriptKey } from './expressions';
import { attributeOperation, fastLocal, nameOperation } from './names';
import { Op } from './opcodes';
import { binaryArgument } from './operators';
import { mangle } from './scope';

/** Stores the top of the stack in `target`. */
export function assign(c: Compiler, target: Expr): void {
  switch (target.kind) {
    case 'Name':
      nameOperation(c, target.id, 'Store', target);
      return;
    case 'Attribute':
      noteStaticAttribute(c, target);
      c.expr(target.value);
      attributeOperation(c, Op.STORE_ATTR, target.attr, attributeSpan(c, target, target));
      return;
    case 'Subscript': {
      c.expr(target.value);
      subscriptKey(c, target);
      const op = plainSlice(c, target.slice) ? Op.STORE_SLICE : Op.STORE_SUBSCR;
      c.emit(op, target, sliceArgument(c, target.slice));
      return;
    }
    case 'Tuple':
    case 'List':
      unpack(c, target.elts, target);
      return;
    case 'Starred':
      throw c.error('starred assignment target must be in a list or tuple', target);
    default:
      throw c.error('cannot assign to expression', target);
  }
}

function unpack(c: Compiler, elts: readonly Expr[], span: Span): void {
  const star = elts.findIndex((e) => e.kind === 'Starred');
  if (star < 0) c.emit(Op.UNPACK_SEQUENCE, span, elts.length);
  else {
    if (elts.slice(star + 1).some((e) => e.kind === 'Starred')) {
      const many = c.rules.number >= 309;
      throw c.error(
        many
          ? 'multiple starred expressions in assignment'
          : 'two starred expressions in assignment',
        span,
      );
    }
    if (star >= 256) throw c.error('too many expressions in star-unpacking assignment', span);
    c.emit(Op.UNPACK_EX, span, star + (elts.length - star - 1) * 256);
  }
  for (const e of elts) assign(c, e.kind === 'Starred' ? e.value : e);
}

export function assignment(c: Compiler, s: Stmt & { kind: 'Assign' }): void {
  if (s.targets.length === 1 && swapped(c, s.targets[0]!, s.value)) return;
  c.expr(s.value);
  const last = s.targets.length - 1;
  s.targets.forEach((target, i) => {
    if (i < last) c.emit(Op.DUP_TOP, s);
    assign(c, target);
  });
}

/** `a, b = b, a` and its like with one to three values need no tuple. */
function swapped(c: Compiler, target: Expr, value: Expr): boolean {
  if ((target.kind !== 'Tuple' && target.kind !== 'List') || value.kind !== 'Tuple') return false;
  const { elts } = target;
  const n = elts.length;
  if (n < 1 || n > 3 || value.elts.length !== n) return false;
  if ([...elts, ...value.elts].some((e) => e.kind === 'Starred')) return false;
  // Before 3.14 a tuple of constants is folded first; it is unpacked then.
  if (!c.rules.borrowedLocals && c.folder.fold(value) !== null) return false;
  c.exprs(value.elts);
  if (c.rules.staticSwaps && n > 1 && storesLocals(c, elts)) {
    for (const e of [...elts].reverse()) assign(c, e);
    return true;
  }
  if (n === 2) c.emit(Op.ROT_TWO, value);
  else if (n === 3 && c.rules.staticSwaps) c.emit(Op.SWAP, value, 3);
  else if (n === 3) {
    c.emit(Op.ROT_THREE, value);
    c.emit(Op.ROT_TWO, value);
  }
  for (const e of elts) assign(c, e);
  return true;
}

/** Are all targets different locals on one line, so that the order of the stores does not matter to CPython? */
function storesLocals(c: Compiler, elts: readonly Expr[]): boolean {
  const seen = new Set<number>();
  for (const e of elts) {
    const local = e.kind === 'Name' && e.line === elts[0]!.line ? fastLocal(c, e.id) : -1;
    if (local < 0 || seen.has(local)) return false;
    seen.add(local);
  }
  return true;
}

export function deletion(c: Compiler, target: Expr): void {
  switch (target.kind) {
    case 'Name':
      nameOperation(c, target.id, 'Del', target);
      return;
    case 'Attribute':
      c.expr(target.value);
      attributeOperation(c, Op.DELETE_ATTR, target.attr, attributeSpan(c, target, target));
      return;
    case 'Subscript': {
      c.expr(target.value);
      subscriptKey(c, target);
      const op = plainSlice(c, target.slice) ? Op.DELETE_SLICE : Op.DELETE_SUBSCR;
      c.emit(op, target, sliceArgument(c, target.slice));
      return;
    }
    case 'Tuple':
    case 'List':
      for (const e of target.elts) deletion(c, e);
      return;
    default:
      throw c.error('cannot delete expression', target);
  }
}

export function augmented(c: Compiler, s: AugAssign): void {
  const { target } = s;
  const operate = (): void => {
    c.expr(s.value);
    c.emit(Op.INPLACE_OP, s, binaryArgument(c, s.op));
  };
  switch (target.kind) {
    case 'Name':
      nameOperation(c, target.id, 'Load', target);
      operate();
      nameOperation(c, target.id, 'Store', target);
      return;
    case 'Attribute':
      augmentedAttribute(c, target, operate);
      return;
    case 'Subscript':
      if (plainSlice(c, target.slice)) augmentedSlice(c, target, operate);
      else augmentedItem(c, target, operate);
  }
}

function augmentedAttribute(c: Compiler, target: Attribute, operate: () => void): void {
  const span = attributeSpan(c, target, target);
  c.expr(target.value);
  c.emit(Op.DUP_TOP, target);
  attributeOperation(c, Op.LOAD_ATTR, target.attr, span);
  operate();
  c.emit(Op.ROT_TWO, span);
  attributeOperation(c, Op.STORE_ATTR, target.attr, span);
}

function augmentedItem(c: Compiler, target: Subscript, operate: () => void): void {
  c.expr(target.value);
  c.expr(target.slice);
  c.emit(Op.DUP_TOP_TWO, target);
  c.emit(Op.BINARY_SUBSCR, target);
  operate();
  c.emit(Op.ROT_THREE, target);
  c.emit(Op.STORE_SUBSCR, target);
}

/** 2.x: `x[a:b] += y` reads and writes the slice with the same bounds. */
function augmentedSlice(c: Compiler, target: Subscript, operate: () => void): void {
  const arg = sliceArgument(c, target.slice);
  const parts = 1 + (arg & 1) + (arg >> 1);
  const turn = [Op.ROT_TWO, Op.ROT_THREE, Op.ROT_FOUR][parts - 1]!;
  c.expr(target.value);
  subscriptKey(c, target);
  for (let i = 0; i < parts; i++) c.emit(Op.COPY, target, parts);
  c.emit(Op.SLICE, target, arg);
  operate();
  c.emit(turn, target);
  c.emit(Op.STORE_SLICE, target, arg);
}

export function annotated(c: Compiler, s: Stmt & { kind: 'AnnAssign' }): void {
  const { target } = s;
  if (s.value) {
    c.expr(s.value);
    assign(c, target);
  }
  if (c.unit.functionLike) {
    if (!s.value && target.kind !== 'Name') {
      evaluateTarget(c, target);
    }
    return;
  }
  if (target.kind === 'Name') annotateName(c, s, target);
  else {
    if (!s.value) evaluateTarget(c, target);
    if (!c.rules.lazyAnnotations && !c.futures.has('annotations')) {
      c.expr(s.annotation);
      c.emit(Op.POP_TOP, s);
    }
  }
}

/** `a.b: int` and `a[i]: int` evaluate what the target is made of. */
function evaluateTarget(c: Compiler, target: Attribute | Subscript): void {
  c.expr(target.value);
  c.emit(Op.POP_TOP, target);
  if (target.kind === 'Subscript') {
    c.expr(target.slice);
    c.emit(Op.POP_TOP, target);
  }
}

/** The annotation of a module's or class's variable; in 3.14 only that there is one. */
function annotateName(c: Compiler, s: Stmt & { kind: 'AnnAssign' }, target: Name): void {
  if (!s.simple) {
    if (!c.rules.lazyAnnotations && !c.futures.has('annotations')) {
      c.expr(s.annotation);
      c.emit(Op.POP_TOP, s);
    }
    return;
  }
  if (c.rules.lazyAnnotations) c.constant(NONE, s.annotation);
  else annotationValue(c, s.annotation);
  nameOperation(c, '__annotations__', 'Load', s);
  c.constant(nativeString(mangle(c.unit.scope.privateName, target.id)), s);
  c.emit(Op.STORE_SUBSCR, s);
}
