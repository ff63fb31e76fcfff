import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isPythonVersion, PYTHON_VERSIONS } from '../heap/version';
import type { PythonVersion } from '../heap/version';
import { blockText } from './recording';

/** Real CPythons: which are there, and what they print for a program. */

/** Names interpreters beside those on PATH, with the separator that PATH has. */
export const INTERPRETERS_VARIABLE = 'HEAPWALK_INTERPRETERS';

const TIMEOUT_MS = 20_000;

/** What a run that did not end in time is recorded as. */
export const TIMED_OUT = '[timeout]\n';

const ASK_VERSION = `
import sys
if hasattr(sys, 'getrefcount') and not hasattr(sys, 'pypy_version_info'):
    sys.stdout.write('%d.%d' % sys.version_info[:2])
`;

interface Ended {
  readonly output: string;
  readonly status: number;
}

/**
 * Runs a file by an interpreter, in the file's folder and with nothing of this process's environment that could change
 * what it prints. Both streams go into one file, so that they interleave as they were written. Null: it did not end.
 */
function runFile(interpreter: string, file: string): Promise<Ended | null> {
  const folder = path.dirname(file);
  const written = path.join(folder, `${path.basename(file)}.out`);
  const descriptor = fs.openSync(written, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(interpreter, ['-u', path.basename(file)], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        PYTHONHASHSEED: '0',
        PYTHONIOENCODING: 'utf-8',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      stdio: ['ignore', descriptor, descriptor],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    fs.closeSync(descriptor);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else {
        const status = code ?? -(signal ? os.constants.signals[signal] : 0);
        resolve({ output: fs.readFileSync(written, 'utf8'), status });
      }
    });
  });
}

/** The interpreters found, by version. `given` come first, then those that the environment names, then `pythonX.Y` on PATH. */
export async function findInterpreters(
  given: readonly string[],
): Promise<Map<PythonVersion, string>> {
  const named = (process.env[INTERPRETERS_VARIABLE] ?? '').split(path.delimiter);
  const onPath = PYTHON_VERSIONS.map((version) => `python${version}`);
  const found = new Map<PythonVersion, string>();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heapwalk-'));
  try {
    const file = path.join(folder, 'version.py');
    fs.writeFileSync(file, ASK_VERSION);
    for (const interpreter of [...given, ...named, ...onPath]) {
      if (interpreter === '') continue;
      const answer = await runFile(interpreter, file).catch(() => null);
      const version = answer?.output ?? '';
      if (isPythonVersion(version) && !found.has(version)) found.set(version, interpreter);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return new Map(PYTHON_VERSIONS.flatMap((v) => (found.has(v) ? [[v, found.get(v)!]] : [])));
}

/** What an interpreter prints for a program, as a block. Each run has a process and a folder of its own. */
export async function printed(interpreter: string, source: string, name: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heapwalk-'));
  try {
    fs.writeFileSync(path.join(folder, name), source);
    const ended = await runFile(interpreter, path.join(folder, name));
    return ended === null ? TIMED_OUT : blockText(ended.output, ended.status, name);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
