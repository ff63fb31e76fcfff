import type { ConstantValue } from '../syntax/ast';

/** A constant of a code object: a literal, nested code, or a tuple or frozenset of constants. */
export type Constant =
  | ConstantValue
  | { readonly type: 'code'; readonly code: Code }
  | { readonly type: 'tuple'; readonly items: readonly Constant[] }
  | { readonly type: 'frozenset'; readonly items: readonly Constant[] };

export const CodeFlag = {
  Optimized: 1,
  NewLocals: 2,
  VarArgs: 4,
  VarKeywords: 8,
  Nested: 16,
  Generator: 32,
  NoFree: 64,
  FutureDivision: 0x2000,
  FutureUnicodeLiterals: 0x20000,
} as const;

/** A range of instructions whose exceptions go to `target` with the stack cut to `depth` entries. */
export interface ExceptionEntry {
  /** First instruction covered. */
  readonly start: number;
  /** First instruction no longer covered. */
  readonly end: number;
  readonly target: number;
  readonly depth: number;
}

/** What a function, class body or module compiles to. Index and jump units are instructions. */
export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly kind: 'module' | 'function' | 'class' | 'lambda' | 'comprehension' | 'genexpr';
  readonly flags: number;
  /** Positional parameters, positional-only ones included; not `*args`. */
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  /** Locals: positional parameters, keyword-only, `*args`, `**kwargs`, then the others in order of first use. */
  readonly varNames: readonly string[];
  /** Own variables that inner functions use; a parameter among them stands in varNames too. */
  readonly cellVars: readonly string[];
  readonly freeVars: readonly string[];
  readonly names: readonly string[];
  readonly constants: readonly Constant[];
  /** The constants, and items of constants, that stand in the syntax tree: one set for a module and all code in it. */
  readonly fromTree: ReadonlySet<Constant>;
  /** Docstring, also the first constant where the version does that. */
  readonly doc: string | null;
  /** Instruction i is ops[i] with argument args[i]. */
  readonly ops: Uint8Array;
  readonly args: Int32Array;
  /** Per instruction: line, column, end line, end column (for tracebacks; columns from 0 in characters, -1 unknown). */
  readonly lines: Int32Array;
  readonly cols: Int32Array;
  readonly endLines: Int32Array;
  readonly endCols: Int32Array;
  /** Inner entries before outer ones. */
  readonly exceptions: readonly ExceptionEntry[];
  readonly stackSize: number;
}
