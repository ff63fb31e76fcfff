/** Where an f-string ends from 3.12 on, when its expressions may contain strings with the same quotes. */

import type { Source } from './source';
import { countLines, plainEnd, quotesAt, stringPrefix } from './strings';

/** Where the string ends, or the innermost `{` that keeps it from ending (-1 for none). */
interface FStringEnd {
  readonly end: number | null;
  readonly open: number;
}

const MOST_STRINGS = 150;
const MOST_FIELDS = 3;

export class FStringScan {
  private readonly source: Source;
  private readonly limit: number;
  private strings = 0;

  constructor(source: Source, limit: number) {
    this.source = source;
    this.limit = limit;
  }

  /** The end of the f-string whose text begins at `first`, behind its opening `quotes`. */
  stringEnd(first: number, quotes: string): FStringEnd {
    if (++this.strings >= MOST_STRINGS) {
      throw this.error('too many nested f-strings', first - 1);
    }
    const { text } = this.source;
    let at = first;
    while (at < this.limit) {
      const character = text[at];
      if (text.startsWith(quotes, at)) {
        this.strings--;
        return { end: at + quotes.length, open: -1 };
      }
      if (character === '\n' && quotes.length === 1) break;
      if (character === '\\') {
        // A backslash before a brace is itself; `\N{...}` is for the decoder, and holds no quotes that matter.
        at += text[at + 1] === '{' || text[at + 1] === '}' ? 1 : 2;
      } else if (character === '{' && text[at + 1] === '{') {
        at += 2;
      } else if (character === '{') {
        const { end, open } = this.fieldEnd(at, quotes, 1);
        if (end === null) return { end, open };
        at = end;
      } else {
        at++;
      }
    }
    this.strings--;
    return { end: null, open: -1 };
  }

  /** The offset behind the `}` of the replacement field whose `{` stands at `open`. */
  private fieldEnd(open: number, quotes: string, nesting: number): FStringEnd {
    if (nesting > MOST_FIELDS) {
      throw this.error('f-string: expressions nested too deeply', open - 1);
    }
    const { text } = this.source;
    let brackets = 0;
    let at = open + 1;
    while (at < this.limit) {
      const character = text[at]!;
      const prefix = stringPrefix(this.source, at);
      if (prefix !== null) {
        // A quote that begins no string of its own ends ours: the field stays open, and the parser will say so.
        const end = this.innerEnd(at, prefix);
        if (end === null) return { end: at, open: -1 };
        at = end;
      } else if (/[A-Za-z_]/.test(character)) {
        // Step over whole words, so that the last letter of one is not taken for a string's prefix.
        while (at < this.limit && /\w/.test(text[at]!)) at++;
      } else if (character === '#') {
        const newline = text.indexOf('\n', at);
        at = newline < 0 ? this.limit : newline;
      } else if (character === ':' && brackets === 0) {
        return this.formatEnd(open, at + 1, quotes, nesting);
      } else {
        if (character === '}' && brackets === 0) return { end: at + 1, open: -1 };
        if (/[([{]/.test(character)) brackets++;
        else if (/[)\]}]/.test(character) && brackets > 0) brackets--;
        at++;
      }
    }
    return { end: null, open };
  }

  /** The same for the format behind a field's colon. */
  private formatEnd(open: number, from: number, quotes: string, nesting: number): FStringEnd {
    const { text } = this.source;
    let at = from;
    while (at < this.limit) {
      const character = text[at]!;
      if (character === '}') return { end: at + 1, open: -1 };
      if (text.startsWith(quotes, at)) return { end: at, open: -1 };
      if (character === '\n' && quotes.length === 1) break;
      if (character === '{') {
        const inner = this.fieldEnd(at, quotes, nesting + 1);
        if (inner.end === null) return inner;
        at = inner.end;
      } else {
        at++;
      }
    }
    return { end: null, open };
  }

  private innerEnd(start: number, prefix: string): number | null {
    const { text } = this.source;
    const quotes = quotesAt(text, start + prefix.length);
    const first = start + prefix.length + quotes.length;
    if (/[ft]/.test(prefix)) return this.stringEnd(first, quotes).end;
    return plainEnd(text, first, quotes, this.limit);
  }

  private error(msg: string, offset: number): Error {
    const line = countLines(this.source.text, 0, offset) + 1;
    const col = offset - this.source.lineStarts[line - 1]!;
    return this.source.error(msg, line, col, { line, col });
  }
}
