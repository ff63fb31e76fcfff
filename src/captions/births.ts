import type { ObjectId } from '../heap/ids';
import { EdgeKind, ObjectKind } from '../heap/kinds';
import type { Message, StepContext } from './context';

const BY_KIND: Readonly<Record<number, string>> = {
  [ObjectKind.Instance]: 'Born.instance',
  [ObjectKind.Class]: 'Born.class',
  [ObjectKind.Function]: 'Born.function',
  [ObjectKind.Dict]: 'Born.container',
  [ObjectKind.List]: 'Born.container',
  [ObjectKind.Tuple]: 'Born.container',
  [ObjectKind.Set]: 'Born.container',
  [ObjectKind.Cell]: 'Born.cell',
  [ObjectKind.Generator]: 'Born.generator',
  [ObjectKind.Module]: 'Born.module',
  [ObjectKind.Weakref]: 'Born.weakref',
  [ObjectKind.Method]: 'Born.method',
  [ObjectKind.Exception]: 'Born.exception',
  [ObjectKind.Traceback]: 'Born.traceback',
  [ObjectKind.Frame]: 'Born.frame',
  [ObjectKind.Value]: 'Born.value',
};

/** An object was born: by a call of its class, a statement, a literal, or because an instance needs a dict. */
export function bornMessage(context: StepContext): Message {
  const { view, step } = context;
  const object = step.a;
  const owner = ownerOfDict(context, object);
  return {
    key: owner !== 0 ? 'Born.attributes' : (BY_KIND[view.objectKind(object)] ?? 'Born.other'),
    params: {
      object: context.object(object),
      holder: owner === 0 ? '' : context.object(owner),
      class: context.typeOf(object),
      type: context.code(view.typeName(object)),
      count: context.count(object),
      held: context.held(object),
    },
  };
}

/** The object whose attributes a dict holds, or 0: an instance, a class, a function. Modules do not count. */
export function ownerOfDict({ view }: StepContext, dict: ObjectId): ObjectId {
  if (view.objectKind(dict) !== ObjectKind.Dict) return 0;
  for (const edge of view.in(dict)) {
    if (
      isDictSlot(view.kind(edge), view.label(edge)) &&
      view.objectKind(view.from(edge)) !== ObjectKind.Module
    ) {
      return view.from(edge);
    }
  }
  return 0;
}

/** True for a dict in which a module's or a frame's global names stand. */
export function isGlobals({ view }: StepContext, dict: ObjectId): boolean {
  if (view.objectKind(dict) !== ObjectKind.Dict) return false;
  for (const edge of view.in(dict)) {
    const label = view.label(edge);
    const holder = view.objectKind(view.from(edge));
    if (label === 'f_globals' || (label === '__dict__' && holder === ObjectKind.Module))
      return true;
  }
  return false;
}

const isDictSlot = (kind: number, label: string): boolean =>
  kind === EdgeKind.Slot && label === '__dict__';
