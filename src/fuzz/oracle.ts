import type { PythonVersion } from '../heap/version';
import type { Difference } from './difference';
import { sameSort } from './difference';
import { shrink } from './shrink';

/** Knows what a program should do. */
export interface Oracle {
  /** The versions that it can judge, oldest first. */
  readonly versions: readonly PythonVersion[];
  /** How the engine differs from what it should do, or null where it does not or where nobody can tell. */
  judge(source: string, version: PythonVersion): Promise<Difference | null>;
}

/** A program on which the engine is wrong, as small as it could be made. */
export interface Find {
  readonly source: string;
  /** The version that it was made small for; `versions` are all on which the small program is wrong. */
  readonly version: PythonVersion;
  readonly versions: readonly PythonVersion[];
  readonly difference: Difference;
}

/** Runs a program in each of `versions`; where the engine differs the program is made smaller for the first such version. */
export async function examine(
  source: string,
  versions: readonly PythonVersion[],
  oracle: Oracle,
  maxCandidates?: number,
): Promise<Find | null> {
  for (const version of versions) {
    const found = await oracle.judge(source, version);
    if (found === null) continue;
    let difference = found;
    const shows = async (candidate: string): Promise<boolean> => {
      const now = await oracle.judge(candidate, version);
      if (now === null || !sameSort(now, found)) return false;
      difference = now;
      return true;
    };
    const small = await shrink(source, version, shows, maxCandidates);
    const wrong: PythonVersion[] = [];
    for (const other of versions) {
      if (other === version || (await oracle.judge(small, other)) !== null) wrong.push(other);
    }
    return { source: small, version, versions: wrong, difference };
  }
  return null;
}
