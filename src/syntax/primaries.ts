/** What follows an atom: calls, subscripts, attributes; and comprehension clauses. */

import type { Call, Comprehension, Expr, Keyword } from './ast';
import { AtomRules } from './atoms';
import { UnsupportedSyntax } from './errors';
import { cannot, expressionName, invalidTarget, setContext } from './targets';
import type { Token } from './token';

export abstract class PrimaryRules extends AtomRules {
  /** An atom with any number of calls, subscripts and attributes. */
  protected primary(): Expr {
    const first = this.peek();
    if (this.accept('await')) this.refuseAwait(first);
    let value = this.atom();
    for (;;) {
      if (this.at('(')) value = this.call(first, value);
      else if (this.at('[')) value = this.subscript(first, value);
      else if (this.accept('.')) value = this.attribute(first, value);
      else return value;
    }
  }

  private refuseAwait(first: Token): never {
    if (!this.startsExpression()) this.noMatch();
    throw new UnsupportedSyntax('the await expression', first.line);
  }

  protected attribute(first: Token, value: Expr): Expr {
    const { text } = this.name();
    return { kind: 'Attribute', value, attr: text, ctx: 'Load', ...this.spanFrom(first) };
  }

  // ------------------------------------------------------------- subscripts

  private subscript(first: Token, value: Expr): Expr {
    this.open('[');
    const slice = this.slices();
    this.expect(']');
    return { kind: 'Subscript', value, slice, ctx: 'Load', ...this.spanFrom(first) };
  }

  private slices(): Expr {
    const first = this.peek();
    const slice = this.slice();
    if (!this.at(',')) {
      if (slice.kind !== 'Starred') return slice;
      return { kind: 'Tuple', elts: [slice], ctx: 'Load', ...this.spanFrom(first) };
    }
    const elts = [slice];
    while (this.accept(',')) {
      if (this.at(']')) break;
      elts.push(this.slice());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.spanFrom(first) };
  }

  private slice(): Expr {
    const first = this.peek();
    if (this.at('*') && this.grammar.starredIndex) return this.starred();
    if (this.at('.') && this.atAhead(1, '.') && !this.grammar.ellipsisAnywhere) {
      for (let dot = 0; dot < 3; dot++) this.expect('.');
      return this.constant(first, { type: 'Ellipsis' });
    }
    const walrus = this.grammar.unparenthesizedWalrusInIndex;
    let lower: Expr | null = null;
    if (!this.at(':')) {
      lower = walrus ? this.namedExpression() : this.expression();
      if (!this.at(':')) return lower;
    }
    this.expect(':');
    const upper = this.startsExpression() ? this.expression() : null;
    let step: Expr | null = null;
    if (this.accept(':')) {
      if (this.startsExpression()) step = this.expression();
      else if (!this.source.since('3.0')) step = this.constant(this.previous(), { type: 'None' });
    }
    return { kind: 'Slice', lower, upper, step, ...this.spanFrom(first) };
  }

  // ------------------------------------------------------------------ calls

  protected call(first: Token, func: Expr): Call {
    this.open('(');
    const { args, keywords } = this.callArguments();
    this.expect(')');
    return { kind: 'Call', func, args, keywords, ...this.spanFrom(first) };
  }

  /** Arguments up to the closing parenthesis, of a call or of a class statement. */
  protected callArguments(): { args: Expr[]; keywords: Keyword[] } {
    const args: Expr[] = [];
    const keywords: Keyword[] = [];
    const start = this.index;
    while (!this.at(')')) {
      this.argument(args, keywords, start);
      if (!this.at(',')) break;
      const last = args.at(-1);
      const comma = this.advance();
      if (last?.kind === 'GeneratorExp' && !this.parenthesizedGenerator(last)) {
        this.unparenthesizedGenerator(last, start, this.at(')'));
      }
      if (!this.grammar.generalUnpacking) this.checkOrder2(args, keywords);
      else this.checkUnpackingOrder(args, keywords, comma);
    }
    return { args, keywords };
  }

  private argument(args: Expr[], keywords: Keyword[], start: number): void {
    const first = this.peek();
    if (this.accept('**')) {
      const value = this.expression();
      keywords.push({ kind: 'keyword', arg: null, value, ...this.spanFrom(first) });
      return;
    }
    if (this.accept('*')) {
      if (this.diagnosing && this.source.since('3.13') && (this.at(')') || this.at(','))) {
        this.raiseAtLast('Invalid star expression');
      }
      const value = this.expression();
      const starred: Expr = { kind: 'Starred', value, ctx: 'Load', ...this.spanFrom(first) };
      if (this.at('for') && this.grammar.pegParser && this.diagnosing) {
        this.raise('iterable unpacking cannot be used in comprehension', starred);
      }
      args.push(starred);
      return;
    }
    if (this.atName() && this.atAhead(1, '=')) {
      this.keyword(keywords, first);
      return;
    }
    const value = this.argumentValue();
    if (this.at('=')) {
      this.badKeyword(value);
      return;
    }
    if (this.atComprehension()) {
      this.bareGenerator(args, value, start, keywords.length > 0);
      return;
    }
    args.push(value);
    if (keywords.length > 0) this.positionalAfterKeyword(value, args, keywords);
  }

  private argumentValue(): Expr {
    if (!this.grammar.walrus || !(this.atName() && this.atAhead(1, ':='))) return this.expression();
    return this.namedExpression();
  }

  private keyword(keywords: Keyword[], first: Token): void {
    const arg = this.name().text;
    this.expect('=');
    const value = this.expression();
    const span = this.spanFrom(first);
    if (arg === 'None') this.treeError('cannot assign to None', span);
    if (keywords.some((keyword) => keyword.arg === arg)) {
      const which = this.source.since('3.9') ? `: ${arg}` : '';
      this.treeError(`keyword argument repeated${which}`, this.grammar.pegParser ? span : first);
    }
    keywords.push({ kind: 'keyword', arg, value, ...span });
  }

  /** `f(1=2)`: what stands before `=` is no name. */
  private badKeyword(value: Expr): void {
    const { source } = this;
    if (this.grammar.pegParser && !this.diagnosing) this.noMatch();
    const equals = this.advance();
    const singleton = value.kind === 'Constant' && /^(?:None|True|False)$/.test(value.value.type);
    let msg = 'expression cannot contain assignment, perhaps you meant "=="?';
    if (!source.since('3.8')) {
      msg =
        value.kind === 'Lambda'
          ? 'lambda cannot contain assignment'
          : "keyword can't be an expression";
      if (singleton && !source.since('3.0')) msg = 'cannot assign to None';
    } else if (singleton && !source.since('3.9')) {
      msg = cannot('assign to', value, source);
    } else if (singleton && source.since('3.10')) {
      msg = cannot('assign to', value, source);
    }
    if (this.grammar.pegParser) this.raise(msg, value, equals);
    this.expression();
    this.treeError(msg, value);
  }

  private positionalAfterKeyword(
    value: Expr,
    args: readonly Expr[],
    keywords: readonly Keyword[],
  ): void {
    const unpacked = keywords.some((keyword) => keyword.arg === null);
    let msg = 'positional argument follows keyword argument';
    if (unpacked) msg += ' unpacking';
    if (!this.source.since('3.0')) {
      msg = args.some((arg) => arg.kind === 'Starred')
        ? 'only named arguments may follow *expression'
        : 'non-keyword arg after keyword arg';
    }
    if (!this.grammar.pegParser) return this.treeError(msg, value);
    while (this.accept(',') && !this.at(')')) this.argument([], [], this.index);
    this.peek();
    this.raiseAtLast(msg);
  }

  /** 2.x has one `*args` and one `**kwargs`, nothing after the latter, and only keywords after the former. */
  private checkOrder2(args: readonly Expr[], keywords: readonly Keyword[]): void {
    const last = keywords.at(-1);
    if (last?.arg === null) {
      this.index--;
      this.noMatch();
    }
    const starred = args.some((arg) => arg.kind === 'Starred');
    if (starred && (this.at('*') || this.at(')'))) this.noMatch();
  }

  private checkUnpackingOrder(
    args: readonly Expr[],
    keywords: readonly Keyword[],
    comma: Token,
  ): void {
    if (!this.at('*') || !keywords.some((keyword) => keyword.arg === null)) return;
    const msg = 'iterable argument unpacking follows keyword argument unpacking';
    const star = this.peek();
    if (this.source.since('3.13')) {
      this.starred();
      this.raise(msg, comma, this.previous());
    }
    if (this.source.since('3.11') || !this.source.since('3.10')) {
      if (this.grammar.pegParser) this.raise(msg, star);
      this.treeError(msg, star);
      return;
    }
    this.raise(msg, args[0] ?? keywords[0]!, keywords.at(-1));
  }

  // ------------------------------------------------------------ comprehensions

  private bareGenerator(args: Expr[], elt: Expr, start: number, afterKeyword: boolean): void {
    const first = { ...elt, ...(this.parenthesized.has(elt) ? { col: elt.col - 1 } : {}) };
    const generators = this.comprehensionClauses(false);
    // A sole generator borrows the call's parentheses, which 3.8 and later count into it.
    const inside = this.spanFrom(first);
    const value: Expr = { kind: 'GeneratorExp', elt, generators, ...inside };
    const isSole = args.length === 0 && !afterKeyword && this.at(')');
    if (!isSole) {
      this.bare.add(value);
      args.push(value);
      if (args.length > 1 || afterKeyword) this.unparenthesizedGenerator(value, start, false);
      return;
    }
    const open = this.tokens[start - 1]!;
    const close = this.peek();
    args.push({
      ...value,
      line: open.line,
      col: open.col,
      endLine: close.endLine,
      endCol: close.endCol,
    });
  }

  /** Generators without parentheses of their own. */
  private readonly bare = new WeakSet<Expr>();

  private parenthesizedGenerator(value: Expr): boolean {
    return !this.bare.has(value);
  }

  private unparenthesizedGenerator(value: Expr, start: number, trailingComma: boolean): void {
    const { source } = this;
    if (trailingComma && !source.since('3.7')) return;
    const sole = source.since('3.7') ? '' : ' if not sole argument';
    const msg = `Generator expression must be parenthesized${sole}`;
    if (this.grammar.pegParser) this.raise(msg, value);
    this.treeError(msg, source.since('3.7') ? value : this.tokens[start]!);
  }

  protected comprehensionClauses(list: boolean): Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.atComprehension()) {
      if (this.at('async')) {
        throw new UnsupportedSyntax('the asynchronous comprehension', this.peek().line);
      }
      this.expect('for');
      const target = this.forTargets();
      if (this.diagnosing && this.source.since('3.13') && !this.at('in')) {
        this.raiseAtLast("'in' expected after for-loop variables");
      }
      this.expect('in');
      const iter = list ? this.oldExpressionList() : this.disjunction();
      const ifs: Expr[] = [];
      while (this.accept('if')) ifs.push(this.condition());
      generators.push({ kind: 'comprehension', target, iter, ifs });
    }
    return generators;
  }

  /** Up to 3.8 a condition may also be a lambda. */
  private condition(): Expr {
    if (this.at('lambda') && !this.grammar.pegParser) return this.lambda();
    return this.disjunction();
  }

  /** 2.x: the iterable of a list comprehension may be a tuple of at least two without parentheses. */
  private oldExpressionList(): Expr {
    const first = this.peek();
    const elts = [this.condition()];
    while (this.at(',') && this.startsExpression(this.peek(1))) {
      this.advance();
      elts.push(this.condition());
    }
    if (elts.length === 1) return elts[0]!;
    this.accept(',');
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.spanFrom(first) };
  }

  protected forTargets(): Expr {
    const first = this.peek();
    const { elements, comma } = this.targets('for');
    if (!comma) return elements[0]!;
    return { kind: 'Tuple', elts: elements, ctx: 'Store', ...this.spanFrom(first) };
  }

  /** `x`, `x,`, `*x, y`: targets without brackets of their own, each anything that binds tighter than `in`. */
  protected targets(use: 'for' | 'delete'): { elements: Expr[]; comma: boolean } {
    const elements: Expr[] = [];
    let comma = false;
    do {
      const star = this.at('*') && this.grammar.starredTargets;
      const target = star ? this.starred() : this.bitwiseOr();
      this.checkTarget(target, use);
      setContext(target, use === 'delete' ? 'Del' : 'Store');
      elements.push(target);
      if (!this.accept(',')) break;
      comma = true;
    } while (this.startsExpression() || this.at('*'));
    return { elements, comma };
  }

  /** Refuses what cannot be a target, in the version's way and words. */
  protected checkTarget(target: Expr, use: 'for' | 'delete' | 'assign'): void {
    const invalid = invalidTarget(target, use);
    const verb = use === 'delete' ? 'delete' : 'assign to';
    if (!invalid) {
      this.checkNone(target, verb);
      return;
    }
    if (this.grammar.pegParser) {
      if (!this.diagnosing) this.noMatch();
      this.raise(`cannot ${verb} ${expressionName(invalid, this.source)}`, invalid);
    }
    // What is starred is refused by the compiler in these versions.
    if (invalid.kind === 'Starred') return;
    // 2.x let `del None` pass to its compiler, which had no objection.
    if (use === 'delete' && this.isNone(invalid) && !this.source.since('3.0')) return;
    const open = this.parenthesized.has(target) ? 1 : 0;
    this.treeError(cannot(verb, invalid, this.source), { ...target, col: target.col - open });
  }

  private isNone(expr: Expr): boolean {
    return expr.kind === 'Constant' && expr.value.type === 'None';
  }

  /** 2.x minds `x.None = 1` too. */
  private checkNone(target: Expr, verb: string): void {
    if (target.kind !== 'Attribute' || target.attr !== 'None' || verb === 'delete') return;
    if (!this.source.since('3.0')) this.treeError('cannot assign to None', target);
  }
}
