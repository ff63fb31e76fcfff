import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';
import { installTraceback } from './traceback';

/** The traceback module. */
export function makeTracebackModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'traceback');
  for (const [name, value] of installTraceback(rt)) builder.set(name, value);
  return builder.module;
}
