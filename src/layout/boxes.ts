import { ObjectKind } from '../heap/kinds';
import { textWidth } from './metrics';

/** Measures of a node's anatomy, in CSS pixels. */
export const BOX = {
  minWidth: 148,
  /** The same where there is little room. */
  compactWidth: 112,
  maxWidth: 240,
  /** Band with tile and name. */
  title: 36,
  /** The same with a second line under the name. */
  tallTitle: 46,
  row: 24,
  cells: 26,
  /** Left inset of a row's text; twice that is kept free at the right for the port. */
  inset: 12,
  tile: { x: 10, y: 12, width: 28, height: 18, gap: 7 },
  keyColumn: 74,
  pillHeight: 36,
  circle: 34,
  laneWidth: 176,
  compactLane: 156,
  /** How far badges stand out above the top border. */
  badges: 10,
} as const;

/** How far a tag hangs down from the bottom border. */
export const TAG_DROP = 15;

/** How many rows a node shows before it says "+ n". */
export const MAX_ROWS = { lane: 14, node: 8, cells: 6 } as const;

export const NAME_SIZE = 12.5;
export const ROW_SIZE = 11;

/** What a node will have to hold at its largest. */
export interface BoxContent {
  kind: number;
  root: boolean;
  name: string;
  /** Rows shown at once, at most. */
  rows: number;
  /** Width of the widest row's text and what stands at its right. */
  rowWidth: number;
  /** Width of the widest key, for dicts. */
  keyWidth: number;
  /** Cells shown at once, at most, and the width of one. */
  cells: number;
  cellWidth: number;
  /** There is little room. */
  compact: boolean;
}

/** Left edge of the tile: kinds with a slanted or round left side keep clear of it. */
export function tileX(kind: number): number {
  switch (kind) {
    case ObjectKind.Class:
    case ObjectKind.Function:
    case ObjectKind.Method:
      return 14;
    case ObjectKind.Weakref:
    case ObjectKind.Generator:
      return 18;
    case ObjectKind.Module:
      return 12;
    default:
      return BOX.tile.x;
  }
}

/** True for kinds drawn as one band without rows. */
export function isPill(kind: number): boolean {
  return (
    kind === ObjectKind.Function ||
    kind === ObjectKind.Method ||
    kind === ObjectKind.Generator ||
    kind === ObjectKind.Weakref ||
    kind === ObjectKind.Code
  );
}

/** True for kinds whose content is a line of cells. */
export function isSequence(kind: number): boolean {
  return kind === ObjectKind.List || kind === ObjectKind.Tuple || kind === ObjectKind.Set;
}

/** Height of the band above the rows; a root's holds a second line where there is room. */
export function titleHeight(kind: number, root: boolean, compact: boolean): number {
  if (root) return compact && kind === ObjectKind.Dict ? BOX.title : BOX.tallTitle;
  if (kind === ObjectKind.Weakref) return 40;
  return BOX.title;
}

/** Size of the node that holds `content`. */
export function boxSize(content: BoxContent): { width: number; height: number } {
  const { kind, root, compact } = content;
  const least = compact ? BOX.compactWidth : BOX.minWidth;
  if (kind === ObjectKind.Cell && !root) return { width: BOX.circle, height: BOX.circle };
  const title = titleHeight(kind, root, compact);
  if (root) {
    const rows = Math.min(content.rows, MAX_ROWS.lane + 2);
    const width = compact ? BOX.compactLane : BOX.laneWidth;
    return { width, height: title + rows * BOX.row + (rows === 0 ? 4 : 6) };
  }
  const nameEnd =
    tileX(kind) + BOX.tile.width + BOX.tile.gap + textWidth(content.name, NAME_SIZE, 'sans600');
  if (isPill(kind)) {
    const width = Math.max(least, nameEnd + 20);
    return { width: Math.ceil(Math.min(width, BOX.maxWidth)), height: title };
  }
  let width = Math.max(least, nameEnd + 14);
  if (isSequence(kind)) {
    width = Math.max(width, content.cells * content.cellWidth);
    return { width: Math.ceil(Math.min(width, BOX.maxWidth + 60)), height: title + BOX.cells };
  }
  width = Math.max(width, BOX.inset + content.rowWidth + 2 * BOX.inset);
  const bare = kind === ObjectKind.Instance || (kind === ObjectKind.Class && compact);
  const rows = Math.max(content.rows, bare ? 0 : 1);
  return {
    width: Math.ceil(Math.min(width, BOX.maxWidth)),
    height: rows === 0 ? title + 4 : title + Math.min(rows, MAX_ROWS.node + 1) * BOX.row,
  };
}
