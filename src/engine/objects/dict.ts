import { PyObject } from '../object';
import type { HashIndex } from './hashIndex';

/**
 * A hash table. References alternate in `refs`: key, value, key, value; a removed pair leaves holes
 * until the table is compacted. Interned names are in `keys` alone: they are not counted. Keys with a plain value (numbers, strings) or identity are found through a
 * JavaScript map; all others through their hash and `__eq__`.
 */
export class PyDict extends PyObject {
  /** Key of pair i, null where a pair was removed. In `refs` a key stands at 2 * i only if this dict counts it. */
  keys: (PyObject | null)[] = [];
  /** Plain key to the index of the pair's key in `refs`. */
  readonly index = new Map<unknown, number>();
  /** Once there was a key that is compared with `__eq__`. */
  hashed: HashIndex | null = null;
  /** Number of pairs. */
  size = 0;
  /** Raised with each change of the set of keys, for "changed size during iteration". */
  version = 0;
  /** Is it an instance's `__dict__`, or a namespace? Decides how it is named. */
  role: 'plain' | 'instance' | 'namespace' | 'globals' = 'plain';
  /** 3.11+: it was an instance's inline values, whose places in the class's shared keys it keeps. */
  sharedKeys: ReadonlyMap<string, number> | null = null;
  /**
   * 3.13+: the instance whose inline values it shows. They stay in the instance: the collector sees them there,
   * and neither the dict's values nor the instance's reference to the dict.
   */
  shownFrom: PyObject | null = null;
  /** Name of the class or module whose namespace it is. */
  subtitleOf = '';
}

/** A set or frozenset; `refs` holds the members with holes where one was removed. */
export class PySet extends PyObject {
  readonly index = new Map<unknown, number>();
  hashed: HashIndex | null = null;
  size = 0;
  version = 0;
}
