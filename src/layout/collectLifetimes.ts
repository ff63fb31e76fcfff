import { EventOp } from '../heap/events';
import type { HeapTables } from '../heap/tables';
import type { Ghost, Lifetimes } from './lifetimes';
import { GHOST_STEPS, NEVER } from './lifetimes';
import type { Layout } from './layout';
import { isPlaced } from './layout';

/** What is read of a trace to find lifetimes: its tables, its journal, and where each step's events end. */
export interface LifetimeSource {
  readonly tables: HeapTables;
  readonly journal: {
    readonly op: { readonly data: Uint8Array };
    readonly a: { readonly data: Int32Array };
  };
  readonly steps: {
    readonly count: number;
    readonly eventEnd: { readonly data: Int32Array };
  };
}

/** Walks a trace's events once and notes when each object and each reference comes and goes. */
export function collectLifetimes(source: LifetimeSource): Lifetimes {
  const { tables, journal, steps } = source;
  const never = (length: number) => new Int32Array(length).fill(NEVER);
  const objectBorn = never(tables.objectCount);
  const objectFreed = never(tables.objectCount);
  const edgeBorn = never(tables.edgeCount);
  const edgeFreed = never(tables.edgeCount);
  objectBorn[0] = 0;
  let event = 0;
  for (let step = 0; step < steps.count; step++) {
    const end = steps.eventEnd.data[step]!;
    for (; event < end; event++) {
      const a = journal.a.data[event]!;
      switch (journal.op.data[event]) {
        case EventOp.Birth:
          objectBorn[a] = step;
          break;
        case EventOp.Free:
          objectFreed[a] = step;
          break;
        case EventOp.EdgeAdd:
          if (edgeBorn[a] === NEVER) edgeBorn[a] = step;
          edgeFreed[a] = NEVER;
          break;
        case EventOp.EdgeRemove:
          edgeFreed[a] = step;
          break;
      }
    }
  }
  return { tables, objectBorn, objectFreed, edgeBorn, edgeFreed };
}

/** The placed objects that were freed less than `steps` steps before `step`, in order of birth. */
export function ghostsAt(layout: Layout, step: number, steps = GHOST_STEPS): Ghost[] {
  const ghosts: Ghost[] = [];
  for (let object = 1; object < layout.freed.length; object++) {
    const freedAt = layout.freed[object]!;
    if (freedAt > step || freedAt <= step - steps || !isPlaced(layout, object)) continue;
    // A frame leaves none: its call is over, and the next takes its place.
    if (layout.root[object] === 1) continue;
    // What came and went within one step was never seen.
    if (freedAt > layout.born[object]!) ghosts.push({ object, freedAt });
  }
  return ghosts;
}
