/** Test cases as text: a source, `==>`, what is expected of it; a line of dashes between two cases. */

export interface TextCase {
  readonly source: string;
  readonly expected: string;
}

/** Reads cases. In the text, `BACKTICK` stands for the character that would end a template literal. */
export function textCases(text: string): readonly TextCase[] {
  return text
    .replace(/^\n/, '')
    .replaceAll('BACKTICK', '`')
    .split(/\n---+\n/)
    .map((block) => {
      const [source = '', expected = ''] = block.split('\n==>');
      return { source: source + '\n', expected: expected.trim() };
    });
}
