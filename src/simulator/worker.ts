import { collectLifetimes } from '../layout/collectLifetimes';
import { extendLayout, layOut } from '../layout/foresight';
import type { Layout, LayoutOptions } from '../layout/layout';
import { startMark, transferables, type TraceMark } from '../trace/chunks';
import { Trace } from '../trace/trace';
import type { RunRequest, WorkerReply, WorkerRequest } from './protocol';
import { leakyTrace } from '../trace/leaky.fixture';

/** How often a run tells what it has, in milliseconds; the first time sooner, so that there is something to see. */
const TELL_AFTER = 50;

function post(reply: WorkerReply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
}

/** The trace of the last run, and how it is laid out. */
let trace: Trace | null = null;
let layout: Layout | null = null;

/** Sends what the trace has gained, with its layout extended to it. */
class Teller {
  private mark: TraceMark = startMark();
  private begun = false;

  tell(grown: Trace, options: LayoutOptions): void {
    if (!this.begun) post({ type: 'begin', header: grown.header });
    this.begun = true;
    trace = grown;
    arrange(grown, options);
    const chunk = grown.chunkSince(this.mark);
    this.mark = chunk.until;
    post({ type: 'chunk', chunk, layout }, transferables(chunk));
  }
}

function arrange(of: Trace, options: LayoutOptions): Layout {
  const lifetimes = collectLifetimes(of);
  const known = layout;
  const same =
    known?.options.filter === options.filter && known.options.orientation === options.orientation;
  layout = known !== null && same ? extendLayout(known, lifetimes) : layOut(lifetimes, options);
  return layout;
}

function run(request: RunRequest, options: LayoutOptions): void {
  post({ type: 'ready' });
  layout = null;
  const teller = new Teller();
  teller.tell(leakyTrace(), options);
  post({ type: 'end', outcome: { status: 'finished', message: '', line: null } });
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
