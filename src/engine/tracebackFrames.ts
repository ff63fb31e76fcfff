import { type Position, interpreterCarets, moduleCarets } from './carets';
import type { PyFrame } from './frame';
import type { PyTraceback } from './objects/exceptions';
import type { Runtime } from './runtime';
import { excerpt } from './tracebackExcerpt';

/**
 * Who writes a traceback. `interpreter`: C code, for what nobody catches; from 3.13 on that asks the module.
 * `module`: the traceback module. `report`: C code, for what nobody could catch; never more than lines and, in 3.11
 * and 3.12, carets.
 */
export type Writer = 'interpreter' | 'module' | 'report';

/** One line of a traceback and what is known of it. */
export interface Entry {
  readonly filename: string;
  readonly name: string;
  readonly position: Position;
  /** The frame's file is the program. */
  readonly isProgram: boolean;
}

export const TRACEBACK_HEADING = 'Traceback (most recent call last):\n';

const SHOWN_REPETITIONS = 3;
/** C code shows so many entries, the last ones. */
const ENTRY_LIMIT = 1000;

/** The file of a frame as this version's tracebacks name it. */
export function shownFilename(rt: Runtime, filename: string): string {
  return filename === rt.filename && rt.rules.absolutePaths ? rt.absoluteFilename : filename;
}

function entryAt(rt: Runtime, frame: PyFrame, lasti: number, line: number): Entry {
  const { code } = frame;
  return {
    filename: shownFilename(rt, code.filename),
    name: code.name,
    position: {
      line,
      col: code.cols[lasti] ?? -1,
      endLine: code.endLines[lasti] ?? -1,
      endCol: code.endCols[lasti] ?? -1,
    },
    isProgram: code.filename === rt.filename,
  };
}

/** The entries of a traceback, outermost call first. */
export function entriesOf(rt: Runtime, traceback: PyTraceback | null): Entry[] {
  const entries: Entry[] = [];
  for (let tb = traceback; tb !== null; tb = tb.next)
    entries.push(entryAt(rt, tb.frame, tb.lasti, tb.line));
  return entries;
}

/** The entry that a running frame would get now. */
export function entryOfFrame(rt: Runtime, frame: PyFrame): Entry {
  const lasti = Math.max(0, frame.pc - 1);
  return entryAt(rt, frame, lasti, frame.code.lines[lasti] ?? frame.line);
}

/** Entries of the running frames without their positions, outermost first: a stack, not a traceback. */
export function stackEntries(rt: Runtime, innermost: PyFrame | null): Entry[] {
  const entries: Entry[] = [];
  for (let frame = innermost; frame !== null; frame = frame.back) {
    const { filename, name, position, isProgram } = entryOfFrame(rt, frame);
    entries.push({
      filename,
      name,
      isProgram,
      position: { line: position.line, col: -1, endLine: -1, endCol: -1 },
    });
  }
  return entries.reverse();
}

/** The first `limit` entries, or the last where it is negative; null: all. */
export function limited(entries: Entry[], limit: number | null): Entry[] {
  if (limit === null) return entries;
  return limit >= 0 ? entries.slice(0, limit) : entries.slice(limit);
}

/** The stripped source line of an entry; null where there is none. */
export function sourceLine(rt: Runtime, entry: Entry): string | null {
  if (!entry.isProgram || !isReadable(rt)) return null;
  return rt.sourceLines[entry.position.line - 1]?.trim() ?? null;
}

/** 3.x reads sources with the import system, which finalisation takes away. */
function isReadable(rt: Runtime): boolean {
  return rt.rules.major === 2 || !rt.sourcesGone;
}

/** The source below an entry's `File` line, its marks included; empty when the source cannot be read. */
function sourceText(rt: Runtime, entry: Entry, writer: Writer): string {
  if (!entry.isProgram || !isReadable(rt)) return '';
  const { position } = entry;
  const lines = rt.sourceLines;
  if (rt.rules.tracebackCallMarkers && writer !== 'report') return excerpt(lines, position);
  const line = lines[position.line - 1];
  if (line === undefined) return '';
  const byModule = writer === 'module';
  const text = byModule ? line.trim() : line.replace(/^[ \t\f]+/, '');
  if (byModule && text === '') return '';
  const carets =
    !rt.rules.tracebackCarets || rt.rules.tracebackCallMarkers
      ? null
      : byModule
        ? moduleCarets(line, position)
        : interpreterCarets(line, position);
  return carets === null ? `    ${text}\n` : `    ${text}\n${carets}\n`;
}

/** One entry as text. */
export function entryText(rt: Runtime, entry: Entry, writer: Writer): string {
  return `  File "${entry.filename}", line ${entry.position.line}, in ${entry.name}\n${sourceText(rt, entry, writer)}`;
}

function repeatedText(count: number): string {
  const more = count - SHOWN_REPETITIONS;
  return `  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`;
}

/** The entries as texts, one each; from 3.6 on the fourth and later repetitions of a line are only counted. */
export function entryTexts(rt: Runtime, entries: readonly Entry[], writer: Writer): string[] {
  const byModule = writer === 'module' || (writer === 'interpreter' && rt.v >= 313);
  const shown = byModule ? entries : entries.slice(-ENTRY_LIMIT);
  if (rt.rules.major === 2) return shown.map((entry) => entryText(rt, entry, writer));
  const texts: string[] = [];
  let last: Entry | null = null;
  let count = 0;
  for (const entry of shown) {
    const repeats =
      last !== null &&
      last.filename === entry.filename &&
      last.position.line === entry.position.line &&
      last.name === entry.name;
    if (!repeats) {
      if (count > SHOWN_REPETITIONS) texts.push(repeatedText(count));
      last = entry;
      count = 0;
    }
    if (++count <= SHOWN_REPETITIONS) texts.push(entryText(rt, entry, writer));
  }
  if (count > SHOWN_REPETITIONS) texts.push(repeatedText(count));
  return texts;
}

/** The traceback with its heading; empty without entries. */
export function stackText(rt: Runtime, entries: readonly Entry[], writer: Writer): string {
  if (entries.length === 0) return '';
  return TRACEBACK_HEADING + entryTexts(rt, entries, writer).join('');
}
