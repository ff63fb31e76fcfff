/** What may be assigned to or deleted, and how error messages call the rest. */

import type { Expr, ExprContext } from './ast';
import type { Source } from './source';

export type TargetUse = 'assign' | 'delete' | 'for';

/** The first part of `expr` that is no target, or null when all of it is one. */
export function invalidTarget(expr: Expr, use: TargetUse): Expr | null {
  switch (expr.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null;
    case 'List':
    case 'Tuple':
      for (const element of expr.elts) {
        const invalid = invalidTarget(element, use);
        if (invalid) return invalid;
      }
      return null;
    case 'Starred':
      return use === 'delete' ? expr : invalidTarget(expr.value, use);
    case 'Compare':
      if (use !== 'for') return expr;
      return expr.ops[0] === 'In' ? invalidTarget(expr.left, use) : null;
    default:
      return expr;
  }
}

/** Marks a target and the targets inside it. */
export function setContext(expr: Expr, ctx: ExprContext): void {
  switch (expr.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      expr.ctx = ctx;
      return;
    case 'Starred':
      expr.ctx = ctx;
      setContext(expr.value, ctx);
      return;
    case 'List':
    case 'Tuple':
      expr.ctx = ctx;
      for (const element of expr.elts) setContext(element, ctx);
      return;
    default:
      return;
  }
}

const NAMES: Readonly<Partial<Record<Expr['kind'], string>>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
  Repr: 'repr',
};

/** What CPython of this version calls an expression in `cannot assign to ...`. */
export function expressionName(expr: Expr, source: Source): string {
  const old = !source.since('3.8');
  switch (expr.kind) {
    case 'BoolOp':
    case 'BinOp':
    case 'UnaryOp':
      return source.since('3.10') ? 'expression' : 'operator';
    case 'Dict':
      if (old) return 'literal';
      return source.since('3.10') ? 'dict literal' : 'dict display';
    case 'Set':
      return old ? 'literal' : 'set display';
    case 'JoinedStr':
    case 'FormattedValue':
      return old ? 'literal' : 'f-string expression';
    case 'Constant':
      switch (expr.value.type) {
        case 'None':
        case 'True':
        case 'False':
          return old && source.since('3.0') ? 'keyword' : expr.value.type;
        case 'Ellipsis':
          return source.since('3.10') ? 'ellipsis' : 'Ellipsis';
        default:
          return 'literal';
      }
    case 'Tuple':
      return old && expr.elts.length === 0 ? '()' : 'tuple';
    default:
      return NAMES[expr.kind] ?? 'expression';
  }
}

/** `cannot assign to X` in the words of the version. */
export function cannot(verb: 'assign to' | 'delete', expr: Expr, source: Source): string {
  const isNone = expr.kind === 'Constant' && expr.value.type === 'None';
  const modern = source.since('3.8') || (isNone && !source.since('3.0'));
  return `${modern ? 'cannot' : "can't"} ${verb} ${expressionName(expr, source)}`;
}
