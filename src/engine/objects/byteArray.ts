import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { bytesOfItems } from './bytesNew';
import { isIndex } from './numeric';
import { PyBytes, PySlice, PyStr } from './payload';
import { sliceIndices } from './sliceIndices';
import { bytesRepr } from './strRepr';
import { byteValue, isLegacyStr, makeByteArray } from './textKinds';
import { indexNumber, repeated, textIndex } from './textSequence';
import type { Slots } from './type';

/** Puts other bytes in; the run's memory is charged for the difference. */
function setValue(rt: Runtime, self: PyObject, value: string): void {
  const array = self as PyBytes;
  rt.heap.charge(value.length - array.value.length);
  array.value = value;
}

function byteOf(rt: Runtime, object: PyObject): string {
  if (isLegacyStr(rt, object)) {
    return object.value.length === 1 ? object.value : rt.valueError('string must be of size 1');
  }
  if (!isIndex(object) && rt.v < 300)
    return rt.typeError('an integer or string of size 1 is required');
  return String.fromCharCode(byteValue(rt, rt.ops.index(object)));
}

function isIterable(object: PyObject): boolean {
  const { iter, getitem } = object.type.slots;
  return object instanceof PyBytes || iter !== undefined || getitem !== undefined;
}

/** The bytes that an object gives to `extend`, `+=` or a slice. */
function bytesFrom(rt: Runtime, object: PyObject): string {
  if (object instanceof PyBytes || isLegacyStr(rt, object)) return object.value;
  if (!isIterable(object) && rt.v >= 308) {
    return rt.typeError(`can't extend bytearray with ${rt.ops.typeName(object)}`);
  }
  if (object instanceof PyStr && rt.v >= 313 && object.value !== '') {
    return rt.typeError("expected iterable of integers; got: 'str'");
  }
  return bytesOfItems(rt, object, 'bytearray');
}

function setItem(rt: Runtime, self: PyObject, key: PyObject, given: PyObject | null): void {
  const { value } = self as PyBytes;
  if (key instanceof PySlice) {
    if (given !== null && !isIterable(given)) {
      return rt.typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
    }
    setSlice(rt, self, key, given === null ? '' : bytesFrom(rt, given), given === null);
    return;
  }
  if (!isIndex(key)) {
    const name = rt.ops.typeName(key);
    return rt.typeError(
      rt.v < 300
        ? 'bytearray indices must be integer'
        : `bytearray indices must be integers or slices, not ${name}`,
    );
  }
  const index = textIndex(rt, key, value.length, 'bytearray index out of range');
  const byte = given === null ? '' : byteOf(rt, given);
  setValue(rt, self, value.slice(0, index) + byte + value.slice(index + 1));
}

function setSlice(
  rt: Runtime,
  self: PyObject,
  slice: PySlice,
  bytes: string,
  remove: boolean,
): void {
  const { value } = self as PyBytes;
  const { start, step, count } = sliceIndices(rt, slice, value.length);
  if (step === 1) {
    setValue(rt, self, value.slice(0, start) + bytes + value.slice(start + count));
    return;
  }
  if (!remove && bytes.length !== count) {
    return rt.valueError(
      `attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`,
    );
  }
  const all = [...value];
  for (let i = 0; i < count; i++) all[start + i * step] = remove ? '' : bytes[i]!;
  setValue(rt, self, all.join(''));
}

function pop(rt: Runtime, self: PyObject, at: PyObject | undefined): PyObject {
  const { value } = self as PyBytes;
  if (value === '') return rt.raise(rt.types.IndexError!, 'pop from empty bytearray');
  const given = at === undefined ? -1 : rt.ops.asSize(at);
  const index = given < 0 ? given + value.length : given;
  if (index < 0 || index >= value.length) {
    return rt.raise(rt.types.IndexError!, 'pop index out of range');
  }
  setValue(rt, self, value.slice(0, index) + value.slice(index + 1));
  return rt.int(value.charCodeAt(index));
}

/** What only bytearray has: it can change. */
export function installByteArray(rt: Runtime): void {
  const { bytearray } = rt.types;
  // Unlike bytes, a bytearray escapes single quotes between double ones too.
  const repr = (_rt: Runtime, self: PyObject): string =>
    `bytearray(b${bytesRepr((self as PyBytes).value).replace(/(?<=^".*)'/gs, "\\'")})`;
  Object.assign(bytearray.slots, {
    repr,
    str: rt.v < 300 ? (_rt, self) => (self as PyBytes).value : repr,
    hash: (rt, self) => rt.typeError(`unhashable type: '${rt.ops.typeName(self)}'`),
    setitem: setItem,
    delitem: (rt, self, key) => setItem(rt, self, key, null),
    inplace: {
      Add: (rt, left, right) => {
        const array = left as PyBytes;
        if (!(right instanceof PyBytes || isLegacyStr(rt, right))) {
          const names = [rt.ops.typeName(right), rt.ops.typeName(left)];
          return rt.typeError(`can't concat ${names[0]} to ${names[1]}`);
        }
        setValue(rt, array, array.value + right.value);
        return array;
      },
      Mult: (rt, left, right) => {
        const array = left as PyBytes;
        if (!isIndex(right)) return null;
        setValue(rt, array, repeated(rt, array.value, indexNumber(rt, right, 'OverflowError')));
        return array;
      },
    },
  } satisfies Slots);
  const of = (self: PyObject | undefined): PyBytes => self as PyBytes;
  defineMethod(rt, bytearray, 'append', { min: 1 }, (rt, [self, item]) => {
    setValue(rt, self!, of(self).value + byteOf(rt, item!));
    return rt.none;
  });
  defineMethod(rt, bytearray, 'extend', { min: 1 }, (rt, [self, items]) => {
    setValue(rt, self!, of(self).value + bytesFrom(rt, items!));
    return rt.none;
  });
  defineMethod(rt, bytearray, 'insert', { min: 2 }, (rt, [self, at, item]) => {
    const { value } = of(self);
    const given = rt.ops.asSize(at!);
    const index = Math.min(Math.max(given < 0 ? given + value.length : given, 0), value.length);
    setValue(rt, self!, value.slice(0, index) + byteOf(rt, item!) + value.slice(index));
    return rt.none;
  });
  defineMethod(rt, bytearray, 'pop', { min: 0, max: 1, style: 'tuple' }, (rt, [self, at]) =>
    pop(rt, self!, at),
  );
  defineMethod(rt, bytearray, 'remove', { min: 1 }, (rt, [self, item]) => {
    const { value } = of(self);
    const index = value.indexOf(byteOf(rt, item!));
    if (index < 0) return rt.valueError('value not found in bytearray');
    setValue(rt, self!, value.slice(0, index) + value.slice(index + 1));
    return rt.none;
  });
  defineMethod(rt, bytearray, 'reverse', {}, (rt, [self]) => {
    setValue(rt, self!, [...of(self).value].reverse().join(''));
    return rt.none;
  });
  if (rt.v < 300) return;
  defineMethod(rt, bytearray, 'clear', {}, (rt, [self]) => {
    setValue(rt, self!, '');
    return rt.none;
  });
  defineMethod(rt, bytearray, 'copy', {}, (rt, [self]) => makeByteArray(rt, of(self).value));
}
