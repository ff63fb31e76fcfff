import type { Column } from '../lib/columns';
import { EventOp, type RunRecord } from '../heap/events';
import type { PhaseResultRecord, WriteRecord } from '../heap/tables';
import { StepKind } from '../heap/steps';
import { isPythonVersion } from '../heap/version';
import { traceColumns, type Cells } from './chunks';
import type { TraceHeader } from './header';
import { Trace, type TraceStatus } from './trace';

/**
 * A trace as a file: the line `heapwalk trace 1`, the length of a JSON head, the head, then the columns one
 * after the other as little-endian numbers, each beginning at a multiple of 8 bytes.
 */
const MAGIC = 'heapwalk trace ';
const FORMAT = 1;
const PARTS = ['objects', 'edges', 'journal', 'steps'] as const;

interface Head {
  header: TraceHeader;
  status: TraceStatus;
  rows: Record<(typeof PARTS)[number], number>;
  strings: string[];
  writes: WriteRecord[];
  runs: RunRecord[];
  phaseResults: PhaseResultRecord[];
}

/** What is wrong with a file that should hold a trace. */
export class TraceFileError extends Error {
  override name = 'TraceFileError';
}

const padded = (length: number): number => (length + 7) & ~7;

/** The whole trace as bytes that {@link readTrace} understands. */
export function writeTrace(trace: Trace): Uint8Array {
  const { tables } = trace;
  const columns = traceColumns(trace);
  const head: Head = {
    header: trace.header,
    status: trace.status,
    rows: {
      objects: tables.objectCount,
      edges: tables.edgeCount,
      journal: trace.journal.length,
      steps: trace.steps.count,
    },
    strings: tables.strings.texts,
    writes: tables.writes,
    runs: tables.runs,
    phaseResults: tables.phaseResults,
  };
  const json = asciiEncode(JSON.stringify(head));
  const first = asciiEncode(`${MAGIC}${FORMAT}\n${json.length}\n`);
  const all = PARTS.flatMap((part) => columns[part]);
  const start = padded(first.length + json.length);
  const file = new Uint8Array(all.reduce((sum, column) => sum + padded(column.byteLength), start));
  file.set(first);
  file.set(json, first.length);
  let offset = start;
  for (const column of all) {
    const cells = column.slice(0);
    file.set(new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength), offset);
    offset += padded(column.byteLength);
  }
  return file;
}

/** Reads what {@link writeTrace} wrote; throws a {@link TraceFileError} that says what is wrong otherwise. */
export function readTrace(file: Uint8Array): Trace {
  const { head, start } = readHead(file);
  const trace = new Trace(head.header);
  for (const column of trace.steps.columns) column.length = 0;
  const columns = traceColumns(trace);
  let offset = start;
  for (const part of PARTS) {
    columns[part].forEach((column, i) => {
      const rows = head.rows[part];
      const size = rows * column.data.BYTES_PER_ELEMENT;
      if (offset + size > file.length) {
        throw new TraceFileError(`The file ends within column ${i} of ${part}: it was cut off.`);
      }
      const bytes = file.slice(offset, offset + size);
      column.length = 0;
      column.append(cellsLike(column, bytes.buffer));
      offset += padded(size);
    });
  }
  const { tables } = trace;
  tables.strings.texts.length = 0;
  tables.strings.append(head.strings);
  for (const write of head.writes) tables.writes.push(write);
  for (const run of head.runs) tables.runs.push(run);
  for (const result of head.phaseResults) tables.phaseResults.push(result);
  trace.status = head.status;
  checkRows(trace);
  for (let n = 1; n <= trace.length; n++) trace.stops.add(n, trace.steps.kind.get(n));
  return trace;
}

function readHead(file: Uint8Array): { head: Head; start: number } {
  const line = (from: number): string => {
    const end = file.subarray(from, from + 64).indexOf(10);
    return end < 0 ? '' : String.fromCharCode(...file.subarray(from, from + end));
  };
  const magic = line(0);
  if (!magic.startsWith(MAGIC)) throw new TraceFileError('This is not a Heapwalk trace.');
  const format = magic.slice(MAGIC.length);
  if (format !== String(FORMAT)) {
    throw new TraceFileError(
      `The trace has format ${format}; this Heapwalk reads format ${FORMAT}.`,
    );
  }
  const size = line(magic.length + 1);
  const json = magic.length + size.length + 2;
  if (!/^\d+$/.test(size) || json + Number(size) > file.length) {
    throw new TraceFileError('The file ends within its head: it was cut off.');
  }
  let head: unknown;
  try {
    head = JSON.parse(asciiDecode(file.subarray(json, json + Number(size))));
  } catch (error) {
    throw new TraceFileError(`The head of the trace is not JSON: ${(error as Error).message}`);
  }
  return { head: checkHead(head), start: padded(json + Number(size)) };
}

function checkHead(value: unknown): Head {
  const head = value as Partial<Head> | null;
  const need = (holds: boolean, what: string): void => {
    if (!holds) throw new TraceFileError(`The head of the trace has no valid ${what}.`);
  };
  need(typeof head === 'object' && head !== null, 'fields');
  const { header, status, rows } = head as Head;
  need(typeof header === 'object' && header !== null, 'header');
  need(isPythonVersion(header.version), 'header.version');
  for (const field of ['source', 'filename', 'gcIdle'] as const) {
    need(typeof header[field] === 'string', `header.${field}`);
  }
  for (const field of ['phases', 'listNames', 'thresholds', 'notes'] as const) {
    need(Array.isArray(header[field]), `header.${field}`);
  }
  need(['running', 'finished', 'stopped', 'failed'].includes(status?.state), 'status.state');
  for (const part of PARTS) need(Number.isInteger(rows?.[part]) && rows[part] >= 0, `rows.${part}`);
  need(rows.steps > 0 && rows.objects > 0 && rows.edges > 0, 'rows');
  const lists = head as Head;
  need(isListOf(lists.strings, (s) => typeof s === 'string') && lists.strings[0] === '', 'strings');
  need(
    isListOf(lists.writes, (w) => typeof w?.text === 'string'),
    'writes',
  );
  need(
    isListOf(lists.runs, (r) => typeof r?.reason === 'string'),
    'runs',
  );
  need(
    isListOf(lists.phaseResults, (r) => typeof r?.text === 'string'),
    'phaseResults',
  );
  return lists;
}

function isListOf<T>(list: readonly T[], holds: (item: T) => boolean): boolean {
  return Array.isArray(list) && list.every(holds);
}

/** Checks that every row names only rows that exist, so that no later read leads nowhere. */
function checkRows(trace: Trace): void {
  const { tables: t, journal, steps } = trace;
  const within = (column: Column<Cells>, end: number, what: string): void => {
    for (let i = 0; i < column.length; i++) {
      if (!(column.get(i) >= 0 && column.get(i) < end)) {
        throw new TraceFileError(`Row ${i} names ${what} ${column.get(i)}, but there are ${end}.`);
      }
    }
  };
  const strings = t.strings.length;
  for (const column of [t.objectType, t.objectName, t.objectText, t.objectSubtitle, t.edgeLabel]) {
    within(column as Column<Cells>, strings, 'text');
  }
  for (const column of [t.edgeFrom, t.edgeTo, t.objectTypeObject]) {
    within(column as Column<Cells>, t.objectCount, 'object');
  }
  const lastOp = Math.max(...Object.values(EventOp));
  within(journal.op as Column<Cells>, lastOp + 1, 'event kind');
  within(steps.kind as Column<Cells>, Math.max(...Object.values(StepKind)) + 1, 'step kind');
  for (let i = 0; i < journal.length; i++) {
    const end = operandEnd(trace, journal.op.get(i));
    const a = journal.a.get(i);
    if (a < 0 || a >= end)
      throw new TraceFileError(`Event ${i} names row ${a}, but there are ${end}.`);
  }
  for (let n = 0, last = 0; n < steps.count; last = steps.eventEnd.get(n++)) {
    const end = steps.eventEnd.get(n);
    if (end < last || end > journal.length) {
      throw new TraceFileError(`Step ${n} ends at event ${end} of ${journal.length}.`);
    }
  }
}

/** One more than the greatest first operand that an event of kind `op` may have. */
function operandEnd(trace: Trace, op: number): number {
  const { tables } = trace;
  switch (op) {
    case EventOp.EdgeAdd:
    case EventOp.EdgeRemove:
    case EventOp.Spent:
      return tables.edgeCount;
    case EventOp.Write:
      return tables.writes.length;
    case EventOp.PhaseResult:
      return tables.phaseResults.length;
    case EventOp.ListMerge:
    case EventOp.Uncounted:
      return 16;
    case EventOp.Count:
    case EventOp.Threshold:
      return 3;
    default:
      return tables.objectCount;
  }
}

function cellsLike(column: Column<Cells>, buffer: ArrayBuffer): Cells {
  const { data } = column;
  if (data instanceof Uint8Array) return new Uint8Array(buffer);
  return data instanceof Float64Array ? new Float64Array(buffer) : new Int32Array(buffer);
}

// JSON allows every character beyond ASCII to be escaped, which needs no TextEncoder (the core compiles without
// the DOM library) and keeps the lone surrogates that Python source may hold.
function asciiEncode(text: string): Uint8Array {
  const escaped = text.replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(escaped, (c) => c.charCodeAt(0));
}

function asciiDecode(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192)
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
