/** From a program's text to its tree. */

import type { Expr, Module, Stmt } from './ast';
import { CompoundRules } from './compound';
import { NoMatch } from './cursor';
import type { ParserState } from './cursor';
import { PySyntaxError } from './errors';
import { checkFutures } from './futures';
import { legacyStatement } from './legacy';
import type { Rules } from './rules';
import { Source } from './source';
import { FIELD_TOKEN } from './stringAtoms';
import type { SourceOptions } from './source';
import type { Token } from './token';
import type { Extract } from './tokenizer';
import { undeclaredEncoding } from './encoding';

/**
 * Parses a program.
 *
 * @throws {PySyntaxError} when it is not Python of that version, with CPython's message.
 * @throws {UnsupportedSyntax} when it is, but uses what Heapwalk does not simulate.
 */
export function parse(text: string, options: SourceOptions): Module {
  const source = new Source(text, options);
  const encoding = undeclaredEncoding(source);
  if (encoding) throw encoding;
  const state: ParserState = { source, futures: [], warnings: [], late: null, depth: 0 };
  const body = new Parser(state).parseFile();
  const error = state.late ?? checkFutures(source, body);
  if (error) throw error;
  return { kind: 'Module', body, futures: state.futures, warnings: state.warnings };
}

class Parser extends CompoundRules {
  /** Where the statement began in which the first pass failed: what comes before is sound. */
  private statementStart = 0;
  private readonly depthAtStart = this.state.depth;

  protected inner(state: ParserState, extract: Extract): Rules {
    return new Parser(state, extract);
  }

  parseFile(): Stmt[] {
    return this.twoPasses(() => {
      const body: Stmt[] = [];
      while (this.peek().type !== 'end') {
        this.statementStart = this.index;
        this.statement(body);
      }
      return body;
    });
  }

  parseField<T>(read: (parser: Rules, value: Expr) => T): T {
    return this.twoPasses(() => {
      if (this.grammar.nestedFStrings && this.at('lambda')) this.refuseLambda();
      const value = this.at('yield') ? this.yieldExpression() : this.expressionList(true);
      if (!this.grammar.nestedFStrings) this.checkOldField(value);
      return read(this, value);
    });
  }

  fieldToken(): Token {
    const token = this.peek();
    if (token.type !== 'end' && !FIELD_TOKEN.test(token.text) && !this.diagnosing) this.noMatch();
    return token;
  }

  /** Up to 3.11 a field's expression is parsed as if in parentheses, where a lone `*x` may not stand. */
  private checkOldField(value: Expr): void {
    if (this.peek().type !== 'end') this.noMatch();
    if (value.kind !== 'Starred' || !this.grammar.pegParser) return;
    const verb = this.source.since('3.10') ? 'cannot' : "can't";
    this.raise(`${verb} use starred expression here`, value);
  }

  private refuseLambda(): void {
    const first = this.peek();
    const colon = this.lookAhead(() => {
      this.advance();
      this.parameters(':');
      return this.expect(':');
    });
    const msg = 'f-string: lambda expressions are not allowed without parentheses';
    if (colon) this.raise(msg, first, colon);
  }

  /**
   * Runs a rule; if it does not fit, runs it once more from the failing statement with the slower rules that find
   * better messages, and otherwise fails with the generic one.
   */
  private twoPasses<T>(rule: () => T): T {
    try {
      return rule();
    } catch (failure) {
      if (failure instanceof RangeError) throw this.overflow();
      if (!(failure instanceof NoMatch)) throw failure;
      throw this.failed(failure, rule);
    }
  }

  private failed(failure: NoMatch, rule: () => unknown): unknown {
    const generic = this.genericError(failure);
    if (!this.grammar.pegParser) return legacyStatement(this.source, generic);
    const last = this.tokens.at(-1)!;
    this.diagnosing = true;
    this.index = this.statementStart;
    this.state.depth = this.depthAtStart;
    let found: unknown = null;
    try {
      rule();
    } catch (error) {
      if (error instanceof RangeError) return this.overflow();
      if (!(error instanceof NoMatch)) found = error;
      else if (error.indentWanted && !this.grammar.suggestions) found = this.genericError(error);
      else if (this.inField && this.grammar.nestedFStrings) found = this.badField(error);
    }
    if (found && !(found instanceof PySyntaxError)) return found;
    return this.tokenizerError(last, found) ?? found ?? legacyStatement(this.source, generic);
  }

  /** From 3.12 on, what is wrong with a field that begins like an expression, or does not even do that. */
  private badField({ token }: NoMatch): PySyntaxError | null {
    if (token === this.tokens[0]) {
      return this.errorAtToken("f-string: expecting a valid expression after '{'", token);
    }
    if (token.level > 1) return null;
    const before = this.tokens[this.tokens.indexOf(token) - 1]!;
    return this.errorAtToken("f-string: expecting '=', or '!', or ':', or '}'", before);
  }

  /** From 3.10 on, an error of the tokens further on comes before one of the grammar. */
  private tokenizerError(last: Token, found: unknown): unknown {
    if (!this.grammar.suggestions) return null;
    if (last.atEnd && last.type !== 'newline') return null;
    if (!found && (last.type === 'indent' || last.type === 'dedent')) return null;
    const { line } = this.tokens.at(-1)!;
    const opener = this.tokenizer.open.at(-1);
    try {
      while (this.tokenizer.next().type !== 'end');
    } catch (error) {
      const outer = this.tokenizer.open.at(-1) ?? opener;
      if (!this.tokenizer.finished) return this.tokenizer.noted ? null : error;
      return outer && line > outer.line ? error : null;
    }
    return null;
  }
}
