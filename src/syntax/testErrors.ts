/** What each version says to a text, as the tests of the error texts write it down. */

import { PySyntaxError } from './errors';
import { parse } from './parser';

const VERSIONS = ['2.7', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];

/** One line for each run of versions with the same outcome: `3.6-3.9 SyntaxError: invalid syntax`. */
export function errorTable(source: string): string {
  const lines: { first: string; last: string; said: string }[] = [];
  for (const version of VERSIONS) {
    const said = outcome(source, version);
    const line = lines.at(-1);
    if (line?.said === said) line.last = version;
    else lines.push({ first: version, last: version, said });
  }
  return lines
    .map(({ first, last, said }) => `${first === last ? first : `${first}-${last}`} ${said}`)
    .join('\n');
}

/** `ok`, or the last line of what the interpreter would print. */
export function outcome(source: string, version: string): string {
  try {
    parse(source, { version, filename: 'test.py' });
    return 'ok';
  } catch (error) {
    if (!(error instanceof PySyntaxError)) throw error;
    return `${error.type}: ${error.msg}`;
  }
}
