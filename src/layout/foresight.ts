import type { Block, BlockGraph } from './blocks';
import { gatherBlocks } from './blocks';
import { BOX } from './boxes';
import { assignColumns } from './columns';
import type { Layout, LayoutOptions, Orientation } from './layout';
import type { Lifetimes } from './lifetimes';
import type { Place } from './occupancy';
import { Occupancy } from './occupancy';
import { placeRoots } from './roots';
import type { UnionGraph } from './union';
import { unionGraph } from './union';

/** Room between the lane's cards and the first column, and between columns, for the references. */
const LANE = BOX.laneWidth + 28;
const FIRST_GAP = 64;
const COLUMN_GAP = 72;
/** A ring may reach over the next columns; for a column's width it counts no more than this. */
const RING_SHARE = 200;
/** Room between the blocks of a column. */
const BLOCK_GAP = 6;
/** Where a reference enters a node: below its top. */
const ENTRY = 18;
/** Up to here the columns are ordered by barycentre; beyond, objects are placed as they are born. */
const ORDERED_LIMIT = 1500;
const TICKS = 60;

/** Lays out everything that ever lives, once for the whole trace. */
export function layOut(lifetimes: Lifetimes, options: LayoutOptions): Layout {
  return place(lifetimes, options, null);
}

/**
 * The layout of a trace that has grown: everything placed keeps its place, later objects are added around it.
 * `lifetimes` are those of the whole trace.
 */
export function extendLayout(layout: Layout, lifetimes: Lifetimes): Layout {
  return place(lifetimes, layout.options, layout);
}

function place(lifetimes: Lifetimes, options: LayoutOptions, before: Layout | null): Layout {
  const graph = unionGraph(lifetimes, options.filter);
  const gathered = gatherBlocks(graph);
  assignColumns(graph, gathered);
  const objects = lifetimes.tables.objectCount;
  const slots = new Float64Array(objects * 4);
  if (before) slots.set(before.slots);
  const isKept = (object: number) => before !== null && slots[object * 4 + 2]! > 0;
  placeRoots(graph, slots, options.orientation, isKept);
  const lane = before?.lane ?? laneExtent(graph, slots, options.orientation);
  const placer = new Placer(gathered, slots, options.orientation, lane);
  const columns = placer.placeAll(before?.columns ?? [], isKept);
  return {
    options,
    slots,
    born: lifetimes.objectBorn,
    freed: lifetimes.objectFreed,
    root: graph.drawing.root,
    owner: graph.drawing.owner,
    lane,
    columns,
    bounds: boundsOf(slots),
  };
}

function laneExtent(graph: UnionGraph, slots: Float64Array, orientation: Orientation): number {
  if (orientation === 'right') return LANE;
  let bottom = 0;
  for (const { object, root } of graph.nodes) {
    if (root) bottom = Math.max(bottom, slots[object * 4 + 1]! + slots[object * 4 + 3]!);
  }
  return bottom + 28;
}

/** Puts the blocks of the heap into columns (or rows), each near what holds it. */
class Placer {
  private readonly gathered: BlockGraph;
  private readonly slots: Float64Array;
  private readonly down: boolean;
  private readonly lane: number;
  private readonly occupancy = new Occupancy();
  private readonly placeOf = new Map<Block, Place>();

  constructor(
    gathered: BlockGraph,
    slots: Float64Array,
    orientation: Orientation,
    lane: number,
  ) {
    this.gathered = gathered;
    this.slots = slots;
    this.down = orientation === 'down';
    this.lane = lane;
  }

  /** Places all blocks that are not kept; returns where the columns begin. */
  placeAll(known: readonly number[], isKept: (object: number) => boolean): number[] {
    const { blocks } = this.gathered;
    const columns = this.columnStarts(known);
    const fresh: Block[] = [];
    for (const block of blocks) {
      const kept = block.members.filter(({ node }) => isKept(node.object));
      for (const { node } of kept) this.takeSlot(node.object, node.born, node.freed);
      if (kept.length === 0) fresh.push(block);
      else fresh.push(...this.leftOver(block, kept.length));
    }
    if (fresh.length > ORDERED_LIMIT || known.length > 0) this.placeByBirth(fresh, columns);
    else {
      this.placeByColumn(fresh, columns);
      this.relax(fresh);
    }
    return columns;
  }

  /** Where columns begin; those known stay. */
  private columnStarts(known: readonly number[]): number[] {
    const extents: number[] = [];
    for (const block of this.gathered.blocks) {
      const extent = this.down ? block.height : block.width;
      const share = block.members.length > 1 ? Math.min(extent, RING_SHARE) : extent;
      extents[block.column] = Math.max(extents[block.column] ?? BOX.minWidth, share);
    }
    const starts = [...known];
    if (starts.length === 0) starts.push(0, this.lane + FIRST_GAP);
    for (let c = starts.length; c <= extents.length; c++) {
      starts.push(starts[c - 1]! + (extents[c - 1] ?? BOX.minWidth) + COLUMN_GAP);
    }
    return starts;
  }

  /** Members of a ring that came after the ring was placed: each is placed alone. */
  private leftOver(block: Block, kept: number): Block[] {
    if (kept === block.members.length) return [];
    return block.members
      .filter(({ node }) => this.slots[node.object * 4 + 2] === 0)
      .map((member) => ({
        members: [{ node: member.node, x: 24, y: 24 }],
        width: member.node.width + 48,
        height: member.node.height + 48,
        born: member.node.born,
        freed: member.node.freed,
        column: block.column,
      }));
  }

  private placeByColumn(blocks: readonly Block[], columns: readonly number[]): void {
    const byColumn = new Map<number, Block[]>();
    for (const block of blocks) {
      const list = byColumn.get(block.column);
      if (list) list.push(block);
      else byColumn.set(block.column, [block]);
    }
    const numbers = [...byColumn.keys()].sort((a, b) => a - b);
    for (const column of numbers) {
      const wanted = new Map(byColumn.get(column)!.map((b) => [b, this.wanted(b) ?? Infinity]));
      const order = [...wanted.keys()].sort((a, b) => wanted.get(a)! - wanted.get(b)! || a.born - b.born);
      for (const block of order) this.placeBlock(block, columns[column]!);
    }
  }

  private placeByBirth(blocks: readonly Block[], columns: readonly number[]): void {
    const order = [...blocks].sort((a, b) => a.born - b.born);
    order.forEach((block, i) => {
      if (i % 256 === 255) this.occupancy.forgetBefore(block.born);
      this.placeBlock(block, columns[block.column]!);
    });
  }

  private placeBlock(block: Block, main: number): void {
    const length = (this.down ? block.width : block.height) + BLOCK_GAP;
    const extent = this.down ? block.height : block.width;
    const inset = this.down ? block.members[0]!.y : block.members[0]!.x;
    // The first member is flush with its column; a ring's margin reaches into the gap before it.
    const left = main - inset;
    const span = { left, right: left + extent, born: block.born, freed: block.freed };
    const start = this.occupancy.find(span, length, this.wanted(block) ?? 0, this.least(block));
    const place: Place = { ...span, start, end: start + length };
    this.occupancy.take(place);
    this.placeOf.set(block, place);
    this.writeSlots(block, place);
  }

  /** The first member of the first column may stand level with the first root. */
  private least(block: Block): number {
    return this.down ? 0 : -block.members[0]!.y;
  }

  private writeSlots(block: Block, place: Place): void {
    const x = this.down ? place.start : place.left;
    const y = this.down ? place.left : place.start;
    for (const { node, x: dx, y: dy } of block.members) {
      this.slots.set([Math.round(x + dx), Math.round(y + dy), node.width, node.height], node.object * 4);
    }
  }

  private takeSlot(object: number, born: number, freed: number): void {
    const [x, y, width, height] = this.slots.subarray(object * 4, object * 4 + 4) as unknown as number[];
    const main = this.down ? { left: y!, right: y! + height! } : { left: x!, right: x! + width! };
    const start = (this.down ? x! : y!) - 18;
    const end = (this.down ? x! + width! : y! + height!) + 14;
    this.occupancy.take({ ...main, start, end, born, freed });
  }

  /** Where the block would like to begin, by what holds it; null while nothing of that is placed. */
  private wanted(block: Block): number | null {
    let sum = 0;
    let count = 0;
    for (const { node, x, y } of block.members) {
      for (const edge of this.gathered.holders.get(node.object) ?? []) {
        const at = edge.from * 4;
        if (this.slots[at + 2] === 0) continue;
        sum += this.down
          ? this.slots[at]! + this.slots[at + 2]! / 2 - node.width / 2 - x
          : this.slots[at + 1]! + edge.port - ENTRY - y;
        count++;
      }
    }
    return count === 0 ? null : sum / count;
  }

  /** Moves blocks towards what holds them, as far as their neighbours leave room. */
  private relax(blocks: readonly Block[]): void {
    for (let tick = 0; tick < TICKS; tick++) {
      let moved = 0;
      for (const block of blocks) {
        const place = this.placeOf.get(block)!;
        const wanted = this.wanted(block);
        if (wanted === null) continue;
        const { from, to } = this.occupancy.slack(place);
        const length = place.end - place.start;
        const start = Math.max(this.least(block), from, Math.min(wanted, to - length));
        if (start + length > to || start === place.start) continue;
        moved = Math.max(moved, Math.abs(start - place.start));
        place.start = start;
        place.end = start + length;
        this.writeSlots(block, place);
      }
      if (moved < 0.5) return;
    }
  }
}

function boundsOf(slots: Float64Array): Layout['bounds'] {
  let right = LANE;
  let bottom = 0;
  let left = 0;
  let top = 0;
  for (let at = 0; at < slots.length; at += 4) {
    if (slots[at + 2] === 0) continue;
    left = Math.min(left, slots[at]!);
    top = Math.min(top, slots[at + 1]!);
    right = Math.max(right, slots[at]! + slots[at + 2]!);
    bottom = Math.max(bottom, slots[at + 1]! + slots[at + 3]!);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
