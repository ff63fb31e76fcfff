import { startMark, type TraceChunk } from './chunks';
import type { Trace } from './trace';

/**
 * The chunks in which a worker could have sent a trace, each ending with the step given by `lasts` (ascending)
 * and the last with the trace. The first brings all table rows, as if the engine had been fast.
 */
export function piecesOf(whole: Trace, lasts: readonly number[]): TraceChunk[] {
  const pieces: TraceChunk[] = [];
  let since = startMark();
  for (const last of [...lasts.filter((n) => n < whole.length), whole.length]) {
    const chunk = whole.chunkSince(since);
    const events = whole.eventEnd(last);
    const until = { ...chunk.until, steps: last + 1, events };
    pieces.push({
      ...chunk,
      until,
      steps: chunk.steps.map((cells) => cells.slice(0, last + 1 - since.steps)),
      journal: chunk.journal.map((cells) => cells.slice(0, events - since.events)),
    });
    since = until;
  }
  return pieces;
}
