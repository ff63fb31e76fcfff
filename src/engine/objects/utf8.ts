/** Bytes that are no UTF-8, and what is wrong with them. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly why: string;
}

/** The UTF-8 bytes of a code point, one character per byte. */
export function utf8Bytes(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), tail(0));
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), tail(6), tail(0));
  return String.fromCharCode(0xf0 | (code >> 18), tail(12), tail(6), tail(0));
}

/** Length of the sequence that a byte begins; 0: it begins none. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** Is the second byte one that can follow this first one (no overlong forms, no surrogates)? */
function follows(first: number, second: number, surrogates: boolean): boolean {
  if ((second & 0xc0) !== 0x80) return false;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return surrogates || second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

/** Decodes UTF-8 as CPython does: a fault covers the longest part that could have begun a character. */
export function decodeUtf8(
  bytes: string,
  surrogates: boolean,
  handle: (fault: Fault) => string,
): string {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const first = bytes.charCodeAt(i);
    const length = sequenceLength(first);
    if (length === 1) {
      text += bytes[i]!;
      i++;
      continue;
    }
    if (length === 0) {
      text += handle({ start: i, end: i + 1, why: 'invalid start byte' });
      i++;
      continue;
    }
    let good = 1;
    while (good < length && i + good < bytes.length) {
      const byte = bytes.charCodeAt(i + good);
      if (good === 1 ? !follows(first, byte, surrogates) : (byte & 0xc0) !== 0x80) break;
      good++;
    }
    if (good < length) {
      const why =
        i + good === bytes.length ? 'unexpected end of data' : 'invalid continuation byte';
      text += handle({ start: i, end: i + good, why });
      i += good;
      continue;
    }
    let code = first & (0xff >> (length + 1));
    for (let k = 1; k < length; k++) code = (code << 6) | (bytes.charCodeAt(i + k) & 0x3f);
    text += String.fromCodePoint(code);
    i += length;
  }
  return text;
}
