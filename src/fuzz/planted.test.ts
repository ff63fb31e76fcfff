import { expect, test, vi } from 'vitest';
import { simulated } from '../cli/simulated';
import { wanted } from '../cli/recording';
import type { Rules } from '../engine/versions';
import type { PythonVersion } from '../heap/version';
import { sameText } from './difference';
import { generateProgram } from './generate';
import { examine } from './oracle';
import type { Find, Oracle } from './oracle';
import { seedOf } from './random';

/** The rules that are wrong at the moment. */
const planted = vi.hoisted(() => ({ rules: {} as Partial<Rules> }));

vi.mock('../engine/versions', async (importOriginal) => {
  const original = await importOriginal<{ rulesFor(version: PythonVersion): Rules }>();
  return {
    ...original,
    rulesFor: (version: PythonVersion) => ({ ...original.rulesFor(version), ...planted.rules }),
  };
});

/** Takes the engine as it is for the reference, and for the suspect an engine with a bug. */
function suspect(version: PythonVersion, run: (source: string) => string): Oracle {
  return {
    versions: [version],
    judge(source) {
      const expected = simulated(source, 'program.py', version);
      const actual = run(source);
      return Promise.resolve(sameText(expected, actual) ? null : { expected, actual });
    },
  };
}

/** Enough to see that programs shrink; the last few edits take the longest. */
const CANDIDATES = 70;
const TIMEOUT = 120_000;

async function firstFind(oracle: Oracle): Promise<Find> {
  const [version] = oracle.versions;
  for (let index = 0; index < 200; index += 1) {
    const source = generateProgram(seedOf(1, index), 6);
    if (!wanted(source, version!)) continue;
    const find = await examine(source, oracle.versions, oracle, CANDIDATES);
    if (find !== null) return find;
  }
  throw new Error('nothing found');
}

function statementsOf(find: Find): string[] {
  return find.source.split('\n').filter((line) => line.trim() !== '' && !/^#|# fixed$/.test(line));
}

test(
  'a wrong rule is found and made small',
  async () => {
    const version = '3.12';
    const find = await firstFind(
      suspect(version, (source) => {
        planted.rules = { inlineAttributes: 'none' };
        try {
          return simulated(source, 'program.py', version);
        } finally {
          planted.rules = {};
        }
      }),
    );
    expect(find.source).toMatch(/gc\.collect\(\)\)|get_ref/);
    expect(statementsOf(find).length).toBeLessThanOrEqual(20);
  },
  TIMEOUT,
);

test(
  'an engine that loses what callbacks print is found and made small',
  async () => {
    const forgetful = (source: string): string =>
      simulated(source, 'program.py', '3.9').replace(/^told .*\n/gm, '');
    const find = await firstFind(suspect('3.9', forgetful));
    expect(find.difference.expected).toMatch(/^told /);
    expect(find.difference.actual).not.toContain('told');
    const statements = statementsOf(find);
    expect(statements.length).toBeLessThanOrEqual(20);
    expect(statements.join('\n')).toMatch(/told/);
  },
  TIMEOUT,
);
