import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { floatPower } from './floatOps';
import {
  bitLength,
  exactQuotient,
  floorDivide,
  type Integer,
  inverseModulo,
  normalized,
  powerModulo,
} from './integers';
import { installIntMethods } from './intMethods';
import { newBool, newInt } from './intNew';
import { intHash } from './numberHash';
import { intResult as result, isLong, toFloat } from './numeric';
import { decimalText } from './numberText';
import { PyInt } from './payload';
import type { BinarySlot, CompareName, Slots } from './type';

/** JavaScript's own limit, a little below. */
const MAX_BITS = 2 ** 30 - 64;

/** Ends the run before a result of so many bits is computed, when that is too much. */
function reserveBits(rt: Runtime, bits: number): void {
  if (bits < 4096) return;
  const bytes = bits > MAX_BITS ? Infinity : bits / 8;
  rt.heap.charge(bytes);
  rt.heap.charge(-bytes);
  rt.heap.spend(Math.floor((bits / 256) * Math.max(1, bits / 2 ** 23)));
}

function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalized(BigInt(a) + BigInt(b));
}

function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalized(BigInt(a) - BigInt(b));
}

function multiply(rt: Runtime, a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product;
  } else reserveBits(rt, bitLength(a) + bitLength(b));
  return normalized(BigInt(a) * BigInt(b));
}

/** Floor division and remainder; b is not 0. */
function divide(a: Integer, b: Integer): { quotient: Integer; rest: Integer } {
  if (typeof a === 'number' && typeof b === 'number') {
    let rest = a % b;
    if (rest !== 0 && rest < 0 !== b < 0) rest += b;
    return { quotient: Math.round((a - rest) / b), rest };
  }
  const { quotient, rest } = floorDivide(BigInt(a), BigInt(b));
  return { quotient: normalized(quotient), rest: normalized(rest) };
}

function zeroDivision(rt: Runtime, left: PyObject, right: PyObject, modulo: boolean): never {
  let text = 'integer division or modulo by zero';
  if (isLong(rt, left) || isLong(rt, right)) text = 'long division or modulo by zero';
  else if (rt.v >= 314) text = 'division by zero';
  else if (rt.v >= 311 && modulo) text = 'integer modulo by zero';
  return rt.raise(rt.types.ZeroDivisionError!, text);
}

function trueDivision(rt: Runtime, left: PyInt, right: PyInt): PyObject {
  if (right.value === 0) return rt.raise(rt.types.ZeroDivisionError!, 'division by zero');
  const quotient = exactQuotient(left.value, right.value);
  if (Number.isFinite(quotient)) return rt.float(quotient);
  return rt.raise(
    rt.types.OverflowError!,
    rt.v < 300
      ? 'long/long too large for a float'
      : 'integer division result too large for a float',
  );
}

function shiftCount(rt: Runtime, right: PyInt): Integer {
  return right.value < 0 ? rt.valueError('negative shift count') : right.value;
}

function shiftLeft(rt: Runtime, left: PyInt, right: PyInt): Integer {
  const count = shiftCount(rt, right);
  if (left.value === 0 && rt.v >= 307) return 0;
  if (typeof count === 'bigint') {
    let text = 'too many digits in integer';
    if (rt.v < 300) text = 'long int too large to convert to int';
    else if (rt.v < 307) text = 'Python int too large to convert to C ssize_t';
    return rt.raise(rt.types.OverflowError!, text);
  }
  const product = typeof left.value === 'number' && count < 53 ? left.value * 2 ** count : NaN;
  if (Number.isSafeInteger(product)) return product;
  reserveBits(rt, bitLength(left.value) + count);
  return normalized(BigInt(left.value) << BigInt(count));
}

function shiftRight(rt: Runtime, left: PyInt, right: PyInt): Integer {
  const count = shiftCount(rt, right);
  if (typeof count === 'bigint') return left.value < 0 ? -1 : 0;
  if (typeof left.value === 'number') {
    return count > 60 ? (left.value < 0 ? -1 : 0) : Math.floor(left.value / 2 ** count);
  }
  return normalized(left.value >> BigInt(count));
}

function power(rt: Runtime, left: PyInt, right: PyInt): PyObject {
  const base = left.value;
  const exponent = right.value;
  if (exponent < 0) return floatPower(rt, left, right)!;
  if (base === 0 || base === 1 || exponent === 0) {
    return result(rt, exponent === 0 ? 1 : base, left, right);
  }
  if (base === -1) return result(rt, BigInt(exponent) % 2n === 0n ? 1 : -1, left, right);
  if (typeof base === 'number' && typeof exponent === 'number' && exponent < 64) {
    const direct = base ** exponent;
    if (Number.isSafeInteger(direct)) return result(rt, direct, left, right);
  }
  reserveBits(rt, Math.max(1, bitLength(base) - 1) * Number(exponent));
  return result(rt, normalized(BigInt(base) ** BigInt(exponent)), left, right);
}

/** `pow(base, exponent, modulus)` of three ints. */
export function intPowerModulo(
  rt: Runtime,
  base: PyInt,
  exponent: PyInt,
  modulus: PyInt,
): PyObject {
  const size = BigInt(modulus.value);
  if (size === 0n) return rt.valueError('pow() 3rd argument cannot be 0');
  let factor = BigInt(base.value);
  let times = BigInt(exponent.value);
  if (times < 0n) {
    const text = 'pow() 2nd argument cannot be negative when 3rd argument specified';
    if (rt.v < 300) return rt.typeError(text);
    if (rt.v < 308) return rt.valueError(text);
    const inverse = inverseModulo(factor, size);
    if (inverse === null) return rt.valueError('base is not invertible for the given modulus');
    factor = inverse;
    times = -times;
  }
  rt.heap.spend(bitLength(exponent.value) >> 2);
  return result(rt, normalized(powerModulo(factor, times, size)), base, modulus);
}

/** Small operands of one sign bit less can use JavaScript's own bit operators. */
function fitsWord(value: Integer): value is number {
  return typeof value === 'number' && value === (value | 0);
}

function bitwise(
  words: (a: number, b: number) => number,
  big: (a: bigint, b: bigint) => bigint,
): BinarySlot {
  return (rt, left, right) => {
    if (!(left instanceof PyInt && right instanceof PyInt)) return null;
    const a = left.value;
    const b = right.value;
    const value = fitsWord(a) && fitsWord(b) ? words(a, b) : normalized(big(BigInt(a), BigInt(b)));
    if (left.type === rt.types.bool && right.type === rt.types.bool) return rt.bool(value !== 0);
    return result(rt, value, left, right);
  };
}

/** A slot for two ints; other operands are not its business. */
function ints(body: (rt: Runtime, left: PyInt, right: PyInt) => PyObject): BinarySlot {
  return (rt, left, right) =>
    left instanceof PyInt && right instanceof PyInt ? body(rt, left, right) : null;
}

function floorOf(rt: Runtime, left: PyInt, right: PyInt): PyObject {
  if (right.value === 0) zeroDivision(rt, left, right, false);
  return result(rt, divide(left.value, right.value).quotient, left, right);
}

const BINARY: Record<string, BinarySlot> = {
  Add: ints((rt, a, b) => result(rt, add(a.value, b.value), a, b)),
  Sub: ints((rt, a, b) => result(rt, subtract(a.value, b.value), a, b)),
  Mult: ints((rt, a, b) => result(rt, multiply(rt, a.value, b.value), a, b)),
  Div: ints((rt, a, b) => (rt.v < 300 ? floorOf(rt, a, b) : trueDivision(rt, a, b))),
  TrueDiv: ints(trueDivision),
  FloorDiv: ints(floorOf),
  Mod: ints((rt, a, b) => {
    if (b.value === 0) zeroDivision(rt, a, b, true);
    return result(rt, divide(a.value, b.value).rest, a, b);
  }),
  DivMod: ints((rt, a, b) => {
    if (b.value === 0) zeroDivision(rt, a, b, false);
    const { quotient, rest } = divide(a.value, b.value);
    return rt.newTuple([result(rt, quotient, a, b), result(rt, rest, a, b)]);
  }),
  Pow: ints(power),
  LShift: ints((rt, a, b) => result(rt, shiftLeft(rt, a, b), a, b)),
  RShift: ints((rt, a, b) => result(rt, shiftRight(rt, a, b), a, b)),
  BitOr: bitwise(
    (a, b) => a | b,
    (a, b) => a | b,
  ),
  BitXor: bitwise(
    (a, b) => a ^ b,
    (a, b) => a ^ b,
  ),
  BitAnd: bitwise(
    (a, b) => a & b,
    (a, b) => a & b,
  ),
};

function negated(value: Integer): Integer {
  return typeof value === 'number' ? -value : normalized(-value);
}

const valueOf = (self: PyObject): Integer => (self as PyInt).value;

/** The int itself, unless a subclass or bool has to become a plain one. */
function same(rt: Runtime, self: PyObject): PyObject {
  const plain = self.type === rt.types.int || self.type === rt.types.long;
  return plain ? self : result(rt, valueOf(self), self);
}

const UNARY: NonNullable<Slots['unary']> = {
  Negative: (rt, self) => result(rt, negated(valueOf(self)), self),
  Positive: same,
  Invert: (rt, self) => result(rt, subtract(-1, valueOf(self)), self),
  Absolute: (rt, self) => {
    const value = valueOf(self);
    return value < 0 ? result(rt, negated(value), self) : same(rt, self);
  },
};

/** Does `a op b` hold for two ordered values? */
export function holds(op: CompareName, a: Integer, b: Integer): boolean {
  switch (op) {
    case 'Lt':
      return a < b;
    case 'LtE':
      return a <= b;
    case 'Gt':
      return a > b;
    case 'GtE':
      return a >= b;
    case 'Eq':
      return a === b;
    case 'NotEq':
      return a !== b;
  }
}

/** Gives int, bool and 2.x long their slots and methods. */
export function installInt(rt: Runtime): void {
  const { int, long, bool } = rt.types;
  const slots: Slots = {
    repr: (rt, self) => decimalText(rt, valueOf(self)) + (isLong(rt, self) ? 'L' : ''),
    str: (rt, self) => decimalText(rt, valueOf(self)),
    hash: (rt, self) => Number(intHash(valueOf(self), rt.v)),
    compare: (rt, self, other, op) =>
      other instanceof PyInt ? rt.bool(holds(op, valueOf(self), other.value)) : null,
    bool: (_rt, self) => valueOf(self) !== 0,
    binary: BINARY,
    unary: UNARY,
    index: (_rt, self) => self,
    int: same,
    float: (rt, self) => rt.float(toFloat(rt, valueOf(self))),
    new: newInt,
  };
  Object.assign(int.slots, slots);
  if (long !== int) Object.assign(long.slots, slots);
  const name: NonNullable<Slots['repr']> = (_rt, self) => (valueOf(self) === 0 ? 'False' : 'True');
  Object.assign(bool.slots, { repr: name, str: name, new: newBool } satisfies Slots);
  installIntMethods(rt, long === int ? [int] : [int, long]);
}
