import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, ObjectKind, Origin } from '../heap/kinds';
import type { HeapTables } from '../heap/tables';
import type { HeapFilter, LayoutOptions } from './layout';

/**
 * Which objects get a place of their own, and by which drawn object those without one are told.
 * Static for a trace and a filter: a later step never changes it.
 */
export interface Drawing {
  readonly tables: HeapTables;
  /** By object: 1 where it is drawn. */
  readonly drawn: Uint8Array;
  /** By object: 1 where it stands in the roots lane. */
  readonly root: Uint8Array;
  /** By undrawn object: the drawn one whose inner part it is (a class's dict, a function's closure), or 0. */
  readonly owner: Int32Array;
}

/** By kind of holder, the slots whose objects are told as parts of the holder, unless they are drawn themselves. */
const PART_SLOTS: Partial<Record<number, ReadonlySet<string>>> = {
  [ObjectKind.Class]: new Set(['__dict__', '__bases__']),
  [ObjectKind.Function]: new Set([
    '__closure__',
    'func_closure',
    '__defaults__',
    'func_defaults',
    '__kwdefaults__',
    '__dict__',
  ]),
  [ObjectKind.Generator]: new Set(['gi_frame']),
  [ObjectKind.Module]: new Set(['__dict__']),
  [ObjectKind.Frame]: new Set(['f_locals']),
};

/** Kinds that come and go by the dozen while expressions are evaluated. */
const PASSING: ReadonlySet<number> = new Set([
  ObjectKind.Method,
  ObjectKind.Tuple,
  ObjectKind.Other,
  ObjectKind.Code,
  ObjectKind.Traceback,
]);

/** Decides what is drawn under a filter. Where there is little room, neither the module's frame nor the interpreter is. */
export function chooseDrawn(
  tables: HeapTables,
  { filter, density }: Pick<LayoutOptions, 'filter' | 'density'>,
): Drawing {
  const objects = tables.objectCount;
  const drawn = new Uint8Array(objects);
  const root = new Uint8Array(objects);
  const held = findHolders(tables, root);
  const roomy = density === 'full';
  for (let o = 1; o < objects; o++) {
    const told = !roomy && isModuleFrame(tables, o);
    drawn[o] = !told && isDrawn(tables, o, filter, held, root) ? 1 : 0;
    if (told) root[o] = 0;
  }
  drawn[0] = roomy ? 1 : 0;
  root[0] = 1;
  return { tables, drawn, root, owner: findOwners(tables, drawn) };
}

/** How an object is ever held, as far as drawing it depends on that. */
interface Holding {
  /** By a slot, name, item or cell: by more than the evaluation stack. */
  lasting: Uint8Array;
  /** By a class's own dict. */
  inClass: Uint8Array;
  /** By something that the program made and that is neither a frame nor a class's own dict. */
  elsewhere: Uint8Array;
  /** Holds an object that the program made. */
  holdsProgram: Uint8Array;
  namesGc: boolean;
}

function findHolders(tables: HeapTables, root: Uint8Array): Holding {
  const objects = tables.objectCount;
  const held: Holding = {
    lasting: new Uint8Array(objects),
    inClass: new Uint8Array(objects),
    elsewhere: new Uint8Array(objects),
    holdsProgram: new Uint8Array(objects),
    namesGc: false,
  };
  const kindOf = tables.objectKind.data;
  const classDicts = new Uint8Array(objects);
  for (let e = 1; e < tables.edgeCount; e++) {
    const from = tables.edgeFrom.data[e]!;
    const to = tables.edgeTo.data[e]!;
    if (tables.edgeKind.data[e] !== EdgeKind.Slot) continue;
    if (kindOf[from] === ObjectKind.Class && kindOf[to] === ObjectKind.Dict) classDicts[to] = 1;
    const label = tables.strings.get(tables.edgeLabel.data[e]!);
    if (kindOf[from] !== ObjectKind.Frame || kindOf[to] !== ObjectKind.Dict) continue;
    // From 3.11 on a frame only borrows its globals; the module's own are its locals too.
    const own = label === 'f_locals' && isModuleFrame(tables, from);
    if ((own || label === 'f_globals') && !isLibrary(tables, to)) root[to] = 1;
  }
  for (let o = 1; o < objects; o++) if (kindOf[o] === ObjectKind.Frame) root[o] = 1;
  for (let e = 1; e < tables.edgeCount; e++) {
    const from = tables.edgeFrom.data[e]!;
    const to = tables.edgeTo.data[e]!;
    const kind = tables.edgeKind.data[e]!;
    if (kind !== EdgeKind.Stack && kind !== EdgeKind.CStack) held.lasting[to] = 1;
    if (classDicts[from]) held.inClass[to] = 1;
    else if (kindOf[from] !== ObjectKind.Frame && isContent(kind)) {
      if (root[from] || tables.objectOrigin.data[from] === Origin.Program) held.elsewhere[to] = 1;
    }
    if (tables.objectOrigin.data[to] === Origin.Program && isContent(kind))
      held.holdsProgram[from] = 1;
    if (root[from] && kindOf[to] === ObjectKind.Module && nameOf(tables, to) === 'gc')
      held.namesGc = true;
  }
  return held;
}

/** True for a namespace that is no program's: that of a module which was there before the first line. */
function isLibrary(tables: HeapTables, dict: ObjectId): boolean {
  return tables.objectOrigin.data[dict] === Origin.Startup && nameOf(tables, dict) !== 'globals';
}

function isContent(kind: number): boolean {
  return kind === EdgeKind.Attribute || kind === EdgeKind.Item || kind === EdgeKind.Value;
}

function isDrawn(
  tables: HeapTables,
  object: ObjectId,
  filter: HeapFilter,
  held: Holding,
  root: Uint8Array,
): boolean {
  const kind = tables.objectKind.data[object]!;
  const origin = tables.objectOrigin.data[object]!;
  if (kind === ObjectKind.Value) return false;
  if (root[object]) return true;
  if (filter === 'everything') return true;
  if (origin === Origin.Startup) {
    if (kind === ObjectKind.List && nameOf(tables, object) === 'gc.garbage') {
      return held.namesGc || held.holdsProgram[object] === 1;
    }
    return kind === ObjectKind.List && held.holdsProgram[object] === 1;
  }
  if (filter === 'internals') return true;
  if (origin === Origin.Internal || kind === ObjectKind.Code) return false;
  if (kind === ObjectKind.Function && held.inClass[object]) return held.elsewhere[object] === 1;
  return !PASSING.has(kind) || held.lasting[object] === 1;
}

function findOwners(tables: HeapTables, drawn: Uint8Array): Int32Array {
  const owner = new Int32Array(drawn.length);
  for (let e = 1; e < tables.edgeCount; e++) {
    const from = tables.edgeFrom.data[e]!;
    const to = tables.edgeTo.data[e]!;
    if (drawn[to] || tables.edgeKind.data[e] !== EdgeKind.Slot) continue;
    if (!drawn[from] || owner[to] !== 0) continue;
    if (tables.objectKind.data[from] === ObjectKind.Frame && isLibrary(tables, to)) continue;
    const label = tables.strings.get(tables.edgeLabel.data[e]!);
    if (PART_SLOTS[tables.objectKind.data[from]!]?.has(label)) owner[to] = from;
  }
  return owner;
}

function nameOf(tables: HeapTables, object: ObjectId): string {
  return tables.strings.get(tables.objectName.data[object]!);
}

/** The drawn object at the tail of a reference: its holder, or the one whose inner part the holder is. */
export function drawnHolder(drawing: Drawing, edge: EdgeId): ObjectId {
  const from = drawing.tables.edgeFrom.data[edge]!;
  return drawing.drawn[from] ? from : drawing.owner[from]!;
}

/** How the drawing tells a reference. */
export const EdgeRole = {
  /** Only counted. */
  Folded: 0,
  /** A labelled row of its holder. */
  Row: 1,
  /** A cell in its holder's line of cells. */
  Cell: 2,
  /** Leaves from its holder's outline. */
  Border: 3,
} as const;
export type EdgeRole = (typeof EdgeRole)[keyof typeof EdgeRole];

const CLASS_LINKS: ReadonlySet<string> = new Set(['__class__', 'ob_type']);
const GLOBALS_LINKS: ReadonlySet<string> = new Set(['__globals__', 'func_globals']);
const FOLDED_SLOTS: ReadonlySet<string> = new Set([
  'f_back',
  'f_builtins',
  'f_code',
  '__code__',
  'func_code',
  '__mro__',
  '__builtins__',
  '__objclass__',
  '__name__',
  '__qualname__',
  '__module__',
  '__doc__',
  'tp_mro',
  'tp_subclasses',
]);

/** The frame of the program's own lines. */
const MODULE_FRAME = 'frame ‹module›';
const MODULE_LINKS: ReadonlySet<string> = new Set(['f_globals', 'f_locals']);

/** True for the reference of an object to its class. */
export function isClassLink(tables: HeapTables, edge: EdgeId): boolean {
  if (tables.edgeKind.data[edge] !== EdgeKind.Slot) return false;
  return CLASS_LINKS.has(tables.strings.get(tables.edgeLabel.data[edge]!));
}

/** True for the references that lead back to a root and say little: a function's globals. */
export function isBackReference(tables: HeapTables, edge: EdgeId): boolean {
  if (tables.edgeKind.data[edge] !== EdgeKind.Slot) return false;
  return GLOBALS_LINKS.has(tables.strings.get(tables.edgeLabel.data[edge]!));
}

/** The role of a reference in the drawing of its holder; the same at every step. */
export function roleOf(drawing: Drawing, edge: EdgeId): EdgeRole {
  const { tables } = drawing;
  const from = tables.edgeFrom.data[edge]!;
  const to = tables.edgeTo.data[edge]!;
  const kind = tables.edgeKind.data[edge]!;
  const toDrawn = drawing.drawn[to] === 1;
  if (kind === EdgeKind.Stack || kind === EdgeKind.CStack) return EdgeRole.Folded;
  if (from === 0) return toDrawn && !drawing.root[to] ? EdgeRole.Row : EdgeRole.Folded;
  if (!drawing.drawn[from]) return innerRole(drawing, edge);
  if (kind === EdgeKind.Slot) return slotRole(drawing, edge);
  switch (tables.objectKind.data[from]) {
    case ObjectKind.List:
    case ObjectKind.Tuple:
    case ObjectKind.Set:
      return kind === EdgeKind.Item ? EdgeRole.Cell : toDrawn ? EdgeRole.Border : EdgeRole.Folded;
    case ObjectKind.Dict:
      return kind === EdgeKind.Value ? EdgeRole.Row : toDrawn ? EdgeRole.Border : EdgeRole.Folded;
    case ObjectKind.Instance:
    case ObjectKind.Frame:
      return kind === EdgeKind.Weak ? EdgeRole.Border : EdgeRole.Row;
    case ObjectKind.Exception:
    case ObjectKind.Module:
      return toDrawn ? EdgeRole.Row : EdgeRole.Folded;
    default:
      return toDrawn ? EdgeRole.Border : EdgeRole.Folded;
  }
}

/** References of a part that is told by its owner: only those that lead to something drawn. */
function innerRole(drawing: Drawing, edge: EdgeId): EdgeRole {
  const { tables } = drawing;
  const to = tables.edgeTo.data[edge]!;
  const owner = drawing.owner[tables.edgeFrom.data[edge]!]!;
  if (owner === 0 || !isContent(tables.edgeKind.data[edge]!)) return EdgeRole.Folded;
  // The names of a class body while it runs.
  if (tables.objectKind.data[owner] === ObjectKind.Frame) return EdgeRole.Row;
  if (!drawing.drawn[to] || to === owner || drawing.root[to]) return EdgeRole.Folded;
  return tables.objectKind.data[owner] === ObjectKind.Class ? EdgeRole.Row : EdgeRole.Border;
}

/** The frame that runs the module's own lines: the only one whose globals are drawn as a reference. */
export function isModuleFrame(tables: HeapTables, frame: ObjectId): boolean {
  if (tables.objectKind.data[frame] !== ObjectKind.Frame) return false;
  return nameOf(tables, frame) === MODULE_FRAME;
}

function slotRole(drawing: Drawing, edge: EdgeId): EdgeRole {
  const { tables } = drawing;
  const from = tables.edgeFrom.data[edge]!;
  const label = tables.strings.get(tables.edgeLabel.data[edge]!);
  if (FOLDED_SLOTS.has(label) || !drawing.drawn[tables.edgeTo.data[edge]!]) return EdgeRole.Folded;
  switch (tables.objectKind.data[from]) {
    case ObjectKind.Instance:
    case ObjectKind.Exception:
      return EdgeRole.Row;
    case ObjectKind.Frame:
      return MODULE_LINKS.has(label) && isModuleFrame(tables, from)
        ? EdgeRole.Row
        : EdgeRole.Folded;
    case ObjectKind.Class:
      return CLASS_LINKS.has(label) ? EdgeRole.Folded : EdgeRole.Row;
    default:
      return CLASS_LINKS.has(label) ? EdgeRole.Folded : EdgeRole.Border;
  }
}
