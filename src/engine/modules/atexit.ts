import { EdgeKind } from '../../heap/kinds';
import type { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** A function that runs when the program is over; the interpreter holds it and its arguments. */
export interface ExitFunction {
  readonly func: PyObject;
  readonly args: readonly PyObject[];
  readonly names: readonly string[];
  readonly values: readonly PyObject[];
  readonly edges: number[];
}

/** The atexit module. */
export function makeAtexitModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'atexit');
  builder.func('register', { style: 'free' }, (_rt, [func, ...args], keywords) => {
    if (func === undefined) return rt.typeError('register() takes at least 1 argument (0 given)');
    if (!rt.ops.isCallable(func)) return rt.typeError('the first argument must be callable');
    const values = keywords?.values ?? [];
    const edges = [func, ...args, ...values].map((object) =>
      rt.rc.link(null, object, EdgeKind.Static, 'atexit'),
    );
    rt.exitFunctions.push({ func, args, names: keywords?.names ?? [], values, edges });
    return func;
  });
  if (rt.v >= 300) {
    builder.func('unregister', { min: 1 }, (_rt, [func]) => {
      for (let i = rt.exitFunctions.length - 1; i >= 0; i--) {
        if (!rt.equal(rt.exitFunctions[i]!.func, func!)) continue;
        releaseExitFunction(rt, rt.exitFunctions.splice(i, 1)[0]!);
      }
      return rt.none;
    });
  }
  return builder.module;
}

/** The interpreter lets go of an exit function that has run, or will not. */
export function releaseExitFunction(rt: Runtime, entry: ExitFunction): void {
  [entry.func, ...entry.args, ...entry.values].forEach((object, i) =>
    rt.rc.unlink(object, entry.edges[i]!),
  );
}
