import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { makeAbcModule } from './abc';
import { makeAtexitModule } from './atexit';
import { makeCollectionsModule } from './collections';
import { makeCopyModule } from './copy';
import { makeFunctoolsModule } from './functools';
import { makeFutureModule } from './future';
import { makeGcModule } from './gc';
import { makeItertoolsModule } from './itertools';
import { makeOperatorModule } from './operator';
import {
  makeContextlibModule,
  makeDataclassesModule,
  makePythonModule,
  makeTypingModule,
} from './pythonModule';
import { makeRandomModule } from './random';
import { makeSysModule } from './sys';
import { makeThreadingModule } from './threading';
import { makeTimeModule } from './time';
import { makeTracebackModule } from './tracebackModule';
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
  abc: { make: makeAbcModule },
  atexit: { make: makeAtexitModule },
  collections: { make: makeCollectionsModule },
  contextlib: { make: makeContextlibModule },
  copy: { make: makeCopyModule },
  dataclasses: { make: makeDataclassesModule, since: 307 },
  enum: { make: makePythonModule('enum'), since: 304 },
  functools: { make: makeFunctoolsModule },
  gc: { make: makeGcModule },
  itertools: { make: makeItertoolsModule },
  operator: { make: makeOperatorModule },
  random: { make: makeRandomModule },
  sys: { make: makeSysModule },
  threading: { make: makeThreadingModule },
  time: { make: makeTimeModule },
  traceback: { make: makeTracebackModule },
  types: { make: makeTypesModule },
  typing: { make: makeTypingModule, since: 305 },
  weakref: { make: makeWeakrefModule },
};
