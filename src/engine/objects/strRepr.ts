const SHORT_ESCAPES: Record<string, string> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
};
/** What Python does not print: controls, formats, surrogates, private and unassigned characters, separators. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
const NEEDS_WORK = /[^ !#-&(-[\]-~]/;

/** Does `repr` show the character as it is? */
export function isPrintable(character: string): boolean {
  return character === ' ' || !UNPRINTABLE.test(character);
}

/** `\xe9`, `\u0100` or `\U0001f600`. */
export function escapeCode(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** Single quotes, unless the text has some and no double ones. */
function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function quoted(text: string, shown: (character: string) => boolean): string {
  if (!NEEDS_WORK.test(text)) return `'${text}'`;
  const quote = quoteFor(text);
  let body = '';
  for (const character of text) {
    if (character === quote) body += `\\${character}`;
    else if (shown(character) && character !== '\\') body += character;
    else body += SHORT_ESCAPES[character] ?? escapeCode(character.codePointAt(0)!);
  }
  return quote + body + quote;
}

const isAsciiPrintable = (character: string): boolean => character >= ' ' && character <= '~';

/** `repr` of a 3.x str. */
export function textRepr(text: string): string {
  return quoted(text, isPrintable);
}

/** `repr` of a byte string, one character per byte, without the `b`; and of a 2.x unicode without the `u`. */
export function bytesRepr(text: string): string {
  return quoted(text, isAsciiPrintable);
}

/** `ascii()`: a repr with everything beyond ASCII escaped. */
export function asciiRepr(repr: string): string {
  return repr.replace(/[^\0-\x7f]/gu, (character) => escapeCode(character.codePointAt(0)!));
}
