import { StepKind } from '../../heap/steps';
import type { PyObject, Slot } from '../object';
import { takeDict } from '../objects/attributes';
import { forgetAll } from '../objects/hashIndex';
import { PyDict } from '../objects/dict';
import { PyType } from '../objects/type';
import type { Runtime } from '../runtime';

/** `tp_clear`: drops what keeps the object in its cycle. Types without it (tuple, bound method) are left as they are. */
export function clearObject(rt: Runtime, object: PyObject): void {
  const { attrs } = object;
  const slot = object.type.slots.clear;
  if (attrs !== null) {
    for (let i = 0; i < attrs.slots.length; i++) drop(rt, attrs.slots, attrs.slotEdges, i);
    if (attrs.inline !== null)
      for (let i = 0; i < attrs.inline.length; i++) drop(rt, attrs.inline, attrs.inlineEdges, i);
    // 2.x leaves the instance's dict to its own tp_clear.
    const taken = rt.v >= 300 ? takeDict(attrs) : null;
    if (taken !== null) {
      const { dict, edge } = taken;
      rt.rc.unlink(dict, edge);
      tell(rt, dict, edge);
      rt.dealloc.settle();
    }
  }
  if (slot === false) return;
  if (slot !== undefined) {
    slot(rt, object);
    return;
  }
  if (object instanceof PyDict) return clearDict(rt, object);
  if (object instanceof PyType) {
    // type_clear: the mro and the base references go; the dict is emptied by its own tp_clear.
    for (const index of [1, 2]) drop(rt, object.refs, object.edges, index);
    return;
  }
  for (const index of rt.dropOrder(object)) drop(rt, object.refs, object.edges, index);
}

function clearDict(rt: Runtime, dict: PyDict): void {
  const order = [...rt.dropOrder(dict)];
  const { refs, edges } = dict;
  dict.refs = [];
  dict.edges = [];
  dict.keys = [];
  forgetAll(dict);
  dict.size = 0;
  dict.version++;
  for (const index of order) drop(rt, refs, edges, index);
}

function drop(rt: Runtime, refs: Slot[], edges: number[], index: number): void {
  const target = refs[index];
  if (target == null) return;
  const edge = edges[index]!;
  refs[index] = null;
  edges[index] = 0;
  rt.rc.unlink(target, edge);
  tell(rt, target, edge);
  rt.dealloc.settle();
}

function tell(rt: Runtime, target: PyObject, edge: number): void {
  if (edge === 0 || target.type.quiet || rt.isBackground(target) || rt.rc.countOf(target) <= 0)
    return;
  rt.heap.step(StepKind.Unbind, edge, target.traceId, 2);
}
