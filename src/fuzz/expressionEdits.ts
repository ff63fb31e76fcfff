import type { Expr, Span } from '../syntax/ast';
import { partsOf } from './nodes';
import type { Text } from './text';

/** The program with an expression replaced by `None` or by a part of it, or without one of its members. */
export function* simplified(text: Text, expression: Expr): Generator<string> {
  if ('ctx' in expression && expression.ctx !== 'Load') return;
  if (expression.kind === 'Slice' || expression.kind === 'FormattedValue') return;
  const isNone = expression.kind === 'Constant' && expression.value.type === 'None';
  if (!isNone) yield text.replaced(expression, 'None');
  for (const part of partsOf(expression)) {
    if (part.kind !== 'Slice') yield text.replaced(expression, text.of(part));
  }
  if (expression.kind === 'Call') {
    yield* withoutMembers(text, [...expression.args, ...expression.keywords]);
  }
  if (expression.kind === 'List' || expression.kind === 'Set' || expression.kind === 'Tuple') {
    yield* withoutMembers(text, expression.elts);
  }
}

/** A comma-separated list without one of its members. */
function* withoutMembers(text: Text, members: readonly Span[]): Generator<string> {
  const inOrder = [...members].sort((a, b) => a.line - b.line || a.col - b.col);
  for (const [i, member] of inOrder.entries()) {
    const next = inOrder[i + 1];
    const before = inOrder[i - 1];
    const { line, col, endLine, endCol } = member;
    if (next) yield text.replaced({ line, col, endLine: next.line, endCol: next.col }, '');
    else if (!before) yield text.replaced(member, '');
    else yield text.replaced({ line: before.endLine, col: before.endCol, endLine, endCol }, '');
  }
}
