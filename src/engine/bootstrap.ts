import { ObjectFlag, ObjectKind, Origin } from '../heap/kinds';
import type { PyObject } from './object';
import { PyType, type Slots } from './objects/type';

/** What a static type is made of. */
export interface TypeOptions {
  base?: PyType;
  kind?: ObjectKind;
  quiet?: boolean;
  gc?: boolean;
  size?: number;
  itemSize?: number;
  slots?: Slots;
  hasDict?: boolean;
  hasWeakrefs?: boolean;
  acceptable?: boolean;
  instantiable?: boolean;
  /** Its instances have a payload class of their own, which subclasses keep. */
  layout?: boolean;
  module?: string;
}

/** The built-in types that the engine names; modules add their own. */
export interface Types {
  type: PyType;
  object: PyType;
  int: PyType;
  /** 2.x; in 3.x the same as int. */
  long: PyType;
  bool: PyType;
  float: PyType;
  complex: PyType;
  /** Text in 3.x, bytes in 2.x. */
  str: PyType;
  /** 2.x unicode; in 3.x the same as str. */
  unicode: PyType;
  /** 3.x bytes; in 2.x the same as str. */
  bytes: PyType;
  bytearray: PyType;
  NoneType: PyType;
  NotImplementedType: PyType;
  ellipsis: PyType;
  tuple: PyType;
  list: PyType;
  dict: PyType;
  set: PyType;
  frozenset: PyType;
  slice: PyType;
  range: PyType;
  cell: PyType;
  code: PyType;
  frame: PyType;
  function: PyType;
  method: PyType;
  builtin: PyType;
  methodDescriptor: PyType;
  slotWrapper: PyType;
  getset: PyType;
  member: PyType;
  property: PyType;
  staticmethod: PyType;
  classmethod: PyType;
  super: PyType;
  module: PyType;
  generator: PyType;
  weakref: PyType;
  weakproxy: PyType;
  weakcallableproxy: PyType;
  traceback: PyType;
  mappingproxy: PyType;
  classobj: PyType;
  instance: PyType;
  BaseException: PyType;
  [name: string]: PyType;
}

/** Makes a static type under `metatype` (null: `type` itself, which is its own). */
export function makeStaticType(
  metatype: PyType | null,
  name: string,
  options: TypeOptions,
): PyType {
  const type = new PyType(metatype, name, options.kind ?? ObjectKind.Other);
  const base = options.base;
  if (base !== undefined) {
    type.bases = [base];
    type.mro = [type, ...base.mro];
    type.slots = Object.assign(Object.create(base.slots) as Slots, options.slots);
    type.layout = options.layout === true ? type : base.layout;
    type.quiet = options.quiet ?? base.quiet;
    type.gc = options.gc ?? base.gc;
    type.hasDict = options.hasDict ?? base.hasDict;
    type.hasWeakrefs = options.hasWeakrefs ?? base.hasWeakrefs;
    type.basicSize = options.size ?? base.basicSize;
    type.itemSize = options.itemSize ?? base.itemSize;
    base.subclasses.push(type);
  } else {
    type.mro = [type];
    type.slots = options.slots ?? {};
    type.layout = type;
    type.quiet = options.quiet ?? false;
    type.gc = options.gc ?? false;
    type.basicSize = options.size ?? 16;
  }
  type.acceptable = options.acceptable ?? true;
  type.instantiable = options.instantiable ?? true;
  type.module = options.module ?? 'builtins';
  const dot = name.lastIndexOf('.');
  if (dot >= 0) {
    type.module = name.slice(0, dot);
    type.qualname = name.slice(dot + 1);
  }
  return type;
}

/** Flags of an object that is there before the program. */
export const STARTUP_ORIGIN = Origin.Startup;
export const IMMORTAL = ObjectFlag.Immortal;

/** Is the object one whose births and deaths are steps of their own? */
export function isLoud(object: PyObject): boolean {
  return !object.type.quiet;
}
