import type { PyDict } from '../objects/dict';
import { dictMergeArguments, dictUpdate } from '../objects/dictMethods';
import { listAppend, listExtend } from '../objects/listOps';
import type { PyList } from '../objects/payload';
import { PySlice, type PyTuple } from '../objects/payload';
import { setAdd, setUpdate } from '../objects/setOps';
import type { PySet } from '../objects/dict';
import { getSlice2, setSlice2 } from '../objects/slices';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { HandlerTable } from './handler';

/** Items, slices, and what displays and comprehensions add to. */
export const ITEM_HANDLERS: HandlerTable = {
  BINARY_SUBSCR(rt, f) {
    const result = rt.ops.getItem(f.peek(1), f.peek(0));
    rt.rc.hold(result, 'item');
    f.popPair(rt.rc);
    f.push(result, rt.rc);
  },
  STORE_SUBSCR(rt, f) {
    const key = rt.rc.hold(f.peek(0), 'key');
    const container = rt.rc.hold(f.peek(1), 'container');
    const value = rt.rc.hold(f.peek(2), 'value to store');
    f.pop(rt.rc);
    f.pop(rt.rc);
    f.pop(rt.rc);
    rt.ops.setItem(container, key, value);
    for (const operand of [key, container, value]) rt.dealloc.keepMeanwhile(operand);
  },
  DELETE_SUBSCR(rt, f) {
    rt.ops.delItem(f.peek(1), f.peek(0));
    f.popPair(rt.rc);
  },
  SLICE(rt, f, which) {
    const { object, lower, upper, entries } = sliceOperands(f, which);
    const result = rt.rc.hold(getSlice2(rt, object, lower, upper), 'slice');
    for (let i = 0; i < entries; i++) f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  STORE_SLICE(rt, f, which) {
    const { object, lower, upper, entries } = sliceOperands(f, which);
    setSlice2(rt, object, lower, upper, f.peek(entries));
    for (let i = 0; i <= entries; i++) f.pop(rt.rc);
  },
  DELETE_SLICE(rt, f, which) {
    const { object, lower, upper, entries } = sliceOperands(f, which);
    setSlice2(rt, object, lower, upper, null);
    for (let i = 0; i < entries; i++) f.pop(rt.rc);
  },
  LIST_APPEND(rt, f, places) {
    const item = f.peek(0);
    listAppend(rt, f.peek(places) as PyList, item, false);
    f.pop(rt.rc);
  },
  SET_ADD(rt, f, places) {
    const item = f.peek(0);
    setAdd(rt, f.peek(places) as PySet, item);
    f.pop(rt.rc);
  },
  MAP_ADD(rt, f, places) {
    rt.ops.setItem(f.peek(places + 1), f.peek(1), f.peek(0));
    f.popPair(rt.rc);
  },
  LIST_EXTEND(rt, f, places) {
    listExtend(rt, f.peek(places) as PyList, f.peek(0), true);
    f.pop(rt.rc);
  },
  SET_UPDATE(rt, f, places) {
    setUpdate(rt, f.peek(places) as PySet, f.peek(0));
    f.pop(rt.rc);
  },
  DICT_UPDATE(rt, f) {
    dictUpdate(rt, f.peek(1) as PyDict, f.peek(0), 'display');
    f.pop(rt.rc);
  },
  DICT_MERGE(rt, f) {
    dictMergeArguments(rt, f.peek(1) as PyDict, f.peek(0), f.peek(3));
    f.pop(rt.rc);
  },
  LIST_TO_TUPLE(rt, f) {
    const list = f.peek(0) as PyList;
    const tuple = rt.tuple(list.items);
    f.pop(rt.rc);
    f.push(tuple, rt.rc);
  },
  BUILD_SLICE(rt, f, count) {
    const step = count === 3 ? f.peek(0) : rt.none;
    const slice = makeSlice(rt, f.peek(count - 1), f.peek(count - 2), step);
    for (let i = 0; i < count; i++) f.pop(rt.rc);
    f.push(slice, rt.rc);
  },
  UNPACK_SEQUENCE(rt, f, count) {
    const items = unpack(rt, f.peek(0), count, -1);
    f.pop(rt.rc);
    for (let i = items.length - 1; i >= 0; i--) f.push(items[i]!, rt.rc);
  },
  UNPACK_EX(rt, f, arg) {
    const items = unpack(rt, f.peek(0), arg & 255, arg >> 8);
    f.pop(rt.rc);
    for (let i = items.length - 1; i >= 0; i--) f.push(items[i]!, rt.rc);
  },
};

function sliceOperands(
  f: PyFrame,
  which: number,
): {
  object: PyObject;
  lower: PyObject | null;
  upper: PyObject | null;
  entries: number;
} {
  let depth = 0;
  const upper = (which & 2) !== 0 ? f.peek(depth++) : null;
  const lower = (which & 1) !== 0 ? f.peek(depth++) : null;
  return { object: f.peek(depth), lower, upper, entries: depth + 1 };
}

/** A slice object. */
export function makeSlice(rt: Runtime, start: PyObject, stop: PyObject, step: PyObject): PySlice {
  const slice = new PySlice(rt.types.slice);
  slice.refs = [null, null, null];
  slice.edges = [0, 0, 0];
  rt.place(slice);
  [start, stop, step].forEach((value, i) => {
    rt.rc.assign(slice, slice.refs, slice.edges, i, value, 5, ['start', 'stop', 'step'][i]!, false);
  });
  return slice;
}

/** Items of an unpacking assignment, held by C; `after` -1: no starred target. */
function unpack(rt: Runtime, object: PyObject, before: number, after: number): PyObject[] {
  if (after < 0) {
    const items = takeItems(rt, object, before);
    return items;
  }
  const items = rt.iteration.toList(object);
  if (items.length < before + after) {
    rt.valueError(
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    );
  }
  const middle = rt.list(items.slice(before, items.length - after));
  return [...items.slice(0, before), middle, ...items.slice(items.length - after)];
}

function takeItems(rt: Runtime, object: PyObject, count: number): PyObject[] {
  const { iteration, ops } = rt;
  const fixed =
    object.type === rt.types.tuple || object.type === rt.types.list
      ? (object as PyTuple).items
      : null;
  if (fixed !== null && fixed.length !== count) wrongCount(rt, count, fixed.length, true);
  if (
    object.type.slots.iter === undefined &&
    object.type.slots.getitem === undefined &&
    rt.v >= 307
  ) {
    return rt.typeError(`cannot unpack non-iterable ${ops.typeName(object)} object`);
  }
  const items: PyObject[] = [];
  const iterator = iteration.iter(object);
  for (let i = 0; i < count; i++) {
    const item = iteration.next(iterator);
    if (item === null) return wrongCount(rt, count, i, false);
    items.push(item);
  }
  if (iteration.next(iterator) !== null) return wrongCount(rt, count, -1, false);
  return items;
}

/** `got` -1: more than wanted, number not known. */
function wrongCount(rt: Runtime, wanted: number, got: number, known: boolean): never {
  if (got >= 0 && got < wanted) {
    return rt.valueError(
      rt.v < 300
        ? `need more than ${got} value${got === 1 ? '' : 's'} to unpack`
        : `not enough values to unpack (expected ${wanted}, got ${got})`,
    );
  }
  if (rt.v < 300) return rt.valueError('too many values to unpack');
  const tail = rt.v >= 314 && known ? `, got ${got}` : '';
  return rt.valueError(`too many values to unpack (expected ${wanted}${tail})`);
}
