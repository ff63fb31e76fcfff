/**
 * Our one stack code. It serves every version; what differs between versions in a way that a program or a
 * reference count can show is chosen by the compiler (which instruction) or by the engine's rules (what it does).
 * Stack effects are written `before → after`, top of stack on the right. "name" is `names[arg]`.
 */
export const OPCODE_NAMES = [
  /** A line of the program begins: arg is the line. Emitted once per statement, loop header turn and clause that runs. */
  'LINE',
  /** Function entry (also class body and module entry): where 3.12+ looks at the eval breaker. Generators: after it they suspend. */
  'RESUME',
  'NOP',
  'POP_TOP',
  /** x → x x */
  'DUP_TOP',
  /** x y → x y x y */
  'DUP_TOP_TWO',
  /** x y → y x */
  'ROT_TWO',
  /** x y z → z x y */
  'ROT_THREE',
  /** w x y z → z w x y */
  'ROT_FOUR',
  /** Pushes a copy of the item arg places below the top (1 is the top itself). */
  'COPY',
  /** Exchanges the top with the item arg places below it (2 is ROT_TWO; arg counts the top as 1). */
  'SWAP',

  /** → consts[arg] */
  'LOAD_CONST',
  /** → local arg; UnboundLocalError when it is empty. */
  'LOAD_FAST',
  /** 3.14: as LOAD_FAST, but the entry on the stack is borrowed: it adds nothing to the count. */
  'LOAD_FAST_BORROW',
  /** → local arg or nothing; the local becomes empty (3.12+ inlined comprehensions; see STORE_FAST_RESTORE). */
  'LOAD_FAST_AND_CLEAR',
  /** x → ; x may be the nothing that LOAD_FAST_AND_CLEAR pushed: then the local becomes empty. */
  'STORE_FAST_RESTORE',
  'STORE_FAST',
  'DELETE_FAST',
  /** Class body and module: locals, then globals, then builtins. */
  'LOAD_NAME',
  'STORE_NAME',
  'DELETE_NAME',
  'LOAD_GLOBAL',
  'STORE_GLOBAL',
  'DELETE_GLOBAL',
  /** Cells are numbered: cellvars first, then freevars. */
  'LOAD_DEREF',
  'STORE_DEREF',
  'DELETE_DEREF',
  /** Class body: the name in its locals first, then the cell. */
  'LOAD_CLASSDEREF',
  /** → the cell itself */
  'LOAD_CLOSURE',
  /** → the cell itself; a new empty cell takes its place (3.12+ inlined comprehensions; cell numbers as LOAD_CLOSURE). */
  'RENEW_CELL',
  /** cell → ; the cell that RENEW_CELL pushed takes its place again. */
  'RESTORE_CELL',
  'LOAD_ATTR',
  /** x obj → ; obj.name = x */
  'STORE_ATTR',
  /** obj → */
  'DELETE_ATTR',
  /** obj → callable self, or nothing and bound: the pair for CALL_METHOD (3.7+; earlier versions use LOAD_ATTR and CALL). */
  'LOAD_METHOD',
  /** 3.12+ zero-argument super: super-global __class__ self → attribute; arg: name. Same result as super().name without the super object. */
  'LOAD_SUPER_ATTR',

  /** container key → value */
  'BINARY_SUBSCR',
  /** value container key → */
  'STORE_SUBSCR',
  /** container key → */
  'DELETE_SUBSCR',
  /** 2.x, plain slices without step. arg: 1 lower present, 2 upper present. container [lower] [upper] → value */
  'SLICE',
  /** value container [lower] [upper] → */
  'STORE_SLICE',
  /** container [lower] [upper] → */
  'DELETE_SLICE',
  /** a b → result; arg: index into BINARY_OPERATORS */
  'BINARY_OP',
  'INPLACE_OP',
  'UNARY_NEGATIVE',
  'UNARY_POSITIVE',
  'UNARY_INVERT',
  'UNARY_NOT',
  /** x → repr(x) (2.x backticks) */
  'UNARY_CONVERT',
  /** a b → result; arg: index into COMPARE_OPERATORS */
  'COMPARE_OP',

  /** arg items → container */
  'BUILD_TUPLE',
  'BUILD_LIST',
  'BUILD_SET',
  /** arg pairs key value → dict */
  'BUILD_MAP',
  /** arg strings → their concatenation */
  'BUILD_STRING',
  /** arg: 2 or 3 */
  'BUILD_SLICE',
  /** Comprehensions. … item → … ; the container stands arg places below, counted after the pop (1 is the top). */
  'LIST_APPEND',
  'SET_ADD',
  /** … key value → … */
  'MAP_ADD',
  /** container iterable → container; displays and calls with `*`. arg as above, always 1 here. */
  'LIST_EXTEND',
  'SET_UPDATE',
  /** dict mapping → dict; `{**m}` */
  'DICT_UPDATE',
  /** callable args dict mapping → callable args dict: a call's `**`, where a repeated key is an error. */
  'DICT_MERGE',
  /** list → tuple */
  'LIST_TO_TUPLE',
  /** seq → items, the first on top; arg: how many */
  'UNPACK_SEQUENCE',
  /** seq → items; arg: before + after * 256; the starred list between them */
  'UNPACK_EX',
  /** value [spec] → text; arg: conversion (0 none, 1 s, 2 r, 3 a) + 4 when a spec is on the stack */
  'FORMAT_VALUE',

  'JUMP',
  /** As JUMP, at the end of a loop's turn: 3.12+ looks at the eval breaker here. */
  'JUMP_BACKWARD',
  'POP_JUMP_IF_FALSE',
  'POP_JUMP_IF_TRUE',
  /** x → x (jump) or nothing (no jump) */
  'JUMP_IF_FALSE_OR_POP',
  'JUMP_IF_TRUE_OR_POP',
  'GET_ITER',
  /** iterator → iterator next, or at its end: iterator popped and a jump to arg */
  'FOR_ITER',

  /** callable a1 … an → result; arg: n */
  'CALL',
  /** callable a1 … an names → result; names is a const tuple for the last ones; arg: n */
  'CALL_KW',
  /** callable args [kwargs] → result; arg: 1 when kwargs is there */
  'CALL_EX',
  /** callable-or-nothing self-or-bound a1 … an → result; arg: n */
  'CALL_METHOD',
  /** callable-or-nothing self-or-bound a1 … an names → result; arg: n */
  'CALL_METHOD_KW',
  'RETURN_VALUE',
  /** value → value sent in */
  'YIELD_VALUE',
  /** iterable → iterator for YIELD_FROM */
  'GET_YIELD_FROM_ITER',
  /** iterator sent → result; suspends with each value, and stays at this instruction until the iterator ends */
  'YIELD_FROM',
  /** [defaults tuple] [kwdefaults dict] [annotations] [closure tuple] code [qualname in 3.x] → function; arg: bits 1, 2, 4, 8.
   *  2.x: arg also uses bit 1 for the defaults tuple. Annotations: dict up to 3.9, tuple of names and values in 3.10–3.13; not evaluated in 3.14. */
  'MAKE_FUNCTION',
  /** → __build_class__ */
  'LOAD_BUILD_CLASS',
  /** 2.x: name bases namespace → class */
  'BUILD_CLASS',
  /** → the frame's locals as a dict (2.x end of a class body) */
  'LOAD_LOCALS',
  /** Creates `__annotations__` in the namespace when it is not there. */
  'SETUP_ANNOTATIONS',

  /** level fromlist → module; name */
  'IMPORT_NAME',
  /** module → module attribute; name */
  'IMPORT_FROM',
  /** module → */
  'IMPORT_STAR',

  /** arg 0: reraise; 1: exc; 2: exc cause (3.x) or type value (2.x); 3: type value tb (2.x) */
  'RAISE_VARARGS',
  /** → AssertionError class */
  'LOAD_ASSERTION_ERROR',
  /** exc → previous exc; exc becomes the exception being handled. Where a handler is entered the engine has cut
   *  the stack to the entry's depth and pushed the exception. */
  'PUSH_EXC_INFO',
  /** exc type → exc bool */
  'CHECK_EXC_MATCH',
  /** previous → ; the exception being handled is the previous one again (2.x: no effect beyond the pop; it ends with the frame) */
  'POP_EXCEPT',
  /** exc → raised again as it is, without a new traceback entry for this frame */
  'RERAISE',
  /** manager → exit-method enter-result */
  'BEFORE_WITH',
  /** exit previous exc → exit previous exc result of exit(type, exc, traceback) */
  'WITH_EXCEPT_START',

  /** 2.x print. value → */
  'PRINT_ITEM',
  'PRINT_NEWLINE',
  /** file value → ; pops both */
  'PRINT_ITEM_TO',
  /** file → */
  'PRINT_NEWLINE_TO',
] as const;

export type OpcodeName = (typeof OPCODE_NAMES)[number];

/** Number of each instruction by name. */
export const Op = Object.fromEntries(OPCODE_NAMES.map((name, index) => [name, index])) as {
  readonly [Name in OpcodeName]: number;
};

/** Operators of BINARY_OP and INPLACE_OP. `Div` is classic division in 2.x without the future, else true division. */
export const BINARY_OPERATORS = [
  'Add',
  'Sub',
  'Mult',
  'MatMult',
  'Div',
  'TrueDiv',
  'Mod',
  'Pow',
  'LShift',
  'RShift',
  'BitOr',
  'BitXor',
  'BitAnd',
  'FloorDiv',
] as const;
export type BinaryOperatorName = (typeof BINARY_OPERATORS)[number];

/** Operators of COMPARE_OP. */
export const COMPARE_OPERATORS = [
  'Lt',
  'LtE',
  'Eq',
  'NotEq',
  'Gt',
  'GtE',
  'In',
  'NotIn',
  'Is',
  'IsNot',
] as const;
export type CompareOperatorName = (typeof COMPARE_OPERATORS)[number];
