import { ObjectKind } from '../heap/kinds';
import { isModuleFrame } from './drawing';
import type { Orientation } from './layout';
import type { UnionGraph, UnionNode } from './union';

const ROOT_GAP = 28;
/** The interpreter's card stands below this many nested calls; deeper ones go below it. */
const CALLS_ABOVE = 2;

/** Cards that have one place in the lane, because no two of them are there at the same time. */
type Row = readonly UnionNode[];

/** Places the lane's cards: the module's frame, its globals, called frames as they nest, the interpreter. */
export function placeRoots(
  graph: UnionGraph,
  slots: Float64Array,
  orientation: Orientation,
  isKept: (object: number) => boolean,
): void {
  const roots = graph.nodes.filter((node) => node.root);
  const frames = roots.filter((node) => node.kind === ObjectKind.Frame);
  const others = roots.filter((node) => node.kind !== ObjectKind.Frame && node.object !== 0);
  const interpreter = roots.filter((node) => node.object === 0);
  const nested = rowsByDepth(frames);
  // Where the module's own frame is not drawn, its globals stand first.
  const isModule = (node: UnionNode) => isModuleFrame(graph.drawing.tables, node.object);
  const outermost = nested[0]?.some(isModule) ? nested[0] : [];
  const calls = outermost.length > 0 ? nested.slice(1) : nested;
  const rows: Row[] = [
    outermost,
    ...others.map((node) => [node]),
    ...calls.slice(0, CALLS_ABOVE),
    interpreter,
    ...calls.slice(CALLS_ABOVE),
  ];
  stack(
    rows.filter((row) => row.length > 0),
    slots,
    orientation === 'down',
    isKept,
  );
}

/** The frames by how many others were there already when each came. */
function rowsByDepth(frames: readonly UnionNode[]): UnionNode[][] {
  const rows: UnionNode[][] = [];
  const open: UnionNode[] = [];
  for (const frame of frames) {
    while (open.length > 0 && open[open.length - 1]!.freed <= frame.born) open.pop();
    const row = rows[open.length];
    if (row) row.push(frame);
    else rows[open.length] = [frame];
    open.push(frame);
  }
  return rows;
}

/** One row after the other. A row that has a place keeps it, and what joins it later takes its size. */
function stack(
  rows: readonly Row[],
  slots: Float64Array,
  down: boolean,
  isKept: (object: number) => boolean,
): void {
  const known = rows.map((row) => row.find((node) => isKept(node.object)));
  const startOf = (node: UnionNode) => slots[node.object * 4 + (down ? 0 : 1)]!;
  let end = 0;
  for (const node of known) {
    if (!node) continue;
    const length = slots[node.object * 4 + (down ? 2 : 3)]!;
    end = Math.max(end, startOf(node) + length + ROOT_GAP);
  }
  rows.forEach((row, i) => {
    const kept = known[i];
    const start = kept ? startOf(kept) : end;
    const size = (node: UnionNode) => (down ? node.width : node.height);
    let length = row.reduce((longest, node) => Math.max(longest, size(node)), 0);
    if (kept) {
      const after = known
        .filter((node) => node && startOf(node) > start)
        .map((node) => startOf(node!));
      length = Math.min(length, Math.min(...after, Infinity) - ROOT_GAP - start);
    } else {
      end = start + length + ROOT_GAP;
    }
    for (const node of row) {
      if (isKept(node.object)) continue;
      const height = down ? node.height : Math.min(node.height, length);
      slots.set([down ? start : 0, down ? 0 : start, node.width, height], node.object * 4);
    }
  });
}
