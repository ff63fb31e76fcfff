import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { attributesOf } from './attributes';
import { markFinalizer } from './attributeAccess';

/**
 * What an instance of a class statement's type gets besides its built-in part, and its birth. An object of a
 * built-in type itself is left as it is: its birth is told when it has been filled.
 */
export function adoptInstance<T extends PyObject>(rt: Runtime, instance: T): T {
  const { type } = instance;
  if (!type.isHeap) return instance;
  if (type.inlineAttributes) {
    if (type.keyBudget > 1) type.keyBudget--;
    attributesOf(instance).inline = [];
  }
  markFinalizer(rt, instance);
  return rt.born(instance);
}
