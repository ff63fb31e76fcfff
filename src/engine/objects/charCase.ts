import { ASCII_TYPES, type CharTypes, LEGACY_TYPES, TEXT_TYPES } from './charTypes';

/** How a kind of string changes case: bytes only in ASCII, 2.x unicode one character for one, 3.x text in full. */
export interface CaseRules {
  readonly types: CharTypes;
  upper(text: string): string;
  lower(text: string): string;
  /** The first character of a word. */
  title(character: string): string;
}

const DIGRAPHS: Record<string, string> = {
  ǆ: 'ǅ',
  Ǆ: 'ǅ',
  ǅ: 'ǅ',
  ǉ: 'ǈ',
  Ǉ: 'ǈ',
  ǈ: 'ǈ',
  ǌ: 'ǋ',
  Ǌ: 'ǋ',
  ǋ: 'ǋ',
  ǳ: 'ǲ',
  Ǳ: 'ǲ',
  ǲ: 'ǲ',
};

function fullTitle(character: string): string {
  const upper = DIGRAPHS[character] ?? character.toUpperCase();
  const [first, ...rest] = upper;
  return rest.length === 0 ? upper : first! + rest.join('').toLowerCase();
}

/** The case of a character when it stays one character. */
function simple(convert: (character: string) => string): (text: string) => string {
  return (text) =>
    /^[\0-\x7f]*$/.test(text)
      ? convert(text)
      : [...text]
          .map((character) => {
            const changed = convert(character);
            return [...changed].length === 1 ? changed : character;
          })
          .join('');
}

const asciiUpper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());

export const ASCII_CASE: CaseRules = {
  types: ASCII_TYPES,
  upper: asciiUpper,
  lower: asciiLower,
  title: asciiUpper,
};

export const FULL_CASE: CaseRules = {
  types: TEXT_TYPES,
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: fullTitle,
};

const simpleUpper = simple((text) => text.toUpperCase());

export const SIMPLE_CASE: CaseRules = {
  types: LEGACY_TYPES,
  upper: simpleUpper,
  lower: simple((text) => (text === 'İ' ? 'i' : text.toLowerCase())),
  title: (character) => DIGRAPHS[character] ?? simpleUpper(character),
};

/** `swapcase`. */
export function swapCase(text: string, rules: CaseRules): string {
  let swapped = '';
  for (const character of text) {
    if (rules.types.upper.test(character)) swapped += rules.lower(character);
    else swapped += rules.types.lower.test(character) ? rules.upper(character) : character;
  }
  return swapped;
}

/** `title`. */
export function titleCase(text: string, rules: CaseRules): string {
  const { upper, lower, title } = rules.types;
  let result = '';
  let after = false;
  for (const character of text) {
    const cased = upper.test(character) || lower.test(character) || title.test(character);
    if (!cased) result += character;
    else result += after ? rules.lower(character) : rules.title(character);
    after = cased;
  }
  return result;
}

/** `capitalize`; 3.8 and later put the first character in title case. */
export function capitalized(text: string, rules: CaseRules, titled: boolean): string {
  const [first, ...rest] = text;
  if (first === undefined) return '';
  return (titled ? rules.title(first) : rules.upper(first)) + rules.lower(rest.join(''));
}

/** `casefold`: character by character, so that no final sigma comes of it. */
export function caseFolded(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return [...text]
    .map((character) => (character === 'ı' ? character : character.toUpperCase().toLowerCase()))
    .join('');
}
