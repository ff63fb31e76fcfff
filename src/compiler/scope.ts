import type { Module, Span, Stmt, Expr } from '../syntax/ast';

/** What a name is in a scope, found from all that happens to it there. */
export type NameScope = 'local' | 'cell' | 'free' | 'globalExplicit' | 'globalImplicit';

/** What happens to a name in a scope: CPython's DEF_… and USE bits. */
export const Def = {
  Global: 1,
  Local: 2,
  Param: 4,
  Nonlocal: 8,
  Use: 16,
  /** Free in a method, and also bound in the class that stands between. */
  FreeClass: 32,
  Import: 64,
  Annotation: 128,
  /** A target of a comprehension's `for`. */
  CompIter: 256,
  /** A cell only inside an inlined comprehension. */
  CompCell: 512,
} as const;

export const DEF_BOUND = Def.Local | Def.Param | Def.Import;

export interface NameEntry {
  flags: number;
  scope: NameScope | null;
}

export type ScopeType = 'module' | 'class' | 'function';
export type ComprehensionType = 'list' | 'set' | 'dict' | 'generator';

/** One block of the program that has names of its own. */
export class Scope {
  readonly type: ScopeType;
  readonly name: string;
  readonly node: Module | Stmt | Expr;
  readonly parent: Scope | null;
  readonly comprehension: ComprehensionType | null;
  /** In order of first appearance. */
  readonly symbols = new Map<string, NameEntry>();
  readonly children: Scope[] = [];
  /** Where `global` and `nonlocal` statements declare a name. */
  readonly directives = new Map<string, Span>();
  /** Mangled parameter names in the order of a code object's locals. */
  readonly params: string[] = [];
  /** Inside a function, at any distance. */
  readonly nested: boolean;
  /** The name of the class whose private names are mangled here. */
  readonly privateName: string | null;
  generator = false;
  /** The first `return value`, for the 2.x rule against it in generators. */
  valueReturn: Span | null = null;
  /** A method uses `__class__` or zero-argument `super`. */
  needsClassCell = false;
  /** Compiled into its parent (PEP 709). */
  inlined = false;

  constructor(
    type: ScopeType,
    name: string,
    node: Module | Stmt | Expr,
    parent: Scope | null,
    privateName: string | null,
    comprehension: ComprehensionType | null = null,
  ) {
    this.type = type;
    this.name = name;
    this.node = node;
    this.parent = parent;
    this.privateName = privateName;
    this.comprehension = comprehension;
    this.nested = parent !== null && (parent.nested || parent.type === 'function');
    parent?.children.push(this);
  }

  flags(name: string): number {
    return this.symbols.get(name)?.flags ?? 0;
  }

  scopeOf(name: string): NameScope | null {
    return this.symbols.get(name)?.scope ?? null;
  }

  /** Names that inner functions share with this one, sorted. */
  cellVars(): string[] {
    return this.select((entry) => entry.scope === 'cell' || (entry.flags & Def.CompCell) !== 0);
  }

  freeVars(): string[] {
    return this.select((entry) => entry.scope === 'free' || (entry.flags & Def.FreeClass) !== 0);
  }

  private select(wanted: (entry: NameEntry) => boolean): string[] {
    const names: string[] = [];
    for (const [name, entry] of this.symbols) if (wanted(entry)) names.push(name);
    return names.sort();
  }
}

/** The name that `name` stands for inside class `privateName`: `__x` is `_C__x`. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__')) return name;
  if (name.endsWith('__') || name.includes('.')) return name;
  const stem = privateName.replace(/^_+/, '');
  return stem === '' ? name : `_${stem}${name}`;
}
