import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, isCountedKind, ObjectFlag, ObjectKind } from '../heap/kinds';
import { BOX, isPill, isSequence, MAX_ROWS, ROW_SIZE, titleHeight } from '../layout/boxes';
import type { Drawing } from '../layout/drawing';
import { EdgeRole, isBackReference, isClassLink, roleOf } from '../layout/drawing';
import type { Rect } from '../layout/layout';
import { slotOf } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { isDunder, rowLabel, rowValue, staticLabel, unquoted } from '../layout/rowText';
import type { SceneInput } from './input';

/** One row of a node. */
export interface RowContent {
  key: string;
  label: string;
  /** At the right: a small value, a word, or nothing where a port stands. */
  value: string;
  look: 'port' | 'chip' | 'word' | 'finalizer' | 'muted';
  /** The references that the row stands for. */
  edges: EdgeId[];
}

/** One cell of a list, tuple or set. */
export interface CellContent {
  key: string;
  index: string;
  value: string;
  edge: EdgeId;
}

/** What a node shows at this step. */
export interface NodeContent {
  object: ObjectId;
  kind: number;
  root: boolean;
  /** Its box now; never larger than its slot. */
  box: Rect;
  title: number;
  subtitle: string;
  rows: RowContent[];
  cells: CellContent[];
  cellWidth: number;
  keyWidth: number;
  /** References that leave from the outline. */
  borders: EdgeId[];
}

/** Reads what a living object shows. `parts`: the undrawn objects that it tells in its own rows. */
export function contentOf(
  input: SceneInput,
  drawing: Drawing,
  object: ObjectId,
  parts: readonly ObjectId[],
): NodeContent {
  const { view, layout } = input;
  const kind = view.objectKind(object);
  const root = layout.root[object] === 1;
  const slot = slotOf(layout, object);
  const roomy = layout.options.density === 'full';
  const title = titleHeight(kind, root, !roomy);
  const content: NodeContent = {
    object,
    kind,
    root,
    box: slot,
    title,
    subtitle: root && title === BOX.tallTitle ? subtitleOf(input, object, kind) : '',
    rows: [],
    cells: [],
    cellWidth: 0,
    keyWidth: 0,
    borders: [],
  };
  if (kind === ObjectKind.Class && !root && roomy) addClassRows(content, input, drawing);
  readEdges(content, input, drawing, object);
  for (const part of parts) readEdges(content, input, drawing, part);
  if (kind === ObjectKind.Class && !root && roomy) addInternalsRow(content, input, drawing);
  if (roomy) foldDunders(content);
  else foldNames(content);
  limitRows(content, slot.height);
  measure(content, slot);
  return content;
}

/** Undrawn objects that this one tells in its own rows. */
export function partsOf(input: SceneInput, drawing: Drawing, object: ObjectId): ObjectId[] {
  const parts: ObjectId[] = [];
  if (object === 0) return parts;
  for (const edge of input.view.out(object)) {
    const to = input.view.to(edge);
    if (drawing.owner[to] === object && !parts.includes(to)) parts.push(to);
  }
  return parts;
}

function subtitleOf({ view, sourceLine }: SceneInput, object: ObjectId, kind: number): string {
  if (kind !== ObjectKind.Frame) return view.subtitle(object);
  const line = view.line(object);
  if (line === 0) return 'before the first line';
  return `line ${line} ${sourceLine(line)}`.trim();
}

function readEdges(
  content: NodeContent,
  input: SceneInput,
  drawing: Drawing,
  holder: ObjectId,
): void {
  const { view } = input;
  const { tables } = drawing;
  for (const edge of view.out(holder)) {
    const role = roleOf(drawing, edge);
    if (role === EdgeRole.Folded || !isWanted(input, drawing, edge)) continue;
    const to = view.to(edge);
    const leads = drawing.drawn[to] === 1;
    const value = leads ? '' : rowValue(tables, to);
    // A module's frame names the same dict twice; one row tells it.
    if (content.kind === ObjectKind.Frame && drawing.root[to] && content.rows.length > 0) continue;
    if (role === EdgeRole.Border) {
      content.borders.push(edge);
    } else if (role === EdgeRole.Cell) {
      const index = view.objectKind(holder) === ObjectKind.Set ? '' : String(content.cells.length);
      content.cells.push({ key: `cell-${edge}`, index, value, edge });
    } else if (holder === 0) {
      const { name, place } = staticLabel(tables.strings.get(tables.edgeLabel.data[edge]!));
      content.rows.push({
        key: `row-${edge}`,
        label: name,
        value: place,
        look: 'port',
        edges: [edge],
      });
    } else {
      const isValue = view.objectKind(to) === ObjectKind.Value;
      content.rows.push({
        key: `row-${edge}`,
        label: rowLabel(tables, edge, content.root),
        value,
        look: leads ? 'port' : isValue ? 'chip' : 'word',
        edges: [edge],
      });
    }
  }
}

/** References that the user may switch off. */
function isWanted({ options, layout }: SceneInput, drawing: Drawing, edge: EdgeId): boolean {
  if (isBackReference(drawing.tables, edge)) return options.backReferences;
  if (isClassLink(drawing.tables, edge)) return layout.options.density === 'full';
  return true;
}

/** The finalizer, which decides so much, has a row of its own. */
function addClassRows(content: NodeContent, { view }: SceneInput, drawing: Drawing): void {
  for (const dict of classDicts(view, drawing, content.object)) {
    for (const edge of view.out(dict)) {
      if (view.kind(edge) !== EdgeKind.Value) continue;
      if (unquoted(drawing.tables.strings.get(drawing.tables.edgeLabel.data[edge]!)) !== '__del__')
        continue;
      content.rows.push({
        key: 'del',
        label: '__del__',
        value: 'finalizer',
        look: 'finalizer',
        edges: [],
      });
    }
  }
}

/** One row for the methods, and for the references that nothing drawn holds. */
function addInternalsRow(content: NodeContent, { view }: SceneInput, drawing: Drawing): void {
  let methods = 0;
  for (const dict of classDicts(view, drawing, content.object)) {
    for (const edge of view.out(dict)) {
      if (view.kind(edge) !== EdgeKind.Value || drawing.drawn[view.to(edge)]) continue;
      if (view.objectKind(view.to(edge)) === ObjectKind.Function) methods++;
    }
  }
  if (content.rows.some((row) => row.key === 'del')) methods--;
  let hidden = view.hasFlag(content.object, ObjectFlag.Immortal) ? 0 : view.base(content.object);
  for (const edge of view.in(content.object)) {
    const from = view.from(edge);
    if (isCountedKind(view.kind(edge)) && !drawing.drawn[from]) hidden++;
  }
  if (methods <= 0 && hidden === 0) return;
  const label =
    methods <= 0 ? 'internals' : `+${methods} ${methods === 1 ? 'method' : 'methods'}, internals`;
  content.rows.push({
    key: 'internals',
    label,
    value: hidden === 0 ? '' : `${hidden} ${hidden === 1 ? 'ref' : 'refs'}`,
    look: 'muted',
    edges: [],
  });
}

function classDicts(view: SceneInput['view'], drawing: Drawing, object: ObjectId): ObjectId[] {
  const dicts: ObjectId[] = [];
  for (const edge of view.out(object)) {
    const to = view.to(edge);
    if (drawing.owner[to] === object && view.objectKind(to) === ObjectKind.Dict) dicts.push(to);
  }
  return dicts;
}

/** The names that every module has say little: one row counts them. */
function foldDunders(content: NodeContent): void {
  if (!content.root || content.kind === ObjectKind.Frame || content.object === 0) return;
  const kept = content.rows.filter((row) => !isDunder(row.label));
  const folded = content.rows.length - kept.length;
  if (folded === 0) return;
  const label = `${folded} dunder ${folded === 1 ? 'name' : 'names'}`;
  content.rows = [...kept, { key: 'dunders', label, value: '', look: 'muted', edges: [] }];
}

/** Where there is little room, a root's names that lead to nothing drawn are one row. */
function foldNames(content: NodeContent): void {
  if (!content.root || content.kind === ObjectKind.Frame || content.object === 0) return;
  const kept = content.rows.filter((row) => row.look === 'port');
  const folded = content.rows.length - kept.length;
  if (folded === 0) return;
  const label = kept.length > 0 ? `${folded} more` : `${folded} names`;
  content.rows = [...kept, { key: 'names', label, value: '', look: 'muted', edges: [] }];
}

/** What does not fit the slot, or would be too long, is counted in one row. */
function limitRows(content: NodeContent, height: number): void {
  const room = Math.floor((height - content.title) / BOX.row);
  const most = Math.max(1, Math.min(room, content.root ? MAX_ROWS.lane + 2 : MAX_ROWS.node + 1));
  if (content.rows.length > most) {
    const hidden = content.rows.splice(most - 1);
    const edges = hidden.flatMap((row) => row.edges);
    content.rows.push({
      key: 'more',
      label: `+ ${hidden.length}`,
      value: '',
      look: 'muted',
      edges,
    });
  }
  if (content.cells.length > MAX_ROWS.cells + 1) {
    content.borders.push(...content.cells.slice(MAX_ROWS.cells).map((cell) => cell.edge));
    const hidden = content.cells.splice(MAX_ROWS.cells);
    content.cells.push({ key: 'more', index: `+ ${hidden.length}`, value: '', edge: 0 });
  }
}

function measure(content: NodeContent, slot: Rect): void {
  const { rows } = content;
  content.box = { ...slot, height: Math.min(heightNow(content), slot.height) };
  if (content.cells.length > 0) content.cellWidth = slot.width / content.cells.length;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label, ROW_SIZE, 'mono')));
  content.keyWidth = Math.min(slot.width - 40, Math.max(BOX.keyColumn, widest + 2 * BOX.inset));
}

/** The height that the rows of this step need. */
function heightNow({ kind, root, rows, title }: NodeContent): number {
  if (root) return title + rows.length * BOX.row + (rows.length === 0 ? 4 : 6);
  if (kind === ObjectKind.Cell) return BOX.circle;
  if (isPill(kind)) return title;
  if (isSequence(kind)) return title + BOX.cells;
  // An empty dict says so in a row.
  const count = kind === ObjectKind.Dict ? Math.max(1, rows.length) : rows.length;
  return title + (count === 0 ? 4 : count * BOX.row);
}
