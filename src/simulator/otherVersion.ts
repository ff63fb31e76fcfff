import { compileModule } from '../compiler/compile';
import { PYTHON_VERSIONS, type PythonVersion } from '../heap/version';
import { parse } from '../syntax/parser';

/** True when a version reads the program and Heapwalk simulates all of its syntax. */
function reads(source: string, filename: string, version: PythonVersion): boolean {
  try {
    const lines = source.split(/\r\n|\r|\n/);
    compileModule(parse(source, { version, filename }), { version, filename, lines });
    return true;
  } catch {
    return false;
  }
}

/**
 * The version nearest to `version` in which a program that this one cannot read can be run; null when there is
 * none, or when its syntax is not what is wrong.
 */
export function otherVersion(
  source: string,
  filename: string,
  version: PythonVersion,
): PythonVersion | null {
  if (reads(source, filename, version)) return null;
  const here = PYTHON_VERSIONS.indexOf(version);
  const distance = (other: PythonVersion) => Math.abs(PYTHON_VERSIONS.indexOf(other) - here);
  const nearest = [...PYTHON_VERSIONS].sort((a, b) => distance(a) - distance(b));
  return nearest.find((other) => reads(source, filename, other)) ?? null;
}
