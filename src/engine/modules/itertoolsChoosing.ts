import type { PyObject } from '../object';
import { keywordArguments } from '../objects/keywordArguments';
import type { PyTuple } from '../objects/payload';
import type { Keywords, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { addIteratorType, makeIterator } from './itertoolsTypes';
import type { ModuleBuilder } from './module';

/** product, permutations, combinations: refs: the pools, as one tuple. */
export function addChoosing(rt: Runtime, builder: ModuleBuilder): void {
  const walks = new WeakMap<PyObject, Iterator<number[]>>();
  const add = (
    name: string,
    make: (
      rt: Runtime,
      args: PyObject[],
      keywords: Keywords | null,
    ) => [PyTuple, Iterator<number[]>],
    item: (pools: PyTuple, indices: readonly number[]) => PyObject[],
  ): void => {
    addIteratorType(
      rt,
      builder,
      name,
      (rt: Runtime, type: PyType, args, keywords) => {
        const [pools, walk] = make(rt, args, keywords);
        const iterator = makeIterator(rt, type, [['pools', pools]]);
        walks.set(iterator, walk);
        return iterator;
      },
      (rt, self) => {
        const turn = walks.get(self)!.next();
        if (turn.done === true) return null;
        return rt.newTuple(item(self.refs[0] as PyTuple, turn.value), false);
      },
    );
  };
  const fromPool = (pool: PyTuple, indices: readonly number[]): PyObject[] =>
    indices.map((i) => pool.items[i]!);
  const poolOf = (rt: Runtime, iterable: PyObject): PyTuple =>
    rt.rc.hold(rt.tuple(rt.iteration.toList(iterable), false), 'pool');
  const lengthArgument = (
    rt: Runtime,
    given: PyObject | null | undefined,
    otherwise: number,
  ): number => {
    if (given == null || given === rt.none) return otherwise;
    const length = rt.ops.asSize(given);
    return length >= 0 ? length : rt.valueError('r must be non-negative');
  };
  add(
    'product',
    (rt, args, keywords) => {
      const { repeat } = keywordArguments(rt, 'product', keywords, ['repeat']);
      const times = repeat === null ? 1 : rt.ops.asSize(repeat);
      if (times < 0) rt.valueError('repeat argument cannot be negative');
      const once = args.map((iterable) => poolOf(rt, iterable));
      const pools = Array.from({ length: times }, () => once).flat();
      return [rt.tuple(pools, false), product(pools.map((pool) => pool.items.length))];
    },
    (pools, indices) => indices.map((i, k) => (pools.items[k] as PyTuple).items[i]!),
  );
  add(
    'permutations',
    (rt, args, keywords) => {
      const pool = poolOf(rt, args[0]!);
      const length = lengthArgument(
        rt,
        args[1] ?? keywordArguments(rt, 'permutations', keywords, ['r']).r,
        pool.items.length,
      );
      return [pool, permutations(pool.items.length, length, [])];
    },
    fromPool,
  );
  for (const [name, again] of [
    ['combinations', false],
    ['combinations_with_replacement', true],
  ] as const) {
    if (again && rt.v < 207) continue;
    add(
      name,
      (rt, args, keywords) => {
        const pool = poolOf(rt, args[0]!);
        const length = lengthArgument(
          rt,
          args[1] ?? keywordArguments(rt, name, keywords, ['r']).r,
          0,
        );
        return [pool, combinations(pool.items.length, length, [], again)];
      },
      fromPool,
    );
  }
}

function* product(sizes: readonly number[]): Generator<number[]> {
  if (sizes.includes(0)) return;
  const indices = sizes.map(() => 0);
  for (;;) {
    yield [...indices];
    let k = sizes.length - 1;
    while (k >= 0 && ++indices[k]! === sizes[k]) indices[k--] = 0;
    if (k < 0) return;
  }
}

function* permutations(size: number, length: number, chosen: number[]): Generator<number[]> {
  if (chosen.length === length) {
    yield chosen;
    return;
  }
  for (let i = 0; i < size; i++) {
    if (!chosen.includes(i)) yield* permutations(size, length, [...chosen, i]);
  }
}

function* combinations(
  size: number,
  length: number,
  chosen: number[],
  again: boolean,
): Generator<number[]> {
  if (chosen.length === length) {
    yield chosen;
    return;
  }
  for (let i = chosen.length === 0 ? 0 : chosen.at(-1)! + (again ? 0 : 1); i < size; i++) {
    yield* combinations(size, length, [...chosen, i], again);
  }
}
