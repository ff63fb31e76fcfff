/** The kinds of text in a program, for colouring its source: reads any text, finished or not, and never throws. */

import { isDigit, nameEnd, startsName } from './characters';
import { quotesAt, stringPrefix } from './strings';
import { Source } from './source';

export type ColourKind =
  'keyword' | 'string' | 'number' | 'comment' | 'name' | 'def-name' | 'operator';

/** A run of one kind; offsets into the text given. What no run covers is blank. */
export interface ColouredRun {
  readonly kind: ColourKind;
  readonly start: number;
  readonly end: number;
}

const NUMBER =
  /0[xX][0-9a-fA-F_]+[lL]?|0[oO][0-7_]+[lL]?|0[bB][01_]+[lL]?|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?[jJlL]?/y;

/** Splits a text into coloured runs, in order. `version` decides what is a keyword and what begins a string. */
export function colourTokens(text: string, version: string): ColouredRun[] {
  const source = new Source('', { version, filename: '' });
  const { keywords, grammar } = source;
  const old = !source.since('3.0');
  const runs: ColouredRun[] = [];
  let previousWord = '';
  let at = 0;
  const add = (kind: ColourKind, end: number) => {
    runs.push({ kind, start: at, end });
    at = end;
  };
  while (at < text.length) {
    const character = text[at]!;
    const prefix = stringPrefix({ text, version: source.version, grammar }, at);
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    if (character === '#') {
      const newline = text.indexOf('\n', at);
      add('comment', newline < 0 ? text.length : newline);
      continue;
    }
    let word = '';
    if (prefix !== null) {
      add('string', stringEnd(text, at + prefix.length));
    } else if (startsName(text, at, true)) {
      const end = nameEnd(text, at, true);
      word = text.slice(at, end);
      const isKeyword = keywords.has(word) || (old && (word === 'print' || word === 'exec'));
      const defined = previousWord === 'def' || previousWord === 'class';
      add(isKeyword ? 'keyword' : defined ? 'def-name' : 'name', end);
    } else if (isDigit(character) || (character === '.' && isDigit(text[at + 1]))) {
      NUMBER.lastIndex = at;
      add('number', at + Math.max(NUMBER.exec(text)?.[0].length ?? 1, 1));
    } else {
      add('operator', at + 1);
    }
    previousWord = word;
  }
  return runs;
}

/** Behind the closing quotes, or where an unfinished string stops. */
function stringEnd(text: string, quote: number): number {
  const quotes = quotesAt(text, quote);
  for (let at = quote + quotes.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n' && quotes.length === 1) return at;
    else if (text.startsWith(quotes, at)) return at + quotes.length;
  }
  return text.length;
}
