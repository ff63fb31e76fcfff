import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, ObjectKind } from '../heap/kinds';
import type { HeapTables } from '../heap/tables';
import { ROW_SIZE } from './boxes';
import { fitText, textWidth } from './metrics';

/** Widest text of a row's label, and of a small value at its right. */
const MAX_LABEL = 132;
const MAX_VALUE = 92;

/** The words for what a row leads to when that is not drawn. */
const KIND_WORDS: Partial<Record<number, string>> = {
  [ObjectKind.Class]: 'class',
  [ObjectKind.Function]: 'function',
  [ObjectKind.Module]: 'module',
  [ObjectKind.Dict]: 'dict',
  [ObjectKind.List]: 'list',
  [ObjectKind.Tuple]: 'tuple',
  [ObjectKind.Set]: 'set',
  [ObjectKind.Code]: 'code',
  [ObjectKind.Method]: 'method',
};

/** The label at the left of the row for a reference. */
export function rowLabel(tables: HeapTables, edge: EdgeId, holderIsRoot: boolean): string {
  // An item without a name of its own is told by a class: one of its bases.
  const text = tables.strings.get(tables.edgeLabel.data[edge]!) || '__bases__';
  const bare = holderIsRoot && tables.edgeKind.data[edge] === EdgeKind.Value;
  return fitText(bare ? unquoted(text) : text, MAX_LABEL, ROW_SIZE, 'mono');
}

/** A name without the quotes of its repr. */
export function unquoted(text: string): string {
  const match = /^u?(['"])(.*)\1$/.exec(text);
  return match ? match[2]! : text;
}

/** What stands at the right of a row that leads to no drawn object: a small value, or what it is. */
export function rowValue(tables: HeapTables, target: ObjectId): string {
  const kind = tables.objectKind.data[target]!;
  if (kind === ObjectKind.Value) {
    const text = tables.strings.get(tables.objectText.data[target]!);
    return fitText(text.replaceAll('\n', ' '), MAX_VALUE, ROW_SIZE, 'mono');
  }
  const word = KIND_WORDS[kind] ?? tables.strings.get(tables.objectType.data[target]!);
  return fitText(word, MAX_VALUE, ROW_SIZE, 'mono');
}

/** Width that a row needs between its insets. */
export function rowWidth(label: string, value: string): number {
  const left = textWidth(label, ROW_SIZE, 'mono');
  return value === '' ? left + 16 : left + 16 + textWidth(value, ROW_SIZE, 'mono');
}

/** A static of the interpreter: its name, and where it is. */
export function staticLabel(text: string): { name: string; place: string } {
  const within = /^(.+) in (\S+\.c)$/.exec(text);
  if (within) return { name: within[1]!, place: within[2]! };
  const dictEntry = /^module dict '(.+)'$/.exec(text);
  if (dictEntry) return { name: dictEntry[1]!, place: 'module dict' };
  return { name: text, place: '' };
}

/** Names that every module has, and that a list of globals folds. */
export function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith('__') && name.endsWith('__');
}

/**
 * True for a name of a root that is only counted: one that every module has, and where there is little room
 * each that leads to nothing drawn.
 */
export function isFoldedName(
  tables: HeapTables,
  edge: EdgeId,
  leads: boolean,
  compact: boolean,
): boolean {
  if (compact && !leads) return true;
  return isDunder(unquoted(tables.strings.get(tables.edgeLabel.data[edge]!)));
}
