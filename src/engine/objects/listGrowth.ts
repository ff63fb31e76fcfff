import type { Runtime } from '../runtime';
import type { PyList } from './payload';

/** Places that a list has allocated, where that differs from the number of its items. */
const allocated = new WeakMap<PyList, number>();

/** For how many items the list has memory, as `sys.getsizeof` counts it. */
export function allocatedPlaces(list: PyList): number {
  return allocated.get(list) ?? list.refs.length;
}

/** Is there a place for one more item? */
export function hasRoom(list: PyList): boolean {
  return allocatedPlaces(list) > list.refs.length;
}

/** The list is about to have `size` items (`list_resize`): more places than that, so that appending is cheap. */
export function resizePlaces(rt: Runtime, list: PyList, size: number): void {
  const places = allocatedPlaces(list);
  if (!allocated.has(list)) allocated.set(list, places);
  if (places < size || size < places >> 1) setPlaces(rt, list, grown(rt, list.refs.length, size));
}

function grown(rt: Runtime, before: number, size: number): number {
  if (size === 0) return 0;
  if (rt.v < 309) return size + (size >> 3) + (size < 9 ? 3 : 6);
  const roomy = (size + (size >> 3) + 6) & ~3;
  return size - before > roomy - size ? (size + 3) & ~3 : roomy;
}

/** An empty list is about to take `size` items at once. */
export function reservePlaces(rt: Runtime, list: PyList, size: number): void {
  if (rt.v >= 310) setPlaces(rt, list, (size + 1) & ~1);
  else resizePlaces(rt, list, size);
}

/** The list has exactly so many places. */
export function setPlaces(rt: Runtime, list: PyList, places: number): void {
  rt.heap.charge((places - allocatedPlaces(list)) * list.type.itemSize);
  allocated.set(list, places);
}
