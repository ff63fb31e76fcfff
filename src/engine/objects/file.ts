import { PyObject } from '../object';
import type { PyType } from './type';

/** sys.stdout and sys.stderr: writes go to the console. */
export class PyFile extends PyObject {
  readonly stream: 'stdout' | 'stderr';
  constructor(type: PyType, stream: 'stdout' | 'stderr') {
    super(type);
    this.stream = stream;
  }
}
