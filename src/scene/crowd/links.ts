import type { EdgeId } from '../../heap/ids';
import type { Drawing } from '../../layout/drawing';
import { drawnHolder, EdgeRole, isBackReference, isClassLink, roleOf } from '../../layout/drawing';

/**
 * The references of a trace that are drawn as lines when they live, by the drawn object that they leave. Read
 * once: those to classes and globals say little in a crowd and are left out.
 */
export class Links {
  private readonly starts: Int32Array;
  private readonly edges: Int32Array;
  private readonly ends: Int32Array;

  constructor(drawing: Drawing) {
    const { tables, drawn } = drawing;
    const holders = new Int32Array(tables.edgeCount).fill(-1);
    const starts = new Int32Array(tables.objectCount + 1);
    for (let edge = 1; edge < tables.edgeCount; edge++) {
      if (!drawn[tables.edgeTo.data[edge]!] || roleOf(drawing, edge) === EdgeRole.Folded) continue;
      if (isClassLink(tables, edge) || isBackReference(tables, edge)) continue;
      const holder = drawnHolder(drawing, edge);
      holders[edge] = holder;
      starts[holder + 1]!++;
    }
    for (let object = 0; object < tables.objectCount; object++) {
      starts[object + 1]! += starts[object]!;
    }
    const next = starts.slice();
    this.edges = new Int32Array(starts.at(-1)!);
    this.ends = new Int32Array(starts.at(-1)!);
    for (let edge = 1; edge < tables.edgeCount; edge++) {
      const holder = holders[edge]!;
      if (holder < 0) continue;
      const at = next[holder]!++;
      this.edges[at] = edge;
      this.ends[at] = tables.edgeTo.data[edge]!;
    }
    this.starts = starts;
  }

  /** Calls `visit` with each reference that leaves the object, at whatever step. */
  visit(object: number, visit: (edge: EdgeId, to: number) => void): void {
    if (object + 1 >= this.starts.length) return;
    for (let i = this.starts[object]!; i < this.starts[object + 1]!; i++) {
      visit(this.edges[i]!, this.ends[i]!);
    }
  }

  /** How many living references lead from each group to each other one: `from * groups + to` → count. */
  bundles(
    groupOf: Int32Array,
    groups: number,
    isAlive: (edge: EdgeId) => boolean,
  ): Map<number, number> {
    const counts = new Map<number, number>();
    for (let object = 0; object + 1 < this.starts.length; object++) {
      const from = groupOf[object]!;
      if (from < 0) continue;
      for (let i = this.starts[object]!; i < this.starts[object + 1]!; i++) {
        const to = groupOf[this.ends[i]!]!;
        if (to < 0 || to === from || !isAlive(this.edges[i]!)) continue;
        counts.set(from * groups + to, (counts.get(from * groups + to) ?? 0) + 1);
      }
    }
    return counts;
  }
}
