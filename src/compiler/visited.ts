/** Which basic blocks 3.14's optimize_load_fast looks at. The others borrow nothing. */
import type { Assembly } from './assembler';
import type { Block, Flow } from './blocks';
import { isAlwaysJump } from './effects';
import { Op } from './opcodes';

/**
 * CPython walks from the entry by jumps and by falling through; it never follows an exception. Blocks that only
 * exceptions reach have been moved to the end by then, and a jump to the block that then comes next has been dropped. Dead
 * code has left an empty block, and so has a dropped jump that was alone in its block. At an empty block the walk stops:
 * what follows is not looked at, unless something else leads there.
 */
export function visitedBlocks(code: Assembly, flow: Flow): Uint8Array {
  const { blocks } = flow;
  const targets = blocks.map((block) => threaded(code, blocks, block));
  const successors = (b: number): number[] => [targets[b]!, blocks[b]!.next];
  const warm = walk(blocks.length, successors);
  const live = walk(blocks.length, (b) => {
    const { start, end } = blocks[b]!;
    const found = successors(b);
    for (let i = start; i < end; i++) {
      const handler = code.handlers[i];
      if (handler >= 0 && (i === start || handler !== code.handlers[i - 1])) {
        found.push(flow.blockAt[handler]);
      }
    }
    return found;
  });

  // For each block the next warm one, and whether an empty block lies between.
  const nextWarm = new Int32Array(blocks.length).fill(-1);
  const emptyBetween = new Uint8Array(blocks.length);
  const predecessors = new Int32Array(blocks.length);
  let next = -1;
  let empty = 0;
  for (let b = blocks.length - 1; b >= 0; b--) {
    nextWarm[b] = next;
    emptyBetween[b] = empty;
    if (warm[b]) {
      next = b;
      empty = 0;
      for (const successor of successors(b)) if (successor >= 0) predecessors[successor]++;
    }
    if (!live[b] || code.afterDead[blocks[b]!.start]) empty = 1;
  }

  return walk(blocks.length, (b) => {
    const { start, end } = blocks[b]!;
    const target = targets[b]!;
    const dropped = isAlwaysJump(code.ops[end - 1]) && target >= 0 && target === nextWarm[b];
    // Reached from one place only, such a jump takes over the line from there and stays as a NOP.
    const alone = code.unlocated[start] === 1 && start === end - 1 && predecessors[b] > 1;
    return dropped && (alone || emptyBetween[b]) ? [] : successors(b);
  });
}

/** Where the block's jump leads once jumps to jumps are short cut; -1 where it leads out of the code. */
function threaded(code: Assembly, blocks: readonly Block[], block: Block): number {
  let { target } = block;
  const always = isAlwaysJump(code.ops[block.end - 1]);
  // An endless loop of jumps ends after as many steps as there are blocks.
  for (let steps = blocks.length; target >= 0 && steps > 0; steps--) {
    const at = blocks[target]!;
    // A conditional jump to the jump that ends a loop's turn goes to the loop, …
    const turn = !always && code.ops[at.start] === Op.JUMP_BACKWARD;
    // … and CPython copies a block without lines to the end of one that jumps there.
    const copied = always && at.next < 0 && unlocatedBlock(code, at);
    if (!turn && !copied) break;
    target = at.target;
  }
  return target;
}

function unlocatedBlock(code: Assembly, { start, end }: Block): boolean {
  for (let i = start; i < end; i++) if (!code.unlocated[i]) return false;
  return true;
}

function walk(count: number, successors: (block: number) => readonly number[]): Uint8Array {
  const seen = new Uint8Array(count);
  const waiting = [0];
  for (let b = waiting.pop(); b !== undefined; b = waiting.pop()) {
    if (b < 0 || seen[b]) continue;
    seen[b] = 1;
    waiting.push(...successors(b));
  }
  return seen;
}
