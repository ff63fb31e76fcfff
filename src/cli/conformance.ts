/** `npm run --silent conformance -- PATH...`: compares the simulated CPython with recorded programs. */
import fs from 'node:fs';
import path from 'node:path';
import { isPythonVersion } from '../heap/version';
import { parseArguments, UsageError } from './args';
import { blocks, shortDiff } from './recording';
import { simulated } from './simulated';
import { locate, runCommand, writeNow } from './terminal';

const USAGE = 'usage: npm run --silent conformance -- [--python VERSION,VERSION] PATH...';

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

await runCommand(USAGE, (argv) => {
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
