/** The rules for `from __future__ import ...`, which CPython checks on the finished tree. */

import type { ImportFrom, Stmt } from './ast';
import type { PySyntaxError } from './errors';
import type { Source } from './source';
import { since } from './versions';

const FEATURES: Readonly<Record<string, string>> = {
  nested_scopes: '2.6',
  generators: '2.6',
  division: '2.6',
  absolute_import: '2.6',
  with_statement: '2.6',
  print_function: '2.6',
  unicode_literals: '2.6',
  barry_as_FLUFL: '3.1',
  generator_stop: '3.5',
  annotations: '3.7',
};

/** The first misplaced or unknown future, or null. */
export function checkFutures(source: Source, body: readonly Stmt[]): PySyntaxError | null {
  let headOver = false;
  let docstringSeen = false;
  for (const statement of body) {
    if (statement.kind === 'ImportFrom' && statement.module === '__future__') {
      if (headOver) {
        const msg = 'from __future__ imports must occur at the beginning of the file';
        return source.errorAt(statement, msg);
      }
      const unknown = unknownFeature(source, statement);
      if (unknown) return unknown;
    } else if (isString(statement) && !docstringSeen) {
      docstringSeen = true;
    } else {
      headOver = true;
    }
  }
  return null;
}

function isString(statement: Stmt): boolean {
  return (
    statement.kind === 'Expr' &&
    statement.value.kind === 'Constant' &&
    statement.value.value.type === 'str'
  );
}

function unknownFeature(source: Source, statement: ImportFrom): PySyntaxError | null {
  for (const alias of statement.names) {
    const { name } = alias;
    const first = FEATURES[name];
    if (first && since(source.version, first)) continue;
    const msg = name === 'braces' ? 'not a chance' : `future feature ${name} is not defined`;
    if (source.since('3.14')) return source.errorAt(alias, msg);
    if (!source.since('3.10')) return source.errorAt(statement, msg);
    // 3.10 to 3.13 give no end, and so one caret.
    return source.error(msg, statement.line, statement.col, { line: statement.line, col: -1 });
  }
  return null;
}
