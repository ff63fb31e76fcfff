/** Class bodies and the instructions that make a class of one. */
import type { ClassDef, Expr } from '../syntax/ast';
import { callEx, callPlain } from './calls';
import type { Code } from './code';
import { integer, NONE, nativeString, tupleOf } from './constants';
import type { Compiler } from './context';
import { argumentTuple } from './displays';
import { docstring } from './docstring';
import { applyDecorators, compileUnit, decorators, makeFunction } from './functions';
import { nameOperation } from './names';
import { Op } from './opcodes';
import type { Unit } from './unit';

export function classDef(c: Compiler, s: ClassDef): void {
  decorators(c, s.decorator_list);
  c.line(s);
  const code = compileUnit(c, 'class', s, s.firstLine, (unit) => {
    if (c.rules.py2) body2(c, s, unit);
    else body3(c, s, unit);
  });
  if (c.rules.py2) make2(c, s, code);
  else make3(c, s, code);
  applyDecorators(c, s.decorator_list);
  nameOperation(c, s.name, 'Store', s);
}

/** 2.x: the body is called for its locals, and BUILD_CLASS makes the class. */
function make2(c: Compiler, s: ClassDef, code: Code): void {
  c.constant(nativeString(s.name), s);
  const constants = c.folder.foldAll(s.bases);
  if (constants) c.constant(tupleOf(constants), s);
  else {
    c.exprs(s.bases);
    c.emit(Op.BUILD_TUPLE, s, s.bases.length);
  }
  makeFunction(c, code, 0, s);
  c.emit(Op.CALL, s, 0);
  c.emit(Op.BUILD_CLASS, s);
}

function make3(c: Compiler, s: ClassDef, code: Code): void {
  c.emit(Op.LOAD_BUILD_CLASS, s);
  makeFunction(c, code, 0, s);
  c.constant(nativeString(s.name), s);
  const unpacks =
    s.bases.some((base) => base.kind === 'Starred') || s.keywords.some((k) => k.arg === null);
  if (!unpacks) {
    c.exprs(s.bases);
    callPlain(c, 2 + s.bases.length, s.keywords, s);
    return;
  }
  // The function and the name are on the stack: they are the first two arguments.
  c.emit(Op.BUILD_LIST, s, 2);
  if (s.bases.length > 0) {
    argumentTuple(c, s.bases, s);
    c.emit(Op.LIST_EXTEND, s, 1);
  }
  c.emit(Op.LIST_TO_TUPLE, s);
  callEx(c, s.keywords, s);
}

function store(c: Compiler, name: string, s: ClassDef): void {
  nameOperation(c, name, 'Store', s);
}

function beginning(c: Compiler, s: ClassDef): void {
  nameOperation(c, '__name__', 'Load', s);
  store(c, '__module__', s);
}

function statements(c: Compiler, s: ClassDef, unit: Unit): void {
  const doc = docstring(c, s.body);
  unit.doc = doc?.text ?? null;
  if (doc) {
    const first = s.body[0]!;
    c.line(first);
    c.constant(doc.constant, first);
    nameOperation(c, '__doc__', 'Store', first);
  }
  c.body(doc ? s.body.slice(1) : s.body);
}

function body2(c: Compiler, s: ClassDef, unit: Unit): void {
  beginning(c, s);
  statements(c, s, unit);
  c.emit(Op.LOAD_LOCALS, s);
  c.emit(Op.RETURN_VALUE, s);
}

function body3(c: Compiler, s: ClassDef, unit: Unit): void {
  beginning(c, s);
  c.constant(nativeString(unit.qualname), s);
  store(c, '__qualname__', s);
  if (c.rules.classRecords) {
    c.constant(integer(s.firstLine), s);
    store(c, '__firstlineno__', s);
  }
  if (annotates(s.body)) c.emit(Op.SETUP_ANNOTATIONS, s);
  statements(c, s, unit);
  if (c.rules.classRecords) {
    c.constant(tupleOf([...unit.staticAttributes].sort().map(nativeString)), s);
    store(c, '__static_attributes__', s);
  }
  if (unit.scope.needsClassCell) {
    c.emit(Op.LOAD_CLOSURE, s, unit.cellIndex('__class__'));
    c.emit(Op.DUP_TOP, s);
    store(c, '__classcell__', s);
  } else c.constant(NONE, s);
  c.emit(Op.RETURN_VALUE, s);
}

/** Does a body, at any depth of its statements, annotate a variable? */
export function annotates(body: ClassDef['body']): boolean {
  const waiting = [...body];
  for (let s = waiting.pop(); s !== undefined; s = waiting.pop()) {
    switch (s.kind) {
      case 'AnnAssign':
        return true;
      case 'If':
      case 'For':
      case 'While':
        waiting.push(...s.body, ...s.orelse);
        break;
      case 'With':
        waiting.push(...s.body);
        break;
      case 'Try':
        waiting.push(...s.body, ...s.orelse, ...s.finalbody);
        for (const handler of s.handlers) waiting.push(...handler.body);
        break;
      default:
    }
  }
  return false;
}

/** 3.13+: `self.name = …` in a method is noted in the class around it. */
export function noteStaticAttribute(c: Compiler, target: Expr): void {
  if (!c.rules.classRecords || target.kind !== 'Attribute' || target.ctx !== 'Store') return;
  if (target.value.kind !== 'Name' || target.value.id !== 'self') return;
  let unit: Unit | null = c.unit;
  while (unit !== null && unit.kind !== 'class') unit = unit.parent;
  unit?.staticAttributes.add(target.attr);
}
