import { ObjectKind } from '../../heap/kinds';
import { defineGetSet, defineMethod } from '../define';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { type Integer, normalized } from './integers';
import { newIteratorType } from './iteratorTypes';
import { refuseKeywords } from './keywordArguments';
import { isIndex } from './numeric';
import { PyFloat, PyInt, PyRange, PySlice } from './payload';
import { requireIndex } from './sequenceOps';
import { sliceIndices } from './sliceIndices';
import { tupleHash } from './exactHash';
import { intHash } from './numberHash';
import type { Keywords, PyType, Slots } from './type';

/** An iterator over a range: it holds no object. */
class PyRangeIterator extends PyObject {
  private value: Integer;
  private readonly step: Integer;
  private left: Integer;
  constructor(type: PyType, start: Integer, step: Integer, length: Integer) {
    super(type);
    this.value = start;
    this.step = step;
    this.left = length;
  }

  next(): Integer | null {
    if (this.left <= 0) return null;
    const { value } = this;
    this.left = plus(this.left, -1);
    this.value = plus(value, this.step);
    return value;
  }

  get remaining(): Integer {
    return this.left;
  }
}

function plus(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return normalized(BigInt(a) + BigInt(b));
}

function times(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a * b)) return a * b;
  return normalized(BigInt(a) * BigInt(b));
}

/** Number of values from `start` up to `stop`. */
export function rangeLength(start: Integer, stop: Integer, step: Integer): Integer {
  const span = step > 0 ? BigInt(stop) - BigInt(start) : BigInt(start) - BigInt(stop);
  if (span <= 0n) return 0;
  const size = BigInt(step) < 0n ? -BigInt(step) : BigInt(step);
  return normalized((span - 1n) / size + 1n);
}

/** `range(…)` of three integers, without a type of its own in 2.x. */
export function rangeArguments(
  rt: Runtime,
  callee: string,
  args: readonly PyObject[],
): { start: Integer; stop: Integer; step: Integer } {
  if (args.length < 1 || args.length > 3) wrongCount(rt, callee, args.length);
  const [first, second, third] = args.map((arg, i) => boundOf(rt, callee, arg, i, args.length));
  const step = third ?? 1;
  if (step === 0) {
    const legacy = rt.v < 300 && callee === 'range';
    return rt.valueError(`${callee}() ${legacy ? 'step argument' : 'arg 3'} must not be zero`);
  }
  return second === undefined
    ? { start: 0, stop: first!, step }
    : { start: first!, stop: second, step };
}

function wrongCount(rt: Runtime, callee: string, given: number): never {
  if (rt.v < 300) {
    const words = given < 1 ? 'at least 1' : 'at most 3';
    return rt.typeError(
      callee === 'xrange'
        ? `${callee}() requires 1-3 int arguments`
        : `${callee} expected ${words} arguments, got ${given}`,
    );
  }
  const words = given < 1 ? (rt.v >= 309 ? 'at least 1' : '1') : 'at most 3';
  return rt.typeError(
    `${callee} expected ${words} argument${given < 1 && rt.v >= 308 ? '' : 's'}, got ${given}`,
  );
}

function boundOf(
  rt: Runtime,
  callee: string,
  arg: PyObject,
  place: number,
  count: number,
): Integer {
  if (rt.v >= 300) return rt.ops.index(arg);
  if (arg instanceof PyInt) return arg.value;
  if (callee === 'xrange') {
    if (!isIndex(arg) && !(arg instanceof PyFloat)) return rt.typeError('an integer is required');
    if (arg instanceof PyFloat) return rt.typeError('integer argument expected, got float');
    return rt.ops.index(arg);
  }
  if (isIndex(arg) && !(arg instanceof PyFloat)) return rt.ops.index(arg);
  const name = count === 1 || place === 1 ? 'end' : place === 0 ? 'start' : 'step';
  return rt.typeError(`range() integer ${name} argument expected, got ${rt.ops.typeName(arg)}.`);
}

const lengthOf = (self: PyObject): Integer => {
  const { start, stop, step } = self as PyRange;
  return rangeLength(start, stop, step);
};

function newRange(rt: Runtime, start: Integer, stop: Integer, step: Integer): PyRange {
  return rt.place(new PyRange(rt.types.range, start, stop, step));
}

function iterate(rt: Runtime, start: Integer, step: Integer, length: Integer): PyObject {
  return rt.place(new PyRangeIterator(rt.types.rangeIterator!, start, step, length));
}

function repr(rt: Runtime, self: PyObject): string {
  const { start, stop, step } = self as PyRange;
  if (rt.v >= 300) return `range(${start}, ${stop}${step === 1 ? '' : `, ${step}`})`;
  const end = plus(start, times(lengthOf(self), step));
  if (start === 0 && step === 1) return `xrange(${end})`;
  return step === 1 ? `xrange(${start}, ${end})` : `xrange(${start}, ${end}, ${step})`;
}

function getItem(rt: Runtime, self: PyObject, key: PyObject): PyObject {
  const { start, step } = self as PyRange;
  if (key instanceof PySlice && rt.v >= 300) {
    const bounds = sliceIndices(rt, key, Number(lengthOf(self)));
    const at = (index: number): Integer => plus(start, times(index, step));
    return newRange(rt, at(bounds.start), at(bounds.stop), times(step, bounds.step));
  }
  if (rt.v >= 300) requireIndex(rt, 'range', key);
  else if (!isIndex(key))
    return rt.typeError(`sequence index must be integer, not '${rt.ops.typeName(key)}'`);
  const length = lengthOf(self);
  const given = rt.ops.index(key);
  const index = given < 0 ? plus(given, length) : given;
  if (index < 0 || index >= length) {
    return rt.raise(
      rt.types.IndexError!,
      `${rt.v < 300 ? 'xrange object' : 'range object'} index out of range`,
    );
  }
  return rt.int(plus(start, times(index, step)));
}

/** Place of an integer in the range, or null. */
function placeOf(self: PyObject, value: Integer): Integer | null {
  const { start, step } = self as PyRange;
  const distance = BigInt(value) - BigInt(start);
  if (distance % BigInt(step) !== 0n) return null;
  const place = distance / BigInt(step);
  return place >= 0n && place < BigInt(lengthOf(self)) ? normalized(place) : null;
}

function contains(rt: Runtime, self: PyObject, item: PyObject): boolean {
  if (item.type === rt.types.int || item.type === rt.types.bool)
    return placeOf(self, (item as PyInt).value) !== null;
  let found = false;
  rt.iteration.iterate(self, (value) => {
    found = rt.equal(value, item);
    return !found;
  });
  return found;
}

/** Two ranges are equal when they give the same values. */
function sameRange(a: PyRange, b: PyRange): boolean {
  const length = lengthOf(a);
  if (length !== lengthOf(b)) return false;
  if (length === 0) return true;
  return a.start === b.start && (length === 1 || a.step === b.step);
}

/** Gives range (xrange in 2.x) its slots and methods, and makes the type of its iterators. */
export function installRange(rt: Runtime): void {
  const { range } = rt.types;
  const callee = rt.v < 300 ? 'xrange' : 'range';
  const slots: Slots = {
    repr,
    len: (rt, self) => {
      const length = lengthOf(self);
      if (typeof length === 'number') return length;
      return rt.raise(rt.types.OverflowError!, 'Python int too large to convert to C ssize_t');
    },
    bool: (_rt, self) => lengthOf(self) !== 0,
    getitem: getItem,
    iter: (rt, self) =>
      iterate(rt, (self as PyRange).start, (self as PyRange).step, lengthOf(self)),
    new: (rt, _type: PyType, args: PyObject[], keywords: Keywords | null) => {
      refuseKeywords(rt, callee, keywords);
      const { start, stop, step } = rangeArguments(rt, callee, args);
      const tooLarge = [start, stop, step].some(
        (value) => BigInt.asIntN(64, BigInt(value)) !== BigInt(value),
      );
      if (rt.v < 300 && tooLarge)
        return rt.raise(rt.types.OverflowError!, 'Python int too large to convert to C long');
      return newRange(rt, start, stop, step);
    },
    init: () => undefined,
  };
  Object.assign(range.slots, slots);
  rt.types.rangeIterator = newIteratorType(
    rt,
    rt.v < 300 ? 'rangeiterator' : 'range_iterator',
    next,
    {
      kind: ObjectKind.Other,
      gc: false,
      size: 48,
    },
  );
  defineMethod(rt, rt.types.rangeIterator, '__length_hint__', {}, (rt, [self]) =>
    rt.int((self as PyRangeIterator).remaining),
  );
  defineMethod(rt, range, '__reversed__', {}, (rt, [self]) => {
    const { start, step } = self as PyRange;
    const length = lengthOf(self!);
    return iterate(rt, plus(start, times(plus(length, -1), step)), times(step, -1), length);
  });
  if (rt.v >= 300) installRangeExtras(rt, range);
}

function next(rt: Runtime, self: PyObject): PyObject | null {
  const value = (self as PyRangeIterator).next();
  return value === null ? null : rt.int(value);
}

/** What 3.x ranges can do beyond 2.x xranges. */
function installRangeExtras(rt: Runtime, range: PyType): void {
  range.slots.contains = contains;
  range.slots.compare = (rt, self, other, op) => {
    if (!(other instanceof PyRange) || (op !== 'Eq' && op !== 'NotEq')) return null;
    return rt.bool(sameRange(self as PyRange, other) === (op === 'Eq'));
  };
  range.slots.hash = (rt, self) => {
    const { start, step } = self as PyRange;
    const length = lengthOf(self);
    const none = rt.hash(rt.none);
    const parts = [
      intHash(length, rt.v),
      length === 0 ? none : intHash(start, rt.v),
      length <= 1 ? none : intHash(step, rt.v),
    ];
    return Number(tupleHash(rt, parts));
  };
  for (const part of ['start', 'stop', 'step'] as const) {
    defineGetSet(rt, range, part, (self) => rt.int((self as PyRange)[part]));
  }
  defineMethod(rt, range, 'index', { min: 1 }, (rt, [self, item]) => {
    const place = item instanceof PyInt ? placeOf(self!, item.value) : null;
    if (place !== null) return rt.int(place);
    if (item instanceof PyInt) return rt.valueError(`${rt.ops.repr(item)} is not in range`);
    let index = 0;
    let found = false;
    rt.iteration.iterate(self!, (value) => {
      found = rt.equal(value, item!);
      if (!found) index++;
      return !found;
    });
    return found ? rt.int(index) : rt.valueError('sequence.index(x): x not in sequence');
  });
  defineMethod(rt, range, 'count', { min: 1 }, (rt, [self, item]) => {
    if (item instanceof PyInt) return rt.int(placeOf(self!, item.value) === null ? 0 : 1);
    let count = 0;
    rt.iteration.iterate(self!, (value) => void (rt.equal(value, item!) && count++));
    return rt.int(count);
  });
}
