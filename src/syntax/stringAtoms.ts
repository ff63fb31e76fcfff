/** String and f-string literals as expressions. */

import type { Constant, ConstantValue, Expr, FormattedValue, JoinedStr, Span } from './ast';
import { PySyntaxError, UnsupportedSyntax } from './errors';
import { decodeEscapes, utf8 } from './escapes';
import type { Decoded } from './escapes';
import { findFieldEnd } from './fields';
import { Rules } from './rules';
import { countLines, quotesAt } from './strings';
import type { Token } from './token';

interface Literal {
  readonly token: Token;
  readonly prefix: string;
  /** Offsets of what stands between the quotes. */
  readonly start: number;
  readonly end: number;
  readonly quotes: string;
}

/** What may follow the expression of a replacement field; `:=` there is a colon and the format `=`. */
export const FIELD_TOKEN = /^(?:[=!}]|:=?)$/;

const ENCODING_COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

export abstract class StringRules extends Rules {
  /** One or more adjacent literals. */
  protected strings(): Expr {
    const first = this.peek();
    const literals: Literal[] = [];
    while (this.peek().type === 'string') literals.push(literalOf(this.advance()));
    const span = this.spanFrom(first);
    const template = literals.find(({ prefix }) => prefix.includes('t'));
    if (template) throw new UnsupportedSyntax('a template string', template.token.line);
    const bytes = literals.filter(({ prefix }) => prefix.includes('b')).length;
    if (this.grammar.byteStrings) return this.strings2(literals, span);
    if (bytes > 0 && bytes < literals.length) return this.mixed(literals, span);
    if (literals.some(({ prefix }) => prefix.includes('f'))) return this.joined(literals, span);
    const kind = bytes > 0 ? 'bytes' : 'native';
    const values = literals.map((literal) => this.decode(literal, literal.start, literal.end));
    return constant(span, { type: 'str', kind, value: values.join('') });
  }

  private mixed(literals: readonly Literal[], span: Span): Expr {
    const msg = 'cannot mix bytes and nonbytes literals';
    // An f-string before the first of the other kind is parsed before the mixture is noticed.
    const isBytes = ({ prefix }: Literal) => prefix.includes('b');
    const other = literals.findIndex((literal) => isBytes(literal) !== isBytes(literals[0]!));
    this.joined(literals.slice(0, other), span);
    this.peek();
    if (this.grammar.pegParser) this.raiseAtLast(msg);
    this.treeError(msg, span);
    return constant(span, { type: 'str', kind: 'native', value: '' });
  }

  /** 2.x: a literal is a byte string unless marked, and one `unicode` among the adjacent makes all of them so. */
  private strings2(literals: readonly Literal[], span: Span): Expr {
    const futures = this.state.futures.includes('unicode_literals');
    const isText = ({ prefix }: Literal) =>
      prefix.includes('u') || (futures && !prefix.includes('b'));
    const text = literals.some(isText);
    const parts = literals.map((literal) => {
      const body = this.source.text.slice(literal.start, literal.end);
      const raw = literal.prefix.includes('r');
      const { line } = literal.token;
      if (isText(literal)) {
        return this.checked(decodeEscapes(body, { unicode: true, raw, line }), literal);
      }
      const encoded = this.usesLatin1() ? body : utf8(body);
      if (raw) return encoded;
      return this.checked(decodeEscapes(encoded, { unicode: false, raw: false, line }), literal);
    });
    const value = parts.join('');
    return constant(span, { type: 'str', kind: text ? 'text' : 'native', value });
  }

  private usesLatin1(): boolean {
    const cookie = this.source.lines.slice(0, 2).map((line) => ENCODING_COOKIE.exec(line)?.[1]);
    return cookie.some((name) => /^(latin-?1|iso-?8859-1)$/i.test(name ?? ''));
  }

  /** A 3.x literal's value, or that of a part of an f-string. */
  private decode(literal: Literal, start: number, end: number): string {
    const { source } = this;
    const body = source.text.slice(start, end);
    const isBytes = literal.prefix.includes('b');
    // eslint-disable-next-line no-control-regex -- the point is to tell ASCII from the rest
    if (isBytes && /[^\x00-\x7f]/.test(body)) {
      const dot = source.since('3.10') ? '' : '.';
      this.literalError(`bytes can only contain ASCII literal characters${dot}`, literal, '3.11');
    }
    if (literal.prefix.includes('r')) return body;
    const rules = { unicode: !isBytes, raw: false, line: literal.token.line };
    const decoded = decodeEscapes(body, rules);
    if (decoded.unknown && source.since('3.12')) {
      const line =
        literal.token.line +
        countLines(source.text, literal.token.start, start + decoded.unknown.at);
      const message = source.since('3.14')
        ? `"${decoded.unknown.escape}" is an invalid escape sequence. Such sequences will not work in the future. ` +
          `Did you mean "\\${decoded.unknown.escape}"? A raw string is also an option.`
        : `invalid escape sequence '${decoded.unknown.escape}'`;
      this.state.warnings.push({ line, message });
    }
    return this.checked(decoded, literal);
  }

  private checked(decoded: Decoded, literal: Literal): string {
    const { fault } = decoded;
    if (!fault) return decoded.value;
    const where = `position ${fault.start}${fault.end > fault.start ? `-${fault.end}` : ''}`;
    const isBytes = literal.prefix.includes('b');
    if (isBytes || (fault.form === '\\xXX' && this.grammar.byteStrings)) {
      this.literalError(
        `(value error) invalid \\x escape at position ${fault.start}`,
        literal,
        '3.12',
      );
    } else {
      const what =
        fault.kind === 'truncated' ? `truncated ${fault.form} escape` : 'illegal Unicode character';
      const msg = `(unicode error) 'unicodeescape' codec can't decode bytes in ${where}: ${what}`;
      this.literalError(msg, literal, '3.12');
    }
    return decoded.value;
  }

  /** An error in a literal's content. From `exact` on it names the literal, before that the token behind it. */
  private literalError(msg: string, { token }: Literal, exact: string): void {
    if (!this.grammar.pegParser) this.treeError(msg, token);
    else if (this.source.since(exact)) this.raise(msg, token);
    else {
      this.peek();
      this.raiseAtLast(msg);
    }
  }

  // ------------------------------------------------------------------ f-strings

  private joined(literals: readonly Literal[], span: Span): Expr {
    const values: Expr[] = [];
    try {
      for (const literal of literals) {
        if (literal.prefix.includes('f')) this.fString(literal, values, span);
        else appendText(values, this.decode(literal, literal.start, literal.end), span);
      }
    } catch (error) {
      // Up to 3.8 the expressions are parsed only after the whole file's grammar has been found to hold.
      if (!(error instanceof PySyntaxError) || this.grammar.pegParser) throw error;
      this.state.late ??= error;
    }
    return { kind: 'JoinedStr', values, ...span };
  }

  private fString(literal: Literal, values: Expr[], span: Span): void {
    const end = this.formatted(literal, literal.start, values, span, 0);
    if (end < literal.end) this.fieldError("single '}' is not allowed", literal, end);
  }

  /**
   * Literal text and replacement fields from `from` to the end of the literal or, in a format specification, to the
   * `}` that ends it. Returns where it stopped.
   */
  private formatted(
    literal: Literal,
    from: number,
    values: Expr[],
    span: Span,
    nesting: number,
  ): number {
    const { text } = this.source;
    const raw = literal.prefix.includes('r');
    let at = from;
    let textStart = from;
    const flush = (end: number) => {
      if (end > textStart) appendText(values, this.decode(literal, textStart, end), span);
    };
    while (at < literal.end) {
      const character = text[at];
      const doubled = nesting === 0 && text[at + 1] === character && at + 1 < literal.end;
      if (character === '\\' && !raw) {
        const named = text[at + 1] === 'N' && text[at + 2] === '{';
        if (named)
          throw new UnsupportedSyntax(
            'the escape \\N{...} (a character by its name)',
            this.lineOf(at),
          );
        at += text[at + 1] === '{' || text[at + 1] === '}' ? 1 : 2;
      } else if ((character === '{' || character === '}') && doubled) {
        flush(at + 1);
        at += 2;
        textStart = at;
      } else if (character === '{') {
        flush(at);
        at = this.field(literal, at, values, span, nesting);
        textStart = at;
      } else if (character === '}') {
        break;
      } else {
        at++;
      }
    }
    const end = Math.min(at, literal.end);
    flush(end);
    return end;
  }

  /** The replacement field whose `{` stands at `open`; returns the offset behind its `}`. */
  private field(
    literal: Literal,
    open: number,
    values: Expr[],
    span: Span,
    nesting: number,
  ): number {
    const { text } = this.source;
    const modern = this.grammar.nestedFStrings;
    if (nesting >= 2 && !modern) {
      this.fieldError('expressions nested too deeply', literal, open);
    }
    const { value, end } = modern ? this.modernValue(literal, open) : this.oldValue(literal, open);
    let at = end;
    let debug: string | null = null;
    if (text[at] === '=' && this.grammar.fStringDebug) {
      at++;
      while (/\s/.test(text[at] ?? '')) at++;
      debug = text.slice(open + 1, at);
      if (modern && !/[!:}]/.test(text[at] ?? '')) {
        this.fieldError("expecting '!', or ':', or '}'", literal, at);
      }
    }
    let conversion: FormattedValue['conversion'] = null;
    if (text[at] === '!') {
      ({ conversion, at } = this.conversion(literal, at + 1));
    }
    let format: JoinedStr | null = null;
    if (text[at] === ':' && at < literal.end) {
      const parts: Expr[] = [];
      at = this.formatted(literal, at + 1, parts, span, nesting + 1);
      format = { kind: 'JoinedStr', values: parts, ...span };
    }
    if (at >= literal.end || text[at] !== '}') this.unclosed(literal, at, conversion !== null);
    if (debug !== null) {
      appendText(values, debug, span);
      if (conversion === null && format === null) conversion = 'r';
    }
    values.push({
      kind: 'FormattedValue',
      value,
      conversion,
      format_spec: format,
      ...this.spanOf(open, at + 1),
    });
    return at + 1;
  }

  private unclosed(literal: Literal, from: number, converted: boolean): never {
    const { text } = this.source;
    if (!this.grammar.nestedFStrings || !converted) {
      return this.fieldError("expecting '}'", literal, from);
    }
    let at = from;
    while (/\s/.test(text[at] ?? '')) at++;
    return at >= literal.end
      ? this.fieldError("expecting '}'", literal, at - 1)
      : this.fieldError("expecting ':' or '}'", literal, at);
  }

  private conversion(literal: Literal, from: number): { conversion: 's' | 'r' | 'a'; at: number } {
    const { text } = this.source;
    const modern = this.grammar.nestedFStrings;
    const word = modern ? (/^\w*/.exec(text.slice(from, literal.end))?.[0] ?? '') : text[from]!;
    if (modern && word === '') this.fieldError('missing conversion character', literal, from);
    if (from >= literal.end) this.fieldError("expecting '}'", literal, from);
    if (word !== 's' && word !== 'r' && word !== 'a') {
      const which = modern ? ` '${word}'` : '';
      const msg = `invalid conversion character${which}: expected 's', 'r', or 'a'`;
      this.fieldError(msg, literal, from, from + word.length);
    }
    return { conversion: word, at: from + word.length };
  }

  /** From 3.12 on the expression is part of the file's own tokens. */
  private modernValue(literal: Literal, open: number): { value: Expr; end: number } {
    const extract = { start: open + 1, end: literal.end, line: this.lineOf(open + 1) };
    const { text } = this.source;
    let first = open + 1;
    while (/\s/.test(text[first] ?? '')) first++;
    if (first >= literal.end) this.fieldError("expecting '}'", literal, first);
    if (/[}!:=]/.test(text[first]!) && !/^(?:==|!=)/.test(text.slice(first, first + 2))) {
      const msg = `valid expression required before '${text[first]}'`;
      this.fieldError(msg, literal, first, first + 1);
    }
    return this.inner(this.state, extract).parseField((parser, value) => {
      const next = parser.fieldToken();
      if (next.type === 'end') this.fieldError("expecting '}'", literal, next.start);
      if (!FIELD_TOKEN.test(next.text)) {
        this.fieldError("expecting '=', or '!', or ':', or '}'", literal, next.start, next.end);
      }
      return { value, end: next.start };
    });
  }

  /** Up to 3.11 the expression's end is found first, and its text is parsed as if it stood in parentheses. */
  private oldValue(literal: Literal, open: number): { value: Expr; end: number } {
    const { source } = this;
    const found = findFieldEnd(source, open + 1, literal.end);
    if (found.fault !== null) this.fieldError(found.fault, literal, found.end);
    const body = source.text.slice(open + 1, found.end);
    if (/^\s*$/.test(body)) {
      const next = source.text[found.end] ?? '';
      const named = source.since('3.11') && next !== '}';
      const msg = named ? `expression required before '${next}'` : 'empty expression not allowed';
      this.fieldError(msg, literal, found.end);
    }
    const line = this.lineOf(open + 1);
    const extract = { start: open + 1, end: found.end, line };
    try {
      const value = this.inner(this.state, extract).parseField((_parser, inside) => inside);
      return { value, end: found.end };
    } catch (error) {
      if (!(error instanceof PySyntaxError)) throw error;
      throw this.asParenthesized(error, body, open + 1, line);
    }
  }

  /** Moves an error in an f-string's expression to where CPython up to 3.11 reports it. */
  private asParenthesized(
    error: PySyntaxError,
    body: string,
    start: number,
    line: number,
  ): PySyntaxError {
    const column = start - this.source.lineStarts[line - 1]!;
    const move = (at: number, col: number | null) =>
      col === null ? null : at === line ? col - column + 1 : col;
    const peg = this.grammar.pegParser;
    return new PySyntaxError({
      type: error.type,
      msg: peg ? `f-string: ${error.msg}` : error.msg,
      filename: peg ? error.filename : '<fstring>',
      line: error.line - line + 1,
      col: move(error.line, error.col),
      endLine: error.endLine === null ? null : error.endLine - line + 1,
      endCol: move(error.endLine ?? error.line, error.endCol),
      text: `(${body})`.split('\n')[error.line - line] ?? '',
    });
  }

  private fieldError(what: string, literal: Literal, at: number, end = at + 1): never {
    const msg = what.startsWith('f-string') ? what : `f-string: ${what}`;
    if (this.grammar.nestedFStrings) {
      this.raise(msg, this.spanOf(at, end));
    }
    if (this.grammar.pegParser) {
      this.peek();
      this.raiseAtLast(msg);
    }
    throw this.source.errorAt(literal.token, msg);
  }

  private lineOf(offset: number): number {
    const { lineStarts } = this.source;
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  private spanOf(start: number, end: number): Span {
    const line = this.lineOf(start);
    const endLine = this.lineOf(end);
    const { lineStarts } = this.source;
    return {
      line,
      col: start - lineStarts[line - 1]!,
      endLine,
      endCol: end - lineStarts[endLine - 1]!,
    };
  }
}

function literalOf(token: Token): Literal {
  const prefix = /^[a-zA-Z]*/.exec(token.text)?.[0].toLowerCase() ?? '';
  const quotes = quotesAt(token.text, prefix.length);
  return {
    token,
    prefix,
    quotes,
    start: token.start + prefix.length + quotes.length,
    end: token.end - quotes.length,
  };
}

function constant(span: Span, value: ConstantValue): Constant {
  return { kind: 'Constant', value, ...span };
}

/** Adds literal text to an f-string's parts, joining it with literal text before it. */
function appendText(values: Expr[], text: string, span: Span): void {
  if (text === '') return;
  const last = values.at(-1);
  if (last?.kind === 'Constant' && last.value.type === 'str') {
    values.pop();
    values.push(constant(span, { type: 'str', kind: 'native', value: last.value.value + text }));
  } else {
    values.push(constant(span, { type: 'str', kind: 'native', value: text }));
  }
}
