import { EdgeKind } from '../heap/kinds';
import { BOX, TAG_DROP } from './boxes';
import { adjacency, componentsOf } from './components';
import type { Spacing } from './spacing';
import type { UnionEdge, UnionGraph, UnionNode } from './union';

/** Larger cycles are laid out by columns: a ring of them would be wider than a screen. */
const LARGEST_RING = 8;

/** Room around a single node: badges above, a tag below. */
const NODE_MARGIN = { left: 0, top: BOX.badges + 4, right: 0, bottom: TAG_DROP } as const;

/** Of an object's lasting holders, the longest ones are enough to tell which names only pass by. */
const MOST_ANCHORS = 8;

/** Nodes that are placed as one: a node alone, or the members of a cycle as a ring. */
export interface Block {
  readonly members: readonly { node: UnionNode; x: number; y: number }[];
  readonly width: number;
  readonly height: number;
  readonly born: number;
  readonly freed: number;
  column: number;
}

/** References that say where nodes belong, without those inside a cycle. */
export interface BlockGraph {
  readonly blocks: readonly Block[];
  /** By object: its block. */
  readonly blockOf: ReadonlyMap<number, Block>;
  readonly holders: ReadonlyMap<number, readonly UnionEdge[]>;
}

/** Gathers cycles into rings and finds the references by which each node is placed. */
export function gatherBlocks(graph: UnionGraph, spacing: Spacing): BlockGraph {
  const places = graph.edges.filter((edge) => edge.places);
  const heapNodes = graph.nodes.filter((node) => !node.root);
  const indexOf = new Map(heapNodes.map((node, i) => [node.object, i]));
  const inner = places.filter((edge) => indexOf.has(edge.from) && indexOf.has(edge.to));
  const component = componentsOf(
    adjacency(
      heapNodes.length,
      inner.map((edge) => indexOf.get(edge.from)!),
      inner.map((edge) => indexOf.get(edge.to)!),
    ),
  );
  const members = new Map<number, UnionNode[]>();
  heapNodes.forEach((node, i) => {
    const list = members.get(component[i]!);
    if (list) list.push(node);
    else members.set(component[i]!, [node]);
  });
  const referents = new Map<number, number[]>();
  for (const { from, to } of inner) {
    const list = referents.get(from);
    if (list) list.push(to);
    else referents.set(from, [to]);
  }
  const loops = new Set(graph.edges.filter((e) => e.from === e.to).map((e) => e.from));
  const blocks: Block[] = [];
  const blockOf = new Map<number, Block>();
  for (const list of members.values()) {
    const rings = list.length > LARGEST_RING ? list.map((node) => [node]) : [list];
    for (const ring of rings) {
      const block = makeBlock(
        ringOrder(ring, referents),
        ring.length > 1 || loops.has(ring[0]!.object),
        spacing,
      );
      blocks.push(block);
      for (const { node } of block.members) blockOf.set(node.object, block);
    }
  }
  blocks.sort((a, b) => a.born - b.born || a.members[0]!.node.object - b.members[0]!.node.object);
  const sameCycle = (edge: UnionEdge) =>
    indexOf.has(edge.from) &&
    component[indexOf.get(edge.from)!] === component[indexOf.get(edge.to)!];
  return { blocks, blockOf, holders: placingHolders(graph, places, sameCycle) };
}

/** The order around the ring: along the references, beginning with the first born. */
function ringOrder(
  ring: readonly UnionNode[],
  referents: ReadonlyMap<number, readonly number[]>,
): UnionNode[] {
  if (ring.length < 2) return [...ring];
  const byObject = new Map(ring.map((node) => [node.object, node]));
  const order: UnionNode[] = [];
  const stack = [ring[0]!.object];
  while (stack.length > 0) {
    const object = stack.pop()!;
    const node = byObject.get(object);
    if (!node || order.includes(node)) continue;
    order.push(node);
    stack.push(...(referents.get(object) ?? []).filter((to) => byObject.has(to)).reverse());
  }
  return order;
}

function makeBlock(order: readonly UnionNode[], ring: boolean, spacing: Spacing): Block {
  const margin = ring ? spacing.ringMargin : NODE_MARGIN;
  const gap = spacing.ringGap;
  const across = order.length <= 2 ? order.length : Math.ceil(order.length / 2);
  const rows = [order.slice(0, across), order.slice(across)];
  const members: { node: UnionNode; x: number; y: number }[] = [];
  let x = margin.left;
  const rights: number[] = [];
  for (const node of rows[0]!) {
    members.push({ node, x, y: margin.top });
    rights.push(x + node.width);
    x += node.width + gap.x;
  }
  let width = x - gap.x;
  let height = Math.max(...rows[0]!.map((node) => node.height)) + margin.top;
  if (rows[1]!.length > 0) {
    // Clockwise: the second row runs from right to left, below the first.
    const y = height + gap.y;
    let right = width;
    const placed: { node: UnionNode; x: number; y: number }[] = [];
    for (const node of rows[1]!) {
      placed.push({ node, x: right - node.width, y });
      right -= node.width + gap.x;
    }
    const shift = Math.max(0, margin.left - (right + gap.x));
    for (const member of placed) members.push({ ...member, x: member.x + shift });
    width += shift;
    height = y + Math.max(...rows[1]!.map((node) => node.height));
  }
  return {
    members,
    width: width + margin.right,
    height: height + margin.bottom,
    born: Math.min(...order.map((node) => node.born)),
    freed: Math.max(...order.map((node) => node.freed)),
    column: 0,
  };
}

/**
 * By object, the references that place it. A name that merely passes by (a loop variable over a list's
 * items) does not: its object belongs where its lasting holder is.
 */
function placingHolders(
  graph: UnionGraph,
  places: readonly UnionEdge[],
  sameCycle: (edge: UnionEdge) => boolean,
): Map<number, UnionEdge[]> {
  const { tables, edgeFreed } = graph.lifetimes;
  const holders = new Map<number, UnionEdge[]>();
  for (const edge of places) {
    if (sameCycle(edge)) continue;
    const list = holders.get(edge.to);
    if (list) list.push(edge);
    else holders.set(edge.to, [edge]);
  }
  const life = (edge: UnionEdge) => edgeFreed[edge.edge]! - edge.born;
  const isRoot = graph.drawing.root;
  const isAnchor = ({ edge, from }: UnionEdge) =>
    tables.edgeKind.data[edge]! < EdgeKind.Slot && isRoot[from] === 0;
  const passing = (edge: UnionEdge, anchors: readonly UnionEdge[]) => {
    const kind = tables.edgeKind.data[edge.edge];
    if (kind === EdgeKind.Stack || kind === EdgeKind.CStack || kind === EdgeKind.Weak) return true;
    if (isRoot[edge.from] === 0 || edge.from === 0) return false;
    return anchors.some(
      (anchor) => anchor.born <= edgeFreed[edge.edge]! && life(anchor) > 3 * life(edge),
    );
  };
  for (const [object, list] of holders) {
    const anchors = list
      .filter(isAnchor)
      .sort((a, b) => life(b) - life(a))
      .slice(0, MOST_ANCHORS);
    const lasting = list.filter((edge) => !passing(edge, anchors));
    if (lasting.length > 0) holders.set(object, lasting);
  }
  return holders;
}
