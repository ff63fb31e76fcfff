import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyDict } from './dict';
import { keptHash } from './dictionary';
import { fixedHash } from './exactHash';

/** As a machine word: an object without a hash of its own has its address for one. */
function legacyHash(rt: Runtime, dict: PyDict, pair: number, key: PyObject): bigint {
  const hash = fixedHash(rt, key) ?? keptHash(dict, 2 * pair) ?? Math.floor(key.address / 16);
  return BigInt.asIntN(64, BigInt(hash));
}

/** Indices of `refs` (key, value by key, value) in the order of the hash table's slots, as dicts of 2.x keep them. */
export function legacyDropOrder(rt: Runtime, dict: PyDict): number[] {
  const order: number[] = [];
  for (const i of legacyPairOrder(rt, dict)) order.push(2 * i, 2 * i + 1);
  return order;
}

/**
 * Pair numbers in slot order: the pairs are entered into a table grown as `dictresize` grows it (times 4 while
 * small).
 * MODEL: a 2.x dict is iterated in its real order, but removals that left dummy slots are not replayed.
 */
export function legacyPairOrder(rt: Runtime, dict: PyDict): number[] {
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
    hashes.push(key === null ? 0n : legacyHash(rt, dict, pair, key));
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
