import type { PyFrame } from '../frame';
import { PyObject } from '../object';
import type { PyException } from './exceptions';
import type { PyType } from './type';

/** A generator; refs: its frame, while it is not finished. In 3.11+ the frame is part of the generator, not an object. */
export class PyGenerator extends PyObject {
  readonly name: string;
  readonly qualname: string;
  running = false;
  /** The exception that its code is handling while it is suspended. */
  savedHandled: PyException | null = null;
  savedEdge = 0;
  /** What was being handled when it was last resumed. */
  callerHandled: PyException | null = null;
  constructor(type: PyType, name: string, qualname: string) {
    super(type);
    this.name = name;
    this.qualname = qualname;
  }
  get frame(): PyFrame | null {
    return this.refs[0] as PyFrame | null;
  }
}
