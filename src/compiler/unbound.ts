/**
 * Which LOAD_FASTs may find their local empty, as CPython decides it (add_checks_for_loads_of_uninitialized_variables).
 * Those are LOAD_FAST_CHECK there, which is never borrowed.
 */
import type { Assembly } from './assembler';
import type { Flow } from './blocks';
import { Op } from './opcodes';

/** CPython follows the first 64 locals across blocks, and the others only inside of each block. */
const FOLLOWED = 64;

/** One byte per instruction: 1 where a load has to check. */
export function uncheckedLoads(
  code: Assembly,
  flow: Flow,
  locals: number,
  params: number,
): Uint8Array {
  const checks = new Uint8Array(code.ops.length);
  if (locals > FOLLOWED) checkLateLocals(code, flow, checks);
  const { blocks, blockAt } = flow;
  const unsafe: bigint[] = blocks.map(() => 0n);
  const waiting: number[] = [];
  const queued = new Uint8Array(blocks.length);
  const push = (block: number, mask: bigint): void => {
    const both = unsafe[block]! | mask;
    if (both === unsafe[block]) return;
    unsafe[block] = both;
    if (!queued[block]) waiting.push(block);
    queued[block] = 1;
  };
  const scan = (index: number): void => {
    const block = blocks[index]!;
    let mask = unsafe[index]!;
    for (let i = block.start; i < block.end; i++) {
      if (code.handlers[i] >= 0) push(blockAt[code.handlers[i]], mask);
      const arg = code.args[i];
      if (arg >= FOLLOWED) continue;
      switch (code.ops[i]) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Op.STORE_FAST_RESTORE:
          mask |= 1n << BigInt(arg);
          break;
        case Op.STORE_FAST:
          mask &= ~(1n << BigInt(arg));
          break;
        case Op.LOAD_FAST: {
          const bit = 1n << BigInt(arg);
          // A load that does not raise shows that the local is there.
          if (mask & bit) checks[i] = 1;
          mask &= ~bit;
          break;
        }
        default:
      }
    }
    if (block.next >= 0) push(block.next, mask);
    if (block.target >= 0) push(block.target, mask);
  };
  let start = 0n;
  for (let i = params; i < Math.min(locals, FOLLOWED); i++) start |= 1n << BigInt(i);
  push(0, start);
  blocks.forEach((_, index) => scan(index));
  for (let b = waiting.pop(); b !== undefined; b = waiting.pop()) {
    queued[b] = 0;
    scan(b);
  }
  return checks;
}

function checkLateLocals(code: Assembly, flow: Flow, checks: Uint8Array): void {
  const known = new Map<number, number>();
  flow.blocks.forEach((block, b) => {
    for (let i = block.start; i < block.end; i++) {
      const arg = code.args[i];
      if (arg < FOLLOWED) continue;
      switch (code.ops[i]) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Op.STORE_FAST_RESTORE:
          known.delete(arg);
          break;
        case Op.STORE_FAST:
          known.set(arg, b);
          break;
        case Op.LOAD_FAST:
          if (known.get(arg) !== b) checks[i] = 1;
          known.set(arg, b);
          break;
        default:
      }
    }
  });
}
