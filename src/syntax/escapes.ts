/** The escapes of string literals. */

import { UnsupportedSyntax } from './errors';

export interface EscapeRules {
  /** `\u`, `\U` and `\N` are escapes. */
  readonly unicode: boolean;
  /** Only `\u` and `\U` are: the 2.x `ur''` literal. */
  readonly raw: boolean;
  /** The line, for an escape that is not simulated. */
  readonly line: number;
}

/** What is wrong with an escape, in the words of CPython's codec, and where in the body. */
export interface EscapeFault {
  readonly kind: 'truncated' | 'illegal';
  /** `\xXX`, `\uXXXX`, `\UXXXXXXXX`. */
  readonly form: string;
  readonly start: number;
  /** The last character of the broken escape, inclusive. */
  readonly end: number;
}

export interface Decoded {
  readonly value: string;
  readonly fault: EscapeFault | null;
  /** The first backslash pair that means nothing (`\d`): 3.12 and later warn of it. */
  readonly unknown: { readonly escape: string; readonly at: number } | null;
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const LAST_CODE_POINT = 0x10ffff;

/** Replaces the escapes in the text between a literal's quotes. */
export function decodeEscapes(body: string, rules: EscapeRules): Decoded {
  if (!body.includes('\\')) return { value: body, fault: null, unknown: null };
  let value = '';
  let unknown: Decoded['unknown'] = null;
  let at = 0;
  while (at < body.length) {
    const backslash = body.indexOf('\\', at);
    if (backslash < 0) break;
    value += body.slice(at, backslash);
    at = backslash;
    const letter = body[at + 1] ?? '';
    const isUnicode = letter === 'u' || letter === 'U';
    if (rules.raw ? isUnicode : letter === 'x' || (isUnicode && rules.unicode)) {
      const length = HEX_LENGTH[letter]!;
      const digits = /^[0-9a-fA-F]*/.exec(body.slice(at + 2, at + 2 + length))?.[0] ?? '';
      const code = parseInt(digits, 16);
      const truncated = digits.length < length;
      if (truncated || code > LAST_CODE_POINT) {
        const fault: EscapeFault = {
          kind: truncated ? 'truncated' : 'illegal',
          form: `\\${letter}${'X'.repeat(length)}`,
          start: at,
          end: at + 1 + digits.length,
        };
        return { value, fault, unknown };
      }
      value += String.fromCodePoint(code);
      at += 2 + length;
    } else if (rules.raw) {
      value += '\\' + letter;
      at += 2;
    } else if (letter >= '0' && letter <= '7') {
      const digits = /^[0-7]{1,3}/.exec(body.slice(at + 1, at + 4))?.[0] ?? '';
      const code = parseInt(digits, 8);
      value += String.fromCharCode(rules.unicode ? code : code & 0xff);
      at += 1 + digits.length;
    } else if (letter === 'N' && rules.unicode) {
      throw new UnsupportedSyntax('the escape \\N{...} (a character by its name)', rules.line);
    } else if (letter in SIMPLE) {
      value += SIMPLE[letter];
      at += 2;
    } else {
      unknown ??= { escape: '\\' + letter, at };
      value += '\\' + letter;
      at += 2;
    }
  }
  return { value: value + body.slice(at), fault: null, unknown };
}

/** The text's UTF-8 bytes, one character for each. */
export function utf8(text: string): string {
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += character;
    else if (code < 0x800) bytes += byteChars(0xc0 | (code >> 6), code);
    else if (code < 0x10000) bytes += byteChars(0xe0 | (code >> 12), code >> 6, code);
    else bytes += byteChars(0xf0 | (code >> 18), code >> 12, code >> 6, code);
  }
  return bytes;
}

function byteChars(lead: number, ...rest: readonly number[]): string {
  return String.fromCharCode(lead, ...rest.map((code) => 0x80 | (code & 0x3f)));
}
