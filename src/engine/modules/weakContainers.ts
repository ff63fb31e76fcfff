import type { Runtime } from '../runtime';
import type { ModuleBuilder } from './module';

/** WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod and finalize are Python code in CPython, and here. */
export function addWeakContainers(rt: Runtime, builder: ModuleBuilder): void {
  rt.runPrelude('weakref', builder.module);
}
