import { PyObject } from '../object';
import type { PyType } from './type';

/** int, long and bool. A number while it is a safe integer, else a bigint. */
export class PyInt extends PyObject {
  readonly value: number | bigint;
  constructor(type: PyType, value: number | bigint) {
    super(type);
    this.value = value;
  }
}

export class PyFloat extends PyObject {
  readonly value: number;
  constructor(type: PyType, value: number) {
    super(type);
    this.value = value;
  }
}

/** str and 2.x unicode. A 2.x str is a byte string, one character (U+0000 to U+00FF) per byte. */
export class PyStr extends PyObject {
  readonly value: string;
  constructor(type: PyType, value: string) {
    super(type);
    this.value = value;
  }
}

/** 3.x bytes and bytearray, one character per byte. */
export class PyBytes extends PyObject {
  value: string;
  constructor(type: PyType, value: string) {
    super(type);
    this.value = value;
  }
}

/** None, NotImplemented, Ellipsis, and `object()`: nothing but an identity. */
export class PySingleton extends PyObject {}

/** Items are `refs`. */
export class PyTuple extends PyObject {
  /** Kept by 3.14 once it was computed. */
  hash: number | null = null;
  get items(): PyObject[] {
    return this.refs as PyObject[];
  }
}

/** Items are `refs`. */
export class PyList extends PyObject {
  get items(): PyObject[] {
    return this.refs as PyObject[];
  }
}

/** refs: contents. */
export class PyCell extends PyObject {
  get content(): PyObject | null {
    return this.refs[0] ?? null;
  }
}

/** refs: start, stop, step. */
export class PySlice extends PyObject {}

/** range (3.x) and xrange (2.x). */
export class PyRange extends PyObject {
  readonly start: number | bigint;
  readonly stop: number | bigint;
  readonly step: number | bigint;
  constructor(type: PyType, start: number | bigint, stop: number | bigint, step: number | bigint) {
    super(type);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}
