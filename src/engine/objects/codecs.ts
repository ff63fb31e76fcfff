import { Unsupported } from '../raise';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { escapeCode } from './strRepr';
import type { PyType } from './type';
import { decodeUtf8, type Fault, utf8Bytes } from './utf8';

type Codec = 'ascii' | 'utf-8' | 'latin-1';

const CODECS: Record<string, Codec> = {
  ascii: 'ascii',
  usascii: 'ascii',
  '646': 'ascii',
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  latin1: 'latin-1',
  iso88591: 'latin-1',
  l1: 'latin-1',
  latin: 'latin-1',
  '8859': 'latin-1',
};

/** Codecs that CPython has and the model does not. */
const OTHERS =
  /^(utf(7|16|32)|cp\d|iso8859|mac|koi8|windows|idna|punycode|rawunicode|unicodeescape|big5|gb|euc|shiftjis|hex|base64|rot13|zlib|bz2|uu|quopri)/;

function codecNamed(rt: Runtime, name: string): Codec {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const codec = CODECS[plain];
  if (codec !== undefined) return codec;
  if (OTHERS.test(plain)) throw new Unsupported(`the encoding '${name}'`);
  return rt.raise(rt.types.LookupError!, `unknown encoding: ${name}`);
}

/** The name by which the codec's errors call it. */
function errorName(rt: Runtime, codec: Codec): string {
  return codec === 'utf-8' && rt.v < 300 ? 'utf8' : codec;
}

function unknownHandler(rt: Runtime, name: string): never {
  return rt.raise(rt.types.LookupError!, `unknown error handler name '${name}'`);
}

/** An error handler that is only for encoding. */
function wrongHandler(rt: Runtime): never {
  return rt.typeError("don't know how to handle UnicodeDecodeError in error callback");
}

/** Text as a byte string, one character per byte. */
export function encodeText(rt: Runtime, text: string, encoding: string, errors = 'strict'): string {
  const codec = codecNamed(rt, encoding);
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const limit = codec === 'ascii' ? 0x80 : codec === 'latin-1' ? 0x100 : Infinity;
  const all = [...text];
  const refused = (code: number): boolean =>
    code >= limit || (limit === Infinity && rt.v >= 300 && code >= 0xd800 && code < 0xe000);
  let bytes = '';
  for (let i = 0; i < all.length;) {
    const code = all[i]!.codePointAt(0)!;
    if (!refused(code)) {
      bytes += limit === Infinity ? utf8Bytes(code) : all[i]!;
      i++;
      continue;
    }
    let end = i + 1;
    while (end < all.length && refused(all[end]!.codePointAt(0)!)) end++;
    const start = i;
    const strict = (): never => encodeError(rt, codec, all, start, end, limit);
    if (errors === 'strict') strict();
    for (; i < end; i++) bytes += encodedFault(rt, errors, all[i]!, strict);
  }
  return bytes;
}

/** What an error handler puts in place of a character. */
function encodedFault(rt: Runtime, errors: string, character: string, strict: () => never): string {
  const code = character.codePointAt(0)!;
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '?';
    case 'backslashreplace':
      return escapeCode(code);
    case 'xmlcharrefreplace':
      return `&#${code};`;
    case 'surrogateescape':
      if (rt.v < 300) return unknownHandler(rt, errors);
      return code >= 0xdc80 && code <= 0xdcff ? String.fromCharCode(code - 0xdc00) : strict();
    case 'surrogatepass':
      return code >= 0xd800 && code < 0xe000 ? utf8Bytes(code) : strict();
    default:
      return unknownHandler(rt, errors);
  }
}

function encodeError(
  rt: Runtime,
  codec: Codec,
  all: readonly string[],
  start: number,
  end: number,
  limit: number,
): never {
  const why = limit === Infinity ? 'surrogates not allowed' : `ordinal not in range(${limit})`;
  const text = rt.unicode(all.join(''));
  throw unicodeError(rt, rt.types.UnicodeEncodeError!, codec, text, { start, end, why });
}

/** An error with what the program can ask it for. */
function unicodeError(
  rt: Runtime,
  type: PyType,
  codec: Codec,
  object: PyObject,
  { start, end, why }: Fault,
): Error {
  const args = [rt.str(errorName(rt, codec)), object, rt.int(start), rt.int(end), rt.str(why)];
  return rt.errors.makeWith(type, args);
}

/** A byte string, one character per byte, as text. */
export function decodeBytes(
  rt: Runtime,
  bytes: string,
  encoding: string,
  errors = 'strict',
): string {
  const codec = codecNamed(rt, encoding);
  if (codec === 'latin-1' || /^[\0-\x7f]*$/.test(bytes)) return bytes;
  const handle = (fault: Fault): string => {
    switch (errors) {
      case 'strict':
        return decodeError(rt, codec, bytes, fault);
      case 'ignore':
        return '';
      case 'replace':
        return '\ufffd';
      case 'xmlcharrefreplace':
        return wrongHandler(rt);
      case 'backslashreplace':
        if (rt.v < 300) return wrongHandler(rt);
        return [...bytes.slice(fault.start, fault.end)]
          .map((byte) => escapeCode(byte.charCodeAt(0)))
          .join('');
      case 'surrogateescape':
        if (rt.v < 300) return unknownHandler(rt, errors);
        return [...bytes.slice(fault.start, fault.end)]
          .map((byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)))
          .join('');
      default:
        return unknownHandler(rt, errors);
    }
  };
  if (codec === 'utf-8') return decodeUtf8(bytes, rt.v < 300 || errors === 'surrogatepass', handle);
  return bytes.replace(/[^\0-\x7f]/g, (_byte, start: number) =>
    handle({ start, end: start + 1, why: 'ordinal not in range(128)' }),
  );
}

function decodeError(rt: Runtime, codec: Codec, bytes: string, fault: Fault): never {
  throw unicodeError(rt, rt.types.UnicodeDecodeError!, codec, rt.bytes(bytes), fault);
}
