/** What an object is, as far as drawing and captions care. The number is what the object column stores. */
export const ObjectKind = {
  Interpreter: 0,
  Instance: 1,
  Dict: 2,
  List: 3,
  Tuple: 4,
  Set: 5,
  Class: 6,
  Function: 7,
  Cell: 8,
  Generator: 9,
  Module: 10,
  Frame: 11,
  Weakref: 12,
  /** A small value that is drawn as a chip in its holder's row: numbers, strings, None. */
  Value: 13,
  Method: 14,
  Exception: 15,
  Traceback: 16,
  Code: 17,
  /** Any other built-in object: iterator, slice, property, partial, … */
  Other: 18,
} as const;
export type ObjectKind = (typeof ObjectKind)[keyof typeof ObjectKind];

/** Where an object comes from, for the heap's filter. */
export const Origin = {
  /** The program made it. */
  Program: 0,
  /** Made on the program's behalf: a class's own dict, bases, mro, getset descriptors; code objects. */
  Internal: 1,
  /** There before the program's first line. */
  Startup: 2,
} as const;
export type Origin = (typeof Origin)[keyof typeof Origin];

/** What kind of slot holds a reference. */
export const EdgeKind = {
  /** A named attribute of an instance (inline value or `__slots__` member). Label: the name. */
  Attribute: 0,
  /** A position of a list, tuple, set or deque; its label `[i]` is its place among the holder's items. */
  Item: 1,
  /** A value of a dict. Label: the repr of its key, shown as `['self']`. */
  Value: 2,
  /** A key of a dict. Label: the repr of the key. */
  Key: 3,
  /** A local variable of a frame. Label: the name. */
  Local: 4,
  /** A C slot of the object: `__dict__`, `__class__`, `__globals__`, `cell_contents`. Label: the slot. */
  Slot: 5,
  /** An entry of a frame's evaluation stack. Label: what it is there for. */
  Stack: 6,
  /** A temporary that C code holds. Label: what for. The holder is the interpreter. */
  CStack: 7,
  /** A C static or another reference of the interpreter's own. Label: where. */
  Static: 8,
  /** A weak reference: never counted. */
  Weak: 9,
  /** 3.14: a parameter that borrows its caller's reference, which outlives the call. Not counted. Label: the name. */
  Borrowed: 10,
} as const;
export type EdgeKind = (typeof EdgeKind)[keyof typeof EdgeKind];

/** Does a reference of this kind add to the count of its target? */
export function isCountedKind(kind: number): boolean {
  return kind !== EdgeKind.Weak && kind !== EdgeKind.Borrowed;
}

/** Bits of an object's flags column. */
export const ObjectFlag = {
  /** In a garbage-collector list. */
  Tracked: 1,
  /** Its finalizer has been called (PEP 442: never called again). */
  Finalized: 2,
  /** Reference counting does not apply (3.12+); shown as ∞. */
  Immortal: 4,
  /** Its finalizer is running now. */
  Finalizing: 8,
  /** The collector gave up on it because of a legacy finalizer. */
  Uncollectable: 16,
  /** Came back to life in the run that is under way. */
  Resurrected: 32,
  /** Stands in gc.garbage because of DEBUG_SAVEALL. */
  SavedByDebug: 64,
  /** A frame that is on the call stack. */
  Running: 128,
  /** A 3.11+ interpreter frame: not an object until something asks for it, so it has no count. */
  NoCount: 256,
  /** Its class defines a legacy finalizer or `__del__`. */
  HasFinalizer: 512,
} as const;

/** The garbage collector's lists. The run's own lists exist only while a run is under way. */
export const GcList = {
  None: 0,
  Generation0: 1,
  Generation1: 2,
  Generation2: 3,
  Permanent: 4,
  /** The generation being collected, younger ones merged in (`young` in gcmodule.c). */
  Young: 5,
  Unreachable: 6,
  /** Objects with a legacy finalizer and what they reach. */
  Finalizers: 7,
  /** The part of the unreachable set that the resurrection check found dead. */
  FinalUnreachable: 8,
} as const;
export type GcList = (typeof GcList)[keyof typeof GcList];
export const GC_LIST_COUNT = 9;

/** One status each, the first that applies in this order. */
export const STATUSES = [
  'freed',
  'finalizing',
  'uncollectable',
  'tentative',
  'reachable',
  'unreachable',
  'resurrected',
  'normal',
] as const;
export type Status = (typeof STATUSES)[number];
