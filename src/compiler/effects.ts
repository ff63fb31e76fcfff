/** How many stack entries each instruction takes and gives. */
import { Op, OPCODE_NAMES } from './opcodes';
import type { OpcodeName } from './opcodes';

type Count = number | ((arg: number) => number);
type Effect = readonly [takes: Count, gives: Count];

const itself = (arg: number): number => arg;
const bits = (arg: number): number => (arg & 1) + ((arg >> 1) & 1);

/** Instructions that leave entries in place (COPY, ROT_TWO, LIST_APPEND …) count as taking and giving them. */
const EFFECTS: Readonly<Record<OpcodeName, Effect>> = {
  LINE: [0, 0],
  RESUME: [0, 0],
  NOP: [0, 0],
  POP_TOP: [1, 0],
  DUP_TOP: [1, 2],
  DUP_TOP_TWO: [2, 4],
  ROT_TWO: [2, 2],
  ROT_THREE: [3, 3],
  ROT_FOUR: [4, 4],
  COPY: [itself, (arg) => arg + 1],
  SWAP: [itself, itself],
  LOAD_CONST: [0, 1],
  LOAD_FAST: [0, 1],
  LOAD_FAST_BORROW: [0, 1],
  LOAD_FAST_AND_CLEAR: [0, 1],
  STORE_FAST_RESTORE: [1, 0],
  STORE_FAST: [1, 0],
  DELETE_FAST: [0, 0],
  LOAD_NAME: [0, 1],
  STORE_NAME: [1, 0],
  DELETE_NAME: [0, 0],
  LOAD_GLOBAL: [0, 1],
  STORE_GLOBAL: [1, 0],
  DELETE_GLOBAL: [0, 0],
  LOAD_DEREF: [0, 1],
  STORE_DEREF: [1, 0],
  DELETE_DEREF: [0, 0],
  LOAD_CLASSDEREF: [0, 1],
  LOAD_CLOSURE: [0, 1],
  RENEW_CELL: [0, 1],
  RESTORE_CELL: [1, 0],
  LOAD_ATTR: [1, 1],
  STORE_ATTR: [2, 0],
  DELETE_ATTR: [1, 0],
  LOAD_METHOD: [1, 2],
  LOAD_SUPER_ATTR: [3, 1],
  BINARY_SUBSCR: [2, 1],
  STORE_SUBSCR: [3, 0],
  DELETE_SUBSCR: [2, 0],
  SLICE: [(arg) => 1 + bits(arg), 1],
  STORE_SLICE: [(arg) => 2 + bits(arg), 0],
  DELETE_SLICE: [(arg) => 1 + bits(arg), 0],
  BINARY_OP: [2, 1],
  INPLACE_OP: [2, 1],
  UNARY_NEGATIVE: [1, 1],
  UNARY_POSITIVE: [1, 1],
  UNARY_INVERT: [1, 1],
  UNARY_NOT: [1, 1],
  UNARY_CONVERT: [1, 1],
  COMPARE_OP: [2, 1],
  BUILD_TUPLE: [itself, 1],
  BUILD_LIST: [itself, 1],
  BUILD_SET: [itself, 1],
  BUILD_MAP: [(arg) => 2 * arg, 1],
  BUILD_STRING: [itself, 1],
  BUILD_SLICE: [itself, 1],
  LIST_APPEND: [(arg) => arg + 1, itself],
  SET_ADD: [(arg) => arg + 1, itself],
  MAP_ADD: [(arg) => arg + 2, itself],
  LIST_EXTEND: [(arg) => arg + 1, itself],
  SET_UPDATE: [(arg) => arg + 1, itself],
  DICT_UPDATE: [(arg) => arg + 1, itself],
  DICT_MERGE: [(arg) => arg + 1, itself],
  LIST_TO_TUPLE: [1, 1],
  UNPACK_SEQUENCE: [1, itself],
  UNPACK_EX: [1, (arg) => (arg & 255) + 1 + (arg >> 8)],
  FORMAT_VALUE: [(arg) => (arg & 4 ? 2 : 1), 1],
  JUMP: [0, 0],
  JUMP_BACKWARD: [0, 0],
  POP_JUMP_IF_FALSE: [1, 0],
  POP_JUMP_IF_TRUE: [1, 0],
  // Where the flow goes on; at the jump's target nothing was taken.
  JUMP_IF_FALSE_OR_POP: [1, 0],
  JUMP_IF_TRUE_OR_POP: [1, 0],
  GET_ITER: [1, 1],
  // Where the flow goes on; at the jump's target the iterator is gone.
  FOR_ITER: [1, 2],
  CALL: [(arg) => arg + 1, 1],
  CALL_KW: [(arg) => arg + 2, 1],
  CALL_EX: [(arg) => (arg & 1) + 2, 1],
  CALL_METHOD: [(arg) => arg + 2, 1],
  CALL_METHOD_KW: [(arg) => arg + 3, 1],
  RETURN_VALUE: [1, 0],
  YIELD_VALUE: [1, 1],
  GET_YIELD_FROM_ITER: [1, 1],
  YIELD_FROM: [2, 1],
  MAKE_FUNCTION: [0, 0],
  LOAD_BUILD_CLASS: [0, 1],
  BUILD_CLASS: [3, 1],
  LOAD_LOCALS: [0, 1],
  SETUP_ANNOTATIONS: [0, 0],
  IMPORT_NAME: [2, 1],
  IMPORT_FROM: [1, 2],
  IMPORT_STAR: [1, 0],
  RAISE_VARARGS: [itself, 0],
  LOAD_ASSERTION_ERROR: [0, 1],
  PUSH_EXC_INFO: [1, 2],
  CHECK_EXC_MATCH: [2, 2],
  POP_EXCEPT: [1, 0],
  RERAISE: [1, 0],
  BEFORE_WITH: [1, 2],
  WITH_EXCEPT_START: [3, 4],
  PRINT_ITEM: [1, 0],
  PRINT_NEWLINE: [0, 0],
  PRINT_ITEM_TO: [2, 0],
  PRINT_NEWLINE_TO: [1, 0],
};

const TAKES = OPCODE_NAMES.map((name) => EFFECTS[name][0]);
const GIVES = OPCODE_NAMES.map((name) => EFFECTS[name][1]);

/** MAKE_FUNCTION's entries under the function: one per bit, the code, and in 3.x its qualified name. */
const functionParts = (arg: number, py2: boolean): number =>
  (arg & 1) + ((arg >> 1) & 1) + ((arg >> 2) & 1) + ((arg >> 3) & 1) + (py2 ? 1 : 2);

export function takes(op: number, arg: number, py2: boolean): number {
  if (op === Op.MAKE_FUNCTION) return functionParts(arg, py2);
  const count = TAKES[op]!;
  return typeof count === 'number' ? count : count(arg);
}

export function gives(op: number, arg: number): number {
  if (op === Op.MAKE_FUNCTION) return 1;
  const count = GIVES[op]!;
  return typeof count === 'number' ? count : count(arg);
}

/** By how much the stack is higher at the jump's target than where the flow goes on. */
export function jumpDifference(op: number): number {
  if (op === Op.FOR_ITER) return -2;
  return op === Op.JUMP_IF_FALSE_OR_POP || op === Op.JUMP_IF_TRUE_OR_POP ? 1 : 0;
}

const JUMPS = new Set([
  Op.JUMP,
  Op.JUMP_BACKWARD,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.JUMP_IF_FALSE_OR_POP,
  Op.JUMP_IF_TRUE_OR_POP,
  Op.FOR_ITER,
]);
const EXITS = new Set([Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE]);

export const isJump = (op: number): boolean => JUMPS.has(op);
export const isAlwaysJump = (op: number): boolean => op === Op.JUMP || op === Op.JUMP_BACKWARD;
export const exitsScope = (op: number): boolean => EXITS.has(op);
/** Does the flow never reach the next instruction? */
export const endsFlow = (op: number): boolean => isAlwaysJump(op) || EXITS.has(op);
