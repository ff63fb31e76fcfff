import type { Layout, LayoutOptions } from '../layout/layout';
import { startMark, transferables } from '../trace/chunks';
import { Trace } from '../trace/trace';
import type { RunOutcome, RunRequest, WorkerReply, WorkerRequest } from './protocol';

/** A worker that says nothing for so long hangs, and is stopped. */
export const SILENCE = 5_000;

export interface RunListener {
  /** The trace has gained steps; it is the same object each time. With its layout when that is new. */
  progress(trace: Trace, layout: Layout | null): void;
  /** The layout that was asked for. */
  layout(layout: Layout): void;
  end(outcome: RunOutcome): void;
}

/** Runs programs somewhere else and tells how far they are. One run at a time: a new one ends the one before. */
export interface SimulatorClient {
  run(request: RunRequest, layout: LayoutOptions, listener: RunListener): void;
  /** Asks for the last run's trace to be laid out in another way. */
  layout(options: LayoutOptions): void;
  /** Stops the run under way; what it told so far stays. */
  cancel(): void;
  dispose(): void;
}

/** The part of a `Worker` that is used, so that tests can stand in for it. */
export interface WorkerPort {
  postMessage(message: WorkerRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export function startWorker(): WorkerPort {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/** A {@link SimulatorClient} on a module worker, which is kept from run to run while it behaves. */
export class WorkerClient implements SimulatorClient {
  private readonly start: () => WorkerPort;
  private worker: WorkerPort | null = null;
  private listener: RunListener | null = null;
  private trace: Trace | null = null;
  private options: LayoutOptions | null = null;
  private running = false;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => WorkerPort = startWorker) {
    this.start = start;
  }

  run(request: RunRequest, layout: LayoutOptions, listener: RunListener): void {
    if (this.running) this.stop();
    this.listener = listener;
    this.trace = null;
    this.options = layout;
    this.running = true;
    this.post({ type: 'run', request, layout });
  }

  layout(options: LayoutOptions): void {
    this.options = options;
    if (this.trace === null && !this.running) return;
    // A run under way, even one that has told nothing yet, hears of it when it has ended.
    if (this.worker === null && this.trace !== null) this.handOver(this.trace);
    this.post({ type: 'layout', layout: options });
  }

  cancel(): void {
    if (!this.running) return;
    this.abandon({
      status: 'cancelled',
      message: 'Stopped. Everything up to here can be stepped.',
    });
  }

  dispose(): void {
    this.listener = null;
    this.stop();
  }

  private post(message: WorkerRequest, transfer: Transferable[] = []): void {
    this.worker ??= this.open();
    this.worker.postMessage(message, transfer);
  }

  private open(): WorkerPort {
    const worker = this.start();
    worker.onmessage = ({ data }) => {
      if (worker === this.worker) this.receive(data);
    };
    worker.onerror = (event) => {
      if (worker !== this.worker) return;
      const what = event.message ? `: ${event.message}` : '';
      this.abandon({
        status: 'internal-error',
        message: `The simulator broke down${what}. This is a fault of Heapwalk, not of the program.`,
      });
    };
    return worker;
  }

  private receive(reply: WorkerReply): void {
    if (this.running) this.expectMore();
    switch (reply.type) {
      case 'ready':
        break;
      case 'begin':
        this.trace = new Trace(reply.header);
        break;
      case 'chunk':
        this.trace!.appendChunk(reply.chunk);
        this.listener?.progress(this.trace!, reply.layout);
        break;
      case 'layout':
        this.listener?.layout(reply.layout);
        break;
      case 'end':
        this.end(reply.outcome);
        break;
    }
  }

  /** Puts off the moment at which the worker counts as hanging. */
  private expectMore(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.abandon({
        status: 'silent',
        message: `The simulator said nothing for ${SILENCE / 1000} seconds and was stopped. Everything up to here can be stepped.`,
      });
    }, SILENCE);
  }

  private end(outcome: RunOutcome): void {
    clearTimeout(this.silence);
    this.running = false;
    this.listener?.end(outcome);
  }

  /** Ends a run together with its worker; another one lays out what there is. */
  private abandon(outcome: Pick<RunOutcome, 'status' | 'message'>): void {
    this.stop();
    this.end({ ...outcome, line: this.lastLine(), exitCode: null, otherVersion: null });
    if (this.options !== null) this.layout(this.options);
  }

  private stop(): void {
    clearTimeout(this.silence);
    this.running = false;
    this.worker?.terminate();
    this.worker = null;
  }

  private handOver(trace: Trace): void {
    const chunk = trace.chunkSince(startMark());
    this.post({ type: 'adopt', header: trace.header, chunk }, transferables(chunk));
  }

  private lastLine(): number | null {
    if (this.trace === null) return null;
    return this.trace.step(this.trace.length).line || null;
  }
}
