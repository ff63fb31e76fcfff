import { EdgeKind } from '../../heap/kinds';
import { defineGetSet, defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyClassicInstance } from './callables';
import { refuseKeywords, requireArguments } from './keywordArguments';
import { PyInt, PyList, PySlice, PyStr, PyTuple } from './payload';
import { sliceIndices } from './sliceIndices';
import type { CompareName, Slots } from './type';

/** `sys.maxint` of 2.x: what a left-out upper bound becomes there. */
const MAX_WORD = 9223372036854775807n;
const PARTS = ['start', 'stop', 'step'] as const;

/** A slice object. */
export function newSlice(rt: Runtime, start: PyObject, stop: PyObject, step: PyObject): PySlice {
  const slice = new PySlice(rt.types.slice);
  slice.refs = [null, null, null];
  slice.edges = [0, 0, 0];
  rt.place(slice);
  [start, stop, step].forEach((value, i) => {
    rt.rc.assign(slice, slice.refs, slice.edges, i, value, EdgeKind.Slot, PARTS[i]!, false);
  });
  return slice;
}

/** The slots by which the built-in sequence that `object` is or extends takes slices, whatever a subclass overrides. */
function sequenceSlots(rt: Runtime, object: PyObject): Slots | null {
  if (object instanceof PyList) return rt.types.list.slots;
  if (object instanceof PyTuple) return rt.types.tuple.slots;
  if (!(object instanceof PyStr)) return null;
  return object.type.isSubtype(rt.types.unicode) ? rt.types.unicode.slots : rt.types.str.slots;
}

/** `__getslice__` and its kin, which take two integers; null when the object has no such method. */
function legacyMethod(rt: Runtime, object: PyObject, name: string): PyObject | null {
  if (object instanceof PyClassicInstance) return rt.classicLookup(object, name);
  return object.type.isHeap ? rt.ops.lookup(object.type, name) : null;
}

/** Bounds as `__getslice__` gets them: negative ones counted from the end. */
function legacyBounds(
  rt: Runtime,
  object: PyObject,
  lower: PyObject | null,
  upper: PyObject | null,
): [PyObject, PyObject] {
  const place = (given: PyObject | null, otherwise: number | bigint): PyObject => {
    if (given === null || given === rt.none) return rt.int(otherwise);
    const value = rt.ops.index(given);
    return value < 0 ? rt.int(BigInt(value) + BigInt(rt.ops.len(object))) : rt.int(value);
  };
  return [place(lower, 0), place(upper, MAX_WORD)];
}

/** `object[lower:upper]` of 2.x, where bounds that are left out are null. */
export function getSlice2(
  rt: Runtime,
  object: PyObject,
  lower: PyObject | null,
  upper: PyObject | null,
): PyObject {
  if (legacyMethod(rt, object, '__getslice__') !== null) {
    return rt.ops.callMethod(object, '__getslice__', legacyBounds(rt, object, lower, upper));
  }
  const slice = sliceOf(rt, object, lower, upper);
  const own = sequenceSlots(rt, object);
  return own === null ? rt.ops.getItem(object, slice) : own.getitem!(rt, object, slice);
}

/** `object[lower:upper] = value` of 2.x; value null: `del object[lower:upper]`. */
export function setSlice2(
  rt: Runtime,
  object: PyObject,
  lower: PyObject | null,
  upper: PyObject | null,
  value: PyObject | null,
): void {
  const name = value === null ? '__delslice__' : '__setslice__';
  if (legacyMethod(rt, object, name) !== null) {
    const bounds = legacyBounds(rt, object, lower, upper);
    rt.ops.callMethod(object, name, value === null ? bounds : [...bounds, value]);
    return;
  }
  const slice = sliceOf(rt, object, lower, upper);
  const own = object instanceof PyList ? rt.types.list.slots : null;
  if (own === null) {
    if (value === null) rt.ops.delItem(object, slice);
    else rt.ops.setItem(object, slice, value);
  } else if (value === null) own.delitem!(rt, object, slice);
  else own.setitem!(rt, object, slice, value);
}

/** The slice object of a simple slice; an old-style instance gets numbers for bounds that are left out. */
function sliceOf(
  rt: Runtime,
  object: PyObject,
  lower: PyObject | null,
  upper: PyObject | null,
): PySlice {
  const numbers = (part: PyObject | null): boolean => part === null || part instanceof PyInt;
  if (object instanceof PyClassicInstance && numbers(lower) && numbers(upper)) {
    const [start, stop] = legacyBounds(rt, object, lower, upper);
    return newSlice(rt, start, stop, rt.none);
  }
  return newSlice(rt, lower ?? rt.none, upper ?? rt.none, rt.none);
}

function sliceItems(rt: Runtime, slice: PyObject): PyObject {
  return rt.tuple(slice.refs as PyObject[], false);
}

/** Gives slice its slots and methods. */
export function installSlice(rt: Runtime): void {
  const { slice } = rt.types;
  const slots: Slots = {
    repr: (rt, self) => `slice(${self.refs.map((part) => rt.ops.repr(part!)).join(', ')})`,
    compare: (rt, self, other, op: CompareName) =>
      other instanceof PySlice
        ? rt.ops.compare(sliceItems(rt, self), sliceItems(rt, other), op)
        : null,
    new: (rt, _type, args, keywords) => {
      const [first, second = null, step = rt.none] = args as [PyObject, PyObject?, PyObject?];
      refuseKeywords(rt, 'slice', keywords);
      requireArguments(rt, 'slice', args.length, 1, 3);
      return second === null
        ? newSlice(rt, rt.none, first, rt.none)
        : newSlice(rt, first, second, step);
    },
  };
  Object.assign(slice.slots, slots);
  if (rt.v >= 312) slice.slots.hash = (rt, self) => rt.hash(sliceItems(rt, self));
  else Object.assign(slice.slots, { hash: undefined });
  PARTS.forEach((part, i) => defineGetSet(rt, slice, part, (self) => self.refs[i]!));
  defineMethod(rt, slice, 'indices', { min: 1 }, (rt, [self, length]) => {
    const size = rt.ops.asSize(length!);
    if (size < 0 && rt.v >= 300) return rt.valueError('length should not be negative');
    const { start, stop, step } = sliceIndices(rt, self as PySlice, size);
    return rt.newTuple([rt.int(start), rt.int(stop), rt.int(step)]);
  });
}
