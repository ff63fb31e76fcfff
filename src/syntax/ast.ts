/**
 * The syntax tree: plain discriminated unions with the node and field names of CPython 3's `ast` module, plus the few
 * nodes that only Python 2 has. One shape serves every version; where CPython's own shape changed (ExtSlice, Num/Str,
 * TryFinally, nested With), the newest form is used for all of them.
 *
 * `line` counts from 1 and `col` from 0. Columns are offsets in the JavaScript string of that source line (UTF-16 code
 * units), so `lines[line - 1].slice(col)` is always right. The end is exclusive. A parenthesised expression does not
 * include its parentheses, except a tuple or generator expression, which does: the rule of CPython 3.8 and later.
 */

/** Where a node stands in the source. */
export interface Span {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export type ExprContext = 'Load' | 'Store' | 'Del';

export type BoolOperator = 'And' | 'Or';

export type BinaryOperator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';

export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';

export type CompareOperator =
  'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

/**
 * The value of a literal.
 *
 * A `str` says which of the string types it makes:
 * - `native`: the type called `str` in this version. In 3.x `value` is text; in 2.x it is a byte string, one character
 *   (U+0000 to U+00FF) for each byte. In 2.x `b''` is native too.
 * - `text`: 2.x `unicode` (`u''`, or unprefixed under `from __future__ import unicode_literals`); never in 3.x.
 * - `bytes`: 3.x `bytes`, one character for each byte; never in 2.x.
 *
 * `None` is a constant in every version; `True` and `False` are names in 2.x and constants in 3.x.
 */
export type ConstantValue =
  | { readonly type: 'None' }
  | { readonly type: 'True' }
  | { readonly type: 'False' }
  | { readonly type: 'Ellipsis' }
  /** `long` marks the 2.x suffix (`10L`); a 2.x int too large for the machine word is for the compiler to widen. */
  | { readonly type: 'int'; readonly value: bigint; readonly long: boolean }
  | { readonly type: 'float'; readonly value: number }
  /** An imaginary literal; the real part is always 0. */
  | { readonly type: 'complex'; readonly imag: number }
  | { readonly type: 'str'; readonly kind: 'native' | 'text' | 'bytes'; readonly value: string };

export interface Module {
  readonly kind: 'Module';
  readonly body: readonly Stmt[];
  /** Names imported by `from __future__ import ...` at the head of the file, in order. */
  readonly futures: readonly string[];
  /** What CPython 3.12 and later warn of while they parse (`SyntaxWarning`), in order. */
  readonly warnings: readonly SyntaxNote[];
}

export interface SyntaxNote {
  readonly line: number;
  readonly message: string;
}

// ---------------------------------------------------------------- statements

export interface FunctionDef extends Span {
  readonly kind: 'FunctionDef';
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  /** The line of the first decorator, or of `def` without one: what `co_firstlineno` will be. */
  readonly firstLine: number;
}

export interface ClassDef extends Span {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  /** The line of the first decorator, or of `class` without one. */
  readonly firstLine: number;
}

export interface Return extends Span {
  readonly kind: 'Return';
  readonly value: Expr | null;
}

export interface Delete extends Span {
  readonly kind: 'Delete';
  readonly targets: readonly Expr[];
}

export interface Assign extends Span {
  readonly kind: 'Assign';
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface AugAssign extends Span {
  readonly kind: 'AugAssign';
  readonly target: Name | Attribute | Subscript;
  readonly op: BinaryOperator;
  readonly value: Expr;
}

export interface AnnAssign extends Span {
  readonly kind: 'AnnAssign';
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** True for a bare name without parentheses: only then is the annotation stored. */
  readonly simple: boolean;
}

export interface For extends Span {
  readonly kind: 'For';
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Span {
  readonly kind: 'While';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

/** An `elif` is an `If` alone in `orelse`; a chain of thousands nests that deep, so walk it with a loop. */
export interface If extends Span {
  readonly kind: 'If';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface With extends Span {
  readonly kind: 'With';
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

/** 3.x: `raise exc from cause`. 2.x: `raise exc, inst, tback`. Fields of the other version are null. */
export interface Raise extends Span {
  readonly kind: 'Raise';
  readonly exc: Expr | null;
  readonly cause: Expr | null;
  readonly inst: Expr | null;
  readonly tback: Expr | null;
}

export interface Try extends Span {
  readonly kind: 'Try';
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Span {
  readonly kind: 'Assert';
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Span {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Span {
  readonly kind: 'ImportFrom';
  /** Null in `from . import x`. */
  readonly module: string | null;
  /** One alias named `*` for a star import. */
  readonly names: readonly Alias[];
  /** The number of leading dots. */
  readonly level: number;
}

export interface Global extends Span {
  readonly kind: 'Global';
  readonly names: readonly string[];
}

export interface Nonlocal extends Span {
  readonly kind: 'Nonlocal';
  readonly names: readonly string[];
}

/** An expression as a statement. */
export interface ExprStmt extends Span {
  readonly kind: 'Expr';
  readonly value: Expr;
}

export interface Pass extends Span {
  readonly kind: 'Pass';
}

export interface Break extends Span {
  readonly kind: 'Break';
}

export interface Continue extends Span {
  readonly kind: 'Continue';
}

/** The 2.x `print` statement; `nl` is false after a trailing comma. */
export interface Print extends Span {
  readonly kind: 'Print';
  readonly dest: Expr | null;
  readonly values: readonly Expr[];
  readonly nl: boolean;
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue
  | Print;

// --------------------------------------------------------------- expressions

export interface BoolOp extends Span {
  readonly kind: 'BoolOp';
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Span {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}

/** `a + b + c` nests to the left, as deep as the chain is long: walk `left` with a loop. */
export interface BinOp extends Span {
  readonly kind: 'BinOp';
  readonly left: Expr;
  readonly op: BinaryOperator;
  readonly right: Expr;
}

export interface UnaryOp extends Span {
  readonly kind: 'UnaryOp';
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Span {
  readonly kind: 'Lambda';
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Span {
  readonly kind: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Span {
  readonly kind: 'Dict';
  /** A null key stands for `**value`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface SetDisplay extends Span {
  readonly kind: 'Set';
  readonly elts: readonly Expr[];
}

export interface ListComp extends Span {
  readonly kind: 'ListComp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface SetComp extends Span {
  readonly kind: 'SetComp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Span {
  readonly kind: 'DictComp';
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface GeneratorExp extends Span {
  readonly kind: 'GeneratorExp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Yield extends Span {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}

export interface YieldFrom extends Span {
  readonly kind: 'YieldFrom';
  readonly value: Expr;
}

export interface Compare extends Span {
  readonly kind: 'Compare';
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Span {
  readonly kind: 'Call';
  readonly func: Expr;
  /** `*args` is a `Starred` here, in source order. */
  readonly args: readonly Expr[];
  /** `**kwargs` is a keyword whose `arg` is null, in source order. */
  readonly keywords: readonly Keyword[];
}

/** An f-string; literal parts are `Constant`s of type `str`. */
export interface JoinedStr extends Span {
  readonly kind: 'JoinedStr';
  readonly values: readonly Expr[];
}

export interface FormattedValue extends Span {
  readonly kind: 'FormattedValue';
  readonly value: Expr;
  /** The conversion after `!`, or null for none. (`{x=}` without a format comes out with `r`, as in CPython.) */
  readonly conversion: 's' | 'r' | 'a' | null;
  readonly format_spec: JoinedStr | null;
}

export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly value: ConstantValue;
}

export interface Attribute extends Span {
  readonly kind: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Span {
  readonly kind: 'Subscript';
  readonly value: Expr;
  /** A `Slice`, a `Tuple` that may contain `Slice`s, or any other expression. */
  readonly slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Span {
  readonly kind: 'Starred';
  readonly value: Expr;
  ctx: ExprContext;
}

export interface Name extends Span {
  readonly kind: 'Name';
  readonly id: string;
  ctx: ExprContext;
}

export interface List extends Span {
  readonly kind: 'List';
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Span {
  readonly kind: 'Tuple';
  readonly elts: readonly Expr[];
  ctx: ExprContext;
}

/**
 * `lower:upper:step`, only inside a `Subscript`. In 2.x a second colon without a step gives `step` the constant None,
 * as in CPython 2: that is what keeps `x[a:b:]` from using `__getslice__`.
 */
export interface Slice extends Span {
  readonly kind: 'Slice';
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

/** 2.x backticks. */
export interface Repr extends Span {
  readonly kind: 'Repr';
  readonly value: Expr;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Yield
  | YieldFrom
  | Compare
  | Call
  | JoinedStr
  | FormattedValue
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice
  | Repr;

// -------------------------------------------------------------- parts of nodes

export interface Comprehension {
  readonly kind: 'comprehension';
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
}

export interface ExceptHandler extends Span {
  readonly kind: 'ExceptHandler';
  readonly type: Expr | null;
  /** 3.x: the name after `as`, deleted again at the handler's end. */
  readonly name: string | null;
  /** 2.x: what follows `as` or the comma, any assignable expression; it is not deleted. */
  readonly target: Expr | null;
  readonly body: readonly Stmt[];
}

export interface Arguments {
  readonly kind: 'arguments';
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One entry for each keyword-only argument; null where it has no default. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** The defaults of the last positional arguments (`posonlyargs` and `args` together). */
  readonly defaults: readonly Expr[];
}

export interface Arg extends Span {
  readonly kind: 'arg';
  readonly arg: string;
  readonly annotation: Expr | null;
}

export interface Keyword extends Span {
  readonly kind: 'keyword';
  /** Null for `**value`. */
  readonly arg: string | null;
  readonly value: Expr;
}

export interface Alias extends Span {
  readonly kind: 'alias';
  readonly name: string;
  readonly asname: string | null;
}

export interface WithItem {
  readonly kind: 'withitem';
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

export type Node =
  | Module
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem;
