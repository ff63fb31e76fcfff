import type { Block, BlockGraph } from './blocks';
import type { Rect, Region } from './layout';
import type { Lifetimes } from './lifetimes';
import { GHOST_STEPS, NEVER } from './lifetimes';

/** What hangs on a name or on the interpreter gets a region of its own from so many objects on. */
const LEAST_REGION = 24;
/** Between the blocks of a region, for references and badges. */
const GAP = { x: 44, y: 14 } as const;
/** Around the blocks of a region; above them stands its heading. */
const PADDING = 28;
const HEADING = 52;
const REGION_GAP = 72;
/** Width over height of what is laid out: about that of the screens it is seen on. */
const ASPECT = { right: 1.25, down: 0.7 } as const;
/** Places are given again to blocks of about the same size. */
const SIZE_STEP = { width: 32, height: 24 } as const;

export interface CrowdOptions {
  down: boolean;
  /** Where the first region begins. */
  left: number;
  top: number;
}

/** A place that blocks take one after the other. */
interface Cell {
  width: number;
  height: number;
  /** When the last that was put there ends. */
  freed: number;
  blocks: Block[];
}

/**
 * Lays out very many blocks: what each root's name keeps is a region, in which every block is followed by what
 * it holds, line by line like text, so that neighbours in the heap stay neighbours on the screen and the whole has
 * the shape of a screen. Calls `write` with the place of each block. Near-linear in the number of blocks.
 */
export function placeCrowd(
  { blockOf, holders }: BlockGraph,
  blocks: readonly Block[],
  lifetimes: Lifetimes,
  options: CrowdOptions,
  write: (block: Block, x: number, y: number, region: number) => void,
): Region[] {
  const parts = regionsOf(blocks, parentsOf(blocks, blockOf, holders, lifetimes));
  const aspect = options.down ? ASPECT.down : ASPECT.right;
  const drafts = parts.map(({ head, members }) => {
    const cells = cellsOf(members);
    return { head, count: members.length, ...flow(cells, aspect) };
  });
  drafts.sort((a, b) => b.height - a.height || a.head - b.head);
  const area = drafts.reduce((sum, { width, height }) => sum + width * height, 0);
  const widest = Math.max(0, ...drafts.map(({ width }) => width));
  const room = Math.max(widest, Math.sqrt(area * aspect) * 1.08);
  let x = 0;
  let y = options.top;
  let shelf = 0;
  return drafts.map(({ head, places, width, height }, index) => {
    if (x > 0 && x + width > room) {
      x = 0;
      y += shelf + REGION_GAP;
      shelf = 0;
    }
    const rect: Rect = { x: options.left + x, y, width, height };
    x += width + REGION_GAP;
    shelf = Math.max(shelf, height);
    for (const { cell, x: dx, y: dy } of places) {
      for (const block of cell.blocks) write(block, rect.x + dx, rect.y + dy, index);
    }
    return { head, rect };
  });
}

/** By block, the one that holds it longest; blocks without one are kept by roots only. No block is above itself. */
function parentsOf(
  blocks: readonly Block[],
  blockOf: BlockGraph['blockOf'],
  holders: BlockGraph['holders'],
  { edgeFreed }: Lifetimes,
): Map<Block, Block> {
  const parents = new Map<Block, Block>();
  const fresh = new Set(blocks);
  for (const block of blocks) {
    let longest = -1;
    for (const { node } of block.members) {
      for (const edge of holders.get(node.object) ?? []) {
        const holder = blockOf.get(edge.from);
        const life = edgeFreed[edge.edge]! - edge.born;
        if (!holder || holder === block || life <= longest || !fresh.has(holder)) continue;
        longest = life;
        parents.set(block, holder);
      }
    }
  }
  cutCycles(blocks, parents);
  return parents;
}

/** Where holders hold each other, the one nearest to a root begins. */
function cutCycles(blocks: readonly Block[], parents: Map<Block, Block>): void {
  const walkOf = new Map<Block, number>();
  blocks.forEach((start, walk) => {
    let block: Block | undefined = start;
    while (block && !walkOf.has(block)) {
      walkOf.set(block, walk);
      block = parents.get(block);
    }
    if (!block || walkOf.get(block) !== walk) return;
    let nearest = block;
    for (let at = parents.get(block)!; at !== block; at = parents.get(at)!) {
      if (at.column < nearest.column) nearest = at;
    }
    parents.delete(nearest);
  });
}

interface Part {
  /** The object at its head; 0 for all that hangs on nothing large. */
  head: number;
  /** Each followed by what it holds. */
  members: Block[];
}

/** Parts the blocks by what keeps them, the small ones together in one. */
function regionsOf(blocks: readonly Block[], parents: ReadonlyMap<Block, Block>): Part[] {
  const children = new Map<Block, Block[]>();
  for (const [block, parent] of parents) {
    const list = children.get(parent);
    if (list) list.push(block);
    else children.set(parent, [block]);
  }
  const loose: Part = { head: 0, members: [] };
  const parts: Part[] = [];
  for (const top of blocks) {
    if (parents.has(top)) continue;
    const members: Block[] = [];
    const open = [top];
    for (let block = open.pop(); block; block = open.pop()) {
      members.push(block);
      const held = children.get(block) ?? [];
      for (let i = held.length - 1; i >= 0; i--) open.push(held[i]!);
    }
    const count = members.reduce((sum, block) => sum + block.members.length, 0);
    if (count >= LEAST_REGION) parts.push({ head: top.members[0]!.node.object, members });
    else for (const member of members) loose.members.push(member);
  }
  if (loose.members.length > 0) parts.push(loose);
  return parts;
}

/** Gives each block a place, a place that has been free long enough again. */
function cellsOf(blocks: readonly Block[]): Cell[] {
  const cells: Cell[] = [];
  const free = new Map<number, FirstFree>();
  for (const block of blocks) {
    const width = Math.ceil(block.width / SIZE_STEP.width) * SIZE_STEP.width;
    const height = Math.ceil(block.height / SIZE_STEP.height) * SIZE_STEP.height;
    const size = width * 0x10000 + height;
    let heap = free.get(size);
    if (!heap) free.set(size, (heap = new FirstFree()));
    const known = heap.peek();
    if (known && known.freed + GHOST_STEPS <= block.born) {
      known.blocks.push(block);
      known.freed = block.freed;
      heap.sink();
    } else {
      const cell = { width, height, freed: block.freed, blocks: [block] };
      cells.push(cell);
      if (block.freed !== NEVER) heap.push(cell);
    }
  }
  return cells;
}

/** Cells, the one that is free first at the top (a binary heap). */
class FirstFree {
  private readonly heap: Cell[] = [];

  peek(): Cell | undefined {
    return this.heap[0];
  }

  push(cell: Cell): void {
    const { heap } = this;
    let i = heap.push(cell) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent]!.freed <= cell.freed) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = cell;
  }

  /** Moves the cell at the top to where its end belongs. */
  sink(): void {
    const { heap } = this;
    const cell = heap[0]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.freed < heap[child]!.freed) child++;
      if (heap[child]!.freed >= cell.freed) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = cell;
  }
}

/** Sets the cells in lines; where each begins, and the size of the whole with its heading. */
function flow(cells: readonly Cell[], aspect: number) {
  const area = cells.reduce((sum, { width, height }) => {
    return sum + (width + GAP.x) * (height + GAP.y);
  }, 0);
  const room = Math.sqrt(area * aspect);
  const places: { cell: Cell; x: number; y: number }[] = [];
  let x = 0;
  let y = 0;
  let line = 0;
  let right = 0;
  for (const cell of cells) {
    if (x > 0 && x + cell.width > room) {
      x = 0;
      y += line + GAP.y;
      line = 0;
    }
    places.push({ cell, x: PADDING + x, y: HEADING + y });
    right = Math.max(right, x + cell.width);
    x += cell.width + GAP.x;
    line = Math.max(line, cell.height);
  }
  return { places, width: right + 2 * PADDING, height: HEADING + y + line + PADDING };
}
