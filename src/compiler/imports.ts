/** import and from … import. */
import type { Alias, ImportFrom, Stmt } from '../syntax/ast';
import { integer, NONE, nativeString, tupleOf } from './constants';
import type { Compiler } from './context';
import { attributeOperation, nameOperation } from './names';
import { Op } from './opcodes';

/** 2.x imports are relative first, unless the future says otherwise. */
function level(c: Compiler, dots: number): number {
  return dots === 0 && c.rules.py2 && !c.futures.has('absolute_import') ? -1 : dots;
}

export function importOne(c: Compiler, s: Stmt, alias: Alias): void {
  const { name, asname } = alias;
  c.constant(integer(level(c, 0)), s);
  c.constant(NONE, s);
  c.named(Op.IMPORT_NAME, name, s);
  const [first, ...rest] = name.split('.') as [string, ...string[]];
  if (asname === null) {
    nameOperation(c, first, 'Store', s);
    return;
  }
  for (const part of rest) {
    if (c.rules.importFromAs) {
      c.named(Op.IMPORT_FROM, part, s);
      c.emit(Op.ROT_TWO, s);
      c.emit(Op.POP_TOP, s);
    } else attributeOperation(c, Op.LOAD_ATTR, part, s);
  }
  nameOperation(c, asname, 'Store', s);
}

export function importFrom(c: Compiler, s: ImportFrom): void {
  c.constant(integer(level(c, s.level)), s);
  c.constant(tupleOf(s.names.map((alias) => nativeString(alias.name))), s);
  c.named(Op.IMPORT_NAME, s.module ?? '', s);
  if (s.names.length === 1 && s.names[0]!.name === '*') {
    c.emit(Op.IMPORT_STAR, s);
    return;
  }
  for (const { name, asname } of s.names) {
    c.named(Op.IMPORT_FROM, name, s);
    nameOperation(c, asname ?? name, 'Store', s);
  }
  c.emit(Op.POP_TOP, s);
}
