import { EdgeKind } from '../../heap/kinds';
import type { PyFrame } from '../frame';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyTuple } from './payload';
import type { PyType } from './type';

/** Slots of an exception, as indices into its refs, in the order of `BaseException_traverse`; its own fields follow. */
export const ExceptionSlot = {
  Args: 0,
  Message: 1,
  Traceback: 2,
  Cause: 3,
  Context: 4,
  Extra: 5,
} as const;

/** An exception; refs as {@link ExceptionSlot}, then the fields that its type adds ({@link fieldNames}). */
export class PyException extends PyObject {
  suppressContext = false;
  /** Before 3.8: C code raised it and nobody has caught it yet, so its arguments stand without an instance. */
  raisedByC = false;

  get args(): PyTuple {
    return this.refs[ExceptionSlot.Args] as PyTuple;
  }
  /** 2.x: its traceback while the interpreter holds one for it; the exception itself does not count it. */
  interpreterTraceback: PyTraceback | null = null;

  get traceback(): PyTraceback | null {
    if (this.interpreterTraceback !== null) return this.interpreterTraceback;
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

const FIELDS: Record<string, readonly string[]> = {
  SystemExit: ['code'],
  StopIteration: ['value'],
  ImportError: ['msg', 'name', 'path', 'name_from'],
  OSError: ['errno', 'strerror', 'filename', 'filename2'],
  EnvironmentError: ['errno', 'strerror', 'filename'],
  SyntaxError: [
    'msg',
    'filename',
    'lineno',
    'offset',
    'end_lineno',
    'end_offset',
    'text',
    'print_file_and_line',
  ],
  UnicodeEncodeError: ['encoding', 'object', 'start', 'end', 'reason'],
  UnicodeDecodeError: ['encoding', 'object', 'start', 'end', 'reason'],
  UnicodeTranslateError: ['encoding', 'object', 'start', 'end', 'reason'],
  NameError: ['name'],
  AttributeError: ['obj', 'name'],
};

/** Names of the C fields that exceptions of this type have besides those of every exception. */
export function fieldNames(type: PyType): readonly string[] {
  return FIELDS[type.layout?.qualname ?? ''] ?? [];
}

/** A C field of an exception, or null when it is not set or its type has no such field. */
export function getField(exception: PyException, name: string): PyObject | null {
  const index = fieldNames(exception.type).indexOf(name);
  return index < 0 ? null : (exception.refs[ExceptionSlot.Extra + index] ?? null);
}

/** Sets a C field of an exception; null empties it. */
export function setField(
  rt: Runtime,
  exception: PyException,
  name: string,
  value: PyObject | null,
): void {
  const index = fieldNames(exception.type).indexOf(name);
  if (index >= 0) setSlot(rt, exception, ExceptionSlot.Extra + index, value, name);
}

/** The exception's traceback. 2.x: an old-style instance on its way has one in the same slot. */
export function tracebackOf(exception: PyObject): PyTraceback | null {
  if (exception instanceof PyException) return exception.traceback;
  return (exception.refs[ExceptionSlot.Traceback] as PyTraceback | null | undefined) ?? null;
}

/** Puts `value` into a slot of the exception. */
export function setSlot(
  rt: Runtime,
  exception: PyException,
  slot: number,
  value: PyObject | null,
  label: string,
): void {
  rt.rc.assign(
    exception,
    exception.refs,
    exception.edges,
    slot,
    value,
    EdgeKind.Slot,
    label,
    false,
  );
}

/**
 * An exception of `type` with these arguments and nothing else, held by C (`BaseException_new`).
 * It is not yet shown as born: whoever makes it gives it its first contents.
 */
export function newException(rt: Runtime, type: PyType, args: readonly PyObject[]): PyException {
  const exception = new PyException(type);
  const length = ExceptionSlot.Extra + fieldNames(type).length;
  exception.refs = new Array<PyObject | null>(length).fill(null);
  exception.edges = new Array<number>(length).fill(0);
  rt.place(exception);
  const mark = rt.rc.mark;
  setSlot(rt, exception, ExceptionSlot.Args, rt.tuple(args, false), 'args');
  if (rt.rules.major === 2) setSlot(rt, exception, ExceptionSlot.Message, rt.str(''), 'message');
  rt.rc.releaseTo(mark);
  return exception;
}
