/** `npm start`: builds the page when that is needed and serves it. */
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { isStale } from './freshness';
import { portFromEnvironment, serve, serveFrom } from './server';

const DEFAULT_PORT = 4173;

async function main(): Promise<void> {
  const wanted = portFromEnvironment(process.env.PORT);
  const dist = path.resolve('dist');
  if (isStale(path.join(dist, 'index.html'))) {
    console.log('Building the page ...');
    await build({ logLevel: 'warn' });
    // A build that changes nothing must not look old the next time.
    fs.utimesSync(path.join(dist, 'index.html'), new Date(), new Date());
  }
  const server = wanted === null ? await serveFrom(dist, DEFAULT_PORT) : await serve(dist, wanted);
  if (!server) throw new Error(`port ${wanted} is taken`);
  console.log(`Heapwalk is at http://localhost:${server.port}`);
}

try {
  await main();
} catch (error) {
  console.error(`heapwalk: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
