import { sameText } from '../fuzz/difference';
import type { Difference } from '../fuzz/difference';
import type { Oracle } from '../fuzz/oracle';
import { PYTHON_VERSIONS } from '../heap/version';
import type { PythonVersion } from '../heap/version';
import { auditProgram } from '../simulator/audit';
import { simulate } from '../simulator/simulate';
import { printed, TIMED_OUT } from './interpreters';
import { simulated } from './simulated';

/** The name that programs have in tracebacks. */
const NAME = 'program.py';

/** How often a program has to print the same before a difference from it counts. */
const CONFIRMATIONS = 3;

/** Judges by real CPythons. */
export function interpreterOracle(interpreters: ReadonlyMap<PythonVersion, string>): Oracle {
  return {
    versions: [...interpreters.keys()],
    async judge(source, version): Promise<Difference | null> {
      const ask = (): Promise<string> => printed(interpreters.get(version)!, source, NAME);
      const expected = await ask();
      const actual = simulated(source, NAME, version);
      if (expected === TIMED_OUT || sameText(expected, actual)) return null;
      for (let i = 1; i < CONFIRMATIONS; i += 1) {
        if (!sameText(expected, await ask())) return null;
      }
      return { expected, actual };
    },
  };
}

/** Judges the engine by what must hold without any reference: its counts have holders, its trace goes both ways, runs repeat. */
export const invariantOracle: Oracle = {
  versions: PYTHON_VERSIONS,
  judge(source, version): Promise<Difference | null> {
    const difference = (expected: string, actual: string): Promise<Difference> =>
      Promise.resolve({ expected, actual });
    try {
      auditProgram(source, version, NAME);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return difference('every invariant holds\n', `${message}\n[invariant]\n`);
    }
    const once = simulated(source, NAME, version);
    if (once.includes('[internal-error]')) return difference('', once);
    const again = simulated(source, NAME, version);
    if (once !== again) return difference(once, again);
    const { console, status } = simulate(source, { version, filename: NAME });
    const recorded = console.map((write) => write.text).join('');
    const plain = simulate(source, { version, filename: NAME, trace: false });
    const unrecorded = plain.console.map((write) => write.text).join('');
    if (status === 'finished' && recorded !== unrecorded) return difference(unrecorded, recorded);
    return Promise.resolve(null);
  },
};
