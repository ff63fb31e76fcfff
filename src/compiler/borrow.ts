/**
 * 3.14's optimize_load_fast: a LOAD_FAST whose reference is used up inside its basic block, while the local stays as it
 * is, borrows the local's reference. It decides what `sys.getrefcount(local)` answers.
 */
import type { Assembly } from './assembler';
import { flowOf } from './blocks';
import type { Block } from './blocks';
import { gives, takes } from './effects';
import { Op } from './opcodes';
import { pairLoads } from './pairs';
import { uncheckedLoads } from './unbound';
import { visitedBlocks } from './visited';

/** A stack entry: the instruction that made it and the local it came from; -1 for none. */
interface Ref {
  readonly instr: number;
  readonly local: number;
}

const UNKNOWN: Ref = { instr: -1, local: -1 };

/** Turns the LOAD_FASTs of `code` that may borrow into LOAD_FAST_BORROW. */
export function borrowLocals(code: Assembly, locals: number, params: number): void {
  const flow = flowOf(code);
  const checks = uncheckedLoads(code, flow, locals, params);
  const strong = Uint8Array.from(checks);
  const reached = visitedBlocks(code, flow);
  for (const [b, block] of flow.blocks.entries()) {
    if (!reached[b]) {
      strong.fill(1, block.start, block.end);
      continue;
    }
    new BlockStack(code, block, checks, strong).run();
    pairLoads(code, block, checks, strong);
  }
  for (let i = 0; i < code.ops.length; i++) {
    if (code.ops[i] === Op.LOAD_FAST && !strong[i]) code.ops[i] = Op.LOAD_FAST_BORROW;
  }
}

/** Follows the references on the stack through one block. */
class BlockStack {
  private readonly code: Assembly;
  private readonly block: Block;
  private readonly checks: Uint8Array;
  private readonly strong: Uint8Array;
  private readonly refs: Ref[] = [];

  constructor(code: Assembly, block: Block, checks: Uint8Array, strong: Uint8Array) {
    this.code = code;
    this.block = block;
    this.checks = checks;
    this.strong = strong;
    for (let i = code.depths[block.start]; i > 0; i--) this.refs.push(UNKNOWN);
  }

  run(): void {
    for (let i = this.block.start; i < this.block.end; i++) {
      this.step(i, this.code.ops[i], this.code.args[i]);
    }
    // What is left at the end lives longer than the block.
    for (const ref of this.refs) this.keep(ref);
  }

  private keep(ref: Ref): void {
    if (ref.instr >= 0) this.strong[ref.instr] = 1;
  }

  /** The local changes: what was loaded from it and is still on the stack needs a reference of its own. */
  private kill(local: number): void {
    for (const ref of this.refs) if (ref.local === local) this.keep(ref);
  }

  private pop(): Ref {
    return this.refs.pop()!;
  }

  private at(fromTop: number): Ref {
    return this.refs[this.refs.length - fromTop]!;
  }

  private step(i: number, op: number, arg: number): void {
    const { refs } = this;
    const made: Ref = { instr: i, local: -1 };
    switch (op) {
      case Op.LOAD_FAST:
        refs.push(this.checks[i] ? made : { instr: i, local: arg });
        return;
      case Op.LOAD_FAST_AND_CLEAR:
        this.kill(arg);
        refs.push({ instr: i, local: arg });
        return;
      case Op.DELETE_FAST:
        this.kill(arg);
        return;
      case Op.STORE_FAST:
      case Op.STORE_FAST_RESTORE: {
        const ref = this.pop();
        this.kill(arg);
        this.keep(ref);
        return;
      }
      case Op.DUP_TOP:
        refs.push(this.at(1));
        return;
      case Op.DUP_TOP_TWO:
        refs.push(this.at(2), this.at(1));
        return;
      case Op.COPY:
        refs.push(this.at(arg));
        return;
      case Op.ROT_TWO:
        this.rotate(2);
        return;
      case Op.ROT_THREE:
        this.rotate(3);
        return;
      case Op.ROT_FOUR:
        this.rotate(4);
        return;
      case Op.SWAP: {
        const [top, other] = [refs.length - 1, refs.length - arg];
        [refs[top], refs[other]] = [refs[other]!, refs[top]!];
        return;
      }
      case Op.LIST_APPEND:
      case Op.SET_ADD:
      case Op.MAP_ADD:
      case Op.LIST_EXTEND:
      case Op.SET_UPDATE:
      case Op.DICT_UPDATE:
      case Op.DICT_MERGE:
      case Op.RERAISE:
        // What they work on stays where it is.
        for (let n = takes(op, arg, false) - gives(op, arg); n > 0; n--) this.pop();
        return;
      case Op.GET_YIELD_FROM_ITER:
        return;
      case Op.FORMAT_VALUE:
        // FORMAT_SIMPLE is taken to leave its input where it is; after a conversion that is a new object.
        if (arg === 0) return;
        for (let n = takes(op, arg, false); n > 0; n--) this.pop();
        refs.push(made);
        return;
      case Op.IMPORT_FROM:
      case Op.WITH_EXCEPT_START:
      case Op.FOR_ITER:
        refs.push(made);
        return;
      case Op.YIELD_FROM:
        // A loop of blocks in CPython: all that is on the stack crosses their borders.
        for (const ref of refs) this.keep(ref);
        this.pop();
        this.pop();
        refs.push(made);
        return;
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP:
        // The top is popped in the next block, in CPython's code.
        return;
      case Op.CHECK_EXC_MATCH:
        this.pop();
        refs.push(made);
        return;
      case Op.LOAD_METHOD: {
        // The object may come back as the call's self.
        const self = this.pop();
        refs.push(made, self);
        return;
      }
      case Op.BEFORE_WITH: {
        // Its exit method holds the manager until the end of the statement.
        const manager = this.pop();
        refs.push(manager, made);
        return;
      }
      case Op.PUSH_EXC_INFO: {
        const exception = this.pop();
        refs.push(made, exception);
        return;
      }
      default:
        for (let n = takes(op, arg, false); n > 0; n--) this.pop();
        for (let n = gives(op, arg); n > 0; n--) refs.push(made);
    }
  }

  /** The top goes under the `count - 1` entries below it. */
  private rotate(count: number): void {
    this.refs.splice(this.refs.length - count, 0, this.pop());
  }
}
