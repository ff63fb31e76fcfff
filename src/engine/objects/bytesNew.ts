import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { encodeText } from './codecs';
import { constructorArguments } from './intNew';
import { PyBytes, PyStr } from './payload';
import { codecArgument } from './strNew';
import { indexNumber } from './textSequence';
import { isLegacyStr, reserve } from './textKinds';
import type { Keywords, PyType } from './type';

/** A number that has to be a byte, in words of bytes or bytearray. */
function itemByte(rt: Runtime, item: PyObject, name: string): string {
  const value = rt.ops.index(item);
  if (typeof value === 'number' && value >= 0 && value < 256) return String.fromCharCode(value);
  return rt.valueError(`${name === 'bytes' ? 'bytes' : 'byte'} must be in range(0, 256)`);
}

/** The bytes of an object's items. */
export function bytesOfItems(rt: Runtime, object: PyObject, name: string): string {
  const parts: string[] = [];
  rt.iteration.iterate(object, (item) => {
    parts.push(itemByte(rt, item, name));
  });
  return parts.join('');
}

function content(rt: Runtime, source: PyObject, name: string): string {
  if (source instanceof PyBytes || isLegacyStr(rt, source)) return source.value;
  const method = name === 'bytes' ? rt.ops.special(source, '__bytes__') : null;
  if (method !== null) {
    const made = rt.call(method, []);
    if (made instanceof PyBytes) return made.value;
    return rt.typeError(`__bytes__ returned non-bytes (type ${rt.ops.typeName(made)})`);
  }
  if (source instanceof PyStr) {
    return rt.typeError(
      rt.v < 300 ? 'unicode argument without an encoding' : 'string argument without an encoding',
    );
  }
  const { index, iter, getitem } = source.type.slots;
  if (index !== undefined) {
    const length = indexNumber(rt, source, 'OverflowError');
    if (length < 0) return rt.valueError('negative count');
    reserve(rt, length);
    return '\0'.repeat(length);
  }
  if (iter === undefined && getitem === undefined) {
    const found = rt.ops.typeName(source);
    if (rt.v < 300) return rt.typeError(`'${found}' object is not iterable`);
    return rt.typeError(`cannot convert '${found}' object to ${name}`);
  }
  return bytesOfItems(rt, source, name);
}

/** `bytes.__new__`, and `bytearray(…)`. */
export function newBytes(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const { bytes, bytearray } = rt.types;
  const name = type.isSubtype(bytearray) ? 'bytearray' : 'bytes';
  const parameters = ['source', 'encoding', 'errors'];
  const [source, encoding, errors] = constructorArguments(rt, name, parameters, args, keywords);
  let value: string;
  if (encoding !== undefined || errors !== undefined) {
    const codec = codecArgument(rt, name, encoding, 2, 'encoding', 'utf-8');
    const handler = codecArgument(rt, name, errors, 3, 'errors', 'strict');
    if (!(source instanceof PyStr)) {
      if (source === undefined && rt.v < 308) {
        return rt.typeError('encoding or errors without sequence argument');
      }
      const which = encoding === undefined ? 'errors' : 'encoding';
      return rt.typeError(`${which} without a string argument`);
    }
    value = encodeText(rt, source.value, codec, handler);
  } else if (source === undefined) value = '';
  else if (source.type === bytes && type === bytes) return source;
  else value = content(rt, source, name);
  if (type === bytes) return rt.bytes(value);
  return rt.born(rt.place(new PyBytes(type, value)));
}
