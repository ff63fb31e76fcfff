import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyDict, PySet } from './dict';
import { allocatedPlaces } from './listGrowth';
import { PyBytes, PyInt, PyList, PyStr, PyTuple } from './payload';

/** Bytes of the collector's header in front of each object it tracks. */
export function headerSize(rt: Runtime): number {
  return rt.v < 308 ? 32 : 16;
}

/** `object.__sizeof__()` on a 64-bit build: measured, without the collector's header. */
export function sizeOf(rt: Runtime, object: PyObject): number {
  const { type } = object;
  const attributes = type.isHeap ? attributesSize(rt, object) : 0;
  if (object instanceof PyInt) return intSize(rt, object) + attributes;
  if (object instanceof PyStr) return stringSize(rt, object) + attributes;
  if (object instanceof PyBytes) return 33 + object.value.length + attributes;
  if (object instanceof PyList) return 40 + 8 * allocatedPlaces(object) + attributes;
  if (object instanceof PyTuple) return 24 + 8 * object.refs.length + attributes;
  if (object instanceof PyDict) return dictSize(rt, object) + attributes;
  if (object instanceof PySet)
    return 200 + (object.size > 4 ? setTable(object.size) : 0) + attributes;
  return (type.isHeap ? (type.layout?.basicSize ?? 16) : type.basicSize) + attributes;
}

/** `__slots__` members, and the pointers to `__dict__` and to the weak references. */
function attributesSize(rt: Runtime, object: PyObject): number {
  const { memberNames, hasDict, hasWeakrefs, layout } = object.type;
  const dict = hasDict && layout?.hasDict !== true ? 8 : 0;
  const weakrefs = hasWeakrefs && layout?.hasWeakrefs !== true ? 8 : 0;
  // 3.11 kept two words for the dict: the pointer and the values.
  return 8 * memberNames.length + dict + weakrefs + (dict > 0 && rt.v === 311 ? 8 : 0);
}

/** 30 bits a digit; 2.x ints are one machine word. */
function intSize(rt: Runtime, int: PyInt): number {
  if (int.type === rt.types.int && rt.v < 300) return 24;
  const magnitude = BigInt(int.value) < 0n ? -BigInt(int.value) : BigInt(int.value);
  const digits = Math.ceil(magnitude.toString(2).length / 30);
  return 24 + 4 * Math.max(digits, magnitude === 0n && rt.v < 312 ? 0 : 1);
}

/** Compact text by its widest character; 2.x str is bytes, its unicode four bytes a character. */
function stringSize(rt: Runtime, str: PyStr): number {
  const { length } = str.value;
  if (rt.v < 300) return str.type === rt.types.unicode ? 50 + 4 * length : 37 + length;
  const head = rt.v >= 312 ? 40 : 48;
  if (/^[\0-\x7f]*$/.test(str.value)) return head + 1 + length;
  const wide = head + 24;
  if (/^[\0-\xff]*$/.test(str.value)) return wide + 1 + length;
  const points = [...str.value].length;
  return points === length ? wide + 2 * (length + 1) : wide + 4 * (points + 1);
}

function dictSize(rt: Runtime, dict: PyDict): number {
  let slots = 8;
  if (rt.v < 300) {
    while (dict.size * 3 >= slots * 2) slots *= dict.size > 50_000 ? 2 : 4;
    return 248 + (slots > 8 ? 24 * slots : 0);
  }
  if (rt.v >= 308 && dict.size === 0) return 48;
  while (dict.size > Math.floor((slots * 2) / 3)) slots *= 2;
  const usable = Math.floor((slots * 2) / 3);
  const index = slots <= 256 ? slots : slots <= 65_536 ? 2 * slots : 4 * slots;
  if (rt.v >= 311) {
    const textOnly = dict.keys.every((key) => key === null || key instanceof PyStr);
    return 48 + 32 + index + (textOnly ? 16 : 24) * usable;
  }
  return 48 + 40 + index + 24 * usable;
}

function setTable(size: number): number {
  let slots = 8;
  while (size * 5 >= slots * 3) slots *= 4;
  return 16 * slots;
}
