/** Statements with blocks. */

import type { ClassDef, ExceptHandler, Expr, FunctionDef, If, Stmt, WithItem } from './ast';
import { NoMatch } from './cursor';
import { UnsupportedSyntax } from './errors';
import { SimpleRules } from './simple';
import { setContext } from './targets';
import type { Token } from './token';

export abstract class CompoundRules extends SimpleRules {
  /** Appends one statement, or those of one line, to `body`. */
  protected statement(body: Stmt[]): void {
    const token = this.peek();
    if (token.type === 'keyword') {
      switch (token.text) {
        case 'if':
          body.push(this.ifStatement());
          return;
        case 'while':
          body.push(this.whileStatement());
          return;
        case 'for':
          body.push(this.forStatement());
          return;
        case 'try':
          body.push(this.tryStatement());
          return;
        case 'with':
          body.push(this.withStatement());
          return;
        case 'def':
          body.push(this.functionDef([], token.line));
          return;
        case 'class':
          body.push(this.classDef([], token.line));
          return;
        default:
      }
    }
    if (token.type === 'op' && token.text === '@') {
      body.push(this.decorated());
      return;
    }
    this.refuseUnsupported(token);
    this.simpleStatements(body);
  }

  /** Statements that are Python, but not ours. */
  private refuseUnsupported(token: Token): void {
    if (token.text === 'async' && token.type !== 'string' && this.source.since('3.6')) {
      const next = this.peek(1);
      if (next.type === 'keyword' && /^(?:def|for|with)$/.test(next.text)) {
        throw new UnsupportedSyntax(`the async ${next.text} statement`, token.line);
      }
      if (token.type === 'keyword') {
        this.advance();
        this.noMatch();
      }
    }
    if (token.type !== 'name') return;
    if (token.text === 'match' && this.grammar.matchStatement && this.atMatchStatement()) {
      throw new UnsupportedSyntax('the match statement', token.line);
    }
    if (token.text === 'match' && this.diagnosing && this.grammar.matchStatement) {
      this.diagnoseMatch();
    }
    if (token.text === 'type' && this.grammar.typeParameters && this.peek(1).type === 'name') {
      if (this.atAhead(2, '=') || this.atAhead(2, '[')) {
        throw new UnsupportedSyntax('the type statement', token.line);
      }
    }
  }

  /** `match` is a name almost everywhere: it begins a statement if a block with `case` follows its line. */
  private atMatchStatement(): boolean {
    const next = this.peek(1);
    if (!this.startsExpression(next) && !(next.type === 'op' && next.text === '*')) return false;
    const found = this.lookAhead(() => {
      this.advance();
      this.quietly(() => this.expressionList(true));
      this.expect(':');
      if (this.advance().type !== 'newline' || this.advance().type !== 'indent') this.noMatch();
      return this.name().text === 'case';
    });
    return found === true;
  }

  private diagnoseMatch(): void {
    this.lookAhead(() => {
      this.advance();
      if (!this.startsExpression()) return;
      this.quietly(() => this.expressionList(true));
      if (this.peek().type === 'newline') throw this.errorAtToken("expected ':'", this.peek());
    });
  }

  // -------------------------------------------------------------------- blocks

  /**
   * The colon. From 3.10 on its absence has a message: always where the grammar forces it, otherwise only at the end
   * of the line.
   */
  protected colon(forced: boolean): Token {
    if (!this.at(':') && this.grammar.suggestions) {
      const atEnd = this.peek().type === 'newline' && this.diagnosing;
      if (forced || atEnd) throw this.errorAtToken("expected ':'", this.peek());
    }
    return this.expect(':');
  }

  /** A colon and the block behind it; `what` and `line` name its owner in messages. */
  protected block(what: string, line: number, forced = false): Stmt[] {
    this.colon(forced);
    const body: Stmt[] = [];
    if (this.peek().type !== 'newline') {
      this.simpleStatements(body);
      return body;
    }
    this.advance();
    if (this.peek().type !== 'indent') this.missingBlock(what, line);
    this.advance();
    while (this.peek().type !== 'dedent') this.statement(body);
    this.advance();
    return body;
  }

  private missingBlock(what: string, line: number): never {
    if (this.grammar.suggestions && this.diagnosing) {
      this.raiseAtLast(
        `expected an indented block after ${what} on line ${line}`,
        'IndentationError',
      );
    }
    throw new NoMatch(this.peek(), true);
  }

  // ---------------------------------------------------------------- if and loops

  private ifStatement(): If {
    const branches: { first: Token; test: Expr; body: Stmt[] }[] = [];
    do {
      const first = this.advance();
      const test = this.namedExpression();
      const body = this.block(`'${first.text}' statement`, first.line);
      branches.push({ first, test, body });
    } while (this.at('elif'));
    let orelse = this.elseBlock();
    const end = this.blockEnd();
    let statement: If | null = null;
    // From the last to the first, because each holds the next.
    for (const { first, test, body } of branches.reverse()) {
      const { line, col } = first;
      statement = { kind: 'If', test, body, orelse, line, col, ...end };
      orelse = [statement];
    }
    return statement!;
  }

  /** Where the last block ended: before its NEWLINE and DEDENTs. */
  protected blockEnd(): { endLine: number; endCol: number } {
    let at = this.index - 1;
    while (/^(?:newline|dedent)$/.test(this.tokens[at]!.type)) at--;
    const { endLine, endCol } = this.tokens[at]!;
    return { endLine, endCol };
  }

  private elseBlock(): Stmt[] {
    const token = this.accept('else');
    return token ? this.block("'else' statement", token.line, true) : [];
  }

  private whileStatement(): Stmt {
    const first = this.advance();
    const test = this.namedExpression();
    const body = this.block("'while' statement", first.line);
    const orelse = this.elseBlock();
    return { kind: 'While', test, body, orelse, ...this.from(first) };
  }

  private forStatement(): Stmt {
    const first = this.advance();
    const target = this.forTargets();
    this.expect('in');
    const iter = this.expressionList(this.grammar.starredForIterable);
    const body = this.block("'for' statement", first.line);
    const orelse = this.elseBlock();
    return { kind: 'For', target, iter, body, orelse, ...this.from(first) };
  }

  protected from(first: Token) {
    return { line: first.line, col: first.col, ...this.blockEnd() };
  }

  // ------------------------------------------------------------------------ try

  private tryStatement(): Stmt {
    const first = this.advance();
    const body = this.block("'try' statement", first.line, true);
    const handlers: ExceptHandler[] = [];
    while (this.at('except')) handlers.push(this.handler());
    const orelse = handlers.length > 0 ? this.elseBlock() : [];
    const final = this.accept('finally');
    if (!final && handlers.length === 0) {
      if (this.diagnosing && this.grammar.suggestions) {
        throw this.errorAtToken("expected 'except' or 'finally' block", this.peek());
      }
      this.noMatch();
    }
    const finalbody = final ? this.block("'finally' statement", final.line, true) : [];
    return { kind: 'Try', body, handlers, orelse, finalbody, ...this.from(first) };
  }

  private handler(): ExceptHandler {
    const first = this.advance();
    if (this.at('*') && this.grammar.exceptStar) {
      throw new UnsupportedSyntax('the except* clause', first.line);
    }
    let type: Expr | null = null;
    let name: string | null = null;
    let target: Expr | null = null;
    if (!this.at(':') && this.peek().type !== 'newline') {
      type = this.exceptionType();
      if (this.grammar.exceptComma) {
        if (this.accept('as') || this.accept(',')) target = this.handlerTarget();
      } else if (this.accept('as')) {
        name = this.name().text;
      }
    }
    const body = this.block("'except' statement", first.line);
    return { kind: 'ExceptHandler', type, name, target, body, ...this.from(first) };
  }

  private exceptionType(): Expr {
    const first = this.peek();
    const type = this.expression();
    if (!this.at(',') || this.grammar.exceptComma) return type;
    if (this.grammar.exceptWithoutParentheses) {
      const elts = [type];
      while (this.accept(',')) {
        if (!this.startsExpression()) break;
        elts.push(this.expression());
      }
      const span = this.spanFrom(first);
      if (this.at('as')) {
        if (!this.diagnosing) this.noMatch();
        this.raise("multiple exception types must be parenthesized when using 'as'", span);
      }
      return { kind: 'Tuple', elts, ctx: 'Load', ...span };
    }
    if (this.diagnosing && this.grammar.suggestions) {
      this.lookAhead(() => {
        this.advance();
        this.expressionList(false);
        const last = this.previous();
        if (this.accept('as')) this.name();
        this.expect(':');
        this.raise('multiple exception types must be parenthesized', first, last);
      });
    }
    return this.noMatch();
  }

  private handlerTarget(): Expr {
    const target = this.expression();
    this.checkTarget(target, 'assign');
    setContext(target, 'Store');
    return target;
  }

  // ----------------------------------------------------------------------- with

  private withStatement(): Stmt {
    const first = this.advance();
    const items = this.parenthesizedItems() ?? this.withItems();
    const body = this.block("'with' statement", first.line);
    return { kind: 'With', items, body, ...this.from(first) };
  }

  /** `with (a as b, c):`, which before 3.9 could only be a tuple. */
  private parenthesizedItems(): WithItem[] | null {
    if (!this.grammar.parenthesizedWith || !this.at('(')) return null;
    return this.quietly(() =>
      this.attempt(() => {
        this.advance();
        const items = [this.withItem()];
        while (this.accept(',')) {
          if (this.at(')')) break;
          items.push(this.withItem());
        }
        this.expect(')');
        if (!this.at(':')) this.noMatch();
        return items;
      }),
    );
  }

  private withItems(): WithItem[] {
    const items = [this.withItem()];
    while (this.grammar.manyWithItems && this.accept(',')) items.push(this.withItem());
    return items;
  }

  private withItem(): WithItem {
    const context_expr = this.expression();
    if (!this.accept('as')) return { kind: 'withitem', context_expr, optional_vars: null };
    const starred = this.at('*') && this.grammar.starredTargets;
    const optional_vars = starred ? this.starred() : this.bitwiseOr();
    if (this.grammar.pegParser) this.checkTarget(optional_vars, 'assign');
    else this.checkOldWithTarget(context_expr, optional_vars);
    setContext(optional_vars, 'Store');
    return { kind: 'withitem', context_expr, optional_vars };
  }

  /** Up to 3.8 the whole item is where the error stands. */
  private checkOldWithTarget(context: Expr, target: Expr): void {
    const late = this.state.late;
    this.checkTarget(target, 'assign');
    const found = this.state.late;
    if (late || !found) return;
    this.state.late = null;
    this.treeError(found.msg, context);
  }

  // ------------------------------------------------------------------ definitions

  private decorated(): FunctionDef | ClassDef {
    const decorators: Expr[] = [];
    const { line } = this.peek();
    while (this.accept('@')) {
      decorators.push(this.grammar.anyDecorator ? this.namedExpression() : this.oldDecorator());
      if (this.peek().type !== 'newline') this.noMatch();
      this.advance();
    }
    if (this.at('class')) return this.classDef(decorators, line);
    this.refuseUnsupported(this.peek());
    return this.functionDef(decorators, line);
  }

  /** Up to 3.8 a decorator is a dotted name with at most one call. */
  private oldDecorator(): Expr {
    const first = this.name();
    let value: Expr = { kind: 'Name', id: first.text, ctx: 'Load', ...this.spanFrom(first) };
    while (this.accept('.')) value = this.attribute(first, value);
    return this.at('(') ? this.call(first, value) : value;
  }

  private functionDef(decorator_list: Expr[], firstLine: number): FunctionDef {
    const first = this.expect('def');
    const { text: name } = this.definedName();
    this.refuseTypeParameters();
    if (!this.at('(') && this.diagnosing && this.source.since('3.11')) {
      throw this.errorAtToken("expected '('", this.peek());
    }
    this.open('(');
    const args = this.parameters(')');
    this.expect(')');
    const returns = this.at('->') && this.grammar.annotations ? this.returnAnnotation() : null;
    const body = this.block('function definition', first.line, true);
    return {
      kind: 'FunctionDef',
      name,
      args,
      body,
      decorator_list,
      returns,
      firstLine,
      ...this.from(first),
    };
  }

  /** From 3.10 on the colon is forced, so that a bad annotation is taken for a missing colon. */
  private returnAnnotation(): Expr | null {
    const annotation = () => {
      this.advance();
      return this.expression();
    };
    return this.grammar.suggestions ? this.attempt(annotation) : annotation();
  }

  private classDef(decorator_list: Expr[], firstLine: number): ClassDef {
    const first = this.expect('class');
    const { text: name } = this.definedName();
    this.refuseTypeParameters();
    let args: Pick<ClassDef, 'bases' | 'keywords'> = { bases: [], keywords: [] };
    if (this.accept('(')) {
      args = this.bases();
      this.expect(')');
    }
    const body = this.block('class definition', first.line);
    return {
      kind: 'ClassDef',
      name,
      ...args,
      body,
      decorator_list,
      firstLine,
      ...this.from(first),
    };
  }

  private bases(): Pick<ClassDef, 'bases' | 'keywords'> {
    if (this.grammar.keywordOnly) {
      const { args, keywords } = this.callArguments();
      return { bases: args, keywords };
    }
    if (this.at(')')) return { bases: [], keywords: [] };
    const value = this.expressionList(false);
    const tuple = value.kind === 'Tuple' && this.tokens[this.index - 1]!.text !== ')';
    return { bases: tuple ? [...value.elts] : [value], keywords: [] };
  }

  private definedName(): Token {
    const token = this.name();
    if (token.text === 'None') this.treeError('cannot assign to None', token);
    return token;
  }

  private refuseTypeParameters(): void {
    if (this.at('[') && this.grammar.typeParameters) {
      throw new UnsupportedSyntax('the type parameter list', this.peek().line);
    }
  }
}
