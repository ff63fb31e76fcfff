import { compileModule } from '../compiler/compile';
import { phasesFor, listNames } from '../engine/collector/phases';
import { BudgetExceeded } from '../engine/heap';
import { runProgram, startInterpreter } from '../engine/interpret';
import { Unsupported } from '../engine/raise';
import type { ConsoleWrite } from '../engine/console';
import { type Rules, rulesFor } from '../engine/versions';
import type { Runtime } from '../engine/runtime';
import { StepKind } from '../heap/steps';
import type { PythonVersion } from '../heap/version';
import { PySyntaxError, UnsupportedSyntax } from '../syntax/errors';
import { parse } from '../syntax/parser';
import type { TraceHeader } from '../trace/header';
import { TraceRecorder } from '../trace/recorder';
import type { Trace } from '../trace/trace';

export type { ConsoleWrite } from '../engine/console';

/** How a program is run. */
export interface SimulateOptions {
  version: PythonVersion;
  /** As tracebacks give it. */
  filename?: string;
  /** Events after which the run is stopped; default 250,000. */
  maxEvents?: number;
  /** false: only the console is kept, which is faster. */
  trace?: boolean;
  /** Receives the recorder before the program begins, to stream the trace while it grows. */
  onStart?: (recorder: TraceRecorder) => void;
}

export type SimulationStatus =
  'finished' | 'budget' | 'unsupported' | 'syntax-error' | 'internal-error';

const TRACE_STATES = {
  finished: 'finished',
  budget: 'stopped',
  unsupported: 'stopped',
  'syntax-error': 'failed',
  'internal-error': 'failed',
} as const;

/** What a run came to. `message` and `line` say why and where it stopped early. */
export interface SimulationResult {
  console: ConsoleWrite[];
  exitCode: number;
  status: SimulationStatus;
  message: string | null;
  line: number | null;
  trace: Trace | null;
}

export const DEFAULT_MAX_EVENTS = 250_000;
/** Bytes that a program may hold; strings and lists count, so that `'x' * 10**12` ends too. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Runs `source` as `python FILE` would, from the first line to the end of finalisation. Pure and synchronous. */
export function simulate(source: string, options: SimulateOptions): SimulationResult {
  const filename = options.filename ?? 'program.py';
  const rules = rulesFor(options.version);
  const recorder =
    options.trace === false ? null : new TraceRecorder(headerFor(rules, source, filename));
  if (recorder !== null) options.onStart?.(recorder);
  const compile = (text: string, file: string): ReturnType<typeof compileModule> =>
    compileModule(parse(text, { version: options.version, filename: file }), {
      version: options.version,
      filename: file,
      lines: text.split(/\r\n|\r|\n/),
    });
  let rt: Runtime | null = null;
  const result = (
    status: SimulationStatus,
    exitCode: number,
    message: string | null,
    line: number | null,
  ): SimulationResult => {
    recorder?.end({ state: TRACE_STATES[status], message: message ?? '' });
    return {
      console: rt?.console.writes ?? [],
      exitCode,
      status,
      message,
      line,
      trace: recorder?.trace ?? null,
    };
  };
  const stopped = (message: string): void => {
    if (rt === null || recorder === null) return;
    rt.heap.recording = true;
    rt.heap.stop(StepKind.Stopped, recorder.text(message));
  };
  try {
    rt = startInterpreter(
      {
        version: options.version,
        filename,
        source,
        maxEvents: options.maxEvents ?? DEFAULT_MAX_EVENTS,
        maxBytes: MAX_BYTES,
        compile,
      },
      recorder,
    );
    const code = compile(source, filename);
    return result('finished', runProgram(rt, code), null, null);
  } catch (error) {
    const line = rt === null ? null : rt.heap.line || null;
    if (error instanceof PySyntaxError && rt !== null) {
      rt.errors.syntaxError(error);
      stopped(`${error.type}: ${error.msg}`);
      return result('syntax-error', 1, `${error.type}: ${error.msg}`, error.line);
    }
    if (error instanceof UnsupportedSyntax) {
      stopped(error.message);
      return result('unsupported', 70, error.message, error.line);
    }
    if (error instanceof Unsupported) {
      stopped(error.message);
      return result('unsupported', 70, error.message, line);
    }
    if (error instanceof BudgetExceeded) {
      stopped(`Stopped ${error.message}`);
      return result('budget', 70, `Stopped ${error.message}`, line);
    }
    const message = internalMessage(error, options.version);
    stopped(message);
    return result('internal-error', 70, message, line);
  }
}

function internalMessage(error: unknown, version: PythonVersion): string {
  const what = error instanceof Error ? error.message : String(error);
  return `Heapwalk itself failed in its model of Python ${version}: ${what}`;
}

/** What a trace says of the version it was made for. */
export function headerFor(rules: Rules, source: string, filename: string): TraceHeader {
  const [young] = rules.thresholds;
  return {
    version: rules.version,
    source,
    filename,
    phases: phasesFor(rules),
    listNames: listNames(rules),
    thresholds: rules.thresholds,
    notes: rules.version === '2.6' ? ['2.6 is taken from its source, not measured.'] : [],
    gcIdle: rules.incrementalCollector
      ? `Runs an increment when the young generation passes ${young}, or call gc.collect()`
      : `Runs when generation 0 passes ${young}, or call gc.collect()`,
  };
}
