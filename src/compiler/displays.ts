/** Tuple, list, set and dict displays, and the text of f-strings. */
import type { Dict, Expr, FormattedValue, JoinedStr, Span } from '../syntax/ast';
import type { Constant } from './code';
import { constantKey, nativeString, tupleOf } from './constants';
import type { Compiler } from './context';
import { Op } from './opcodes';

/** CPython builds larger displays item by item, so that the stack stays small. */
const STACK_USE_GUIDELINE = 30;
/** From so many constants on, a list or set display is filled from one constant. */
const CONSTANT_DISPLAY = 3;

type Kind = 'tuple' | 'list' | 'set';
const BUILD = { tuple: Op.BUILD_TUPLE, list: Op.BUILD_LIST, set: Op.BUILD_SET };

const hasStar = (elts: readonly Expr[]): boolean => elts.some((e) => e.kind === 'Starred');

/** The display `(…)`, `[…]` or `{…}` of `elts`, with the stack as it is found. */
export function display(c: Compiler, kind: Kind, elts: readonly Expr[], span: Span): void {
  const starred = hasStar(elts);
  const constants = starred ? null : c.folder.foldAll(elts);
  if (constants && kind === 'tuple') {
    c.constant(tupleOf(constants), span);
    return;
  }
  if (constants && c.rules.constantDisplays && constants.length >= CONSTANT_DISPLAY) {
    c.emit(BUILD[kind], span, 0);
    c.constant(kind === 'set' ? frozenset(constants) : tupleOf(constants), span);
    c.emit(kind === 'set' ? Op.SET_UPDATE : Op.LIST_EXTEND, span, 1);
    return;
  }
  const big = c.rules.constantDisplays && elts.length > STACK_USE_GUIDELINE;
  if (!starred && !big) {
    c.exprs(elts);
    c.emit(BUILD[kind], span, elts.length);
    return;
  }
  gathered(c, kind, elts, span, big);
  if (kind === 'tuple') c.emit(Op.LIST_TO_TUPLE, span);
}

/** Fills one container from items and `*iterables` as they come. */
function gathered(c: Compiler, kind: Kind, elts: readonly Expr[], span: Span, big: boolean): void {
  const add = kind === 'set' ? Op.SET_ADD : Op.LIST_APPEND;
  const extend = kind === 'set' ? Op.SET_UPDATE : Op.LIST_EXTEND;
  const build = kind === 'set' ? Op.BUILD_SET : Op.BUILD_LIST;
  let built = big;
  if (big) c.emit(build, span, 0);
  elts.forEach((e, i) => {
    if (e.kind === 'Starred') {
      if (!built) c.emit(build, span, i);
      built = true;
      c.expr(e.value);
      c.emit(extend, span, 1);
    } else {
      c.expr(e);
      if (built) c.emit(add, span, 1);
    }
  });
}

/** The positional arguments of a call with `*`, as one object. */
export function argumentTuple(c: Compiler, args: readonly Expr[], span: Span): void {
  // `f(*a)` hands over `a` itself.
  if (args.length === 1 && args[0]!.kind === 'Starred') c.expr(args[0]!.value);
  else display(c, 'tuple', args, span);
}

function frozenset(items: readonly Constant[]): Constant {
  const unique = new Map<string | null, Constant>();
  for (const item of items) if (!unique.has(constantKey(item))) unique.set(constantKey(item), item);
  return { type: 'frozenset', items: [...unique.values()] };
}

/**
 * A list or set display that is only walked or searched: a tuple (or constant frozenset) does. Answers false when `e`
 * has to be evaluated as it is.
 */
export function iterated(c: Compiler, e: Expr, searched = true): boolean {
  if (!searched && !c.rules.iteratedDisplays) return false;
  if (e.kind === 'List' && !hasStar(e.elts)) {
    const constants = c.folder.foldAll(e.elts);
    if (constants === null && !c.rules.iteratedDisplays) return false;
    display(c, 'tuple', e.elts, e);
    return true;
  }
  if (e.kind === 'Set' && c.rules.py3) {
    const constants = c.folder.foldAll(e.elts);
    if (constants === null) return false;
    c.constant(frozenset(constants), e);
    return true;
  }
  return false;
}

export function dict(c: Compiler, e: Dict): void {
  const { keys, values } = e;
  const n = keys.length;
  // 2.x evaluates the value before the key and stores pair by pair.
  if (c.rules.py2 || 2 * n > STACK_USE_GUIDELINE || keys.includes(null)) {
    c.emit(Op.BUILD_MAP, e, 0);
    for (let i = 0; i < n; i++) {
      const key = keys[i]!;
      if (key === null) {
        c.expr(values[i]!);
        c.emit(Op.DICT_UPDATE, e, 1);
        continue;
      }
      pair(c, key, values[i]!, !c.rules.py2, e);
      c.emit(Op.MAP_ADD, e, 1);
    }
    return;
  }
  for (let i = 0; i < n; i++) pair(c, keys[i]!, values[i]!, true, e);
  c.emit(Op.BUILD_MAP, e, n);
}

/** Leaves key and value on the stack, evaluated in the version's order. */
export function pair(c: Compiler, key: Expr, value: Expr, keyFirst: boolean, span: Span): void {
  if (keyFirst) {
    c.expr(key);
    c.expr(value);
  } else {
    c.expr(value);
    c.expr(key);
    c.emit(Op.ROT_TWO, span);
  }
}

export function joinedStr(c: Compiler, e: JoinedStr): void {
  const { values } = e;
  if (values.length === 0) {
    c.constant(nativeString(''), e);
    return;
  }
  for (const value of values) {
    if (value.kind === 'FormattedValue' && !c.rules.exactValues) formattedValue(c, value, e);
    else c.expr(value);
  }
  if (values.length > 1) c.emit(Op.BUILD_STRING, e, values.length);
}

const CONVERSIONS = { s: 1, r: 2, a: 3 };

export function formattedValue(c: Compiler, e: FormattedValue, span: Span): void {
  c.expr(e.value);
  let arg = e.conversion === null ? 0 : CONVERSIONS[e.conversion];
  if (e.format_spec !== null) {
    c.expr(e.format_spec);
    arg += 4;
  }
  c.emit(Op.FORMAT_VALUE, span, arg);
}
