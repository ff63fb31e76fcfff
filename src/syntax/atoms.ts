/** Names, literals and everything in brackets that is an expression of its own. */

import type { Comprehension, Constant, ConstantValue, Expr, Span } from './ast';
import { numberValue } from './numbers';
import { StringRules } from './stringAtoms';
import type { Token } from './token';

const SINGLETONS: Readonly<Record<string, ConstantValue>> = {
  None: { type: 'None' },
  True: { type: 'True' },
  False: { type: 'False' },
};
/** From 3.11 on, the digits that an int literal may have: `sys.int_info.default_max_str_digits`. */
const MOST_DIGITS = 4300;

export abstract class AtomRules extends StringRules {
  protected atom(): Expr {
    const token = this.peek();
    switch (token.type) {
      case 'name':
        if (!this.isName(token)) return this.noMatch();
        return this.nameAtom(this.advance());
      case 'number':
        return this.number(this.advance());
      case 'string':
        return this.strings();
      case 'keyword':
        if (token.text in SINGLETONS) {
          this.advance();
          return this.constant(token, SINGLETONS[token.text]!);
        }
        return this.noMatch();
      case 'op':
        return this.bracketed(token);
      default:
        return this.noMatch();
    }
  }

  private nameAtom(token: Token): Expr {
    const span = this.spanFrom(token);
    if (token.text === 'None') return { kind: 'Constant', value: { type: 'None' }, ...span };
    return { kind: 'Name', id: token.text, ctx: 'Load', ...span };
  }

  protected constant(first: Span, value: ConstantValue): Constant {
    return { kind: 'Constant', value, ...this.spanFrom(first) };
  }

  private number(token: Token): Expr {
    const digits = /^[0-9_]+$/.test(token.text) ? token.text.replaceAll('_', '').length : 0;
    if (digits > MOST_DIGITS && this.source.since('3.11')) {
      const msg =
        `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion: value has ${digits} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals ' +
        'to avoid decimal conversion limits.';
      this.raise(msg, token);
    }
    return this.constant(token, numberValue(token.text));
  }

  private bracketed(token: Token): Expr {
    switch (token.text) {
      case '(':
        return this.parenthesis();
      case '[':
        return this.listDisplay();
      case '{':
        return this.braces();
      case '`':
        return this.grammar.backticks ? this.backticks() : this.noMatch();
      case '...':
        this.advance();
        return this.constant(token, { type: 'Ellipsis' });
      default:
        return this.noMatch();
    }
  }

  /** Steps into a bracket. Up to 3.8 the parser's stack, not the tokenizer, limited how deep they nest. */
  protected open(text: string): Token {
    const token = this.expect(text);
    const most = this.source.since('3.8') || !this.source.since('3.0') ? 98 : 92;
    if (token.level > most && !this.grammar.pegParser) throw this.overflow();
    return token;
  }

  private parenthesis(): Expr {
    const first = this.open('(');
    if (this.accept(')')) {
      return { kind: 'Tuple', elts: [], ctx: 'Load', ...this.spanFrom(first) };
    }
    if (this.at('yield')) {
      const value = this.yieldExpression();
      this.expect(')');
      this.parenthesized.add(value);
      return value;
    }
    this.diagnoseGroup();
    const element = this.element();
    if (this.atComprehension()) {
      const generators = this.comprehensionOf(element, false);
      this.expect(')');
      return { kind: 'GeneratorExp', elt: element, generators, ...this.spanFrom(first) };
    }
    if (!this.at(',')) {
      // Up to 3.8 a lone `(*x)` is grammatical, and the compiler refuses it.
      if (element.kind === 'Starred' && this.grammar.pegParser) return this.noMatch();
      this.expect(')');
      this.parenthesized.add(element);
      return element;
    }
    const elts = this.elements(element, ')');
    this.expect(')');
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.spanFrom(first) };
  }

  private diagnoseGroup(): void {
    if (!this.diagnoseOnce('group', '3.9')) return;
    const cannot = this.source.since('3.10') ? 'cannot' : "can't";
    const starred = this.lookAhead(() => {
      const value = this.starred();
      this.expect(')');
      return value;
    });
    if (starred) this.raise(`${cannot} use starred expression here`, starred);
    if (!this.grammar.suggestions) return;
    const double = this.lookAhead(() => {
      const token = this.expect('**');
      this.expression();
      this.expect(')');
      return token;
    });
    if (double) this.raise('cannot use double starred expression here', double);
  }

  private listDisplay(): Expr {
    const first = this.open('[');
    if (this.accept(']')) {
      return { kind: 'List', elts: [], ctx: 'Load', ...this.spanFrom(first) };
    }
    const element = this.element();
    if (this.atComprehension()) {
      const generators = this.comprehensionOf(element, true);
      this.expect(']');
      return { kind: 'ListComp', elt: element, generators, ...this.spanFrom(first) };
    }
    const elts = this.elements(element, ']');
    this.expect(']');
    return { kind: 'List', elts, ctx: 'Load', ...this.spanFrom(first) };
  }

  /** `*x`, or an expression with or without `:=`. */
  private element(): Expr {
    return this.at('*') && this.grammar.generalUnpacking ? this.starred() : this.namedExpression();
  }

  protected starred(): Expr {
    const first = this.expect('*');
    const value = this.bitwiseOr();
    return { kind: 'Starred', value, ctx: 'Load', ...this.spanFrom(first) };
  }

  /** The elements of a list, tuple or set behind the first, up to the closing bracket. */
  private elements(first: Expr, closer: string): Expr[] {
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(closer)) break;
      elts.push(this.element());
      this.diagnoseUnparenthesizedTarget(first, elts, closer);
    }
    return elts;
  }

  private diagnoseUnparenthesizedTarget(first: Expr, elts: readonly Expr[], closer: string): void {
    if (closer === ')' || !this.atComprehension() || !this.diagnosing) return;
    if (!this.grammar.suggestions) return;
    const clauses = this.lookAhead(() => this.comprehensionClauses(false));
    const msg = 'did you forget parentheses around the comprehension target?';
    if (clauses) this.raise(msg, first, elts.at(-1));
  }

  protected atComprehension(): boolean {
    return this.at('for') || (this.at('async') && this.atAhead(1, 'for'));
  }

  /** The `for` clauses behind a comprehension's element, which may not be starred. */
  private comprehensionOf(element: Expr, list: boolean): Comprehension[] {
    const generators = this.comprehensionClauses(list && this.grammar.singletonsAreNames);
    if (element.kind === 'Starred') {
      const msg = 'iterable unpacking cannot be used in comprehension';
      if (this.grammar.pegParser) this.raise(msg, element);
      this.treeError(msg, element);
    }
    return generators;
  }

  // ------------------------------------------------------------- dict and set

  private braces(): Expr {
    const first = this.open('{');
    if (this.accept('}')) return { kind: 'Dict', keys: [], values: [], ...this.spanFrom(first) };
    if (this.at('**') && this.grammar.generalUnpacking) return this.dict(first, null);
    if (this.at('*') && this.grammar.generalUnpacking) return this.set(first, this.starred());
    const key = this.grammar.pegParser ? this.namedExpression() : this.expression();
    if (this.at(':')) return this.dict(first, key);
    if (!this.grammar.setDisplays) return this.noMatch();
    return this.set(first, key);
  }

  private set(first: Token, element: Expr): Expr {
    if (this.atComprehension()) {
      const generators = this.comprehensionOf(element, false);
      this.expect('}');
      return { kind: 'SetComp', elt: element, generators, ...this.spanFrom(first) };
    }
    const elts = this.elements(element, '}');
    this.expect('}');
    return { kind: 'Set', elts, ...this.spanFrom(first) };
  }

  /** A dict whose first key, if any, has been read; null stands for `**`. */
  private dict(first: Token, firstKey: Expr | null): Expr {
    const keys: (Expr | null)[] = [];
    const values: Expr[] = [];
    let key = firstKey;
    for (;;) {
      const doubleStar = key === null ? this.expect('**') : null;
      const value = doubleStar ? this.bitwiseOr() : this.dictValue();
      if (keys.length === 0 && this.atComprehension() && this.grammar.setDisplays) {
        return this.dictComp(first, key, value, doubleStar);
      }
      keys.push(key);
      values.push(value);
      if (!this.accept(',') || this.at('}')) break;
      key = this.at('**') && this.grammar.generalUnpacking ? null : this.dictKey();
    }
    this.expect('}');
    return { kind: 'Dict', keys, values, ...this.spanFrom(first) };
  }

  private dictKey(): Expr {
    if (!this.diagnosing || !this.grammar.suggestions) return this.expression();
    const { index } = this;
    const key = this.quietly(() => this.expression());
    if (!this.at(':')) {
      const { endLine, endCol } = key;
      const end = { line: endLine, col: -1 };
      throw this.source.error("':' expected after dictionary key", endLine, endCol - 1, end);
    }
    this.index = index;
    return this.expression();
  }

  private dictValue(): Expr {
    const colon = this.expect(':');
    if (this.diagnosing && this.grammar.suggestions) {
      if (this.at('}') || this.at(',')) {
        this.raise("expression expected after dictionary key and ':'", colon);
      }
      if (this.at('*')) {
        const star = this.lookAhead(() => this.starred());
        if (star) this.raise('cannot use a starred expression in a dictionary value', star);
      }
    }
    return this.expression();
  }

  private dictComp(first: Token, key: Expr | null, value: Expr, doubleStar: Token | null): Expr {
    const generators = this.comprehensionClauses(false);
    this.expect('}');
    const span = this.spanFrom(first);
    if (key !== null) return { kind: 'DictComp', key, value, generators, ...span };
    const msg = 'dict unpacking cannot be used in dict comprehension';
    if (this.grammar.pegParser && doubleStar) this.raise(msg, doubleStar);
    this.treeError(msg, span);
    return { kind: 'Dict', keys: [], values: [], ...span };
  }

  /** 2.x: `` `x, y` `` is `repr((x, y))`. */
  private backticks(): Expr {
    const first = this.expect('`');
    const value = this.expressionList(false);
    this.expect('`');
    return { kind: 'Repr', value, ...this.spanFrom(first) };
  }
}
