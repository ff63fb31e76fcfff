/**
 * CPython joins neighbouring accesses to locals into one instruction before it decides what is borrowed: two loads borrow
 * together or not at all, and a load joined to a store before it never does.
 */
import type { Assembly } from './assembler';
import type { Block } from './blocks';
import { Op } from './opcodes';

/** Locals from here on do not fit a joined instruction. */
const JOINED_LOCALS = 16;

export function pairLoads(
  code: Assembly,
  block: Block,
  checks: Uint8Array,
  strong: Uint8Array,
): void {
  const isLoad = (i: number): boolean => code.ops[i] === Op.LOAD_FAST && !checks[i];
  const isStore = (i: number): boolean => code.ops[i] === Op.STORE_FAST;
  let first = -1;
  for (let i = block.start; i < block.end; i++) {
    if (code.ops[i] === Op.LINE) continue;
    const second = isLoad(i) || isStore(i) ? i : -1;
    const joined =
      first >= 0 &&
      second >= 0 &&
      (isStore(first) || isLoad(second)) &&
      code.lines[first] === code.lines[second] &&
      code.args[first] < JOINED_LOCALS &&
      code.args[second] < JOINED_LOCALS;
    if (!joined) {
      first = second;
      continue;
    }
    if (isStore(first)) strong[second] = 1;
    else if (strong[first] || strong[second]) strong[first] = strong[second] = 1;
    first = -1;
  }
}
