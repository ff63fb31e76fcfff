import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { foundBrowser, launchOptions } from '../cli/chromium';
import { serveFrom } from '../cli/server';
import type { FrameCosts } from './page';

const PORT = 4300;
/** A heap of a hundred thousand objects takes its time to be made. */
const PATIENCE = 600_000;

/** Measures frames in a browser, heap by heap; null where none starts. */
export async function measureFrames(
  sizes: readonly number[],
  tell: (objects: number, costs: FrameCosts) => void,
): Promise<boolean> {
  const browser = await chromium.launch(launchOptions(foundBrowser())).catch(() => null);
  if (browser === null) return false;
  const pageFolder = path.resolve('node_modules/.cache/heapwalk/bench');
  await build({
    root: path.resolve('src/bench'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: pageFolder,
      emptyOutDir: true,
      rolldownOptions: { input: path.resolve('src/bench/page.html') },
    },
  });
  const server = await serveFrom(pageFolder, PORT);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    page.setDefaultTimeout(PATIENCE);
    for (const objects of sizes) {
      // A page of its own each, so that no heap is measured beside what another left behind.
      await page.goto(`http://localhost:${server.port}/page.html`);
      tell(objects, await page.evaluate((count) => window.measure(count), objects));
    }
  } finally {
    server.close();
    await browser.close();
    fs.rmSync(pageFolder, { recursive: true, force: true });
  }
  return true;
}
