import type { ObjectId } from '../heap/ids';
import type { WriteRecord } from '../heap/tables';
import { lowerBound } from '../lib/search';
import type { Trace } from '../trace/trace';
import type { Moment } from './moment';
import { indexOf, type Index } from './traceIndex';

/** A stretch of a console line that one write printed. */
export interface ConsolePiece {
  readonly text: string;
  readonly stream: WriteRecord['stream'];
  readonly write: number;
}

/** `gc`: the collector's own report; `uncollectable`: the line of it that names what it gives up on. */
export type LineKind = 'plain' | 'gc' | 'uncollectable';

export interface ConsoleLine {
  /** With its line break, when that has been printed. */
  readonly pieces: readonly ConsolePiece[];
  readonly kind: LineKind;
}

const BLOCK = 100;

/** Everything that the program prints, cut into lines; what a step shows is the first so many writes of it. */
class ConsoleIndex implements Index {
  private readonly trace: Trace;
  private readonly lines: ConsoleLine[] = [];
  /** By line: its first write. */
  private readonly begins: number[] = [];
  private writes = 0;
  private readonly blocks: (readonly ConsoleLine[])[] = [];

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { writes } = this.trace.tables;
    for (; this.writes < writes.length; this.writes++) {
      const { text, stream } = writes[this.writes]!;
      for (const part of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        this.append({ text: part, stream, write: this.writes });
      }
    }
  }

  private append(piece: ConsolePiece): void {
    const last = this.lines.at(-1);
    if (last === undefined || last.pieces.at(-1)!.text.endsWith('\n')) {
      this.lines.push(lineOf([piece]));
      this.begins.push(piece.write);
    } else {
      this.lines[this.lines.length - 1] = lineOf([...last.pieces, piece]);
      this.blocks.length = Math.min(
        this.blocks.length,
        Math.floor((this.lines.length - 1) / BLOCK),
      );
    }
  }

  /** The lines that `count` writes have printed, in blocks that stay the same objects while they are full. */
  shown(count: number): (readonly ConsoleLine[])[] {
    const begun = lowerBound({ length: this.begins.length, get: (i) => this.begins[i]! }, count);
    const full = Math.max(0, Math.floor((begun - 1) / BLOCK));
    for (let i = this.blocks.length; i < full; i++) {
      this.blocks.push(this.lines.slice(i * BLOCK, (i + 1) * BLOCK));
    }
    const rest = this.lines.slice(full * BLOCK, begun);
    const last = rest.pop();
    if (last !== undefined) rest.push(lineOf(last.pieces.filter(({ write }) => write < count)));
    return [...this.blocks.slice(0, full), rest];
  }
}

function lineOf(pieces: readonly ConsolePiece[]): ConsoleLine {
  const [first] = pieces;
  const report = first?.stream === 'stderr' && first.text.startsWith('gc: ');
  const bad =
    report &&
    pieces
      .map(({ text }) => text)
      .join('')
      .startsWith('gc: uncollectable');
  return { pieces, kind: bad ? 'uncollectable' : report ? 'gc' : 'plain' };
}

const consoleIndex = indexOf((trace) => new ConsoleIndex(trace));

/** What stands in the console at a moment, in blocks of lines. */
export function consoleBlocks({ trace, view }: Moment): (readonly ConsoleLine[])[] {
  return consoleIndex(trace).shown(view.writeCount);
}

/** Finds objects by the addresses that the program prints. */
class AddressIndex implements Index {
  private readonly trace: Trace;
  private readonly objects = new Map<number, ObjectId[]>();
  private known = 1;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { tables } = this.trace;
    for (; this.known < tables.objectCount; this.known++) {
      const address = tables.objectAddress.get(this.known);
      const there = this.objects.get(address);
      if (there === undefined) this.objects.set(address, [this.known]);
      else there.push(this.known);
    }
  }

  at(address: number): readonly ObjectId[] {
    return this.objects.get(address) ?? [];
  }
}

const addressIndex = indexOf((trace) => new AddressIndex(trace));

/** The object that lives at an address, or the one that did last; null when there never was one. */
export function objectAtAddress({ trace, view }: Moment, address: number): ObjectId | null {
  const there = addressIndex(trace).at(address);
  return there.find((object) => view.isAlive(object)) ?? there.at(-1) ?? null;
}
