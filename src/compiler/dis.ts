/** A readable listing of code, for tests and for looking. */
import type { Code, Constant } from './code';
import { isJump } from './effects';
import { BINARY_OPERATORS, COMPARE_OPERATORS, Op, OPCODE_NAMES } from './opcodes';

const NAMED = new Set([
  Op.LOAD_NAME,
  Op.STORE_NAME,
  Op.DELETE_NAME,
  Op.LOAD_GLOBAL,
  Op.STORE_GLOBAL,
  Op.DELETE_GLOBAL,
  Op.LOAD_ATTR,
  Op.STORE_ATTR,
  Op.DELETE_ATTR,
  Op.LOAD_METHOD,
  Op.LOAD_SUPER_ATTR,
  Op.IMPORT_NAME,
  Op.IMPORT_FROM,
]);
const FAST = new Set([
  Op.LOAD_FAST,
  Op.LOAD_FAST_BORROW,
  Op.LOAD_FAST_AND_CLEAR,
  Op.STORE_FAST_RESTORE,
  Op.STORE_FAST,
  Op.DELETE_FAST,
]);
const CELLS = new Set([
  Op.LOAD_DEREF,
  Op.STORE_DEREF,
  Op.DELETE_DEREF,
  Op.LOAD_CLASSDEREF,
  Op.LOAD_CLOSURE,
  Op.RENEW_CELL,
  Op.RESTORE_CELL,
]);
/** Instructions whose argument says nothing. */
const PLAIN = new Set(
  OPCODE_NAMES.filter(
    (name) =>
      /^(RESUME|NOP|POP_|DUP_|ROT_|UNARY_|(BINARY|STORE|DELETE)_SUBSCR$|GET_|RETURN|YIELD|PRINT|PUSH_EXC|CHECK_EXC|RERAISE|BEFORE_WITH|WITH_EXC|LOAD_(LOCALS|BUILD|ASSERTION)|BUILD_CLASS|SETUP|IMPORT_STAR|LIST_TO)/.test(
        name,
      ) && !name.startsWith('POP_JUMP'),
  ).map((name) => Op[name]),
);

/** A constant as Python would show it. */
export function constantText(constant: Constant): string {
  switch (constant.type) {
    case 'int':
      return `${constant.value}${constant.long ? 'L' : ''}`;
    case 'float':
      if (Object.is(constant.value, -0)) return '-0.0';
      return Number.isInteger(constant.value) && Math.abs(constant.value) < 1e16
        ? constant.value.toFixed(1)
        : String(constant.value);
    case 'complex':
      return `${constant.imag}j`;
    case 'str': {
      const prefix = { native: '', text: 'u', bytes: 'b' }[constant.kind];
      return prefix + JSON.stringify(constant.value);
    }
    case 'tuple': {
      const items = constant.items.map(constantText);
      return items.length === 1 ? `(${items[0]!},)` : `(${items.join(', ')})`;
    }
    case 'frozenset':
      return `frozenset({${constant.items.map(constantText).join(', ')}})`;
    case 'code':
      return `<code ${constant.code.qualname}>`;
    default:
      return constant.type;
  }
}

function argumentText(code: Code, i: number): string {
  const op = code.ops[i];
  const arg = code.args[i];
  if (PLAIN.has(op)) return '';
  if (NAMED.has(op)) return code.names[arg]!;
  if (FAST.has(op)) return code.varNames[arg]!;
  if (CELLS.has(op)) return [...code.cellVars, ...code.freeVars][arg]!;
  if (op === Op.LOAD_CONST) return constantText(code.constants[arg]!);
  if (op === Op.BINARY_OP || op === Op.INPLACE_OP) return BINARY_OPERATORS[arg]!;
  if (op === Op.COMPARE_OP) return COMPARE_OPERATORS[arg]!;
  return isJump(op) ? `to ${arg}` : String(arg);
}

/** One line for each instruction: number, `>` at jump targets and handlers, name, argument. */
export function dis(code: Code): string {
  const targets = new Set(code.exceptions.map((entry) => entry.target));
  code.ops.forEach((op, i) => {
    if (isJump(op)) targets.add(code.args[i]);
  });
  const lines: string[] = [];
  code.ops.forEach((op, i) => {
    const mark = targets.has(i) ? '>' : ' ';
    lines.push(
      `${String(i).padStart(3)}${mark}${OPCODE_NAMES[op]!} ${argumentText(code, i)}`.trimEnd(),
    );
  });
  for (const { start, end, target, depth } of code.exceptions) {
    lines.push(`${start} to ${end} -> ${target} [${depth}]`);
  }
  return lines.join('\n');
}

/** `code` and all code inside it, outermost first. */
export function allCode(code: Code): Code[] {
  const result = [code];
  for (let i = 0; i < result.length; i++) {
    for (const constant of result[i]!.constants) {
      if (constant.type === 'code') result.push(constant.code);
    }
  }
  return result;
}
