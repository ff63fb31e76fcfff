import type { Trace } from '../trace/trace';

/** What was worked out about a trace. The trace only grows, and so does this. */
export interface Index {
  /** Takes in what the trace has gained. */
  extend(): void;
}

/** One index of its kind per trace, brought up to date whenever it is asked for. */
export function indexOf<T extends Index>(make: (trace: Trace) => T): (trace: Trace) => T {
  const known = new WeakMap<Trace, T>();
  return (trace) => {
    let index = known.get(trace);
    if (index === undefined) {
      index = make(trace);
      known.set(trace, index);
    }
    index.extend();
    return index;
  };
}
