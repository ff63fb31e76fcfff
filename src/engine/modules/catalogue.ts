import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { makeAtexitModule } from './atexit';
import { makeFutureModule } from './future';
import { makeGcModule } from './gc';
import { makeSysModule } from './sys';
import { makeTimeModule } from './time';
import { makeTypesModule } from './types';
import { makeWeakrefModule } from './weakref';

/** How a module is made, and the first and last version (207 for 2.7) that have it. */
export interface ModuleEntry {
  readonly make: (rt: Runtime) => PyModule;
  readonly since?: number;
  readonly until?: number;
}

/** The standard library that is simulated. */
export const MODULES: Readonly<Record<string, ModuleEntry>> = {
  __future__: { make: makeFutureModule },
  atexit: { make: makeAtexitModule },
  gc: { make: makeGcModule },
  sys: { make: makeSysModule },
  time: { make: makeTimeModule },
  types: { make: makeTypesModule },
  weakref: { make: makeWeakrefModule },
};
