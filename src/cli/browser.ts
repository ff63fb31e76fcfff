/**
 * `node src/cli/run.mjs browser`: finds a browser for the end-to-end tests, installing one when it must.
 *
 * A browser counts only once it has really started and run a line of script: an executable that is
 * there may still lack a library. There is no way to skip: without a browser this fails.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { browsersOnPath } from './browserpath';
import { chromiumFlags, FOUND_BROWSER_FILE, isRoot, launchOptions } from './chromium';
import type { FoundBrowser } from './chromium';

function candidate(source: string, given: Partial<FoundBrowser> = {}): FoundBrowser {
  return { source, executablePath: null, channel: null, args: chromiumFlags(), ...given };
}

async function starts(found: FoundBrowser): Promise<boolean> {
  try {
    const browser = await chromium.launch({ ...launchOptions(found), timeout: 30_000 });
    try {
      const page = await browser.newPage();
      return (await page.evaluate(() => document.compatMode.length)) > 0;
    } finally {
      await browser.close();
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.log(`  no: ${text.split('\n')[0]}`);
    return false;
  }
}

/** Runs an installer and says so; npm's tools are `.cmd` files on Windows and need its shell. */
function runs(command: string, ...args: string[]): boolean {
  console.log(`> ${[command, ...args].join(' ')}`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0;
}

/** A source of browsers: those it has, after installing what has to be installed. */
type Source = () => FoundBrowser[] | Promise<FoundBrowser[]>;

const own = () => candidate("Playwright's own build");

const onThisMachine: Source = () => [
  ...browsersOnPath(process.env.PATH ?? '').map((file) =>
    candidate(file, { executablePath: file }),
  ),
  // On Windows and macOS the browsers are not on the path; Playwright knows where they live.
  ...(process.platform === 'linux'
    ? []
    : ['chrome', 'msedge'].map((channel) => candidate(channel, { channel }))),
];

const sources: readonly Source[] = [
  () => {
    const file = process.env.HEAPWALK_CHROMIUM;
    return file ? [candidate('HEAPWALK_CHROMIUM', { executablePath: file })] : [];
  },
  () => [own()],
  onThisMachine,
  () => (runs('npx', 'playwright', 'install', 'chromium', '--only-shell') ? [own()] : []),
  () => {
    if (!isRoot() || !fs.existsSync('/etc/debian_version')) return [];
    const install = () => runs('apt-get', 'install', '-y', 'chromium');
    // A fresh container has no package lists yet.
    const installed = install() || (runs('apt-get', 'update') && install());
    return installed ? onThisMachine() : [];
  },
  async () => {
    if (!runs('npm', 'i', '--no-save', '@sparticuz/chromium')) return [];
    const entry = path.resolve('node_modules/@sparticuz/chromium/build/esm/index.js');
    if (!fs.existsSync(entry)) return [];
    const { default: packed } = (await import(pathToFileURL(entry).href)) as {
      default: { executablePath(): Promise<string>; args: string[] };
    };
    const executablePath = await packed.executablePath();
    const args = [...new Set([...packed.args, ...chromiumFlags()])];
    return [candidate('@sparticuz/chromium', { executablePath, args })];
  },
];

async function findBrowser(): Promise<FoundBrowser | null> {
  for (const source of sources) {
    for (const found of await source()) {
      console.log(`Trying ${found.source} ...`);
      if (await starts(found)) return found;
    }
  }
  return null;
}

const found = await findBrowser();
if (!found) {
  fs.rmSync(FOUND_BROWSER_FILE, { force: true });
  console.error(
    'heapwalk: no browser starts here; install Chromium and set HEAPWALK_CHROMIUM to its path.',
  );
  process.exit(1);
}
fs.mkdirSync(path.dirname(FOUND_BROWSER_FILE), { recursive: true });
fs.writeFileSync(FOUND_BROWSER_FILE, JSON.stringify(found));
console.log(`The end-to-end tests use ${found.source}.`);
