import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOfRequest, portFromEnvironment, serve, serveFrom } from './server';
import type { StaticServer } from './server';

describe('the file of a request', () => {
  const root = path.resolve('/srv/page');
  test.each([
    ['/', 'index.html'],
    ['/index.html?embed=1', 'index.html'],
    ['/assets/a%20b.js', 'assets/a b.js'],
    ['/docs/', 'docs/index.html'],
  ])('%s', (url, file) => {
    expect(fileOfRequest(root, url)).toBe(path.join(root, file));
  });
  test.each(['/..%2f..%2fetc/passwd', '/%2e%2e%2fsecret', '/%', '/a%00b'])(
    '%s leads nowhere',
    (url) => {
      expect(fileOfRequest(root, url)).toBeNull();
    },
  );
});

describe('the port', () => {
  test('comes from PORT when it is one', () => {
    expect(portFromEnvironment(undefined)).toBeNull();
    expect(portFromEnvironment('')).toBeNull();
    expect(portFromEnvironment('8080')).toBe(8080);
    expect(() => portFromEnvironment('80a')).toThrow('PORT is not a port number');
    expect(() => portFromEnvironment('70000')).toThrow('PORT is not a port number');
  });
});

describe('the server', () => {
  let root: string;
  const running: StaticServer[] = [];
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'heapwalk-'));
    fs.writeFileSync(path.join(root, 'index.html'), '<title>hello</title>');
  });
  afterEach(() => {
    running.splice(0).forEach((server) => server.close());
    fs.rmSync(root, { recursive: true });
  });

  test('takes the next port when one is taken', async () => {
    const first = await serve(root, 0);
    expect(first).not.toBeNull();
    running.push(first!);
    expect(await serve(root, first!.port)).toBeNull();
    const second = await serveFrom(root, first!.port);
    running.push(second);
    expect(second.port).toBeGreaterThan(first!.port);
  });

  test('serves files with their types and 404 for the rest', async () => {
    const server = await serveFrom(root, 20_000);
    running.push(server);
    const page = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('hello');
    expect((await fetch(`http://127.0.0.1:${server.port}/none.js`)).status).toBe(404);
  });
});
