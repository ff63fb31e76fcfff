import { makeFunction } from '../define';
import type { PyObject } from '../object';
import { binary, inplace, unary } from '../objects/arithmetic';
import type { PyModule } from '../objects/callables';
import { countItem } from '../objects/listMethods';
import { findItem } from '../objects/sequenceOps';
import type { CompareName } from '../objects/type';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';
import { addGetters } from './operatorGetters';

const BINARY: Record<string, string> = {
  add: 'Add',
  sub: 'Sub',
  mul: 'Mult',
  truediv: 'TrueDiv',
  floordiv: 'FloorDiv',
  mod: 'Mod',
  pow: 'Pow',
  lshift: 'LShift',
  rshift: 'RShift',
  and_: 'BitAnd',
  or_: 'BitOr',
  xor: 'BitXor',
  concat: 'Add',
};
const UNARY = {
  neg: 'Negative',
  pos: 'Positive',
  invert: 'Invert',
  inv: 'Invert',
  abs: 'Absolute',
} as const;
const COMPARE: Record<string, CompareName> = {
  lt: 'Lt',
  le: 'LtE',
  eq: 'Eq',
  ne: 'NotEq',
  ge: 'GtE',
  gt: 'Gt',
};

/** The operator module: every operator as a function, and the getters. */
export function makeOperatorModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'operator');
  const owner = rt.v < 300 ? 'operator' : '_operator';
  const define = (name: string, count: number, body: (args: PyObject[]) => PyObject): void => {
    const func = makeFunction(rt, name, { min: count }, (_rt, args) => body(args), owner);
    builder.set(name, func);
    builder.set(`__${name.replace(/_$/, '')}__`, func);
  };
  const operators: Record<string, string> = {
    ...BINARY,
    ...(rt.v < 300 ? { div: 'Div' } : rt.v >= 305 ? { matmul: 'MatMult' } : {}),
  };
  for (const [name, op] of Object.entries(operators)) {
    define(name, 2, ([a, b]) => binary(rt, a!, b!, op));
    define(`i${name.replace(/_$/, '')}`, 2, ([a, b]) => inplace(rt, a!, b!, op));
  }
  for (const [name, op] of Object.entries(UNARY)) define(name, 1, ([a]) => unary(rt, a!, op));
  for (const [name, op] of Object.entries(COMPARE))
    define(name, 2, ([a, b]) => rt.ops.compare(a!, b!, op));
  define('not_', 1, ([a]) => rt.bool(!rt.ops.isTrue(a!)));
  define('truth', 1, ([a]) => rt.bool(rt.ops.isTrue(a!)));
  define('is_', 2, ([a, b]) => rt.bool(a === b));
  define('is_not', 2, ([a, b]) => rt.bool(a !== b));
  define('index', 1, ([a]) => rt.int(rt.ops.index(a!)));
  define('contains', 2, ([a, b]) => rt.bool(rt.ops.contains(a!, b!)));
  define('countOf', 2, ([a, b]) => rt.int(countItem(rt, rt.list(rt.iteration.toList(a!)), b!)));
  define('indexOf', 2, ([a, b]) => {
    const at = findItem(rt, rt.list(rt.iteration.toList(a!)), b!);
    return at >= 0 ? rt.int(at) : rt.valueError('sequence.index(x): x not in sequence');
  });
  define('getitem', 2, ([a, key]) => rt.ops.getItem(a!, key!));
  define('setitem', 3, ([a, key, value]) => {
    rt.ops.setItem(a!, key!, value!);
    return rt.none;
  });
  define('delitem', 2, ([a, key]) => {
    rt.ops.delItem(a!, key!);
    return rt.none;
  });
  if (rt.v >= 311) {
    builder.set(
      'call',
      makeFunction(
        rt,
        'call',
        { style: 'free' },
        (rt, [func, ...args], keywords) => rt.eval.call(func!, args, keywords),
        owner,
      ),
    );
  }
  addGetters(rt, builder);
  return builder.module;
}
