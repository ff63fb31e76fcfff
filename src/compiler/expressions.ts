/** Expressions, each leaving one value on the stack. */
import type { Attribute, BinOp, Call, Expr, Slice, Subscript } from '../syntax/ast';
import { attributeSpan, finishCall, isMethodCall, isSuperAttribute, superAttribute } from './calls';
import { boolOp, compare, ifExp } from './conditions';
import { NONE } from './constants';
import type { Compiler } from './context';
import { dict, display, formattedValue, joinedStr } from './displays';
import { attributeOperation, nameOperation } from './names';
import { Op } from './opcodes';
import { binaryArgument, UNARY } from './operators';
import { percentFormat } from './percent';

/** What nests to the left as deep as it is long: `a + b + …`, `a.b().c[d]…`. */
type Link = BinOp | Attribute | Subscript | Call;

/** The operand that `e` begins with, when it is a link of a chain that is still to be evaluated. */
function below(c: Compiler, e: Expr): Expr | null {
  switch (e.kind) {
    case 'BinOp':
      return c.folder.fold(e) === null && !percentFormat(c, e, false) ? e.left : null;
    case 'Attribute':
      return isSuperAttribute(c, e) ? null : e.value;
    case 'Subscript':
      return c.folder.fold(e) === null ? e.value : null;
    case 'Call':
      return e.func;
    default:
      return null;
  }
}

export function visitExpr(c: Compiler, e: Expr): void {
  const chain: Link[] = [];
  let base = e;
  for (let next = below(c, base); next !== null; next = below(c, base)) {
    chain.push(base as Link);
    base = next;
  }
  leaf(c, base);
  for (let i = chain.length - 1; i >= 0; i--) link(c, chain[i]!, chain[i - 1]);
}

/** Applies a link to its left operand on the stack; `outer` is the link that follows. */
function link(c: Compiler, e: Link, outer: Link | undefined): void {
  switch (e.kind) {
    case 'BinOp':
      c.expr(e.right);
      c.emit(Op.BINARY_OP, e, binaryArgument(c, e.op));
      return;
    case 'Attribute': {
      const method = outer?.kind === 'Call' && isMethodCall(c, outer);
      const op = method ? Op.LOAD_METHOD : Op.LOAD_ATTR;
      attributeOperation(c, op, e.attr, attributeSpan(c, e, e));
      return;
    }
    case 'Subscript':
      subscriptKey(c, e);
      c.emit(plainSlice(c, e.slice) ? Op.SLICE : Op.BINARY_SUBSCR, e, sliceArgument(c, e.slice));
      return;
    case 'Call':
      finishCall(c, e);
      return;
  }
}

/** 2.x: `x[a:b]` without a step goes to `__getslice__` and its kin. */
export function plainSlice(c: Compiler, slice: Expr): slice is Slice {
  return c.rules.py2 && slice.kind === 'Slice' && slice.step === null;
}

/** Bit 1: there is a lower bound, bit 2: an upper one. 0 for anything but a plain slice. */
export function sliceArgument(c: Compiler, slice: Expr): number {
  if (!plainSlice(c, slice)) return 0;
  return (slice.lower ? 1 : 0) + (slice.upper ? 2 : 0);
}

/** The key of a subscript, or the bounds of a plain slice. */
export function subscriptKey(c: Compiler, e: Subscript): void {
  if (plainSlice(c, e.slice)) {
    if (e.slice.lower) c.expr(e.slice.lower);
    if (e.slice.upper) c.expr(e.slice.upper);
  } else c.expr(e.slice);
}

function sliceObject(c: Compiler, e: Slice): void {
  for (const bound of [e.lower, e.upper]) {
    if (bound) c.expr(bound);
    else c.constant(NONE, e);
  }
  if (e.step) c.expr(e.step);
  c.emit(Op.BUILD_SLICE, e, e.step ? 3 : 2);
}

function leaf(c: Compiler, e: Expr): void {
  const constant = c.folder.fold(e);
  if (constant !== null) {
    c.constant(constant, e);
    return;
  }
  switch (e.kind) {
    case 'Name':
      nameOperation(c, e.id, e.ctx, e);
      return;
    case 'BinOp':
      percentFormat(c, e, true);
      return;
    case 'Attribute':
      superAttribute(c, e);
      return;
    case 'BoolOp':
      boolOp(c, e);
      return;
    case 'NamedExpr':
      c.expr(e.value);
      c.emit(Op.DUP_TOP, e);
      nameOperation(c, e.target.id, 'Store', e.target);
      return;
    case 'UnaryOp':
      c.expr(e.operand);
      c.emit(UNARY[e.op], e);
      return;
    case 'Lambda':
      c.lambda(e);
      return;
    case 'IfExp':
      ifExp(c, e);
      return;
    case 'Dict':
      dict(c, e);
      return;
    case 'Set':
      display(c, 'set', e.elts, e);
      return;
    case 'List':
      display(c, 'list', e.elts, e);
      return;
    case 'Tuple':
      display(c, 'tuple', e.elts, e);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      c.comprehension(e);
      return;
    case 'Yield':
      if (!c.unit.functionLike) throw c.error("'yield' outside function", e);
      if (e.value) c.expr(e.value);
      else c.constant(NONE, e);
      c.emit(Op.YIELD_VALUE, e);
      return;
    case 'YieldFrom':
      if (!c.unit.functionLike) {
        const name = c.rules.number >= 313 ? 'yield from' : 'yield';
        throw c.error(`'${name}' outside function`, e);
      }
      c.expr(e.value);
      c.emit(Op.GET_YIELD_FROM_ITER, e);
      c.constant(NONE, e);
      c.emit(Op.YIELD_FROM, e);
      return;
    case 'Compare':
      compare(c, e);
      return;
    case 'JoinedStr':
      joinedStr(c, e);
      return;
    case 'FormattedValue':
      formattedValue(c, e, e);
      return;
    case 'Slice':
      sliceObject(c, e);
      return;
    case 'Repr':
      c.expr(e.value);
      c.emit(Op.UNARY_CONVERT, e);
      return;
    case 'Starred':
      throw c.error("can't use starred expression here", e);
    default:
  }
}
