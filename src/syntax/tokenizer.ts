/** Cuts a Python text into tokens, one at a time, with CPython's errors of the version. */

import {
  badCharacter,
  codePointName,
  isDigit,
  isPrintable,
  nameEnd,
  startsName,
} from './characters';
import { FStringScan } from './fStringScan';
import { Indentation } from './indentation';
import { scanNumber } from './numbers';
import type { Source } from './source';
import { countLines, neverClosed, plainEnd, quotesAt, stringPrefix, unterminated } from './strings';
import type { Token, TokenType } from './token';

const OPERATORS = new Set(
  (
    '+ - * / % & | ^ ~ < > ( ) [ ] { } , : . ; @ = == != <> <= >= << >> ** // ' +
    '+= -= *= /= %= &= |= ^= <<= >>= **= //='
  ).split(' '),
);
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const INCOMPATIBLE = [
  ['u', 'b'],
  ['u', 'r'],
  ['u', 'f'],
  ['u', 't'],
  ['b', 'f'],
  ['b', 't'],
  ['f', 't'],
] as const;
const MOST_BRACKETS = 200;

interface OpenBracket {
  readonly text: string;
  readonly line: number;
  readonly col: number;
}

/** A part of the text to read as if it stood in brackets: the expression in an f-string. */
export interface Extract {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export class Tokenizer {
  private readonly source: Source;
  private readonly end: number;
  private readonly operators: ReadonlySet<string>;
  private readonly indentation: Indentation;
  private readonly extract: boolean;
  private offset: number;
  private line: number;
  private atLineStart: boolean;
  private pendingDedents = 0;
  /** The last token ended its line, so that the end needs no NEWLINE of its own. */
  private lineEnded = true;
  readonly open: OpenBracket[] = [];
  /** The text is used up: what CPython calls `E_EOF`. */
  finished = false;
  /** The last error was one that CPython's tokenizer only notes, and leaves to the parser to tell. */
  noted = false;

  constructor(source: Source, extract: Extract | null = null) {
    this.source = source;
    this.extract = extract !== null;
    this.offset = extract?.start ?? 0;
    this.end = extract?.end ?? source.text.length;
    this.line = extract?.line ?? 1;
    this.atLineStart = extract === null;
    this.indentation = new Indentation(source);
    const operators = new Set(OPERATORS);
    if (source.grammar.matrixMultiplication) operators.add('@=');
    if (source.grammar.annotations) operators.add('->');
    if (source.grammar.ellipsisAnywhere) operators.add('...');
    if (source.grammar.walrus) operators.add(':=');
    if (source.grammar.backticks) operators.add('`');
    this.operators = operators;
  }

  /** The next token; after the text's end, `end` again and again. */
  next(): Token {
    if (this.pendingDedents > 0) return this.dedent();
    if (this.atLineStart) {
      const indent = this.beginLine();
      if (indent) return indent;
    }
    this.skipBlanks();
    if (this.offset >= this.end) return this.atTextEnd();
    const token = this.scan();
    this.lineEnded = token.type === 'newline';
    return token;
  }

  /** Reads a line's indentation, past lines without code, and compares it with the lines above. */
  private beginLine(): Token | null {
    const { text } = this.source;
    this.atLineStart = false;
    for (;;) {
      this.indentation.measure(text, this.offset);
      const first = this.indentation.end;
      const character = text[first];
      if (character !== '#' && character !== '\n') {
        this.offset = first;
        break;
      }
      const newline = text.indexOf('\n', first);
      if (newline < 0 || newline >= this.end) {
        this.offset = this.end;
        break;
      }
      this.offset = newline + 1;
      this.line++;
    }
    if (this.offset >= this.end) return null;
    this.noted = true;
    const change = this.indentation.compare(this.line);
    this.noted = false;
    if (change > 0) return this.make('indent', this.offset);
    if (change < 0) {
      this.pendingDedents = -change;
      return this.dedent();
    }
    return null;
  }

  private dedent(): Token {
    this.pendingDedents--;
    return this.make('dedent', this.offset, this.finished);
  }

  private skipBlanks(): void {
    const { text } = this.source;
    while (this.offset < this.end) {
      const character = text[this.offset];
      if (character === ' ' || character === '\t' || character === '\f') {
        this.offset++;
      } else if (character === '#') {
        const newline = text.indexOf('\n', this.offset);
        this.offset = newline < 0 ? this.end : Math.min(newline, this.end);
      } else if (character === '\\') {
        this.joinLines();
      } else if (character === '\n' && this.insideBrackets()) {
        this.offset++;
        this.line++;
      } else {
        return;
      }
    }
  }

  private insideBrackets(): boolean {
    return this.extract || this.open.length > 0;
  }

  private joinLines(): void {
    const { source } = this;
    if (source.text[this.offset + 1] !== '\n') {
      this.noted = true;
      const col = this.column(this.offset) + 1;
      if (source.since('3.9'))
        throw this.error('unexpected character after line continuation character', col, -1);
      const lineLength = (source.lines[this.line - 1] ?? '').length;
      throw this.error('unexpected character after line continuation character', lineLength);
    }
    if (this.offset + 2 >= this.end) throw this.endError();
    this.offset += 2;
    this.line++;
  }

  /** NEWLINE if the last line has none, then the open blocks' DEDENTs, then the end. */
  private atTextEnd(): Token {
    this.finished = true;
    if (this.open.length > 0 && !this.extract) throw this.unclosedError();
    if (!this.lineEnded) {
      this.lineEnded = true;
      if (!this.extract) return this.make('newline', this.offset, true);
    }
    const dedents = this.indentation.closeAll();
    if (dedents > 0) this.pendingDedents = dedents;
    if (this.pendingDedents > 0) {
      this.pendingDedents--;
      return this.make('dedent', this.offset, true);
    }
    // In an f-string's expression a bracket follows, for the PEG parser.
    return this.make('end', this.offset, !this.extract || !this.source.grammar.pegParser);
  }

  private scan(): Token {
    const { text, grammar } = this.source;
    const start = this.offset;
    const character = text[start]!;
    if (character === '\n') {
      const token = this.make('newline', start + 1);
      this.line++;
      this.atLineStart = true;
      return token;
    }
    const prefix = stringPrefix(this.source, start);
    if (prefix !== null && start + prefix.length < this.end) return this.scanString(start, prefix);
    if (this.source.since('3.14')) this.checkPrefixes(start);
    if (startsName(text, start, grammar.unicodeIdentifiers)) return this.scanName(start);
    if (isDigit(character) || (character === '.' && isDigit(text[start + 1]))) {
      const { end, fault } = scanNumber(this.source, start, this.column(start));
      if (fault) throw this.error(fault.msg, fault.offset - 1, fault.endOffset - 1);
      return this.make('number', end);
    }
    return this.scanOperator(start);
  }

  private scanName(start: number): Token {
    const { source } = this;
    const end = Math.min(nameEnd(source.text, start, source.grammar.unicodeIdentifiers), this.end);
    const raw = source.text.slice(start, end);
    let name = raw;
    // eslint-disable-next-line no-control-regex -- the point is to tell ASCII from the rest
    if (/[^\x00-\x7f]/.test(raw)) {
      const bad = badCharacter(raw);
      if (bad >= 0) throw this.badNameError(start, raw, bad);
      name = raw.normalize('NFKC');
    }
    return this.make(source.keywords.has(name) ? 'keyword' : 'name', end, false, name);
  }

  private badNameError(start: number, name: string, bad: number): Error {
    const { source } = this;
    if (!source.since('3.9')) {
      return this.error('invalid character in identifier', this.column(start) + name.length - 1);
    }
    const character = String.fromCodePoint(name.codePointAt(bad) ?? 0);
    const code = codePointName(character);
    const msg = isPrintable(character)
      ? `invalid character '${character}' (${code})`
      : `invalid non-printable character ${code}`;
    return this.error(msg, this.column(start) + bad);
  }

  private scanString(start: number, prefix: string): Token {
    const { source } = this;
    const quotes = quotesAt(source.text, start + prefix.length);
    const first = start + prefix.length + quotes.length;
    const nested = source.grammar.nestedFStrings && /[ft]/.test(prefix);
    const { end, open } = nested
      ? new FStringScan(source, this.end).stringEnd(first, quotes)
      : { end: plainEnd(source.text, first, quotes, this.end), open: -1 };
    if (end === null && open >= 0) {
      throw neverClosed(source, open, this.line + countLines(source.text, start, open));
    }
    if (end === null) throw unterminated(source, start, this.line, quotes, nested);
    const endLine = this.line + countLines(source.text, start, end);
    const token = this.make('string', end, false, null, endLine);
    this.line = endLine;
    return token;
  }

  /** From 3.14 on, `bu''` and the like are told apart from a name before a string. */
  private checkPrefixes(start: number): void {
    const [, prefix = ''] =
      /^([a-zA-Z]{2,3})["']/.exec(this.source.text.slice(start, start + 4)) ?? [];
    const lower = prefix.toLowerCase();
    const pair = INCOMPATIBLE.find(([one, other]) => lower.includes(one) && lower.includes(other));
    if (!pair || !/^[bfrtu]+$/.test(lower)) return;
    const msg = `'${pair[0]}' and '${pair[1]}' prefixes are incompatible`;
    throw this.error(msg, this.column(start), this.column(start) + prefix.length);
  }

  private scanOperator(start: number): Token {
    const { text } = this.source;
    let length = 3;
    while (length > 1 && !this.operators.has(text.slice(start, start + length))) length--;
    const operator = text.slice(start, start + length);
    if (operator in CLOSERS) {
      this.openBracket(operator, start);
    } else if (operator === ')' || operator === ']' || operator === '}') {
      this.closeBracket(operator, start);
    }
    return this.make('op', start + length);
  }

  private openBracket(text: string, start: number): void {
    if (this.open.length >= MOST_BRACKETS && this.source.grammar.parenthesisMatching) {
      throw this.error('too many nested parentheses', this.column(start));
    }
    this.open.push({ text, line: this.line, col: this.column(start) });
  }

  private closeBracket(text: string, start: number): void {
    const opener = this.open.pop();
    if (!this.source.grammar.parenthesisMatching) return;
    if (!opener) {
      const inField = this.extract && this.source.grammar.nestedFStrings;
      if (this.extract && (!inField || text === '}')) return;
      throw this.error(`${inField ? 'f-string: ' : ''}unmatched '${text}'`, this.column(start));
    }
    if (CLOSERS[opener.text] === text) return;
    const where = opener.line === this.line ? '' : ` on line ${opener.line}`;
    throw this.error(
      `closing parenthesis '${text}' does not match opening parenthesis '${opener.text}'${where}`,
      this.column(start),
    );
  }

  private column(offset: number): number {
    return offset - this.source.lineStarts[this.line - 1]!;
  }

  private error(msg: string, col: number, endCol = col): Error {
    return this.source.error(msg, this.line, col, { line: this.line, col: endCol });
  }

  /** The error for a text that ends inside brackets. */
  unclosedError(): Error {
    const opener = this.open.at(-1);
    if (!opener || !this.source.grammar.suggestions) return this.endError();
    const end = { line: opener.line, col: -1 };
    return this.source.error(`'${opener.text}' was never closed`, opener.line, opener.col, end);
  }

  /** The error for a text that ends too early. */
  endError(): Error {
    const { source } = this;
    this.finished = true;
    const last = source.lines.length - (source.text.endsWith('\n') ? 1 : 0);
    const lastText = source.lines[last - 1] ?? '';
    const msg = source.since('3.0') ? 'unexpected EOF while parsing' : 'invalid syntax';
    if (source.grammar.suggestions) {
      return source.error(msg, last, lastText.length, { line: last, col: -2 });
    }
    return source.error(msg, last + 1, lastText.length, null, 'SyntaxError', '');
  }

  private make(
    type: TokenType,
    end: number,
    atEnd = false,
    text: string | null = null,
    endLine = this.line,
  ): Token {
    const start = this.offset;
    const { lineStarts } = this.source;
    this.offset = end;
    return {
      type,
      text: text ?? this.source.text.slice(start, end),
      line: this.line,
      col: start - lineStarts[this.line - 1]!,
      endLine,
      endCol: end - lineStarts[endLine - 1]!,
      start,
      end,
      level: this.open.length + (this.extract ? 1 : 0),
      atEnd,
    };
  }
}
