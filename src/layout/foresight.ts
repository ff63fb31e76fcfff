import type { Block, BlockGraph } from './blocks';
import { gatherBlocks } from './blocks';
import { assignColumns } from './columns';
import { placeCrowd } from './crowd';
import type { Layout, LayoutOptions, Orientation, Region } from './layout';
import type { Lifetimes } from './lifetimes';
import type { Place } from './occupancy';
import { meet, Occupancy } from './occupancy';
import { placeRoots } from './roots';
import type { Spacing } from './spacing';
import { spacingOf } from './spacing';
import type { UnionGraph, UnionNode } from './union';
import { unionGraph } from './union';

/** A ring may reach over the next columns; for a column's width it counts no more than this. */
const RING_SHARE = 200;
/** Room between the blocks of a column. */
const BLOCK_GAP = 6;
/** Where a reference enters a node: below its top. */
const ENTRY = 18;
/** Up to here there are columns ordered by barycentre; beyond, regions. */
const ORDERED_LIMIT = 300;
const TICKS = 60;
/** A column may be as long as a screen, or as the roots, before it is split. */
const LENGTH_LIMIT = 640;

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
  const graph = unionGraph(lifetimes, options);
  const spacing = spacingOf(options.density);
  const gathered = gatherBlocks(graph, spacing);
  assignColumns(graph, gathered);
  const objects = lifetimes.tables.objectCount;
  const slots = new Float64Array(objects * 4);
  if (before) slots.set(before.slots);
  const isKept = (object: number) => before !== null && slots[object * 4 + 2]! > 0;
  placeRoots(graph, slots, options.orientation, isKept);
  const lane = before?.lane ?? laneExtent(graph, slots, options.orientation, spacing);
  const placer = new Placer(gathered, slots, options.orientation, lane, spacing);
  const regionOf = new Int32Array(objects).fill(-1);
  if (before) regionOf.set(before.regionOf);
  let columns: readonly number[] = before?.columns ?? [];
  let regions = before?.regions ?? [];
  if (isCrowd(gathered)) regions = placer.placeRegions(regions, regionOf, lifetimes, isKept);
  else columns = placer.placeAll(columns, isKept);
  return {
    options,
    slots,
    born: lifetimes.objectBorn,
    freed: lifetimes.objectFreed,
    root: graph.drawing.root,
    owner: graph.drawing.owner,
    regions,
    regionOf,
    lane,
    columns,
    bounds: boundsOf(slots, options.orientation === 'right' ? lane : 0),
  };
}

function isCrowd({ blocks }: BlockGraph): boolean {
  return blocks.length > ORDERED_LIMIT;
}

function laneExtent(
  graph: UnionGraph,
  slots: Float64Array,
  orientation: Orientation,
  spacing: Spacing,
): number {
  if (orientation === 'right') return spacing.lane;
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
  private readonly spacing: Spacing;
  private readonly occupancy = new Occupancy();
  private readonly placeOf = new Map<Block, Place>();

  constructor(
    gathered: BlockGraph,
    slots: Float64Array,
    orientation: Orientation,
    lane: number,
    spacing: Spacing,
  ) {
    this.gathered = gathered;
    this.slots = slots;
    this.down = orientation === 'down';
    this.lane = lane;
    this.spacing = spacing;
  }

  /** Places all blocks that are not kept; returns where the columns begin. */
  placeAll(known: readonly number[], isKept: (object: number) => boolean): number[] {
    const { blocks } = this.gathered;
    this.occupancy.furthest = this.slotsEnd();
    const fresh = this.freshBlocks(isKept);
    for (const { members } of blocks) {
      for (const { node } of members) if (isKept(node.object)) this.takeSlot(node);
    }
    if (known.length > 0) {
      const columns = this.columnStarts(known, RING_SHARE);
      for (const block of fresh) this.placeBlock(block, columns[block.column]!);
      return columns;
    }
    const columns = this.placeByColumn(fresh);
    this.relax(fresh);
    return columns;
  }

  /** Places all blocks that are not kept in regions, below those that there are. */
  placeRegions(
    before: readonly Region[],
    regionOf: Int32Array,
    lifetimes: Lifetimes,
    isKept: (object: number) => boolean,
  ): Region[] {
    const fresh = this.freshBlocks(isKept);
    const bounds = boundsOf(this.slots, 0);
    const kept = fresh.length < this.gathered.blocks.length;
    const main = this.lane + this.spacing.firstGap;
    const below = bounds.y + bounds.height + this.spacing.firstGap;
    const options = {
      down: this.down,
      left: this.down ? 0 : main,
      top: kept ? below : this.down ? main : 0,
    };
    const write = (block: Block, x: number, y: number, region: number) => {
      const [left, start] = this.down ? [y, x] : [x, y];
      this.writeSlots(block, { left, right: left, start, end: start, born: 0, freed: 0 });
      for (const { node } of block.members) regionOf[node.object] = before.length + region;
    };
    return [...before, ...placeCrowd(this.gathered, fresh, lifetimes, options, write)];
  }

  private freshBlocks(isKept: (object: number) => boolean): Block[] {
    return this.gathered.blocks.flatMap((block) => {
      const kept = block.members.filter(({ node }) => isKept(node.object)).length;
      return kept === 0 ? [block] : this.leftOver(block, kept);
    });
  }

  /** How far the slots reach that are known: the roots', and those that are kept. */
  private slotsEnd(): number {
    let end = 0;
    const [start, length] = this.down ? [0, 2] : [1, 3];
    for (let at = 0; at < this.slots.length; at += 4) {
      end = Math.max(end, this.slots[at + start]! + this.slots[at + length]!);
    }
    return end;
  }

  /** Where columns begin; those known stay. A ring counts for no more than `ringShare`. */
  private columnStarts(known: readonly number[], ringShare: number): number[] {
    const extents: number[] = [];
    for (const block of this.gathered.blocks) {
      const extent = this.extentOf(block, ringShare);
      extents[block.column] = Math.max(extents[block.column] ?? this.spacing.column, extent);
    }
    const starts = known.length > 0 ? [...known] : [0, this.lane + this.spacing.firstGap];
    for (let c = starts.length; c <= extents.length; c++) {
      starts.push(
        starts[c - 1]! + (extents[c - 1] ?? this.spacing.column) + this.spacing.columnGap,
      );
    }
    return starts;
  }

  private extentOf(block: Block, ringShare: number): number {
    const extent = this.down ? block.height : block.width;
    return block.members.length > 1 ? Math.min(extent, ringShare) : extent;
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

  /** Column by column, each in the order of what holds it; a column that is too long becomes several. */
  private placeByColumn(blocks: readonly Block[]): number[] {
    const byColumn = new Map<number, Block[]>();
    for (const block of blocks) {
      const list = byColumn.get(block.column);
      if (list) list.push(block);
      else byColumn.set(block.column, [block]);
    }
    const starts = [0, this.lane + this.spacing.firstGap];
    const last = Math.max(1, ...byColumn.keys());
    for (let column = 1; column <= last; column++) {
      const wanted = new Map(
        (byColumn.get(column) ?? []).map((b) => [b, this.wanted(b) ?? Infinity]),
      );
      const order = [...wanted.keys()].sort(
        (a, b) => wanted.get(a)! - wanted.get(b)! || a.born - b.born,
      );
      let main = starts[column]!;
      for (const part of this.split(order)) {
        const latest = this.latestStarts(part);
        for (const block of part) this.placeBlock(block, main, latest.get(block));
        const widest = Math.max(
          this.spacing.column,
          ...part.map((b) => this.extentOf(b, RING_SHARE)),
        );
        main += widest + this.spacing.columnGap;
      }
      starts.push(main);
    }
    return starts;
  }

  /** Deals a column that would be longer than the drawing into columns side by side, so that each stays level. */
  private split(order: readonly Block[]): Block[][] {
    const limit = Math.max(this.occupancy.furthest, LENGTH_LIMIT);
    const parts = Math.min(3, Math.ceil(this.packedLength(order) / (1.15 * limit)));
    const columns: Block[][] = Array.from({ length: Math.max(1, parts) }, () => []);
    order.forEach((block, i) => columns[i % columns.length]!.push(block));
    return columns;
  }

  /** The length of a column whose blocks follow each other without gaps, where they are there together. */
  private packedLength(order: readonly Block[]): number {
    return Math.max(0, ...this.packedEnds(order));
  }

  private packedEnds(order: readonly Block[]): number[] {
    const ends: number[] = [];
    order.forEach((block, i) => {
      let start = this.least(block);
      for (let j = 0; j < i; j++) if (meet(order[j]!, block)) start = Math.max(start, ends[j]!);
      ends.push(start + this.lengthOf(block));
    });
    return ends;
  }

  /**
   * How far on each block of a column may begin, so that those after it still find room before the end of the
   * drawing: without this, one block that follows its holder far down would push the others further.
   */
  private latestStarts(order: readonly Block[]): Map<Block, number> {
    const limit = Math.max(this.occupancy.furthest, this.packedLength(order));
    const latest = new Map<Block, number>();
    for (let i = order.length - 1; i >= 0; i--) {
      const block = order[i]!;
      let end = limit;
      for (let j = i + 1; j < order.length; j++) {
        if (meet(block, order[j]!)) end = Math.min(end, latest.get(order[j]!)!);
      }
      latest.set(block, end - this.lengthOf(block));
    }
    return latest;
  }

  private lengthOf(block: Block): number {
    return (this.down ? block.width : block.height) + BLOCK_GAP;
  }

  private placeBlock(block: Block, main: number, latest = Infinity): void {
    const length = this.lengthOf(block);
    const extent = this.down ? block.height : block.width;
    const inset = this.down ? block.members[0]!.y : block.members[0]!.x;
    // The first member is flush with its column; a ring's margin reaches into the gap before it.
    const left = main - inset;
    const span = { left, right: left + extent, born: block.born, freed: block.freed };
    const wanted = Math.min(this.wanted(block) ?? 0, latest);
    const start = this.occupancy.find(span, length, wanted, this.least(block));
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
      this.slots.set(
        [Math.round(x + dx), Math.round(y + dy), node.width, node.height],
        node.object * 4,
      );
    }
  }

  private takeSlot({ object, born, freed }: UnionNode): void {
    const at = object * 4;
    const x = this.slots[at]!;
    const y = this.slots[at + 1]!;
    const right = x + this.slots[at + 2]!;
    const bottom = y + this.slots[at + 3]!;
    const [left, far, start, end] = this.down ? [y, bottom, x, right] : [x, right, y, bottom];
    this.occupancy.take({ left, right: far, start: start - 18, end: end + 14, born, freed });
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
        // No further on than the drawing reaches already.
        const end = Math.min(to, Math.max(this.occupancy.furthest, place.end));
        const start = Math.max(this.least(block), from, Math.min(wanted, end - length));
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

/** The extent of all slots, and of a lane at the left that is `lane` wide. */
function boundsOf(slots: Float64Array, lane: number): Layout['bounds'] {
  let right = lane;
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
