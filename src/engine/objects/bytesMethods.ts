import { defineMethod, defineStatic } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { installByteArray } from './byteArray';
import { newBytes } from './bytesNew';
import { holds } from './intOps';
import { textHash } from './numberHash';
import { isIndex } from './numeric';
import { PyBytes, PySlice, PyStr } from './payload';
import { percentFormat } from './percentFormat';
import { sliceIndices } from './sliceIndices';
import { decode, translateBytes } from './strCoding';
import { bytesRepr } from './strRepr';
import { compareTexts, stepText } from './text';
import { isByteArray, isLegacyStr, makeByteArray, makerFor, unchanged } from './textKinds';
import { containsText, installTextSearch } from './textSearch';
import { repeatText, textIndex } from './textSequence';
import { installTextShape } from './textShape';
import { installTextSplit } from './textSplit';
import type { BinarySlot, Builtin, PyType, Slots } from './type';

const valueOf = (object: PyObject): string => (object as PyBytes).value;

function getItem(rt: Runtime, self: PyObject, key: PyObject): PyObject {
  const { value } = self as PyBytes;
  const array = isByteArray(rt, self);
  if (key instanceof PySlice) {
    const { start, step, count } = sliceIndices(rt, key, value.length);
    if (count === value.length && step === 1) return unchanged(rt, self as PyBytes);
    return makerFor(rt, self)(stepText(value, start, step, count));
  }
  if (!isIndex(key)) {
    const what = array ? 'bytearray' : 'byte';
    return rt.typeError(
      rt.v < 300
        ? 'bytearray indices must be integers'
        : `${what} indices must be integers or slices, not ${rt.ops.typeName(key)}`,
    );
  }
  const message = array ? 'bytearray index out of range' : 'index out of range';
  return rt.int(value.charCodeAt(textIndex(rt, key, value.length, message)));
}

const add: BinarySlot = (rt, left, right) => {
  const fits = (object: PyObject): object is PyBytes | PyStr =>
    object instanceof PyBytes || isLegacyStr(rt, object);
  if (!fits(left)) return null;
  if (!fits(right)) {
    const names = [rt.ops.typeName(right), rt.ops.typeName(left)];
    if (rt.v < 300) names.reverse();
    return rt.typeError(`can't concat ${names[0]} to ${names[1]}`);
  }
  if (rt.v < 300) return makeByteArray(rt, left.value + right.value);
  if (left.value === '' && right.type === rt.types.bytes && left.type === rt.types.bytes)
    return right;
  if (right.value === '' && left.type === rt.types.bytes) return left;
  return makerFor(rt, left)(left.value + right.value);
};

const compare: NonNullable<Slots['compare']> = (rt, self, other, op) => {
  if (!(other instanceof PyBytes || isLegacyStr(rt, other))) return null;
  return rt.bool(holds(op, Math.sign(compareTexts(valueOf(self), other.value)), 0));
};

function hexText(rt: Runtime, value: string, separator: string, size: number): string {
  const pairs = Array.from(value, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  if (separator === '' || size === 0) return pairs.join('');
  rt.heap.spend(pairs.length >> 4);
  const group = Math.abs(size);
  const groups: string[] = [];
  // A positive size counts the groups from the end.
  let start = 0;
  let end = size > 0 ? pairs.length % group || group : group;
  while (start < pairs.length) {
    groups.push(pairs.slice(start, end).join(''));
    start = end;
    end += group;
  }
  return groups.join(separator);
}

const hex: Builtin = (rt, [self, separator, size]) => {
  if (separator === undefined) return rt.str(hexText(rt, valueOf(self!), '', 0));
  if (rt.ops.len(separator) !== 1) return rt.valueError('sep must be length 1.');
  if (!(separator instanceof PyStr || separator instanceof PyBytes)) {
    return rt.typeError('sep must be str or bytes.');
  }
  const group = size === undefined ? 1 : rt.ops.asSize(size);
  return rt.str(hexText(rt, valueOf(self!), separator.value, group));
};

function fromHex(array: boolean): Builtin {
  return (rt, [source]) => {
    if (!(source instanceof PyStr)) {
      const wanted = rt.v < 314 ? 'str' : 'str or bytes-like';
      return rt.typeError(`fromhex() argument must be ${wanted}, not ${rt.ops.typeName(source!)}`);
    }
    const text = source.value;
    let bytes = '';
    for (let i = 0; i < text.length;) {
      if (/[\t-\r ]/.test(text[i]!)) {
        i++;
        continue;
      }
      for (const at of [i, i + 1]) {
        if (/^[0-9a-fA-F]$/.test(text[at] ?? '')) continue;
        if (rt.v >= 314 && at === text.length) {
          return rt.valueError('fromhex() arg must contain an even number of hexadecimal digits');
        }
        return rt.valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
      }
      bytes += String.fromCharCode(Number.parseInt(text.slice(i, i + 2), 16));
      i += 2;
    }
    return array ? makeByteArray(rt, bytes) : rt.bytes(bytes);
  };
}

const makeTrans: Builtin = (rt, [from, to]) => {
  if (!(from instanceof PyBytes && to instanceof PyBytes)) {
    const wrong = from instanceof PyBytes ? to! : from!;
    return rt.typeError(`a bytes-like object is required, not '${rt.ops.typeName(wrong)}'`);
  }
  if (from.value.length !== to.value.length) {
    return rt.valueError('maketrans arguments must have same length');
  }
  const table = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
  for (let i = 0; i < from.value.length; i++) table[from.value.charCodeAt(i)] = to.value[i]!;
  return rt.bytes(table.join(''));
};

function install(rt: Runtime, type: PyType, array: boolean): void {
  Object.assign(type.slots, {
    compare,
    len: (_rt, self) => valueOf(self).length,
    getitem: getItem,
    contains: containsText,
    iter: (rt, self) => rt.iteration.sequenceIterator(self),
    new: newBytes,
  } satisfies Slots);
  type.slots.binary = { Add: add, Mult: repeatText };
  if (rt.v >= 300) {
    type.slots.binary.Mod = (rt, left, right) =>
      left instanceof PyBytes ? percentFormat(rt, left, right) : null;
  }
  installTextSearch(rt, type);
  installTextSplit(rt, type);
  installTextShape(rt, type, false);
  const coded = { min: 0, max: 2, keywords: ['encoding', 'errors'], style: 'clinic' } as const;
  defineMethod(rt, type, 'decode', coded, decode);
  const translated = { min: 1, max: 2, keywords: ['table', 'delete'], style: 'clinic' } as const;
  defineMethod(rt, type, 'translate', translated, translateBytes);
  defineStatic(rt, type, 'fromhex', { min: 1 }, fromHex(array));
  if (rt.v < 300) return;
  const separated = {
    min: 0,
    max: 2,
    keywords: ['sep', 'bytes_per_sep'],
    style: 'clinic',
  } as const;
  defineMethod(rt, type, 'hex', rt.v >= 308 ? separated : {}, hex);
  defineStatic(rt, type, 'maketrans', { min: 2, style: 'tuple' }, makeTrans);
}

/** Gives 3.x bytes, and bytearray, their slots and methods. */
export function installBytes(rt: Runtime): void {
  const { bytes, bytearray } = rt.types;
  install(rt, bytearray, true);
  installByteArray(rt);
  if (rt.v < 300) return;
  install(rt, bytes, false);
  const repr = (_rt: Runtime, self: PyObject): string => `b${bytesRepr(valueOf(self))}`;
  Object.assign(bytes.slots, {
    repr,
    str: repr,
    hash: (_rt, self) => textHash(valueOf(self)),
  } satisfies Slots);
}
