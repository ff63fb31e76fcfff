/** Calls: plain, of methods, with keywords, with `*` and `**`, and `super().name`. */
import type { Attribute, Call, Expr, Keyword, Span } from '../syntax/ast';
import { EMPTY_TUPLE, nativeString, tupleOf } from './constants';
import type { Compiler } from './context';
import { argumentTuple } from './displays';
import { attributeOperation, nameOperation } from './names';
import { Op } from './opcodes';
import { mangle } from './scope';

const LOOPED = new Set(['all', 'any', 'tuple']);

const unpacks = (e: Call): boolean =>
  e.args.some((arg) => arg.kind === 'Starred') || e.keywords.some((k) => k.arg === null);

/** Is `func` looked up with LOAD_METHOD for this call? */
export function isMethodCall(c: Compiler, e: Call): boolean {
  if (!c.rules.methodCalls || e.func.kind !== 'Attribute' || unpacks(e)) return false;
  if (e.keywords.length > 0 && !c.rules.methodKeywords) return false;
  return !isSuperAttribute(c, e.func);
}

/**
 * 3.14 writes `any(… for …)` and its like as a loop, if the name still means the builtin. What the call does is the same,
 * but locals that wait on the stack meanwhile are not borrowed.
 */
function markLoopedCall(c: Compiler, { func, args, keywords }: Call): void {
  if (!c.rules.borrowedLocals || func.kind !== 'Name' || keywords.length > 0) return;
  if (!LOOPED.has(func.id) || args.length !== 1 || args[0]!.kind !== 'GeneratorExp') return;
  const label = c.label();
  c.mark(label);
  c.unit.asm.boundaries.add(label);
}

/** The call's arguments and the call, when its function is on the stack. */
export function finishCall(c: Compiler, e: Call): void {
  markLoopedCall(c, e);
  const method = isMethodCall(c, e);
  const span = method ? attributeSpan(c, e.func as Attribute, e) : e;
  if (unpacks(e)) {
    unpackedArguments(c, e.args, e.keywords, span);
    return;
  }
  c.exprs(e.args);
  callPlain(c, e.args.length, e.keywords, span, method);
}

/** Calls with `positional` arguments that are on the stack and the keywords that follow. */
export function callPlain(
  c: Compiler,
  positional: number,
  keywords: readonly Keyword[],
  span: Span,
  method = false,
): void {
  const n = positional + keywords.length;
  if (keywords.length === 0) {
    c.emit(method ? Op.CALL_METHOD : Op.CALL, span, n);
    return;
  }
  for (const keyword of keywords) c.expr(keyword.value);
  c.constant(tupleOf(keywords.map((k) => keywordName(c, k))), span);
  c.emit(method ? Op.CALL_METHOD_KW : Op.CALL_KW, span, n);
}

const keywordName = (c: Compiler, keyword: Keyword) =>
  nativeString(mangle(c.unit.scope.privateName, keyword.arg!));

/** The arguments of a call with `*` or `**`, and the call. */
export function unpackedArguments(
  c: Compiler,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  span: Span,
): void {
  if (args.length === 0) c.constant(EMPTY_TUPLE, span);
  else argumentTuple(c, args, span);
  callEx(c, keywords, span, args.length === 1 && args[0]!.kind === 'Starred');
}

/** CALL_EX with the function and the positional arguments on the stack. `given`: they are an object of the program's own. */
export function callEx(c: Compiler, keywords: readonly Keyword[], span: Span, given = false): void {
  let built = false;
  let pending = 0;
  const flush = (): void => {
    if (pending === 0 && built) return;
    c.emit(Op.BUILD_MAP, span, pending);
    if (built) c.emit(Op.DICT_MERGE, span, 1);
    built = true;
    pending = 0;
  };
  for (const keyword of keywords) {
    if (keyword.arg !== null) {
      c.constant(keywordName(c, keyword), keyword);
      c.expr(keyword.value);
      pending++;
      continue;
    }
    if (keywords.length === 1 && !c.rules.copiesKeywords) {
      c.expr(keyword.value);
      continue;
    }
    flush();
    c.expr(keyword.value);
    c.emit(Op.DICT_MERGE, span, 1);
  }
  if (pending > 0) flush();
  c.emit(Op.CALL_EX, span, (keywords.length > 0 ? 1 : 0) | (c.rules.py2 && given ? 2 : 0));
}

/** Where the instruction of an attribute over several lines stands: on the line of its name. */
export function attributeSpan(c: Compiler, attribute: Attribute, span: Span): Span {
  if (!c.rules.attributeLines || span.line === attribute.endLine) return span;
  const { endLine, endCol, attr } = attribute;
  const known = attr.length <= endCol;
  return {
    line: endLine,
    col: known ? endCol - attr.length : -1,
    endLine: span.endLine,
    endCol: known ? span.endCol : -1,
  };
}

/** `super().name` or `super(C, self).name` in a form that needs no super object (3.12+). */
export function isSuperAttribute(c: Compiler, e: Attribute): boolean {
  if (!c.rules.superAttributes || e.ctx !== 'Load' || e.value.kind !== 'Call') return false;
  const { func, args, keywords } = e.value;
  const { unit } = c;
  if (func.kind !== 'Name' || func.id !== 'super' || keywords.length > 0) return false;
  if (unit.placeOf('super') !== 'globalImplicit' || moduleNames(c, 'super')) return false;
  if (args.some((arg) => arg.kind === 'Starred')) return false;
  if (args.length === 2) return true;
  if (args.length > 0 || unit.kind !== 'function' || unit.parameters.argCount === 0) return false;
  return unit.placeOf('__class__') === 'free';
}

function moduleNames(c: Compiler, name: string): boolean {
  let unit = c.unit;
  while (unit.parent !== null) unit = unit.parent;
  return unit.scope.symbols.has(name);
}

export function superAttribute(c: Compiler, e: Attribute): void {
  const call = e.value as Call;
  c.expr(call.func);
  if (call.args.length === 2) c.exprs(call.args);
  else {
    nameOperation(c, '__class__', 'Load', call);
    nameOperation(c, c.unit.scope.params[0]!, 'Load', call);
  }
  attributeOperation(c, Op.LOAD_SUPER_ATTR, e.attr, attributeSpan(c, e, e));
}
