/** A directed graph in compressed sparse rows: the targets of node `n` are `targets[starts[n] .. starts[n + 1])`. */
export interface Adjacency {
  starts: Int32Array;
  targets: Int32Array;
}

/** Packs a list of pairs into rows; pairs keep their order within a row. */
export function adjacency(
  nodes: number,
  from: readonly number[],
  to: readonly number[],
): Adjacency {
  const starts = new Int32Array(nodes + 1);
  for (const n of from) starts[n + 1]!++;
  for (let n = 0; n < nodes; n++) starts[n + 1]! += starts[n]!;
  const next = starts.slice();
  const targets = new Int32Array(to.length);
  from.forEach((n, i) => {
    targets[next[n]!++] = to[i]!;
  });
  return { starts, targets };
}

/**
 * Strongly connected components by Tarjan's algorithm without recursion, so that a long chain costs no
 * stack. Returns the component number of each node.
 */
export function componentsOf(graph: Adjacency): Int32Array {
  const nodes = graph.starts.length - 1;
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const component = new Int32Array(nodes).fill(-1);
  const next = graph.starts.slice();
  const open: number[] = [];
  const path: number[] = [];
  let found = 0;
  let counter = 0;
  for (let start = 0; start < nodes; start++) {
    if (index[start] !== -1) continue;
    path.push(start);
    index[start] = low[start] = counter++;
    open.push(start);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (next[node]! < graph.starts[node + 1]!) {
        const target = graph.targets[next[node]!++]!;
        if (index[target] === -1) {
          index[target] = low[target] = counter++;
          open.push(target);
          path.push(target);
        } else if (component[target] === -1) {
          low[node] = Math.min(low[node]!, index[target]!);
        }
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== index[node]) continue;
      for (let member = -1; member !== node;) {
        member = open.pop()!;
        component[member] = found;
      }
      found++;
    }
  }
  return component;
}
