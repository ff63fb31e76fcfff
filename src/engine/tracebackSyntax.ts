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
  if (error.line !== null)
    lines.push(`  File "${error.filename ?? '<string>'}", line ${error.line}\n`);
  else if (error.filename !== null && byModule && rt.v >= 310) suffix = ` (${error.filename})`;
  if (error.text !== null && (byModule || error.line !== null)) {
    const mark = byModule
      ? rt.v >= 313
        ? markByModule
        : markByOldModule
      : rt.v >= 309
        ? markByC
        : markByOldC;
    lines.push(...mark(rt, error, error.text));
  }
  const message = error.msg ?? (byModule ? '<no detail available>' : 'None');
  lines.push(`${type}: ${message}${suffix}\n`);
  return lines;
}

/** 2.7 to 3.8: `print_error_text` of `Python/pythonrun.c`. */
function markByOldC(_rt: Runtime, error: SyntaxDisplay, text: string): string[] {
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
function markByC(_rt: Runtime, error: SyntaxDisplay, text: string): string[] {
  const first = error.offset ?? -1;
  let end = error.endOffset ?? -1;
  if (error.endLine !== null && error.line !== null && error.endLine > error.line)
    end = text.length;
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

/** The traceback module up to 3.12. */
function markByOldModule(rt: Runtime, error: SyntaxDisplay, text: string): string[] {
  if (rt.v < 310) return markByOldest(rt, error, text);
  const whole = text.replace(/\n+$/, '');
  const stripped = whole.replace(/^[ \n\f]+/, '');
  const spaces = whole.length - stripped.length;
  const lines = [`    ${stripped}\n`];
  if (error.offset === null) return lines;
  let end = error.endOffset === null || error.endOffset === 0 ? error.offset : error.endOffset;
  if (end === error.offset || end === -1) end = error.offset + 1;
  const from = error.offset - 1 - spaces;
  if (from >= 0)
    lines.push(
      `    ${blanksBelow(stripped.slice(0, from))}${'^'.repeat(Math.max(0, end - error.offset))}\n`,
    );
  return lines;
}

/** The traceback module before 3.10: one caret. */
function markByOldest(rt: Runtime, error: SyntaxDisplay, text: string): string[] {
  const lines = [`    ${text.trim()}\n`];
  if (error.offset === null) return lines;
  const whole = text.replace(/\n+$/, '');
  if (rt.rules.major === 3 && rt.v >= 309) {
    const stripped = whole.replace(/^[ \n\f]+/, '');
    const from = Math.max(error.offset - 1 - (whole.length - stripped.length), 0);
    return [`    ${stripped}\n`, `    ${blanksBelow(stripped.slice(0, from))}^\n`];
  }
  const offset = Math.min(whole.length, error.offset) - 1;
  const below = whole.slice(0, Math.max(0, offset)).trimStart();
  return [...lines, `    ${blanksBelow(below)}^\n`];
}

/** The traceback module from 3.13 on, which the interpreter uses as well. */
function markByModule(_rt: Runtime, error: SyntaxDisplay, text: string): string[] {
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
