import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { addChoosing } from './itertoolsChoosing';
import { addEndless } from './itertoolsEndless';
import { addFiltering } from './itertoolsFiltering';
import { addGrouping } from './itertoolsGrouping';
import { ModuleBuilder } from './module';

/** The itertools module. */
export function makeItertoolsModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'itertools');
  addEndless(rt, builder);
  addFiltering(rt, builder);
  addChoosing(rt, builder);
  addGrouping(rt, builder);
  return builder.module;
}
