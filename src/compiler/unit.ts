/** What is being compiled now: one module, function, class body or comprehension. */
import type { Expr, Span, Stmt } from '../syntax/ast';
import { Assembler } from './assembler';
import type { Handler, Label } from './assembler';
import type { Code, Constant } from './code';
import { ConstantPool } from './constants';
import type { NameScope, Scope } from './scope';

/** Something that must be undone when `return`, `break` or `continue` leaves it. */
export type Block = {
  /** What protects the code around the block. */
  readonly outer: Handler | null;
} & (
  | {
      readonly kind: 'while' | 'for';
      readonly node: Stmt | Expr;
      readonly top: Label;
      readonly exit: Label;
    }
  | { readonly kind: 'try' | 'handlers' | 'value' }
  | { readonly kind: 'finally'; readonly body: readonly Stmt[] }
  /** Inside the copy of a `finally` body that an exception runs. */
  | { readonly kind: 'finallyEnd' }
  | { readonly kind: 'with'; readonly span: Span }
  | { readonly kind: 'handler'; readonly name: string | null; readonly span: Span }
);

export class IndexTable {
  readonly items: string[] = [];
  private readonly indices = new Map<string, number>();

  index(name: string): number {
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.items.push(name) - 1;
      this.indices.set(name, index);
    }
    return index;
  }
}

export interface Parameters {
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  readonly varArgs: boolean;
  readonly varKeywords: boolean;
}

export const NO_PARAMETERS: Parameters = {
  argCount: 0,
  posOnlyArgCount: 0,
  kwOnlyArgCount: 0,
  varArgs: false,
  varKeywords: false,
};

export class Unit {
  readonly asm = new Assembler();
  readonly names = new IndexTable();
  readonly varNames = new IndexTable();
  readonly constants: ConstantPool;
  readonly cellVars: readonly string[];
  readonly freeVars: readonly string[];
  readonly blocks: Block[] = [];
  /** Names that mean something else while a comprehension is compiled inline. */
  readonly overrides = new Map<string, NameScope | null>();
  /** Names that an inlined comprehension makes locals of a module or class. */
  readonly hiddenLocals = new Set<string>();
  inlinedComprehensions = 0;
  /** `self.x = …` in the methods of this class. */
  readonly staticAttributes = new Set<string>();
  parameters = NO_PARAMETERS;
  doc: string | null = null;
  readonly kind: Code['kind'];
  readonly scope: Scope;
  readonly parent: Unit | null;
  readonly name: string;
  readonly qualname: string;
  readonly firstLine: number;
  private readonly cellIndices = new Map<string, number>();

  constructor(
    kind: Code['kind'],
    scope: Scope,
    name: string,
    firstLine: number,
    parent: Unit | null,
    shared: Map<string, Constant> | null,
  ) {
    this.kind = kind;
    this.scope = scope;
    this.parent = parent;
    this.name = name;
    this.firstLine = firstLine;
    this.constants = new ConstantPool(shared);
    this.cellVars = scope.cellVars();
    this.freeVars = scope.freeVars();
    if (scope.needsClassCell && !this.cellVars.includes('__class__')) {
      this.cellVars = [...this.cellVars, '__class__'];
    }
    // A name may be both where a comprehension inlined into a closure has a cell of the same name: one slot.
    const cells = this.cellVars.filter((cell) => !this.freeVars.includes(cell));
    this.cellVars = cells;
    [...cells, ...this.freeVars].forEach((cell, i) => this.cellIndices.set(cell, i));
    for (const param of scope.params) this.varNames.index(param);
    this.qualname = qualname(this);
  }

  /** Is this code with fast locals? */
  get functionLike(): boolean {
    return this.scope.type === 'function';
  }

  cellIndex(name: string): number {
    return this.cellIndices.get(name) ?? -1;
  }

  placeOf(mangled: string): NameScope | null {
    const override = this.overrides.get(mangled);
    return override === undefined ? this.scope.scopeOf(mangled) : override;
  }
}

/** `f.<locals>.g`, unless `g` is declared global in `f`. */
function qualname(unit: Unit): string {
  const { parent, name } = unit;
  if (parent === null || parent.kind === 'module') return name;
  const declared =
    unit.kind === 'function' || unit.kind === 'class' ? parent.scope.scopeOf(name) : null;
  if (declared === 'globalExplicit') return name;
  const locals = parent.kind === 'function' || parent.kind === 'lambda' ? '.<locals>' : '';
  return `${parent.qualname}${locals}.${name}`;
}
