/** The grammar rules that refer to each other in a circle, declared before any of them is written. */

import type { Arguments, Comprehension, Expr, Yield, YieldFrom } from './ast';
import { Cursor } from './cursor';
import type { ParserState } from './cursor';
import type { Token } from './token';
import type { Extract } from './tokenizer';

/** What an expression can begin with, besides names, numbers and strings. */
const EXPRESSION_STARTS = new Set('( [ { - + ~ ` ... not lambda None True False await'.split(' '));

export abstract class Rules extends Cursor {
  /** Expressions that stand in parentheses of their own. */
  protected readonly parenthesized = new WeakSet<Expr>();

  /** A conditional expression, a lambda, or anything simpler: Python's `test`. */
  protected abstract expression(): Expr;
  /** The same, or `name := expression`. */
  protected abstract namedExpression(): Expr;
  /** `or` and everything that binds tighter. */
  protected abstract disjunction(): Expr;
  /** `|` and everything that binds tighter. */
  protected abstract bitwiseOr(): Expr;
  /** One expression, or a tuple without parentheses; `*x` where `stars`. */
  protected abstract expressionList(stars: boolean): Expr;
  protected abstract yieldExpression(): Yield | YieldFrom;
  /** The targets of a `for`, up to its `in`. */
  protected abstract forTargets(): Expr;
  protected abstract lambda(): Expr;
  protected abstract parameters(closer: ')' | ':'): Arguments;
  protected abstract comprehensionClauses(list: boolean): Comprehension[];
  /** A parser for the expression in an f-string. */
  protected abstract inner(state: ParserState, extract: Extract): Rules;
  /** The whole of an inner parser's work; `rest` looks at the token behind the expression. */
  abstract parseField<T>(read: (parser: Rules, value: Expr) => T): T;
  /** The token behind a field's expression, if it is one that may stand there. */
  abstract fieldToken(): Token;

  protected startsExpression(token: Token = this.peek()): boolean {
    switch (token.type) {
      case 'name':
        return this.isName(token);
      case 'number':
      case 'string':
        return true;
      case 'op':
      case 'keyword':
        if (token.text === '`') return this.grammar.backticks;
        return EXPRESSION_STARTS.has(token.text);
      default:
        return false;
    }
  }
}
