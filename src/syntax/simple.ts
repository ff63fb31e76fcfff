/** Statements without a block. */

import type {
  Alias,
  AnnAssign,
  AugAssign,
  BinaryOperator,
  Expr,
  Import,
  ImportFrom,
  Raise,
  Stmt,
} from './ast';
import { UnsupportedSyntax } from './errors';
import { ExpressionRules } from './expressions';
import { cannot, expressionName, invalidTarget, setContext } from './targets';
import type { Token } from './token';

const AUGMENTED: ReadonlyMap<string, BinaryOperator> = new Map([
  ['+=', 'Add'],
  ['-=', 'Sub'],
  ['*=', 'Mult'],
  ['@=', 'MatMult'],
  ['/=', 'Div'],
  ['//=', 'FloorDiv'],
  ['%=', 'Mod'],
  ['**=', 'Pow'],
  ['<<=', 'LShift'],
  ['>>=', 'RShift'],
  ['|=', 'BitOr'],
  ['^=', 'BitXor'],
  ['&=', 'BitAnd'],
]);

export abstract class SimpleRules extends ExpressionRules {
  /** One or more simple statements on a line, and the line's end. */
  protected simpleStatements(body: Stmt[]): void {
    do {
      body.push(this.simpleStatement());
      if (!this.accept(';')) break;
    } while (this.peek().type !== 'newline');
    if (this.peek().type !== 'newline') this.noMatch();
    this.advance();
  }

  private simpleStatement(): Stmt {
    const token = this.peek();
    if (token.type === 'keyword') {
      switch (token.text) {
        case 'pass':
          this.advance();
          return { kind: 'Pass', ...this.spanFrom(token) };
        case 'break':
          this.advance();
          return { kind: 'Break', ...this.spanFrom(token) };
        case 'continue':
          this.advance();
          return { kind: 'Continue', ...this.spanFrom(token) };
        case 'return':
          return this.returnStatement();
        case 'raise':
          return this.raiseStatement();
        case 'del':
          return this.delStatement();
        case 'assert':
          return this.assertStatement();
        case 'global':
        case 'nonlocal':
          return this.scopeStatement(token.text);
        case 'import':
          return this.importStatement();
        case 'from':
          return this.importFrom();
        default:
      }
    }
    if (token.type === 'name') {
      if (this.isPrintWord(token)) return this.printStatement();
      if (this.isExecWord(token)) this.refuseExec();
    }
    return this.expressionStatement();
  }

  private refuseExec(): never {
    const { line } = this.advance();
    if (!this.startsExpression()) this.noMatch();
    throw new UnsupportedSyntax('the exec statement', line);
  }

  private ended(): boolean {
    return this.peek().type === 'newline' || this.at(';');
  }

  // ------------------------------------------------- expressions and assignment

  private expressionStatement(): Stmt {
    const first = this.peek();
    const start = this.index;
    const value = this.at('yield') ? this.yieldExpression() : this.expressionList(true);
    if (this.at('=')) return this.assignment(first, start, value);
    if (this.at(':=') && this.diagnosing) this.diagnoseFrom(start);
    if (this.at(':') && this.grammar.variableAnnotations) return this.annotated(first, value);
    const op = this.peek().type === 'op' ? AUGMENTED.get(this.peek().text) : undefined;
    if (op) return this.augmented(first, value, op);
    return { kind: 'Expr', value, ...this.spanFrom(first) };
  }

  private assignment(first: Token, start: number, firstTarget: Expr): Stmt {
    const targets: Expr[] = [];
    let value = firstTarget;
    while (this.at('=')) {
      this.assignmentTarget(start, value);
      targets.push(value);
      this.advance();
      value = this.at('yield') ? this.yieldExpression() : this.expressionList(true);
    }
    return { kind: 'Assign', targets, value, ...this.spanFrom(first) };
  }

  private assignmentTarget(start: number, target: Expr): void {
    const isYield = /^Yield/.test(target.kind) && !this.parenthesized.has(target);
    const yieldMsg = 'assignment to yield expression not possible';
    if (isYield && !this.grammar.pegParser) {
      // The older grammar has no place for a yield on the left, except behind a first target.
      if (this.tokens[start]!.text === 'yield') this.noMatch();
      return this.treeError(yieldMsg, target);
    }
    if (this.diagnosing && invalidTarget(target, 'assign')) {
      if (isYield) this.raise(yieldMsg, target);
      this.diagnoseFrom(start);
    }
    this.checkTarget(target, 'assign');
    setContext(target, 'Store');
  }

  /** Looks at a whole statement once more, for `=` and `:=` that are in each other's place. */
  private diagnoseFrom(start: number): void {
    const { index } = this;
    this.index = start;
    this.lookAhead(() => {
      do {
        if (this.at('*')) this.starred();
        else this.namedExpression();
      } while (this.accept(','));
    });
    this.index = index;
  }

  private augmented(first: Token, target: Expr, op: BinaryOperator): Stmt {
    const simple =
      target.kind === 'Name' || target.kind === 'Attribute' || target.kind === 'Subscript';
    if (!simple) {
      if (this.grammar.pegParser) {
        if (!this.diagnosing) this.noMatch();
        const what = expressionName(target, this.source);
        this.raise(`'${what}' is an illegal expression for augmented assignment`, target);
      }
      const invalid = invalidTarget(target, 'assign');
      const msg = invalid
        ? cannot('assign to', invalid, this.source)
        : 'illegal expression for augmented assignment';
      this.treeError(msg, first);
    }
    setContext(target, 'Store');
    this.advance();
    const value = this.at('yield')
      ? this.yieldExpression()
      : this.expressionList(this.grammar.pegParser);
    // A target of another kind is an error by now, told when the grammar has been found to hold.
    return {
      kind: 'AugAssign',
      target: target as AugAssign['target'],
      op,
      value,
      ...this.spanFrom(first),
    };
  }

  private annotated(first: Token, target: Expr): Stmt {
    const fault = this.annotationFault(target);
    if (fault && this.grammar.pegParser) {
      if (!this.diagnosing) this.noMatch();
      this.advance();
      this.expression();
      this.raise(
        fault,
        target.kind === 'Tuple' && !this.inBrackets(first) ? target.elts[0]! : target,
      );
    }
    if (fault) this.treeError(fault, first);
    setContext(target, 'Store');
    this.expect(':');
    const annotation = this.expression();
    let value: Expr | null = null;
    if (this.accept('=')) {
      value = this.at('yield')
        ? this.yieldExpression()
        : this.grammar.starredReturn
          ? this.expressionList(true)
          : this.expression();
    }
    return {
      kind: 'AnnAssign',
      target: target as AnnAssign['target'],
      annotation,
      value,
      simple: target.kind === 'Name' && !this.parenthesized.has(target),
      ...this.spanFrom(first),
    };
  }

  private inBrackets(first: Token): boolean {
    return first.text === '(' || first.text === '[';
  }

  private annotationFault(target: Expr): string | null {
    switch (target.kind) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        return null;
      case 'List':
      case 'Tuple':
        return `only single target (not ${target.kind.toLowerCase()}) can be annotated`;
      default:
        return 'illegal target for annotation';
    }
  }

  // ------------------------------------------------------------ with a keyword

  private printStatement(): Stmt {
    const first = this.advance();
    const values: Expr[] = [];
    let dest: Expr | null = null;
    let nl = true;
    if (this.accept('>>')) {
      dest = this.expression();
      if (this.ended()) return { kind: 'Print', dest, values, nl, ...this.spanFrom(first) };
      this.expect(',');
      values.push(this.expression());
    } else if (!this.ended()) {
      values.push(this.expression());
    }
    while (values.length > 0 && this.accept(',')) {
      if (!this.startsExpression()) {
        nl = false;
        break;
      }
      values.push(this.expression());
    }
    return { kind: 'Print', dest, values, nl, ...this.spanFrom(first) };
  }

  private returnStatement(): Stmt {
    const first = this.advance();
    const value = this.ended() ? null : this.expressionList(this.grammar.starredReturn);
    return { kind: 'Return', value, ...this.spanFrom(first) };
  }

  private raiseStatement(): Raise {
    const first = this.advance();
    let exc: Expr | null = null;
    let cause: Expr | null = null;
    let inst: Expr | null = null;
    let tback: Expr | null = null;
    if (!this.ended()) {
      exc = this.expression();
      if (this.grammar.raiseFrom && this.accept('from')) cause = this.expression();
      else if (this.grammar.raiseWithCommas && this.accept(',')) {
        inst = this.expression();
        if (this.accept(',')) tback = this.expression();
      }
    }
    return { kind: 'Raise', exc, cause, inst, tback, ...this.spanFrom(first) };
  }

  private delStatement(): Stmt {
    const first = this.advance();
    const { elements: targets } = this.targets('delete');
    return { kind: 'Delete', targets, ...this.spanFrom(first) };
  }

  private assertStatement(): Stmt {
    const first = this.advance();
    const test = this.expression();
    const msg = this.accept(',') ? this.expression() : null;
    return { kind: 'Assert', test, msg, ...this.spanFrom(first) };
  }

  private scopeStatement(word: 'global' | 'nonlocal'): Stmt {
    const first = this.advance();
    const names = [this.name().text];
    while (this.accept(',')) names.push(this.name().text);
    const kind = word === 'global' ? 'Global' : 'Nonlocal';
    return { kind, names, ...this.spanFrom(first) };
  }

  // ------------------------------------------------------------------- imports

  private importStatement(): Import {
    const first = this.advance();
    this.diagnoseImport(first);
    const names = [this.dottedAlias()];
    while (this.accept(',')) names.push(this.dottedAlias());
    return { kind: 'Import', names, ...this.spanFrom(first) };
  }

  private diagnoseImport(first: Token): void {
    if (!this.diagnosing) return;
    if (this.source.since('3.12')) {
      this.lookAhead(() => {
        this.dottedAlias();
        while (this.accept(',')) this.dottedAlias();
        this.expect('from');
        this.dottedName();
        this.raise("Did you mean to use 'from ... import ...' instead?", first, this.previous());
      });
    }
    this.diagnoseNoNames();
  }

  private diagnoseNoNames(): void {
    const token = this.peek();
    if (!this.diagnosing || token.type !== 'newline' || !this.source.since('3.13')) return;
    const end = { ...token, endCol: token.col };
    this.raise("Expected one or more names after 'import'", end);
  }

  private dottedName(): string {
    let name = this.name().text;
    while (this.accept('.')) name += '.' + this.name().text;
    return name;
  }

  private dottedAlias(): Alias {
    const first = this.peek();
    return this.alias(first, this.dottedName());
  }

  private alias(first: Token, name: string): Alias {
    const asname = this.accept('as') ? this.importTarget() : null;
    const span = this.spanFrom(first);
    if ((asname ?? name) === 'None') this.treeError('cannot assign to None', span);
    return { kind: 'alias', name, asname, ...span };
  }

  private importTarget(): string {
    if (this.diagnosing && this.source.since('3.14')) {
      this.lookAhead(() => {
        const target = this.expression();
        if (target.kind === 'Name') return;
        this.raise(`cannot use ${expressionName(target, this.source)} as import target`, target);
      });
    }
    return this.name().text;
  }

  private importFrom(): ImportFrom {
    const first = this.advance();
    let level = 0;
    while (this.at('.') || this.at('...')) level += this.advance().text.length;
    const module = level > 0 && this.at('import') ? null : this.dottedName();
    this.expect('import');
    const names = this.importedNames();
    const statement: ImportFrom = {
      kind: 'ImportFrom',
      module,
      names,
      level,
      ...this.spanFrom(first),
    };
    if (module === '__future__' && level === 0) {
      this.state.futures.push(...names.map(({ name }) => name));
    }
    return statement;
  }

  private importedNames(): Alias[] {
    const star = this.accept('*');
    if (star) return [{ kind: 'alias', name: '*', asname: null, ...this.spanFrom(star) }];
    const open = this.accept('(');
    this.diagnoseNoNames();
    const first = this.peek();
    const names: Alias[] = [];
    do {
      if (names.length > 0 && (open ? this.at(')') : this.ended())) {
        if (!open) this.trailingComma(first);
        break;
      }
      const name = this.peek();
      names.push(this.alias(name, this.name().text));
    } while (this.accept(','));
    if (open) this.expect(')');
    return names;
  }

  private trailingComma(first: Token): void {
    const msg = 'trailing comma not allowed without surrounding parentheses';
    if (this.grammar.pegParser) this.raiseAtLast(msg);
    this.treeError(msg, first);
  }
}
