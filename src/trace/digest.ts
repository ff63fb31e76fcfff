import { GC_LIST_COUNT } from '../heap/kinds';
import type { HeapState } from '../heap/state';

/** Two independent 32-bit hashes, mixed number by number. */
class Hash {
  private x = 0x811c9dc5;
  private y = 0x9e3779b9;

  add(value: number): void {
    this.x = Math.imul(this.x ^ value, 0x01000193);
    this.y = Math.imul((this.y << 13) | (this.y >>> 19), 0x85ebca6b) ^ value;
  }

  text(): string {
    return (
      (this.x >>> 0).toString(16).padStart(8, '0') + (this.y >>> 0).toString(16).padStart(8, '0')
    );
  }
}

/**
 * A short text that is the same for two heaps over the same tables exactly when they are equal in all that
 * can be seen: every value, every list in its order, every object's references in theirs. What the undo
 * links remember of removed things is left out.
 */
export function heapDigest(state: HeapState): string {
  const hash = new Hash();
  const { alive, flags, refcount, base, gcRefs, gcList, frameLine, firstOut, firstIn } = state;
  for (let o = 0; o < alive.length; o++) {
    for (const column of [alive, flags, refcount, base, gcRefs, gcList, frameLine])
      hash.add(column.get(o));
    for (let e = firstOut.get(o); e !== 0; e = state.nextOut.get(e)) hash.add(e);
    hash.add(-1);
    for (let e = firstIn.get(o); e !== 0; e = state.nextIn.get(e)) hash.add(e);
    hash.add(-2);
  }
  for (let e = 0; e < state.edgeAlive.length; e++) {
    hash.add(state.edgeAlive.get(e));
    hash.add(state.spent.get(e));
  }
  for (let list = 1; list < GC_LIST_COUNT; list++) {
    let last = 0;
    for (let o = state.listHead[list]!; o !== 0; o = state.gcNext.get(o)) hash.add((last = o));
    hash.add(last === state.listTail[list] ? -3 : -4);
    hash.add(state.listLength[list]!);
    hash.add(state.uncounted[list]!);
  }
  for (const cells of [state.counts, state.thresholds, state.frames])
    for (const value of cells) hash.add(value);
  for (const value of [
    state.run,
    state.phase,
    state.writeCount,
    state.phaseResultCount,
    state.liveCount,
  ]) {
    hash.add(value);
  }
  return hash.text();
}
