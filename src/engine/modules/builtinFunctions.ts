import { type Arity, makeFunction } from '../define';
import type { PyObject } from '../object';
import { refuseKeywords, requireArguments } from '../objects/keywordArguments';
import type { Builtin } from '../objects/type';
import { Unsupported } from '../raise';
import type { Runtime } from '../runtime';
import { installAttributeFunctions } from './builtinAttributes';
import { installIterationFunctions } from './builtinIteration';
import { installNumberFunctions } from './builtinNumbers';
import { installObjectFunctions } from './builtinObjects';
import { installPrint } from './builtinPrint';

/** Adds a built-in function under its name. */
export type DefineBuiltin = (name: string, arity: Arity, body: Builtin) => void;

/** What exists in every version but has no part in a simulated run: a call says so, by name. */
const REFUSED = ['__import__', 'eval', 'compile', 'open', 'input'];
const REFUSED_LEGACY = ['raw_input', 'execfile', 'reload', 'coerce'];
const REFUSED_LATER = ['exec', 'breakpoint', 'aiter', 'anext'];

/** A function that takes its arguments by `PyArg_UnpackTuple`, which has words of its own for a wrong number. */
function checked(name: string, min: number, max: number, body: Builtin): Builtin {
  return (rt, args, keywords) => {
    refuseKeywords(rt, name, keywords);
    requireArguments(rt, name, args.length, min, max < 0 ? Infinity : max);
    return body(rt, args, null);
  };
}

/** The functions of the module builtins (2.x `__builtin__`), by name. */
export function installBuiltinFunctions(rt: Runtime): Map<string, PyObject> {
  const functions = new Map<string, PyObject>();
  const owner = rt.v < 300 ? '__builtin__' : 'builtins';
  const define: DefineBuiltin = (name, arity, body) => {
    const { min = 0, max = min, style } = arity;
    const unpacked = style === undefined && max !== 0 && !(min === 1 && max === 1);
    const made = unpacked
      ? makeFunction(rt, name, { style: 'free' }, checked(name, min, max, body), owner)
      : makeFunction(rt, name, arity, body, owner);
    functions.set(name, made);
  };
  installNumberFunctions(rt, define);
  installObjectFunctions(rt, define);
  installAttributeFunctions(rt, define);
  installIterationFunctions(rt, define);
  installPrint(rt, define);
  for (const name of [...REFUSED, ...(rt.v < 300 ? REFUSED_LEGACY : REFUSED_LATER)]) {
    define(name, { style: 'free' }, () => {
      throw new Unsupported(`${name}()`);
    });
  }
  // The site module adds these; both leave the program.
  for (const name of ['exit', 'quit']) {
    define(name, { min: 0, max: 1 }, (rt, [status]) => {
      throw rt.errors.makeWith(rt.types.SystemExit!, [status ?? rt.none]);
    });
  }
  return functions;
}
