import { assert } from '../lib/assert';
import type { Column } from '../lib/columns';
import type { RunRecord } from '../heap/events';
import { HeapTables, type PhaseResultRecord, type WriteRecord } from '../heap/tables';
import type { Trace, TraceStatus } from './trace';

export type Cells = Int32Array | Uint8Array | Float64Array;

/** How far a trace has been sent: a count per table. */
export interface TraceMark {
  objects: number;
  edges: number;
  strings: number;
  writes: number;
  runs: number;
  phaseResults: number;
  events: number;
  steps: number;
}

/** What a trace gained since a mark: plain data, whose buffers can be transferred to another thread. */
export interface TraceChunk {
  since: TraceMark;
  /** The mark to ask with for the next chunk. */
  until: TraceMark;
  objects: Cells[];
  edges: Cells[];
  journal: Cells[];
  steps: Cells[];
  strings: string[];
  writes: WriteRecord[];
  runs: RunRecord[];
  phaseResults: PhaseResultRecord[];
  status: TraceStatus;
}

/** The columns of a trace by table, in the fixed order in which chunks and files carry them. */
export function traceColumns(
  trace: Trace,
): Record<'objects' | 'edges' | 'journal' | 'steps', Column<Cells>[]> {
  const { tables: t, journal: j, steps } = trace;
  return {
    objects: [
      t.objectKind,
      t.objectOrigin,
      t.objectType,
      t.objectName,
      t.objectText,
      t.objectSubtitle,
      t.objectAddress,
      t.objectSize,
      t.objectTypeObject,
    ] as Column<Cells>[],
    edges: [t.edgeFrom, t.edgeTo, t.edgeKind, t.edgeLabel] as Column<Cells>[],
    journal: [j.op, j.a, j.b, j.c] as Column<Cells>[],
    steps: [...steps.columns] as Column<Cells>[],
  };
}

/**
 * Where a receiver stands that has only a new, empty trace. Step 0 counts as not yet sent, because the
 * start-up heap becomes part of it.
 */
export function startMark(): TraceMark {
  const tables = new HeapTables();
  return {
    objects: tables.objectCount,
    edges: tables.edgeCount,
    strings: tables.strings.length,
    writes: 0,
    runs: 0,
    phaseResults: 0,
    events: 0,
    steps: 0,
  };
}

/** How much of a trace can be sent: all table rows, and the events of closed steps. */
function markOf(trace: Trace): TraceMark {
  const { tables } = trace;
  return {
    objects: tables.objectCount,
    edges: tables.edgeCount,
    strings: tables.strings.length,
    writes: tables.writes.length,
    runs: tables.runs.length,
    phaseResults: tables.phaseResults.length,
    events: trace.eventEnd(trace.length),
    steps: trace.steps.count,
  };
}

/** Copies what `trace` gained since `since`. Take the first chunk only after the start-up heap is recorded. */
export function chunkSince(trace: Trace, since: TraceMark): TraceChunk {
  const until = markOf(trace);
  const columns = traceColumns(trace);
  const cut = (part: Column<Cells>[], start: number, end: number) =>
    part.map((column) => column.slice(start, end));
  const { tables } = trace;
  return {
    since,
    until,
    objects: cut(columns.objects, since.objects, until.objects),
    edges: cut(columns.edges, since.edges, until.edges),
    journal: cut(columns.journal, since.events, until.events),
    steps: cut(columns.steps, since.steps, until.steps),
    strings: tables.strings.texts.slice(since.strings),
    writes: tables.writes.slice(since.writes),
    runs: tables.runs.slice(since.runs),
    phaseResults: tables.phaseResults.slice(since.phaseResults),
    status: trace.status,
  };
}

/** Adds to `trace` what another thread's trace gained; chunks come in order and without gaps. */
export function appendChunk(trace: Trace, chunk: TraceChunk): void {
  const { tables } = trace;
  const columns = traceColumns(trace);
  const { since } = chunk;
  if (since.steps === 0) for (const column of columns.steps) column.length = 0;
  assert(
    since.steps === trace.steps.count && since.events === trace.journal.length,
    `a chunk that begins at step ${since.steps} does not continue a trace of ${trace.steps.count} steps`,
  );
  for (const part of ['objects', 'edges', 'journal', 'steps'] as const) {
    columns[part].forEach((column, i) => column.append(chunk[part][i]!));
  }
  tables.strings.append(chunk.strings);
  for (const write of chunk.writes) tables.writes.push(write);
  for (const run of chunk.runs) tables.runs.push(run);
  for (const result of chunk.phaseResults) tables.phaseResults.push(result);
  for (let n = Math.max(1, since.steps); n < trace.steps.count; n++) {
    trace.stops.add(n, trace.steps.kind.get(n));
  }
  trace.status = chunk.status;
}

/** The buffers of a chunk, to be given to `postMessage` as its transfer list. */
export function transferables(chunk: TraceChunk): ArrayBuffer[] {
  return [chunk.objects, chunk.edges, chunk.journal, chunk.steps]
    .flat()
    .map((cells) => cells.buffer as ArrayBuffer);
}
