import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { ASCII_CASE, type CaseRules, FULL_CASE, SIMPLE_CASE } from './charCase';
import { decodeBytes } from './codecs';
import { PyBytes, PyInt, PyStr } from './payload';

/** Any string: str, unicode, bytes, bytearray. */
export type AnyText = PyStr | PyBytes;

/** Is the object text as opposed to bytes: a 3.x str or a 2.x unicode? */
export function isUnicode(rt: Runtime, object: PyObject): object is PyStr {
  return object instanceof PyStr && (rt.v >= 300 || object.type.isSubtype(rt.types.unicode));
}

/** Is the object a 2.x byte string? */
export function isLegacyStr(rt: Runtime, object: PyObject): object is PyStr {
  return rt.v < 300 && object instanceof PyStr && !object.type.isSubtype(rt.types.unicode);
}

/** Is it a bytearray? */
export function isByteArray(rt: Runtime, object: PyObject): object is PyBytes {
  return object instanceof PyBytes && object.type.isSubtype(rt.types.bytearray);
}

/** How the string changes case and what its characters are. */
export function caseRules(rt: Runtime, object: PyObject): CaseRules {
  if (!isUnicode(rt, object)) return ASCII_CASE;
  return rt.v >= 300 ? FULL_CASE : SIMPLE_CASE;
}

/** A new bytearray. */
export function makeByteArray(rt: Runtime, value: string): PyBytes {
  return rt.born(rt.place(new PyBytes(rt.types.bytearray, value), false));
}

/** Checks that 2.x could decode a byte string that meets text. */
function meetsText(rt: Runtime, text: AnyText): void {
  if (isLegacyStr(rt, text)) decodeBytes(rt, text.value, 'ascii');
}

/**
 * How a method of `self` makes its strings, given the other strings that take part: a bytearray makes bytearrays,
 * and in 2.x one unicode among them makes all unicode, if the byte strings are ASCII.
 */
export function makerFor(
  rt: Runtime,
  self: PyObject,
  ...others: readonly PyObject[]
): (value: string) => PyObject {
  if (isByteArray(rt, self)) return (value) => makeByteArray(rt, value);
  if (self instanceof PyBytes) return (value) => rt.bytes(value);
  if (rt.v >= 300) return (value) => rt.str(value);
  const all = [self, ...others];
  if (!all.some((object) => isUnicode(rt, object))) return (value) => rt.str(value);
  for (const object of all) if (object instanceof PyStr) meetsText(rt, object);
  return (value) => rt.unicode(value);
}

/** The string itself where CPython returns it when a method has changed nothing; a copy of a subclass or bytearray. */
export function unchanged(rt: Runtime, self: AnyText): PyObject {
  const { str, unicode, bytes } = rt.types;
  if (self.type === str || self.type === unicode || self.type === bytes) return self;
  return makerFor(rt, self)(self.value);
}

/** `a bytes-like object is required, not 'int'`. */
export function bytesRequired(rt: Runtime, object: PyObject): never {
  return rt.typeError(`a bytes-like object is required, not '${rt.ops.typeName(object)}'`);
}

/** The complaint of 2.x about an argument that is no string. */
function legacyRefusal(rt: Runtime, self: PyObject, object: PyObject): never {
  const name = rt.ops.typeName(object);
  if (isUnicode(rt, self)) {
    return rt.typeError(`coercing to Unicode: need string or buffer, ${name} found`);
  }
  return rt.typeError('expected a string or other character buffer object');
}

/** The text of a string argument of a method of `self`; `refuse`: what 3.x str says of another object. */
export function operandText(
  rt: Runtime,
  self: PyObject,
  object: PyObject,
  refuse: () => never,
): string {
  if (self instanceof PyBytes) {
    if (object instanceof PyBytes || isLegacyStr(rt, object)) return object.value;
    return bytesRequired(rt, object);
  }
  if (object instanceof PyStr) return object.value;
  if (rt.v >= 300) return refuse();
  return object instanceof PyBytes ? object.value : legacyRefusal(rt, self, object);
}

/** As {@link operandText} for arguments that bytes also take as the number of one byte. */
export function needleText(
  rt: Runtime,
  self: PyObject,
  object: PyObject,
  refuse: () => never,
): string {
  if (!(self instanceof PyBytes)) return operandText(rt, self, object, refuse);
  if (object instanceof PyBytes || isLegacyStr(rt, object)) return object.value;
  if (object instanceof PyInt || object.type.slots.index !== undefined) {
    return String.fromCharCode(byteValue(rt, rt.ops.index(object)));
  }
  if (rt.v < 307) return bytesRequired(rt, object);
  return rt.typeError(
    `argument should be integer or bytes-like object, not '${rt.ops.typeName(object)}'`,
  );
}

/** A number that has to be a byte. */
export function byteValue(rt: Runtime, value: number | bigint): number {
  if (typeof value === 'number' && value >= 0 && value < 256) return value;
  return rt.valueError('byte must be in range(0, 256)');
}

/** `must be str, not int`. */
export function mustBeStr(rt: Runtime, object: PyObject): never {
  return rt.typeError(`must be str, not ${rt.ops.typeName(object)}`);
}

/** Ends the run before a string of so many characters is made, when that is too much. */
export function reserve(rt: Runtime, length: number): void {
  rt.heap.charge(length);
  rt.heap.charge(-length);
}

/** Text of an object in 2.x `unicode(object)`: what it says it is as text, else its str decoded. */
export function unicodeText(rt: Runtime, object: PyObject): string {
  if (isUnicode(rt, object) && !object.type.isHeap) return object.value;
  const method = rt.ops.special(object, '__unicode__');
  if (method !== null) {
    const made = rt.call(method, []);
    if (made instanceof PyStr) return unicodeText(rt, made);
    return rt.typeError(
      `coercing to Unicode: need string or buffer, ${rt.ops.typeName(made)} found`,
    );
  }
  if (isUnicode(rt, object)) return object.value;
  return decodeBytes(rt, rt.ops.str(object), 'ascii');
}
