import { ObjectFlag } from '../../heap/kinds';
import { FIRST_LOCAL, PyFrame } from '../frame';
import type { PyObject, Slot } from '../object';
import { PyDict } from '../objects/dict';
import { sharedPairs } from '../objects/dictionary';
import { PyList, PyTuple, PyStr } from '../objects/payload';
import { PyType } from '../objects/type';
import type { Runtime } from '../runtime';

/** Called for each counted reference that `tp_traverse` reports: its target and its edge in the trace (0: not there). */
export type Visit = (target: PyObject, edge: number) => void;

/** `tp_traverse`: the references of `object` that take part in cycle detection, in CPython's order. */
export function traverse(rt: Runtime, object: PyObject, visit: Visit): void {
  const { attrs } = object;
  if (attrs !== null) {
    walk(attrs.slots, attrs.slotEdges, visit);
    if (attrs.inline !== null) walk(attrs.inline, attrs.inlineEdges, visit);
    if (attrs.dict instanceof PyDict && attrs.dict.shownFrom === object)
      traverseShown(attrs.dict, visit);
    else if (attrs.dict !== null) visit(attrs.dict, attrs.dictEdge);
  }
  if (object.countsType) visit(object.type, object.typeEdge);
  if (object instanceof PyList || object instanceof PyTuple) {
    for (let i = object.refs.length - 1; i >= 0; i--) {
      const target = object.refs[i];
      if (target != null) visit(target, object.edges[i]!);
    }
  } else if (object instanceof PyDict) {
    if (object.shownFrom === null) traverseDict(rt, object, visit);
  } else if (object instanceof PyFrame) traverseFrame(object, visit);
  else if (object instanceof PyType && !object.isHeap) return;
  else {
    for (let i = 0; i < object.refs.length; i++) {
      const target = object.refs[i];
      if (target == null) continue;
      // A 3.11+ generator's frame is no object: what it holds, the generator holds.
      if (target instanceof PyFrame && rt.heap.hasFlag(target, ObjectFlag.NoCount))
        traverseFrame(target, visit);
      else visit(target, object.edges[i]!);
    }
  }
}

function walk(refs: readonly Slot[], edges: readonly number[], visit: Visit): void {
  for (let i = 0; i < refs.length; i++) {
    const target = refs[i];
    if (target != null) visit(target, edges[i]!);
  }
}

/** The inline values that a dict shows, in the order of the class's shared keys. */
function traverseShown(dict: PyDict, visit: Visit): void {
  for (const name of dict.sharedKeys!.keys()) {
    const index = dict.index.get(name);
    if (index !== undefined) visit(dict.refs[index + 1]!, dict.edges[index + 1]!);
  }
}

/** Pair by pair; 3.x reports the value before the key, and only values when all keys are str. */
function traverseDict(rt: Runtime, dict: PyDict, visit: Visit): void {
  const valuesOnly = rt.v >= 300 && dict.keys.every((key) => key === null || key instanceof PyStr);
  const order = dict.sharedKeys === null ? null : sharedPairs(dict, dict.sharedKeys);
  for (let at = 0; at < dict.keys.length; at++) {
    const i = order === null ? at : order[at]!;
    const key = dict.keys[i];
    if (key == null) continue;
    const seeKey = (): void => {
      if (!valuesOnly) visit(key, dict.edges[2 * i]!);
    };
    if (rt.v < 300) seeKey();
    visit(dict.refs[2 * i + 1]!, dict.edges[2 * i + 1]!);
    if (rt.v >= 300) seeKey();
  }
}

/** Fixed slots, locals and cells; the evaluation stack only while the frame is suspended. */
function traverseFrame(frame: PyFrame, visit: Visit): void {
  for (let i = 0; i < FIRST_LOCAL; i++) {
    const target = frame.refs[i];
    if (target != null) visit(target, frame.edges[i]!);
  }
  for (let i = FIRST_LOCAL; i < frame.refs.length; i++) {
    const target = frame.refs[i];
    if (target != null) visit(target, frame.edges[i]!);
  }
  if (frame.generator !== null && frame.started && !frame.finished) frame.visitStack(visit);
}
