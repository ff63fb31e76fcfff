import { INTERPRETER, type ObjectId } from '../heap/ids';
import type { HeapView } from '../heap/view';
import { isStrong, rootsOf } from './roots';

/** Who keeps what alive alone, at one step. */
export interface Dominators {
  /** The one object without which `object` would be garbage; 0 when it takes more than one or a root, -1 when nothing reaches it. */
  dominatorOf(object: ObjectId): ObjectId;
  /** Bytes that would go with the object: its own and those of all that it dominates. */
  retainedSize(object: ObjectId): number;
}

/**
 * The dominator tree of all that is reachable (Lengauer and Tarjan 1979, with path compression and without
 * recursion), from a virtual root above the interpreter and every other root. What is unreachable retains
 * only itself.
 */
export function dominators(view: HeapView): Dominators {
  const { order, number, parent } = depthFirst(view);
  const count = order.length;
  const semi = Int32Array.from({ length: count }, (_, i) => i);
  const dominator = new Int32Array(count);
  const forest = new Forest(semi);
  const bucketHead = new Int32Array(count).fill(-1);
  const bucketNext = new Int32Array(count).fill(-1);
  const roots = new Set(rootsOf(view));

  for (let w = count - 1; w > 0; w--) {
    const take = (v: number): void => {
      semi[w] = Math.min(semi[w]!, semi[forest.best(v)]!);
    };
    const object = order[w]!;
    if (roots.has(object)) take(0);
    for (const edge of view.in(object)) {
      const from = number.get(view.from(edge));
      if (from !== undefined && isStrong(view, edge)) take(from);
    }
    bucketNext[w] = bucketHead[semi[w]!]!;
    bucketHead[semi[w]!] = w;
    const p = parent[w]!;
    forest.link(p, w);
    for (let v = bucketHead[p]!; v !== -1; v = bucketNext[v]!) {
      const u = forest.best(v);
      dominator[v] = semi[u]! < semi[v]! ? u : p;
    }
    bucketHead[p] = -1;
  }
  const retained = new Float64Array(count);
  for (let w = 1; w < count; w++) {
    if (dominator[w] !== semi[w]) dominator[w] = dominator[dominator[w]!]!;
    retained[w] = view.size(order[w]!);
  }
  for (let w = count - 1; w > 0; w--) retained[dominator[w]!]! += retained[w]!;
  return {
    dominatorOf: (object) => {
      const w = number.get(object);
      return w === undefined ? -1 : (order[dominator[w]!] ?? INTERPRETER);
    },
    retainedSize: (object) => {
      const w = number.get(object);
      return w === undefined ? view.size(object) : retained[w]!;
    },
  };
}

/** Numbers what is reachable in the order of a depth-first walk; number 0 is the virtual root. */
function depthFirst(view: HeapView) {
  const order: ObjectId[] = [INTERPRETER];
  const number = new Map<ObjectId, number>([[INTERPRETER, 0]]);
  const parent: number[] = [0];
  // The interpreter stands for the virtual root itself; the other roots are its children beside its references.
  const open: [ObjectId, number][] = [];
  const roots = rootsOf(view);
  for (const root of roots.reverse()) if (root !== INTERPRETER) open.push([root, 0]);
  for (const edge of view.out(INTERPRETER)) if (isStrong(view, edge)) open.push([view.to(edge), 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [object, from] = next;
    if (number.has(object)) continue;
    const w = order.push(object) - 1;
    number.set(object, w);
    parent.push(from);
    for (const edge of view.out(object)) {
      const to = view.to(edge);
      if (isStrong(view, edge) && !number.has(to)) open.push([to, w]);
    }
  }
  return { order, number, parent };
}

/** The forest of Lengauer and Tarjan: answers which vertex above one has the least semidominator. */
class Forest {
  private readonly semi: Int32Array;
  private readonly ancestor: Int32Array;
  private readonly label: Int32Array;

  constructor(semi: Int32Array) {
    this.semi = semi;
    this.ancestor = new Int32Array(semi.length).fill(-1);
    this.label = Int32Array.from(semi);
  }

  link(parent: number, child: number): void {
    this.ancestor[child] = parent;
  }

  best(v: number): number {
    if (this.ancestor[v] === -1) return v;
    const way: number[] = [];
    for (let at = v; this.ancestor[this.ancestor[at]!]! !== -1; at = this.ancestor[at]!)
      way.push(at);
    for (let at = way.pop(); at !== undefined; at = way.pop()) {
      const above = this.ancestor[at]!;
      if (this.semi[this.label[above]!]! < this.semi[this.label[at]!]!)
        this.label[at] = this.label[above]!;
      this.ancestor[at] = this.ancestor[above]!;
    }
    return this.label[v]!;
  }
}
