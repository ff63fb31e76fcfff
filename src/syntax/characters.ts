/** Classes of characters, as the tokenizer needs them. */

const ID_START = /[\p{XID_Start}_]/u;
const ID_CONTINUE = /\p{XID_Continue}/u;
const PRINTABLE = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/** Can the character at `offset` begin an ASCII identifier, or (when `unicode`) might it belong to any other? */
export function startsName(text: string, offset: number, unicode: boolean): boolean {
  const code = text.charCodeAt(offset);
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (unicode && code >= 128)
  );
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** The end of the run of identifier characters that begins at `offset`. */
export function nameEnd(text: string, offset: number, unicode: boolean): number {
  let end = offset;
  while (end < text.length && (startsName(text, end, unicode) || isDigit(text[end]))) end++;
  return end;
}

/** The offset in `name` of the first character that no identifier may have there, or -1. */
export function badCharacter(name: string): number {
  let offset = 0;
  for (const character of name) {
    const allowed = offset === 0 ? ID_START : ID_CONTINUE;
    if (!allowed.test(character)) return offset;
    offset += character.length;
  }
  return -1;
}

export function isPrintable(character: string): boolean {
  return PRINTABLE.test(character);
}

/** `U+00AD`-style hexadecimal, at least four digits. */
export function codePointName(character: string): string {
  return 'U+' + (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
