import type { PyType, Slots } from './type';

/** Adds to what a static type can do. */
export function setSlots(type: PyType, values: Slots): void {
  Object.assign(type.slots, values);
}
