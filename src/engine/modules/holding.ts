import type { PyObject } from '../object';
import type { Runtime } from '../runtime';

/** C code goes on holding only these of what it has taken since `mark`. What dies by that is freed at once. */
export function keepOnly(rt: Runtime, mark: number, ...objects: readonly PyObject[]): void {
  for (const object of objects) rt.rc.incref(object);
  rt.rc.releaseTo(mark);
  for (const object of objects) rt.rc.hold(object, 'kept');
  for (const object of objects) rt.rc.decref(object);
  if (rt.dealloc.pending) rt.dealloc.settle();
}
