import type { PythonVersion } from '../heap/version';
import type { Module } from '../syntax/ast';
import { PySyntaxError, UnsupportedSyntax } from '../syntax/errors';
import { parse } from '../syntax/parser';
import { smaller } from './edits';

/** Whether a candidate still shows what the program showed. */
export type Shows = (source: string) => Promise<boolean>;

/** Candidates after which the smallest program so far has to do. */
const MAX_CANDIDATES = 4000;

/**
 * Makes a program smaller as long as it `shows` the same: first without runs of statements, then with blocks in the
 * place of compound statements, then with simpler expressions, until no single edit is possible any more.
 */
export async function shrink(
  source: string,
  version: PythonVersion,
  shows: Shows,
  maxCandidates = MAX_CANDIDATES,
): Promise<string> {
  const tried = new Set([source]);
  let smallest = source;
  // Where the next edit is looked for; what lies before was tried, mostly in vain, on a program that was larger.
  let position = 0;
  for (;;) {
    const next = await firstThatShows(smallest, version, position);
    if (next !== null) {
      smallest = next.source;
      position = next.index;
    } else if (position > 0) position = 0;
    else return smallest;
    if (tried.size > maxCandidates) return smallest;
  }

  async function firstThatShows(
    from: string,
    language: PythonVersion,
    skipped: number,
  ): Promise<{ source: string; index: number } | null> {
    const tree = parsed(from, language);
    if (tree === null) return null;
    let index = -1;
    for (const candidate of smaller(from, tree)) {
      index += 1;
      if (index < skipped || tried.has(candidate)) continue;
      tried.add(candidate);
      if (tried.size > maxCandidates) return null;
      if (parsed(candidate, language) !== null && (await shows(candidate))) {
        return { source: candidate, index };
      }
    }
    return null;
  }
}

/** The tree of a program, or null where it is not Python of that version. */
function parsed(source: string, version: PythonVersion): Module | null {
  try {
    return parse(source, { version, filename: 'program.py' });
  } catch (error) {
    if (error instanceof PySyntaxError || error instanceof UnsupportedSyntax) return null;
    throw error;
  }
}
