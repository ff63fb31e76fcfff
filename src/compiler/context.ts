/** The state of one compilation and the small steps that every construct is made of. */
import type { Expr, Module, Span, Stmt } from '../syntax/ast';
import type { Label } from './assembler';
import type { Constant } from './code';
import { compileError } from './errors';
import type { CompileError, ErrorContext } from './errors';
import { Folder } from './fold';
import { Op } from './opcodes';
import { rulesOf } from './rules';
import type { Rules } from './rules';
import { buildSymbolTable } from './symtable';
import type { ScopeTable } from './symtable';
import type { Unit } from './unit';

/** The constructs that contain each other, handed in so that no two files import each other. */
export interface Visitors {
  readonly expr: (c: Compiler, e: Expr) => void;
  readonly body: (c: Compiler, statements: readonly Stmt[]) => void;
  readonly lambda: (c: Compiler, e: Expr & { kind: 'Lambda' }) => void;
  readonly comprehension: (c: Compiler, e: ComprehensionExpr) => void;
}

export type ComprehensionExpr = Expr & {
  kind: 'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp';
};

export class Compiler implements ErrorContext {
  readonly rules: Rules;
  readonly filename: string;
  readonly lines: readonly string[] | null;
  readonly futures: ReadonlySet<string>;
  readonly scopes: ScopeTable;
  readonly folder: Folder;
  /** Constants shared across the functions of the module, where the version does that. */
  readonly sharedConstants: Map<string, Constant> | null;
  unit!: Unit;
  private readonly visitors: Visitors;

  constructor(
    module: Module,
    options: { version: string; filename: string; lines?: readonly string[] },
    visitors: Visitors,
  ) {
    this.rules = rulesOf(options.version);
    this.filename = options.filename;
    this.lines = options.lines ?? null;
    this.futures = new Set(module.futures);
    this.folder = new Folder(this.rules, this.trueDivision);
    this.sharedConstants = this.rules.sharedConstants ? new Map() : null;
    this.scopes = buildSymbolTable(module, this);
    this.visitors = visitors;
  }

  get trueDivision(): boolean {
    return this.rules.py3 || this.futures.has('division');
  }

  error(msg: string, span: Span): CompileError {
    return compileError(this, msg, span);
  }

  expr(e: Expr): void {
    this.visitors.expr(this, e);
  }

  exprs(list: readonly Expr[]): void {
    for (const e of list) this.visitors.expr(this, e);
  }

  body(statements: readonly Stmt[]): void {
    this.visitors.body(this, statements);
  }

  lambda(e: Expr & { kind: 'Lambda' }): void {
    this.visitors.lambda(this, e);
  }

  comprehension(e: ComprehensionExpr): void {
    this.visitors.comprehension(this, e);
  }

  emit(op: number, span: Span, arg = 0): void {
    this.unit.asm.emit(op, arg, span);
  }

  /** The statement or clause at `span` begins. */
  line(span: Span): void {
    this.unit.asm.emit(Op.LINE, span.line, span);
  }

  jump(op: number, label: Label, span: Span): void {
    this.unit.asm.emit(op, label, span);
  }

  /** What `emit` emits has no line of its own in CPython's code; `line` and columns stay those of its span. */
  unlocated(emit: () => void): void {
    const { asm } = this.unit;
    const { located } = asm;
    asm.located = false;
    emit();
    asm.located = located;
  }

  /** A jump that CPython gives no line. */
  silentJump(op: number, label: Label, span: Span): void {
    this.unlocated(() => this.jump(op, label, span));
  }

  label(): Label {
    return this.unit.asm.label();
  }

  mark(label: Label): void {
    this.unit.asm.mark(label);
  }

  constant(constant: Constant, span: Span): void {
    this.emit(Op.LOAD_CONST, span, this.unit.constants.add(constant));
  }

  /** An instruction whose argument is one of the code's names. */
  named(op: number, name: string, span: Span): void {
    this.emit(op, span, this.unit.names.index(name));
  }
}
