/**
 * Python counts characters, JavaScript UTF-16 units. The two differ only in a text with characters beyond
 * U+FFFF, so the last text asked about is remembered: a loop over one text must not scan it at every turn.
 */
const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

let asked = '';
let astral = false;
let split = '';
let splitCharacters: string[] = [];

/** Has the text characters that take two units? */
export function hasAstral(text: string): boolean {
  if (text.length < 2) return false;
  if (text !== asked) {
    asked = text;
    astral = ASTRAL.test(text);
  }
  return astral;
}

/** The characters of a text. */
export function characters(text: string): readonly string[] {
  if (text !== split) {
    split = text;
    splitCharacters = [...text];
  }
  return splitCharacters;
}

/** `len(text)`. */
export function textLength(text: string): number {
  return hasAstral(text) ? characters(text).length : text.length;
}

/** Character at `index`, which is in range. */
export function characterAt(text: string, index: number): string {
  return hasAstral(text) ? characters(text)[index]! : text[index]!;
}

/** Characters from `start` up to `stop`. */
export function sliceText(text: string, start: number, stop: number): string {
  if (!hasAstral(text)) return text.slice(start, Math.max(start, stop));
  return characters(text).slice(start, Math.max(start, stop)).join('');
}

/** Every `step`th character from `start`, `count` of them. */
export function stepText(text: string, start: number, step: number, count: number): string {
  if (step === 1) return sliceText(text, start, start + count);
  const source = hasAstral(text) ? characters(text) : text;
  const picked: string[] = [];
  for (let i = 0; i < count; i++) picked.push(source[start + i * step]!);
  return picked.join('');
}

/** The unit at which the character `index` begins. */
export function unitOffset(text: string, index: number): number {
  if (!hasAstral(text)) return index;
  return characters(text).slice(0, index).join('').length;
}

/** The number of characters before the unit `offset`; a negative offset stays. */
export function characterOffset(text: string, offset: number): number {
  if (offset < 0 || !hasAstral(text)) return offset;
  return [...text.slice(0, offset)].length;
}

/** Orders two texts by their characters' code points: negative, 0 or positive. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (hasAstral(a) || hasAstral(b)) {
    const left = [...a];
    const right = [...b];
    for (let i = 0; i < left.length && i < right.length; i++) {
      const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
      if (difference !== 0) return difference;
    }
    return left.length - right.length;
  }
  return a < b ? -1 : 1;
}
