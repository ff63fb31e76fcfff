/** Where the expression of a replacement field ends, in f-strings up to 3.11. */

import type { Source } from './source';

export interface FieldEnd {
  readonly end: number;
  /** Why CPython refuses the field before it parses the expression; without the `f-string` in front. */
  readonly fault: string | null;
}

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const MOST_BRACKETS = 200;

/** Scans from `start` (behind the `{`) as CPython's `fstring_find_expr` does. */
export function findFieldEnd(source: Source, start: number, limit: number): FieldEnd {
  const { text } = source;
  const open: string[] = [];
  let quotes = '';
  let at = start;
  for (; at < limit; at++) {
    const character = text[at]!;
    if (character === '\\') {
      return { end: at, fault: 'f-string expression part cannot include a backslash' };
    }
    if (quotes !== '') {
      if (text.startsWith(quotes, at)) {
        at += quotes.length - 1;
        quotes = '';
      }
      continue;
    }
    if (character === '"' || character === "'") {
      quotes = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
      at += quotes.length - 1;
    } else if (character === '(' || character === '[' || character === '{') {
      if (open.length >= MOST_BRACKETS) return { end: at, fault: 'too many nested parenthesis' };
      open.push(character);
    } else if (character === '#') {
      return { end: at, fault: "f-string expression part cannot include '#'" };
    } else if (open.length === 0 && endsExpression(source, at, limit)) {
      break;
    } else if (character in CLOSERS) {
      if (open.length === 0) {
        if (!source.since('3.8')) continue;
        return { end: at, fault: `unmatched '${character}'` };
      }
      const opener = open.pop()!;
      if (opener === CLOSERS[character]) continue;
      if (!source.since('3.8')) return { end: at, fault: "expecting '}'" };
      const fault = `closing parenthesis '${character}' does not match opening parenthesis '${opener}'`;
      return { end: at, fault };
    }
  }
  if (quotes !== '') return { end: at, fault: 'unterminated string' };
  if (open.length > 0) {
    const fault = source.since('3.8')
      ? `unmatched '${open.at(-1)}'`
      : "mismatched '(', '{', or '['";
    return { end: at, fault };
  }
  return at >= limit ? { end: at, fault: "expecting '}'" } : { end: at, fault: null };
}

/** Does the character end the expression, or begin a two-character comparison that does not? */
function endsExpression(source: Source, at: number, limit: number): boolean {
  const character = source.text[at]!;
  if (character === ':' || character === '}') return true;
  const comparison = at + 1 < limit && source.text[at + 1] === '=';
  if (character === '!') return !comparison;
  if (!source.grammar.fStringDebug) return false;
  if (character !== '=') return false;
  return !comparison && !/[=!<>]/.test(source.text[at - 1] ?? '');
}
