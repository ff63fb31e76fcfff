/** The parser's place in the tokens, how it fails, and how it looks ahead: the ground under every grammar rule. */

import type { Span } from './ast';
import type { PySyntaxError } from './errors';
import type { Source } from './source';
import type { Token } from './token';
import { Tokenizer } from './tokenizer';
import type { Extract } from './tokenizer';
import type { Grammar } from './versions';

/** Thrown where no grammar rule fits; {@link Cursor.genericError} makes it a message. */
export class NoMatch {
  readonly token: Token;
  /** Only an INDENT would have fitted. */
  readonly indentWanted: boolean;

  constructor(token: Token, indentWanted = false) {
    this.token = token;
    this.indentWanted = indentWanted;
  }
}

/** Nesting that JavaScript's own stack surely holds; CPython's limits are of the same order. */
const DEEPEST_EXPRESSION = 900;

export interface ParserState {
  readonly source: Source;
  /** Names from `from __future__ import`, as soon as they are read. */
  readonly futures: string[];
  readonly warnings: { readonly line: number; readonly message: string }[];
  /** Errors that CPython up to 3.8 finds only on the finished tree: the first is told if the grammar holds. */
  late: PySyntaxError | null;
  /** How deep the rules have called each other, over all parsers of the text. */
  depth: number;
}

export abstract class Cursor {
  protected readonly state: ParserState;
  protected readonly source: Source;
  protected readonly grammar: Grammar;
  protected readonly tokenizer: Tokenizer;
  protected readonly tokens: Token[] = [];
  protected index = 0;
  /** The second pass over a text that failed: slower rules look for a better message, as in CPython from 3.9 on. */
  protected diagnosing = false;
  /** Where the slower rules have looked already, by rule, so that nesting costs no exponential time. */
  private readonly diagnosed = new Map<string, Set<number>>();
  protected readonly inField: boolean;

  constructor(state: ParserState, extract: Extract | null = null) {
    this.state = state;
    this.source = state.source;
    this.grammar = state.source.grammar;
    this.inField = extract !== null;
    this.tokenizer = new Tokenizer(state.source, extract);
  }

  // ------------------------------------------------------------------ tokens

  protected peek(ahead = 0): Token {
    const at = this.index + ahead;
    while (this.tokens.length <= at) this.tokens.push(this.tokenizer.next());
    return this.tokens[at]!;
  }

  protected advance(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  /** The token before this one. */
  protected previous(): Token {
    return this.tokens[this.index - 1]!;
  }

  /** Is the next token this operator or keyword? */
  protected at(text: string): boolean {
    return isSymbol(this.peek(), text);
  }

  protected atAhead(ahead: number, text: string): boolean {
    return isSymbol(this.peek(ahead), text);
  }

  protected atAny(texts: ReadonlySet<string>): boolean {
    const token = this.peek();
    return (token.type === 'op' || token.type === 'keyword') && texts.has(token.text);
  }

  protected accept(text: string): Token | null {
    return this.at(text) ? this.advance() : null;
  }

  protected expect(text: string): Token {
    return this.at(text) ? this.advance() : this.noMatch();
  }

  protected atName(): boolean {
    return this.isName(this.peek());
  }

  /** `print` and `exec` are reserved in 2.x, the former unless the future has freed it. */
  protected isName(token: Token): boolean {
    return token.type === 'name' && !this.isPrintWord(token) && !this.isExecWord(token);
  }

  protected isPrintWord(token: Token): boolean {
    return (
      token.text === 'print' &&
      this.grammar.printStatement &&
      !this.state.futures.includes('print_function')
    );
  }

  protected isExecWord(token: Token): boolean {
    return token.text === 'exec' && this.grammar.execStatement;
  }

  protected name(): Token {
    return this.atName() ? this.advance() : this.noMatch();
  }

  /** From the start of `first` to the end of the last token read. */
  protected spanFrom(first: Span): Span {
    const last = this.previous();
    return { line: first.line, col: first.col, endLine: last.endLine, endCol: last.endCol };
  }

  // ------------------------------------------------------------------ failing

  protected noMatch(): never {
    throw new NoMatch(this.peek());
  }

  /** Raises `msg` over a range of the text. */
  protected raise(msg: string, first: Span, last: Span = first): never {
    throw this.source.error(msg, first.line, first.col, { line: last.endLine, col: last.endCol });
  }

  /** Raises `msg` at the last token read so far, as CPython does when a rule names no place. */
  protected raiseAtLast(
    msg: string,
    type: 'SyntaxError' | 'IndentationError' = 'SyntaxError',
  ): never {
    throw this.errorAtToken(msg, this.tokens.at(-1)!, type);
  }

  /**
   * An error of the finished tree in CPython up to 3.8, which later versions find while they parse. `whole` is the
   * construct whose place the old versions gave, `part` the exact one of the new.
   */
  protected treeError(oldMsg: string, whole: Span): void {
    this.state.late ??= this.source.errorAt(whole, oldMsg);
  }

  protected errorAtToken(
    msg: string,
    token: Token,
    type: 'SyntaxError' | 'IndentationError' = 'SyntaxError',
  ): PySyntaxError {
    const { source } = this;
    if (token.atEnd && (token.type !== 'newline' || !source.grammar.suggestions)) {
      return this.inField ? source.error(msg, token.line, token.col) : this.errorAtEnd(msg, type);
    }
    if (token.type === 'indent' || token.type === 'dedent') {
      const end = { line: token.line, col: -2 };
      return source.error(msg, token.line, token.endCol - 1, end, type);
    }
    if (!source.since('3.8')) return source.error(msg, token.endLine, token.endCol - 1, null, type);
    const bare = token.type === 'newline' && !source.since('3.12');
    const end = { line: token.endLine, col: bare ? token.col : token.endCol };
    return source.error(msg, token.line, token.col, end, type);
  }

  private errorAtEnd(msg: string, type: 'SyntaxError' | 'IndentationError'): PySyntaxError {
    const { source } = this;
    const last = source.lines.length - (source.text.endsWith('\n') ? 1 : 0);
    const length = (source.lines[last - 1] ?? '').length;
    if (source.grammar.suggestions) {
      return source.error(msg, last, -1, { line: last, col: -1 }, type);
    }
    return source.error(msg, last + 1, length, null, type, '');
  }

  /** What CPython says when no rule fits and no better message is found. */
  protected genericError(failure: NoMatch): PySyntaxError {
    const { source } = this;
    const peg = this.grammar.pegParser;
    const token = peg ? this.tokens.at(-1)! : failure.token;
    const blockMissing = failure.indentWanted && (peg || !source.since('3.0'));
    if (token.atEnd && source.since('3.0') && !this.grammar.suggestions && !blockMissing) {
      return this.errorAtToken('unexpected EOF while parsing', token);
    }
    if (failure.indentWanted) {
      return this.errorAtToken('expected an indented block', token, 'IndentationError');
    }
    if (token.type === 'indent') {
      return this.errorAtToken('unexpected indent', token, 'IndentationError');
    }
    if (token.type === 'dedent') {
      return this.errorAtToken('unexpected unindent', token, 'IndentationError');
    }
    return this.errorAtToken('invalid syntax', token);
  }

  // ------------------------------------------------------------- looking ahead

  /** Runs `rule`; if it does not fit, goes back and returns null. Errors that carry a message pass through. */
  protected attempt<T>(rule: () => T): T | null {
    const { index } = this;
    const { depth } = this.state;
    try {
      return rule();
    } catch (failure) {
      if (!(failure instanceof NoMatch)) throw failure;
      this.index = index;
      this.state.depth = depth;
      return null;
    }
  }

  /** Runs `rule` without moving on. */
  protected lookAhead<T>(rule: () => T): T | null {
    const { index } = this;
    const result = this.attempt(rule);
    this.index = index;
    return result;
  }

  /** True once for each rule and place of the second pass in versions from `first` on. */
  protected diagnoseOnce(rule: string, first = '3.10'): boolean {
    if (!this.diagnosing || !this.source.since(first)) return false;
    let places = this.diagnosed.get(rule);
    if (!places) this.diagnosed.set(rule, (places = new Set()));
    if (places.has(this.index)) return false;
    places.add(this.index);
    return true;
  }

  /** Runs `rule` with the slower rules off. */
  protected quietly<T>(rule: () => T): T {
    const { diagnosing } = this;
    this.diagnosing = false;
    try {
      return rule();
    } finally {
      this.diagnosing = diagnosing;
    }
  }

  /** Counts a level of nesting, to end a program that nests without end in a Python error; see {@link leave}. */
  protected enter(): void {
    if (++this.state.depth > DEEPEST_EXPRESSION) throw this.overflow();
  }

  /** Ends the level that {@link enter} began. A failure on the way needs none: going back restores the count. */
  protected leave(): void {
    this.state.depth--;
  }

  /** CPython's own words for its parser's stack running out. */
  protected overflow(): PySyntaxError {
    const { line } = this.peek();
    const msg = this.source.since('3.12')
      ? 'Parser stack overflowed - Python source too complex to parse'
      : this.grammar.pegParser
        ? ''
        : 's_push: parser stack overflow';
    return this.source.error(msg, line, null, null, 'MemoryError');
  }
}

function isSymbol(token: Token, text: string): boolean {
  return token.text === text && (token.type === 'op' || token.type === 'keyword');
}
