import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The __future__ module: the compiler has obeyed it already; the names are there to be imported. */
export function makeFutureModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, '__future__');
  const names = [
    'nested_scopes',
    'generators',
    'division',
    'absolute_import',
    'with_statement',
    'print_function',
    'unicode_literals',
  ];
  if (rt.v >= 300) names.push('barry_as_FLUFL', 'generator_stop');
  if (rt.v >= 307) names.push('annotations');
  for (const name of names) builder.set(name, rt.startup(rt.plainObject(), 16));
  return builder.module;
}
