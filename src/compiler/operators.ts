import type { BinaryOperator, CompareOperator, UnaryOperator } from '../syntax/ast';
import type { Compiler } from './context';
import { BINARY_OPERATORS, COMPARE_OPERATORS, Op } from './opcodes';

/** The argument of BINARY_OP and INPLACE_OP. */
export function binaryArgument(c: Compiler, op: BinaryOperator): number {
  const name = op === 'Div' && c.trueDivision ? 'TrueDiv' : op;
  return BINARY_OPERATORS.indexOf(name);
}

export const compareArgument = (op: CompareOperator): number => COMPARE_OPERATORS.indexOf(op);

export const UNARY: Readonly<Record<UnaryOperator, number>> = {
  UAdd: Op.UNARY_POSITIVE,
  USub: Op.UNARY_NEGATIVE,
  Invert: Op.UNARY_INVERT,
  Not: Op.UNARY_NOT,
};
