/** Python 2 refuses bytes beyond ASCII unless the file says what they are. */

import type { PySyntaxError } from './errors';
import { utf8 } from './escapes';
import type { Source } from './source';

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+/;

/** The error for the first line with a character that is not ASCII, or null. */
export function undeclaredEncoding(source: Source): PySyntaxError | null {
  if (source.since('3.0') || source.hadMark) return null;
  if (source.lines.slice(0, 2).some((line) => COOKIE.test(line))) return null;
  for (const [index, line] of source.lines.entries()) {
    // eslint-disable-next-line no-control-regex -- the point is to tell ASCII from the rest
    const character = /[^\x00-\x7f]/u.exec(line)?.[0];
    if (character === undefined) continue;
    const byte = utf8(character).charCodeAt(0).toString(16);
    const msg =
      `Non-ASCII character '\\x${byte}' in file ${source.filename} on line ${index + 1}, but no encoding declared; ` +
      'see http://python.org/dev/peps/pep-0263/ for details';
    return source.error(msg, index + 1, null, null, 'SyntaxError', '');
  }
  return null;
}
