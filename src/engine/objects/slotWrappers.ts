import { callHolding, methodHolds, newHolds } from '../eval/callHolds';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyFunction } from './callables';
import { dictGetName } from './dictionary';
import type { Integer } from './integers';
import { intHash } from './numberHash';
import { PyInt, PyStr } from './payload';
import type { BinarySlot, CompareName, PyType, Slots } from './type';
import { genericGetAttr } from './attributeAccess';

/** Calls the special method `name` as a slot does: found on the type, the operands held as the version holds them. */
function callSpecial(
  rt: Runtime,
  self: PyObject,
  name: string,
  args: readonly PyObject[],
): PyObject {
  const found = rt.ops.lookup(self.type, name)!;
  if (found instanceof PyFunction) return rt.eval.callSlot(found, self, args);
  return rt.call(rt.ops.bindSpecial(self, found), args);
}

function text(rt: Runtime, self: PyObject, name: string): string {
  const result = callSpecial(rt, self, name, []);
  if (result instanceof PyStr) return result.value;
  return rt.typeError(`${name} returned non-string (type ${rt.ops.typeName(result)})`);
}

/** What a class's `__hash__` gave, as a machine word (`slot_tp_hash`). */
function hashOfResult(rt: Runtime, value: Integer): Integer {
  if (value === -1) return -2;
  if (typeof value === 'number' || BigInt.asIntN(64, value) === value) return value;
  return intHash(value, rt.v);
}

/** Binary operators: operator name, method, reflected method, in-place method where there is one. */
const BINARY: [string, string, string, string?][] = [
  ['Add', '__add__', '__radd__', '__iadd__'],
  ['Sub', '__sub__', '__rsub__', '__isub__'],
  ['Mult', '__mul__', '__rmul__', '__imul__'],
  ['MatMult', '__matmul__', '__rmatmul__', '__imatmul__'],
  ['Div', '__div__', '__rdiv__', '__idiv__'],
  ['TrueDiv', '__truediv__', '__rtruediv__', '__itruediv__'],
  ['Mod', '__mod__', '__rmod__', '__imod__'],
  ['Pow', '__pow__', '__rpow__', '__ipow__'],
  ['LShift', '__lshift__', '__rlshift__', '__ilshift__'],
  ['RShift', '__rshift__', '__rrshift__', '__irshift__'],
  ['BitOr', '__or__', '__ror__', '__ior__'],
  ['BitXor', '__xor__', '__rxor__', '__ixor__'],
  ['BitAnd', '__and__', '__rand__', '__iand__'],
  ['FloorDiv', '__floordiv__', '__rfloordiv__', '__ifloordiv__'],
  ['DivMod', '__divmod__', '__rdivmod__'],
];

const COMPARE: Record<CompareName, string> = {
  Lt: '__lt__',
  LtE: '__le__',
  Eq: '__eq__',
  NotEq: '__ne__',
  Gt: '__gt__',
  GtE: '__ge__',
};

const UNARY: Record<string, string> = {
  Negative: '__neg__',
  Positive: '__pos__',
  Invert: '__invert__',
  Absolute: '__abs__',
};

/** One group of special methods, and the slot that stands for them. */
interface SlotRule {
  readonly names: readonly string[];
  /** Sets or removes the slot; `defined(name)`: a Python class of the mro defines it before any built-in type does. */
  readonly apply: (rt: Runtime, slots: Slots, defined: (name: string) => PyObject | null) => void;
}

const RULES: SlotRule[] = [
  {
    names: ['__repr__'],
    apply: (_rt, slots, has) =>
      set(slots, 'repr', has('__repr__') && ((rt, o) => text(rt, o, '__repr__'))),
  },
  {
    names: ['__str__', '__unicode__'],
    apply: (_rt, slots, has) =>
      set(slots, 'str', has('__str__') && ((rt, o) => text(rt, o, '__str__'))),
  },
  {
    names: ['__hash__', '__eq__', '__cmp__'],
    apply(rt, slots, has) {
      const hash = has('__hash__');
      if (hash === rt.none) slots.hash = undefined as never;
      else if (hash !== null) {
        slots.hash = (rt2, o) => {
          const result = callSpecial(rt2, o, '__hash__', []);
          if (!(result instanceof PyInt))
            return rt2.typeError('__hash__ method should return an integer');
          return hashOfResult(rt2, result.value);
        };
      } else delete slots.hash;
    },
  },
  {
    names: [...Object.values(COMPARE), '__cmp__'],
    apply(rt, slots, has) {
      const any = Object.values(COMPARE).some((name) => has(name) !== null);
      const cmp = rt.v < 300 ? has('__cmp__') : null;
      set(
        slots,
        'compare',
        (any || cmp !== null) && ((rt2, a, b, op) => compareSlot(rt2, a, b, op)),
      );
    },
  },
  {
    names: ['__call__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'call',
        has('__call__') &&
          ((rt, o, args, kw) =>
            rt.eval.call(rt.ops.bindSpecial(o, rt.ops.lookup(o.type, '__call__')!), args, kw)),
      ),
  },
  {
    names: ['__iter__'],
    apply: (_rt, slots, has) =>
      set(slots, 'iter', has('__iter__') && ((rt, o) => callSpecial(rt, o, '__iter__', []))),
  },
  {
    names: ['__next__', 'next'],
    apply(rt, slots, has) {
      const name = rt.v < 300 ? 'next' : '__next__';
      set(slots, 'next', has(name) && ((rt2, o) => nextSlot(rt2, o, name)));
    },
  },
  { names: ['__len__'], apply: (_rt, slots, has) => set(slots, 'len', has('__len__') && lenSlot) },
  {
    names: ['__getitem__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'getitem',
        has('__getitem__') && ((rt, o, key) => callSpecial(rt, o, '__getitem__', [key])),
      ),
  },
  {
    names: ['__setitem__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'setitem',
        has('__setitem__') &&
          ((rt, o, key, value) => void callSpecial(rt, o, '__setitem__', [key, value])),
      ),
  },
  {
    names: ['__delitem__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'delitem',
        has('__delitem__') && ((rt, o, key) => void callSpecial(rt, o, '__delitem__', [key])),
      ),
  },
  {
    names: ['__contains__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'contains',
        has('__contains__') &&
          ((rt, o, item) => rt.ops.isTrue(callSpecial(rt, o, '__contains__', [item]))),
      ),
  },
  {
    names: ['__bool__', '__nonzero__'],
    apply(rt, slots, has) {
      const name = rt.v < 300 ? '__nonzero__' : '__bool__';
      set(slots, 'bool', has(name) && ((rt2, o) => boolSlot(rt2, o, name)));
    },
  },
  {
    names: ['__index__'],
    apply: (_rt, slots, has) =>
      set(slots, 'index', has('__index__') && ((rt, o) => callSpecial(rt, o, '__index__', []))),
  },
  {
    names: ['__int__'],
    apply: (_rt, slots, has) =>
      set(slots, 'int', has('__int__') && ((rt, o) => callSpecial(rt, o, '__int__', []))),
  },
  {
    names: ['__float__'],
    apply: (_rt, slots, has) =>
      set(slots, 'float', has('__float__') && ((rt, o) => callSpecial(rt, o, '__float__', []))),
  },
  {
    names: ['__getattribute__', '__getattr__'],
    apply: (_rt, slots, has) =>
      set(slots, 'getattr', (has('__getattribute__') ?? has('__getattr__')) && getattrSlot),
  },
  {
    names: ['__setattr__', '__delattr__'],
    apply: (_rt, slots, has) =>
      set(slots, 'setattr', (has('__setattr__') ?? has('__delattr__')) && setattrSlot),
  },
  {
    names: ['__get__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'descrGet',
        has('__get__') &&
          ((rt, o, instance, owner) => {
            // Found on the type, it is called as it is, without being bound.
            const found = rt.ops.lookup(o.type, '__get__')!;
            const args = [instance ?? rt.none, owner];
            if (found instanceof PyFunction) return rt.eval.call(found, [o, ...args], null);
            return rt.call(rt.ops.bindSpecial(o, found), args);
          }),
      ),
  },
  {
    names: ['__set__', '__delete__'],
    apply: (_rt, slots, has) =>
      set(slots, 'descrSet', (has('__set__') ?? has('__delete__')) && descrSetSlot),
  },
  {
    names: ['__new__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'new',
        has('__new__') &&
          ((rt, type, args, kw) => {
            const found = rt.ops.lookup(type, '__new__')!;
            const all = [type, ...args];
            return callHolding(rt, newHolds(rt, all, kw), () =>
              rt.eval.callPacked(rt.ops.bindSpecial(type, found), all, kw),
            );
          }),
      ),
  },
  {
    names: ['__init__'],
    apply: (_rt, slots, has) =>
      set(
        slots,
        'init',
        has('__init__') &&
          ((rt, o, args, kw) => {
            const found = rt.ops.lookup(o.type, '__init__')!;
            const result =
              found instanceof PyFunction
                ? callHolding(rt, methodHolds(rt, o, args, kw), () =>
                    rt.eval.callFunction(found, [o, ...args], kw),
                  )
                : rt.eval.call(rt.ops.bindSpecial(o, found), args, kw);
            if (result !== rt.none)
              rt.typeError(`__init__() should return None, not '${rt.ops.typeName(result)}'`);
          }),
      ),
  },
  {
    names: Object.values(UNARY),
    apply(_rt, slots, has) {
      const table: NonNullable<Slots['unary']> = {};
      for (const [op, name] of Object.entries(UNARY)) {
        if (has(name) !== null) table[op] = (rt, o) => callSpecial(rt, o, name, []);
      }
      merge(slots, 'unary', table);
    },
  },
  {
    names: BINARY.flatMap(([, ...names]) => names.filter((name) => name !== undefined)),
    apply(_rt, slots, has) {
      const binary: Record<string, BinarySlot> = {};
      const inplace: Record<string, BinarySlot> = {};
      for (const [op, name, reflected, own] of BINARY) {
        if (has(name) !== null || has(reflected) !== null) binary[op] = binarySlot(name, reflected);
        if (own !== undefined && has(own) !== null)
          inplace[op] = (rt, a, b) => notImplementedToNull(rt, callSpecial(rt, a, own, [b]));
      }
      merge(slots, 'binary', binary);
      merge(slots, 'inplace', inplace);
    },
  },
];

function set<K extends keyof Slots>(
  slots: Slots,
  key: K,
  value: Slots[K] | null | false | PyObject,
): void {
  if (typeof value === 'function') slots[key] = value as Slots[K];
  else Reflect.deleteProperty(slots, key);
}

/** The class's own entries before those of its bases. */
function merge(
  slots: Slots,
  key: 'unary' | 'binary' | 'inplace',
  own: Record<string, unknown>,
): void {
  Reflect.deleteProperty(slots, key);
  if (Object.keys(own).length === 0) return;
  const inherited = slots[key] as Record<string, unknown> | undefined;
  slots[key] = { ...inherited, ...own } as never;
}

function notImplementedToNull(rt: Runtime, result: PyObject): PyObject | null {
  return result === rt.notImplemented ? null : result;
}

/** One slot per operator for all classes: that two classes share it tells that asking the second is no use. */
const BINARY_SLOTS = new Map<string, BinarySlot>();

function binarySlot(name: string, reflected: string): BinarySlot {
  let slot = BINARY_SLOTS.get(name);
  if (slot === undefined) BINARY_SLOTS.set(name, (slot = makeBinarySlot(name, reflected)));
  return slot;
}

function makeBinarySlot(name: string, reflected: string): BinarySlot {
  return (rt, left, right) => {
    const own = (object: PyObject, method: string): boolean => {
      const found = object.type.isHeap ? rt.ops.lookup(object.type, method) : null;
      return found !== null;
    };
    if (
      own(left, name) &&
      !(left.type !== right.type && right.type.isSubtype(left.type) && own(right, reflected))
    ) {
      const result = callSpecial(rt, left, name, [right]);
      if (result !== rt.notImplemented) return result;
      return own(right, reflected) && right.type !== left.type
        ? notImplementedToNull(rt, callSpecial(rt, right, reflected, [left]))
        : null;
    }
    if (left.type !== right.type && own(right, reflected)) {
      const result = callSpecial(rt, right, reflected, [left]);
      if (result !== rt.notImplemented) return result;
    }
    return own(left, name) && right.type !== left.type && right.type.isSubtype(left.type)
      ? notImplementedToNull(rt, callSpecial(rt, left, name, [right]))
      : null;
  };
}

function compareSlot(
  rt: Runtime,
  self: PyObject,
  other: PyObject,
  op: CompareName,
): PyObject | null {
  // In 2.x `object` has no rich comparisons that would go before a class's `__cmp__`.
  const found =
    rt.v < 300 ? definedInPython(self.type, COMPARE[op]) : rt.ops.lookup(self.type, COMPARE[op]);
  if (found !== null && (found instanceof PyFunction || found.type.slots.descrGet !== undefined)) {
    return notImplementedToNull(rt, callSpecial(rt, self, COMPARE[op], [other]));
  }
  if (op === 'NotEq' && rt.v >= 300 && rt.ops.lookup(self.type, '__eq__') !== null) {
    const equal = notImplementedToNull(rt, callSpecial(rt, self, '__eq__', [other]));
    return equal === null ? null : rt.bool(!rt.ops.isTrue(equal));
  }
  if (rt.v < 300 && rt.ops.lookup(self.type, '__cmp__') !== null) {
    const order = Number(rt.ops.index(callSpecial(rt, self, '__cmp__', [other])));
    const truth = {
      Lt: order < 0,
      LtE: order <= 0,
      Eq: order === 0,
      NotEq: order !== 0,
      Gt: order > 0,
      GtE: order >= 0,
    };
    return rt.bool(truth[op]);
  }
  for (const base of self.type.mro)
    if (!base.isHeap) return base.slots.compare?.(rt, self, other, op) ?? null;
  return null;
}

function nextSlot(rt: Runtime, self: PyObject, name: string): PyObject | null {
  try {
    return callSpecial(rt, self, name, []);
  } catch (error) {
    if (rt.ops.catches(error, rt.types.StopIteration!)) return null;
    throw error;
  }
}

function lenSlot(rt: Runtime, self: PyObject): number {
  const result = callSpecial(rt, self, '__len__', []);
  const length = rt.ops.asSize(result);
  if (length < 0) rt.valueError('__len__() should return >= 0');
  return length;
}

function boolSlot(rt: Runtime, self: PyObject, name: string): boolean {
  const result = callSpecial(rt, self, name, []);
  if (result === rt.true || result === rt.false) return result === rt.true;
  if (rt.v < 300 && result instanceof PyInt) return result.value !== 0;
  return rt.typeError(
    rt.v < 300
      ? `__nonzero__ should return bool or int, returned ${rt.ops.typeName(result)}`
      : `__bool__ should return bool, returned ${rt.ops.typeName(result)}`,
  );
}

function getattrSlot(rt: Runtime, self: PyObject, name: string): PyObject {
  const { getattributeHook, getattrHook } = self.type;
  try {
    if (getattributeHook !== null)
      return callSpecial(rt, self, '__getattribute__', [rt.intern(name)]);
    return plainGetAttr(rt, self, name);
  } catch (error) {
    if (getattrHook === null || !rt.ops.catches(error, rt.types.AttributeError!)) throw error;
  }
  if (rt.v >= 307 && rt.v < 312) rt.rc.hold(self, 'bound method');
  return callSpecial(rt, self, '__getattr__', [rt.intern(name)]);
}

/** Attribute access as the built-in base of the class does it. */
function plainGetAttr(rt: Runtime, self: PyObject, name: string): PyObject {
  for (const base of self.type.mro) {
    if (!base.isHeap && base.slots.getattr !== undefined) return base.slots.getattr(rt, self, name);
  }
  return genericGetAttr(rt, self, name);
}

function setattrSlot(rt: Runtime, self: PyObject, name: string, value: PyObject | null): void {
  const method = value === null ? '__delattr__' : '__setattr__';
  const found = rt.ops.lookup(self.type, method);
  if (found instanceof PyFunction || (found !== null && found.type.isHeap)) {
    callSpecial(rt, self, method, value === null ? [rt.intern(name)] : [rt.intern(name), value]);
    return;
  }
  for (const base of self.type.mro) {
    if (base.isHeap || base.slots.setattr === undefined) continue;
    base.slots.setattr(rt, self, name, value);
    return;
  }
}

function descrSetSlot(
  rt: Runtime,
  self: PyObject,
  instance: PyObject,
  value: PyObject | null,
): void {
  const method = value === null ? '__delete__' : '__set__';
  if (rt.ops.lookup(self.type, method) === null)
    throw rt.errors.make(rt.types.AttributeError!, method);
  callSpecial(rt, self, method, value === null ? [instance] : [instance, value]);
}

/** What the mro defines under `name` in a Python class, unless a built-in type of the mro comes first. */
function definedInPython(type: PyType, name: string): PyObject | null {
  for (const base of type.mro) {
    if (base.dict !== null) {
      const found = dictGetName(base.dict, name);
      if (found !== null) return found;
    } else if (base.builtins.has(name) || base.lazyBuiltins.has(name)) return null;
  }
  return null;
}

/** Sets the slots of a heap type from the special methods that its mro defines (`fixup_slot_dispatchers`). */
export function refreshSlots(rt: Runtime, type: PyType): void {
  const builtinBase =
    type.mro.find((base) => !base.isHeap && base !== rt.types.object) ?? rt.types.object;
  type.slots = Object.create(builtinBase.slots) as Slots;
  const defined = (name: string): PyObject | null => definedInPython(type, name);
  for (const rule of RULES) rule.apply(rt, type.slots, defined);
  if (
    rt.v >= 300 &&
    type.dict !== null &&
    dictGetName(type.dict, '__eq__') !== null &&
    dictGetName(type.dict, '__hash__') === null
  ) {
    type.slots.hash = undefined as never;
  }
  type.getattrHook = defined('__getattr__');
  type.getattributeHook = defined('__getattribute__');
  type.finalizer = defined('__del__');
}

/** A special method was set on or deleted from a class: its slots change, and those of its subclasses. */
export function updateSlots(rt: Runtime, type: PyType, name: string): void {
  if (!name.startsWith('__') && name !== 'next') return;
  refreshSlots(rt, type);
  for (const subclass of type.subclasses) if (subclass.isHeap) updateSlots(rt, subclass, name);
}
