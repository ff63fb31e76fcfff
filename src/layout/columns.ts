import type { Block, BlockGraph } from './blocks';
import type { UnionGraph } from './union';

/** Gives each block its column: the shortest distance of a member from a root, the roots' lane being 0. */
export function assignColumns(graph: UnionGraph, gathered: BlockGraph): void {
  const { blocks, blockOf, holders } = gathered;
  const referents = new Map<number, number[]>();
  for (const [to, edges] of holders) {
    for (const { from } of edges) {
      const list = referents.get(from);
      if (list) list.push(to);
      else referents.set(from, [to]);
    }
  }
  for (const block of blocks) block.column = 0;
  let front: number[] = graph.nodes.filter((node) => node.root).map((node) => node.object);
  let placed = reach(front, 1, referents, blockOf);
  for (let distance = 2; placed.length > 0; distance++) {
    front = placed.flatMap((block) => block.members.map(({ node }) => node.object));
    placed = reach(front, distance, referents, blockOf);
  }
  // What no drawn object ever holds stands next to the roots, and what hangs on it behind it.
  for (const block of blocks) {
    if (block.column !== 0) continue;
    block.column = 1;
    let wave: Block[] = [block];
    for (let distance = 2; wave.length > 0; distance++) {
      const objects = wave.flatMap(({ members }) => members.map(({ node }) => node.object));
      wave = reach(objects, distance, referents, blockOf);
    }
  }
}

/** Sets the column of all blocks that `front` leads to and that have none; returns them. */
function reach(
  front: readonly number[],
  column: number,
  referents: ReadonlyMap<number, readonly number[]>,
  blockOf: ReadonlyMap<number, Block>,
): Block[] {
  const reached: Block[] = [];
  for (const object of front) {
    for (const target of referents.get(object) ?? []) {
      const block = blockOf.get(target);
      if (!block || block.column !== 0) continue;
      block.column = column;
      reached.push(block);
    }
  }
  return reached;
}
