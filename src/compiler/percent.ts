/** `"%s: %r" % (a, b)` with a literal format and tuple: 3.11+ formats the values one by one, without the tuple. */
import type { BinOp } from '../syntax/ast';
import { nativeString } from './constants';
import type { Compiler } from './context';
import { Op } from './opcodes';

const CONVERSIONS: Readonly<Record<string, number>> = { s: 1, r: 2, a: 3 };
/** A specifier that CPython's optimiser takes: flags `-` only, width and precision of at most two digits. */
const SPECIFIER = /^(-?)(\d{0,2})(?:\.(\d{0,2}))?([sra])/;

type Part = string | { readonly conversion: number; readonly spec: string };

/** Emits the optimised form when `emit` is set. Answers whether there is one. */
export function percentFormat(c: Compiler, e: BinOp, emit: boolean): boolean {
  if (!c.rules.percentFormats || e.op !== 'Mod' || e.right.kind !== 'Tuple') return false;
  const { left, right } = e;
  if (left.kind !== 'Constant' || left.value.type !== 'str' || left.value.kind !== 'native') {
    return false;
  }
  if (right.elts.some((elt) => elt.kind === 'Starred')) return false;
  // Before 3.14 a tuple of constants is one constant by then.
  if (!c.rules.borrowedLocals && c.folder.fold(right) !== null) return false;
  const parts = parse(left.value.value);
  const values = parts?.filter((part) => typeof part !== 'string').length;
  if (parts === null || values !== right.elts.length) return false;
  if (!emit) return true;
  let next = 0;
  for (const part of parts) {
    if (typeof part === 'string') {
      c.constant(nativeString(part), left);
      continue;
    }
    const value = right.elts[next++]!;
    c.expr(value);
    if (part.spec !== '') c.constant(nativeString(part.spec), value);
    c.emit(Op.FORMAT_VALUE, value, part.conversion + (part.spec === '' ? 0 : 4));
  }
  if (parts.length === 0) c.constant(nativeString(''), e);
  else if (parts.length > 1) c.emit(Op.BUILD_STRING, e, parts.length);
  return true;
}

function parse(format: string): Part[] | null {
  const parts: Part[] = [];
  let literal = '';
  for (let i = 0; i < format.length;) {
    if (format[i] !== '%') {
      literal += format[i++];
      continue;
    }
    if (format[i + 1] === '%') {
      literal += '%';
      i += 2;
      continue;
    }
    const match = SPECIFIER.exec(format.slice(i + 1, i + 12));
    if (match === null) return null;
    if (literal !== '') parts.push(literal);
    literal = '';
    const [text, minus, width, precision, letter] = match;
    // A width pads on the left unless `-` says otherwise, the other way round than in a format spec.
    let spec = width !== '' && minus === '' ? '>' : '';
    spec += width;
    if (precision !== undefined) spec += `.${precision === '' ? '0' : precision}`;
    parts.push({ conversion: CONVERSIONS[letter!]!, spec });
    i += 1 + text.length;
  }
  if (literal !== '') parts.push(literal);
  return parts;
}
