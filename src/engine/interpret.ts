import type { Code } from '../compiler/code';
import { GcList } from '../heap/kinds';
import type { EventSink } from '../heap/events';
import { StepKind } from '../heap/steps';
import { runCode } from './modules/prelude';
import type { PyObject } from './object';
import { PyCode } from './objects/callables';
import { makeCode } from './objects/constants';
import { PyTuple } from './objects/payload';
import type { PyException } from './objects/exceptions';
import { PyRaise } from './raise';
import { Runtime, type RuntimeOptions } from './runtime';
import { shutdown } from './shutdown';
import { flushAfterProgram } from './standardStreams';
import { holdSyntaxTree, releaseSyntaxTree } from './syntaxTree';

/** A new interpreter with its start-up heap; the program has not begun. */
export function startInterpreter(options: RuntimeOptions, sink: EventSink | null): Runtime {
  const rt = new Runtime(options, sink);
  rt.rc.releaseTo(0);
  rt.dealloc.settle();
  return rt;
}

/** Runs a compiled program to its end, finalisation included; its exit status. */
export function runProgram(rt: Runtime, code: Code): number {
  const object = makeCode(rt, code);
  const tree = holdSyntaxTree(rt, object);
  rt.gc.tellCounts();
  rt.heap.flush();
  rt.heap.sink?.step(StepKind.Start, 0, 0, 0, 0, 0, 0);
  rt.heap.recording = true;
  listConstants(rt, object);
  let status = 0;
  try {
    try {
      runCode(rt, object, rt.main);
    } finally {
      flushAfterProgram(rt);
    }
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    status = rt.errors.printUncaught(error.value as PyException);
    rt.eval.handling.swallow(error.value as PyException);
  }
  rt.heap.line = 0;
  releaseSyntaxTree(rt, tree);
  rt.rc.releaseTo(0);
  rt.dealloc.settle();
  return shutdown(rt) ?? status;
}

/**
 * Compiling the program made its constant tuples, so they are in the youngest generation when it begins; where start-up
 * ends with a collection, that one has already found that they cannot be part of a cycle.
 */
function listConstants(rt: Runtime, holder: PyObject): void {
  const { heap } = rt;
  for (const constant of holder.refs) {
    if (constant instanceof PyCode || constant instanceof PyTuple) listConstants(rt, constant);
    if (!(constant instanceof PyTuple) || !heap.isTracked(constant)) continue;
    if (rt.rules.initialCounts[0] === 0) heap.untrack(constant);
    else if (heap.gcList.data[constant.id] === GcList.None)
      heap.moveTo(constant, GcList.Generation0);
  }
}
