/** The first pass of the symbol table: walks the tree and notes what happens to each name in each scope. */
import type {
  Arguments,
  Comprehension,
  Expr,
  Lambda,
  Module,
  Name,
  Span,
  Stmt,
} from '../syntax/ast';
import { UnsupportedSyntax } from '../syntax/errors';
import { analyze } from './analysis';
import { compileError } from './errors';
import type { ErrorContext } from './errors';
import { DEF_BOUND, Def, Scope, mangle } from './scope';
import type { ComprehensionType, ScopeType } from './scope';

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
type AnyComprehension = Expr & { generators: readonly Comprehension[] };

const COMPREHENSIONS: Readonly<Record<string, [ComprehensionType, string, string]>> = {
  ListComp: ['list', '<listcomp>', 'list comprehension'],
  SetComp: ['set', '<setcomp>', 'set comprehension'],
  DictComp: ['dict', '<dictcomp>', 'dict comprehension'],
  GeneratorExp: ['generator', '<genexpr>', 'generator expression'],
};

class Builder {
  readonly table = new Map<Module | Stmt | Expr, Scope>();
  readonly top: Scope;
  private current: Scope;
  private readonly context: ErrorContext;
  private readonly futureAnnotations: boolean;
  /** Names met now are targets of a comprehension's `for`. */
  private inTarget = false;
  /** How many comprehension iterables we are inside of: no walrus there. */
  private iterables = 0;

  constructor(module: Module, context: ErrorContext) {
    this.context = context;
    this.futureAnnotations =
      context.rules.lazyAnnotations || module.futures.includes('annotations');
    this.top = new Scope('module', '<module>', module, null, null);
    this.table.set(module, this.top);
    this.current = this.top;
  }

  body(statements: readonly Stmt[]): void {
    for (const statement of statements) this.stmt(statement);
  }

  private fail(msg: string, span: Span): Error {
    return compileError(this.context, msg, span);
  }

  private enter(
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

  private define(name: string, flag: number, span: Span, scope = this.current): void {
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

  private lookup(name: string): number {
    return this.current.flags(mangle(this.current.privateName, name));
  }

  // ---------------------------------------------------------------- statements

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

  private defaults(args: Arguments): void {
    this.exprs(args.defaults);
    for (const value of args.kw_defaults) this.expr(value);
  }

  private annotations(args: Arguments, returns: Expr | null): void {
    for (const arg of [...args.posonlyargs, ...args.args]) this.expr(arg.annotation);
    this.expr(args.vararg?.annotation ?? null);
    this.expr(args.kwarg?.annotation ?? null);
    for (const arg of args.kwonlyargs) this.expr(arg.annotation);
    this.expr(returns);
  }

  private params(args: Arguments): void {
    const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    if (args.vararg) all.push(args.vararg);
    if (args.kwarg) all.push(args.kwarg);
    for (const arg of all) this.define(arg.arg, Def.Param, arg);
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

  /** Before 3.10 some errors are told at the head of the scope they are in. */
  private exactOrScope(span: Span): Span {
    const { node } = this.current;
    return this.context.rules.exactErrors || node.kind === 'Module' ? span : node;
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

  // --------------------------------------------------------------- expressions

  private exprs(list: readonly Expr[]): void {
    for (const e of list) this.expr(e);
  }

  private expr(first: Expr | null): void {
    let e = first;
    // Chains (`a + b + …`, `a.b().c[d]`, `a if b else c if …`) are walked, not recursed into.
    const right: Expr[] = [];
    while (e !== null) {
      switch (e.kind) {
        case 'BinOp':
          right.push(e.right);
          e = e.left;
          break;
        case 'Attribute':
          e = e.value;
          break;
        case 'Subscript':
          right.push(e.slice);
          e = e.value;
          break;
        case 'Call':
          for (let i = e.keywords.length - 1; i >= 0; i--) right.push(e.keywords[i]!.value);
          for (let i = e.args.length - 1; i >= 0; i--) right.push(e.args[i]!);
          e = e.func;
          break;
        case 'IfExp':
          right.push(e.orelse, e.body);
          e = e.test;
          break;
        default:
          this.leaf(e);
          e = right.pop() ?? null;
      }
    }
  }

  private leaf(e: Expr): void {
    switch (e.kind) {
      case 'Name':
        this.name(e);
        return;
      case 'BoolOp':
        this.exprs(e.values);
        return;
      case 'NamedExpr':
        this.namedExpr(e.target, e);
        this.expr(e.value);
        this.expr(e.target);
        return;
      case 'UnaryOp':
        this.expr(e.operand);
        return;
      case 'Lambda': {
        this.defaults(e.args);
        const leave = this.enter('function', '<lambda>', e, this.current.privateName);
        const { inTarget, iterables } = this;
        this.inTarget = false;
        this.iterables = 0;
        this.params(e.args);
        this.expr(e.body);
        this.inTarget = inTarget;
        this.iterables = iterables;
        leave();
        return;
      }
      case 'Dict':
        e.keys.forEach((key, i) => {
          this.expr(key);
          this.expr(e.values[i]!);
        });
        return;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.exprs(e.elts);
        return;
      case 'ListComp':
        if (this.context.rules.py2) this.openComprehension(e, e.elt);
        else this.comprehension(e, [e.elt]);
        return;
      case 'SetComp':
      case 'GeneratorExp':
        this.comprehension(e, [e.elt]);
        return;
      case 'DictComp':
        this.comprehension(e, [e.key, e.value]);
        return;
      case 'Yield':
      case 'YieldFrom':
        this.expr(e.value);
        this.yield(e);
        return;
      case 'Compare':
        this.expr(e.left);
        this.exprs(e.comparators);
        return;
      case 'JoinedStr':
        this.exprs(e.values);
        return;
      case 'FormattedValue':
        this.expr(e.value);
        this.expr(e.format_spec);
        return;
      case 'Starred':
      case 'Repr':
        this.expr(e.value);
        return;
      case 'Slice':
        this.expr(e.lower);
        this.expr(e.upper);
        this.expr(e.step);
        return;
      default:
    }
  }

  private name(e: Name): void {
    this.define(e.id, e.ctx === 'Load' ? Def.Use : Def.Local, e);
    const { py3 } = this.context.rules;
    if (py3 && e.id === 'super' && e.ctx === 'Load' && this.current.type === 'function') {
      this.define('__class__', Def.Use, e);
    }
  }

  private yield(e: Expr): void {
    const { comprehension } = this.current;
    if (comprehension !== null && this.context.rules.noYieldInComprehension) {
      const label = COMPREHENSIONS[this.current.node.kind]![2];
      throw this.fail(`'yield' inside ${label}`, this.exactOrScope(e));
    }
    this.current.generator = true;
  }

  /** 2.x: a list comprehension is a loop of the scope it stands in. */
  private openComprehension(e: AnyComprehension, elt: Expr): void {
    this.expr(elt);
    for (const generator of e.generators) {
      this.expr(generator.target);
      this.expr(generator.iter);
      this.exprs(generator.ifs);
    }
  }

  private comprehension(e: AnyComprehension, elements: readonly Expr[]): void {
    const [type, name] = COMPREHENSIONS[e.kind]!;
    const [outermost, ...inner] = e.generators;
    this.iterable(outermost!.iter);
    const leave = this.enter('function', name, e, this.current.privateName, type);
    this.current.generator = type === 'generator';
    const { inTarget } = this;
    this.inTarget = false;
    this.define('.0', Def.Param, e);
    this.target(outermost!.target);
    this.exprs(outermost!.ifs);
    for (const generator of inner) {
      this.target(generator.target);
      this.iterable(generator.iter);
      this.exprs(generator.ifs);
    }
    // CPython visits a dict comprehension's value first; only the order of names can show it.
    for (let i = elements.length - 1; i >= 0; i--) this.expr(elements[i]!);
    this.inTarget = inTarget;
    leave();
  }

  private target(e: Expr): void {
    this.inTarget = true;
    this.expr(e);
    this.inTarget = false;
  }

  private iterable(e: Expr): void {
    this.iterables++;
    this.expr(e);
    this.iterables--;
  }

  /** A walrus inside comprehensions binds its name in the function or module around them. */
  private namedExpr(target: Name, e: Span): void {
    const name = target.id;
    const { exactErrors } = this.context.rules;
    // Before 3.10 these took the 0-based column for a 1-based one.
    const shift = (span: Span): Span => (exactErrors ? span : { ...span, col: span.col - 1 });
    if (this.iterables > 0) {
      const msg = 'assignment expression cannot be used in a comprehension iterable expression';
      throw this.fail(msg, shift(e));
    }
    if (this.current.comprehension === null) return;
    const mangled = mangle(this.current.privateName, name);
    let scope: Scope | null = this.current;
    for (; scope?.comprehension; scope = scope.parent) {
      if (scope.flags(mangled) & Def.CompIter) {
        const msg = `assignment expression cannot rebind comprehension iteration variable '${name}'`;
        throw this.fail(msg, shift(target));
      }
    }
    if (scope === null || scope.type === 'class') {
      const msg = 'assignment expression within a comprehension cannot be used in a class body';
      throw this.fail(msg, shift(target));
    }
    if (scope.type === 'module') {
      this.define(name, Def.Global, e);
      this.define(name, Def.Global, e, scope);
    } else if (scope.flags(mangled) & Def.Global) {
      this.define(name, Def.Global, e);
    } else {
      this.define(name, Def.Nonlocal, e);
      if (!(scope.flags(mangled) & DEF_BOUND)) this.define(name, Def.Local, e, scope);
    }
  }
}
