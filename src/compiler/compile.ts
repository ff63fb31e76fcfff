/** From the tree of a module to its code. */
import type { Module } from '../syntax/ast';
import type { Code } from './code';
import { annotates } from './classes';
import { comprehension } from './comprehensions';
import { NONE } from './constants';
import { Compiler } from './context';
import { docstring } from './docstring';
import { visitExpr } from './expressions';
import { finishUnit, lambda } from './functions';
import { nameOperation } from './names';
import { Op } from './opcodes';
import { visitBody } from './statements';
import { Unit } from './unit';

export interface CompileOptions {
  /** As in `'3.12'`. */
  readonly version: string;
  readonly filename: string;
  /** The program's lines, for the text of errors. */
  readonly lines?: readonly string[];
}

const START = { line: 1, col: 0, endLine: 1, endCol: 0 };

function firstLine(module: Module): number {
  const first = module.body[0];
  if (first === undefined) return 1;
  return 'firstLine' in first ? first.firstLine : first.line;
}

/** Compiles a module; throws a `CompileError` where CPython's compiler would raise a SyntaxError. */
export function compileModule(module: Module, options: CompileOptions): Code {
  const c = new Compiler(module, options, {
    expr: visitExpr,
    body: visitBody,
    lambda,
    comprehension,
  });
  const scope = c.scopes.get(module)!;
  const first = c.rules.moduleFirstLine ? firstLine(module) : 1;
  const unit = new Unit('module', scope, '<module>', first, null, c.sharedConstants);
  c.unit = unit;
  c.emit(Op.RESUME, START);
  if (c.rules.py3 && annotates(module.body)) c.emit(Op.SETUP_ANNOTATIONS, START);
  const doc = docstring(c, module.body);
  unit.doc = doc?.text ?? null;
  if (doc) {
    const first = module.body[0]!;
    c.line(first);
    c.constant(doc.constant, first);
    nameOperation(c, '__doc__', 'Store', first);
  }
  c.body(doc ? module.body.slice(1) : module.body);
  const last = module.body.at(-1) ?? START;
  c.constant(NONE, last);
  c.emit(Op.RETURN_VALUE, last);
  return finishUnit(c, unit);
}
