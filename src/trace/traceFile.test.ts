import { describe, expect, test } from 'vitest';
import { Cursor } from './cursor';
import { heapDigest } from './digest';
import { Draft } from './draft.fixture';
import { checkTrace } from './invariants';
import { leakyTrace } from './leaky.fixture';
import { readTrace, writeTrace } from './traceFile';

describe('a trace file', () => {
  const trace = leakyTrace();
  const file = writeTrace(trace);

  test('brings back the same trace', () => {
    const copy = readTrace(file);
    expect(copy.header).toEqual(trace.header);
    expect(copy.status).toEqual(trace.status);
    expect(copy.length).toBe(trace.length);
    expect(copy.tables.writes).toEqual(trace.tables.writes);
    for (let n = 0; n <= trace.length; n++) expect(copy.step(n)).toEqual(trace.step(n));
    const [x, y] = [new Cursor(copy), new Cursor(trace)];
    x.seek(copy.length);
    y.seek(trace.length);
    expect(heapDigest(x.state)).toBe(heapDigest(y.state));
    expect(copy.stops.next('phase', 0)).toBe(trace.stops.next('phase', 0));
    expect(() => checkTrace(copy)).not.toThrow();
  });

  test('keeps every character of the source', () => {
    const draft = new Draft({ source: 'print("é 蛇 🐍 \ud800")\n' });
    expect(readTrace(writeTrace(draft.end())).header.source).toBe('print("é 蛇 🐍 \ud800")\n');
  });

  test('reads from any offset of a larger buffer', () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(readTrace(shifted.subarray(3)).length).toBe(trace.length);
  });
});

describe('a bad file says what is wrong', () => {
  const file = writeTrace(leakyTrace());
  const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
  const bytes = (s: string) => Uint8Array.from(s, (c) => c.charCodeAt(0));
  const edit = (from: string, to: string) => {
    const changed = text(file).replace(from, to.padEnd(from.length));
    return () => readTrace(bytes(changed));
  };

  test('another kind of file', () => {
    expect(() => readTrace(bytes('{"nodes": []}'))).toThrow('This is not a Heapwalk trace.');
    expect(() => readTrace(new Uint8Array(0))).toThrow('This is not a Heapwalk trace.');
  });

  test('a later format', () => {
    expect(edit('heapwalk trace 1', 'heapwalk trace 9')).toThrow(
      'has format 9; this Heapwalk reads format 1',
    );
  });

  test('a file that was cut off', () => {
    expect(() => readTrace(file.slice(0, 100))).toThrow(/cut off/);
    expect(() => readTrace(file.slice(0, -200))).toThrow(/column \d of steps: it was cut off/);
  });

  test('an unknown Python', () => {
    expect(edit('"version":"2.7"', '"version":"1.5"')).toThrow('header.version');
  });

  test('a broken head', () => {
    expect(edit('{"header"', '{"heade"')).toThrow(/not JSON|header/);
  });

  test('a row that leads nowhere', () => {
    const spoiled = file.slice();
    // The last column of the file is eventEnd; its last cell is the file's last.
    new DataView(spoiled.buffer).setInt32(lastCell(spoiled), 1 << 20, true);
    expect(() => readTrace(spoiled)).toThrow(/Step \d+ ends at event 1048576/);
  });

  function lastCell(spoiled: Uint8Array): number {
    const steps = leakyTrace().steps.count;
    return spoiled.length - (steps % 2 === 0 ? 4 : 8);
  }
});
