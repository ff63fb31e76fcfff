import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyBytes, PyFloat, PyInt, PyStr, PyTuple } from './payload';

/** Said of a key that can only be found by its hash and `__eq__`. */
export const NO_PLAIN_KEY = Symbol('compared with __eq__');

/** Marks of composite keys; no Python string of a program begins with a lone surrogate pair half twice. */
const BYTES_MARK = '\udc00\udc00b';
const TUPLE_MARK = '\udc00\udc00t';

/**
 * A JavaScript value that is the same exactly for keys that Python holds equal, so that a Map finds them:
 * numbers by value, text by content, objects with the default `__eq__` by identity. {@link NO_PLAIN_KEY} for others.
 */
export function plainKey(rt: Runtime, key: PyObject): unknown {
  const slots = key.type.slots;
  if (key instanceof PyStr)
    return slots.hash === rt.types.str.slots.hash || slots.hash === rt.types.unicode.slots.hash
      ? key.value
      : NO_PLAIN_KEY;
  if (key instanceof PyInt)
    return slots.hash === rt.types.int.slots.hash || slots.hash === rt.types.long.slots.hash
      ? key.value
      : NO_PLAIN_KEY;
  if (key instanceof PyFloat)
    return Number.isInteger(key.value) && !Number.isSafeInteger(key.value)
      ? BigInt(key.value)
      : key.value;
  if (key instanceof PyBytes && slots.hash === rt.types.bytes.slots.hash)
    return BYTES_MARK + key.value;
  if (key instanceof PyTuple && slots.hash === rt.types.tuple.slots.hash) return tupleKey(rt, key);
  if (slots.hash === rt.types.object.slots.hash && slots.compare === rt.types.object.slots.compare)
    return key;
  return NO_PLAIN_KEY;
}

function tupleKey(rt: Runtime, tuple: PyTuple): unknown {
  let text = TUPLE_MARK;
  for (const item of tuple.items) {
    const part = plainKey(rt, item);
    if (part === NO_PLAIN_KEY) return NO_PLAIN_KEY;
    if (typeof part === 'string') text += `s${part.length}:${part}`;
    else if (typeof part === 'number' || typeof part === 'bigint') text += `n${part};`;
    else text += `#${item.id};`;
  }
  return text;
}
