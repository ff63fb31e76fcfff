/**
 * The vocabulary of heap events: everything that can happen to a {@link HeapState}, each with what is
 * needed to take it back. An event is four numbers (op, a, b, c); its meaning per op stands beside it.
 */
export const EventOp = {
  /** a: object begins to live. */
  Birth: 1,
  /** a: object stops to live; it has no edges any more. */
  Free: 2,
  /** a: edge appears in its holder's order after edge b (0: at the end, -1: at the front). */
  EdgeAdd: 3,
  /** a: edge disappears. */
  EdgeRemove: 4,
  /** a: object; the count of references that the interpreter itself holds since start-up. b: old, c: new. */
  Base: 5,
  /** a: object, b: old flags, c: new flags. */
  Flags: 6,
  /** a: object, b: old gc_refs, c: new gc_refs. */
  GcRefs: 7,
  /** a: object goes to the tail of a list. b: old list * 256 + new list, c: its old predecessor or 0. */
  ListMove: 8,
  /** All of list a goes to the tail of list b, in order. c: first object of a, or 0 when a is empty. */
  ListMerge: 9,
  /** a: edge was subtracted by run c; before by run b (-1: never). */
  Spent: 10,
  /** The write numbered a (an index into the writes) is printed. */
  Write: 11,
  /** a: frame, b: old line, c: new line. */
  Line: 12,
  /** a: frame enters the call stack. */
  FramePush: 13,
  /** a: frame leaves the call stack, where it is the innermost. */
  FramePop: 14,
  /** b: old run, c: new run (-1: none). */
  Run: 15,
  /** b: old phase, c: new phase (-1: none). */
  Phase: 16,
  /** The phase result numbered a (an index into the phase results) is known. */
  PhaseResult: 17,
  /** a: generation; its allocation counter. b: old, c: new. */
  Count: 18,
  /** a: list; how many start-up objects, not in view, it holds. b: old, c: new. */
  Uncounted: 19,
  /** a: generation; its threshold. b: old, c: new. */
  Threshold: 20,
} as const;
export type EventOp = (typeof EventOp)[keyof typeof EventOp];

/** What an object is, fixed at its birth. Sizes in bytes. */
export interface ObjectRecord {
  kind: number;
  origin: number;
  /** `tp_name` as the version stores it. */
  typeName: string;
  /** What the drawing and the captions call it: `ClassyClass·2`, `globals`, `no_self_reference`. */
  name: string;
  /** The repr of a small immutable value, shown as a chip; empty for others. */
  text: string;
  /** One line under the name: `dict of __main__`; empty for most. */
  subtitle: string;
  address: number;
  size: number;
  /** Id of its type when that is an object in view, else 0. */
  typeObject: number;
}

export interface RunRecord {
  generation: number;
  /** Why it ran: `gc.collect()`, `automatic`, `shutdown`. */
  reason: string;
}

/**
 * Where the engine sends what happens. Table rows (objects, edges, writes, runs, phase results) are
 * appended first and only then named by an event; a step closes over all events since the step before.
 */
export interface EventSink {
  /** Declares object `id` (dense, ascending). */
  object(id: number, record: ObjectRecord): void;
  /** Declares edge; returns its id (dense, ascending from 1). */
  edge(from: number, to: number, kind: number, label: string): number;
  write(stream: 0 | 1, text: string): number;
  run(record: RunRecord): number;
  phaseResult(run: number, phase: number, text: string): number;
  text(text: string): number;
  event(op: number, a: number, b: number, c: number): void;
  /** Ends a step. `line`: the program's line it belongs to (0: none), `frame`: innermost frame or 0. */
  step(kind: number, a: number, b: number, c: number, d: number, line: number, frame: number): void;
}
