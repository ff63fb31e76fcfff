/** The basic blocks of finished code. */
import type { Assembly } from './assembler';
import { endsFlow, isJump } from './effects';
import { Op } from './opcodes';

export interface Block {
  readonly start: number;
  /** One after the last instruction. */
  readonly end: number;
  /** Block that the last instruction may jump to, or -1. */
  readonly target: number;
  /** Block that the flow may fall into, or -1. */
  readonly next: number;
}

export interface Flow {
  readonly blocks: readonly Block[];
  /** The block that begins at an instruction, -1 for others. */
  readonly blockAt: Int32Array;
}

/** Cuts the code at jumps, jump targets and handlers. */
export function flowOf(code: Assembly): Flow {
  const count = code.ops.length;
  const leaders = new Uint8Array(count + 1);
  leaders.set(code.boundaries);
  leaders[0] = 1;
  for (let i = 0; i < count; i++) {
    const op = code.ops[i];
    if (isJump(op)) leaders[code.args[i]] = 1;
    // CPython writes `yield from` as a loop of its own blocks.
    if (isJump(op) || endsFlow(op) || op === Op.YIELD_FROM) leaders[i + 1] = 1;
    if (code.handlers[i] >= 0) leaders[code.handlers[i]] = 1;
  }
  const blockAt = new Int32Array(count + 1).fill(-1);
  const starts: number[] = [];
  for (let i = 0; i < count; i++) if (leaders[i]) blockAt[i] = starts.push(i) - 1;
  const blocks = starts.map((start, b): Block => {
    const end = starts[b + 1] ?? count;
    const last = code.ops[end - 1];
    const target = isJump(last) ? blockAt[code.args[end - 1]] : -1;
    return { start, end, target, next: endsFlow(last) || end === count ? -1 : b + 1 };
  });
  return { blocks, blockAt };
}
