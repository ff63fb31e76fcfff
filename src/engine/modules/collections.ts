import type { PyModule } from '../objects/callables';
import { dictGet, dictSet } from '../objects/dictionary';
import { PyDict } from '../objects/dict';
import { binary } from '../objects/arithmetic';
import type { Runtime } from '../runtime';
import { defaultDictType } from './defaultDict';
import { dequeType } from './deque';
import { addExecution } from './execution';
import { ModuleBuilder } from './module';
import { orderedDictType } from './orderedDict';
import { makeTupleGetterType } from './tupleGetter';

/** The collections module: its C types; what is Python code is the prelude of this name. */
export function makeCollectionsModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'collections');
  builder
    .set('_tuplegetter', makeTupleGetterType(rt))
    .set('deque', dequeType(rt))
    .set('defaultdict', defaultDictType(rt));
  if (rt.v >= 300) builder.set('OrderedDict', orderedDictType(rt));
  addExecution(builder);
  builder.func('_count_elements', { min: 2 }, (rt, [mapping, iterable]) => {
    const one = rt.int(1);
    rt.iteration.iterate(iterable!, (item) => {
      const before = mapping instanceof PyDict ? dictGet(rt, mapping, item) : null;
      dictSet(rt, mapping as PyDict, item, before === null ? one : binary(rt, before, one, 'Add'));
    });
    return rt.none;
  });
  rt.runPrelude('collections', builder.module);
  return builder.module;
}
