import type { PyFrame } from '../frame';
import { PyObject } from '../object';
import type { PyTuple } from './payload';

/** Slots of an exception, as indices into its refs, in the order of `BaseException_traverse`. */
export const ExceptionSlot = { Dict: 0, Args: 1, Notes: 2, Traceback: 3, Cause: 4, Context: 5, Extra: 6 } as const;

/** An exception; refs as {@link ExceptionSlot}, then fields of its own (`code`, `value`, `name`, `filename`). */
export class PyException extends PyObject {
  suppressContext = false;
  /** Set for errors that compilers of the version would have set themselves: what `print_exc` needs to suggest names. */
  missingName: { name: string; object: PyObject | null } | null = null;
  /** SyntaxError details. */
  syntax: { filename: string; line: number; col: number; text: string; endCol: number } | null = null;
  /** A C function raised it: 2.x keeps the text unnormalised until somebody catches it. */
  raisedByC = false;

  get args(): PyTuple {
    return this.refs[ExceptionSlot.Args] as PyTuple;
  }
  get traceback(): PyTraceback | null {
    return this.refs[ExceptionSlot.Traceback] as PyTraceback | null;
  }
  get cause(): PyObject | null {
    return this.refs[ExceptionSlot.Cause] ?? null;
  }
  get context(): PyObject | null {
    return this.refs[ExceptionSlot.Context] ?? null;
  }
}

/** One entry of a traceback; refs: next (the entry of the frame called from here), frame. */
export class PyTraceback extends PyObject {
  line = 0;
  /** Instruction at which the frame stood. */
  lasti = 0;
  get next(): PyTraceback | null {
    return this.refs[0] as PyTraceback | null;
  }
  get frame(): PyFrame {
    return this.refs[1] as PyFrame;
  }
}
