import { EdgeKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { StepIndex } from '../heap/ids';
import type { Trace } from '../trace/trace';

/** A source line without its indentation and comment; empty when there is none. */
export function sourceLine(trace: Trace, line: number): string {
  return (trace.header.source.split('\n')[line - 1] ?? '').trim();
}

function nameOf({ tables }: Trace, object: number): string {
  return tables.strings.get(tables.objectName.get(object));
}

/** `self_reference()` for the frame `frame self_reference`, `‹module›` for the module's. */
export function callName(trace: Trace, frame: number): string {
  const name = nameOf(trace, frame).replace(/^frame /, '');
  if (name === '‹module›') return name;
  return `${name.replace(/^‹|›$/g, '')}()`;
}

/** In a few words, what a step did that changes counts: the line that did it, or what Python did by itself. */
export function causeOf(trace: Trace, n: StepIndex): string {
  const { kind, a, c, line } = trace.step(n);
  const { tables, header } = trace;
  const source = sourceLine(trace, line);
  switch (kind) {
    case StepKind.Start:
      return 'at start-up';
    case StepKind.Born:
      return line > 0 ? `born, line ${line}` : 'born';
    case StepKind.Unbind: {
      if (c === 0) return source;
      const holder = tables.edgeFrom.get(a);
      const local = tables.edgeKind.get(a) === EdgeKind.Local;
      return local ? `${callName(trace, holder)} returned` : `${nameOf(trace, holder)} freed`;
    }
    case StepKind.Freed:
      return `${nameOf(trace, a)} freed`;
    case StepKind.Call:
      return `${callName(trace, a)} called`;
    case StepKind.Return:
      return `${callName(trace, a)} returned`;
    case StepKind.FinalizerEnter:
    case StepKind.FinalizerLeave:
      return kind === StepKind.FinalizerEnter ? '__del__ called' : '__del__ returned';
    case StepKind.CallbackEnter:
    case StepKind.CallbackLeave:
      return kind === StepKind.CallbackEnter ? 'callback called' : 'callback returned';
    case StepKind.Phase:
      return header.phases[trace.step(n).b]?.name ?? source;
    case StepKind.Shutdown:
      return tables.strings.get(a);
    default:
      return source;
  }
}
