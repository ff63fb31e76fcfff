import { PyFloat, PyInt } from './payload';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { makeComplexPower } from './complexOps';
import { installFloatMethods } from './floatMethods';
import { newFloat } from './floatNew';
import { floatRepr, floatStr } from './floatRepr';
import { floatHash } from './numberHash';
import { floatValue, intResult, truncated } from './numeric';
import { powerOf } from './powers';
import type { BinarySlot, CompareName, Slots } from './type';

/** A slot for two numbers, at least one of them a float. */
function floats(body: (rt: Runtime, a: number, b: number) => number): BinarySlot {
  return (rt, left, right) => {
    const a = floatValue(rt, left);
    const b = a === null ? null : floatValue(rt, right);
    return a === null || b === null ? null : rt.float(body(rt, a, b));
  };
}

function zeroDivision(rt: Runtime, text: string): never {
  return rt.raise(rt.types.ZeroDivisionError!, rt.v >= 314 ? 'division by zero' : text);
}

/** Floor division and remainder, as `float_divmod`. */
function divide(a: number, b: number): { quotient: number; rest: number } {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else rest = b < 0 ? -0 : 0;
  if (quotient !== 0) {
    const floor = Math.floor(quotient);
    quotient = quotient - floor > 0.5 ? floor + 1 : floor;
  } else quotient = a / b < 0 ? -0 : 0;
  return { quotient, rest };
}

function quotient(rt: Runtime, a: number, b: number): number {
  if (b === 0) zeroDivision(rt, rt.v < 207 ? 'float division' : 'float division by zero');
  return a / b;
}

const trueDivision = floats(quotient);

/** `float_pow`, for any two numbers; null for other operands. */
export const floatPower: BinarySlot = (rt, left, right) => {
  const a = floatValue(rt, left);
  const b = a === null ? null : floatValue(rt, right);
  if (a === null || b === null) return null;
  // C gives 1 where JavaScript says "not a number".
  if (b === 0 || a === 1 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b))) {
    return rt.float(1);
  }
  if (a === 0 && b < 0) {
    return rt.raise(
      rt.types.ZeroDivisionError!,
      rt.v >= 314 ? 'zero to a negative power' : '0.0 cannot be raised to a negative power',
    );
  }
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    if (rt.v >= 300) return makeComplexPower(rt, a, b);
    return rt.valueError('negative number cannot be raised to a fractional power');
  }
  const power = powerOf(a, b);
  if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) {
    const why = [rt.int(34), rt.str('Numerical result out of range')];
    throw rt.errors.makeWith(rt.types.OverflowError!, why);
  }
  return rt.float(power);
};

const BINARY: Record<string, BinarySlot> = {
  Add: floats((_rt, a, b) => a + b),
  Sub: floats((_rt, a, b) => a - b),
  Mult: floats((_rt, a, b) => a * b),
  Div: trueDivision,
  TrueDiv: trueDivision,
  FloorDiv: floats((rt, a, b) => {
    if (b === 0) zeroDivision(rt, rt.v < 309 ? 'float divmod()' : 'float floor division by zero');
    return divide(a, b).quotient;
  }),
  Mod: floats((rt, a, b) => {
    if (b === 0) zeroDivision(rt, rt.v < 313 ? 'float modulo' : 'float modulo by zero');
    return divide(a, b).rest;
  }),
  DivMod: (rt, left, right) => {
    const a = floatValue(rt, left);
    const b = a === null ? null : floatValue(rt, right);
    if (a === null || b === null) return null;
    if (b === 0) zeroDivision(rt, 'float divmod()');
    const { quotient, rest } = divide(a, b);
    return rt.newTuple([rt.float(quotient), rt.float(rest)]);
  },
  Pow: floatPower,
};

const valueOf = (object: PyObject): number => (object as PyFloat).value;

/** A float and any number, exactly: an int is not rounded first. */
function compare(a: number, other: PyObject, op: CompareName): boolean | null {
  if (!(other instanceof PyFloat || other instanceof PyInt)) return null;
  const b = other.value;
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
      return typeof b === 'bigint' ? a >= b && a <= b : a === b;
    case 'NotEq':
      return typeof b === 'bigint' ? !(a >= b && a <= b) : a !== b;
  }
}

/** Gives float its slots and methods. */
export function installFloat(rt: Runtime): void {
  const { float } = rt.types;
  const slots: Slots = {
    repr: (rt, self) => floatRepr(valueOf(self), rt.v),
    str: (rt, self) => floatStr(valueOf(self), rt.v),
    hash: (rt, self) => Number(floatHash(valueOf(self), rt.v)),
    compare: (rt, self, other, op) => {
      const answer = compare(valueOf(self), other, op);
      return answer === null ? null : rt.bool(answer);
    },
    bool: (_rt, self) => valueOf(self) !== 0,
    binary: BINARY,
    unary: {
      Negative: (rt, self) => rt.float(-valueOf(self)),
      Positive: (rt, self) => (self.type === rt.types.float ? self : rt.float(valueOf(self))),
      Absolute: (rt, self) => rt.float(Math.abs(valueOf(self))),
    },
    int: (rt, self) => intResult(rt, truncated(rt, valueOf(self)), self),
    float: (rt, self) => (self.type === rt.types.float ? self : rt.float(valueOf(self))),
    new: newFloat,
  };
  Object.assign(float.slots, slots);
  installFloatMethods(rt);
}
