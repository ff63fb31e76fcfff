import type { PyObject } from '../object';
import { binary, unary } from '../objects/arithmetic';
import { exactHash } from '../objects/exactHash';
import { roundFloat } from '../objects/floatMethods';
import { toFloatValue } from '../objects/floatNew';
import { type Integer, normalized } from '../objects/integers';
import { intPowerModulo } from '../objects/intOps';
import { keywordArguments, requireArguments } from '../objects/keywordArguments';
import { isLong } from '../objects/numeric';
import { PyBytes, PyFloat, PyInt, PyStr } from '../objects/payload';
import { textLength } from '../objects/text';
import type { Builtin } from '../objects/type';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';

/** Numbers, and characters as numbers. */
export function installNumberFunctions(rt: Runtime, define: DefineBuiltin): void {
  define('abs', { min: 1 }, (rt, [x]) => unary(rt, x!, 'Absolute'));
  define('divmod', { min: 2 }, (rt, [a, b]) => binary(rt, a!, b!, 'DivMod'));
  define('pow', { style: 'free' }, power);
  define('round', { style: 'free' }, rt.v < 300 ? roundLegacy : round);
  define('hash', { min: 1 }, (rt, [x]) => rt.int(exactHash(rt, x!)));
  define('id', { min: 1 }, (rt, [x]) => rt.int(x!.address));
  define('chr', { min: 1 }, (rt, [x]) => character(rt, x!));
  if (rt.v < 300)
    define('unichr', { min: 1 }, (rt, [x]) => rt.unicode(codePoint(rt, 'unichr', x!)));
  define('ord', { min: 1 }, (rt, [x]) => ordinal(rt, x!));
  define('bin', { min: 1 }, (rt, [x]) => rt.str(digits(rt, 'bin', x!, 2, '0b')));
  define('hex', { min: 1 }, (rt, [x]) => rt.str(digits(rt, 'hex', x!, 16, '0x')));
  define('oct', { min: 1 }, (rt, [x]) => rt.str(digits(rt, 'oct', x!, 8, rt.v < 300 ? '0' : '0o')));
}

/** `pow`, with or without a modulus. */
export const power: Builtin = (rt, args, keywords) => {
  let [base, exponent, modulus] = args as (PyObject | undefined)[];
  if (rt.v >= 308) {
    const given = keywordArguments(rt, 'pow', keywords, ['base', 'exp', 'mod']);
    base ??= given.base ?? undefined;
    exponent ??= given.exp ?? undefined;
    modulus ??= given.mod ?? undefined;
    if (base === undefined || exponent === undefined) {
      const missing = base === undefined ? "'base' (pos 1)" : "'exp' (pos 2)";
      return rt.typeError(`pow() missing required argument ${missing}`);
    }
  } else requireArguments(rt, 'pow', args.length, 2, 3);
  if (modulus === undefined || modulus === rt.none) return binary(rt, base!, exponent!, 'Pow');
  return powerModulo(rt, base!, exponent!, modulus);
};

function powerModulo(rt: Runtime, base: PyObject, exponent: PyObject, modulus: PyObject): PyObject {
  if (base instanceof PyInt && exponent instanceof PyInt && modulus instanceof PyInt) {
    return intPowerModulo(rt, base, exponent, modulus);
  }
  for (const { type } of [base, exponent, modulus]) {
    if (type.slots.power !== undefined) return type.slots.power(rt, base, exponent, modulus);
  }
  if (base.type.isHeap && rt.ops.lookup(base.type, '__pow__') !== null) {
    return rt.ops.callMethod(base, '__pow__', [exponent, modulus]);
  }
  const operands = [base, exponent, modulus];
  if (operands.every((operand) => operand instanceof PyInt || operand instanceof PyFloat)) {
    return rt.typeError('pow() 3rd argument not allowed unless all arguments are integers');
  }
  const names = operands.map((operand) => `'${rt.ops.typeName(operand)}'`).join(', ');
  return rt.typeError(
    `unsupported operand type(s) for ${rt.v < 310 ? '' : '** or '}pow(): ${names}`,
  );
}

/** 2.x: always a float, ties away from zero. */
const roundLegacy: Builtin = (rt, args, keywords) => {
  const { number, ndigits } = keywordArguments(rt, 'round', keywords, ['number', 'ndigits']);
  const value = args[0] ?? number;
  const places = args[1] ?? ndigits;
  if (value === null) return rt.typeError("Required argument 'number' (pos 1) not found");
  if (value instanceof PyStr) return rt.typeError('a float is required');
  return rt.float(
    roundFloat(toFloatValue(rt, value), places === null ? 0 : rt.ops.asSize(places), true),
  );
};

const round: Builtin = (rt, args, keywords) => {
  const { number, ndigits } = keywordArguments(rt, 'round', keywords, ['number', 'ndigits']);
  const value = args[0] ?? number;
  const places = args[1] ?? ndigits;
  if (value === null) {
    return rt.typeError(
      rt.v < 307
        ? "Required argument 'number' (pos 1) not found"
        : "round() missing required argument 'number' (pos 1)",
    );
  }
  const method = rt.ops.special(value, '__round__');
  if (method === null) {
    return rt.typeError(`type ${rt.ops.typeName(value)} doesn't define __round__ method`);
  }
  return rt.call(method, places === null || places === rt.none ? [] : [places]);
};

function codePoint(rt: Runtime, callee: string, object: PyObject): string {
  const value = codePointValue(rt, object);
  const narrow = callee === 'chr' && rt.v < 300;
  if (value >= 0 && value < (narrow ? 0x100 : 0x110000)) return String.fromCodePoint(Number(value));
  const word = rt.v < 300 ? 63 : 31;
  if (rt.v < 313 && (value >= 2 ** word || value < -(2 ** word))) {
    const words = {
      2: 'Python int too large to convert to C long',
      3:
        rt.v < 308 && typeof value === 'number'
          ? `signed integer is ${value < 0 ? 'less than minimum' : 'greater than maximum'}`
          : 'Python int too large to convert to C int',
    };
    return rt.raise(rt.types.OverflowError!, words[rt.rules.major]);
  }
  const range = narrow ? '256' : '0x110000';
  return rt.valueError(
    `${callee}() arg not in range(${range})${callee === 'unichr' ? ' (wide Python build)' : ''}`,
  );
}

function codePointValue(rt: Runtime, object: PyObject): Integer {
  if (object instanceof PyInt) return object.value;
  if (object.type.slots.index !== undefined) return rt.ops.index(object);
  if (rt.v < 310 && object instanceof PyFloat)
    return rt.typeError('integer argument expected, got float');
  if (rt.v < 300) return rt.typeError('an integer is required');
  if (rt.v < 310)
    return rt.typeError(`an integer is required (got type ${rt.ops.typeName(object)})`);
  return rt.ops.index(object);
}

function character(rt: Runtime, object: PyObject): PyObject {
  return rt.str(codePoint(rt, 'chr', object));
}

function ordinal(rt: Runtime, object: PyObject): PyObject {
  if (object instanceof PyStr || object instanceof PyBytes) {
    const text = object.value;
    const length = textLength(text);
    if (length === 1) return rt.int(text.codePointAt(0)!);
    return rt.typeError(`ord() expected a character, but string of length ${length} found`);
  }
  return rt.typeError(`ord() expected string of length 1, but ${rt.ops.typeName(object)} found`);
}

/** The digits of an integer with a prefix; 2.x marks a long with an L (not after binary digits). */
function digits(
  rt: Runtime,
  callee: string,
  object: PyObject,
  base: number,
  prefix: string,
): string {
  const special = `__${callee}__`;
  if (
    rt.v < 300 &&
    object.type.isHeap &&
    callee !== 'bin' &&
    rt.ops.lookup(object.type, special) !== null
  ) {
    return rt.ops.str(rt.ops.callMethod(object, special));
  }
  if (rt.v < 300 && callee !== 'bin' && object.type.slots.index === undefined) {
    return rt.typeError(`${callee}() argument can't be converted to ${callee}`);
  }
  const value = rt.ops.index(object);
  const size = value < 0 ? normalized(-BigInt(value)) : value;
  const suffix = isLong(rt, object) && callee !== 'bin' ? 'L' : '';
  const shown = prefix === '0' && size === 0 ? '0' : prefix + size.toString(base);
  return `${value < 0 ? '-' : ''}${shown}${suffix}`;
}
