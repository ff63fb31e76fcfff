import { defineMethod, defineStatic } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { decodeBytes, encodeText } from './codecs';
import { PyDict } from './dict';
import { dictPairs, dictSet, newDict } from './dictionary';
import { PyInt, PyStr } from './payload';
import { codecArgument } from './strNew';
import { textLength } from './text';
import { type AnyText, bytesRequired, isUnicode, makerFor, operandText } from './textKinds';
import type { Builtin, PyType } from './type';

const encode: Builtin = (rt, [self, encoding, errors]) => {
  const text = self as PyStr;
  const codec = codecArgument(
    rt,
    'encode',
    encoding,
    1,
    'encoding',
    rt.v < 300 ? 'ascii' : 'utf-8',
  );
  const handler = codecArgument(rt, 'encode', errors, 2, 'errors', 'strict');
  // A 2.x byte string is taken for ASCII text first.
  const source = isUnicode(rt, text as PyObject)
    ? text.value
    : decodeBytes(rt, text.value, 'ascii');
  return rt.bytes(encodeText(rt, source, codec, handler));
};

/** `decode` of byte strings; a 2.x unicode is encoded as ASCII first. */
export const decode: Builtin = (rt, [self, encoding, errors]) => {
  const bytes = self as AnyText;
  const codec = codecArgument(
    rt,
    'decode',
    encoding,
    1,
    'encoding',
    rt.v < 300 ? 'ascii' : 'utf-8',
  );
  const handler = codecArgument(rt, 'decode', errors, 2, 'errors', 'strict');
  const source = isUnicode(rt, bytes as PyObject)
    ? encodeText(rt, bytes.value, 'ascii')
    : bytes.value;
  return rt.unicode(decodeBytes(rt, source, codec, handler));
};

/** What a table of `translate` puts in place of a character; null: the character stays. */
function replacement(rt: Runtime, table: PyObject, code: number): string | null {
  let found: PyObject;
  try {
    found = rt.ops.getItem(table, rt.int(code));
  } catch (error) {
    if (rt.ops.catches(error, rt.types.LookupError!)) return null;
    throw error;
  }
  if (found === rt.none) return '';
  if (found instanceof PyStr) return found.value;
  if (found instanceof PyInt) {
    const { value } = found;
    if (value >= 0 && value < 0x110000) return String.fromCodePoint(Number(value));
    return rt.valueError('character mapping must be in range(0x110000)');
  }
  return rt.typeError(
    rt.v < 300
      ? 'character mapping must return integer, None or unicode'
      : 'character mapping must return integer, None or str',
  );
}

const translateText: Builtin = (rt, [self, table]) => {
  const text = self as PyStr;
  let translated = '';
  for (const character of text.value) {
    translated += replacement(rt, table!, character.codePointAt(0)!) ?? character;
  }
  return makerFor(rt, text)(translated);
};

/** `translate` of byte strings: a table of 256 bytes or None, and bytes to leave out. */
export const translateBytes: Builtin = (rt, [self, table, remove]) => {
  const bytes = self as AnyText;
  const text = (object: PyObject): string =>
    operandText(rt, bytes, object, () => bytesRequired(rt, object));
  const map = table === rt.none ? null : text(table!);
  if (map !== null && map.length !== 256) {
    return rt.valueError('translation table must be 256 characters long');
  }
  const left = new Set(remove === undefined ? '' : text(remove));
  let translated = '';
  for (const byte of bytes.value) {
    if (!left.has(byte)) translated += map === null ? byte : map[byte.charCodeAt(0)]!;
  }
  return makerFor(rt, bytes)(translated);
};

/** The key of a translation table: the number of its character. */
function tableKey(rt: Runtime, key: PyObject): PyObject {
  if (key instanceof PyInt) return key;
  if (!(key instanceof PyStr)) {
    return rt.typeError('keys in translate table must be strings or integers');
  }
  if (textLength(key.value) !== 1) {
    return rt.valueError('string keys in translate table must be of length 1');
  }
  return rt.int(key.value.codePointAt(0)!);
}

const makeTrans: Builtin = (rt, args) => {
  const table = newDict(rt);
  if (args.length === 1) {
    const [source] = args;
    if (!(source instanceof PyDict)) {
      return rt.typeError('if you give only one argument to maketrans it must be a dict');
    }
    for (const [key, value] of dictPairs(source)) {
      dictSet(rt, table, tableKey(rt, key), value, false);
    }
    return rt.born(table);
  }
  const texts = args.map((arg, i) => {
    if (arg instanceof PyStr) return [...arg.value];
    return i === 0
      ? rt.typeError('first maketrans argument must be a string if there is a second argument')
      : rt.typeError(`maketrans() argument ${i + 1} must be str, not ${rt.ops.typeName(arg)}`);
  });
  const [from, to, removed] = texts as [string[], string[], string[] | undefined];
  if (from.length !== to.length) {
    return rt.valueError('the first two maketrans arguments must have equal length');
  }
  const code = (character: string): PyObject => rt.int(character.codePointAt(0)!);
  from.forEach((character, i) => dictSet(rt, table, code(character), code(to[i]!), false));
  for (const character of removed ?? []) dictSet(rt, table, code(character), rt.none, false);
  return rt.born(table);
};

/** Encoding, decoding and translation of str and 2.x unicode. */
export function installTextCoding(rt: Runtime, type: PyType, unicode: boolean): void {
  const coded = { min: 0, max: 2, keywords: ['encoding', 'errors'], style: 'clinic' } as const;
  defineMethod(rt, type, 'encode', coded, encode);
  if (rt.v < 300) defineMethod(rt, type, 'decode', coded, decode);
  if (unicode) defineMethod(rt, type, 'translate', { min: 1 }, translateText);
  else defineMethod(rt, type, 'translate', { min: 1, max: 2 }, translateBytes);
  if (rt.v >= 300)
    defineStatic(rt, type, 'maketrans', { min: 1, max: 3, style: 'tuple' }, makeTrans);
}
