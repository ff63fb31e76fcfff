import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
};

/** The file below `root` that a request path names, or null when the path leads outside or is malformed. */
export function fileOfRequest(root: string, url: string): string | null {
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (pathname.includes('\0')) return null;
  const file = path.join(root, pathname);
  const relative = path.relative(root, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return null;
  return pathname.endsWith('/') ? path.join(file, 'index.html') : file;
}

function handler(root: string): http.RequestListener {
  return (request, response) => {
    const file = fileOfRequest(root, request.url ?? '/');
    const stat = file === null ? undefined : fs.statSync(file, { throwIfNoEntry: false });
    if (file === null || !stat?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': stat.size,
      // File names under assets/ carry a hash of their content.
      'Cache-Control': file.includes(`${path.sep}assets${path.sep}`)
        ? 'max-age=31536000'
        : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else fs.createReadStream(file).pipe(response);
  };
}

function listen(listener: http.RequestListener, port: number, host: string): Promise<http.Server> {
  return new Promise((resolve, reject) => {
    const server = http.createServer(listener);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A running server of a folder. */
export interface StaticServer {
  readonly port: number;
  close(): void;
}

/**
 * Serves a folder to this machine only. Resolves to null when the port is taken.
 *
 * `localhost` may mean 127.0.0.1 or ::1, so both are held: with only one of them, the address that is
 * printed could lead to somebody else's server.
 */
export async function serve(root: string, port: number): Promise<StaticServer | null> {
  const listener = handler(root);
  let first: http.Server;
  try {
    first = await listen(listener, port, '127.0.0.1');
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE' || errorCode(error) === 'EACCES') return null;
    throw error;
  }
  const bound = (first.address() as AddressInfo).port;
  const servers = [first];
  try {
    servers.push(await listen(listener, bound, '::1'));
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      first.close();
      return null;
    }
    // A machine without IPv6 has no second meaning of localhost.
  }
  return { port: bound, close: () => servers.forEach((server) => server.close()) };
}

/** Serves a folder on the first free port from `port` on. */
export async function serveFrom(root: string, port: number): Promise<StaticServer> {
  for (let candidate = port; candidate < Math.min(port + 100, 65536); candidate += 1) {
    const server = await serve(root, candidate);
    if (server) return server;
  }
  throw new Error(`no free port between ${port} and ${port + 99}`);
}

/** The port that the environment asks for, null when it asks for none; throws when it is not a port. */
export function portFromEnvironment(value: string | undefined): number | null {
  if (value === undefined || value === '') return null;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new Error(`PORT is not a port number: ${value}`);
  return port;
}
