/** Which construct exists in which Python: the one place of this layer that compares versions for the grammar. */

/** A Python version as numbers, so that 3.10 is later than 3.9. */
export type SyntaxVersion = readonly [major: number, minor: number];

/** First version with the construct and, where it went away again, the last one. */
const CONSTRUCTS = {
  // 2.x only
  printStatement: ['2.6', '2.7'],
  execStatement: ['2.6', '2.7'],
  backticks: ['2.6', '2.7'],
  lessGreater: ['2.6', '2.7'],
  longSuffix: ['2.6', '2.7'],
  leadingZeroOctal: ['2.6', '2.7'],
  exceptComma: ['2.6', '2.7'],
  raiseWithCommas: ['2.6', '2.7'],
  tupleParameters: ['2.6', '2.7'],
  byteStrings: ['2.6', '2.7'],
  singletonsAreNames: ['2.6', '2.7'],
  // 2.7 and later
  setDisplays: ['2.7'],
  manyWithItems: ['2.7'],
  // 3.x
  unicodeIdentifiers: ['3.0'],
  nonlocalStatement: ['3.0'],
  annotations: ['3.0'],
  keywordOnly: ['3.0'],
  starredTargets: ['3.0'],
  ellipsisAnywhere: ['3.0'],
  raiseFrom: ['3.0'],
  yieldFrom: ['3.3'],
  generalUnpacking: ['3.5'],
  matrixMultiplication: ['3.5'],
  fStrings: ['3.6'],
  underscoresInNumbers: ['3.6'],
  variableAnnotations: ['3.6'],
  asyncKeywords: ['3.7'],
  walrus: ['3.8'],
  positionalOnly: ['3.8'],
  fStringDebug: ['3.8'],
  starredReturn: ['3.8'],
  anyDecorator: ['3.9'],
  parenthesizedWith: ['3.9'],
  starredForIterable: ['3.9'],
  matchStatement: ['3.10'],
  unparenthesizedWalrusInIndex: ['3.10'],
  exceptStar: ['3.11'],
  starredIndex: ['3.11'],
  nestedFStrings: ['3.12'],
  typeParameters: ['3.12'],
  exceptWithoutParentheses: ['3.14'],
  templateStrings: ['3.14'],
  // How errors are found and told
  tabsMustBeConsistent: ['3.0'],
  parenthesisMatching: ['3.8'],
  pegParser: ['3.9'],
  suggestions: ['3.10'],
} as const satisfies Record<string, readonly [string] | readonly [string, string]>;

export type Construct = keyof typeof CONSTRUCTS;

/** For one version: is the construct there? */
export type Grammar = Readonly<Record<Construct, boolean>>;

/** Reads `'3.10'` as `[3, 10]`. */
export function syntaxVersion(text: string): SyntaxVersion {
  const [major, minor] = text.split('.');
  return [Number(major), Number(minor)];
}

/** Is `version` at least `first`, written as in `'3.10'`? */
export function since(version: SyntaxVersion, first: string): boolean {
  const [major, minor] = syntaxVersion(first);
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/** The grammar of a version. */
export function grammarOf(version: SyntaxVersion): Grammar {
  const entries = Object.entries(CONSTRUCTS).map(([construct, [first, last]]) => {
    const [major, minor] = syntaxVersion(last ?? '9.99');
    const over = version[0] > major || (version[0] === major && version[1] > minor);
    return [construct, since(version, first) && !over] as const;
  });
  return Object.fromEntries(entries) as Grammar;
}

const SHARED_KEYWORDS =
  'and as assert break class continue def del elif else except finally for from global if import in is ' +
  'lambda not or pass raise return try while with yield';

/**
 * The reserved words of a version. `print` and `exec` are left to the parser, because `from __future__ import
 * print_function` frees the former in the middle of a file.
 */
export function keywordsOf(version: SyntaxVersion): ReadonlySet<string> {
  const words = SHARED_KEYWORDS.split(' ');
  if (version[0] >= 3) words.push('None', 'True', 'False', 'nonlocal');
  if (since(version, '3.7')) words.push('async', 'await');
  return new Set(words);
}
