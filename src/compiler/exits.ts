/**
 * CPython's inline_small_exit_blocks, for 3.14: a jump to a few instructions that leave the code object becomes a copy of
 * them. It shows there because a local is borrowed or not by what is in its basic block.
 */
import type { Span } from '../syntax/ast';
import type { Assembler, Handler } from './assembler';
import { exitsScope, gives, isAlwaysJump, isJump, takes } from './effects';
import { Op } from './opcodes';

/** CPython's MAX_COPY_SIZE. */
const MAX_COPY_SIZE = 4;

export function inlineExits(asm: Assembler): void {
  const targets = jumpTargets(asm);
  const count = asm.ops.length;
  const ops: number[] = [];
  const args: number[] = [];
  const spans: Span[] = [];
  const protections: (Handler | null)[] = [];
  const unlocated: boolean[] = [];
  const moved = new Int32Array(count + 1);
  const copy = (i: number): void => {
    ops.push(asm.ops[i]!);
    args.push(asm.args[i]!);
    spans.push(asm.spans[i]!);
    protections.push(asm.protections[i]!);
    unlocated.push(asm.unlocated[i]!);
  };
  for (let i = 0; i < count; i++) {
    moved[i] = ops.length;
    const start = isAlwaysJump(asm.ops[i]!) ? asm.labels[asm.args[i]!]! : -1;
    const end = start < 0 ? -1 : smallExit(asm, start, targets);
    if (end < 0) copy(i);
    else {
      const from = ops.length;
      asm.boundaries.add(asm.args[i]!);
      for (let k = start; k <= end; k++) copy(k);
      renewHandlers(protections, from, start, end);
    }
  }

  moved[count] = ops.length;
  if (asm.boundaries.size === 0) return;
  const starts = new Set<Handler>();
  for (const protection of asm.protections) {
    for (let h = protection; h !== null && !starts.has(h); h = h.outer) starts.add(h);
  }
  for (const handler of starts) handler.start = moved[handler.start]!;
  asm.labels.forEach((index, label) => {
    if (index >= 0) asm.labels[label] = moved[index]!;
  });
  asm.ops.splice(0, count);
  asm.args.splice(0, count);
  asm.spans.splice(0, count);
  asm.protections.splice(0, count);
  asm.unlocated.splice(0, count);
  for (let i = 0; i < ops.length; i++) {
    asm.ops.push(ops[i]!);
    asm.args.push(args[i]!);
    asm.spans.push(spans[i]!);
    asm.protections.push(protections[i]!);
    asm.unlocated.push(unlocated[i]!);
  }
}

/** A range that begins inside of the copied instructions begins in the copy again: the original may become dead. */
function renewHandlers(
  protections: (Handler | null)[],
  from: number,
  start: number,
  end: number,
): void {
  const renewed = new Map<Handler, Handler>();
  for (let i = from; i < protections.length; i++) {
    const handler = protections[i]!;
    if (handler === null || handler.start < start || handler.start > end) continue;
    let copy = renewed.get(handler);
    if (copy === undefined) {
      copy = { ...handler, start: from + handler.start - start };
      renewed.set(handler, copy);
    }
    protections[i] = copy;
  }
}

function jumpTargets(asm: Assembler): Uint8Array {
  const targets = new Uint8Array(asm.ops.length + 1);
  asm.ops.forEach((op, i) => {
    if (isJump(op)) targets[asm.labels[asm.args[i]!]!] = 1;
    const handler = asm.protections[i]!;
    if (handler) targets[asm.labels[handler.target]!] = 1;
  });
  for (const label of asm.boundaries) targets[asm.labels[label]!] = 1;
  return targets;
}

/** The last instruction of the block at `start` when the block is small and leaves the code object, else -1. */
function smallExit(asm: Assembler, start: number, targets: Uint8Array): number {
  let size = 0;
  /** Stack entries made in the block. */
  let height = 0;
  for (let i = start; i < asm.ops.length && size <= MAX_COPY_SIZE; i++) {
    const op = asm.ops[i]!;
    if (isJump(op) || (i > start && targets[i])) return -1;
    // A line without instructions has a NOP in CPython, and where protection changes stands SETUP_FINALLY or POP_BLOCK.
    if (op !== Op.LINE || asm.ops[i + 1] === Op.LINE) size++;
    // PUSH_NULL stands where the function is loaded, which may be in an earlier block.
    const taken = takes(op, asm.args[i]!, false);
    if ((op === Op.CALL || op === Op.CALL_KW || op === Op.CALL_EX) && height >= taken) size++;
    height = Math.max(0, height - taken) + gives(op, asm.args[i]!);
    if (i > start && asm.protections[i] !== asm.protections[i - 1]) size++;
    if (exitsScope(op)) return size <= MAX_COPY_SIZE ? i : -1;
  }
  return -1;
}
