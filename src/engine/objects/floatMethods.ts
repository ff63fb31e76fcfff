import { defineGetSet, defineMethod, defineStatic } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { decompose, scaledInteger } from './floatDigits';
import { isNegative } from './floatRepr';
import { exactQuotient, integerOf, normalized, scaleByPower } from './integers';
import { trimmed } from './numberText';
import { truncated } from './numeric';
import { type PyFloat, PyStr } from './payload';
import type { Builtin } from './type';

const valueOf = (object: PyObject): number => (object as PyFloat).value;

/** The methods and attributes of float. */
export function installFloatMethods(rt: Runtime): void {
  const { float } = rt.types;
  defineGetSet(rt, float, 'real', (self) => rt.float(valueOf(self)));
  defineGetSet(rt, float, 'imag', () => rt.float(0));
  defineMethod(rt, float, 'conjugate', {}, (rt, [self]) => rt.float(valueOf(self!)));
  defineMethod(rt, float, 'is_integer', {}, (rt, [self]) =>
    rt.bool(Number.isInteger(valueOf(self!))),
  );
  defineMethod(rt, float, 'as_integer_ratio', {}, asIntegerRatio);
  defineMethod(rt, float, 'hex', {}, (rt, [self]) => rt.str(hexText(valueOf(self!))));
  defineStatic(rt, float, 'fromhex', { min: 1 }, fromHex);
  defineMethod(rt, float, '__trunc__', {}, (rt, [self]) => rt.int(truncated(rt, valueOf(self!))));
  if (rt.v >= 300) defineMethod(rt, float, '__round__', { min: 0, max: 1 }, round);
  if (rt.v >= 309) {
    defineMethod(rt, float, '__floor__', {}, (rt, [self]) =>
      rt.int(truncated(rt, Math.floor(valueOf(self!)))),
    );
    defineMethod(rt, float, '__ceil__', {}, (rt, [self]) =>
      rt.int(truncated(rt, Math.ceil(valueOf(self!)))),
    );
  }
}

/** `round(float, places)`, correctly rounded. `away`: ties go away from zero, as in 2.x. */
export function roundFloat(value: number, places: number, away: boolean): number {
  if (!Number.isFinite(value) || value === 0 || places > 323) return value;
  if (places < -309) return value < 0 ? -0 : 0;
  const digits = scaledInteger(Math.abs(value), places, away);
  const unit = 10n ** BigInt(Math.abs(places));
  const size =
    places >= 0 ? exactQuotient(normalized(digits), normalized(unit)) : Number(digits * unit);
  return isNegative(value) ? -size : size;
}

const round: Builtin = (rt, [self, places]) => {
  const value = valueOf(self!);
  if (places === undefined || places === rt.none) {
    if (!Number.isFinite(value)) return rt.int(truncated(rt, value));
    return rt.int(integerOf(roundFloat(value, 0, false)));
  }
  const rounded = roundFloat(value, rt.ops.asSize(places), false);
  if (Number.isFinite(value) && !Number.isFinite(rounded)) {
    return rt.raise(rt.types.OverflowError!, 'rounded value too large to represent');
  }
  return rt.float(rounded);
};

const asIntegerRatio: Builtin = (rt, [self]) => {
  const value = valueOf(self!);
  if (Number.isNaN(value)) {
    return rt.valueError(
      rt.v < 300
        ? 'Cannot pass NaN to float.as_integer_ratio.'
        : 'cannot convert NaN to integer ratio',
    );
  }
  if (!Number.isFinite(value)) {
    return rt.raise(
      rt.types.OverflowError!,
      rt.v < 300
        ? 'Cannot pass infinity to float.as_integer_ratio.'
        : 'cannot convert Infinity to integer ratio',
    );
  }
  let { mantissa, exponent } = decompose(Math.abs(value));
  while (mantissa !== 0n && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  if (mantissa === 0n) exponent = 0;
  const over = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  const under = exponent < 0 ? 1n << BigInt(-exponent) : 1n;
  return rt.tuple([rt.int(normalized(value < 0 ? -over : over)), rt.int(normalized(under))]);
};

function hexText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = isNegative(value) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(Math.abs(value));
  const normal = mantissa >> 52n !== 0n;
  const power = exponent + 52;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  return `${sign}0x${normal ? 1 : 0}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)\.?([0-9a-f]*)(?:p([+-]?\d+))?$/;

const fromHex: Builtin = (rt, [source]) => {
  if (!(source instanceof PyStr)) return rt.typeError('bad argument type for built-in operation');
  const text = trimmed(source.value).toLowerCase();
  const special = /^([+-]?)(?:inf|infinity|nan)$/.exec(text);
  if (special !== null) {
    const size = text.includes('inf') ? Infinity : NaN;
    return rt.float(special[1] === '-' ? -size : size);
  }
  const match = HEX.exec(text);
  if (match === null || (match[2] === '' && match[3] === '')) {
    return rt.valueError('invalid hexadecimal floating-point string');
  }
  const [, sign, whole, fraction, power] = match;
  const digits = BigInt(`0x${whole!}${fraction!}`);
  const size = scaleByPower(Number(digits), Number(power ?? 0) - 4 * fraction!.length);
  if (!Number.isFinite(size)) {
    return rt.raise(rt.types.OverflowError!, 'hexadecimal value too large to represent as a float');
  }
  return rt.float(sign === '-' ? -size : size);
};
