import type { PyObject } from '../object';
import { refuseUnion } from '../refusal';
import type { Runtime } from '../runtime';
import { PyBuiltin } from './callables';
import type { BinarySlot } from './type';

/** How an error names an operator; in place it has `=` behind it. */
const SYMBOLS: Record<string, string> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  TrueDiv: '/',
  Mod: '%',
  Pow: '** or pow()',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
  DivMod: 'divmod()',
};

const UNARY_SYMBOLS = {
  Negative: 'unary -',
  Positive: 'unary +',
  Invert: 'unary ~',
  Absolute: 'abs()',
} as const;

/** `left op right`, by the name of the operator (`binary_op` and `PyNumber_Add` of abstract.c). */
export function binary(rt: Runtime, left: PyObject, right: PyObject, op: string): PyObject {
  const result = tryBinary(rt, left, right, op);
  if (result !== null) return result;
  return unsupported(rt, left, right, SYMBOLS[op]!);
}

/** `left op= right`: the in-place form of the left operand when it has one, else as {@link binary}. */
export function inplace(rt: Runtime, left: PyObject, right: PyObject, op: string): PyObject {
  const slot = left.type.slots.inplace?.[op];
  const sequence = slot !== undefined && isSequenceSlot(rt, slot, op);
  if (slot !== undefined && !sequence) {
    const result = slot(rt, left, right);
    if (result !== null) return result;
  }
  const result = sequence ? numbersOnly(rt, left, right, op) : tryBinary(rt, left, right, op);
  if (result !== null) return result;
  if (sequence) {
    const changed = slot(rt, left, right);
    if (changed !== null) return changed;
  }
  return unsupported(
    rt,
    left,
    right,
    op === 'Pow' ? (rt.v >= 310 ? '**=' : SYMBOLS.Pow!) : `${SYMBOLS[op]!}=`,
  );
}

/** `-x`, `+x`, `~x` and `abs(x)`. */
export function unary(rt: Runtime, object: PyObject, op: keyof typeof UNARY_SYMBOLS): PyObject {
  const slot = object.type.slots.unary?.[op];
  if (slot !== undefined) return slot(rt, object);
  return rt.typeError(`bad operand type for ${UNARY_SYMBOLS[op]}: '${rt.ops.typeName(object)}'`);
}

/** null: neither operand knows how. */
function tryBinary(rt: Runtime, left: PyObject, right: PyObject, op: string): PyObject | null {
  const ours = left.type.slots.binary?.[op];
  if (left.type === right.type) return ours === undefined ? null : ours(rt, left, right);
  const theirs = right.type.slots.binary?.[op];
  const isSequence = (slot: BinarySlot | undefined): slot is BinarySlot =>
    slot !== undefined && isSequenceSlot(rt, slot, op);
  if (op !== 'Add' && op !== 'Mult') return byPriority(rt, left, right, ours, theirs);
  const ourSequence = isSequence(ours);
  const theirSequence = isSequence(theirs);
  const result = byPriority(
    rt,
    left,
    right,
    ourSequence ? undefined : ours,
    theirSequence ? undefined : theirs,
  );
  if (result !== null) return result;
  if (ourSequence) return ours(rt, left, right);
  return op === 'Mult' && theirSequence ? theirs(rt, left, right) : null;
}

/** Only what the operands can do as numbers: sequences add and repeat when that has failed. */
function numbersOnly(rt: Runtime, left: PyObject, right: PyObject, op: string): PyObject | null {
  const number = (object: PyObject): BinarySlot | undefined => {
    const slot = object.type.slots.binary?.[op];
    return slot === undefined || isSequenceSlot(rt, slot, op) ? undefined : slot;
  };
  return byPriority(rt, left, right, number(left), number(right));
}

/** The left operand first, unless the right one is of a subtype that does it differently (`binary_op1`). */
function byPriority(
  rt: Runtime,
  left: PyObject,
  right: PyObject,
  ours: BinarySlot | undefined,
  theirs: BinarySlot | undefined,
): PyObject | null {
  let other = theirs === ours ? undefined : theirs;
  if (ours !== undefined) {
    if (other !== undefined && right.type.isSubtype(left.type)) {
      const result = other(rt, left, right);
      if (result !== null) return result;
      other = undefined;
    }
    const result = ours(rt, left, right);
    if (result !== null) return result;
  }
  return other === undefined ? null : other(rt, left, right);
}

/**
 * Is it one of the slots that CPython keeps apart from the numbers' own (`sq_concat`, `sq_repeat`)? They are asked
 * after every number slot, so that `[] + x` leaves it to x's `__radd__`.
 */
function isSequenceSlot(rt: Runtime, slot: BinarySlot, op: string): boolean {
  if (op !== 'Add' && op !== 'Mult') return false;
  const { list, tuple, str, unicode, bytes, bytearray } = rt.types;
  for (const type of [list, tuple, str, unicode, bytes, bytearray]) {
    if (type.slots.binary?.[op] === slot || type.slots.inplace?.[op] === slot) return true;
  }
  return false;
}

function unsupported(rt: Runtime, left: PyObject, right: PyObject, symbol: string): never {
  refuseUnion(rt, symbol, left, right);
  const { ops } = rt;
  const names = `'${ops.typeName(left)}' and '${ops.typeName(right)}'`;
  let hint = '';
  if (symbol === '>>' && rt.v >= 306 && left instanceof PyBuiltin && left.spec.name === 'print') {
    hint = '. Did you mean "print(<message>, file=<output_stream>)"?';
  }
  return rt.typeError(`unsupported operand type(s) for ${symbol}: ${names}${hint}`);
}
