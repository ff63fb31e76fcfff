/** The tokens of a Python text. */

import type { Span } from './ast';

export type TokenType =
  'name' | 'keyword' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end';

export interface Token extends Span {
  readonly type: TokenType;
  /** The characters as written; identifiers are normalised (NFKC), as CPython does. */
  readonly text: string;
  /** Offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  /** How many brackets are open after this token. */
  readonly level: number;
  /** The token was made up because the text ended. */
  readonly atEnd: boolean;
}
