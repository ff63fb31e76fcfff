import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { traverse } from './traverse';

/**
 * `deduce_unreachable` once more, on the unreachable set alone: what has a reference from outside it by now, and
 * what that reaches, in the order in which the list of the resurrected ends up. No steps: the set is small and
 * its numbers are the same that the user has just seen.
 */
export function resurrectedAmong(rt: Runtime, set: readonly PyObject[]): PyObject[] {
  const outside = new Map<PyObject, number>();
  for (const object of set) outside.set(object, rt.rc.countOf(object));
  for (const object of set) {
    traverse(rt, object, (target) => {
      const refs = outside.get(target);
      if (refs !== undefined) outside.set(target, refs - 1);
    });
  }
  const list = [...set];
  const setAside = new Set<PyObject>();
  const back: PyObject[] = [];
  for (let i = 0; i < list.length; i++) {
    const object = list[i]!;
    if (outside.get(object) === 0) {
      setAside.add(object);
      continue;
    }
    back.push(object);
    traverse(rt, object, (target) => {
      if (outside.get(target) !== 0) return;
      outside.set(target, 1);
      if (setAside.delete(target)) list.push(target);
    });
  }
  return back;
}
