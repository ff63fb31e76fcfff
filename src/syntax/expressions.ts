/** Operators, from the tightest to the loosest, and lists of expressions. */

import type { BinaryOperator, CompareOperator, Expr, UnaryOperator, Yield, YieldFrom } from './ast';
import { ParameterRules } from './parameters';
import { expressionName } from './targets';

interface Binary {
  readonly op: BinaryOperator;
  readonly precedence: number;
}

const BINARY: ReadonlyMap<string, Binary> = new Map([
  ['|', { op: 'BitOr', precedence: 1 }],
  ['^', { op: 'BitXor', precedence: 2 }],
  ['&', { op: 'BitAnd', precedence: 3 }],
  ['<<', { op: 'LShift', precedence: 4 }],
  ['>>', { op: 'RShift', precedence: 4 }],
  ['+', { op: 'Add', precedence: 5 }],
  ['-', { op: 'Sub', precedence: 5 }],
  ['*', { op: 'Mult', precedence: 6 }],
  ['/', { op: 'Div', precedence: 6 }],
  ['//', { op: 'FloorDiv', precedence: 6 }],
  ['%', { op: 'Mod', precedence: 6 }],
  ['@', { op: 'MatMult', precedence: 6 }],
]);

const UNARY: ReadonlyMap<string, UnaryOperator> = new Map([
  ['+', 'UAdd'],
  ['-', 'USub'],
  ['~', 'Invert'],
]);

const COMPARE: ReadonlyMap<string, CompareOperator> = new Map([
  ['==', 'Eq'],
  ['!=', 'NotEq'],
  ['<>', 'NotEq'],
  ['<', 'Lt'],
  ['<=', 'LtE'],
  ['>', 'Gt'],
  ['>=', 'GtE'],
]);

export abstract class ExpressionRules extends ParameterRules {
  protected expression(): Expr {
    this.enter();
    this.diagnoseExpression();
    const value = this.at('lambda') ? this.lambda() : this.conditional();
    this.leave();
    return value;
  }

  private conditional(): Expr {
    const first = this.peek();
    const body = this.disjunction();
    if (!this.accept('if')) return body;
    const test = this.disjunction();
    if (this.diagnosing) this.diagnoseMissingElse(body, test);
    this.expect('else');
    if (this.diagnosing) this.diagnoseStatement();
    const orelse = this.expression();
    return { kind: 'IfExp', test, body, orelse, ...this.spanFrom(first) };
  }

  protected namedExpression(): Expr {
    this.diagnoseNamed();
    if (!this.grammar.walrus || !this.atName() || !this.atAhead(1, ':=')) {
      const value = this.expression();
      if (!this.grammar.pegParser && this.accept(':=')) {
        const what = expressionName(value, this.source);
        this.treeError(`cannot use assignment expressions with ${what}`, value);
        return this.expression();
      }
      return value;
    }
    const name = this.name();
    const target: Expr = { kind: 'Name', id: name.text, ctx: 'Store', ...this.spanFrom(name) };
    this.expect(':=');
    const value = this.expression();
    return { kind: 'NamedExpr', target, value, ...this.spanFrom(name) };
  }

  protected lambda(): Expr {
    const first = this.expect('lambda');
    const args = this.parameters(':');
    this.expect(':');
    const body = this.expression();
    return { kind: 'Lambda', args, body, ...this.spanFrom(first) };
  }

  protected disjunction(): Expr {
    const first = this.peek();
    const value = this.conjunction();
    if (!this.at('or')) return value;
    const values = [value];
    while (this.accept('or')) values.push(this.conjunction());
    return { kind: 'BoolOp', op: 'Or', values, ...this.spanFrom(first) };
  }

  private conjunction(): Expr {
    const first = this.peek();
    const value = this.inversion();
    if (!this.at('and')) return value;
    const values = [value];
    while (this.accept('and')) values.push(this.inversion());
    return { kind: 'BoolOp', op: 'And', values, ...this.spanFrom(first) };
  }

  private inversion(): Expr {
    const first = this.accept('not');
    if (!first) return this.comparison();
    this.enter();
    const operand = this.inversion();
    this.leave();
    return { kind: 'UnaryOp', op: 'Not', operand, ...this.spanFrom(first) };
  }

  private comparison(): Expr {
    const first = this.peek();
    const left = this.bitwiseOr();
    let op = this.compareOperator();
    if (!op) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    while (op) {
      ops.push(op);
      comparators.push(this.bitwiseOr());
      op = this.compareOperator();
    }
    return { kind: 'Compare', left, ops, comparators, ...this.spanFrom(first) };
  }

  private compareOperator(): CompareOperator | null {
    const token = this.peek();
    if (token.type === 'op') {
      const op = COMPARE.get(token.text);
      if (!op || (token.text === '<>' && !this.grammar.lessGreater)) return null;
      this.advance();
      return op;
    }
    if (token.type !== 'keyword') return null;
    if (this.accept('in')) return 'In';
    if (this.accept('is')) return this.accept('not') ? 'IsNot' : 'Is';
    if (this.at('not')) {
      // PEG reads `not` only together with `in`; the older parser has gone past it when `in` is missing.
      if (!this.atAhead(1, 'in') && this.grammar.pegParser) return null;
      this.advance();
      this.expect('in');
      return 'NotIn';
    }
    return null;
  }

  protected bitwiseOr(): Expr {
    return this.binary(1);
  }

  /** Left-associative operators of at least this precedence. The loop keeps long chains off JavaScript's stack. */
  private binary(least: number): Expr {
    const first = this.peek();
    let left = this.unary();
    for (;;) {
      const token = this.peek();
      const operator = token.type === 'op' ? BINARY.get(token.text) : undefined;
      if (!operator || operator.precedence < least) return left;
      if (operator.op === 'MatMult' && !this.grammar.matrixMultiplication) return left;
      this.advance();
      const right = this.binary(operator.precedence + 1);
      left = { kind: 'BinOp', left, op: operator.op, right, ...this.spanFrom(first) };
    }
  }

  private unary(): Expr {
    const token = this.peek();
    const op = token.type === 'op' ? UNARY.get(token.text) : undefined;
    if (!op) return this.power();
    this.advance();
    this.enter();
    const operand = this.unary();
    this.leave();
    return { kind: 'UnaryOp', op, operand, ...this.spanFrom(token) };
  }

  private power(): Expr {
    const first = this.peek();
    const left = this.primary();
    if (!this.accept('**')) return left;
    this.enter();
    const right = this.unary();
    this.leave();
    return { kind: 'BinOp', left, op: 'Pow', right, ...this.spanFrom(first) };
  }

  protected expressionList(stars: boolean): Expr {
    const first = this.peek();
    const starred = stars && this.grammar.generalUnpacking;
    const element = () => (starred && this.at('*') ? this.starred() : this.expression());
    const value = element();
    if (!this.at(',')) return value;
    const elts = [value];
    while (this.accept(',')) {
      if (!this.startsExpression() && !(starred && this.at('*'))) break;
      elts.push(element());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.spanFrom(first) };
  }

  protected yieldExpression(): Yield | YieldFrom {
    const first = this.expect('yield');
    if (this.at('from') && this.grammar.yieldFrom) {
      this.advance();
      const value = this.expression();
      return { kind: 'YieldFrom', value, ...this.spanFrom(first) };
    }
    const ends = !this.startsExpression() && !this.at('*');
    const value = ends ? null : this.expressionList(this.grammar.starredReturn);
    return { kind: 'Yield', value, ...this.spanFrom(first) };
  }

  // ------------------------------------------------------- the second pass

  /** What two expressions side by side, or a bare `print x`, most likely meant. */
  private diagnoseExpression(): void {
    if (!this.diagnoseOnce('expression')) return;
    this.lookAhead(() => this.diagnoseNeighbours());
    this.lookAhead(() => this.diagnoseLegacyStatement());
  }

  private diagnoseNeighbours(): void {
    const first = this.peek();
    const words = this.grammar.typeParameters ? /^(?:match|case|type|_)$/ : /^(?:match|case|_)$/;
    const soft = first.type === 'name' && words.test(first.text);
    if (soft || (first.type === 'name' && this.peek(1).type === 'string')) return;
    const left = this.disjunction();
    if (isLegacy(left) || !this.startsExpression()) return;
    this.quietly(() => this.expression());
    const last = this.previous();
    if (last.level === 0) return;
    this.raise('invalid syntax. Perhaps you forgot a comma?', first, last);
  }

  private diagnoseLegacyStatement(): void {
    const first = this.peek();
    if (!this.atName() || !/^(?:print|exec)$/.test(first.text) || this.atAhead(1, '(')) return;
    this.advance();
    this.expressionList(true);
    const what = first.text;
    this.raise(
      `Missing parentheses in call to '${what}'. Did you mean ${what}(...)?`,
      first,
      this.previous(),
    );
  }

  private diagnoseMissingElse(body: Expr, test: Expr): void {
    if (!this.source.since('3.10') || this.at('else') || this.at(':')) return;
    this.raise("expected 'else' after 'if' expression", body, test);
  }

  private diagnoseStatement(): void {
    if (!this.source.since('3.14') || this.startsExpression() || this.at('yield')) return;
    const msg = "expected expression after 'else', but statement is given";
    throw this.errorAtToken(msg, this.peek());
  }

  /** `=` where a comparison or `:=` was meant. */
  private diagnoseNamed(): void {
    if (!this.diagnoseOnce('named', '3.9')) return;
    this.lookAhead(() => this.diagnoseWalrusTarget());
    if (!this.grammar.suggestions) return;
    this.lookAhead(() => {
      const name = this.name();
      this.expect('=');
      this.bitwiseOr();
      if (this.at('=') || this.at(':=')) return;
      const msg = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
      this.raise(msg, name, this.previous());
    });
    this.lookAhead(() => {
      const first = this.peek();
      const target = this.bitwiseOr();
      const isSingleton =
        target.kind === 'Constant' && /^(?:None|True|False)$/.test(target.value.type);
      if (isSingleton || /^(?:List|Tuple|GeneratorExp)$/.test(target.kind)) return;
      const end = this.previous();
      this.expect('=');
      this.bitwiseOr();
      if (this.at('=') || this.at(':=')) return;
      const what = expressionName(target, this.source);
      const inside = this.parenthesized.has(target);
      const msg = `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`;
      this.raise(msg, inside ? target : first, inside ? target : end);
    });
  }

  private diagnoseWalrusTarget(): void {
    const target = this.expression();
    this.expect(':=');
    this.expression();
    if (target.kind === 'Name') return;
    const what = expressionName(target, this.source);
    this.raise(`cannot use assignment expressions with ${what}`, target);
  }
}

function isLegacy(expr: Expr): boolean {
  return expr.kind === 'Name' && (expr.id === 'print' || expr.id === 'exec');
}
