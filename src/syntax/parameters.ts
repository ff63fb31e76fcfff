/** The parameters of functions and lambdas. */

import type { Arg, Arguments, Expr, Span } from './ast';
import { UnsupportedSyntax } from './errors';
import { PrimaryRules } from './primaries';
import type { Token } from './token';

interface Draft {
  readonly posonlyargs: Arg[];
  readonly args: Arg[];
  vararg: Arg | null;
  readonly kwonlyargs: Arg[];
  readonly kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  readonly defaults: Expr[];
  /** The `*` or `*args`, once read. */
  star: Token | null;
}

export abstract class ParameterRules extends PrimaryRules {
  /** Parameters up to `closer`: `)` of a `def`, `:` of a lambda. */
  protected parameters(closer: ')' | ':'): Arguments {
    const first = this.peek();
    const draft: Draft = {
      posonlyargs: [],
      args: [],
      vararg: null,
      kwonlyargs: [],
      kw_defaults: [],
      kwarg: null,
      defaults: [],
      star: null,
    };
    while (!this.at(closer)) {
      this.parameter(draft, closer, first);
      if (!this.at(',')) break;
      // In 2.x nothing, not even a comma, may follow `**kwargs`, and only that may follow `*args`.
      if (draft.kwarg && !this.grammar.keywordOnly) this.noMatch();
      this.advance();
      if (draft.star && !this.grammar.keywordOnly && !this.at('**')) this.noMatch();
      if (draft.kwarg) this.afterKwarg(closer);
    }
    if (draft.star && !draft.vararg && draft.kwonlyargs.length === 0)
      this.bareStar(draft, closer, first);
    const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = draft;
    return {
      kind: 'arguments',
      posonlyargs,
      args,
      vararg,
      kwonlyargs,
      kw_defaults,
      kwarg,
      defaults,
    };
  }

  private parameter(draft: Draft, closer: ')' | ':', first: Token): void {
    if (this.at('(')) this.tupleParameter(closer);
    if (this.at('**')) {
      this.advance();
      draft.kwarg = this.arg(closer);
    } else if (this.at('*')) {
      this.star(draft, closer);
    } else if (this.at('/') && this.grammar.positionalOnly) {
      this.slash(draft);
    } else if (draft.star) {
      draft.kwonlyargs.push(this.arg(closer));
      draft.kw_defaults.push(this.defaultValue(closer));
    } else {
      const arg = this.arg(closer);
      draft.args.push(arg);
      const value = this.defaultValue(closer);
      if (value) draft.defaults.push(value);
      else if (draft.defaults.length > 0) this.missingDefault(arg, first);
    }
  }

  private defaultValue(closer: ')' | ':'): Expr | null {
    const equals = this.accept('=');
    if (!equals) return null;
    if (this.diagnosing && this.source.since('3.11') && (this.at(closer) || this.at(','))) {
      this.raise('expected default value expression', equals);
    }
    return this.expression();
  }

  private arg(closer: ')' | ':'): Arg {
    const token = this.peek();
    const { text } = this.name();
    let annotation: Expr | null = null;
    if (closer === ')' && this.grammar.annotations && this.accept(':')) {
      annotation = this.expression();
    }
    const span = this.spanFrom(token);
    if (text === 'None') this.treeError('cannot assign to None', span);
    return { kind: 'arg', arg: text, annotation, ...span };
  }

  private star(draft: Draft, closer: ')' | ':'): void {
    const star = this.peek();
    if (draft.star) {
      if (this.diagnosing && this.source.since('3.11')) {
        this.raise('* argument may appear only once', star);
      }
      this.noMatch();
    }
    this.advance();
    draft.star = star;
    if (this.atName()) {
      draft.vararg = this.starArg(closer);
      if (this.at('=') && this.diagnosing && this.source.since('3.11')) {
        this.raise('var-positional argument cannot have default value', this.peek());
      }
    } else if (!this.grammar.keywordOnly) {
      this.noMatch();
    }
  }

  /** From 3.11 on the annotation of `*args` may itself be starred. */
  private starArg(closer: ')' | ':'): Arg {
    const starred = closer === ')' && this.grammar.starredIndex;
    if (!starred || !this.atAhead(1, ':') || !this.atAhead(2, '*')) return this.arg(closer);
    const token = this.name();
    this.expect(':');
    const annotation = this.starred();
    return { kind: 'arg', arg: token.text, annotation, ...this.spanFrom(token) };
  }

  private slash(draft: Draft): void {
    const slash = this.peek();
    const specific = this.diagnosing && this.source.since('3.11');
    if (draft.posonlyargs.length > 0) {
      if (specific) this.raise('/ may appear only once', slash);
      this.noMatch();
    }
    if (draft.star) {
      if (specific) this.raise('/ must be ahead of *', slash);
      this.noMatch();
    }
    if (draft.args.length === 0) this.noMatch();
    this.advance();
    draft.posonlyargs.push(...draft.args.splice(0));
  }

  private missingDefault(arg: Arg, first: Token): void {
    const msg = this.source.since('3.12')
      ? 'parameter without a default follows parameter with a default'
      : 'non-default argument follows default argument';
    if (!this.grammar.pegParser) this.treeError(msg, first);
    else if (this.grammar.suggestions) this.raise(msg, arg);
    else {
      this.peek();
      this.raiseAtLast(msg);
    }
  }

  private bareStar(draft: Draft, closer: ')' | ':', first: Token): void {
    const msg = 'named arguments must follow bare *';
    const star = draft.star!;
    if (!this.grammar.pegParser) {
      this.treeError(
        msg,
        draft.kwarg ? (this.tokens[this.tokens.indexOf(star) + 2] ?? first) : star,
      );
    } else if (closer === ')' && this.grammar.suggestions) {
      this.raise(msg, star);
    } else {
      const next: Span = this.tokens[this.tokens.indexOf(star) + 1]!;
      this.raise(msg, draft.kwarg ? (this.tokens[this.tokens.indexOf(star) + 2] ?? next) : next);
    }
  }

  private afterKwarg(closer: ')' | ':'): void {
    if (this.at(closer)) return;
    if (this.diagnosing && this.source.since('3.11')) {
      this.raise('arguments cannot follow var-keyword argument', this.peek());
    }
    this.noMatch();
  }

  private tupleParameter(closer: ')' | ':'): void {
    const open = this.peek();
    if (this.grammar.tupleParameters) {
      throw new UnsupportedSyntax('a tuple in the parameter list', open.line);
    }
    if (!this.diagnosing || !this.source.since('3.11')) return;
    const close = this.lookAhead(() => {
      this.expect('(');
      do this.name();
      while (this.accept(',') && !this.at(')'));
      return this.expect(')');
    });
    if (!close) return;
    const what = closer === ')' ? 'Function parameters' : 'Lambda expression parameters';
    this.raise(`${what} cannot be parenthesized`, open, close);
  }
}
