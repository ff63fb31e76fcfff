import type { ObjectKind } from '../../heap/kinds';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyDict } from './dict';
import type { Integer } from './integers';
import type { PyTuple } from './payload';

/** Keyword arguments of a call, in order; null when there are none. */
export interface Keywords {
  readonly names: readonly string[];
  readonly values: readonly PyObject[];
}

/** The body of a built-in function or method; for a method args[0] is self. */
export type Builtin = (rt: Runtime, args: PyObject[], keywords: Keywords | null) => PyObject;

export type CompareName = 'Lt' | 'LtE' | 'Eq' | 'NotEq' | 'Gt' | 'GtE';

/** null from a binary or rich comparison slot: not implemented for these operands. */
export type BinarySlot = (rt: Runtime, left: PyObject, right: PyObject) => PyObject | null;

/** What a type can do: the C slots of CPython, by the same idea. Absent: not supported. */
export interface Slots {
  repr?: (rt: Runtime, self: PyObject) => string;
  str?: (rt: Runtime, self: PyObject) => string;
  hash?: (rt: Runtime, self: PyObject) => Integer;
  compare?: (rt: Runtime, self: PyObject, other: PyObject, op: CompareName) => PyObject | null;
  getattr?: (rt: Runtime, self: PyObject, name: string) => PyObject;
  setattr?: (rt: Runtime, self: PyObject, name: string, value: PyObject | null) => void;
  call?: (rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null) => PyObject;
  iter?: (rt: Runtime, self: PyObject) => PyObject;
  /** null at the end. */
  next?: (rt: Runtime, self: PyObject) => PyObject | null;
  len?: (rt: Runtime, self: PyObject) => number;
  getitem?: (rt: Runtime, self: PyObject, key: PyObject) => PyObject;
  setitem?: (rt: Runtime, self: PyObject, key: PyObject, value: PyObject) => void;
  delitem?: (rt: Runtime, self: PyObject, key: PyObject) => void;
  contains?: (rt: Runtime, self: PyObject, item: PyObject) => boolean;
  bool?: (rt: Runtime, self: PyObject) => boolean;
  /** By operator name (`Add`, `Sub`, …): called with the operands in source order whichever of them is of this type. */
  binary?: Record<string, BinarySlot>;
  inplace?: Record<string, BinarySlot>;
  /** `pow` with a modulus, of a type that has its own. */
  power?: (rt: Runtime, base: PyObject, exponent: PyObject, modulus: PyObject) => PyObject;
  unary?: Record<string, (rt: Runtime, self: PyObject) => PyObject>;
  index?: (rt: Runtime, self: PyObject) => PyObject;
  int?: (rt: Runtime, self: PyObject) => PyObject;
  float?: (rt: Runtime, self: PyObject) => PyObject;
  descrGet?: (rt: Runtime, self: PyObject, instance: PyObject | null, owner: PyObject) => PyObject;
  /** Present: a data descriptor. value null: delete. */
  descrSet?: (rt: Runtime, self: PyObject, instance: PyObject, value: PyObject | null) => void;
  new?: (rt: Runtime, type: PyType, args: PyObject[], keywords: Keywords | null) => PyObject;
  init?: (rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null) => void;
  /** tp_finalize of a built-in type (generators close themselves). */
  finalize?: (rt: Runtime, self: PyObject) => void;
  /** tp_clear: drops what the object refers to; default drops every reference. False: the type has none. */
  clear?: ((rt: Runtime, self: PyObject) => void) | false;
}

/** A type object. Static ones are CPython's built-in types; heap ones are made by class statements. */
export class PyType extends PyObject {
  /** `tp_name`: bare for Python classes, dotted for some C types. */
  name: string;
  qualname: string;
  module: string;
  bases: PyType[] = [];
  mro: PyType[] = [];
  slots: Slots = {};
  /** A class statement or a call of `type` made it. */
  isHeap = false;
  /** Attributes of a static type, made objects when first looked up. */
  readonly builtins = new Map<string, PyObject>();
  readonly lazyBuiltins = new Map<string, (rt: Runtime) => PyObject>();
  /** Attributes of a heap type. */
  dict: PyDict | null = null;
  basesTuple: PyTuple | null = null;
  mroTuple: PyTuple | null = null;
  /** What instances look like to drawing and captions. */
  kind: ObjectKind;
  /** Births and deaths of instances are no steps of their own (values, iterators, bound methods). */
  quiet = false;
  /** Instances take part in garbage collection. */
  gc = true;
  /** sizeof of an instance without its items. */
  basicSize = 16;
  itemSize = 0;
  hasDict = false;
  /** Instances keep their attributes in themselves until their dict is asked for (3.11+). */
  inlineAttributes = false;
  /** Items are found by position (`sq_item`), if there is a way to get items at all. */
  isSequence = true;
  hasWeakrefs = false;
  /** Names of `__slots__` members of this class and its bases, by index in {@link Attributes.slots}. */
  memberNames: string[] = [];
  /** Index of an attribute name among the keys that instances share (3.11+). */
  readonly sharedKeys = new Map<string, number>();
  /** How many more names the shared keys can take; each instance made takes one too (measured). */
  keyBudget = 30;
  /** Class defines `__del__` somewhere in its mro. */
  finalizer: PyObject | null = null;
  /** `__getattr__` and `__getattribute__` that its mro defines in Python. */
  getattrHook: PyObject | null = null;
  getattributeHook: PyObject | null = null;
  /** May a class statement name it as a base? */
  acceptable = true;
  /** Instances of this very type, or a subtype of it, carry this payload: list, dict, tuple, int, str, exception… */
  layout: PyType | null = null;
  /** Serial number of the next instance, for names like `Node·3`. */
  born = 0;
  /** Raises in place of instantiation ("cannot create 'generator' instances"). */
  instantiable = true;
  subclasses: PyType[] = [];
  /** Names of abstract methods not overridden (ABCMeta); null: not an abstract base class. */
  abstract: readonly string[] | null = null;

  constructor(metatype: PyType | null, name: string, kind: ObjectKind) {
    super(metatype as PyType);
    if (metatype === null) this.type = this;
    this.name = name;
    this.qualname = name;
    this.module = 'builtins';
    this.kind = kind;
  }

  /** Is this type `other` or a subtype of it? */
  isSubtype(other: PyType): boolean {
    if (this === other) return true;
    for (const type of this.mro) if (type === other) return true;
    return false;
  }
}
