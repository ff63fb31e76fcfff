import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { layOut } from '../layout/foresight';
import { collectLifetimes } from '../layout/collectLifetimes';
import { startMark } from '../trace/chunks';
import { leakyTrace } from '../trace/leaky.fixture';
import type { Trace } from '../trace/trace';
import { SILENCE, WorkerClient, type RunListener, type WorkerPort } from './client';
import type { RunOutcome, WorkerReply, WorkerRequest } from './protocol';

class FakeWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  readonly asked: WorkerRequest[] = [];
  terminated = false;

  postMessage(message: WorkerRequest): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(reply: WorkerReply): void {
    this.onmessage!({ data: reply } as MessageEvent<WorkerReply>);
  }

  tell(trace: Trace): void {
    this.say({ type: 'begin', header: trace.header });
    this.say({ type: 'chunk', chunk: trace.chunkSince(startMark()), layout: null });
  }
}

const OPTIONS = { filter: 'program', orientation: 'right', density: 'full' } as const;
const REQUEST = { source: 'x', version: '2.7', filename: 'x.py', maxEvents: 10 } as const;

function start() {
  const workers: FakeWorker[] = [];
  const client = new WorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const told: { trace: Trace | null; outcomes: RunOutcome[]; layouts: number } = {
    trace: null,
    outcomes: [],
    layouts: 0,
  };
  const listener: RunListener = {
    progress: (trace) => (told.trace = trace),
    layout: () => told.layouts++,
    end: (outcome) => told.outcomes.push(outcome),
  };
  const run = () => client.run(REQUEST, OPTIONS, listener);
  return { client, workers, told, run };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the worker’s client', () => {
  test('builds the trace that the worker tells', () => {
    const { workers, told, run } = start();
    run();
    const trace = leakyTrace();
    workers[0]!.say({ type: 'ready' });
    workers[0]!.tell(trace);
    workers[0]!.say({
      type: 'end',
      outcome: { status: 'finished', message: '', line: null, exitCode: 0, otherVersion: null },
    });
    expect(told.trace!.length).toBe(trace.length);
    expect(told.trace!.tables.writes).toEqual(trace.tables.writes);
    expect(told.outcomes).toEqual([
      { status: 'finished', message: '', line: null, exitCode: 0, otherVersion: null },
    ]);
  });

  test('asks for another layout although the run has told nothing yet', () => {
    const { client, workers, told, run } = start();
    run();
    client.layout({ ...OPTIONS, density: 'compact' });
    const trace = leakyTrace();
    workers[0]!.tell(trace);
    const { layout } = workers[0]!.asked.find((message) => message.type === 'layout')!;
    expect(layout.density).toBe('compact');
    workers[0]!.say({ type: 'layout', layout: layOut(collectLifetimes(trace), layout) });
    expect(told.layouts).toBe(1);
  });

  test('keeps a worker for the next run', () => {
    const { workers, run } = start();
    run();
    workers[0]!.say({
      type: 'end',
      outcome: { status: 'finished', message: '', line: null, exitCode: 0, otherVersion: null },
    });
    run();
    expect(workers).toHaveLength(1);
    expect(workers[0]!.asked).toHaveLength(2);
  });

  test('a new run ends the one under way, which is heard no more', () => {
    const { workers, told, run } = start();
    run();
    run();
    expect(workers[0]!.terminated).toBe(true);
    workers[0]!.tell(leakyTrace());
    expect(told.trace).toBeNull();
    expect(told.outcomes).toEqual([]);
  });

  test('a worker that falls silent is stopped; what it told is laid out by another', () => {
    const { workers, told, run } = start();
    run();
    vi.advanceTimersByTime(10 * SILENCE);
    expect(told.outcomes).toEqual([]);
    workers[0]!.say({ type: 'ready' });
    const trace = leakyTrace();
    workers[0]!.tell(trace);
    vi.advanceTimersByTime(SILENCE - 1);
    expect(told.outcomes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(workers[0]!.terminated).toBe(true);
    expect(told.outcomes[0]).toMatchObject({ status: 'silent' });
    expect(told.outcomes[0]!.message).toContain('5 seconds');
    expect(workers[1]!.asked.map(({ type }) => type)).toEqual(['adopt', 'layout']);
    workers[1]!.say({ type: 'layout', layout: layOut(collectLifetimes(trace), OPTIONS) });
    expect(told.layouts).toBe(1);
  });

  test('a run that goes on telling is not silent', () => {
    const { workers, told, run } = start();
    run();
    for (let i = 0; i < 5; i++) {
      workers[0]!.say({ type: 'ready' });
      vi.advanceTimersByTime(SILENCE - 1);
    }
    expect(told.outcomes).toEqual([]);
  });

  test('cancel stops the worker and keeps the trace', () => {
    const { client, workers, told, run } = start();
    run();
    workers[0]!.tell(leakyTrace());
    client.cancel();
    expect(workers[0]!.terminated).toBe(true);
    expect(told.outcomes[0]).toMatchObject({ status: 'cancelled' });
    client.cancel();
    expect(told.outcomes).toHaveLength(1);
  });

  test('a worker that breaks is our fault, and is replaced', () => {
    const { workers, told, run } = start();
    run();
    workers[0]!.onerror!({ message: 'boom' } as ErrorEvent);
    expect(told.outcomes[0]).toMatchObject({ status: 'internal-error', line: null });
    expect(told.outcomes[0]!.message).toContain('boom');
    run();
    expect(workers).toHaveLength(2);
  });

  test('lays out nothing before there is something', () => {
    const { client, workers } = start();
    client.layout(OPTIONS);
    expect(workers).toHaveLength(0);
  });
});
