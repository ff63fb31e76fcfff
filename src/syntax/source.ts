/** A program's text with its line table, and the errors that point into it. */

import type { Span } from './ast';
import { PySyntaxError } from './errors';
import type { SyntaxErrorType } from './errors';
import { grammarOf, keywordsOf, since, syntaxVersion } from './versions';
import type { Grammar, SyntaxVersion } from './versions';

export interface SourceOptions {
  /** As in `'3.12'`. */
  readonly version: string;
  readonly filename: string;
}

export class Source {
  /** With `\n` line ends only and no byte order mark. */
  readonly text: string;
  /** The text began with a byte order mark, which declares UTF-8. */
  readonly hadMark: boolean;
  readonly filename: string;
  readonly version: SyntaxVersion;
  readonly grammar: Grammar;
  readonly keywords: ReadonlySet<string>;
  /** Line `n` is `lines[n - 1]`. */
  readonly lines: readonly string[];
  /** The offset at which each line begins. */
  readonly lineStarts: readonly number[];

  constructor(text: string, options: SourceOptions) {
    this.hadMark = text.startsWith('\uFEFF');
    this.text = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    this.filename = options.filename;
    this.version = syntaxVersion(options.version);
    this.grammar = grammarOf(this.version);
    this.keywords = keywordsOf(this.version);
    this.lines = this.text.split('\n');
    const starts: number[] = [];
    let offset = 0;
    for (const line of this.lines) {
      starts.push(offset);
      offset += line.length + 1;
    }
    this.lineStarts = starts;
  }

  since(first: string): boolean {
    return since(this.version, first);
  }

  /**
   * An error whose caret stands at `col` to `endCol` in the terms of {@link PySyntaxError}; the end is dropped for
   * versions that do not know it.
   */
  error(
    msg: string,
    line: number,
    col: number | null,
    end: { readonly line: number; readonly col: number } | null = null,
    type: SyntaxErrorType = 'SyntaxError',
    text: string = this.lines[line - 1] ?? '',
  ): PySyntaxError {
    const endKnown = end !== null && this.since('3.10');
    return new PySyntaxError({
      type,
      msg,
      filename: this.filename,
      line,
      col,
      endLine: endKnown ? end.line : null,
      endCol: endKnown ? end.col : null,
      text,
    });
  }

  /**
   * An error found on the finished tree, as CPython's compiler reports it: without a caret in 2.x, one column to the
   * left in 3.6 and 3.7 (they mistook the 0-based column for a 1-based one), with the whole range from 3.10 on.
   */
  errorAt(span: Span, msg: string): PySyntaxError {
    if (!this.since('3.0')) return this.error(msg, span.line, null);
    const col = this.since('3.8') ? span.col : span.col - 1;
    return this.error(msg, span.line, col, { line: span.endLine, col: span.endCol });
  }
}
