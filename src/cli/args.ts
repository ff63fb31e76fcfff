import { isPythonVersion, PYTHON_VERSIONS } from '../heap/version';
import type { PythonVersion } from '../heap/version';

/** What a command was asked for. */
export interface Arguments {
  readonly versions: readonly PythonVersion[];
  readonly paths: readonly string[];
  readonly help: boolean;
}

/** A command line that cannot be understood; its message is what the user reads. */
export class UsageError extends Error {}

function parseVersions(text: string): PythonVersion[] {
  return text.split(',').map((version) => {
    if (isPythonVersion(version)) return version;
    throw new UsageError(
      `unknown Python version '${version}'; known are ${PYTHON_VERSIONS.join(', ')}`,
    );
  });
}

/** Reads `[--python V,V] [--help] PATH...`; `-` is a path, and what follows `--` is nothing but paths. */
export function parseArguments(argv: readonly string[]): Arguments {
  const versions: PythonVersion[] = [];
  const paths: string[] = [];
  let help = false;
  let options = true;
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i]!;
    if (!options || argument === '-' || !argument.startsWith('-')) paths.push(argument);
    else if (argument === '--') options = false;
    else if (argument === '--help' || argument === '-h') help = true;
    else if (argument.startsWith('--python=')) {
      versions.push(...parseVersions(argument.slice('--python='.length)));
    } else if (argument === '--python') {
      i += 1;
      if (argv[i] === undefined) throw new UsageError('--python needs a version');
      versions.push(...parseVersions(argv[i]!));
    } else throw new UsageError(`unknown option ${argument}`);
  }
  return { versions: [...new Set(versions)], paths, help };
}

/**
 * Takes `--name VALUE` and `--name=VALUE` out of a command line: the value given last, or null, and the other arguments.
 * What follows `--` is left alone.
 */
export function takeOption(
  argv: readonly string[],
  name: string,
): { value: string | null; rest: string[] } {
  let value: string | null = null;
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i]!;
    if (argument === '--') return { value, rest: [...rest, ...argv.slice(i)] };
    if (argument.startsWith(`${name}=`)) value = argument.slice(name.length + 1);
    else if (argument === name) {
      i += 1;
      if (argv[i] === undefined) throw new UsageError(`${name} needs a value`);
      value = argv[i]!;
    } else rest.push(argument);
  }
  return { value, rest };
}
