import { StepKind } from '../heap/steps';
import type { StepIndex } from '../heap/ids';
import type { Trace } from '../trace/trace';
import { callName, sourceLine } from './cause';
import type { Moment } from './moment';

/** Where the step on screen stands, for the ear: `step 60 of 67, handle_garbage, line 30`. */
export function describeStep({ trace, view, step, record }: Moment): string {
  const phase = trace.header.phases[view.phase]?.name;
  return [
    `step ${step} of ${trace.length}`,
    ...(phase === undefined ? [] : [phase]),
    ...(record.line > 0 ? [`line ${record.line}`] : []),
  ].join(', ');
}

/** A step in one line, told from its own record, without the heap: `step 60 · line 30 · gc.collect()`. */
export function stepText(trace: Trace, n: StepIndex): string {
  const { line } = trace.step(n);
  const parts = [`step ${n}`];
  if (line > 0) parts.push(`line ${line}`);
  const event = eventText(trace, n) || sourceLine(trace, line);
  if (event !== '') parts.push(event);
  return parts.join(' · ');
}

/** What a step is about, where it is about more than its line. */
function eventText(trace: Trace, n: StepIndex): string {
  const { kind, a, b } = trace.step(n);
  const { tables, header } = trace;
  const name = () => tables.strings.get(tables.objectName.get(a));
  switch (kind) {
    case StepKind.Born:
      return `${name()} is born`;
    case StepKind.Freed:
      return `${name()} is freed`;
    case StepKind.Call:
      return `${callName(trace, a)} is called`;
    case StepKind.Return:
      return `${callName(trace, a)} returns`;
    case StepKind.FinalizerEnter:
      return `__del__ of ${name()} begins`;
    case StepKind.FinalizerLeave:
      return `__del__ of ${name()} has ended`;
    case StepKind.GcRefsInit:
    case StepKind.GcRefsSubtract:
    case StepKind.GcRefsReach:
      return `gc_refs of ${name()}`;
    case StepKind.Phase:
      return header.phases[b]?.name ?? '';
    case StepKind.RunBegin:
      return `collection of generation ${tables.runs[a]?.generation} begins`;
    case StepKind.RunEnd:
      return 'collection ends';
    case StepKind.Uncollectable:
      return `${name()} is uncollectable`;
    case StepKind.Resurrected:
      return `${name()} is resurrected`;
    case StepKind.Shutdown:
    case StepKind.Stopped:
      return tables.strings.get(a);
    default:
      return '';
  }
}
