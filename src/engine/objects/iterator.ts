import { PyObject } from '../object';
import type { PyType } from './type';

/** An iterator over a built-in container; refs: the container, dropped when it is used up. */
export class PyIterator extends PyObject {
  position = 0;
  /** Size of the dict or set when the iteration began, to notice a change. */
  expected = -1;
  /** What it yields: items of a sequence, or keys, values or pairs of a dict. */
  readonly mode:
    'sequence' | 'list' | 'tuple' | 'reversed' | 'keys' | 'values' | 'items' | 'set' | 'range';
  constructor(type: PyType, mode: PyIterator['mode']) {
    super(type);
    this.mode = mode;
  }
}

/** `enumerate`, `zip`, `map`, `filter`, … : an iterator with a state of its own; refs: what it draws from. */
export class PyLazyIterator extends PyObject {
  /** Position or phase, as the type means it. */
  state = 0;
  extra: number | bigint = 0;
}
