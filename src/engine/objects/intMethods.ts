import { defineGetSet, defineMethod, defineStatic } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { bitCount, bitLength, type Integer, normalized } from './integers';
import { intResult } from './numeric';
import type { PyInt } from './payload';
import { PyBytes, PyStr } from './payload';
import type { Builtin, PyType } from './type';

const valueOf = (object: PyObject): Integer => (object as PyInt).value;

const itself: Builtin = (rt, args) => intResult(rt, valueOf(args[0]!), args[0]!);

/** The methods and attributes of int (and 2.x long). */
export function installIntMethods(rt: Runtime, types: readonly PyType[]): void {
  for (const type of types) {
    for (const name of ['conjugate', '__trunc__', '__floor__', '__ceil__']) {
      defineMethod(rt, type, name, {}, itself);
    }
    defineGetSet(rt, type, 'real', (self) => intResult(rt, valueOf(self), self));
    defineGetSet(rt, type, 'numerator', (self) => intResult(rt, valueOf(self), self));
    defineGetSet(rt, type, 'imag', (self) => intResult(rt, 0, self));
    defineGetSet(rt, type, 'denominator', (self) => intResult(rt, 1, self));
    if (rt.v >= 207) {
      defineMethod(rt, type, 'bit_length', {}, (rt, [self]) => rt.int(bitLength(valueOf(self!))));
    }
  }
  if (rt.v < 300) return;
  const { int } = rt.types;
  defineMethod(rt, int, '__round__', { min: 0, max: 1 }, round);
  if (rt.v >= 308) {
    defineMethod(rt, int, 'as_integer_ratio', {}, (rt, [self]) =>
      rt.tuple([rt.int(valueOf(self!)), rt.int(1)]),
    );
  }
  if (rt.v >= 310) {
    defineMethod(rt, int, 'bit_count', {}, (rt, [self]) => rt.int(bitCount(valueOf(self!))));
  }
  if (rt.v >= 312) defineMethod(rt, int, 'is_integer', {}, (rt) => rt.true);
  const min = rt.v >= 311 ? 0 : 2;
  defineMethod(
    rt,
    int,
    'to_bytes',
    { min, max: 2, keywords: ['length', 'byteorder', 'signed'], style: 'clinic' },
    toBytes,
  );
  defineStatic(
    rt,
    int,
    'from_bytes',
    { min: min === 0 ? 1 : 2, max: 2, keywords: ['bytes', 'byteorder', 'signed'], style: 'clinic' },
    fromBytes,
  );
}

/** `round(int, places)`: ties to even; only negative places change anything. */
const round: Builtin = (rt, [self, places]) => {
  const value = valueOf(self!);
  const count = places === undefined ? 0 : rt.ops.index(places);
  if (count >= 0) return rt.int(value);
  const digits = -Number(count);
  if (digits > String(value).length) return rt.int(0);
  const unit = 10n ** BigInt(digits);
  const size = value < 0 ? -BigInt(value) : BigInt(value);
  const rest = size % unit;
  let rounded = size - rest;
  if (2n * rest > unit || (2n * rest === unit && (rounded / unit) % 2n === 1n)) rounded += unit;
  return rt.int(normalized(value < 0 ? -rounded : rounded));
};

/** Is the order big-endian? */
function bigEndian(rt: Runtime, order: PyObject | undefined): boolean {
  if (order === undefined && rt.v >= 311) return true;
  const name = order instanceof PyStr ? order.value : '';
  if (name === 'big' || name === 'little') return name === 'big';
  return rt.valueError("byteorder must be either 'little' or 'big'");
}

const toBytes: Builtin = (rt, [self, lengthArgument, order, signedArgument]) => {
  const length = lengthArgument === undefined ? 1 : rt.ops.asSize(lengthArgument);
  const big = bigEndian(rt, order);
  const signed = signedArgument !== undefined && rt.ops.isTrue(signedArgument);
  if (length < 0) return rt.valueError('length argument must be non-negative');
  let value = BigInt(valueOf(self!));
  if (value < 0n && !signed) {
    return rt.raise(rt.types.OverflowError!, "can't convert negative int to unsigned");
  }
  rt.heap.charge(length);
  rt.heap.charge(-length);
  const bits = BigInt(8 * length);
  const fits = signed
    ? bits === 0n
      ? value === 0n
      : value >= -(1n << (bits - 1n)) && value < 1n << (bits - 1n)
    : value < 1n << bits;
  if (!fits) return rt.raise(rt.types.OverflowError!, 'int too big to convert');
  if (value < 0n) value += 1n << bits;
  const codes = value === 0n && length === 0 ? '' : value.toString(16).padStart(2 * length, '0');
  let text = '';
  for (let i = 0; i < codes.length; i += 2) {
    text += String.fromCharCode(Number.parseInt(codes.slice(i, i + 2), 16));
  }
  return rt.bytes(big ? text : [...text].reverse().join(''));
};

const fromBytes: Builtin = (rt, [source, order, signedArgument]) => {
  const big = bigEndian(rt, order);
  const signed = signedArgument !== undefined && rt.ops.isTrue(signedArgument);
  if (source instanceof PyStr) return rt.typeError("cannot convert 'str' object to bytes");
  const codes =
    source instanceof PyBytes
      ? [...source.value].map((character) => character.charCodeAt(0))
      : rt.iteration.toList(source!).map((item) => rt.ops.asSize(item));
  if (!big) codes.reverse();
  const digits = codes.map((code) => code.toString(16).padStart(2, '0')).join('');
  let value = digits === '' ? 0n : BigInt(`0x${digits}`);
  if (signed && codes.length > 0 && codes[0]! >= 128) value -= 1n << BigInt(8 * codes.length);
  return rt.int(normalized(value));
};
