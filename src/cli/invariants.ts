/** `npm run --silent invariants -- PATH...`: holds the trace of each program against the engine and against itself. */
import fs from 'node:fs';
import path from 'node:path';
import { isPythonVersion } from '../heap/version';
import { auditProgram } from '../simulator/audit';
import { parseArguments, UsageError } from './args';
import { blocks } from './recording';
import { locate, runCommand, writeNow } from './terminal';

const USAGE = 'usage: npm run --silent invariants -- [--python VERSION,VERSION] PATH...';

function programsBelow(given: string): string[] {
  if (!fs.statSync(given).isDirectory()) return [given];
  return fs
    .readdirSync(given, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.py') && fs.existsSync(path.join(given, name.replace(/\.py$/, '.out'))),
    )
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
    const source = fs.readFileSync(program, 'utf8');
    const recording = program.replace(/\.py$/, '.out');
    for (const [version] of blocks(fs.readFileSync(recording, 'utf8'))) {
      if (!isPythonVersion(version) || (versions.length > 0 && !versions.includes(version)))
        continue;
      try {
        auditProgram(source, version, path.basename(program));
        passed += 1;
      } catch (error) {
        failed += 1;
        writeNow(
          1,
          `${program} ${version}: ${error instanceof Error ? error.message : String(error)}\n`,
        );
      }
    }
  }
  writeNow(1, `${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
