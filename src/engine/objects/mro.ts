import type { Runtime } from '../runtime';
import type { PyType } from './type';

/** The C3 linearisation of the bases (`mro_implementation`), without the class itself. */
export function mergeMro(rt: Runtime, bases: readonly PyType[]): PyType[] {
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]].filter(
    (list) => list.length > 0,
  );
  if (new Set(bases).size !== bases.length) {
    const twice = bases.find((base, i) => bases.indexOf(base) !== i)!;
    return rt.typeError(`duplicate base class ${twice.name}`);
  }
  const merged: PyType[] = [];
  const heads = sequences.map(() => 0);
  for (;;) {
    let candidate: PyType | null = null;
    let left = false;
    for (let s = 0; s < sequences.length; s++) {
      const head = sequences[s]![heads[s]!];
      if (head === undefined) continue;
      left = true;
      const blocked = sequences.some((list, t) => list.indexOf(head, heads[t]! + 1) >= 0);
      if (!blocked) {
        candidate = head;
        break;
      }
    }
    if (!left) return merged;
    if (candidate === null) return conflict(rt, sequences, heads);
    merged.push(candidate);
    for (let s = 0; s < sequences.length; s++)
      if (sequences[s]![heads[s]!] === candidate) heads[s]!++;
  }
}

function conflict(rt: Runtime, sequences: PyType[][], heads: number[]): never {
  const names = new Set<string>();
  sequences.forEach((list, s) => {
    const head = list[heads[s]!];
    if (head !== undefined) names.add(head.name);
  });
  return rt.typeError(
    `Cannot create a consistent method resolution${rt.v >= 313 ? ' ' : '\n'}order (MRO) for bases ${[...names].join(', ')}`,
  );
}
