/** `npm run --silent simulate -- FILE`: runs a Python program on the simulated CPython. */
import fs from 'node:fs';
import { simulate } from '../simulator/simulate';
import { parseArguments, UsageError } from './args';
import { locate, runCommand, writeNow } from './terminal';

const USAGE = 'usage: npm run --silent simulate -- [--python VERSION] FILE|-';

/** No page has to show the steps here, so the bound is only against programs without an end. */
const MAX_EVENTS = 50_000_000;

/** What `sysexits.h` calls an internal software error: the simulation stopped, not the program. */
const EXIT_NOT_SIMULATED = 70;

function readProgram(given: string): string {
  const path = given === '-' ? 0 : locate(given);
  if (path !== 0 && fs.statSync(path).isDirectory()) throw new UsageError(`${given} is a folder`);
  return fs.readFileSync(path, 'utf8');
}

await runCommand(USAGE, (argv) => {
  const { versions, paths, help } = parseArguments(argv);
  if (help) {
    writeNow(1, `${USAGE}\n`);
    return 0;
  }
  const [given, ...more] = paths;
  if (given === undefined) throw new UsageError('no program given');
  if (more.length > 0) throw new UsageError('more than one program given');
  if (versions.length > 1) throw new UsageError('more than one Python version given');
  const result = simulate(readProgram(given), {
    version: versions[0] ?? '3.14',
    filename: given === '-' ? '<stdin>' : given,
    maxEvents: MAX_EVENTS,
    trace: false,
  });
  // One stream for both, so that what was written in turn is read in turn, wherever it goes.
  for (const { text } of result.console) writeNow(1, text);
  if (result.status === 'finished' || result.status === 'syntax-error') return result.exitCode;
  const where = result.line === null ? '' : `line ${result.line}: `;
  writeNow(2, `heapwalk: ${where}${result.message ?? result.status}\n`);
  return EXIT_NOT_SIMULATED;
});
