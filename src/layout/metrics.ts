import { CHARACTERS, INTER_ADVANCES, MONO_ADVANCE } from './advances';

/** A face of the two families, as far as widths differ. */
export type Face = 'sans400' | 'sans600' | 'sans700' | 'mono';

/** For characters outside the tables (other scripts, symbols): wide enough to be safe. */
const UNKNOWN_ADVANCE = 0.8;
const IDEOGRAPH_ADVANCE = 1;
const FIRST_IDEOGRAPH = 0x2e80;

function readTable(digits: string): Map<number, number> {
  const table = new Map<number, number>();
  [...CHARACTERS].forEach((character, i) => {
    table.set(character.codePointAt(0)!, parseInt(digits.slice(2 * i, 2 * i + 2), 36) / 100);
  });
  return table;
}

const TABLES: Record<Exclude<Face, 'mono'>, Map<number, number>> = {
  sans400: readTable(INTER_ADVANCES[400]),
  sans600: readTable(INTER_ADVANCES[600]),
  sans700: readTable(INTER_ADVANCES[700]),
};

/** Width of a text in CSS pixels, the same in the browser, a worker and Node. */
export function textWidth(text: string, size: number, face: Face): number {
  let em = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code >= FIRST_IDEOGRAPH) em += IDEOGRAPH_ADVANCE;
    else if (face === 'mono') em += MONO_ADVANCE;
    else em += TABLES[face].get(code) ?? UNKNOWN_ADVANCE;
  }
  return em * size;
}

/** `text` shortened with an ellipsis so that it is at most `width` wide. */
export function fitText(text: string, width: number, size: number, face: Face): string {
  if (textWidth(text, size, face) <= width) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const shortened = characters.join('').trimEnd() + '…';
    if (textWidth(shortened, size, face) <= width) return shortened;
  }
  return '…';
}
