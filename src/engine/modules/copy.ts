import { defaultDictType } from './defaultDict';
import { dequeType } from './deque';
import { placeWith } from './libraryType';
import { PyClassicInstance, type PyModule } from '../objects/callables';
import { newDict } from '../objects/dictionary';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The copy module: Python code, but for what it needs to know of types. */
export function makeCopyModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'copy');
  builder.set('_ref', rt.types.weakref);
  builder.set('deque', dequeType(rt)).set('defaultdict', defaultDictType(rt));
  if (rt.v < 300) {
    builder.func('_empty_instance', { min: 1 }, (rt, [cls]) =>
      rt.born(
        placeWith(rt, new PyClassicInstance(rt.types.instance), [
          ['__class__', cls!],
          ['__dict__', newDict(rt, 'instance')],
        ]),
      ),
    );
  }
  rt.runPrelude('copy', builder.module);
  return builder.module;
}
