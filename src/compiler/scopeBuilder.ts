/** What both halves of the symbol table's first pass share: the scope we are in, and noting a name in it. */
import type { Expr, Lambda, Module, Span, Stmt } from '../syntax/ast';
import { compileError } from './errors';
import type { ErrorContext } from './errors';
import { Def, Scope, mangle } from './scope';
import type { ComprehensionType, ScopeType } from './scope';

export class ScopeBuilder {
  readonly table = new Map<Module | Stmt | Expr, Scope>();
  readonly top: Scope;
  protected current: Scope;
  protected readonly context: ErrorContext;
  protected readonly futureAnnotations: boolean;
  /** Names met now are targets of a comprehension's `for`. */
  protected inTarget = false;
  /** How many comprehension iterables we are inside of: no walrus there. */
  protected iterables = 0;

  constructor(module: Module, context: ErrorContext) {
    this.context = context;
    this.futureAnnotations =
      context.rules.lazyAnnotations || module.futures.includes('annotations');
    this.top = new Scope('module', '<module>', module, null, null);
    this.table.set(module, this.top);
    this.current = this.top;
  }

  protected fail(msg: string, span: Span): Error {
    return compileError(this.context, msg, span);
  }

  protected enter(
    type: ScopeType,
    name: string,
    node: Stmt | Expr,
    privateName: string | null,
    comprehension: ComprehensionType | null = null,
  ): () => void {
    const outer = this.current;
    this.current = new Scope(type, name, node, outer, privateName, comprehension);
    this.table.set(node, this.current);
    return () => {
      this.current = outer;
    };
  }

  protected define(name: string, flag: number, span: Span, scope = this.current): void {
    const mangled = mangle(this.current.privateName, name);
    const entry = scope.symbols.get(mangled);
    let flags = entry?.flags ?? 0;
    if (flag & Def.Param && flags & Def.Param) {
      const where = this.context.rules.exactErrors ? span : (scope.node as Lambda);
      throw this.fail(`duplicate argument '${name}' in function definition`, where);
    }
    flags |= flag;
    if (this.inTarget) {
      if (flags & (Def.Global | Def.Nonlocal)) {
        const msg = `comprehension inner loop cannot rebind assignment expression target '${name}'`;
        throw this.fail(msg, span);
      }
      flags |= Def.CompIter;
    }
    if (entry) entry.flags = flags;
    else scope.symbols.set(mangled, { flags, scope: null });
    if (flag & Def.Param) scope.params.push(mangled);
    else if (flag & Def.Global && scope !== this.top) {
      const global = this.top.symbols.get(mangled);
      if (global) global.flags |= Def.Global;
      else this.top.symbols.set(mangled, { flags: Def.Global, scope: null });
    }
  }

  protected lookup(name: string): number {
    return this.current.flags(mangle(this.current.privateName, name));
  }

  /** Before 3.10 some errors are told at the head of the scope they are in. */
  protected exactOrScope(span: Span): Span {
    const { node } = this.current;
    return this.context.rules.exactErrors || node.kind === 'Module' ? span : node;
  }
}
