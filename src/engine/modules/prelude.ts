import type { Code } from '../../compiler/code';
import type { PyModule } from '../objects/callables';
import { makeCode } from '../objects/constants';
import { makeCells, makeFrame } from '../eval/frames';
import { OnReturn } from '../frame';
import { PyFunction, FunctionSlot } from '../objects/callables';
import { EdgeKind, Origin } from '../../heap/kinds';
import type { Runtime } from '../runtime';
import type { PyCode } from '../objects/callables';
import { PRELUDES } from './python/preludes';

/** Compiled once for each version, however many programs are run. */
const compiled = new Map<string, Code>();

function compiledPrelude(rt: Runtime, name: string, source: (version: number) => string): Code {
  const key = `${name} ${rt.v}`;
  let code = compiled.get(key);
  if (code === undefined) {
    code = rt.compile(source(rt.v), `${name}.py`);
    compiled.set(key, code);
  }
  return code;
}

/** Runs the Python part of a library module in the module's own namespace, unseen by the trace. */
export function runPrelude(rt: Runtime, name: string, module: PyModule): void {
  const source = PRELUDES[name];
  if (source === undefined) return;
  const mark = rt.rc.mark;
  const outer = rt.heap.line;
  const code = makeCode(rt, compiledPrelude(rt, name, source));
  runCode(rt, code, module);
  rt.heap.line = outer;
  rt.rc.releaseTo(mark);
  rt.dealloc.settle();
}

/** Evaluates module code in a module's namespace to its end. */
export function runCode(rt: Runtime, code: PyCode, module: PyModule): void {
  const func = rt.rules.framesAreObjects ? null : moduleFunction(rt, code, module);
  const frame = makeFrame(rt, code, module.dict, module.dict, func);
  makeCells(rt, frame, func);
  frame.tempMark = rt.rc.mark;
  rt.eval.pushFrame(frame, OnReturn.Exit, 0, null);
  rt.eval.run(frame);
}

/** 3.11+: `PyEval_EvalCode` makes a function of the code; it holds the globals. */
function moduleFunction(rt: Runtime, code: PyCode, module: PyModule): PyFunction {
  const func = new PyFunction(rt.types.function);
  func.name = func.qualname = code.code.name;
  func.origin = Origin.Internal;
  func.refs = new Array<null>(11).fill(null);
  func.edges = new Array<number>(11).fill(0);
  rt.place(func);
  rt.rc.assign(
    func,
    func.refs,
    func.edges,
    FunctionSlot.Code,
    code,
    EdgeKind.Slot,
    '__code__',
    false,
  );
  rt.rc.assign(
    func,
    func.refs,
    func.edges,
    FunctionSlot.Globals,
    module.dict,
    EdgeKind.Slot,
    '__globals__',
    false,
  );
  return func;
}
