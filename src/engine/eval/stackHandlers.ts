import { BINARY_OPERATORS, COMPARE_OPERATORS } from '../../compiler/opcodes';
import { StepKind } from '../../heap/steps';
import { FIRST_LOCAL } from '../frame';
import type { CompareName } from '../objects/type';
import { binary, inplace, unary } from '../objects/arithmetic';
import type { HandlerTable } from './handler';

/** Lines, the stack itself, constants and operators. */
export const STACK_HANDLERS: HandlerTable = {
  LINE(rt, f, line) {
    const { heap } = rt;
    if (f.code.filename !== rt.filename) {
      // The library's own Python code has no lines in the program.
      f.line = line;
      return;
    }
    f.tellLine(line, heap);
    heap.line = line;
    heap.step(StepKind.Line, f.traceId, line);
  },
  RESUME(rt) {
    rt.gc.checkEvalBreaker();
  },
  NOP() {
    // Nothing: a place for a jump to land.
  },
  POP_TOP(rt, f) {
    f.pop(rt.rc);
  },
  DUP_TOP(rt, f) {
    f.push(f.peek(0), rt.rc);
  },
  DUP_TOP_TWO(rt, f) {
    const below = f.peek(1);
    const top = f.peek(0);
    f.push(below, rt.rc);
    f.push(top, rt.rc);
  },
  ROT_TWO(rt, f) {
    f.rotate(2, rt.heap);
  },
  ROT_THREE(rt, f) {
    f.rotate(3, rt.heap);
  },
  ROT_FOUR(rt, f) {
    f.rotate(4, rt.heap);
  },
  SWAP(rt, f, places) {
    f.swap(places, rt.heap);
  },
  COPY(rt, f, places) {
    const object = f.stack[f.stack.length - places];
    if (object == null) f.pushBorrowed(null);
    else f.push(object, rt.rc);
  },
  LOAD_CONST(rt, f, index) {
    f.push(f.codeObject.refs[index]!, rt.rc);
  },
  BINARY_OP(rt, f, op) {
    const result = binary(rt, f.peek(1), f.peek(0), BINARY_OPERATORS[op]!);
    f.popPair(rt.rc);
    f.push(result, rt.rc);
  },
  INPLACE_OP(rt, f, op) {
    const result = inplace(rt, f.peek(1), f.peek(0), BINARY_OPERATORS[op]!);
    rt.rc.hold(result, 'result');
    f.popPair(rt.rc);
    f.push(result, rt.rc);
  },
  UNARY_NEGATIVE(rt, f) {
    const result = unary(rt, f.peek(0), 'Negative');
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  UNARY_POSITIVE(rt, f) {
    const result = unary(rt, f.peek(0), 'Positive');
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  UNARY_INVERT(rt, f) {
    const result = unary(rt, f.peek(0), 'Invert');
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  UNARY_NOT(rt, f) {
    const result = rt.bool(!rt.ops.isTrue(f.peek(0)));
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  UNARY_CONVERT(rt, f) {
    const result = rt.str(rt.ops.repr(f.peek(0)));
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  COMPARE_OP(rt, f, op) {
    const right = f.peek(0);
    const left = f.peek(1);
    const name = COMPARE_OPERATORS[op]!;
    const result =
      name === 'Is'
        ? rt.bool(left === right)
        : name === 'IsNot'
          ? rt.bool(left !== right)
          : name === 'In'
            ? rt.bool(rt.ops.contains(right, left))
            : name === 'NotIn'
              ? rt.bool(!rt.ops.contains(right, left))
              : rt.ops.compare(left, right, name as CompareName);
    f.popPair(rt.rc);
    f.push(result, rt.rc);
  },
  LOAD_FAST(rt, f, index) {
    const value = f.refs[FIRST_LOCAL + index];
    if (value == null) throw rt.errors.unboundLocal(f.code.varNames[index]!);
    f.push(value, rt.rc);
  },
  LOAD_FAST_BORROW(rt, f, index) {
    const value = f.refs[FIRST_LOCAL + index];
    if (value == null) throw rt.errors.unboundLocal(f.code.varNames[index]!);
    f.pushBorrowed(value);
  },
};
