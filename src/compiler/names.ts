/** Loading, storing and deleting variables: which instruction, by where the name lives. */
import type { ExprContext, Span } from '../syntax/ast';
import type { Compiler } from './context';
import { Op } from './opcodes';
import { mangle } from './scope';

const DEREF = { Load: Op.LOAD_DEREF, Store: Op.STORE_DEREF, Del: Op.DELETE_DEREF };
const FAST = { Load: Op.LOAD_FAST, Store: Op.STORE_FAST, Del: Op.DELETE_FAST };
const GLOBAL = { Load: Op.LOAD_GLOBAL, Store: Op.STORE_GLOBAL, Del: Op.DELETE_GLOBAL };
const NAME = { Load: Op.LOAD_NAME, Store: Op.STORE_NAME, Del: Op.DELETE_NAME };

/** Emits the access to a variable. */
export function nameOperation(c: Compiler, name: string, context: ExprContext, span: Span): void {
  const { unit } = c;
  if (name === '__debug__' && context === 'Store') throw c.error(forbidden(c), span);
  const mangled = mangle(unit.scope.privateName, name);
  const inClass = unit.scope.type === 'class';
  switch (unit.placeOf(mangled)) {
    case 'free':
    case 'cell': {
      if (c.rules.py2 && context === 'Del') {
        throw c.error(`can not delete variable '${name}' referenced in nested scope`, span);
      }
      const fromClass = context === 'Load' && inClass && unit.inlinedComprehensions === 0;
      const op = fromClass ? Op.LOAD_CLASSDEREF : DEREF[context];
      c.emit(op, span, unit.cellIndex(mangled));
      return;
    }
    case 'local':
      if (unit.functionLike || unit.hiddenLocals.has(mangled)) {
        c.emit(FAST[context], span, unit.varNames.index(mangled));
        return;
      }
      break;
    case 'globalImplicit':
      if (unit.functionLike) {
        c.named(GLOBAL[context], mangled, span);
        return;
      }
      break;
    case 'globalExplicit':
      c.named(GLOBAL[context], mangled, span);
      return;
    default:
  }
  // A comprehension in a class body does not see the class's names, inlined or not.
  const past = context === 'Load' && inClass && unit.inlinedComprehensions > 0;
  c.named(past ? Op.LOAD_GLOBAL : NAME[context], mangled, span);
}

function forbidden(c: Compiler): string {
  const keyword = c.rules.number === 306 || c.rules.number === 307;
  return keyword ? 'assignment to keyword' : 'cannot assign to __debug__';
}

/** The local's number when `name` is a plain local of a function, else -1. */
export function fastLocal(c: Compiler, name: string): number {
  const { unit } = c;
  const mangled = mangle(unit.scope.privateName, name);
  if (unit.placeOf(mangled) !== 'local') return -1;
  if (!unit.functionLike && !unit.hiddenLocals.has(mangled)) return -1;
  return unit.varNames.index(mangled);
}

export function attributeOperation(c: Compiler, op: number, name: string, span: Span): void {
  if (name === '__debug__' && op === Op.STORE_ATTR) throw c.error(forbidden(c), span);
  c.named(op, mangle(c.unit.scope.privateName, name), span);
}
