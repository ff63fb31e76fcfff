import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The time module on a simulated clock: it stands still but for sleep. */
export function makeTimeModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'time');
  const now = (): ReturnType<Runtime['float']> => rt.float(rt.clock);
  for (const name of ['time', 'monotonic', 'perf_counter', 'process_time', 'clock']) {
    const exists = name === 'time' || (name === 'clock' ? rt.v < 308 : rt.v >= 303);
    if (exists) builder.func(name, {}, now);
  }
  builder.func('sleep', { min: 1 }, (_rt, [seconds]) => {
    rt.clock += rt.ops.asFloat(seconds!);
    return rt.none;
  });
  return builder.module;
}
