import type { StepIndex } from '../heap/ids';
import { StepKind } from '../heap/steps';
import type { HeapView } from '../heap/view';
import type { Trace } from '../trace/trace';
import { bornMessage } from './births';
import {
  callMessage,
  callbackMessage,
  finalizerEnterMessage,
  finalizerLeaveMessage,
  returnMessage,
  writeMessage,
} from './calls';
import {
  gcRefsMessage,
  moveMessage,
  phaseMessage,
  resurrectedMessage,
  runBeginMessage,
  runEndMessage,
  uncollectableMessage,
} from './collecting';
import { StepContext, type Message } from './context';
import { messages } from './messages';
import { plainText, render, type Part } from './parts';
import { bindMessage, freedMessage, unbindMessage } from './references';

/** What a step deserves as its sign beside the caption. */
export type CaptionHint =
  | 'start'
  | 'line'
  | 'born'
  | 'freed'
  | 'bind'
  | 'unbind'
  | 'lost'
  | 'call'
  | 'return'
  | 'finalizer'
  | 'callback'
  | 'write'
  | 'error'
  | 'generator'
  | 'collector'
  | 'gc_refs'
  | 'tentative'
  | 'reachable'
  | 'uncollectable'
  | 'resurrected'
  | 'weakref'
  | 'shutdown'
  | 'stopped';

/** The caption of a step: a bold beginning, what happened, and why or what it means. */
export interface Caption {
  lead: Part[];
  text: Part[];
  /** Empty where there is nothing to explain. */
  why: Part[];
  hint: CaptionHint;
  /** Kind of step and case: `Unbind.cycle`. */
  kind: string;
}

const HINTS: Readonly<Record<string, CaptionHint>> = {
  Start: 'start',
  Line: 'line',
  Born: 'born',
  Freed: 'freed',
  Bind: 'bind',
  Unbind: 'unbind',
  'Unbind.cycle': 'lost',
  'Unbind.unreachable': 'lost',
  Call: 'call',
  Return: 'return',
  FinalizerEnter: 'finalizer',
  FinalizerLeave: 'finalizer',
  CallbackEnter: 'callback',
  CallbackLeave: 'callback',
  Write: 'write',
  GcRefsInit: 'gc_refs',
  GcRefsSubtract: 'gc_refs',
  GcRefsReach: 'reachable',
  Move: 'collector',
  'Move.tentative': 'tentative',
  'Move.back': 'reachable',
  'Move.finalizer': 'uncollectable',
  'Move.reached': 'uncollectable',
  Phase: 'collector',
  RunBegin: 'collector',
  RunEnd: 'collector',
  Raise: 'error',
  Catch: 'error',
  'Return.exception': 'error',
  WeakrefCleared: 'weakref',
  Uncollectable: 'uncollectable',
  'Bind.garbage': 'uncollectable',
  Resurrected: 'resurrected',
  'FinalizerLeave.lives': 'resurrected',
  Track: 'collector',
  Untrack: 'collector',
  Yield: 'generator',
  Resume: 'generator',
  Shutdown: 'shutdown',
  Stopped: 'stopped',
};

/** What step `n` of a trace did, in words; `view` is the heap at that step. */
export function captionOf(trace: Trace, n: StepIndex, view: HeapView, language = 'en'): Caption {
  const catalogue = messages(language);
  const { key, params } = messageOf(new StepContext(trace, n, view, catalogue));
  const template = catalogue.messages[key]!;
  return {
    lead: render(template.lead, params, 'strong'),
    text: render(template.text, params),
    why: render(template.why, params),
    hint: HINTS[key] ?? HINTS[key.slice(0, key.indexOf('.'))]!,
    kind: key,
  };
}

/** A caption as plain text, for live regions, subtitles and files. */
export function captionText(caption: Caption): string {
  return [caption.lead, caption.text, caption.why].map(plainText).filter(Boolean).join(' ');
}

function messageOf(context: StepContext): Message {
  const { step, view } = context;
  switch (step.kind) {
    case StepKind.Start:
      return startMessage(context);
    case StepKind.Line:
      return lineMessage(context);
    case StepKind.Born:
      return bornMessage(context);
    case StepKind.Freed:
      return freedMessage(context);
    case StepKind.Bind:
      return bindMessage(context);
    case StepKind.Unbind:
      return unbindMessage(context);
    case StepKind.Call:
      return callMessage(context);
    case StepKind.Return:
      return returnMessage(context);
    case StepKind.FinalizerEnter:
      return finalizerEnterMessage(context);
    case StepKind.FinalizerLeave:
      return finalizerLeaveMessage(context);
    case StepKind.CallbackEnter:
      return callbackMessage(context, 'Enter');
    case StepKind.CallbackLeave:
      return callbackMessage(context, 'Leave');
    case StepKind.Write:
      return writeMessage(context);
    case StepKind.GcRefsInit:
    case StepKind.GcRefsSubtract:
    case StepKind.GcRefsReach:
      return gcRefsMessage(context);
    case StepKind.Move:
      return moveMessage(context);
    case StepKind.Phase:
      return phaseMessage(context);
    case StepKind.RunBegin:
      return runBeginMessage(context);
    case StepKind.RunEnd:
      return runEndMessage(context);
    case StepKind.Raise:
    case StepKind.Catch:
      return {
        key: step.kind === StepKind.Raise ? 'Raise.exception' : 'Catch.exception',
        params: { object: context.object(step.a), function: context.function(step.b) },
      };
    case StepKind.WeakrefCleared:
      return {
        key: view.run >= 0 ? 'WeakrefCleared.run' : 'WeakrefCleared.count',
        params: { holder: context.object(step.a), object: context.object(step.b) },
      };
    case StepKind.Uncollectable:
      return uncollectableMessage(context);
    case StepKind.Resurrected:
      return resurrectedMessage(context);
    case StepKind.Track:
    case StepKind.Untrack:
      return {
        key: step.kind === StepKind.Track ? 'Track.object' : 'Untrack.object',
        params: { object: context.object(step.a) },
      };
    case StepKind.Yield:
    case StepKind.Resume:
      return {
        key: step.kind === StepKind.Yield ? 'Yield.generator' : 'Resume.generator',
        params: {
          generator: context.object(step.a),
          object: step.c === 0 ? context.code('None') : context.object(step.c),
        },
      };
    case StepKind.Shutdown:
      return {
        key: 'Shutdown.stage',
        params: { stage: context.text(step.a), meaning: context.sentence(context.text(step.b)) },
      };
    default:
      return {
        key: 'Stopped.message',
        params: { message: context.sentence(context.text(step.a)) },
      };
  }
}

function startMessage({ trace }: StepContext): Message {
  const first = trace.stops.next('line', 0);
  const line = trace.step(first).line;
  return line === 0 ? { key: 'Start.empty', params: {} } : { key: 'Start.first', params: { line } };
}

function lineMessage(context: StepContext): Message {
  const { step, view } = context;
  const frame = context.function(step.a);
  return {
    key: view.frames[0] === step.a || frame.text === '‹module›' ? 'Line.module' : 'Line.function',
    params: { line: step.b, code: context.sourceLine(step.b), function: frame },
  };
}
