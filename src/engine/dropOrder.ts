import type { PyFrame } from './frame';
import { FIRST_LOCAL } from './frame';
import type { PyObject } from './object';
import { PyDict, PySet } from './objects/dict';
import { sharedPairs } from './objects/dictionary';
import { legacyDropOrder } from './objects/legacyOrder';
import { PyList, PyTuple } from './objects/payload';
import { setOrder } from './objects/setTable';
import type { Runtime } from './runtime';

/** Indices of `refs` in the order in which the object's type drops them. */
export function dropOrder(rt: Runtime, object: PyObject): Iterable<number> {
  const { length } = object.refs;
  if (object instanceof PyList || object instanceof PyTuple || object.type === rt.types.filter)
    return descending(length);
  if (object.type === rt.types.frame)
    return frameOrder(object as PyFrame, rt.rules.localsDieLastFirst);
  if (object instanceof PyDict && !rt.rules.dictsKeepOrder) return legacyDropOrder(rt, object);
  if (object instanceof PyDict && object.sharedKeys !== null)
    return sharedPairs(object, object.sharedKeys).flatMap((pair) => [2 * pair, 2 * pair + 1]);
  if (object instanceof PySet) return setOrder(object);
  return ascending(length);
}

function* ascending(length: number): Iterable<number> {
  for (let i = 0; i < length; i++) yield i;
}

function* descending(length: number): Iterable<number> {
  for (let i = length - 1; i >= 0; i--) yield i;
}

/** Local variables and cells first, in declaration order (3.14: reversed), then the fixed slots. */
function* frameOrder(frame: PyFrame, reversed: boolean): Iterable<number> {
  if (reversed) for (let i = frame.refs.length - 1; i >= FIRST_LOCAL; i--) yield i;
  else for (let i = FIRST_LOCAL; i < frame.refs.length; i++) yield i;
  for (let i = 0; i < FIRST_LOCAL; i++) yield i;
}
