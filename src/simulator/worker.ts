import { collectLifetimes } from '../layout/collectLifetimes';
import { extendLayout, layOut } from '../layout/foresight';
import { sameLayout, type Layout, type LayoutOptions } from '../layout/layout';
import { startMark, transferables } from '../trace/chunks';
import type { TraceRecorder } from '../trace/recorder';
import { Trace } from '../trace/trace';
import type { RunOutcome, RunRequest, WorkerReply, WorkerRequest } from './protocol';
import { otherVersion } from './otherVersion';
import { simulate } from './simulate';

/** How often a run tells what it has, in milliseconds. */
const TELL_EVERY = 200;
/** Ends after which another version may do better. */
const REFUSALS: ReadonlySet<string> = new Set(['syntax-error', 'unsupported']);
/** Steps between two looks at the clock. */
const STEPS_A_LOOK = 512;

function post(reply: WorkerReply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
}

/** The trace of the last run, and how it is laid out. */
let trace: Trace | null = null;
let layout: Layout | null = null;

/** Lays the trace out, or goes on where that was done before. */
function arrange(of: Trace, options: LayoutOptions): Layout {
  const lifetimes = collectLifetimes(of);
  const goesOn = layout !== null && sameLayout(layout.options, options);
  layout = layout !== null && goesOn ? extendLayout(layout, lifetimes) : layOut(lifetimes, options);
  return layout;
}

/** Beyond so many objects, laying out a growing trace again and again would take most of the run's time. */
const LAID_OUT_WHILE_GROWING = 2_000;

/** Sends a trace piece by piece while it grows. */
class Teller {
  private readonly options: LayoutOptions;
  private mark = startMark();
  private begun = false;

  constructor(options: LayoutOptions) {
    this.options = options;
  }

  /** Sends what is new; where the trace has become large, without a layout. */
  tell(grown: Trace): void {
    const small = grown.tables.objectCount <= LAID_OUT_WHILE_GROWING;
    this.send(grown, small ? arrange(grown, this.options) : null);
  }

  /**
   * Sends what is left, and how the run ended. A large trace is laid out after that: it takes seconds, in which the
   * page would otherwise hear nothing and take the run for one that hangs.
   */
  finish(grown: Trace | null, outcome: RunOutcome): void {
    const small = grown !== null && grown.tables.objectCount <= LAID_OUT_WHILE_GROWING;
    if (grown !== null) this.send(grown, small ? this.arrangeAll(grown) : null);
    post({ type: 'end', outcome });
    if (grown !== null && !small) post({ type: 'layout', layout: this.arrangeAll(grown) });
  }

  private send(grown: Trace, arranged: Layout | null): void {
    if (!this.begun) post({ type: 'begin', header: grown.header });
    this.begun = true;
    const chunk = grown.chunkSince(this.mark);
    this.mark = chunk.until;
    post({ type: 'chunk', chunk, layout: arranged }, transferables(chunk));
  }

  private arrangeAll(grown: Trace): Layout {
    const extended = layout !== null;
    const arranged = arrange(grown, this.options);
    if (!extended || arranged.regions.length === 0) return arranged;
    // A crowd is laid out as a whole: piece by piece, its places would depend on when the pieces were told.
    layout = null;
    return arrange(grown, this.options);
  }
}

/** Calls `look` every so often while the engine closes steps: it runs to its end without a pause. */
function watch(recorder: TraceRecorder, look: () => void): void {
  const close = recorder.step.bind(recorder);
  let last = performance.now();
  let steps = 0;
  recorder.step = (...step) => {
    close(...step);
    if (++steps % STEPS_A_LOOK !== 0) return;
    const now = performance.now();
    if (now - last < TELL_EVERY) return;
    look();
    // Laying out takes the longer the more there is; it must not take most of the run's time.
    last = performance.now() + 2 * (performance.now() - now);
  };
}

function run({ source, ...options }: RunRequest, arrangement: LayoutOptions): void {
  post({ type: 'ready' });
  layout = null;
  trace = null;
  const teller = new Teller(arrangement);
  const result = simulate(source, {
    ...options,
    onStart: (recorder) => watch(recorder, () => teller.tell(recorder.trace)),
  });
  trace = result.trace;
  const outcome: RunOutcome = {
    status: result.status,
    message: result.message ?? '',
    line: result.line,
    exitCode: result.status === 'finished' ? result.exitCode : null,
    otherVersion: REFUSALS.has(result.status)
      ? otherVersion(source, options.filename, options.version)
      : null,
  };
  teller.finish(trace, outcome);
}

self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  switch (data.type) {
    case 'run':
      run(data.request, data.layout);
      break;
    case 'adopt':
      trace = new Trace(data.header);
      trace.appendChunk(data.chunk);
      layout = null;
      break;
    case 'layout':
      if (trace !== null) post({ type: 'layout', layout: arrange(trace, data.layout) });
      break;
  }
};
