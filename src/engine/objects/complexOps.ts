import { defineGetSet, defineMethod } from '../define';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { floatStr, floatText, isNegative } from './floatRepr';
import { constructorArguments } from './intNew';
import { toFloatValue } from './floatNew';
import type { Integer } from './integers';
import { floatHash } from './numberHash';
import { parseFloatText, trimmed } from './numberText';
import { floatValue } from './numeric';
import { PyStr } from './payload';
import type { BinarySlot, Keywords, PyType, Slots } from './type';

/** A complex number. */
export class PyComplex extends PyObject {
  readonly re: number;
  readonly im: number;
  constructor(type: PyType, re: number, im: number) {
    super(type);
    this.re = re;
    this.im = im;
  }
}

interface Pair {
  readonly re: number;
  readonly im: number;
}

/** A new complex object. */
export function makeComplex(rt: Runtime, re: number, im: number): PyComplex {
  return rt.place(new PyComplex(rt.types.complex, re, im), false);
}

function pairOf(rt: Runtime, object: PyObject): Pair | null {
  if (object instanceof PyComplex) return object;
  const re = floatValue(rt, object);
  return re === null ? null : { re, im: 0 };
}

/** A slot for two numbers, at least one of them complex. */
function complexes(body: (rt: Runtime, a: Pair, b: Pair) => Pair): BinarySlot {
  return (rt, left, right) => {
    const a = pairOf(rt, left);
    const b = a === null ? null : pairOf(rt, right);
    if (a === null || b === null) return null;
    const { re, im } = body(rt, a, b);
    return makeComplex(rt, re, im);
  };
}

const times = (a: Pair, b: Pair): Pair => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

function quotient(rt: Runtime, a: Pair, b: Pair): Pair {
  if (b.re === 0 && b.im === 0) {
    return rt.raise(
      rt.types.ZeroDivisionError!,
      rt.v >= 314 ? 'division by zero' : 'complex division by zero',
    );
  }
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const divisor = b.re + b.im * ratio;
    return { re: (a.re + a.im * ratio) / divisor, im: (a.im - a.re * ratio) / divisor };
  }
  const ratio = b.re / b.im;
  const divisor = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / divisor, im: (a.im * ratio - a.re) / divisor };
}

function power(rt: Runtime, a: Pair, b: Pair): Pair {
  if (b.re === 0 && b.im === 0) return { re: 1, im: 0 };
  if (a.re === 0 && a.im === 0) {
    if (b.im === 0 && b.re > 0) return { re: 0, im: 0 };
    return rt.raise(
      rt.types.ZeroDivisionError!,
      rt.v >= 314 ? 'zero to a negative or complex power' : '0.0 to a negative or complex power',
    );
  }
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100) {
    let result: Pair = { re: 1, im: 0 };
    let factor = a;
    for (let left = Math.abs(b.re); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = times(result, factor);
      factor = times(factor, factor);
    }
    return b.re < 0 ? quotient(rt, { re: 1, im: 0 }, result) : result;
  }
  const size = Math.hypot(a.re, a.im);
  const turn = Math.atan2(a.im, a.re);
  let length = size ** b.re;
  let angle = turn * b.re;
  if (b.im !== 0) {
    length /= Math.exp(turn * b.im);
    angle += b.im * Math.log(size);
  }
  return { re: length * Math.cos(angle), im: length * Math.sin(angle) };
}

/** A negative float to a fractional power. */
export function makeComplexPower(rt: Runtime, a: number, b: number): PyComplex {
  const { re, im } = power(rt, { re: a, im: 0 }, { re: b, im: 0 });
  return makeComplex(rt, re, im);
}

const trueDivision = complexes(quotient);

const refused =
  (what: string): BinarySlot =>
  (rt) =>
    rt.typeError(`can't ${what}`);

function partText(value: number, version: number): string {
  return isNegative(value) ? `-${partSize(value, version)}` : partSize(value, version);
}

function partSize(value: number, version: number): string {
  if (version < 207) return floatText(value, 'g', 17);
  return floatText(value, 'r', 0);
}

/** `repr(complex)`. */
export function complexRepr({ re, im }: Pair, version: number): string {
  if (re === 0 && !isNegative(re)) return `${partText(im, version)}j`;
  const sign = isNegative(im) ? '' : '+';
  return `(${partText(re, version)}${sign}${partText(im, version)}j)`;
}

/** `str(complex)`: in 2.x with 12 digits. */
function complexStr(pair: Pair, version: number): string {
  if (version >= 300) return complexRepr(pair, version);
  const short = (value: number): string => floatStr(value, version).replace(/\.0$/, '');
  if (pair.re === 0 && !isNegative(pair.re)) return `${short(pair.im)}j`;
  return `(${short(pair.re)}${isNegative(pair.im) ? '' : '+'}${short(pair.im)}j)`;
}

function parse(rt: Runtime, source: PyStr): Pair {
  const bare = trimmed(source.value);
  const text = trimmed(/^\(.*\)$/s.test(bare) ? bare.slice(1, -1) : bare);
  const number = '[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|inf(?:inity)?|nan)';
  const match = new RegExp(
    `^(?:(${number})(?![\\djJ.]))?(?:([+-]?(?:${number})?)[jJ])?$`,
    'i',
  ).exec(text);
  if (text === '' || match === null) return rt.valueError('complex() arg is a malformed string');
  const part = (given: string | undefined): number => {
    if (given === undefined) return 0;
    return parseFloatText(rt, /^[+-]?$/.test(given) ? `${given}1` : given) ?? 0;
  };
  return { re: part(match[1]), im: part(match[2]) };
}

function newComplex(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const [real, imag] = constructorArguments(rt, 'complex', ['real', 'imag'], args, keywords);
  let pair: Pair = { re: 0, im: 0 };
  if (real instanceof PyStr) {
    if (imag !== undefined) rt.typeError("complex() can't take second arg if first is a string");
    pair = parse(rt, real);
  } else {
    const a = real === undefined ? pair : part(rt, real, 'first');
    const b = imag === undefined ? { re: 0, im: 0 } : part(rt, imag, 'second');
    pair = { re: b.im === 0 ? a.re : a.re - b.im, im: a.im === 0 ? b.re : a.im + b.re };
  }
  if (type === rt.types.complex) return makeComplex(rt, pair.re, pair.im);
  return rt.born(rt.place(new PyComplex(type, pair.re, pair.im)));
}

function part(rt: Runtime, object: PyObject, which: string): Pair {
  if (object instanceof PyComplex) return object;
  const method = rt.ops.special(object, '__complex__');
  if (method !== null) {
    const made = rt.call(method, []);
    if (made instanceof PyComplex) return made;
    return rt.typeError('__complex__ should return a complex object');
  }
  const { float, index } = object.type.slots;
  if (float !== undefined || (index !== undefined && rt.v >= 308)) {
    return { re: toFloatValue(rt, object), im: 0 };
  }
  const name = rt.ops.typeName(object);
  if (which === 'second' && object instanceof PyStr) {
    return rt.typeError("complex() second arg can't be a string");
  }
  if (rt.v < 300) return rt.typeError('complex() argument must be a string or a number');
  if (rt.v >= 314)
    return rt.typeError(`complex() argument must be a string or a number, not ${name}`);
  const wanted = which === 'first' ? 'a string or a number' : 'a number';
  return rt.typeError(`complex() ${which} argument must be ${wanted}, not '${name}'`);
}

function hash({ re, im }: Pair, version: number): Integer {
  const a = floatHash(re, version);
  const b = floatHash(im, version);
  const sum = BigInt.asIntN(64, BigInt(a) + 1000003n * BigInt(b));
  return sum === -1n ? -2 : Number(sum);
}

/** Gives complex its slots and methods. */
export function installComplex(rt: Runtime): void {
  const { complex } = rt.types;
  const of = (self: PyObject): PyComplex => self as PyComplex;
  const binary: Record<string, BinarySlot> = {
    Add: complexes((_rt, a, b) => ({ re: a.re + b.re, im: a.im + b.im })),
    Sub: complexes((_rt, a, b) => ({ re: a.re - b.re, im: a.im - b.im })),
    Mult: complexes((_rt, a, b) => times(a, b)),
    Div: trueDivision,
    TrueDiv: trueDivision,
    Pow: complexes(power),
  };
  if (rt.v < 300) {
    binary.FloorDiv = complexes((rt, a, b) => ({ re: Math.floor(quotient(rt, a, b).re), im: 0 }));
    binary.Mod = complexes((rt, a, b) => {
      const whole = times(b, { re: Math.floor(quotient(rt, a, b).re), im: 0 });
      return { re: a.re - whole.re, im: a.im - whole.im };
    });
  } else if (rt.v < 310) {
    binary.FloorDiv = refused('take floor of complex number.');
    binary.Mod = refused('mod complex numbers.');
    binary.DivMod = refused('take floor or mod of complex number.');
  }
  const slots: Slots = {
    repr: (rt, self) => complexRepr(of(self), rt.v),
    str: (rt, self) => complexStr(of(self), rt.v),
    hash: (rt, self) => Number(hash(of(self), rt.v)),
    compare: (rt, self, other, op) => {
      const b = pairOf(rt, other);
      if (b === null) return null;
      const a = of(self);
      if (op === 'Eq') return rt.bool(a.re === b.re && a.im === b.im);
      if (op === 'NotEq') return rt.bool(a.re !== b.re || a.im !== b.im);
      return rt.v < 300
        ? rt.typeError('no ordering relation is defined for complex numbers')
        : null;
    },
    bool: (_rt, self) => of(self).re !== 0 || of(self).im !== 0,
    binary,
    unary: {
      Negative: (rt, self) => makeComplex(rt, -of(self).re, -of(self).im),
      Positive: (rt, self) => makeComplex(rt, of(self).re, of(self).im),
      Absolute: (rt, self) => rt.float(Math.hypot(of(self).re, of(self).im)),
    },
    new: newComplex,
  };
  if (rt.v < 310) {
    slots.int = (rt) => rt.typeError("can't convert complex to int");
    slots.float = (rt) => rt.typeError("can't convert complex to float");
  }
  Object.assign(complex.slots, slots);
  defineGetSet(rt, complex, 'real', (self) => rt.float(of(self).re));
  defineGetSet(rt, complex, 'imag', (self) => rt.float(of(self).im));
  defineMethod(rt, complex, 'conjugate', {}, (rt, [self]) =>
    makeComplex(rt, of(self!).re, -of(self!).im),
  );
}
