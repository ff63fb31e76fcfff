/** How the interpreter prints a syntax error: line, text, carets. */

import type { PySyntaxError } from './errors';
import { since, syntaxVersion } from './versions';

/**
 * What CPython of the version writes to stderr when a program does not parse, with a newline at the end. The old
 * printers had habits of their own with columns; what a user sees depends on them.
 */
export function formatSyntaxError(error: PySyntaxError, version: string): string {
  if (error.type === 'MemoryError') return memoryError(error);
  const place = `  File "${error.filename}", line ${error.line}\n`;
  const shown = error.text === null ? '' : source(error, version);
  return `${place}${shown}${error.type}: ${error.msg}\n`;
}

/** The oldest parsers write to stderr themselves before they raise. */
function memoryError({ msg }: PySyntaxError): string {
  if (msg.startsWith('s_push')) return `${msg}\nMemoryError\n`;
  return msg === '' ? 'MemoryError\n' : `MemoryError: ${msg}\n`;
}

function source(error: PySyntaxError, version: string): string {
  const number = syntaxVersion(version);
  if (since(number, '3.9'))
    return modernSource(error, since(number, '3.10'), since(number, '3.13'));
  return oldSource(error, since(number, '3.0'));
}

/** Up to 3.8: one caret; a caret on the newline moves to the last character; -1 after stripping means none. */
function oldSource(error: PySyntaxError, three: boolean): string {
  const text = `${error.text}\n`;
  const code = text.replace(/^[ \t\f]+/, '');
  // The byte order of the checks is CPython's: without a place there is no caret.
  if (error.col === null) return error.text === '' ? '' : `    ${code}`;
  let offset = error.col + 1;
  if (offset > 0 && offset === text.length) offset--;
  offset -= text.length - code.length;
  if (offset === -1 && three) return `    ${code}`;
  return `    ${code}    ${' '.repeat(Math.max(offset - 1, 0))}^\n`;
}

/** From 3.9 on the caret is clipped to the text; from 3.10 on there may be several. */
function modernSource(error: PySyntaxError, ranges: boolean, traceback: boolean): string {
  const text = error.text ?? '';
  const code = text.replace(traceback ? /^[ \f]+/ : /^[ \t\f]+/, '');
  if (error.col === null) return text === '' ? '' : `    ${code}\n`;
  const stripped = text.length - code.length;
  const start = Math.min(error.col - stripped, code.length);
  if (start < 0) return `    ${code}\n`;
  const blanks = traceback
    ? code.slice(0, start).replace(/[^\s]/g, ' ').padEnd(start)
    : ' '.repeat(start);
  return `    ${code}\n    ${blanks}${'^'.repeat(caretCount(error, start, code, ranges, traceback))}\n`;
}

function caretCount(
  error: PySyntaxError,
  start: number,
  code: string,
  ranges: boolean,
  traceback: boolean,
): number {
  if (!ranges || error.col === null || error.endCol === null) return 1;
  // Up to 3.12 the range of an error raised by the indentation rules got lost on the way to the printer.
  if (error.type !== 'SyntaxError' && !traceback) return 1;
  if (error.endLine !== null && error.endLine > error.line) return Math.max(code.length - start, 1);
  if (error.endCol < 0) return 1;
  return Math.max(error.endCol - error.col, 1);
}
