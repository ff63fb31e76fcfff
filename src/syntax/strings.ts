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

/** The three quotes of a triple-quoted string, or the one of another. */
export function quotesAt(text: string, offset: number): string {
  const quote = text[offset]!;
  return text.startsWith(quote.repeat(3), offset) ? quote.repeat(3) : quote;
}

/** The end of a string without replacement fields whose text begins at `first`, or null. */
export function plainEnd(
  text: string,
  first: number,
  quotes: string,
  limit: number,
): number | null {
  for (let at = first; at < limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '\n' && quotes.length === 1) return null;
    else if (character === quotes[0] && text.startsWith(quotes, at)) return at + quotes.length;
  }
  return null;
}

/** The error for a `{` in an f-string that nothing closes. */
export function neverClosed(source: Source, open: number, line: number): Error {
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

/** The error for the string literal at `start` that has no end. */
export function unterminated(
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
