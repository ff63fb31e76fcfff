import type { PyObject } from './object';
import { PyClassicInstance, PyFunction, PyMethod } from './objects/callables';
import { classicClassLookup } from './objects/classic';
import { PyFile } from './objects/file';
import { dictGetName } from './objects/dictionary';
import { PyBytes, PyFloat, PyInt, PyStr } from './objects/payload';
import { type CompareName, PyType } from './objects/type';
import { PyRaise } from './raise';
import { refuseAlias } from './refusal';
import type { Runtime } from './runtime';
import { formatValue } from './objects/formatSpec';
import type { Integer } from './objects/integers';
import { asciiRepr } from './objects/strRepr';

const REFLECTED: Record<CompareName, CompareName> = {
  Lt: 'Gt',
  LtE: 'GtE',
  Gt: 'Lt',
  GtE: 'LtE',
  Eq: 'Eq',
  NotEq: 'NotEq',
};
const SYMBOLS: Record<CompareName, string> = {
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Eq: '==',
  NotEq: '!=',
};

/** The abstract object layer (`Objects/abstract.c`, `Objects/object.c`): what can be done to any object. */
export class Operations {
  private readonly rt: Runtime;
  /** Containers whose repr is being made, for `[...]`. */
  private readonly reprs: PyObject[] = [];

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  // ------------------------------------------------------------------ attributes

  /** Name of the object's type as error messages of the version give it. */
  typeName(object: PyObject): string {
    if (object instanceof PyClassicInstance) return 'instance';
    return object.type.name;
  }

  /** First definition of `name` along the mro. */
  lookup(type: PyType, name: string): PyObject | null {
    for (const base of type.mro) {
      if (base.dict !== null) {
        const at = base.dict.index.get(name);
        if (at !== undefined) return base.dict.refs[at + 1]!;
        continue;
      }
      const found = base.builtins.get(name);
      if (found !== undefined) return found;
      const make = base.lazyBuiltins.get(name);
      if (make !== undefined) {
        const made = make(this.rt);
        base.builtins.set(name, made);
        base.lazyBuiltins.delete(name);
        return made;
      }
    }
    return null;
  }

  getAttr(object: PyObject, name: string): PyObject {
    return object.type.slots.getattr!(this.rt, object, name);
  }

  /** null instead of AttributeError. */
  /** An attribute that C code can do without, or null. */
  lookupAttr(object: PyObject, name: string): PyObject | null {
    this.rt.probing++;
    try {
      return this.getAttr(object, name);
    } catch (error) {
      if (this.catches(error, this.rt.types.AttributeError!)) return null;
      throw error;
    } finally {
      this.rt.probing--;
    }
  }

  /** An attribute that the program asks for by name, or null when CPython has none either. */
  askedAttr(object: PyObject, name: string): PyObject | null {
    try {
      return this.getAttr(object, name);
    } catch (error) {
      if (this.catches(error, this.rt.types.AttributeError!)) return null;
      throw error;
    }
  }

  setAttr(object: PyObject, name: string, value: PyObject | null): void {
    const slot = object.type.slots.setattr;
    if (slot === undefined)
      return this.rt.typeError(`'${this.typeName(object)}' object has no attributes`);
    slot(this.rt, object, name, value);
  }

  /** A special method found on the type, bound to the object; null when the type has none. */
  special(object: PyObject, name: string): PyObject | null {
    const found = object instanceof PyClassicInstance ? null : this.lookup(object.type, name);
    if (object instanceof PyClassicInstance) return this.lookupAttr(object, name);
    return found === null ? null : this.bindSpecial(object, found);
  }

  bindSpecial(object: PyObject, descriptor: PyObject): PyObject {
    const get = descriptor.type.slots.descrGet;
    return get === undefined ? descriptor : get(this.rt, descriptor, object, object.type);
  }

  /** Calls a method by name. */
  callMethod(object: PyObject, name: string, args: readonly PyObject[] = []): PyObject {
    const found = object instanceof PyClassicInstance ? null : this.lookup(object.type, name);
    if (found instanceof PyFunction) return this.rt.eval.callSlot(found, object, args);
    return this.rt.call(this.getAttr(object, name), args);
  }

  // ------------------------------------------------------------------ exceptions in C code

  /** Is `error` a Python exception of this type? Then it is dealt with here. */
  catches(error: unknown, type: PyType): boolean {
    if (!(error instanceof PyRaise) || !error.value.type.isSubtype(type)) return false;
    this.rt.eval.handling.swallow(error.value as never);
    return true;
  }

  // ------------------------------------------------------------------ text

  repr(object: PyObject): string {
    const slot = object.type.slots.repr;
    if (slot === undefined) return this.defaultRepr(object);
    return slot(this.rt, object);
  }

  str(object: PyObject): string {
    if (object instanceof PyStr && !object.type.isHeap) return object.value;
    const slot = object.type.slots.str;
    return slot === undefined ? this.repr(object) : slot(this.rt, object);
  }

  defaultRepr(object: PyObject): string {
    const type = object.type;
    const module = type.isHeap ? this.moduleOf(type) : type.module;
    const name = this.rt.v < 303 && type.isHeap ? type.name : type.qualname;
    const full =
      module === 'builtins' || module === '__builtin__' || module === ''
        ? type.name
        : `${module}.${name}`;
    return `<${full} object at ${this.address(object)}>`;
  }

  address(object: PyObject): string {
    return `0x${object.address.toString(16)}`;
  }

  moduleOf(type: PyType): string {
    if (!type.isHeap) return type.module;
    const at = type.dict!.index.get('__module__');
    const value = at === undefined ? null : type.dict!.refs[at + 1]!;
    return value instanceof PyStr ? value.value : '';
  }

  /** Guards the repr of a container against itself; null when it is already being made. */
  guardRepr(object: PyObject, make: () => string): string | null {
    if (this.reprs.includes(object)) return null;
    if (this.reprs.length > 200) throw this.rt.errors.recursion();
    this.reprs.push(object);
    try {
      return make();
    } finally {
      this.reprs.pop();
    }
  }

  format(object: PyObject, spec: string): string {
    const found = this.lookup(object.type, '__format__');
    if (found instanceof PyFunction) {
      const result = this.rt.eval.callSlot(found, object, [this.rt.str(spec)]);
      if (!(result instanceof PyStr))
        return this.rt.typeError(`__format__ must return a str, not ${this.typeName(result)}`);
      return result.value;
    }
    return formatValue(this.rt, object, spec);
  }

  // ------------------------------------------------------------------ hash and comparison

  /** As {@link fullHash}, as precise as a table needs it. */
  hash(object: PyObject): number {
    return Number(this.fullHash(object));
  }

  fullHash(object: PyObject): Integer {
    const slot = object.type.slots.hash;
    if (slot === undefined) return this.rt.typeError(this.unhashable(object));
    return slot(this.rt, object);
  }

  private unhashable(object: PyObject): string {
    return `unhashable type: '${this.typeName(object)}'`;
  }

  equal(a: PyObject, b: PyObject): boolean {
    return a === b || this.isTrue(this.compare(a, b, 'Eq'));
  }

  /** Identity counts as equality, as in containers' searches. */
  same(a: PyObject, b: PyObject): boolean {
    return this.equal(a, b);
  }

  compare(a: PyObject, b: PyObject, op: CompareName): PyObject {
    const rt = this.rt;
    const left = a.type.slots.compare;
    const right = b.type.slots.compare;
    let tried = false;
    if (a.type !== b.type && b.type.isSubtype(a.type) && right !== undefined) {
      tried = true;
      const result = right(rt, b, a, REFLECTED[op]);
      if (result !== null) return result;
    }
    if (left !== undefined) {
      const result = left(rt, a, b, op);
      if (result !== null) return result;
    }
    if (!tried && right !== undefined) {
      const result = right(rt, b, a, REFLECTED[op]);
      if (result !== null) return result;
    }
    if (op === 'Eq') return rt.bool(a === b);
    if (op === 'NotEq') return rt.bool(a !== b);
    if (rt.v < 300) return rt.bool(this.legacyOrder(a, b, op));
    if (rt.v < 306)
      return rt.typeError(
        `unorderable types: ${this.typeName(a)}() ${SYMBOLS[op]} ${this.typeName(b)}()`,
      );
    return rt.typeError(
      `'${SYMBOLS[op]}' not supported between instances of '${this.typeName(a)}' and '${this.typeName(b)}'`,
    );
  }

  /** 2.x orders anything: None first, numbers, then by type name, then by address. */
  private legacyOrder(a: PyObject, b: PyObject, op: CompareName): boolean {
    const rank = (object: PyObject): string => {
      if (object === this.rt.none) return '';
      return object instanceof PyInt || object.type === this.rt.types.float
        ? '\u0001'
        : `\u0002${this.typeName(object)}`;
    };
    const ra = rank(a);
    const rb = rank(b);
    const order =
      ra < rb ? -1 : ra > rb ? 1 : a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
    if (op === 'Lt') return order < 0;
    if (op === 'LtE') return order <= 0;
    return op === 'Gt' ? order > 0 : order >= 0;
  }

  // ------------------------------------------------------------------ truth, size, items

  isTrue(object: PyObject): boolean {
    const rt = this.rt;
    if (object === rt.true) return true;
    if (object === rt.false || object === rt.none) return false;
    const { bool, len } = object.type.slots;
    if (bool !== undefined) return bool(rt, object);
    return len === undefined ? true : len(rt, object) !== 0;
  }

  len(object: PyObject): number {
    const slot = object.type.slots.len;
    if (slot === undefined) {
      return object instanceof PyClassicInstance
        ? this.rt.raise(
            this.rt.types.AttributeError!,
            `${object.cls.name} instance has no attribute '__len__'`,
          )
        : this.rt.typeError(`object of type '${this.typeName(object)}' has no len()`);
    }
    return slot(this.rt, object);
  }

  getItem(object: PyObject, key: PyObject): PyObject {
    const slot = object.type.slots.getitem;
    if (slot !== undefined) return slot(this.rt, object, key);
    if (object instanceof PyType && this.rt.v >= 307) {
      const method = this.lookupAttr(object, '__class_getitem__');
      if (method !== null) return this.rt.call(method, [key]);
      refuseAlias(this.rt, object);
      if (this.rt.v >= 309)
        return this.rt.typeError(`type '${object.qualname}' is not subscriptable`);
    }
    const rt = this.rt;
    if (object instanceof PyClassicInstance) {
      return rt.raise(
        rt.types.AttributeError!,
        `${object.cls.name} instance has no attribute '__getitem__'`,
      );
    }
    if (rt.v < 300) {
      return rt.typeError(`'${this.typeName(object)}' object has no attribute '__getitem__'`);
    }
    return rt.typeError(`'${this.typeName(object)}' object is not subscriptable`);
  }

  setItem(object: PyObject, key: PyObject, value: PyObject): void {
    const slot = object.type.slots.setitem;
    if (slot === undefined) {
      return this.rt.typeError(
        `'${this.typeName(object)}' object does not support item assignment`,
      );
    }
    slot(this.rt, object, key, value);
  }

  delItem(object: PyObject, key: PyObject): void {
    const slot = object.type.slots.delitem;
    if (slot === undefined) {
      const words =
        this.rt.v < 300 || object.type.isHeap
          ? 'does not support item deletion'
          : "doesn't support item deletion";
      return this.rt.typeError(`'${this.typeName(object)}' object ${words}`);
    }
    slot(this.rt, object, key);
  }

  contains(container: PyObject, item: PyObject): boolean {
    const slot = container.type.slots.contains;
    if (slot !== undefined) return slot(this.rt, container, item);
    if (container.type.slots.iter === undefined && container.type.slots.getitem === undefined) {
      return this.rt.typeError(
        this.rt.v >= 314
          ? `argument of type '${this.typeName(container)}' is not a container or iterable`
          : `argument of type '${this.typeName(container)}' is not iterable`,
      );
    }
    let found = false;
    this.rt.iteration.iterate(container, (other) => {
      found = other === item || this.equal(other, item);
      return !found;
    });
    return found;
  }

  // ------------------------------------------------------------------ numbers

  /** `__index__`: an integer, or TypeError. */
  index(object: PyObject): number | bigint {
    if (object instanceof PyInt) return object.value;
    const slot = object.type.slots.index;
    if (slot === undefined) {
      return this.rt.typeError(
        `'${this.typeName(object)}' object cannot be interpreted as an ${this.rt.v < 300 ? 'index' : 'integer'}`,
      );
    }
    return (slot(this.rt, object) as PyInt).value;
  }

  /** An index as a JavaScript number, clamped to ±2^53. */
  asSize(object: PyObject): number {
    const value = this.index(object);
    if (typeof value === 'number') return value;
    return value > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
  }

  // ------------------------------------------------------------------ objects of the interpreter

  /** Writes to `sys.stderr` as C code does: to the Python object when the program has put one there. */
  writeStderr(text: string): void {
    this.writeStream('stderr', text);
  }

  writeStream(stream: 'stdout' | 'stderr', text: string): void {
    const rt = this.rt;
    const sys = rt.modules.get('sys');
    const at = sys?.dict.index.get(stream);
    const file = at === undefined ? null : sys!.dict.refs[at + 1]!;
    // Without a `sys.stderr` C code writes to the stream itself.
    if (file === null || file.type === rt.types.file || (file === rt.none && stream === 'stderr')) {
      rt.console.write(file instanceof PyFile ? file.stream : stream, text);
      return;
    }
    this.callMethod(file, 'write', [rt.str(text)]);
  }

  /** `__del__` of an old-style instance (2.x): found on the instance or its classes. */
  classicFinalizer(object: PyObject): PyObject | null {
    if (!(object instanceof PyClassicInstance)) return null;
    // The collector may have taken the dict and the class away already.
    const { dict, cls } = object;
    return (
      (dict == null ? null : dictGetName(dict, '__del__')) ??
      (cls == null ? null : classicClassLookup(cls, '__del__'))
    );
  }

  /** Truth of "is this callable". */
  isCallable(object: PyObject): boolean {
    if (object instanceof PyClassicInstance)
      return this.rt.classicLookup(object, '__call__') !== null;
    return (
      object.type.slots.call !== undefined ||
      object instanceof PyFunction ||
      object instanceof PyMethod
    );
  }

  /** The object's class: for an instance of an old-style class that class. */
  classOf(object: PyObject): PyObject {
    return object instanceof PyClassicInstance ? object.cls : object.type;
  }

  /** `module.Name` of a type, bare for built-in ones (`_PyType_GetFullyQualifiedName`). */
  qualifiedName(type: PyType): string {
    const module = this.moduleOf(type);
    return module === 'builtins' || module === '__main__' || module === ''
      ? type.qualname
      : `${module}.${type.qualname}`;
  }

  ascii(object: PyObject): string {
    return asciiRepr(this.repr(object));
  }

  /** A real number as a JavaScript number. */
  asFloat(object: PyObject): number {
    if (object instanceof PyFloat) return object.value;
    if (object instanceof PyInt) return Number(object.value);
    const slot = object.type.slots.float;
    if (slot === undefined)
      return this.rt.typeError(
        this.rt.v < 300
          ? 'a float is required'
          : `must be real number, not ${this.typeName(object)}`,
      );
    return (slot(this.rt, object) as PyFloat).value;
  }

  /** Text of a str or, in 2.x, unicode object; null for others. */
  textOf(object: PyObject): string | null {
    return object instanceof PyStr || object instanceof PyBytes ? object.value : null;
  }
}
