/** What the browser search, the end-to-end tests and the recorder share about starting Chromium. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A browser that was seen to start. `executablePath` is null for Playwright's own build. */
export interface FoundBrowser {
  readonly source: string;
  readonly executablePath: string | null;
  readonly channel: string | null;
  readonly args: readonly string[];
}

/** Where the search leaves its answer for Playwright's configuration, which is read in other processes. */
export const FOUND_BROWSER_FILE = path.join('node_modules', '.cache', 'heapwalk', 'browser.json');

export const isRoot = () => process.getuid?.() === 0;

/** Keeps a browser quiet on a closed network; root may not use Chromium's sandbox. */
export function chromiumFlags(asRoot: boolean = isRoot()): string[] {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** The browser that the last search found, or null when there was none. */
export function foundBrowser(file: string = FOUND_BROWSER_FILE): FoundBrowser | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as FoundBrowser;
  } catch {
    return null;
  }
}

/** Playwright's launch options for a browser; without one, Playwright's own build is meant. */
export function launchOptions(found: FoundBrowser | null): {
  args: string[];
  executablePath?: string;
  channel?: string;
} {
  return {
    args: found ? [...found.args] : chromiumFlags(),
    ...(found?.executablePath ? { executablePath: found.executablePath } : {}),
    ...(found?.channel ? { channel: found.channel } : {}),
  };
}
