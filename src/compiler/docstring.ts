import type { Stmt } from '../syntax/ast';
import type { Constant } from './code';
import type { Compiler } from './context';

export interface Docstring {
  readonly text: string;
  readonly constant: Constant;
}

/** The docstring that `body` begins with, as the version stores it. */
export function docstring(c: Compiler, body: readonly Stmt[]): Docstring | null {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  const { value } = first.value;
  if (value.type !== 'str' || value.kind === 'bytes') return null;
  const text = c.rules.classRecords ? withoutIndentation(value.value) : value.value;
  return { text, constant: { ...value, value: text } };
}

/** 3.13+: the indentation that all lines but the first share is left out. */
function withoutIndentation(doc: string): string {
  const lines = doc.split('\n').map(expandTabs);
  let margin = Infinity;
  for (const line of lines.slice(1)) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0) margin = Math.min(margin, indent);
  }
  const rest = lines.slice(1).map((line) => {
    const indent = /^ */.exec(line)![0].length;
    return line.slice(Math.min(indent, margin));
  });
  return [lines[0]!.replace(/^ +/, ''), ...rest].join('\n');
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let result = '';
  for (const character of line) {
    result += character === '\t' ? ' '.repeat(8 - (result.length % 8)) : character;
  }
  return result;
}
