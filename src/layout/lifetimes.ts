import type { HeapTables } from '../heap/tables';

/** The step number that stands for "never": the object outlives the trace. */
export const NEVER = 0x7fffffff;

/**
 * When each row of the tables is there: from step `born` on, until step `freed` (exclusive; {@link NEVER}
 * when it outlives the trace). Born {@link NEVER} means that a row was declared but never came to be.
 */
export interface Lifetimes {
  readonly tables: HeapTables;
  readonly objectBorn: Int32Array;
  readonly objectFreed: Int32Array;
  readonly edgeBorn: Int32Array;
  readonly edgeFreed: Int32Array;
}

/** An object that was freed a short while ago and still shows its place. */
export interface Ghost {
  object: number;
  /** Step at which it was freed. */
  freedAt: number;
}

/** For how many steps a freed object keeps its place. */
export const GHOST_STEPS = 12;
