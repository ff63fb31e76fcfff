import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { Keywords } from '../objects/type';
import type { Runtime } from '../runtime';

/** A reference that C code has while it calls, and how it is named. */
export type Hold = readonly [PyObject, string];

/**
 * What a tuple of arguments holds. MODEL: from 3.11 on an instruction that has run a few times is replaced by one made
 * for its operands, which for a Python `__getitem__`, property, `__getattribute__` or `__init__` holds one or two
 * references fewer while that runs; here each run counts as the first.
 */
export function tupleHolds(args: readonly PyObject[]): Hold[] {
  return args.map((arg): Hold => [arg, 'argument tuple']);
}

/**
 * `_PyObject_MakeTpCall`: an object that is called through its type's `tp_call` gets its arguments in a tuple and a dict.
 * 2.x moves them there from the stack, so that they count once.
 */
export function argumentHolds(
  rt: Runtime,
  args: readonly PyObject[],
  keywords: Keywords | null,
): Hold[] {
  if (rt.v < 300) return [];
  return [
    ...tupleHolds(args),
    ...(keywords?.values ?? []).map((value): Hold => [value, 'keyword arguments']),
  ];
}

/** A Python function that gets its keyword arguments in a dict: each version copies them to where its frame finds them. */
export function unpackedHolds(
  rt: Runtime,
  args: readonly PyObject[],
  keywords: Keywords | null,
): Hold[] {
  if (keywords === null || keywords.names.length === 0) return [];
  const values = keywords.values.map((value): Hold => [value, 'keyword argument array']);
  // _PyStack_UnpackDict copies the positional ones too.
  if (rt.v >= 308) values.push(...args.map((arg): Hold => [arg, 'argument array']));
  return values;
}

/** A slot calls a Python method with the arguments that it was called with (`slot_tp_call`, `slot_tp_init`). */
export function methodHolds(
  rt: Runtime,
  self: PyObject,
  args: readonly PyObject[],
  keywords: Keywords | null,
): Hold[] {
  const holds: Hold[] = [];
  if (rt.rules.callsMakeBoundMethods) holds.push([self, 'bound method']);
  if (rt.v < 300) {
    holds.push([self, 'argument tuple']);
    holds.push(...tupleHolds(args));
  }
  return [...holds, ...unpackedHolds(rt, [self, ...args], keywords)];
}

/** As {@link methodHolds}, of `__new__`, which is bound to nothing (`slot_tp_new`). */
export function newHolds(
  rt: Runtime,
  args: readonly PyObject[],
  keywords: Keywords | null,
): Hold[] {
  return [...(rt.v < 300 ? tupleHolds(args) : []), ...unpackedHolds(rt, args, keywords)];
}

/** Puts them on the caller's stack, where they stay until the call is over; how many they are. */
export function pushHolds(rt: Runtime, f: PyFrame, holds: readonly Hold[]): number {
  for (const [object, label] of holds) f.push(object, rt.rc, label);
  return holds.length;
}

/** Calls with these references held by C. The result is held by C until the operation ends. */
export function callHolding(rt: Runtime, holds: readonly Hold[], call: () => PyObject): PyObject {
  const mark = rt.rc.mark;
  for (const [object, label] of holds) rt.rc.hold(object, label);
  const result = call();
  rt.rc.incref(result);
  rt.rc.releaseTo(mark);
  rt.rc.hold(result, 'result');
  rt.rc.decref(result);
  return result;
}
