import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { encodeText } from './codecs';
import { installFormat } from './formatSpec';
import { legacyTextHash, textHash } from './numberHash';
import { isIndex } from './numeric';
import { PyBytes, PySlice, PyStr } from './payload';
import { percentFormat } from './percentFormat';
import { sliceIndices } from './sliceIndices';
import { installTextCoding } from './strCoding';
import { strFormat, strFormatMap } from './strFormat';
import { newStr, newUnicode } from './strNew';
import { bytesRepr, textRepr } from './strRepr';
import { characterAt, compareTexts, stepText, textLength } from './text';
import { isUnicode, makeByteArray, makerFor, unchanged } from './textKinds';
import { containsText, installTextSearch } from './textSearch';
import { repeatText, textIndex } from './textSequence';
import { installTextShape } from './textShape';
import { installTextSplit } from './textSplit';
import { holds } from './intOps';
import type { BinarySlot, PyType, Slots } from './type';

const valueOf = (object: PyObject): string => (object as PyStr).value;

function repr(rt: Runtime, self: PyObject): string {
  if (rt.v >= 300) return textRepr(valueOf(self));
  return (isUnicode(rt, self) ? 'u' : '') + bytesRepr(valueOf(self));
}

function getItem(rt: Runtime, self: PyObject, key: PyObject): PyObject {
  const text = self as PyStr;
  const length = textLength(text.value);
  if (key instanceof PySlice) {
    const { start, step, count } = sliceIndices(rt, key, length);
    if (count === length && step === 1) return unchanged(rt, text);
    return makerFor(rt, text)(stepText(text.value, start, step, count));
  }
  if (!isIndex(key)) {
    const name = rt.ops.typeName(key);
    if (rt.v < 300) return rt.typeError(`string indices must be integers, not ${name}`);
    return rt.typeError(`string indices must be integers${rt.v < 311 ? '' : `, not '${name}'`}`);
  }
  const index = textIndex(rt, key, length, 'string index out of range');
  return makerFor(rt, text)(characterAt(text.value, index));
}

const add: BinarySlot = (rt, left, right) => {
  if (!(left instanceof PyStr)) return null;
  if (!(right instanceof PyStr)) return concatRefusal(rt, left, right);
  if (rt.v >= 300 || isUnicode(rt, left) === isUnicode(rt, right)) {
    if (left.value === '') return unchanged(rt, right);
    if (right.value === '') return unchanged(rt, left);
  }
  return makerFor(rt, left, right)(left.value + right.value);
};

function concatRefusal(rt: Runtime, left: PyStr, right: PyObject): PyObject {
  if (rt.v < 300 && right instanceof PyBytes) return makeByteArray(rt, left.value + right.value);
  const name = rt.ops.typeName(right);
  if (rt.v < 300) {
    if (isUnicode(rt, left)) {
      return rt.typeError(`coercing to Unicode: need string or buffer, ${name} found`);
    }
    return rt.typeError(`cannot concatenate '${rt.ops.typeName(left)}' and '${name}' objects`);
  }
  if (rt.v < 307) return rt.typeError(`must be str, not ${name}`);
  return rt.typeError(`can only concatenate str (not "${name}") to str`);
}

const compare: NonNullable<Slots['compare']> = (rt, self, other, op) => {
  if (!(other instanceof PyStr)) return null;
  const a = valueOf(self);
  const b = other.value;
  if (rt.v < 300 && isUnicode(rt, self) !== isUnicode(rt, other)) {
    // Bytes that are not ASCII equal no text; CPython warns of that.
    const bytes = isUnicode(rt, self) ? b : a;
    if (/[^\0-\x7f]/.test(bytes) && (op === 'Eq' || op === 'NotEq')) return rt.bool(op === 'NotEq');
    makerFor(rt, self, other);
  }
  if (op === 'Eq') return rt.bool(a === b);
  if (op === 'NotEq') return rt.bool(a !== b);
  return rt.bool(holds(op, compareTexts(a, b), 0));
};

/** The slots that str and 2.x unicode share. */
const SLOTS: Slots = {
  repr,
  str: (rt, self) => {
    if (rt.v < 300 && isUnicode(rt, self)) return encodeText(rt, valueOf(self), 'ascii');
    return valueOf(self);
  },
  hash: (rt, self) =>
    rt.v < 300 ? Number(legacyTextHash(valueOf(self))) : textHash(valueOf(self)),
  compare,
  len: (_rt, self) => textLength(valueOf(self)),
  getitem: getItem,
  contains: containsText,
  binary: {
    Add: add,
    Mult: repeatText,
    Mod: (rt, left, right) => (left instanceof PyStr ? percentFormat(rt, left, right) : null),
  },
};

function installText(rt: Runtime, type: PyType, unicode: boolean): void {
  installTextSearch(rt, type);
  installTextSplit(rt, type);
  installTextShape(rt, type, unicode);
  installTextCoding(rt, type, unicode);
  if (rt.v >= 206) {
    defineMethod(rt, type, 'format', { max: -1, style: 'free' }, (rt, args, keywords) =>
      strFormat(rt, args[0] as PyStr, args.slice(1), keywords),
    );
  }
  if (rt.v >= 300) {
    defineMethod(rt, type, 'format_map', { min: 1 }, (rt, [self, mapping]) =>
      strFormatMap(rt, self as PyStr, mapping!),
    );
  }
}

/** Gives str and 2.x unicode their slots and methods. */
export function installStr(rt: Runtime): void {
  const { str, unicode } = rt.types;
  installFormat(rt);
  Object.assign(str.slots, SLOTS, { new: newStr } satisfies Slots);
  if (rt.v >= 300) {
    str.slots.iter = (rt, self) =>
      rt.iteration.makeIterator(self, rt.types.strIterator!, 'sequence');
    installText(rt, str, true);
    return;
  }
  Object.assign(unicode.slots, SLOTS, { new: newUnicode } satisfies Slots);
  installText(rt, str, false);
  installText(rt, unicode, true);
}
