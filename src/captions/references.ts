import { INTERPRETER, type EdgeId, type ObjectId } from '../heap/ids';
import { EdgeKind, GcList, ObjectFlag, ObjectKind } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { isStrong } from '../analysis/roots';
import { isGlobals, ownerOfDict } from './births';
import type { Message, StepContext } from './context';
import { isUncounted } from './holder';
import type { Params } from './parts';

/** A reference was put somewhere. */
export function bindMessage(context: StepContext): Message {
  const { view, step } = context;
  const edge = step.a;
  const object = view.to(edge);
  const holder = view.from(edge);
  const owner = view.kind(edge) === EdgeKind.Value ? ownerOfDict(context, holder) : 0;
  const isName = view.kind(edge) === EdgeKind.Value || view.kind(edge) === EdgeKind.Attribute;
  return {
    key: bindKey(context, edge, owner || holder),
    params: {
      object: context.object(object),
      holder: context.object(owner || holder),
      function: context.function(holder),
      label: isName ? context.keyName(edge) : context.label(edge),
      slot: context.slot(edge),
      count: context.count(object),
      old: step.b === 0 ? '' : context.object(step.b),
    },
  };
}

function bindKey(context: StepContext, edge: EdgeId, owner: ObjectId): string {
  const { view, step } = context;
  const object = view.to(edge);
  const holder = view.from(edge);
  const kind = view.kind(edge);
  if (kind === EdgeKind.Weak) return 'Bind.weak';
  if (kind === EdgeKind.Stack || kind === EdgeKind.CStack) return 'Bind.passing';
  if (kind === EdgeKind.Item && view.name(holder) === 'gc.garbage' && view.run >= 0) {
    return view.hasFlag(object, ObjectFlag.SavedByDebug) ? 'Bind.saved' : 'Bind.garbage';
  }
  if (step.b !== 0 && step.b !== object) return 'Bind.replaced';
  if (kind === EdgeKind.Local) return 'Bind.local';
  if (owner === object) return 'Bind.self';
  if (view.objectKind(holder) === ObjectKind.Cell) return 'Bind.cell';
  if (kind === EdgeKind.Attribute || (kind === EdgeKind.Value && owner !== holder))
    return 'Bind.attribute';
  if (kind === EdgeKind.Item) return 'Bind.item';
  if (kind !== EdgeKind.Value && kind !== EdgeKind.Key) return 'Bind.slot';
  return isGlobals(context, holder) ? 'Bind.global' : 'Bind.value';
}

/** A reference was taken out: its object dies, lives on, or is lost. */
export function unbindMessage(context: StepContext): Message {
  const { view, step } = context;
  const edge = step.a;
  const object = step.b;
  const params = {
    slot: context.slot(edge),
    object: context.object(object),
    holder: context.object(view.from(edge)),
    count: context.count(object),
    holds: context.holds(object),
  };
  if (view.kind(edge) === EdgeKind.Weak) return { key: 'Unbind.weak', params };
  if (isUncounted(view, object)) return { key: 'Unbind.uncounted', params };
  if (view.refcount(object) === 0) {
    const again = context.isPython2 || !view.hasFlag(object, ObjectFlag.Finalized);
    return {
      key: context.hasFinalizer(object) && again ? 'Unbind.finalizer' : 'Unbind.last',
      params,
    };
  }
  // While it empties an object the collector holds it, so that it counts as reachable for that moment.
  if (view.run >= 0 && view.gcList(object) >= GcList.Unreachable) {
    return { key: 'Unbind.collector', params };
  }
  if (context.analysis.unreachableSince(object, context.n) >= 0)
    return lostMessage(context, object, params);
  return {
    key: step.c === 1 && view.from(edge) !== INTERPRETER ? 'Unbind.ended' : 'Unbind.survives',
    params,
  };
}

function lostMessage(context: StepContext, object: ObjectId, params: Params): Message {
  const own = holderInCycle(context, object);
  if (own === 0) return { key: 'Unbind.unreachable', params };
  return { key: 'Unbind.cycle', params: { ...params, holder: context.slot(own) } };
}

/** A reference to the object that the object itself leads to, or 0: the one that closes its cycle. */
function holderInCycle({ view, analysis, n }: StepContext, object: ObjectId): EdgeId {
  const seen = new Set([object]);
  for (const o of seen) {
    for (const edge of view.out(o)) {
      const to = view.to(edge);
      if (!isStrong(view, edge)) continue;
      if (to === object) return edge;
      if (analysis.unreachableSince(to, n) >= 0) seen.add(to);
    }
  }
  return 0;
}

/** An object was freed: for want of which reference? */
export function freedMessage(context: StepContext): Message {
  const { view, step, analysis, n } = context;
  const object = step.a;
  const edge = analysis.lastHold(object, n, view.run >= 0);
  const holder = edge === 0 ? 0 : view.from(edge);
  return {
    key: freedKey(context, object, edge),
    params: {
      object: context.object(object),
      label:
        edge === 0
          ? ''
          : view.kind(edge) === EdgeKind.Local
            ? context.label(edge)
            : context.slot(edge),
      function: context.function(holder),
      holder: context.object(holder),
      line: step.line,
    },
  };
}

function freedKey({ view, analysis }: StepContext, object: ObjectId, edge: EdgeId): string {
  if (edge === 0) return 'Freed.unknown';
  const holder = view.from(edge);
  switch (view.kind(edge)) {
    case EdgeKind.Local:
      return 'Freed.name';
    case EdgeKind.Stack:
    case EdgeKind.CStack:
      return 'Freed.temporary';
  }
  if (holder !== object && holder !== INTERPRETER && isGoing(view, holder)) return 'Freed.holder';
  return view.run >= 0 && analysis.runs.wasLost(view.run, object)
    ? 'Freed.collector'
    : 'Freed.reference';
}

const isGoing = (view: HeapView, object: ObjectId): boolean =>
  !view.isAlive(object) || (!isUncounted(view, object) && view.refcount(object) === 0);
