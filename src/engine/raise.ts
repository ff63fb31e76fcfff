import type { PyObject } from './object';

/** A Python exception on its way through JavaScript frames. The interpreter holds `value` meanwhile. */
export class PyRaise extends Error {
  readonly value: PyObject;
  constructor(value: PyObject) {
    super('Python exception');
    this.name = 'PyRaise';
    this.value = value;
  }
}

/** Something the model does not do: names the construct; the line is added where it is known. */
export class Unsupported extends Error {
  override name = 'Unsupported';
  readonly construct: string;
  constructor(construct: string) {
    super(`${construct} is not simulated`);
    this.construct = construct;
  }
}

/** sys.exit or an uncaught SystemExit: carries the status out of the program. */
export class Exit extends Error {
  override name = 'Exit';
  readonly status: number;
  constructor(status: number) {
    super(`exit ${status}`);
    this.status = status;
  }
}
