/** The first pass of the symbol table: walks the tree and notes what happens to each name in each scope. */
import type { Arguments, Expr, Module, Span, Stmt } from '../syntax/ast';
import { UnsupportedSyntax } from '../syntax/errors';
import { analyze } from './analysis';
import type { ErrorContext } from './errors';
import { Def, mangle } from './scope';
import type { Scope } from './scope';
import { ExpressionScopes } from './symtableExpressions';

/** The scope that each module, function, class, lambda and comprehension node opens. */
export type ScopeTable = ReadonlyMap<Module | Stmt | Expr, Scope>;

/** Builds the scopes of a module. */
export function buildSymbolTable(module: Module, context: ErrorContext): ScopeTable {
  const builder = new Builder(module, context);
  builder.body(module.body);
  analyze(builder.top, context);
  return builder.table;
}

type FunctionLike = Stmt & { kind: 'FunctionDef' };
class Builder extends ExpressionScopes {
  body(statements: readonly Stmt[]): void {
    for (const statement of statements) this.stmt(statement);
  }

  private stmt(first: Stmt): void {
    let s = first;
    // An `elif` chain is walked, not recursed into.
    while (s.kind === 'If') {
      this.expr(s.test);
      this.body(s.body);
      const rest: readonly Stmt[] = s.orelse;
      if (rest.length !== 1 || rest[0]!.kind !== 'If') {
        this.body(rest);
        return;
      }
      s = rest[0]!;
    }
    switch (s.kind) {
      case 'FunctionDef':
        this.functionDef(s);
        return;
      case 'ClassDef': {
        this.define(s.name, Def.Local, s);
        this.exprs(s.bases);
        for (const keyword of s.keywords) this.expr(keyword.value);
        this.exprs(s.decorator_list);
        const leave = this.enter('class', s.name, s, s.name);
        this.body(s.body);
        leave();
        return;
      }
      case 'Return':
        if (s.value) {
          this.expr(s.value);
          this.current.valueReturn ??= s;
        }
        return;
      case 'Delete':
        this.exprs(s.targets);
        return;
      case 'Assign':
        this.expr(s.value);
        this.exprs(s.targets);
        return;
      case 'AugAssign':
        this.expr(s.target);
        this.expr(s.value);
        return;
      case 'AnnAssign':
        this.annAssign(s);
        return;
      case 'For':
        this.expr(s.target);
        this.expr(s.iter);
        this.body(s.body);
        this.body(s.orelse);
        return;
      case 'While':
        this.expr(s.test);
        this.body(s.body);
        this.body(s.orelse);
        return;
      case 'With':
        for (const item of s.items) {
          this.expr(item.context_expr);
          this.expr(item.optional_vars);
        }
        this.body(s.body);
        return;
      case 'Raise':
        for (const part of [s.exc, s.inst, s.tback, s.cause]) this.expr(part);
        return;
      case 'Try':
        this.body(s.body);
        for (const handler of s.handlers) {
          this.expr(handler.type);
          if (handler.name !== null) this.define(handler.name, Def.Local, handler);
          this.expr(handler.target);
          this.body(handler.body);
        }
        this.body(s.orelse);
        this.body(s.finalbody);
        return;
      case 'Assert':
        this.expr(s.test);
        this.expr(s.msg);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of s.names) {
          if (alias.name === '*') this.importStar(alias);
          else this.define((alias.asname ?? alias.name).split('.')[0]!, Def.Import, alias);
        }
        return;
      case 'Global':
        for (const name of s.names) this.declare(name, 'global', s);
        return;
      case 'Nonlocal':
        for (const name of s.names) this.declare(name, 'nonlocal', s);
        return;
      case 'Expr':
        this.expr(s.value);
        return;
      case 'Print':
        this.expr(s.dest);
        this.exprs(s.values);
        return;
      default:
    }
  }

  private functionDef(s: FunctionLike): void {
    this.define(s.name, Def.Local, s);
    this.defaults(s.args);
    if (!this.futureAnnotations) this.annotations(s.args, s.returns);
    this.exprs(s.decorator_list);
    const leave = this.enter('function', s.name, s, this.current.privateName);
    this.params(s.args);
    this.body(s.body);
    if (this.context.rules.py2 && this.current.generator && this.current.valueReturn) {
      throw this.fail("'return' with argument inside generator", this.current.valueReturn);
    }
    leave();
  }

  private annotations(args: Arguments, returns: Expr | null): void {
    for (const arg of [...args.posonlyargs, ...args.args]) this.expr(arg.annotation);
    this.expr(args.vararg?.annotation ?? null);
    this.expr(args.kwarg?.annotation ?? null);
    for (const arg of args.kwonlyargs) this.expr(arg.annotation);
    this.expr(returns);
  }

  private annAssign(s: Stmt & { kind: 'AnnAssign' }): void {
    if (s.target.kind === 'Name') {
      const name = s.target.id;
      const flags = this.lookup(name);
      if (flags & (Def.Global | Def.Nonlocal) && this.current !== this.top && s.simple) {
        const kind = flags & Def.Global ? 'global' : 'nonlocal';
        throw this.fail(`annotated name '${name}' can't be ${kind}`, s);
      }
      if (s.simple) this.define(name, Def.Annotation | Def.Local, s.target);
      else if (s.value) this.define(name, Def.Local, s.target);
    } else this.expr(s.target);
    if (!this.futureAnnotations) this.expr(s.annotation);
    this.expr(s.value);
  }

  private importStar(alias: Span): void {
    if (this.current.type === 'module') return;
    const { py3 } = this.context.rules;
    if (!py3) throw new UnsupportedSyntax('import * inside a function or class', alias.line);
    throw this.fail('import * only allowed at module level', this.exactOrScope(alias));
  }

  private declare(name: string, kind: 'global' | 'nonlocal', s: Span): void {
    const flags = this.lookup(name);
    if (this.context.rules.strictGlobals) {
      if (flags & Def.Param) throw this.fail(`name '${name}' is parameter and ${kind}`, s);
      if (flags & Def.Use) {
        throw this.fail(`name '${name}' is used prior to ${kind} declaration`, s);
      }
      if (flags & Def.Annotation) throw this.fail(`annotated name '${name}' can't be ${kind}`, s);
      if (flags & Def.Local) {
        throw this.fail(`name '${name}' is assigned to before ${kind} declaration`, s);
      }
    }
    this.define(name, kind === 'global' ? Def.Global : Def.Nonlocal, s);
    const mangled = mangle(this.current.privateName, name);
    if (!this.current.directives.has(mangled)) this.current.directives.set(mangled, s);
  }
}
