/** The symbol table's first pass over expressions. */
import type { Arguments, Comprehension, Expr, Name, Span } from '../syntax/ast';
import { DEF_BOUND, Def, mangle } from './scope';
import type { ComprehensionType, Scope } from './scope';
import { ScopeBuilder } from './scopeBuilder';

type AnyComprehension = Expr & { generators: readonly Comprehension[] };

const COMPREHENSIONS: Readonly<Record<string, [ComprehensionType, string, string]>> = {
  ListComp: ['list', '<listcomp>', 'list comprehension'],
  SetComp: ['set', '<setcomp>', 'set comprehension'],
  DictComp: ['dict', '<dictcomp>', 'dict comprehension'],
  GeneratorExp: ['generator', '<genexpr>', 'generator expression'],
};

export class ExpressionScopes extends ScopeBuilder {
  protected exprs(list: readonly Expr[]): void {
    for (const e of list) this.expr(e);
  }

  protected expr(first: Expr | null): void {
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

  protected leaf(e: Expr): void {
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

  protected name(e: Name): void {
    this.define(e.id, e.ctx === 'Load' ? Def.Use : Def.Local, e);
    const { py3 } = this.context.rules;
    if (py3 && e.id === 'super' && e.ctx === 'Load' && this.current.type === 'function') {
      this.define('__class__', Def.Use, e);
    }
  }

  protected yield(e: Expr): void {
    const { comprehension } = this.current;
    if (comprehension !== null && this.context.rules.noYieldInComprehension) {
      const label = COMPREHENSIONS[this.current.node.kind]![2];
      throw this.fail(`'yield' inside ${label}`, this.exactOrScope(e));
    }
    this.current.generator = true;
  }

  /** 2.x: a list comprehension is a loop of the scope it stands in. */
  protected openComprehension(e: AnyComprehension, elt: Expr): void {
    this.expr(elt);
    for (const generator of e.generators) {
      this.expr(generator.target);
      this.expr(generator.iter);
      this.exprs(generator.ifs);
    }
  }

  protected comprehension(e: AnyComprehension, elements: readonly Expr[]): void {
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

  protected target(e: Expr): void {
    this.inTarget = true;
    this.expr(e);
    this.inTarget = false;
  }

  protected iterable(e: Expr): void {
    this.iterables++;
    this.expr(e);
    this.iterables--;
  }

  /** A walrus inside comprehensions binds its name in the function or module around them. */
  protected namedExpr(target: Name, e: Span): void {
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

  protected defaults(args: Arguments): void {
    this.exprs(args.defaults);
    for (const value of args.kw_defaults) this.expr(value);
  }

  protected params(args: Arguments): void {
    const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    if (args.vararg) all.push(args.vararg);
    if (args.kwarg) all.push(args.kwarg);
    for (const arg of all) this.define(arg.arg, Def.Param, arg);
  }
}
