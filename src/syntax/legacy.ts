/** What 3.6 to 3.9 say to a `print` or `exec` statement of Python 2. */

import { PySyntaxError } from './errors';
import type { Source } from './source';

/**
 * Replaces a bare `invalid syntax` by a hint when the line is a statement of Python 2. These versions look at the line's
 * text, not at its tokens, and only if there is no parenthesis in it.
 */
export function legacyStatement(source: Source, error: PySyntaxError): PySyntaxError {
  const text = error.text ?? '';
  if (source.grammar.suggestions || !source.since('3.0')) return error;
  if (error.msg !== 'invalid syntax' || text.includes('(')) return error;
  const msg = hint(text) ?? hint(text.slice(text.indexOf(':') + 1));
  return msg === null ? error : new PySyntaxError({ ...error, msg });
}

function hint(text: string): string | null {
  const code = text.trimStart();
  if (code.startsWith('exec ')) return "Missing parentheses in call to 'exec'";
  if (!code.startsWith('print ')) return null;
  const values = (code.slice('print '.length).split(';')[0] ?? '').trim();
  const end = values.endsWith(',') ? ' end=" "' : '';
  return `Missing parentheses in call to 'print'. Did you mean print(${values}${end})?`;
}
