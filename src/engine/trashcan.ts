import { ObjectFlag } from '../heap/kinds';
import { PyFrame } from './frame';
import type { PyObject } from './object';
import type { PyType } from './objects/type';
import type { Runtime } from './runtime';

/** `PyTrash_UNWIND_LEVEL`: so deep may deallocations nest up to 3.12. */
const UNWIND_LEVEL = 50;
/** 3.13: calls in C that may nest (`Py_C_RECURSION_LIMIT`), and what is kept free of them. */
const C_RECURSION_LIMIT = 10_000;
const HEADROOM = 50;
/** `PY_EVAL_C_STACK_UNITS`: what an evaluation loop takes of that limit. */
const EVAL_LOOP_UNITS = 2;

/** Which deallocators of an object count, added up. */
const Part = {
  None: 0,
  /** `subtype_dealloc`: the object's class was made by a class statement. */
  Class: 1,
  /** The deallocator of the built-in type that it is, or extends. */
  Base: 2,
} as const;

/**
 * `Py_TRASHCAN_BEGIN` and `Py_TRASHCAN_END`: deallocations that nest too deep are put off, so that a long chain
 * does not overflow the C stack. What was put off dies, the last first, when the outermost deallocation ends; it
 * shows in the order in which finalizers run. Up to 3.7 `subtype_dealloc` puts off but never resumes: there the rest
 * of a chain of instances waits until some container dies.
 *
 * MODEL: 3.14 puts off deep deallocations by how much of the C stack is left, which differs from build to build; here
 * nothing is put off.
 */
export class Trashcan {
  /** `trash_delete_nesting`. */
  private nesting = 0;
  /** `trash_delete_later`: a stack. */
  private readonly later: PyObject[] = [];
  private readonly parts = new Map<PyType, number>();
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** Begins the deallocation of `object`: how many levels it takes; -1: too deep, it has been put off. */
  enter(object: PyObject): number {
    const part = this.partOf(object);
    if (part === Part.None) return 0;
    const classLevel = (part & Part.Class) !== 0;
    const { trashcan } = this.rt.rules;
    if (this.isFull(classLevel && trashcan === 'safe' ? 1 : 0)) {
      this.later.push(object);
      return -1;
    }
    this.nesting++;
    return 1;
  }

  /** The class's own part of an object is gone; its base's deallocator begins: how many levels that takes more. */
  enterBase(object: PyObject): number {
    if (this.partOf(object) !== (Part.Class | Part.Base)) return 0;
    this.nesting++;
    return 1;
  }

  /** Ends a deallocation that took `levels`. True: what was put off is to be resumed now. */
  leave(object: PyObject, levels: number): boolean {
    if (levels === 0) return false;
    this.nesting -= levels;
    if (this.later.length === 0) return false;
    const { trashcan } = this.rt.rules;
    if (trashcan === 'headroom') return this.free > 2 * HEADROOM;
    if (trashcan === 'safe' && (this.partOf(object) & Part.Class) !== 0) return false;
    return this.nesting <= 0;
  }

  /** `_PyTrash_thread_destroy_chain` begins; {@link next} gives what dies, {@link endChain} ends it. */
  beginChain(): void {
    this.nesting++;
  }

  next(): PyObject | undefined {
    return this.later.pop();
  }

  endChain(): void {
    this.nesting--;
  }

  /** A finalizer written in Python begins (`by` 1) or ends (-1): an evaluation loop of its own. */
  loop(by: 1 | -1): void {
    if (this.rt.rules.trashcan === 'headroom') this.nesting += by * EVAL_LOOP_UNITS;
  }

  /** 3.13: `c_recursion_remaining`. */
  private get free(): number {
    return C_RECURSION_LIMIT - EVAL_LOOP_UNITS * this.rt.eval.loops - this.nesting;
  }

  private isFull(extra: number): boolean {
    if (this.rt.rules.trashcan === 'headroom') return this.free <= HEADROOM;
    return this.nesting + extra >= UNWIND_LEVEL;
  }

  private partOf(object: PyObject): number {
    const { rt } = this;
    // From 3.11 on only a frame that was asked for is an object; the others are parts of the call stack.
    if (object instanceof PyFrame && rt.heap.hasFlag(object, ObjectFlag.NoCount)) return Part.None;
    let part = this.parts.get(object.type);
    if (part === undefined) {
      part = partOfType(rt, object.type);
      this.parts.set(object.type, part);
    }
    return part;
  }
}

function partOfType(rt: Runtime, type: PyType): number {
  const { trashcan } = rt.rules;
  if (trashcan === 'stack' || !type.gc) return Part.None;
  const base = baseTakesPart(rt, type.mro.find((cls) => !cls.isHeap) ?? rt.types.object);
  if (!type.isHeap) return base ? Part.Base : Part.None;
  // From 3.8 on the base's deallocator sees that it was called for a subtype, and leaves the counting to that.
  return trashcan === 'safe' && base ? Part.Class | Part.Base : Part.Class;
}

/** Does the deallocator of this built-in type use the trashcan? */
function baseTakesPart(rt: Runtime, type: PyType): boolean {
  const { types, v } = rt;
  switch (type) {
    case types.list:
    case types.tuple:
    case types.dict:
    case types.set:
    case types.frozenset:
    case types.frame:
    case types.traceback:
      return true;
    case types.builtin:
      return v >= 308;
  }
  // `BaseException_dealloc`; exceptions with C fields of their own have other deallocators, and no trashcan.
  if (type.layout === types.BaseException) return v >= 311 && type !== types.MemoryError;
  return BY_NAME.get(type.name)?.(v) ?? false;
}

/** Types of modules, by name: in which versions they take part. */
const BY_NAME: ReadonlyMap<string, (v: number) => boolean> = new Map([
  ['collections.OrderedDict', () => true],
  ['collections.defaultdict', (v: number) => v < 308],
  ['filter', (v: number) => v >= 310],
  ['method-wrapper', () => true],
]);
