/** What can go wrong between a text and its tree. */

export type SyntaxErrorType = 'SyntaxError' | 'IndentationError' | 'TabError' | 'MemoryError';

/** The fields of a {@link PySyntaxError}. */
export interface SyntaxErrorFields {
  /** The Python exception. `MemoryError` is what CPython raises when its parser's stack overflows. */
  readonly type: SyntaxErrorType;
  readonly msg: string;
  readonly filename: string;
  readonly line: number;
  /**
   * Where the version puts its caret: one less than CPython's `offset`, so usually 0-based. Null where the version
   * prints no caret. It may be -1 and it may point behind the text: both are CPython's own habits.
   */
  readonly col: number | null;
  readonly endLine: number | null;
  /** One less than CPython's `end_offset`; null before 3.10. */
  readonly endCol: number | null;
  /** The source line, or null when CPython shows none. */
  readonly text: string | null;
}

/** The user's program is not Python of this version. */
export class PySyntaxError extends Error implements SyntaxErrorFields {
  override name = 'PySyntaxError';
  readonly type: SyntaxErrorType;
  readonly msg: string;
  readonly filename: string;
  readonly line: number;
  readonly col: number | null;
  readonly endLine: number | null;
  readonly endCol: number | null;
  readonly text: string | null;

  constructor(fields: SyntaxErrorFields) {
    super(`${fields.type}: ${fields.msg} (${fields.filename}, line ${fields.line})`);
    this.type = fields.type;
    this.msg = fields.msg;
    this.filename = fields.filename;
    this.line = fields.line;
    this.col = fields.col;
    this.endLine = fields.endLine;
    this.endCol = fields.endCol;
    this.text = fields.text;
  }
}

/** The program is Python of this version, but uses a construct that Heapwalk does not simulate. */
export class UnsupportedSyntax extends Error {
  override name = 'UnsupportedSyntax';
  /** What it is, as a noun phrase: `the match statement`. */
  readonly construct: string;
  readonly line: number;

  constructor(construct: string, line: number) {
    super(`${construct} is not simulated`);
    this.construct = construct;
    this.line = line;
  }
}
