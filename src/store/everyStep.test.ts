import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../heap/version';
import { SCENARIOS, scenarioSource } from '../scenarios/catalogue';
import { simulate } from '../simulator/simulate';
import { inspectorModel } from './inspector';
import { Moments } from './moment';

const VERSIONS: readonly PythonVersion[] = ['2.7', '3.6', '3.8', '3.11', '3.13', '3.14'];

/** Every number adds up: at every step of every scenario, for every object that lives. */
describe.each(
  SCENARIOS.flatMap((scenario) =>
    VERSIONS.map((version) => ({ id: scenario.id, scenario, version })),
  ),
)('$id in $version', ({ scenario, version }) => {
  it(
    'explains every count by its holders, and every gc_refs by what was taken off',
    { timeout: 60_000 },
    () => {
      const trace = simulate(scenarioSource(scenario, version), { version }).trace!;
      const moments = new Moments();
      const wrong: string[] = [];
      for (let step = 0; step <= trace.length; step++) {
        const moment = moments.at(trace, null, step);
        // Only what the step touched can have come to differ, and in a run what the collector counts.
        const touched = new Set([...moment.changes.counts.keys(), ...moment.changes.gcRefs]);
        const all = step % 40 === 0 || step === trace.length;
        for (const object of all ? moment.view.objects() : touched) {
          if (object === 0 || !moment.view.isAlive(object)) continue;
          const { refcount, holders, moreHolders, subtraction } = inspectorModel(moment, object);
          const held = holders.reduce((sum, { times }) => sum + times, moreHolders);
          const name = `step ${step}: ${moment.view.name(object)}`;
          if (refcount !== null && held !== refcount) wrong.push(`${name} ${held} of ${refcount}`);
          if (subtraction && subtraction.refs - subtraction.inside !== subtraction.gcRefs) {
            wrong.push(
              `${name} ${subtraction.refs} - ${subtraction.inside} is not ${subtraction.gcRefs}`,
            );
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
