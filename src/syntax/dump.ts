/** Trees as compact text, for tests: `(Assign [x:Store] 1)`. */

import type { ConstantValue, Node } from './ast';

const POSITIONS = new Set(['line', 'col', 'endLine', 'endCol', 'kind', 'firstLine']);

/**
 * A node as an S-expression: its kind, then its fields in the order of their names in the tree. Empty lists and nulls
 * at the end are dropped; a `Name` is written `id`, with `:Store` or `:Del` where it is not loaded. With `places`, each
 * node is followed by `@line:col-endLine:endCol`.
 */
export function dump(node: Node | readonly Node[], places = false): string {
  return text(node, places);
}

function text(value: unknown, places: boolean): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return `[${value.map((item) => text(item, places)).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const node = value as Readonly<Record<string, unknown>>;
  const place = places && 'line' in node ? `@${span(node)}` : '';
  return plain(node, places) + place;
}

function span(node: Readonly<Record<string, unknown>>): string {
  return `${String(node.line)}:${String(node.col)}-${String(node.endLine)}:${String(node.endCol)}`;
}

function plain(node: Readonly<Record<string, unknown>>, places: boolean): string {
  const mark = node.ctx === undefined || node.ctx === 'Load' ? '' : `:${String(node.ctx)}`;
  if (node.kind === 'Name') return String(node.id) + mark;
  if (node.kind === 'Constant') return constant(node.value as ConstantValue);
  const fields = Object.entries(node)
    .filter(([name]) => !POSITIONS.has(name) && name !== 'ctx' && name !== 'warnings')
    .map(([, field]) => text(field, places));
  while (fields.at(-1) === '-' || fields.at(-1) === '[]') fields.pop();
  return `(${[String(node.kind) + mark, ...fields].join(' ')})`;
}

function constant(value: ConstantValue): string {
  switch (value.type) {
    case 'int':
      return `${value.value}${value.long ? 'L' : ''}`;
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'complex':
      return `${value.imag}j`;
    case 'str': {
      const prefix = { native: '', text: 'u', bytes: 'b' }[value.kind];
      return prefix + JSON.stringify(value.value);
    }
    default:
      return value.type;
  }
}
