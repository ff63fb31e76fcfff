/** `npm run --silent conformance -- PATH...`: compares the simulated CPython with recorded programs. */
import fs from 'node:fs';
import path from 'node:path';
import { isPythonVersion } from '../heap/version';
import type { PythonVersion } from '../heap/version';
import { simulate } from '../simulator/simulate';
import { parseArguments, UsageError } from './args';
import { blocks, blockText, shortDiff } from './recording';
import { locate, runCommand, writeNow } from './terminal';

const USAGE = 'usage: npm run --silent conformance -- [--python VERSION,VERSION] PATH...';

const MAX_EVENTS = 50_000_000;

/** The recorder of the shared corpus stands beside its programs and is none of them. */
const NOT_A_PROGRAM = 'record.py';

function programsBelow(given: string): string[] {
  if (!fs.statSync(given).isDirectory()) return [given];
  return fs
    .readdirSync(given, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py') && path.basename(name) !== NOT_A_PROGRAM)
    .sort()
    .map((name) => path.join(given, name));
}

/** What the engine prints for a program, as a block, with a last line where it could not go on. */
function simulated(source: string, name: string, version: PythonVersion): string {
  try {
    const result = simulate(source, {
      version,
      filename: name,
      maxEvents: MAX_EVENTS,
      trace: false,
    });
    const output = result.console.map((write) => write.text).join('');
    if (result.status === 'finished' || result.status === 'syntax-error') {
      return blockText(output, result.exitCode, name);
    }
    const where = result.line === null ? '' : ` line ${result.line}:`;
    return `${blockText(output, 0, name)}[${result.status}]${where} ${result.message ?? ''}\n`;
  } catch (error) {
    return `[internal-error] ${error instanceof Error ? error.message : String(error)}\n`;
  }
}

runCommand(USAGE, (argv) => {
  const { versions, paths, help } = parseArguments(argv);
  if (help) {
    writeNow(1, `${USAGE}\n`);
    return 0;
  }
  if (paths.length === 0) throw new UsageError('no program or folder given');
  let passed = 0;
  let failed = 0;
  for (const program of paths.flatMap((given) => programsBelow(locate(given)))) {
    const recording = program.replace(/\.py$/, '') + '.out';
    if (!fs.existsSync(recording)) {
      writeNow(1, `error: ${program} has no ${path.basename(recording)} beside it\n`);
      failed += 1;
      continue;
    }
    const source = fs.readFileSync(program, 'utf8');
    for (const [version, expected] of blocks(fs.readFileSync(recording, 'utf8'))) {
      if (!isPythonVersion(version))
        throw new UsageError(`${recording}: no Python ${version} here`);
      if (versions.length > 0 && !versions.includes(version)) continue;
      const actual = simulated(source, path.basename(program), version);
      if (actual === expected) passed += 1;
      else {
        failed += 1;
        const diff = shortDiff(expected, actual);
        writeNow(1, `differs: ${program} ${version}\n${diff.join('\n')}\n`);
      }
    }
  }
  writeNow(1, `${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
