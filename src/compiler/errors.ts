import type { Span } from '../syntax/ast';
import { PySyntaxError } from '../syntax/errors';
import type { Rules } from './rules';

/** An error that CPython's symbol table or compiler raises: the text parses, but cannot become code. */
export class CompileError extends PySyntaxError {
  override name = 'CompileError';
}

/** What a compile error needs besides its message. */
export interface ErrorContext {
  readonly filename: string;
  /** The program's lines, for the error's text. */
  readonly lines: readonly string[] | null;
  readonly rules: Rules;
}

/**
 * Places an error as the version does: no caret in 2.x, one column too far left in 3.6 and 3.7 (they took the 0-based
 * column for a 1-based one), an end from 3.10 on.
 */
export function compileError(context: ErrorContext, msg: string, span: Span): CompileError {
  const { number, py2 } = context.rules;
  const ends = number >= 310;
  return new CompileError({
    type: 'SyntaxError',
    msg,
    filename: context.filename,
    line: span.line,
    col: py2 ? null : number < 308 ? span.col - 1 : span.col,
    endLine: ends ? span.endLine : null,
    endCol: ends ? span.endCol : null,
    text: context.lines?.[span.line - 1] ?? null,
  });
}
