import type { LayoutOptions } from '../layout/layout';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import type { RunListener, SimulatorClient } from '../simulator/client';
import type { RunOutcome, RunRequest } from '../simulator/protocol';
import type { Trace } from '../trace/trace';

/** A simulator whose runs a test tells, step by step. */
export class FakeSimulator implements SimulatorClient {
  readonly requests: RunRequest[] = [];
  readonly layouts: LayoutOptions[] = [];
  cancelled = 0;
  disposed = false;
  private listener: RunListener | null = null;
  private options: LayoutOptions = { filter: 'program', orientation: 'right', density: 'full' };

  run(request: RunRequest, layout: LayoutOptions, listener: RunListener): void {
    this.requests.push(request);
    this.options = layout;
    this.listener = listener;
  }

  layout(options: LayoutOptions): void {
    this.layouts.push(options);
  }

  cancel(): void {
    this.cancelled++;
    this.end({ status: 'cancelled', message: 'Stopped.' });
  }

  dispose(): void {
    this.disposed = true;
  }

  get last(): RunRequest {
    return this.requests.at(-1)!;
  }

  tell(trace: Trace): void {
    this.listener!.progress(trace, layOut(collectLifetimes(trace), this.options));
  }

  end(outcome: Partial<RunOutcome> = {}): void {
    this.listener!.end({
      status: 'finished',
      message: '',
      line: null,
      exitCode: 0,
      otherVersion: null,
      ...outcome,
    });
  }

  /** A whole run at once. */
  finish(trace: Trace): void {
    this.tell(trace);
    this.end();
  }
}
