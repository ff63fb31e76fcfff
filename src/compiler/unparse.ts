/** The text of an expression, as `from __future__ import annotations` stores it. */
import type { Expr } from '../syntax/ast';
import { UnsupportedSyntax } from '../syntax/errors';

const OPERATORS = { BitOr: '|', Add: '+', Sub: '-', Mult: '*', Div: '/', BitAnd: '&' } as const;

export function unparse(e: Expr): string {
  switch (e.kind) {
    case 'Name':
      return e.id;
    case 'Attribute':
      return `${unparse(e.value)}.${e.attr}`;
    case 'Subscript': {
      const { slice } = e;
      // Inside brackets a tuple needs no parentheses of its own.
      const inner =
        slice.kind === 'Tuple' && slice.elts.length > 1
          ? slice.elts.map(unparse).join(', ')
          : unparse(slice);
      return `${unparse(e.value)}[${inner}]`;
    }
    case 'Tuple':
      return e.elts.length === 1
        ? `(${unparse(e.elts[0]!)},)`
        : `(${e.elts.map(unparse).join(', ')})`;
    case 'List':
      return `[${e.elts.map(unparse).join(', ')}]`;
    case 'Starred':
      return `*${unparse(e.value)}`;
    case 'BinOp':
      if (!(e.op in OPERATORS)) break;
      return `${unparse(e.left)} ${OPERATORS[e.op as keyof typeof OPERATORS]} ${unparse(e.right)}`;
    case 'Call': {
      const keywords = e.keywords.map((k) =>
        k.arg === null ? `**${unparse(k.value)}` : `${k.arg}=${unparse(k.value)}`,
      );
      return `${unparse(e.func)}(${[...e.args.map(unparse), ...keywords].join(', ')})`;
    }
    case 'Constant': {
      const { value } = e;
      if (value.type === 'Ellipsis') return '...';
      if (value.type === 'int') return String(value.value);
      if (value.type === 'str' && value.kind === 'native') return quoted(value.value);
      if (value.type === 'None' || value.type === 'True' || value.type === 'False') {
        return value.type;
      }
      break;
    }
    default:
  }
  throw new UnsupportedSyntax('this annotation under `from __future__ import annotations`', e.line);
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n');
  return quote + escaped + quote;
}
