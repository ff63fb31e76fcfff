import type { PyDict } from './dict';
import { PyInt, PyStr } from './payload';
import type { PyObject } from '../object';

/** 64-bit string hash of 2.x without randomisation (`string_hash`), as two's complement. */
export function legacyStringHash(text: string): bigint {
  if (text.length === 0) return 0n;
  let hash = BigInt(text.charCodeAt(0)) << 7n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, hash * 1000003n) ^ BigInt(text.charCodeAt(i));
  }
  hash ^= BigInt(text.length);
  const signed = BigInt.asIntN(64, hash);
  return signed === -1n ? -2n : signed;
}

function legacyHash(key: PyObject): bigint {
  if (key instanceof PyStr) return legacyStringHash(key.value);
  if (key instanceof PyInt) return BigInt.asIntN(64, BigInt(key.value));
  return BigInt(Math.floor(key.address / 16));
}

/** Indices of `refs` (key, value by key, value) in the order of the hash table's slots, as dicts of 2.x keep them. */
export function legacyDropOrder(dict: PyDict): number[] {
  const order: number[] = [];
  for (const i of legacyPairOrder(dict)) order.push(2 * i, 2 * i + 1);
  return order;
}

/**
 * Pair numbers in slot order: the pairs are entered into a table grown as `dictresize` grows it (times 4 while
 * small). MODEL: removals that left dummy slots are not replayed.
 */
export function legacyPairOrder(dict: PyDict): number[] {
  let mask = 7n;
  let table: number[] = new Array<number>(8).fill(-1);
  const hashes: bigint[] = [];
  const enter = (pair: number): void => {
    const hash = hashes[pair]!;
    let i = hash & mask;
    let perturb = BigInt.asUintN(64, hash);
    while (table[Number(i & mask)]! >= 0) {
      i = (i << 2n) + i + perturb + 1n;
      perturb >>= 5n;
    }
    table[Number(i & mask)] = pair;
  };
  let used = 0;
  const entered: number[] = [];
  dict.keys.forEach((key, pair) => {
    hashes.push(key === null ? 0n : legacyHash(key));
    if (key === null) return;
    enter(pair);
    entered.push(pair);
    used++;
    if (used * 3 >= table.length * 2) {
      let size = 8;
      const wanted = used * (used > 50000 ? 2 : 4);
      while (size <= wanted) size <<= 1;
      const inOrder = table.filter((other) => other >= 0);
      table = new Array<number>(size).fill(-1);
      mask = BigInt(size - 1);
      for (const other of inOrder) enter(other);
    }
  });
  return table.filter((pair) => pair >= 0);
}
