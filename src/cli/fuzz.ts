/** `npm run --silent fuzz`: generated programs on the simulated CPython and on real ones; what differs is made small. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateProgram } from '../fuzz/generate';
import { examine } from '../fuzz/oracle';
import type { Find, Oracle } from '../fuzz/oracle';
import { seedOf } from '../fuzz/random';
import type { PythonVersion } from '../heap/version';
import { parseArguments, takeOption, UsageError } from './args';
import { findInterpreters, INTERPRETERS_VARIABLE } from './interpreters';
import { interpreterOracle, invariantOracle } from './oracles';
import { shortDiff, wanted } from './recording';
import { locate, runCommand, writeNow } from './terminal';

const USAGE = `usage: npm run --silent fuzz -- [--seed NUMBER] [--count NUMBER] [--python VERSION,VERSION]
           [--interpreters PATH,PATH] [--oracle interpreters|invariants] [--finds NUMBER] [--out FOLDER]
           [PROGRAM...]
Compares generated programs, or those given, on the engine and on the CPythons found: the interpreters
named, those in $${INTERPRETERS_VARIABLE}, and pythonX.Y on PATH. Without any it checks the engine's invariants.`;

const DEFAULT_COUNT = 100;

/** After so many finds a run ends: more of them mostly have the same cause. */
const DEFAULT_FINDS = 10;

/** 3.14 may be a build that takes a second to start: without --python one program in this many runs on it. */
const SAMPLE_OF_314 = 20;

/** A program and where it comes from. */
interface Subject {
  readonly name: string;
  readonly source: string;
  readonly versions: readonly PythonVersion[];
}

function naturalNumber(text: string | null, name: string, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw new UsageError(`${name} needs a number, not '${text}'`);
  return Number(text);
}

function* generated(
  seed: number,
  count: number,
  versionsFor: (source: string, index: number) => PythonVersion[],
): Generator<Subject> {
  for (let index = 0; index < count; index += 1) {
    const source = generateProgram(seedOf(seed, index));
    yield { name: `${seed}-${index}`, source, versions: versionsFor(source, index) };
  }
}

function* read(
  paths: readonly string[],
  versionsFor: (source: string) => PythonVersion[],
): Generator<Subject> {
  for (const given of paths) {
    const source = fs.readFileSync(locate(given), 'utf8');
    yield { name: path.basename(given, '.py'), source, versions: versionsFor(source) };
  }
}

function report({ source, version, versions, difference }: Find, name: string, out: string): void {
  const { expected, actual } = difference;
  fs.mkdirSync(out, { recursive: true });
  const file = path.join(out, `${name}.py`);
  fs.writeFileSync(file, source);
  const texts = `=== ${version} expected\n${expected}=== ${version} engine\n${actual}`;
  fs.writeFileSync(path.join(out, `${name}.txt`), texts);
  const diff = shortDiff(expected, actual).join('\n');
  writeNow(1, `differs: ${file} on ${versions.join(' ')}; on ${version}:\n${source}\n${diff}\n\n`);
}

await runCommand(USAGE, async (argv) => {
  const seedOption = takeOption(argv, '--seed');
  const countOption = takeOption(seedOption.rest, '--count');
  const given = takeOption(countOption.rest, '--interpreters');
  const oracleOption = takeOption(given.rest, '--oracle');
  const findsOption = takeOption(oracleOption.rest, '--finds');
  const outOption = takeOption(findsOption.rest, '--out');
  const { versions, paths, help } = parseArguments(outOption.rest);
  if (help) {
    writeNow(1, `${USAGE}\n`);
    return 0;
  }
  const seed = naturalNumber(seedOption.value, '--seed', 1);
  const count = naturalNumber(countOption.value, '--count', DEFAULT_COUNT);
  const enough = naturalNumber(findsOption.value, '--finds', DEFAULT_FINDS);
  const out = outOption.value ?? path.join('test-results', 'fuzz');
  const oracle = await chooseOracle(oracleOption.value, given.value);
  const unknown = versions.filter((version) => !oracle.versions.includes(version));
  if (unknown.length > 0) throw new UsageError(`no CPython ${unknown.join(', ')} found`);
  const versionsFor = (source: string, index: number): PythonVersion[] =>
    oracle.versions.filter((version) => {
      if (!wanted(source, version)) return false;
      if (versions.length > 0) return versions.includes(version);
      return oracle === invariantOracle || version !== '3.14' || index % SAMPLE_OF_314 === 0;
    });
  const subjects =
    paths.length === 0
      ? generated(seed, count, versionsFor)
      : read(paths, (source) => versionsFor(source, 0));
  let programs = 0;
  let runs = 0;
  let finds = 0;
  // Each worker takes the next program when it is done with one; the interpreters run beside the engine.
  const work = async (): Promise<void> => {
    for (let next = subjects.next(); !next.done && finds < enough; next = subjects.next()) {
      const subject: Subject = next.value;
      const find = await examine(subject.source, subject.versions, oracle);
      programs += 1;
      runs += subject.versions.length;
      if (find === null) continue;
      finds += 1;
      report(find, subject.name, out);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  const from = paths.length === 0 ? ` from seed ${seed}` : '';
  writeNow(1, `${programs} programs${from}, ${runs} runs, ${finds} differ\n`);
  return finds === 0 ? 0 : 1;
});

async function chooseOracle(wantedOracle: string | null, given: string | null): Promise<Oracle> {
  if (wantedOracle === 'invariants') return invariantOracle;
  if (wantedOracle !== null && wantedOracle !== 'interpreters') {
    throw new UsageError(`unknown oracle '${wantedOracle}'`);
  }
  const interpreters = await findInterpreters(given === null ? [] : given.split(','));
  if (interpreters.size > 0) {
    writeNow(1, `comparing with CPython ${[...interpreters.keys()].join(' ')}\n`);
    return interpreterOracle(interpreters);
  }
  if (wantedOracle !== null || given !== null) throw new UsageError('no CPython found');
  writeNow(1, 'no CPython found: checking the invariants of the engine only\n');
  return invariantOracle;
}
