/**
 * What stands at the top of an expression's tree, told from its text alone. Tracebacks mark operators, subscripts
 * and calls in their own way, and know no more of the failing code than its text.
 */

/** A binary operation. Where CPython's tree leaves parentheses out of an operand's place, so do these offsets. */
export interface Operation {
  readonly kind: 'operation';
  readonly leftEnd: number;
  readonly rightStart: number;
}

/** A subscript or call: the end of what stands before the bracket, the bracket, and whether a bare name stands there. */
export interface Trailer {
  readonly kind: 'subscript' | 'call';
  readonly operandEnd: number;
  readonly open: number;
  readonly named: boolean;
}

export type Shape = Operation | Trailer;

interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'op';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For a bracket: index of its partner. */
  partner: number;
}

const OPERATOR =
  /\*\*=?|\/\/=?|<<=?|>>=?|:=|->|!=|==|<=|>=|[-+*/%@&|^]=|\.\.\.|[-+*/%@&|^~<>=.,:;!(){}[\]]/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const NUMBER = /(?:\d|\.\d)(?:[eE][-+]|[\w.])*/y;
const STRING_START = /([A-Za-z]{0,2})("""|'''|"|')/y;
const BLANK = /(?:[ \t\f\r\n]|\\\r?\n|#[^\n]*)+/y;

const PRECEDENCE: Readonly<Record<string, number>> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
  '**': 8,
};
const UNARY = new Set(['-', '+', '~']);
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Words that can only stand in a statement, or in an expression that is neither operation nor subscript nor call. */
const KEYWORDS = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** End of the string literal whose quote is at `at`; -1 when it is not closed. */
function stringEnd(text: string, at: number, quote: string, formatted: boolean): number {
  let i = at + quote.length;
  while (i < text.length) {
    if (text.startsWith(quote, i)) return i + quote.length;
    if (text[i] === '\\') i += 2;
    else if (text[i] === '\n' && quote.length === 1) return -1;
    else if (formatted && text[i] === '{' && text[i + 1] !== '{') {
      i = fieldEnd(text, i);
      if (i < 0) return -1;
    } else i += formatted && text[i] === '{' ? 2 : 1;
  }
  return -1;
}

/** Behind the brace that closes the replacement field at `at`; -1 when there is none. */
function fieldEnd(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length;) {
    const literal = match(STRING_START, text, i);
    if (literal !== null) {
      i = stringEnd(text, i + literal[1]!.length, literal[2]!, /f/i.test(literal[1]!));
      if (i < 0) return -1;
      continue;
    }
    if (text[i] === '{' || text[i] === '(' || text[i] === '[') depth++;
    else if ((text[i] === '}' || text[i] === ')' || text[i] === ']') && --depth === 0) return i + 1;
    i++;
  }
  return -1;
}

/** The tokens of an expression, brackets paired; null when the text is none. */
function tokenise(text: string): Token[] | null {
  const tokens: Token[] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length;) {
    const blank = match(BLANK, text, i);
    if (blank !== null) {
      i += blank[0].length;
      continue;
    }
    const add = (kind: Token['kind'], end: number): void => {
      tokens.push({ kind, text: text.slice(i, end), start: i, end, partner: -1 });
      i = end;
    };
    const literal = match(STRING_START, text, i);
    if (literal !== null) {
      const end = stringEnd(text, i + literal[1]!.length, literal[2]!, /[ft]/i.test(literal[1]!));
      if (end < 0) return null;
      add('string', end);
      continue;
    }
    const word = match(NAME, text, i) ?? match(NUMBER, text, i);
    if (word !== null) {
      add(/^[\d.]/.test(word[0]) ? 'number' : 'name', i + word[0].length);
      continue;
    }
    const operator = match(OPERATOR, text, i);
    if (operator === null) return null;
    const index = tokens.length;
    add('op', i + operator[0].length);
    if ('([{'.includes(operator[0])) open.push(index);
    const opener = CLOSERS[operator[0]];
    if (opener !== undefined) {
      const partner = open.pop();
      if (partner === undefined || tokens[partner]!.text !== opener) return null;
      tokens[index]!.partner = partner;
      tokens[partner]!.partner = index;
    }
  }
  return open.length === 0 ? tokens : null;
}

/** Do the tokens from `low` up to `high` stand in parentheses that only group? A tuple's and a generator's do more. */
function isGrouped(tokens: readonly Token[], low: number, high: number): boolean {
  if (tokens[low]!.text !== '(' || tokens[low]!.partner !== high - 1 || high - low === 2)
    return false;
  for (let i = low + 1; i < high - 1; i++) {
    if (tokens[i]!.text === ',' || tokens[i]!.text === 'for') return false;
    if (tokens[i]!.partner > i) i = tokens[i]!.partner;
  }
  return true;
}

function operandStart(tokens: readonly Token[], low: number, high: number): number {
  return isGrouped(tokens, low, high)
    ? operandStart(tokens, low + 1, high - 1)
    : tokens[low]!.start;
}

function operandEnd(tokens: readonly Token[], low: number, high: number): number {
  return isGrouped(tokens, low, high)
    ? operandEnd(tokens, low + 1, high - 1)
    : tokens[high - 1]!.end;
}

/** Index of the operator that is applied last; -1: the tokens are one operand, -2: they are no such expression. */
function lastOperator(tokens: readonly Token[], low: number, high: number): number {
  let found = -1;
  let foundPrecedence = Infinity;
  let operandNext = true;
  for (let i = low; i < high; i++) {
    const token = tokens[i]!;
    if (
      token.kind === 'name' &&
      KEYWORDS.has(token.text) &&
      !(operandNext && token.text === 'await')
    )
      return -2;
    if (operandNext) {
      if (token.kind === 'op') {
        if (UNARY.has(token.text)) continue;
        if (token.partner < i && token.text !== '...') return -2;
        if (token.partner > i) i = token.partner;
      } else if (token.text === 'await') continue;
      operandNext = false;
      continue;
    }
    const precedence = PRECEDENCE[token.text];
    if (token.kind === 'op' && precedence !== undefined) {
      // Operators of one rank apply from the left, so the last one is the top; powers apply from the right.
      if (precedence < foundPrecedence || (precedence === foundPrecedence && precedence !== 8)) {
        found = i;
        foundPrecedence = precedence;
      }
      operandNext = true;
    } else if (token.text === '(' || token.text === '[') i = token.partner;
    else if (token.text === '.' && tokens[i + 1]?.kind === 'name') i++;
    else if (token.kind !== 'string' || tokens[i - 1]!.kind !== 'string') return -2;
  }
  if (operandNext) return -2;
  // `-a ** b` is the negative of a power.
  return foundPrecedence === 8 && UNARY.has(tokens[low]!.text) ? -2 : found;
}

function shapeOf(tokens: readonly Token[], low: number, high: number): Shape | null {
  if (high <= low) return null;
  if (isGrouped(tokens, low, high)) return shapeOf(tokens, low + 1, high - 1);
  const operator = lastOperator(tokens, low, high);
  if (operator === -2) return null;
  if (operator >= 0) {
    return {
      kind: 'operation',
      leftEnd: operandEnd(tokens, low, operator),
      rightStart: operandStart(tokens, operator + 1, high),
    };
  }
  const first = tokens[low]!;
  const open = tokens[high - 1]!.partner;
  if (open <= low || first.text === 'await' || UNARY.has(first.text)) return null;
  const bracket = tokens[open]!;
  if (bracket.text === '{') return null;
  return {
    kind: bracket.text === '[' ? 'subscript' : 'call',
    operandEnd: operandEnd(tokens, low, open),
    open: bracket.start,
    named: open === low + 1 && first.kind === 'name',
  };
}

/** The top of the expression `text`; null when it is none of these, or no expression at all. */
export function expressionShape(text: string): Shape | null {
  const tokens = tokenise(text);
  return tokens === null ? null : shapeOf(tokens, 0, tokens.length);
}
