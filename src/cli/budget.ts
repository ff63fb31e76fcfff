/** Fails when what the page loads first weighs more than it may. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstLoad } from './firstload';

const LIMIT = 200_000;
const dist = path.resolve('dist');

let total = 0;
for (const file of firstLoad(fs.readFileSync(path.join(dist, 'index.html'), 'utf8'))) {
  const size = gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  first load, gzip (limit ${LIMIT})`);
if (total >= LIMIT) {
  console.error('heapwalk: the first load is over its budget');
  process.exit(1);
}
