import type { EdgeId, ObjectId } from '../heap/ids';
import { ObjectKind } from '../heap/kinds';
import { boxSize, isSequence, MAX_ROWS, ROW_SIZE } from './boxes';
import type { Drawing } from './drawing';
import {
  chooseDrawn,
  drawnHolder,
  EdgeRole,
  isBackReference,
  isClassLink,
  roleOf,
} from './drawing';
import type { LayoutOptions } from './layout';
import { NEVER } from './lifetimes';
import type { Lifetimes } from './lifetimes';
import { textWidth } from './metrics';
import { isFoldedName, rowLabel, rowValue, rowWidth } from './rowText';

/** A drawn object over its whole life: its size is that of its largest version. */
export interface UnionNode {
  readonly object: ObjectId;
  readonly kind: number;
  readonly root: boolean;
  readonly width: number;
  readonly height: number;
  readonly born: number;
  readonly freed: number;
}

/** A reference between drawn objects that exists at some step. */
export interface UnionEdge {
  readonly edge: EdgeId;
  readonly from: ObjectId;
  readonly to: ObjectId;
  readonly born: number;
  /** Where its port is: how far below the top of its holder. */
  readonly port: number;
  /** False for references that say nothing about where things belong: to a class, to the globals. */
  readonly places: boolean;
}

/** The union of the heaps of all steps. */
export interface UnionGraph {
  readonly drawing: Drawing;
  /** In order of birth; the interpreter first. */
  readonly nodes: readonly UnionNode[];
  readonly edges: readonly UnionEdge[];
  readonly lifetimes: Lifetimes;
}

/** What a node's rows need over its life. */
interface Needs {
  starts: number[];
  ends: number[];
  rowWidth: number;
  keyWidth: number;
  cellWidth: number;
  fixedRows: number;
}

/** Builds the union graph of everything that the filter draws. */
export function unionGraph(lifetimes: Lifetimes, options: LayoutOptions): UnionGraph {
  const { tables } = lifetimes;
  const drawing = chooseDrawn(tables, options);
  const compact = options.density === 'compact';
  const needs = new Map<ObjectId, Needs>();
  const edges: UnionEdge[] = [];
  const rowsOf = new Map<ObjectId, Set<string>>();
  for (let e = 1; e < tables.edgeCount; e++) {
    if (lifetimes.edgeBorn[e] === NEVER) continue;
    const role = roleOf(drawing, e);
    const from = drawnHolder(drawing, e);
    const to = tables.edgeTo.data[e]!;
    if (role !== EdgeRole.Folded && !(compact && isClassLink(tables, e))) {
      noteNeed(needs, drawing, lifetimes, e, from, role, compact);
    }
    if (!drawing.drawn[to] || (from === 0 && !drawing.drawn[0])) continue;
    if (tables.edgeFrom.data[e] !== 0 && from === 0) continue;
    const rows = rowsOf.get(from) ?? new Set<string>();
    rowsOf.set(from, rows);
    rows.add(tables.strings.get(tables.edgeLabel.data[e]!));
    edges.push({
      edge: e,
      from,
      to,
      born: lifetimes.edgeBorn[e]!,
      port: role === EdgeRole.Row ? 46 + 24 * (Math.min(rows.size, MAX_ROWS.lane) - 0.5) : 18,
      places: !isClassLink(tables, e) && !isBackReference(tables, e) && from !== to,
    });
  }
  const nodes: UnionNode[] = [];
  for (let o = 0; o < tables.objectCount; o++) {
    if (!drawing.drawn[o] || lifetimes.objectBorn[o] === NEVER) continue;
    nodes.push(unionNode(drawing, lifetimes, o, needs.get(o), compact));
  }
  nodes.sort((a, b) => a.born - b.born || a.object - b.object);
  return { drawing, nodes, edges, lifetimes };
}

function noteNeed(
  needs: Map<ObjectId, Needs>,
  drawing: Drawing,
  lifetimes: Lifetimes,
  edge: EdgeId,
  holder: ObjectId,
  role: EdgeRole,
  compact: boolean,
): void {
  if (role === EdgeRole.Border) return;
  const { tables } = drawing;
  const to = tables.edgeTo.data[edge]!;
  let need = needs.get(holder);
  if (!need) {
    need = { starts: [], ends: [], rowWidth: 0, keyWidth: 0, cellWidth: 44, fixedRows: 0 };
    needs.set(holder, need);
  }
  const value = drawing.drawn[to] ? '' : rowValue(tables, to);
  if (role === EdgeRole.Cell) {
    need.cellWidth = Math.max(need.cellWidth, textWidth(value, ROW_SIZE, 'mono') + 34);
  } else {
    const isRoot = drawing.root[holder] === 1;
    // A module's frame names the same dict twice; one row tells it.
    if (
      tables.objectKind.data[holder] === ObjectKind.Frame &&
      drawing.root[to] &&
      need.starts.length
    ) {
      return;
    }
    const isFrame = tables.objectKind.data[holder] === ObjectKind.Frame;
    const leads = drawing.drawn[to] === 1 || isFrame;
    if (isRoot && isFoldedName(tables, edge, leads, compact)) {
      need.fixedRows = 1;
      return;
    }
    const label = rowLabel(tables, edge, isRoot);
    need.rowWidth = Math.max(need.rowWidth, rowWidth(label, value));
    need.keyWidth = Math.max(need.keyWidth, textWidth(label, ROW_SIZE, 'mono'));
  }
  need.starts.push(lifetimes.edgeBorn[edge]!);
  need.ends.push(lifetimes.edgeFreed[edge]!);
}

/** The largest number of intervals [start, end) that hold at once. */
function mostAtOnce(starts: number[], ends: number[]): number {
  starts.sort((a, b) => a - b);
  ends.sort((a, b) => a - b);
  let most = 0;
  let ended = 0;
  starts.forEach((start, i) => {
    while (ends[ended]! <= start) ended++;
    most = Math.max(most, i + 1 - ended);
  });
  return most;
}

function unionNode(
  drawing: Drawing,
  lifetimes: Lifetimes,
  object: ObjectId,
  need: Needs | undefined,
  compact: boolean,
): UnionNode {
  const { tables } = drawing;
  const kind = tables.objectKind.data[object]!;
  const root = drawing.root[object] === 1;
  const most = need ? mostAtOnce(need.starts, need.ends) : 0;
  const cells = isSequence(kind) ? Math.min(most, MAX_ROWS.cells + 1) : 0;
  // Where there is room, a class tells its finalizer and the number of its methods in rows of its own.
  const tells = kind === ObjectKind.Class && !compact;
  const own = tells ? 2 : (need?.fixedRows ?? 0);
  const size = boxSize({
    kind,
    root,
    name: tables.strings.get(tables.objectName.data[object]!),
    rows: most + own,
    rowWidth: Math.max(need?.rowWidth ?? 0, tells ? 178 : 0),
    keyWidth: need?.keyWidth ?? 0,
    cells,
    cellWidth: need?.cellWidth ?? 0,
    compact,
  });
  return {
    object,
    kind,
    root,
    ...size,
    born: lifetimes.objectBorn[object]!,
    freed: lifetimes.objectFreed[object]!,
  };
}
