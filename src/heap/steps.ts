/**
 * What one step of a trace is about. A step's columns a, b, c, d mean, per kind, what stands beside it;
 * "object", "edge", "frame" are ids, "line" is a line number of the program, 0 where there is none.
 */
export const StepKind = {
  /** Step 0: nothing has run. */
  Start: 0,
  /** A line begins. a: frame, b: line. */
  Line: 1,
  /** a: object. Its first holder, if any, stands in the same step. */
  Born: 2,
  /** a: object. */
  Freed: 3,
  /** A reference was put into a name, attribute, item, cell or C slot. a: edge, b: object that stood there before or 0. */
  Bind: 4,
  /** A reference was taken out. a: edge, b: object, c: 1 when its holder is being freed or its frame ended. */
  Unbind: 5,
  /** a: frame, b: function object or 0. */
  Call: 6,
  /** a: frame, b: returned object or 0, c: 1 when left by an exception. */
  Return: 7,
  /** A finalizer begins. a: object finalized, b: finalizer (function object or 0). */
  FinalizerEnter: 8,
  /** a: object, b: finalizer. */
  FinalizerLeave: 9,
  /** A weak reference callback or gc callback begins. a: weakref or 0, b: callback object. */
  CallbackEnter: 10,
  /** a: weakref or 0, b: callback object. */
  CallbackLeave: 11,
  /** Text written. a: index into the writes. */
  Write: 12,
  /** update_refs: a: object, b: its gc_refs (a copy of its refcount). */
  GcRefsInit: 13,
  /** subtract_refs: a: object, b: old gc_refs, c: new, d: edge that was subtracted. */
  GcRefsSubtract: 14,
  /** move_unreachable proves an object reachable. a: object, b: old gc_refs, c: new, d: edge that reached it or 0. */
  GcRefsReach: 15,
  /** An object moves between lists. a: object, b: from, c: to, d: object that caused it or 0. */
  Move: 16,
  /** A collector phase begins. a: run, b: phase (index into the header's phases), c: index into phase results or -1. */
  Phase: 17,
  /** a: run. */
  RunBegin: 18,
  /** a: run. */
  RunEnd: 19,
  /** An exception is raised. a: exception object, b: frame. */
  Raise: 20,
  /** An exception is caught. a: exception object, b: frame. */
  Catch: 21,
  /** A weak reference is cleared. a: weakref, b: former referent. */
  WeakrefCleared: 22,
  /** The collector's verdict: uncollectable. a: object, b: 1 when it has the finalizer itself, 0 when held by one that has. */
  Uncollectable: 23,
  /** A finalizer brought the object back. a: object. */
  Resurrected: 24,
  /** An object joins the collector's lists. a: object. */
  Track: 25,
  /** An object leaves the collector's lists although it lives. a: object. */
  Untrack: 26,
  /** a: generator, b: frame, c: value. */
  Yield: 27,
  /** a: generator, b: frame. */
  Resume: 28,
  /** A stage of interpreter shutdown begins. a: string id of its name, b: string id of what it means. */
  Shutdown: 29,
  /** The program was stopped (budget, unsupported construct, cancelled). a: string id of the message. */
  Stopped: 30,
} as const;
export type StepKind = (typeof StepKind)[keyof typeof StepKind];

export const STEP_UNITS = ['line', 'operation', 'phase'] as const;
export type StepUnit = (typeof STEP_UNITS)[number];
