import type { Runtime } from './runtime';

/** What a SyntaxError tells of its place; offsets count from 1. */
export interface SyntaxDisplay {
  readonly msg: string | null;
  readonly filename: string | null;
  readonly line: number | null;
  readonly offset: number | null;
  readonly endLine: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;
}

/** The lines about a SyntaxError: its place, the source line with its mark, the message. */
export function syntaxErrorLines(
  rt: Runtime,
  type: string,
  error: SyntaxDisplay,
  byModule: boolean,
): string[] {
  const lines: string[] = [];
  let suffix = '';
  const anyLine = byModule && rt.v < 308 && rt.rules.major === 3;
  if (error.line !== null || anyLine) {
    lines.push(`  File "${error.filename ?? '<string>'}", line ${error.line ?? 'None'}\n`);
  } else if (error.filename !== null && byModule) suffix = ` (${error.filename})`;
  if (error.text !== null && (byModule || error.line !== null)) {
    lines.push(...mark(rt, type, error, error.text, byModule));
  }
  const message = error.msg ?? (byModule ? '<no detail available>' : 'None');
  lines.push(`${type}: ${message}${suffix}\n`);
  return lines;
}

function mark(
  rt: Runtime,
  type: string,
  error: SyntaxDisplay,
  text: string,
  byModule: boolean,
): string[] {
  if (byModule) {
    if (rt.v >= 313) return markByModule(error, text);
    return rt.v >= 309 ? markByOldModule(error, text) : markByOldestModule(error, text);
  }
  return rt.v >= 309 ? markByC(type, error, text) : markByOldC(error, text);
}

/** 2.7 to 3.8: `print_error_text` of `Python/pythonrun.c`. */
function markByOldC(error: SyntaxDisplay, text: string): string[] {
  let rest = text;
  let offset = error.offset ?? -1;
  if (offset >= 0) {
    if (offset > 0 && offset === rest.length && rest.endsWith('\n')) offset--;
    for (;;) {
      const end = rest.indexOf('\n');
      if (end < 0 || end >= offset) break;
      offset -= end + 1;
      rest = rest.slice(end + 1);
    }
    const stripped = rest.replace(/^[ \t\f]+/, '');
    offset -= rest.length - stripped.length;
    rest = stripped;
  }
  const shown = `    ${rest}${rest.endsWith('\n') ? '' : '\n'}`;
  return offset === -1 ? [shown] : [shown, `    ${' '.repeat(Math.max(0, offset - 1))}^\n`];
}

/** 3.9 to 3.12: the same, rewritten; from 3.10 on the mark has a width. */
function markByC(type: string, error: SyntaxDisplay, text: string): string[] {
  const first = error.offset ?? -1;
  // Only SyntaxError itself is marked by its width, no further than to the end of the line.
  let end = type === 'SyntaxError' ? Math.min(error.endOffset ?? -1, text.length + 1) : -1;
  if (end >= 0 && error.line !== null && (error.endLine ?? 0) > error.line) end = text.length;
  const count = end > 0 && end > first ? end - first : 1;
  let rest = text.replace(/^[ \t\f]+/, '');
  let offset = first - 1 - (text.length - rest.length);
  if (rest.endsWith('\n')) rest = rest.slice(0, -1);
  offset = Math.min(offset, rest.length);
  for (;;) {
    const at = rest.indexOf('\n');
    if (at < 0 || at >= offset) break;
    offset -= at + 1;
    rest = rest.slice(at + 1);
  }
  return offset < 0
    ? [`    ${rest}\n`]
    : [`    ${rest}\n`, `    ${' '.repeat(offset)}${'^'.repeat(count)}\n`];
}

/** Blanks that keep the tabs of the text they stand below. */
function blanksBelow(text: string): string {
  return text.replace(/\S/g, ' ');
}

/** The traceback module from 3.9 to 3.12; the mark has a width from 3.10 on. */
function markByOldModule(error: SyntaxDisplay, text: string): string[] {
  const whole = text.replace(/\n+$/, '');
  const stripped = whole.replace(/^[ \n\f]+/, '');
  const spaces = whole.length - stripped.length;
  const lines = [`    ${stripped}\n`];
  if (error.offset === null) return lines;
  let end = error.endOffset === null || error.endOffset === 0 ? error.offset : error.endOffset;
  if (end === error.offset || end === -1) end = error.offset + 1;
  const from = error.offset - 1 - spaces;
  const count = Math.max(0, end - error.offset);
  if (from >= 0) lines.push(`    ${blanksBelow(stripped.slice(0, from))}${'^'.repeat(count)}\n`);
  return lines;
}

/** The traceback module before 3.9: one caret, never behind the text. */
function markByOldestModule(error: SyntaxDisplay, text: string): string[] {
  const lines = [`    ${text.trim()}\n`];
  if (error.offset === null) return lines;
  const whole = text.replace(/\n+$/, '');
  const offset = Math.min(whole.length, error.offset) - 1;
  const below = whole.slice(0, Math.max(0, offset)).trimStart();
  return [...lines, `    ${blanksBelow(below)}^\n`];
}

/** The traceback module from 3.13 on, which the interpreter uses as well. */
function markByModule(error: SyntaxDisplay, text: string): string[] {
  const whole = text.replace(/\n+$/, '');
  const stripped = whole.replace(/^[ \n\f]+/, '');
  const spaces = whole.length - stripped.length;
  if (error.offset === null) return [`    ${stripped}\n`];
  let { offset } = error;
  let end = whole.length + 1;
  if (error.line === error.endLine)
    end = error.endOffset === null || error.endOffset === 0 ? offset : error.endOffset;
  if (text !== '' && offset > text.length) offset = whole.length + 1;
  if (text !== '' && end > text.length) end = whole.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const from = offset - 1 - spaces;
  const lines = [`    ${stripped}\n`];
  if (from >= 0)
    lines.push(`    ${blanksBelow(stripped.slice(0, from))}${'^'.repeat(end - offset)}\n`);
  return lines;
}
