/** Collects the instructions of one code object and finishes them: dead code out, jumps resolved, exception table made. */
import type { Span } from '../syntax/ast';
import { UnsupportedSyntax } from '../syntax/errors';
import type { ExceptionEntry } from './code';
import { endsFlow, gives, isJump, jumpDifference, takes } from './effects';
import { Op } from './opcodes';

/** A place to jump to, known by number before it is reached. */
export type Label = number;

/** Where the exceptions of the instructions that name it go. */
export interface Handler {
  readonly target: Label;
  /** The instruction with which the protected range begins. */
  start: number;
  /** How many of the stack entries at `start` belong to the protected code and are cut off too. */
  readonly drop: number;
  /** What protects the code around it. */
  readonly outer: Handler | null;
  depth: number;
}

export interface Assembly {
  readonly ops: Uint8Array;
  readonly args: Int32Array;
  readonly lines: Int32Array;
  readonly cols: Int32Array;
  readonly endLines: Int32Array;
  readonly endCols: Int32Array;
  readonly exceptions: readonly ExceptionEntry[];
  /** Per instruction the index at which its exceptions are handled, or -1. */
  readonly handlers: Int32Array;
  /** Per instruction the stack entries before it. */
  readonly depths: Int32Array;
  /** Per instruction: 1 where dead instructions stood directly before it. */
  readonly afterDead: Uint8Array;
  /** Per instruction: 1 when it has no line of its own in CPython. */
  readonly unlocated: Uint8Array;
  /** Per instruction: 1 where a basic block begins for a reason that the code does not show. */
  readonly boundaries: Uint8Array;
  readonly stackSize: number;
}

/** `finally` bodies are written twice for each level of nesting: without a limit a page of them would not end. */
const MAX_INSTRUCTIONS = 1_000_000;

export class Assembler {
  readonly ops: number[] = [];
  readonly args: number[] = [];
  readonly spans: Span[] = [];
  readonly protections: (Handler | null)[] = [];
  /** Instructions without a line of their own in CPython, which shows in how it joins and moves blocks. */
  readonly unlocated: boolean[] = [];
  /** Instruction index of each label; -1 before it is placed. */
  readonly labels: number[] = [];
  /** Labels that begin a basic block although nothing jumps to them any more. */
  readonly boundaries = new Set<Label>();
  /** What protects the instructions emitted now. */
  handler: Handler | null = null;
  /** The instructions emitted now have a line of their own. */
  located = true;

  emit(op: number, arg: number, span: Span): void {
    if (this.ops.length >= MAX_INSTRUCTIONS) {
      throw new UnsupportedSyntax('a program this large or nested this deep', span.line);
    }
    this.ops.push(op);
    this.args.push(arg);
    this.spans.push(span);
    this.protections.push(this.handler);
    this.unlocated.push(!this.located);
  }

  label(): Label {
    return this.labels.push(-1) - 1;
  }

  mark(label: Label): void {
    this.labels[label] = this.ops.length;
  }

  /** From here on exceptions go to `target`, with the stack as it is now less `drop` entries. */
  protect(target: Label, drop = 0): Handler {
    const outer = this.handler;
    this.handler = { target, start: this.ops.length, drop, outer, depth: -1 };
    return this.handler;
  }

  finish(py2: boolean): Assembly {
    const depths = this.measure(py2);
    const count = this.ops.length;
    // New numbers, dead instructions left out.
    const renumbered = new Int32Array(count + 1);
    let live = 0;
    for (let i = 0; i < count; i++) {
      renumbered[i] = live;
      if (depths[i] >= 0) live++;
    }
    renumbered[count] = live;
    const at = (label: Label): number => renumbered[this.labels[label]!];
    const result = {
      ops: new Uint8Array(live),
      args: new Int32Array(live),
      lines: new Int32Array(live),
      cols: new Int32Array(live),
      endLines: new Int32Array(live),
      endCols: new Int32Array(live),
      handlers: new Int32Array(live).fill(-1),
      depths: new Int32Array(live),
      afterDead: new Uint8Array(live),
      boundaries: new Uint8Array(live),
      unlocated: new Uint8Array(live),
    };
    for (const label of this.boundaries) result.boundaries[at(label)] = 1;
    const exceptions: { start: number; end: number; target: number; depth: number }[] = [];
    let stackSize = 0;
    let open: Handler | null = null;
    let dead = false;
    for (let i = 0; i < count; i++) {
      const op = this.ops[i]!;
      if (depths[i] < 0) {
        dead ||= op !== Op.LINE;
        continue;
      }
      const n = renumbered[i];
      if (dead) result.afterDead[n] = 1;
      dead = false;
      const span = this.spans[i]!;
      result.ops[n] = op;
      result.unlocated[n] = this.unlocated[i] ? 1 : 0;
      result.args[n] = isJump(op) ? at(this.args[i]!) : this.args[i]!;
      result.lines[n] = span.line;
      result.cols[n] = span.col;
      result.endLines[n] = span.endLine;
      result.endCols[n] = span.endCol;
      result.depths[n] = depths[i];
      const after = depths[i] - takes(op, this.args[i]!, py2) + gives(op, this.args[i]!);
      stackSize = Math.max(stackSize, depths[i], after);
      const handler = this.protections[i]!;
      if (handler !== null) {
        result.handlers[n] = at(handler.target);
        if (handler === open) exceptions[exceptions.length - 1]!.end = n + 1;
        else {
          const { depth } = handler;
          exceptions.push({ start: n, end: n + 1, target: at(handler.target), depth });
          stackSize = Math.max(stackSize, depth + 1);
        }
      }
      open = handler;
    }
    return { ...result, exceptions, stackSize };
  }

  /** Stack entries before each instruction, -1 where the flow never comes. */
  private measure(py2: boolean): Int32Array {
    const depths = new Int32Array(this.ops.length).fill(-1);
    const waiting: number[] = [];
    const visit = (index: number, depth: number): void => {
      if (depths[index] >= 0) return;
      depths[index] = depth;
      waiting.push(index);
    };
    visit(0, 0);
    for (let start = waiting.pop(); start !== undefined; start = waiting.pop()) {
      let i = start;
      for (;;) {
        const op = this.ops[i]!;
        const arg = this.args[i]!;
        const handler = this.protections[i]!;
        for (let h: Handler | null = handler; h !== null && h.depth < 0; h = h.outer) {
          // A range is entered at its first instruction, so the depth there is known by now.
          if (depths[h.start] < 0) continue;
          h.depth = depths[h.start] - h.drop;
          visit(this.labels[h.target]!, h.depth + 1);
        }
        const after = depths[i] - takes(op, arg, py2) + gives(op, arg);
        if (isJump(op)) visit(this.labels[arg]!, after + jumpDifference(op));
        if (endsFlow(op) || i + 1 >= this.ops.length || depths[i + 1] >= 0) break;
        depths[++i] = after;
      }
    }
    return depths;
  }
}
