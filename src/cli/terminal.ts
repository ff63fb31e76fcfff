import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { UsageError } from './args';

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Writes all of a text at once, so that what goes to stdout and to stderr interleaves as it was written. */
export function writeNow(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      // Nobody reads on (`| head`): the program's output has no place to go.
      if (errorCode(error) === 'EPIPE') process.exit(0);
      if (errorCode(error) !== 'EAGAIN') throw error;
      // A full pipe: let its reader catch up.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** The file or folder that the user means: npm runs commands in the project, not where the user is. */
export function locate(given: string): string {
  const candidates = [given, path.resolve(process.env.INIT_CWD ?? '.', given)];
  const found = candidates.find((candidate) => fs.existsSync(candidate));
  if (found === undefined) throw new UsageError(`no such file or folder: ${given}`);
  return found;
}

/** Runs a command's body and exits with its status; a usage error is one line and status 2. */
export async function runCommand(
  usage: string,
  body: (argv: string[]) => number | Promise<number>,
): Promise<never> {
  try {
    process.exit(await body(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    writeNow(2, `heapwalk: ${error.message}\n${usage}\n`);
    process.exit(2);
  }
}
