/** Number literals: how far one reaches, what is wrong with it, and its value. */

import type { ConstantValue } from './ast';
import { isDigit, startsName } from './characters';
import type { Source } from './source';

/** Why a number is refused: a message and the caret's place, as 1-based offsets like CPython's. */
export interface NumberFault {
  readonly msg: string;
  readonly offset: number;
  readonly endOffset: number;
}

export interface ScannedNumber {
  readonly end: number;
  readonly fault: NumberFault | null;
}

const RADIX_NAMES = { x: 'hexadecimal', o: 'octal', b: 'binary' } as const;
const RADIX_DIGITS = { x: /[0-9a-fA-F]/, o: /[0-7]/, b: /[01]/ } as const;

/**
 * Finds the end of the number at `start`. `column` is its column, for faults. Until 3.7 a number that breaks off is an
 * `invalid token`; 3.8 names the kind of literal, 3.10 also minds what follows directly behind it.
 */
export function scanNumber(source: Source, start: number, column: number): ScannedNumber {
  const { text } = source;
  const prefix = text[start] === '0' ? (text[start + 1] ?? '').toLowerCase() : '';
  if (prefix === 'x' || prefix === 'o' || prefix === 'b') {
    return scanRadix(source, start, column, prefix);
  }
  return scanDecimal(source, start, column);
}

function scanRadix(
  source: Source,
  start: number,
  column: number,
  prefix: 'x' | 'o' | 'b',
): ScannedNumber {
  const { text, grammar } = source;
  const digits = RADIX_DIGITS[prefix];
  const name = RADIX_NAMES[prefix];
  const fault = (offset: number, msg: string, at = offset): ScannedNumber => ({
    end: offset,
    fault: {
      msg: source.since('3.8') ? msg : 'invalid token',
      offset: column + at - start,
      endOffset: column + at - start,
    },
  });
  let end = start + 2;
  if (grammar.underscoresInNumbers && text[end] === '_') end++;
  if (!digits.test(text[end] ?? '')) {
    if (isDigit(text[end])) {
      const at = source.since('3.10') ? end + 1 : end;
      return fault(end, `invalid digit '${text[end]}' in ${name} literal`, at);
    }
    return fault(end, `invalid ${name} literal`);
  }
  for (;;) {
    while (digits.test(text[end] ?? '')) end++;
    if (text[end] !== '_' || !grammar.underscoresInNumbers) break;
    if (!digits.test(text[end + 1] ?? '')) return fault(end + 1, `invalid ${name} literal`);
    end++;
  }
  if (isDigit(text[end]) && source.since('3.8')) {
    return fault(end, `invalid digit '${text[end]}' in ${name} literal`, end + 1);
  }
  if (grammar.longSuffix && /[lL]/.test(text[end] ?? '')) return { end: end + 1, fault: null };
  return { end, fault: neighbourFault(source, start, end, column, name) };
}

function scanDecimal(source: Source, start: number, column: number): ScannedNumber {
  const { text, grammar } = source;
  let end = start;
  let fault: NumberFault | null = null;
  const faultAt = (offset: number, msg: string): NumberFault => ({
    msg: source.since('3.8') ? msg : 'invalid token',
    offset: column + offset - start,
    endOffset: column + offset - start,
  });
  const digits = () => {
    for (;;) {
      while (isDigit(text[end])) end++;
      if (text[end] !== '_' || !grammar.underscoresInNumbers) return;
      end++;
      if (!isDigit(text[end])) {
        fault ??= faultAt(end, 'invalid decimal literal');
        return;
      }
    }
  };
  let kind = 'decimal';
  let whole = text[start] !== '.';
  digits();
  const wholeEnd = end;
  if (fault) return { end, fault };
  if (text[end] === '.') {
    whole = false;
    end++;
    if (isDigit(text[end])) digits();
  }
  if (/[eE]/.test(text[end] ?? '')) {
    const signed = /[+-]/.test(text[end + 1] ?? '') ? 2 : 1;
    if (isDigit(text[end + signed])) {
      whole = false;
      end += signed;
      digits();
    }
  }
  if (/[jJ]/.test(text[end] ?? '')) {
    whole = false;
    kind = 'imaginary';
    end++;
  }
  if (fault) return { end, fault };
  const zeroLed = whole && text[start] === '0' && /[1-9]/.test(text.slice(start, wholeEnd));
  if (zeroLed) {
    const octal = grammar.leadingZeroOctal && !/[89]/.test(text.slice(start, wholeEnd));
    if (!octal) return { end, fault: leadingZeroFault(source, start, wholeEnd, column) };
  }
  if (whole && grammar.longSuffix && /[lL]/.test(text[end] ?? '')) {
    return { end: end + 1, fault: null };
  }
  return { end, fault: neighbourFault(source, start, end, column, kind) };
}

function leadingZeroFault(source: Source, start: number, end: number, column: number): NumberFault {
  const msg = source.since('3.8')
    ? 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers'
    : 'invalid token';
  if (!source.since('3.10')) return { msg, offset: column + end - start, endOffset: 0 };
  const zeros = /^[0_]*/.exec(source.text.slice(start, end))?.[0].length ?? 0;
  return { msg, offset: column + 1, endOffset: column + zeros + 1 };
}

/** From 3.10 on a letter directly behind a number is refused there, unless it begins one of the operators in words. */
function neighbourFault(
  source: Source,
  start: number,
  end: number,
  column: number,
  kind: string,
): NumberFault | null {
  if (!source.since('3.10') || !startsName(source.text, end, true)) return null;
  if (/^(?:and|else|for|if|in|is|or|not)/.test(source.text.slice(end, end + 4))) return null;
  const offset = column + end - start;
  return { msg: `invalid ${kind} literal`, offset, endOffset: offset };
}

/** The value of a number token. */
export function numberValue(token: string): ConstantValue {
  const plain = token.replaceAll('_', '');
  if (/[jJ]$/.test(plain)) return { type: 'complex', imag: Number(plain.slice(0, -1)) };
  const long = /[lL]$/.test(plain);
  const digits = long ? plain.slice(0, -1) : plain;
  if (/^0[xXoObB]/.test(digits)) {
    return { type: 'int', value: BigInt(digits.toLowerCase()), long };
  }
  if (/[.eE]/.test(digits)) return { type: 'float', value: Number(digits) };
  if (/^0+[1-7]/.test(digits)) return { type: 'int', value: BigInt('0o' + digits), long };
  return { type: 'int', value: BigInt(digits), long };
}
