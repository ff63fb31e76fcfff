import type { PyType } from './objects/type';

/** A slot of an object: what it refers to, and the edge by which the trace knows the reference (0: none). */
export type Slot = PyObject | null;

/**
 * The part of an object that its class gives it: `__slots__` members, `__dict__`, and from 3.11 on the inline
 * attribute values. Objects of built-in types that no class statement extended have none.
 */
export class Attributes {
  /** `__slots__` members by index. */
  slots: Slot[] = [];
  slotEdges: number[] = [];
  /** The `__dict__`, once it exists as an object. */
  dict: PyObject | null = null;
  dictEdge = 0;
  /** Inline values by the class's shared key index (3.11+); null once the dict was materialised. */
  inline: Slot[] | null = null;
  inlineEdges: number[] = [];
  /** Indices of the inline values in the order in which they were set, which is the order of the `__dict__`. */
  inlineOrder: number[] = [];
}

/** Every Python object. Counts and collector links are columns of the {@link Heap}, indexed by `id`. */
export class PyObject {
  type: PyType;
  /** Index into the heap's columns; reused after the object is freed. */
  id = 0;
  /** Id in the trace, given when the object is first seen there; 0 before. */
  traceId = 0;
  /** Counted references to other objects, in the order in which the type's `tp_traverse` is described. */
  refs: Slot[] = NO_REFS;
  edges: number[] = NO_EDGES;
  attrs: Attributes | null = null;
  /** Weak references to this object, CPython's order: the shared callback-less one first, then newest first. */
  weakrefs: PyObject[] | null = null;
  typeEdge = 0;
  address = 0;
  /** References from the interpreter's own start-up structures, which have no holder of their own in the model. */
  startupRefs = 0;
  /** An {@link Origin}: the program's, on its behalf, or there before it. */
  origin: number = 0;
  /** Its birth was a step of its own. */
  announced = false;
  /** It counts as a reference to its (heap) type. */
  countsType = false;
  /** Its deallocation is under way. */
  deallocating = false;

  constructor(type: PyType) {
    this.type = type;
  }
}

const NO_REFS: Slot[] = [];
const NO_EDGES: number[] = [];
