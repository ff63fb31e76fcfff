/**
 * Runs a Node entry: `node src/cli/run.mjs ENTRY ARGS...` runs `src/cli/ENTRY.ts`.
 *
 * Node 20 runs no TypeScript, so vite bundles the entry into one file on first use. The bundle is kept in
 * `node_modules/.cache/heapwalk` with the size and time of each source it was made of; while those are
 * unchanged, starting costs a `stat` per source.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cache = path.join(root, 'node_modules', '.cache', 'heapwalk');

/** Ends with one plain line: what went wrong and what to do about it. */
function stop(message) {
  console.error('heapwalk: ' + message);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const nodeIsRecent = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!nodeIsRecent) {
  stop('Node ' + process.versions.node + ' is too old; Node 20.19, 22.12 or later is needed.');
}

/** What identifies the state of a source file, or '' when it is gone. */
function stamp(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : '';
}

/** The cached bundle of an entry, or null when there is none or a source has changed since. */
function freshBundle(entry) {
  try {
    const { file, sources } = JSON.parse(
      fs.readFileSync(path.join(cache, `${entry}.json`), 'utf8'),
    );
    const fresh = Object.entries(sources).every(
      ([source, was]) => stamp(path.join(root, source)) === was,
    );
    const bundle = path.join(cache, file);
    return fresh && fs.existsSync(bundle) ? bundle : null;
  } catch {
    return null;
  }
}

/** Writes through a temporary name, so that two commands started at once never see half a file. */
function writeAtomically(file, text) {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}

async function bundle(entry, source) {
  const { build } = await import('vite').catch(() =>
    stop('its packages are not installed; run `npm ci` first.'),
  );
  const sources = {};
  const note = (file) => {
    // Stamped as it is read: a file saved while the build runs makes the bundle stale at once.
    sources[path.relative(root, file)] ??= stamp(file);
  };
  for (const file of ['vite.config.ts', 'package-lock.json', 'src/cli/run.mjs']) {
    note(path.join(root, file));
  }
  const result = await build({
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'heapwalk-sources',
        enforce: 'pre',
        load(id) {
          const file = id.split('?')[0];
          if (path.isAbsolute(file) && !file.includes('node_modules')) note(file);
          return null;
        },
      },
    ],
    build: { ssr: source, write: false },
  });
  const code = result.output.find((part) => part.type === 'chunk' && part.isEntry).code;
  const name = `${entry}.${createHash('sha256').update(code).digest('hex').slice(0, 12)}.mjs`;
  fs.mkdirSync(cache, { recursive: true });
  removeOldBundles(entry);
  writeAtomically(path.join(cache, name), code);
  writeAtomically(path.join(cache, `${entry}.json`), JSON.stringify({ file: name, sources }));
  return path.join(cache, name);
}

/** An hour leaves time for whoever has just started an older bundle. */
function removeOldBundles(entry) {
  for (const name of fs.readdirSync(cache)) {
    const file = path.join(cache, name);
    if (!name.startsWith(`${entry}.`) || !name.endsWith('.mjs')) continue;
    if (Date.now() - fs.statSync(file).mtimeMs > 3_600_000) fs.rmSync(file, { force: true });
  }
}

const [entry, ...args] = process.argv.slice(2);
const source = path.join(root, 'src', 'cli', `${entry}.ts`);
if (!entry || !/^[a-z]+$/.test(entry) || !fs.existsSync(source)) {
  stop(`no such command: ${entry ?? '(none given)'}`);
}
const program = freshBundle(entry) ?? (await bundle(entry, source));
process.argv = [process.argv[0], program, ...args];
await import(pathToFileURL(program).href);
