import fs from 'node:fs';
import path from 'node:path';

/** What the built page is made of. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'embed.html',
  'vite.config.ts',
  'package-lock.json',
];

/** Parts of `src` that never reach the page. */
const NOT_IN_THE_PAGE = /[.]test[.]tsx?$|^src[/\\](cli|conformance|bench)[/\\]/;

/** The time of the latest change below a file or folder, 0 when there is none. */
export function newestChange(file: string): number {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat || NOT_IN_THE_PAGE.test(file)) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that were removed.
  const inside = fs.readdirSync(file).map((name) => newestChange(path.join(file, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

/** Whether a built file is missing or older than the sources; paths are relative to the project. */
export function isStale(built: string, sources: readonly string[] = SOURCES): boolean {
  const stat = fs.statSync(built, { throwIfNoEntry: false });
  return !stat || sources.some((source) => newestChange(source) > stat.mtimeMs);
}
