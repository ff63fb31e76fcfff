import type { Runtime } from '../runtime';
import { installDictIterators } from './dictIterators';
import { installDictViews } from './dictViews';
import { installLazyIterators } from './lazyIterators';
import { installSequenceIterators } from './sequenceIterators';
import { installSetIterator } from './setIterators';

/** Makes the types of all built-in iterators and dict views, and registers them in `rt.types`. */
export function installIterators(rt: Runtime): void {
  installSequenceIterators(rt);
  installDictIterators(rt);
  installDictViews(rt);
  installSetIterator(rt);
  installLazyIterators(rt);
}
