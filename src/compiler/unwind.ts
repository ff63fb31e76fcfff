/** Leaving blocks by `return`, `break` and `continue`: what each block needs undone, inside out. */
import type { Span } from '../syntax/ast';
import { NONE } from './constants';
import type { Compiler } from './context';
import { nameOperation } from './names';
import { Op } from './opcodes';
import type { Block } from './unit';

export function pushBlock(c: Compiler, block: Block, span: Span): void {
  if (c.unit.blocks.length >= c.rules.maxBlocks) {
    throw c.error('too many statically nested blocks', span);
  }
  c.unit.blocks.push(block);
}

export function popBlock(c: Compiler): void {
  c.unit.blocks.pop();
}

/**
 * Undoes all blocks from the innermost on, up to the first one that `stop` names, and emits `then` there. With `keep` the
 * top of the stack is a value that stays. Blocks are off the list while they are undone: their `finally` bodies, and
 * `then`, see and are protected by what is outside.
 */
export function unwind(
  c: Compiler,
  span: Span,
  keep: boolean,
  stop: (block: Block) => boolean,
  then: (found: Block | null, undone: readonly Block[]) => void,
): void {
  const { blocks, asm } = c.unit;
  const { handler } = asm;
  const undone: Block[] = [];
  let block = blocks.at(-1);
  for (; block !== undefined && !stop(block); block = blocks.at(-1)) {
    undone.push(block);
    blocks.pop();
    asm.handler = block.outer;
    undo(c, block, span, keep);
  }
  then(block ?? null, undone);
  blocks.push(...undone.reverse());
  asm.handler = handler;
}

/** Emits what leaving `block` takes; its own protection is off already. */
export function undo(c: Compiler, block: Block, span: Span, keep: boolean): void {
  switch (block.kind) {
    case 'for':
    case 'value':
      if (keep) c.emit(Op.ROT_TWO, span);
      c.emit(Op.POP_TOP, span);
      return;
    case 'finally':
      if (keep) pushBlock(c, { kind: 'value', outer: c.unit.asm.handler }, span);
      c.body(block.body);
      if (keep) popBlock(c);
      return;
    case 'finallyEnd':
      if (keep) c.emit(Op.ROT_TWO, span);
      c.emit(Op.POP_TOP, span);
      if (keep) c.emit(Op.ROT_TWO, span);
      c.emit(Op.POP_EXCEPT, span);
      return;
    case 'with':
      if (keep) c.emit(Op.ROT_TWO, span);
      exitWithNones(c, block.span);
      return;
    case 'handler':
      if (keep) c.emit(Op.ROT_TWO, span);
      c.emit(Op.POP_EXCEPT, span);
      if (block.name !== null) forget(c, block.name, block.span);
      return;
    default:
  }
}

/** Calls the exit method on top of the stack as after a body that ended well, and drops what it answers. */
export function exitWithNones(c: Compiler, span: Span): void {
  for (let i = 0; i < 3; i++) c.constant(NONE, span);
  c.emit(Op.CALL, span, 3);
  c.emit(Op.POP_TOP, span);
}

/** 3.x: the name of `except E as name` is gone after the clause, however it ends. */
export function forget(c: Compiler, name: string, span: Span): void {
  c.constant(NONE, span);
  nameOperation(c, name, 'Store', span);
  nameOperation(c, name, 'Del', span);
}
