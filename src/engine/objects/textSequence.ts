import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { isIndex } from './numeric';
import { PyBytes, PyStr } from './payload';
import { type AnyText, makerFor, reserve, unchanged } from './textKinds';
import type { BinarySlot } from './type';

/** The number as an index; `IndexError` or `OverflowError` says that it is none. */
export function indexNumber(rt: Runtime, key: PyObject, error: string): number {
  const value = rt.ops.index(key);
  if (typeof value === 'number') return value;
  return rt.raise(
    rt.types[error]!,
    `cannot fit '${rt.ops.typeName(key)}' into an index-sized integer`,
  );
}

/** An index of a sequence of this length, counted from its start. */
export function textIndex(rt: Runtime, key: PyObject, length: number, message: string): number {
  const given = indexNumber(rt, key, 'IndexError');
  const index = given < 0 ? given + length : given;
  if (index >= 0 && index < length) return index;
  return rt.raise(rt.types.IndexError!, message);
}

/** The text so many times over. */
export function repeated(rt: Runtime, text: string, times: number): string {
  if (times <= 0 || text === '') return '';
  reserve(rt, text.length * times);
  return text.repeat(times);
}

/** `string * n` and `n * string`. */
export const repeatText: BinarySlot = (rt, left, right) => {
  const [self, times] = isText(left) ? [left, right] : [right as AnyText, left];
  if (!isIndex(times)) {
    return rt.typeError(`can't multiply sequence by non-int of type '${rt.ops.typeName(times)}'`);
  }
  const count = indexNumber(rt, times, 'OverflowError');
  if (count === 1) return unchanged(rt, self);
  return makerFor(rt, self)(repeated(rt, self.value, count));
};

function isText(object: PyObject): object is AnyText {
  return object instanceof PyStr || object instanceof PyBytes;
}
