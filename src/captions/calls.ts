import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, GcList } from '../heap/kinds';
import type { Message, StepContext } from './context';
import { holdersOf } from './holder';

/** A call begins. */
export function callMessage(context: StepContext): Message {
  const { view, step } = context;
  const self = firstLocal(context, step.a);
  const isMethod = self !== 0 && view.label(self) === 'self';
  const isInit = view.name(step.a).includes('‹__init__›');
  return {
    key: !isMethod ? 'Call.function' : isInit ? 'Call.init' : 'Call.method',
    params: {
      function: context.function(step.a),
      object: isMethod ? context.object(view.to(self)) : '',
    },
  };
}

function firstLocal({ view }: StepContext, frame: ObjectId): EdgeId {
  for (const edge of view.out(frame)) {
    const kind = view.kind(edge);
    if (kind === EdgeKind.Local || kind === EdgeKind.Borrowed) return edge;
  }
  return 0;
}

/** A call ends. */
export function returnMessage(context: StepContext): Message {
  const { view, step } = context;
  const isNone = step.b === 0 || view.text(step.b) === 'None';
  return {
    key: step.c === 1 ? 'Return.exception' : isNone ? 'Return.none' : 'Return.value',
    params: {
      function: context.function(step.a),
      object: step.b === 0 ? '' : context.object(step.b),
    },
  };
}

/** True while the collector, not a count of 0, is why an object is being finalized. */
function isCollectors({ view }: StepContext, object: ObjectId): boolean {
  return view.run >= 0 && view.gcList(object) >= GcList.Unreachable;
}

/** A finalizer begins. */
export function finalizerEnterMessage(context: StepContext): Message {
  const object = context.step.a;
  const variant = isCollectors(context, object)
    ? 'collector'
    : context.isPython2
      ? 'legacy'
      : 'count';
  return {
    key: `FinalizerEnter.${variant}`,
    params: { object: context.object(object), version: context.version },
  };
}

/** A finalizer has ended: is there anybody who holds its object now? */
export function finalizerLeaveMessage(context: StepContext): Message {
  const { view } = context;
  const object = context.step.a;
  const holder = holdersOf(view, object)[0] ?? 0;
  const passing =
    holder === 0 || view.kind(holder) === EdgeKind.Stack || view.kind(holder) === EdgeKind.CStack;
  const variant = isCollectors(context, object) ? 'collector' : passing ? 'dies' : 'lives';
  return {
    key: `FinalizerLeave.${variant}`,
    params: { object: context.object(object), holds: context.holds(object) },
  };
}

/** A callback of a weak reference or of the collector begins (`Enter`) or ends (`Leave`). */
export function callbackMessage(context: StepContext, end: 'Enter' | 'Leave'): Message {
  const { a: weakref, b: callback } = context.step;
  return {
    key: `Callback${end}.${weakref === 0 ? 'gc' : 'weakref'}`,
    params: {
      object: weakref === 0 ? '' : context.object(weakref),
      callback: context.object(callback),
    },
  };
}

const LONGEST_QUOTE = 56;

/** Text was written, by the program or by the collector. */
export function writeMessage(context: StepContext): Message {
  const { stream, text } = context.trace.tables.writes[context.step.a]!;
  const shown =
    text.trim() === '' ? JSON.stringify(text).slice(1, -1) : text.trim().split('\n')[0]!;
  const quote = shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE - 1)}…` : shown;
  const byCollector = stream === 'stderr' && text.startsWith('gc: ');
  const report = /^gc: (uncollectable|collectable) </.exec(text)?.[1];
  return {
    key: `Write.${byCollector ? (report ?? 'gc') : stream}`,
    params: { written: context.code(quote) },
  };
}
