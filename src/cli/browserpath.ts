import fs from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** The browsers on the search path, best first. */
export function browsersOnPath(searchPath: string): string[] {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) =>
    fs.statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}
