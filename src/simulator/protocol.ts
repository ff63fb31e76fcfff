import type { PythonVersion } from '../heap/version';
import type { Layout, LayoutOptions } from '../layout/layout';
import type { TraceChunk } from '../trace/chunks';
import type { TraceHeader } from '../trace/header';

/** A program to run, and how far. */
export interface RunRequest {
  readonly source: string;
  readonly version: PythonVersion;
  readonly filename: string;
  /** The budget: the run is stopped after so many heap events. */
  readonly maxEvents: number;
}

/** How a run ended. The last two are the client's doing, the others are the simulator's own words. */
export type RunEnd =
  | 'finished'
  | 'budget'
  | 'unsupported'
  | 'syntax-error'
  | 'internal-error'
  | 'cancelled'
  | 'silent';

export interface RunOutcome {
  readonly status: RunEnd;
  /** What to tell the user; empty when the run finished. */
  readonly message: string;
  /** The program's line it is about, if any. */
  readonly line: number | null;
  /** The program's exit status, when it came to its end; 1 after an error that nothing caught. */
  readonly exitCode: number | null;
  /** A version that can run the program, when this one cannot read it. */
  readonly otherVersion: PythonVersion | null;
}

/** What the page asks of the worker. */
export type WorkerRequest =
  | { readonly type: 'run'; readonly request: RunRequest; readonly layout: LayoutOptions }
  /** Hands over a trace whose own worker is gone, so that it can be laid out. */
  | { readonly type: 'adopt'; readonly header: TraceHeader; readonly chunk: TraceChunk }
  | { readonly type: 'layout'; readonly layout: LayoutOptions };

/** What the worker tells the page. */
export type WorkerReply =
  /** The worker's code is loaded and the run begins: from now on silence means that it hangs. */
  | { readonly type: 'ready' }
  | { readonly type: 'begin'; readonly header: TraceHeader }
  /** What the trace gained, and a layout of it when there is a new one. */
  | { readonly type: 'chunk'; readonly chunk: TraceChunk; readonly layout: Layout | null }
  | { readonly type: 'layout'; readonly layout: Layout }
  | { readonly type: 'end'; readonly outcome: RunOutcome };
