import type { PyObject } from '../object';
import { binary } from '../objects/arithmetic';
import { type Integer, normalized } from '../objects/integers';
import { keywordArguments, requireArguments } from '../objects/keywordArguments';
import { isLong } from '../objects/numeric';
import { PyBytes, PyFloat, PyInt, PyStr } from '../objects/payload';
import type { Builtin } from '../objects/type';
import type { Runtime } from '../runtime';
import { keepOnly } from './holding';

/** `sum(iterable, start)`: numbers add up without an object for each step, and from 3.12 on floats without losing bits. */
export const sum: Builtin = (rt, args, keywords) => {
  const given = keywordArguments(rt, 'sum', keywords, rt.v >= 308 ? ['start'] : []) as {
    start?: PyObject | null;
  };
  if (rt.v >= 308 && args.length === 0)
    return rt.typeError('sum() takes at least 1 positional argument (0 given)');
  requireArguments(rt, 'sum', args.length, 1, 2);
  const start = args[1] ?? given.start ?? rt.int(0);
  if (start instanceof PyStr) {
    return rt.typeError("sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (start instanceof PyBytes) {
    return rt.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  }
  return new Sum(rt, start).of(args[0]!);
};

/** A sum under way: an integer, then a float, then whatever `+` gives. */
class Sum {
  private readonly rt: Runtime;
  private whole: Integer | null = null;
  private float: number | null = null;
  private lost = 0;
  private isLong = false;
  private total: PyObject;

  constructor(rt: Runtime, start: PyObject) {
    this.rt = rt;
    this.total = start;
    this.take(start);
  }

  /** `total` is `object`: its value is kept as a number where that is as good. */
  private take(object: PyObject): void {
    const { types } = this.rt;
    this.total = object;
    this.whole = this.float = null;
    this.lost = 0;
    if (object instanceof PyInt && (object.type === types.int || object.type === types.long)) {
      this.whole = object.value;
      this.isLong = isLong(this.rt, object);
    } else if (object instanceof PyFloat && object.type === types.float) this.float = object.value;
  }

  of(iterable: PyObject): PyObject {
    const { rt } = this;
    const iterator = rt.iteration.iter(iterable);
    const start = rt.rc.mark;
    for (;;) {
      const mark = rt.rc.mark;
      const item = rt.iteration.next(iterator);
      if (item === null) return this.result();
      rt.heap.spend(1);
      if (this.addNumber(item)) keepOnly(rt, mark);
      else {
        this.take(binary(rt, this.result(), item, 'Add'));
        keepOnly(rt, start, this.total);
      }
    }
  }

  private addNumber(item: PyObject): boolean {
    const { types, v } = this.rt;
    const isWhole =
      item instanceof PyInt &&
      (item.type === types.int || item.type === types.long || item.type === types.bool);
    if (this.whole !== null && isWhole) {
      const sum =
        typeof this.whole === 'number' && typeof item.value === 'number'
          ? this.whole + item.value
          : NaN;
      this.whole = Number.isSafeInteger(sum)
        ? sum
        : normalized(BigInt(this.whole) + BigInt(item.value));
      if (isLong(this.rt, item)) this.isLong = true;
      return true;
    }
    if (this.float === null) return false;
    if (item instanceof PyFloat && item.type === types.float) {
      const before = this.float;
      const after = before + item.value;
      if (v >= 312) {
        this.lost +=
          Math.abs(before) >= Math.abs(item.value)
            ? before - after + item.value
            : item.value - after + before;
      }
      this.float = after;
      return true;
    }
    if (!isWhole || typeof item.value !== 'number') return false;
    this.float += item.value;
    return true;
  }

  /** The sum as an object. */
  private result(): PyObject {
    const { rt } = this;
    if (this.whole !== null) return this.isLong ? rt.long(this.whole) : rt.int(this.whole);
    if (this.float === null) return this.total;
    return rt.float(
      this.lost !== 0 && Number.isFinite(this.lost) ? this.float + this.lost : this.float,
    );
  }
}
