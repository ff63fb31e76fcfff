import { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { PyTuple } from '../objects/payload';
import type { Runtime } from '../runtime';

/** Freed objects that a type keeps for reuse, at most; tuples by length. */
const LIMITS: Record<string, number> = { list: 80, dict: 80, tuple: 2000, frame: 200, set: 80 };
const METHODS = 256;
const LONGEST_TUPLE = 19;

/**
 * The free lists of container types: what is taken from one, or goes to one, moves no count of the collector.
 * MODEL: the argument tuples of calls into C (up to 3.8) are no objects here; each length counts once after a full
 * collection there, and never again.
 */
export class FreeLists {
  private readonly rt: Runtime;
  private readonly waiting = new Map<string, number>();
  /** Codes with a frame of their own that waits for their next call (up to 3.9). */
  private zombies = new WeakSet<PyObject>();

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** Is the new object one that was kept? */
  take(object: PyObject): boolean {
    if (object instanceof PyFrame && this.zombies.delete(object.codeObject)) return true;
    const key = this.keyOf(object);
    const count = key === null ? 0 : (this.waiting.get(key) ?? 0);
    if (key === null || count === 0) return false;
    this.waiting.set(key, count - 1);
    return true;
  }

  /** Is the freed object kept for reuse? */
  put(object: PyObject): boolean {
    if (object instanceof PyFrame && this.rt.v < 310 && !this.zombies.has(object.codeObject)) {
      this.zombies.add(object.codeObject);
      return true;
    }
    const key = this.keyOf(object);
    if (key === null) return false;
    const count = this.waiting.get(key) ?? 0;
    if (count >= (LIMITS[object.type.name] ?? METHODS)) return false;
    this.waiting.set(key, count + 1);
    return true;
  }

  /** A full collection empties the lists; that of 2.x leaves those of lists, dicts and sets alone. */
  clear(): void {
    for (const key of this.waiting.keys())
      if (this.rt.v >= 300 || !['list', 'dict', 'set'].includes(key)) this.waiting.delete(key);
  }

  private keyOf(object: PyObject): string | null {
    const { types, v } = this.rt;
    const { type } = object;
    if (object instanceof PyTuple)
      return type === types.tuple && object.refs.length <= LONGEST_TUPLE
        ? `tuple of ${object.refs.length}`
        : null;
    if (type === types.list || type === types.dict) return type.name;
    if (type === types.frame) return v < 311 ? 'frame' : null;
    if (type === types.set) return v < 300 ? 'set' : null;
    if (type === types.method || type === types.builtin) return v < 309 ? type.name : null;
    return null;
  }
}
