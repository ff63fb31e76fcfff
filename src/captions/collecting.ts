import type { StepIndex } from '../heap/ids';
import { GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { Message, StepContext } from './context';
import { groupDigits } from './parts';

/** A run of the collector begins. */
export function runBeginMessage(context: StepContext): Message {
  const run = context.trace.tables.runs[context.step.a]!;
  const variant = run.reason.startsWith('gc.collect')
    ? 'collect'
    : run.reason === 'shutdown'
      ? 'shutdown'
      : 'automatic';
  return { key: `RunBegin.${variant}`, params: { generation: run.generation } };
}

/** A run ends: what did it come to? */
export function runEndMessage(context: StepContext): Message {
  const { freed, uncollectable } = outcome(context);
  const variant = uncollectable > 0 ? 'uncollectable' : freed > 0 ? 'freed' : 'nothing';
  return { key: `RunEnd.${variant}`, params: { freed, uncollectable } };
}

function outcome({ trace, n, step }: StepContext): { freed: number; uncollectable: number } {
  const { kind, a } = trace.steps;
  let freed = 0;
  let uncollectable = 0;
  const isBegin = (at: StepIndex): boolean =>
    kind.get(at) === StepKind.RunBegin && a.get(at) === step.a;
  for (let at = n - 1; at > 0 && !isBegin(at); at--) {
    if (kind.get(at) === StepKind.Freed) freed++;
    else if (kind.get(at) === StepKind.Uncollectable) uncollectable++;
  }
  return { freed, uncollectable };
}

/** Which sentences fit a phase, by the function of gcmodule.c that it is named after; the first that matches. */
const PHASES: readonly (readonly [RegExp, string])[] = [
  [/merge/, 'merge'],
  [/^update_refs/, 'update_refs'],
  [/^subtract_refs/, 'subtract_refs'],
  [/^move_unreachable/, 'move_unreachable'],
  [/untrack/, 'untrack'],
  [/^move_.*finalizer/, 'finalizers.'],
  [/weakref/, 'handle_weakrefs'],
  [/^finalize_garbage/, 'finalize_garbage'],
  [/resurrect/, 'handle_resurrected_objects'],
  [/^delete_garbage/, 'delete_garbage'],
  [/^handle_(garbage|legacy_finalizers|finalizers)/, 'garbage.'],
  [/mark/, 'mark'],
];

/** A phase of the collector begins. */
export function phaseMessage(context: StepContext): Message {
  const phase = context.trace.header.phases[context.step.b]!;
  const found = PHASES.find(([pattern]) => pattern.test(phase.name))?.[1] ?? 'other';
  const variant = found.endsWith('.') ? `${found}python${context.isPython2 ? 2 : 3}` : found;
  return {
    key: `Phase.${variant}`,
    params: {
      phase: context.code(phase.name),
      meaning: context.sentence(phase.meaning),
      version: context.version,
    },
  };
}

/** A `gc_refs` changes. */
export function gcRefsMessage(context: StepContext): Message {
  const { view, step } = context;
  const object = context.object(step.a);
  if (step.kind === StepKind.GcRefsInit) {
    return { key: 'GcRefsInit.copy', params: { object, count: step.b } };
  }
  const slot = step.d === 0 ? '' : context.slot(step.d);
  const params = { object, old: groupDigits(step.b), count: step.c, slot };
  if (step.kind === StepKind.GcRefsSubtract) {
    return { key: `GcRefsSubtract.${step.c === 0 ? 'zero' : 'left'}`, params };
  }
  if (step.d === 0) {
    const variant = isProved(context) ? 'examined' : 'outside';
    return { key: `GcRefsReach.${variant}`, params };
  }
  return {
    key: 'GcRefsReach.reference',
    params: { ...params, holder: context.object(view.from(step.d)) },
  };
}

/** True for an object that an earlier step of the phase found reachable: its `gc_refs` was 0, and was set to 1. */
function isProved({ trace, n, step }: StepContext): boolean {
  const { kind, a, b, c } = trace.steps;
  for (let at = n - 1; at > 0 && kind.get(at) !== StepKind.Phase; at--) {
    if (a.get(at) !== step.a) continue;
    if (kind.get(at) === StepKind.Move) return c.get(at) === GcList.Young;
    if (kind.get(at) === StepKind.GcRefsReach) return b.get(at) === 0;
  }
  return false;
}

/** An object moves between the collector's lists. */
export function moveMessage(context: StepContext): Message {
  const { step, trace } = context;
  const name = trace.header.listNames[step.c];
  return {
    key: `Move.${moveVariant(step.b, step.c, step.d)}`,
    params: {
      object: context.object(step.a),
      list: context.code(name === undefined || name === '' ? 'the next list' : name),
      cause: step.d === 0 ? 'Something' : context.object(step.d),
    },
  };
}

function moveVariant(from: number, to: number, cause: number): string {
  switch (to) {
    case GcList.Unreachable:
      return 'tentative';
    case GcList.Finalizers:
      return cause === 0 ? 'finalizer' : 'reached';
    case GcList.FinalUnreachable:
      return 'dead';
    case GcList.Permanent:
      return 'permanent';
    case GcList.Young:
      return from === GcList.Unreachable ? 'back' : 'examined';
    default:
      return from >= GcList.Unreachable ? 'returned' : 'older';
  }
}

/** The verdict on an object that cannot be freed. */
export function uncollectableMessage(context: StepContext): Message {
  const { a: object, b: owns } = context.step;
  const variant = owns === 0 ? 'held' : context.isPython2 ? 'owner' : 'native';
  return {
    key: `Uncollectable.${variant}`,
    params: {
      object: context.object(object),
      class: context.typeOf(object),
      version: context.version,
    },
  };
}

/** An object came back to life. */
export function resurrectedMessage(context: StepContext): Message {
  const variant = context.view.run >= 0 ? 'run' : context.isPython2 ? 'legacy' : 'count';
  const object = context.step.a;
  return {
    key: `Resurrected.${variant}`,
    params: {
      object: context.object(object),
      holds: context.holds(object),
      version: context.version,
    },
  };
}
