import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { decodeBytes, encodeText } from './codecs';
import { constructorArguments } from './intNew';
import { PyBytes, PyStr } from './payload';
import { isUnicode, unicodeText } from './textKinds';
import type { Keywords, PyType } from './type';

/** A name of an encoding or of an error handler. */
export function codecArgument(
  rt: Runtime,
  callee: string,
  object: PyObject | undefined,
  place: number,
  name: string,
  fallback: string,
): string {
  if (object === undefined) return fallback;
  if (object instanceof PyStr) return object.value;
  // Constructors name the parameter from 3.10 on, methods from 3.8 on.
  const named = rt.v >= (place > 1 && callee !== 'encode' && callee !== 'decode' ? 310 : 308);
  const which = named ? `argument '${name}'` : `argument ${place}`;
  const wanted = rt.v < 300 ? 'string' : 'str';
  return rt.typeError(`${callee}() ${which} must be ${wanted}, not ${rt.ops.typeName(object)}`);
}

function subclassed(rt: Runtime, type: PyType, text: string): PyObject {
  return rt.born(rt.place(new PyStr(type, text)));
}

/** `str.__new__`. */
export function newStr(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const { str, unicode } = rt.types;
  const parameters = rt.v < 300 ? ['object'] : ['object', 'encoding', 'errors'];
  const [object, encoding, errors] = constructorArguments(rt, 'str', parameters, args, keywords);
  let text: string;
  if (encoding !== undefined || errors !== undefined) {
    const codec = codecArgument(rt, 'str', encoding, 2, 'encoding', 'utf-8');
    const handler = codecArgument(rt, 'str', errors, 3, 'errors', 'strict');
    text = object === undefined ? '' : decoded(rt, object, codec, handler);
  } else if (object === undefined) text = '';
  else if (object.type === str && type === str) return object;
  else if (rt.v < 300 && object.type === unicode)
    text = encodeText(rt, (object as PyStr).value, 'ascii');
  else text = rt.ops.str(object);
  return type === str ? rt.str(text) : subclassed(rt, type, text);
}

function decoded(rt: Runtime, object: PyObject, encoding: string, errors: string): string {
  if (object instanceof PyBytes) return decodeBytes(rt, object.value, encoding, errors);
  if (object instanceof PyStr) return rt.typeError('decoding str is not supported');
  return rt.typeError(
    `decoding to str: need a bytes-like object, ${rt.ops.typeName(object)} found`,
  );
}

/** 2.x `unicode.__new__`. */
export function newUnicode(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const { unicode } = rt.types;
  const parameters = ['string', 'encoding', 'errors'];
  const [object, encoding, errors] = constructorArguments(
    rt,
    'unicode',
    parameters,
    args,
    keywords,
  );
  let text = '';
  if (object !== undefined) {
    if (encoding === undefined && errors === undefined) {
      if (object.type === unicode && type === unicode) return object;
      text = unicodeText(rt, object);
    } else {
      if (isUnicode(rt, object)) rt.typeError('decoding Unicode is not supported');
      if (!(object instanceof PyStr || object instanceof PyBytes)) {
        const name = rt.ops.typeName(object);
        return rt.typeError(`coercing to Unicode: need string or buffer, ${name} found`);
      }
      const codec = codecArgument(rt, 'unicode', encoding, 2, 'encoding', 'ascii');
      const handler = codecArgument(rt, 'unicode', errors, 3, 'errors', 'strict');
      text = decodeBytes(rt, object.value, codec, handler);
    }
  }
  return type === unicode ? rt.unicode(text) : subclassed(rt, type, text);
}
