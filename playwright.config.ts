import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { foundBrowser, launchOptions } from './src/cli/chromium';

/** A port that is free now, so that tests run beside a page that is being served or developed. */
async function freePort(): Promise<string> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

// Workers read this file again and inherit the choice.
const port = (process.env.HEAPWALK_E2E_PORT ??= await freePort());
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: launchOptions(foundBrowser()),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node src/cli/run.mjs start',
    env: { PORT: port },
    url: baseURL,
    timeout: 120_000,
  },
});
