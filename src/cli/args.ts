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
