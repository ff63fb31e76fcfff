import { StepKind } from '../../heap/steps';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict } from './dict';
import { dictGet, dictInsert, dictPairs, dictSet, findKey, keptHash, newDict } from './dictionary';
import { forgetAll, probeFor } from './hashIndex';
import { legacyPairOrder } from './legacyOrder';
import { PyStr } from './payload';

/** Why a dict is filled from another mapping, which decides what is told and how errors are worded. */
export type UpdateReason = 'display' | 'new' | 'update';

/** Numbers of the dict's pairs in the order of iteration: that of insertion, or of the hash table in 2.x. */
export function pairOrder(rt: Runtime, dict: PyDict): number[] {
  if (!rt.rules.dictsKeepOrder) return legacyPairOrder(rt, dict);
  const order: number[] = [];
  dict.keys.forEach((key, i) => {
    if (key !== null) order.push(i);
  });
  return order;
}

/** Pairs in the order of iteration, as they stand now. */
export function orderedPairs(rt: Runtime, dict: PyDict): [PyObject, PyObject][] {
  if (rt.rules.dictsKeepOrder) return [...dictPairs(dict)];
  return legacyPairOrder(rt, dict).map((i) => [dict.keys[i]!, dict.refs[2 * i + 1]!]);
}

/** Keys in the order of iteration, each with the hash that the dict keeps for it. */
export function hashedKeys(rt: Runtime, dict: PyDict): [PyObject, number | undefined][] {
  return pairOrder(rt, dict).map((i) => [dict.keys[i]!, keptHash(dict, 2 * i)]);
}

/** Fills `dict` from a mapping or, except in a display, from an iterable of pairs. */
export function dictUpdate(rt: Runtime, dict: PyDict, other: PyObject, why: UpdateReason): void {
  const loud = why === 'update';
  if (
    other instanceof PyDict &&
    (!other.type.isHeap || other.type.slots.iter === rt.types.dict.slots.iter)
  ) {
    for (const i of pairOrder(rt, other)) {
      const key = other.keys[i] ?? null;
      if (key === null) continue;
      dictSet(rt, dict, key, other.refs[2 * i + 1]!, loud, keptHash(other, 2 * i));
      rt.heap.spend(1);
    }
    return;
  }
  const keys = rt.ops.lookupAttr(other, 'keys');
  if (keys !== null) return updateFromMapping(rt, dict, other, rt.call(keys, []), loud);
  if (why === 'display') return rt.typeError(`'${rt.ops.typeName(other)}' object is not a mapping`);
  updateFromPairs(rt, dict, other, loud);
}

function updateFromMapping(
  rt: Runtime,
  dict: PyDict,
  other: PyObject,
  keys: PyObject,
  loud: boolean,
): void {
  rt.iteration.iterate(keys, (key) => dictSet(rt, dict, key, rt.ops.getItem(other, key), loud));
}

function updateFromPairs(rt: Runtime, dict: PyDict, pairs: PyObject, loud: boolean): void {
  let n = 0;
  rt.iteration.iterate(pairs, (pair) => {
    const { slots } = pair.type;
    if (slots.iter === undefined && slots.getitem === undefined) {
      rt.typeError(
        rt.v >= 314
          ? 'object is not iterable'
          : `cannot convert dictionary update sequence element #${n} to a sequence`,
      );
    }
    const items = rt.iteration.toList(pair);
    if (items.length !== 2) {
      rt.valueError(
        `dictionary update sequence element #${n} has length ${items.length}; 2 is required`,
      );
    }
    dictSet(rt, dict, items[0]!, items[1]!, loud);
    n++;
  });
}

/** Adds the keyword arguments of a call that stand in `mapping`; none may come twice. */
export function dictMergeArguments(
  rt: Runtime,
  dict: PyDict,
  mapping: PyObject,
  callable: PyObject,
): void {
  const add = (key: PyObject, value: () => PyObject): void => {
    if (!(key instanceof PyStr)) {
      const subject = rt.v >= 309 ? '' : `${rt.functionName(callable)} `;
      rt.typeError(`${subject}keywords must be strings`);
    }
    if (findKey(rt, dict, key) >= 0) {
      rt.typeError(
        `${rt.functionName(callable)} got multiple values for keyword argument '${rt.ops.str(key)}'`,
      );
    }
    dictSet(rt, dict, key, value(), false);
  };
  if (mapping instanceof PyDict) {
    for (const [key, value] of orderedPairs(rt, mapping)) add(key, () => value);
    return;
  }
  const keys = rt.ops.lookupAttr(mapping, 'keys');
  if (keys === null) {
    rt.typeError(
      `${rt.functionName(callable)} argument after ** must be a mapping, not ${rt.ops.typeName(mapping)}`,
    );
  }
  rt.iteration.iterate(rt.call(keys, []), (key) => add(key, () => rt.ops.getItem(mapping, key)));
}

/** A new dict with the same pairs, its birth told. */
export function dictCopy(rt: Runtime, dict: PyDict): PyDict {
  const copy = newDict(rt);
  for (const i of pairOrder(rt, dict)) {
    const known = keptHash(dict, 2 * i);
    const value = dict.refs[2 * i + 1]!;
    // Nothing equal can be in an empty dict: 3.7+ copies the table as it is.
    if (rt.v >= 307) {
      const key = dict.keys[i]!;
      dictInsert(rt, copy, key, value, probeFor(rt, copy, key, known), false);
    } else dictSet(rt, copy, dict.keys[i]!, value, false, known);
  }
  return rt.born(copy);
}

/** Removes every pair, one after the other. */
export function dictClear(rt: Runtime, dict: PyDict): void {
  const { refs, edges } = dict;
  const order = pairOrder(rt, dict);
  const loud = dict.role !== 'namespace';
  dict.keys = [];
  dict.refs = [];
  dict.edges = [];
  forgetAll(dict);
  dict.size = 0;
  dict.version++;
  rt.heap.charge(-24 * order.length);
  for (const pair of order) {
    for (const at of [2 * pair, 2 * pair + 1]) {
      const target = refs[at];
      if (target == null) continue;
      rt.rc.unlink(target, edges[at]!);
      if (loud && at % 2 === 1) rt.heap.step(StepKind.Unbind, edges[at]!, target.traceId);
    }
    if (rt.dealloc.pending) rt.dealloc.settle();
  }
}

/** `dict[key]`, with `__missing__` of a subclass; KeyError when there is no such key. */
export function dictItem(rt: Runtime, dict: PyDict, key: PyObject): PyObject {
  const value = dictGet(rt, dict, key);
  if (value !== null) return value;
  if (dict.type !== rt.types.dict && rt.ops.lookup(dict.type, '__missing__') !== null) {
    return rt.ops.callMethod(dict, '__missing__', [key]);
  }
  throw rt.errors.keyError(key);
}
