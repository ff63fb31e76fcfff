import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { browsersOnPath } from './browserpath';
import { chromiumFlags, launchOptions } from './chromium';
import { firstLoad } from './firstload';
import { isStale } from './freshness';
import { packageFolder } from './notices';

test('the package of a module', () => {
  expect(packageFolder('/p/node_modules/d3-force/src/index.js')).toBe('/p/node_modules/d3-force');
  expect(packageFolder('/p/node_modules/@a/b/x.js?worker')).toBe('/p/node_modules/@a/b');
  expect(packageFolder('/p/node_modules/a/node_modules/b/x.js')).toBe(
    '/p/node_modules/a/node_modules/b',
  );
  expect(packageFolder('/p/src/main.tsx')).toBeNull();
});

test('the first load is scripts, preloaded modules and styles', () => {
  const html = `<link rel="icon" href="./i.svg"><script type="module" crossorigin src="./assets/a.js">
    </script><link rel="modulepreload" crossorigin href="./assets/b.js">
    <link rel="stylesheet" crossorigin href="./assets/c.css"><script src="./assets/a.js"></script>`;
  expect(firstLoad(html)).toEqual(['assets/a.js', 'assets/b.js', 'assets/c.css']);
});

test('a built file is stale when missing or older than a source', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heapwalk-'));
  const file = (name: string, seconds: number) => {
    const full = path.join(folder, name);
    fs.writeFileSync(full, '');
    fs.utimesSync(full, seconds, seconds);
    return full;
  };
  const built = file('built', 2000);
  expect(isStale(path.join(folder, 'missing'), [])).toBe(true);
  expect(isStale(built, [file('old', 1000)])).toBe(false);
  expect(isStale(built, [file('new', 3000)])).toBe(true);
  expect(isStale(built, [file('new.test.ts', 3000), path.join(folder, 'none')])).toBe(false);
  fs.rmSync(folder, { recursive: true });
});

test('browsers on the path come best first', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heapwalk-'));
  for (const name of ['msedge', 'chromium', 'other']) fs.writeFileSync(path.join(folder, name), '');
  expect(browsersOnPath(`${folder}${path.delimiter}`).map((file) => path.basename(file))).toEqual([
    'chromium',
    'msedge',
  ]);
  fs.rmSync(folder, { recursive: true });
});

test('root starts Chromium without its sandbox, others with it', () => {
  expect(chromiumFlags(true)).toContain('--no-sandbox');
  expect(chromiumFlags(false)).not.toContain('--no-sandbox');
  const found = { source: 'x', executablePath: '/x', channel: null, args: ['--a'] };
  expect(launchOptions(found)).toEqual({ args: ['--a'], executablePath: '/x' });
  expect(launchOptions(null).executablePath).toBeUndefined();
});
