/** The `isX` questions for a single character of text; {@link ASCII_TYPES} for bytes. */
export interface CharTypes {
  readonly alpha: RegExp;
  readonly decimal: RegExp;
  readonly digit: RegExp;
  readonly numeric: RegExp;
  readonly space: RegExp;
  readonly upper: RegExp;
  readonly lower: RegExp;
  readonly title: RegExp;
}

/** Digits that are no decimals: superscripts, subscripts and those in circles. */
const OTHER_DIGITS =
  '\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490' +
  '\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792';
/** Ideographs that have a numeric value. */
const NUMERALS =
  '一二三四五六七八九十百千万億兆零〇壱弐参肆伍陸柒捌玖拾壹貳贰叁參陆廿卅卌佰仟萬两兩亿';

const NEVER = /(?!)/u;
/** Inside a character class: white space, and what ends a line, of text. */
export const SPACES =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
export const LINE_ENDS = '\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029';

export const TEXT_TYPES: CharTypes = {
  alpha: /\p{L}/u,
  decimal: /\p{Nd}/u,
  digit: new RegExp(`[\\p{Nd}${OTHER_DIGITS}]`, 'u'),
  numeric: new RegExp(`[\\p{N}${NUMERALS}]`, 'u'),
  space: new RegExp(`[${SPACES}]`, 'u'),
  upper: /\p{Uppercase}/u,
  lower: /\p{Lowercase}/u,
  title: /\p{Lt}/u,
};

/** 2.x goes by the letter's category alone. */
export const LEGACY_TYPES: CharTypes = {
  ...TEXT_TYPES,
  upper: /\p{Lu}/u,
  lower: /[\p{Ll}\xaa\xba]/u,
};

export const ASCII_TYPES: CharTypes = {
  alpha: /[A-Za-z]/u,
  decimal: /[0-9]/u,
  digit: /[0-9]/u,
  numeric: NEVER,
  space: /[\t-\r ]/u,
  upper: /[A-Z]/u,
  lower: /[a-z]/u,
  title: NEVER,
};

/** Is the text not empty and each character of this type? */
export function everyCharacter(text: string, ...types: readonly RegExp[]): boolean {
  if (text === '') return false;
  for (const character of text) {
    if (!types.some((type) => type.test(character))) return false;
  }
  return true;
}

/** `islower`/`isupper`: has cased characters, and all of them of this case. */
export function hasCase(text: string, wanted: RegExp, ...others: readonly RegExp[]): boolean {
  let cased = false;
  for (const character of text) {
    if (others.some((type) => type.test(character))) return false;
    if (wanted.test(character)) cased = true;
  }
  return cased;
}

/** `istitle`: upper case after what has no case, lower case after what has. */
export function isTitle(text: string, types: CharTypes): boolean {
  let cased = false;
  let after = false;
  for (const character of text) {
    if (types.upper.test(character) || types.title.test(character)) {
      if (after) return false;
      after = cased = true;
    } else if (types.lower.test(character)) {
      if (!after) return false;
      cased = true;
    } else after = false;
  }
  return cased;
}

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** `str.isidentifier`. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
