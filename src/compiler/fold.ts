/** Constant folding: which expressions are one constant, as far as CPython's optimisers see it. */
import type { BinaryOperator, BinOp, Expr } from '../syntax/ast';
import type { Constant } from './code';
import { FALSE, TRUE, truth, widened } from './constants';
import type { Rules } from './rules';

/** CPython's limits, in bits, in characters and in items. */
const MAX_INT_BITS = 128;
const MAX_ITEMS = 256;

export class Folder {
  private readonly rules: Rules;
  private readonly trueDivision: boolean;
  /** Each expression is tried once: what contains it asks again on its way out. */
  private readonly known = new Map<Expr, Constant | null>();
  /** The constants that stand in the syntax tree: literals, and what was folded there. */
  readonly fromTree = new Set<Constant>();

  constructor(rules: Rules, trueDivision: boolean) {
    this.rules = rules;
    this.trueDivision = trueDivision;
  }

  /** The constant that `e` always is, or null. */
  fold(e: Expr): Constant | null {
    switch (e.kind) {
      case 'Constant':
        return this.inTree(widened(e.value, this.rules.longIntegers));
      case 'Name':
        return e.id === '__debug__' && e.ctx === 'Load' ? TRUE : null;
      case 'BinOp':
      case 'UnaryOp':
      case 'Tuple':
      case 'Subscript': {
        let result = this.known.get(e);
        if (result === undefined) {
          result = this.compute(e);
          if (result !== null && this.isFoldedInTree(e)) this.inTree(result);
          this.known.set(e, result);
        }
        return result;
      }
      default:
        return null;
    }
  }

  private inTree(constant: Constant): Constant {
    this.fromTree.add(constant);
    return constant;
  }

  /** The parser of 2.x already takes a minus sign for a part of the number. */
  private isFoldedInTree(e: Expr): boolean {
    if (this.rules.foldsTree) return true;
    return (
      this.rules.py2 && e.kind === 'UnaryOp' && e.op === 'USub' && e.operand.kind === 'Constant'
    );
  }

  /** All of `list`, or null when one of them is no constant. */
  foldAll(list: readonly Expr[]): Constant[] | null {
    const result: Constant[] = [];
    for (const e of list) {
      const constant = this.fold(e);
      if (constant === null) return null;
      result.push(constant);
    }
    return result;
  }

  private compute(e: Expr): Constant | null {
    switch (e.kind) {
      case 'BinOp':
        return this.foldChain(e);
      case 'Tuple': {
        const items = e.ctx === 'Load' ? this.foldAll(e.elts) : null;
        return items && { type: 'tuple', items };
      }
      case 'UnaryOp': {
        const operand = this.fold(e.operand);
        if (operand === null) return null;
        if (e.op === 'Not') {
          if (!this.rules.foldedNot) return null;
          return truth(operand) ? FALSE : TRUE;
        }
        return this.sign(e.op, operand);
      }
      case 'Subscript': {
        // `a[0][0]…` is as deep as it is long; only its innermost link can be of a constant.
        if (e.ctx !== 'Load' || e.value.kind === 'Subscript') return null;
        const value = this.fold(e.value);
        const index = value && this.fold(e.slice);
        return value && index ? item(value, index) : null;
      }
      default:
        return null;
    }
  }

  /** `a + b + c + …` nests to the left as deep as it is long. */
  private foldChain(e: BinOp): Constant | null {
    const chain: BinOp[] = [];
    let base: Expr = e;
    while (base.kind === 'BinOp' && !this.known.has(base)) {
      chain.push(base);
      base = base.left;
    }
    let left = this.fold(base);
    for (let i = chain.length - 1; i >= 0; i--) {
      const link = chain[i]!;
      const right = left && this.fold(link.right);
      left = left && right ? this.binary(link.op, left, right) : null;
      this.known.set(link, left);
    }
    return left;
  }

  private sign(op: 'Invert' | 'UAdd' | 'USub', operand: Constant): Constant | null {
    if (operand.type === 'int') {
      const { value } = operand;
      return this.int(op === 'USub' ? -value : op === 'Invert' ? ~value : value, operand.long);
    }
    if (operand.type === 'float' && op !== 'Invert') {
      return { type: 'float', value: op === 'USub' ? -operand.value : operand.value };
    }
    return null;
  }

  private int(value: bigint, long: boolean): Constant {
    return widened({ type: 'int', value, long }, this.rules.longIntegers);
  }

  private binary(op: BinaryOperator, a: Constant, b: Constant): Constant | null {
    if (a.type === 'int' && b.type === 'int') {
      if (op === 'Div') return this.divide(a.value, b.value);
      const value = intOperation(op, a.value, b.value);
      return value === null ? null : this.int(value, a.long || b.long);
    }
    if (op === 'Mult') return this.repeat(a, b) ?? this.repeat(b, a) ?? floats(op, a, b);
    if (op === 'Add') return this.concatenate(a, b) ?? floats(op, a, b);
    if (op === 'Div' && !this.trueDivision) return null;
    return floats(op, a, b);
  }

  private divide(a: bigint, b: bigint): Constant | null {
    if (!this.trueDivision || b === 0n) return null;
    const [x, y] = [exact(a), exact(b)];
    return x === null || y === null ? null : { type: 'float', value: x / y };
  }

  private concatenate(a: Constant, b: Constant): Constant | null {
    if (a.type === 'str' && b.type === 'str' && a.kind === b.kind) {
      const value = a.value + b.value;
      return value.length > this.rules.foldedLength ? null : { ...a, value };
    }
    if (a.type === 'tuple' && b.type === 'tuple') {
      if (a.items.length + b.items.length > this.itemLimit()) return null;
      return { type: 'tuple', items: [...a.items, ...b.items] };
    }
    return null;
  }

  private repeat(a: Constant, times: Constant): Constant | null {
    if (times.type !== 'int') return null;
    const n = times.value < 0n ? 0 : Number(times.value);
    if (a.type === 'str') {
      if (n * a.value.length > this.rules.foldedLength) return null;
      return { ...a, value: a.value === '' ? '' : a.value.repeat(n) };
    }
    if (a.type === 'tuple') {
      if (n * a.items.length > this.itemLimit()) return null;
      const items: Constant[] = [];
      for (let i = 0; a.items.length > 0 && i < n; i++) items.push(...a.items);
      return { type: 'tuple', items };
    }
    return null;
  }

  private itemLimit(): number {
    return Math.min(MAX_ITEMS, this.rules.foldedLength);
  }
}

const bitLength = (value: bigint): number =>
  value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;

function intOperation(op: BinaryOperator, a: bigint, b: bigint): bigint | null {
  switch (op) {
    case 'Add':
      return a + b;
    case 'Sub':
      return a - b;
    case 'Mult':
      return bitLength(a) + bitLength(b) > MAX_INT_BITS ? null : a * b;
    case 'FloorDiv':
      return b === 0n ? null : (a - modulo(a, b)) / b;
    case 'Mod':
      return b === 0n ? null : modulo(a, b);
    case 'Pow':
      return b < 0n || BigInt(bitLength(a)) * b > BigInt(MAX_INT_BITS) ? null : a ** b;
    case 'LShift':
      return b < 0n || BigInt(bitLength(a)) + b > BigInt(MAX_INT_BITS) ? null : a << b;
    case 'RShift':
      return b < 0n ? null : a >> b;
    case 'BitOr':
      return a | b;
    case 'BitXor':
      return a ^ b;
    case 'BitAnd':
      return a & b;
    default:
      return null;
  }
}

/** Python's remainder has the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** The number as a float when that loses nothing. */
function exact(value: bigint): number | null {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : null;
}

function floats(op: BinaryOperator, a: Constant, b: Constant): Constant | null {
  if (a.type !== 'float' && b.type !== 'float') return null;
  const x = a.type === 'float' ? a.value : a.type === 'int' ? exact(a.value) : null;
  const y = b.type === 'float' ? b.value : b.type === 'int' ? exact(b.value) : null;
  if (x === null || y === null) return null;
  switch (op) {
    case 'Add':
      return { type: 'float', value: x + y };
    case 'Sub':
      return { type: 'float', value: x - y };
    case 'Mult':
      return { type: 'float', value: x * y };
    case 'Div':
      return y === 0 ? null : { type: 'float', value: x / y };
    default:
      return null;
  }
}

function item(value: Constant, index: Constant): Constant | null {
  if (index.type !== 'int') return null;
  const i = Number(index.value);
  if (value.type === 'tuple') return value.items.at(i) ?? null;
  // Only where one JavaScript unit is one character.
  if (value.type !== 'str' || value.kind !== 'native' || /[\ud800-\udfff]/.test(value.value)) {
    return null;
  }
  const character = value.value.at(i);
  return character === undefined ? null : { ...value, value: character };
}
