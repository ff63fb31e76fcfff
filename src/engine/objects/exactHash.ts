import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { Integer } from './integers';
import { floatHash, intHash, legacyTextHash } from './numberHash';
import { PyHashSet } from './setTable';
import { PyFloat, PyInt, PyStr, PyTuple } from './payload';

/** `hash(None)` from 3.12 on; before it was an address. */
const NONE_HASH = 0xfca86420;
const WORD = 64;

/**
 * The hash where it does not depend on the process, in full precision: numbers, tuples of such, and in 2.x text.
 * null for objects whose hash is an address or (text in 3.x) random.
 */
export function fixedHash(rt: Runtime, object: PyObject): Integer | null {
  const { slots } = object.type;
  const { types } = rt;
  if (object instanceof PyInt)
    return isOwn(slots.hash, types.int, types.long) ? intHash(object.value, rt.v) : null;
  if (object instanceof PyFloat)
    return slots.hash === types.float.slots.hash ? floatHash(object.value, rt.v) : null;
  if (object instanceof PyStr) {
    return rt.v < 300 && isOwn(slots.hash, types.str, types.unicode)
      ? legacyTextHash(object.value)
      : null;
  }
  if (object === rt.none && rt.v >= 312) return NONE_HASH;
  if (object instanceof PyHashSet && slots.hash === types.frozenset.slots.hash)
    return frozensetHash(rt, object);
  if (!(object instanceof PyTuple) || slots.hash !== types.tuple.slots.hash) return null;
  const lanes: Integer[] = [];
  for (const item of object.items) {
    const lane = fixedHash(rt, item);
    if (lane === null) return null;
    lanes.push(lane);
  }
  return tupleHash(rt, lanes);
}

/** `hash(object)` in full precision. */
export function exactHash(rt: Runtime, object: PyObject): Integer {
  return fixedHash(rt, object) ?? rt.ops.fullHash(object);
}

/** The hash of a frozenset: the same in whatever order the members stand. null when one of theirs is not fixed. */
function frozensetHash(rt: Runtime, set: PyHashSet): bigint | null {
  const lanes: Integer[] = [];
  for (const member of set.refs) {
    if (member === null) continue;
    const lane = fixedHash(rt, member);
    if (lane === null) return null;
    lanes.push(lane);
  }
  return mixedHash(rt, lanes);
}

/** Composed of the members' hashes (`frozenset_hash`). */
export function mixedHash(rt: Runtime, lanes: readonly Integer[]): bigint {
  let hash = rt.v >= 300 ? 0n : 1927868237n;
  const size = (BigInt(lanes.length) + 1n) * 1927868237n;
  if (rt.v < 300) hash = BigInt.asUintN(WORD, hash * (BigInt(lanes.length) + 1n));
  for (const lane of lanes) {
    const own = BigInt.asUintN(WORD, BigInt(lane));
    hash ^= BigInt.asUintN(WORD, (own ^ (own << 16n) ^ 89869747n) * 3644798167n);
  }
  if (rt.v >= 300) {
    hash ^= BigInt.asUintN(WORD, size);
    hash ^= (hash >> 11n) ^ (hash >> 25n);
  }
  const mixed = BigInt.asIntN(WORD, hash * 69069n + 907133923n);
  return mixed === -1n ? 590923713n : mixed;
}

function isOwn(hash: unknown, ...types: { slots: { hash?: unknown } }[]): boolean {
  return types.some((type) => type.slots.hash === hash);
}

const PRIME1 = 11400714785074694791n;
const PRIME2 = 14029467366897019727n;
const PRIME5 = 2870177450012600261n;

/** Composed of the items' hashes: xxHash from 3.8 on, before that a product of odd numbers. */
export function tupleHash(rt: Runtime, items: readonly Integer[]): bigint {
  const lanes = items.map((item) => BigInt.asUintN(WORD, BigInt(item)));
  const word = BigInt.asIntN(WORD, rt.v >= 308 ? xxHash(lanes) : productHash(lanes));
  if (word !== -1n) return word;
  return rt.v >= 308 ? 1546275796n : -2n;
}

function xxHash(lanes: readonly bigint[]): bigint {
  let sum = PRIME5;
  for (const lane of lanes) {
    sum = BigInt.asUintN(WORD, sum + lane * PRIME2);
    sum = BigInt.asUintN(WORD, (sum << 31n) | (sum >> 33n));
    sum = BigInt.asUintN(WORD, sum * PRIME1);
  }
  return sum + (BigInt(lanes.length) ^ (PRIME5 ^ 3527539n));
}

function productHash(lanes: readonly bigint[]): bigint {
  let hash = 0x345678n;
  let factor = 1000003n;
  let left = BigInt(lanes.length);
  for (const lane of lanes) {
    left--;
    hash = BigInt.asUintN(WORD, (hash ^ lane) * factor);
    factor = BigInt.asUintN(WORD, factor + 82520n + left + left);
  }
  return hash + 97531n;
}
