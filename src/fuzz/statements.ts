import * as bindings from './bindings';
import * as control from './control';
import * as inspections from './inspections';
import type { Program } from './program';
import type { Weighted } from './random';
import type { Scope } from './scope';
import type { Statement } from './statement';

const STATEMENTS: readonly Weighted<Statement>[] = [
  [12, bindings.makeInstance],
  [8, bindings.makeContainer],
  [12, bindings.setAttribute],
  [6, bindings.mutateList],
  [4, bindings.mutateDict],
  [2, bindings.mutateDeque],
  [9, bindings.deleteName],
  [6, bindings.rebind],
  [2, bindings.deleteAttribute],
  [3, bindings.keepValue],
  [3, bindings.bindMethod],
  [6, bindings.callSomething],
  [8, inspections.printCount],
  [9, inspections.collect],
  [5, inspections.ask],
  [2, inspections.debug],
  [3, inspections.garbage],
  [1, inspections.settings],
  [6, inspections.makeRef],
  [3, inspections.useRef],
  [2, inspections.weakContainer],
  [1, inspections.atExit],
  [1, inspections.finalize],
  [3, control.branch],
  [4, control.loop],
  [5, control.attempt],
  [4, control.withBlock],
  [4, control.makeGenerator],
  [4, control.useGenerator],
  [3, control.comprehension],
  [3, control.innerFunction],
  [2, control.innerClass],
];

/** Lines after which a program only gets simple statements: nested blocks multiply. */
const LONG = 150;

/** Writes `count` statements into a block, each of a sort that what is in scope allows. */
export function statements(program: Program, scope: Scope, count: number): void {
  const body = (inner: Scope, inside: number): void => statements(program, inner, inside);
  for (let written = 0; written < count;) {
    const statement =
      program.out.length > LONG ? bindings.deleteName : program.random.weighted(STATEMENTS);
    if (statement(program, scope, body) || program.out.length > LONG) written += 1;
  }
}
