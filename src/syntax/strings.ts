/** String literals as the tokenizer sees them: prefix, quotes, and where the literal ends. */

import type { Source } from './source';

const PREFIX = /[a-zA-Z]{0,2}["']/y;
const PREFIXES_2 = new Set(['', 'u', 'r', 'b', 'ur', 'br']);
const PREFIXES_3 = new Set(['', 'u', 'r', 'b', 'br', 'rb', 'f', 'fr', 'rf']);
const TEMPLATE_PREFIXES = new Set(['t', 'tr', 'rt']);

/** The string prefix at `start` in lower case (`''` for a bare quote), or null when no string begins there. */
export function stringPrefix(
  source: Pick<Source, 'text' | 'version' | 'grammar'>,
  start: number,
): string | null {
  PREFIX.lastIndex = start;
  const match = PREFIX.exec(source.text);
  if (!match) return null;
  const prefix = match[0].slice(0, -1).toLowerCase();
  if (source.version[0] === 2) return PREFIXES_2.has(prefix) ? prefix : null;
  const template = source.grammar.templateStrings && TEMPLATE_PREFIXES.has(prefix);
  return PREFIXES_3.has(prefix) || template ? prefix : null;
}

export interface ScannedString {
  readonly end: number;
  readonly endLine: number;
  readonly error: Error | null;
}

/** Where an f-string ends, or the innermost `{` that keeps it from ending (-1 for none). */
interface FStringEnd {
  readonly end: number | null;
  readonly open: number;
}

/** The three quotes of a triple-quoted string, or the one of another. */
export function quotesAt(text: string, offset: number): string {
  const quote = text[offset]!;
  return text.startsWith(quote.repeat(3), offset) ? quote.repeat(3) : quote;
}

/** Finds the end of the string literal at `start`. */
export function scanString(
  source: Source,
  start: number,
  prefix: string,
  line: number,
  limit: number,
): ScannedString {
  const { text } = source;
  const quotes = quotesAt(text, start + prefix.length);
  const first = start + prefix.length + quotes.length;
  const nested = source.grammar.nestedFStrings && /[ft]/.test(prefix);
  const { end, open } = nested
    ? fStringEnd(source, first, quotes, limit)
    : { end: plainEnd(text, first, quotes, limit), open: -1 };
  if (end === null) {
    const error =
      open >= 0
        ? neverClosed(source, open, line + countLines(text, start, open))
        : unterminated(source, start, line, quotes, nested);
    return { end: limit, endLine: line, error };
  }
  return { end, endLine: line + countLines(text, start, end), error: null };
}

function plainEnd(text: string, first: number, quotes: string, limit: number): number | null {
  for (let at = first; at < limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '\n' && quotes.length === 1) return null;
    else if (character === quotes[0] && text.startsWith(quotes, at)) return at + quotes.length;
  }
  return null;
}

/** From 3.12 on the expressions in an f-string may contain strings with the same quotes. */
function fStringEnd(source: Source, first: number, quotes: string, limit: number): FStringEnd {
  const { text } = source;
  let at = first;
  while (at < limit) {
    const character = text[at];
    if (text.startsWith(quotes, at)) return { end: at + quotes.length, open: -1 };
    if (character === '\n' && quotes.length === 1) break;
    if (character === '\\') {
      // A backslash before a brace is itself; `\N{...}` is for the decoder, and holds no quotes that matter.
      at += text[at + 1] === '{' || text[at + 1] === '}' ? 1 : 2;
    } else if (character === '{' && text[at + 1] === '{') {
      at += 2;
    } else if (character === '{') {
      const { end, open } = fieldEnd(source, at, quotes, limit);
      if (end === null) return { end, open };
      at = end;
    } else {
      at++;
    }
  }
  return { end: null, open: -1 };
}

/** The offset behind the `}` of the replacement field whose `{` stands at `open`. */
function fieldEnd(source: Source, open: number, quotes: string, limit: number): FStringEnd {
  const { text } = source;
  let depth = 0;
  let inFormat = false;
  let at = open + 1;
  while (at < limit) {
    const character = text[at]!;
    if (inFormat) {
      if (character === '}') return { end: at + 1, open: -1 };
      if (text.startsWith(quotes, at)) return { end: at, open: -1 };
      if (character === '\n' && quotes.length === 1) break;
      if (character !== '{') {
        at++;
        continue;
      }
      const inner = fieldEnd(source, at, quotes, limit);
      if (inner.end === null) return inner;
      at = inner.end;
      continue;
    }
    const prefix = stringPrefix(source, at);
    if (prefix !== null) {
      // A quote that begins no string of its own ends ours: the field stays open, and the parser will say so.
      const inner = quotesAt(text, at + prefix.length);
      const begin = at + prefix.length + inner.length;
      const end = /[ft]/.test(prefix)
        ? fStringEnd(source, begin, inner, limit).end
        : plainEnd(text, begin, inner, limit);
      if (end === null) return { end: at, open: -1 };
      at = end;
    } else if (/[A-Za-z_]/.test(character)) {
      // Step over whole words, so that the last letter of one is not taken for a string's prefix.
      while (at < limit && /\w/.test(text[at]!)) at++;
    } else if (character === '#') {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? limit : newline;
    } else if (character === '(' || character === '[' || character === '{') {
      depth++;
      at++;
    } else if (character === ')' || character === ']' || character === '}') {
      if (depth === 0 && character === '}') return { end: at + 1, open: -1 };
      if (depth > 0) depth--;
      at++;
    } else {
      if (character === ':' && depth === 0) inFormat = true;
      at++;
    }
  }
  return { end: null, open };
}

function neverClosed(source: Source, open: number, line: number): Error {
  const col = open - source.lineStarts[line - 1]!;
  return source.error("'{' was never closed", line, col, { line, col: -1 });
}

export function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}

function unterminated(
  source: Source,
  start: number,
  line: number,
  quotes: string,
  nested: boolean,
): Error {
  const { text } = source;
  const lineCount = source.lines.length - (text.endsWith('\n') ? 1 : 0);
  const triple = quotes.length === 3;
  let lastLine = line;
  if (triple) lastLine = lineCount;
  else while (source.lines[lastLine - 1]!.endsWith('\\') && lastLine < lineCount) lastLine++;
  const col = start - source.lineStarts[line - 1]!;
  if (source.grammar.suggestions) {
    const what = `${triple ? 'triple-quoted ' : ''}${nested ? 'f-string' : 'string'}`;
    const msg = `unterminated ${what} literal (detected at line ${lastLine})`;
    return source.error(msg, line, col, { line, col });
  }
  const lastText = source.lines[lastLine - 1] ?? '';
  if (!triple) {
    const offset = lastText.length - (source.since('3.0') ? 0 : 1);
    return source.error('EOL while scanning string literal', lastLine, offset);
  }
  const shown = source.since('3.8') ? lastText : '';
  const msg = 'EOF while scanning triple-quoted string literal';
  return source.error(msg, lastLine + 2, shown.length, null, 'SyntaxError', shown);
}
