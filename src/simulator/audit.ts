import { runProgram, startInterpreter } from '../engine/interpret';
import { BudgetExceeded } from '../engine/heap';
import { Unsupported } from '../engine/raise';
import type { Runtime } from '../engine/runtime';
import { rulesFor } from '../engine/versions';
import { compileModule } from '../compiler/compile';
import type { EventSink } from '../heap/events';
import { ObjectFlag } from '../heap/kinds';
import { HeapState } from '../heap/state';
import type { PythonVersion } from '../heap/version';
import { parse } from '../syntax/parser';
import { PySyntaxError, UnsupportedSyntax } from '../syntax/errors';
import { checkTrace } from '../trace/invariants';
import { TraceRecorder } from '../trace/recorder';
import { headerFor } from './simulate';

/** How many steps lie between two comparisons of the engine's counts with the trace's. */
const STRIDE = 25;

/**
 * Runs a program and holds the trace against the engine while it runs: every `STRIDE` steps each object's count
 * in the engine must equal the holders that the trace names. Then checks the finished trace by itself (everything
 * reverted is the empty heap, any seek equals replay, counts add up during collections). Throws on the first fault.
 */
export function auditProgram(
  source: string,
  version: PythonVersion,
  filename: string,
  maxEvents = 400_000,
): number {
  const recorder = new TraceRecorder(headerFor(rulesFor(version), source, filename));
  const compile = (text: string, file: string): ReturnType<typeof compileModule> =>
    compileModule(parse(text, { version, filename: file }), {
      version,
      filename: file,
      lines: text.split('\n'),
    });
  const state = new HeapState(recorder.trace.tables);
  let rt: Runtime | null = null;
  const sink: EventSink = {
    object: (id, record) => recorder.object(id, record),
    edge: (from, to, kind, label) => recorder.edge(from, to, kind, label),
    write: (stream, text) => recorder.write(stream, text),
    run: (record) => recorder.run(record),
    phaseResult: (run, phase, text) => recorder.phaseResult(run, phase, text),
    text: (text) => recorder.text(text),
    event(op, a, b, c) {
      recorder.event(op, a, b, c);
      state.extend();
      state.apply(op, a, b, c);
    },
    step(kind, a, b, c, d, line, frame) {
      recorder.step(kind, a, b, c, d, line, frame);
      if (rt !== null && recorder.trace.length % STRIDE === 0)
        compareCounts(rt, state, recorder.trace.length, line);
    },
  };
  try {
    rt = startInterpreter({ version, filename, source, maxEvents, maxBytes: 1e9, compile }, sink);
    runProgram(rt, compile(source, filename));
    checkTrace(recorder.trace);
  } catch (error) {
    const expected =
      error instanceof BudgetExceeded ||
      error instanceof Unsupported ||
      error instanceof PySyntaxError ||
      error instanceof UnsupportedSyntax;
    if (!expected) throw error;
  }
  return recorder.trace.length;
}

/** Throws where an object's count in the engine differs from the number of holders in the trace. */
function compareCounts(rt: Runtime, state: HeapState, step: number, line: number): void {
  const { heap } = rt;
  for (const object of heap.objects) {
    if (object === null || object.traceId === 0) continue;
    if (heap.hasFlag(object, ObjectFlag.Immortal | ObjectFlag.NoCount)) continue;
    const counted = heap.rc.data[object.id]!;
    const named = state.refcount.data[object.traceId]!;
    if (counted === named) continue;
    const { tables } = state;
    const name = tables.strings.get(tables.objectName.data[object.traceId]!);
    throw new Error(
      `step ${step}, line ${line}: ${name} counts ${counted} references, ${named} holders are named`,
    );
  }
}
