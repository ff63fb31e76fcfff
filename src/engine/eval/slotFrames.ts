import { OnReturn, type PyFrame } from '../frame';
import type { PyObject } from '../object';
import { PyFunction, PyWrapper } from '../objects/callables';
import { lookupInstance } from '../objects/attributeAccess';
import type { Runtime } from '../runtime';
import { frameFor } from './frames';

/** LOAD_ATTR: a property's getter or `__getattr__` written in Python gets a frame; all else is looked up at once. */
export function attributeFromStack(rt: Runtime, f: PyFrame, name: string): void {
  const object = f.peek(0);
  const type = object.type;
  if (type.isHeap && type.slots.getattr !== rt.types.type.slots.getattr) {
    const found = rt.ops.lookup(type, name);
    if (found instanceof PyWrapper && found.type === rt.types.property) {
      const getter = found.refs[0];
      if (getter instanceof PyFunction)
        return enterSlot(rt, f, getter, object, [], rt.v < 308 ? 1 : 0);
    }
    const hook = type.getattrHook;
    if (
      hook instanceof PyFunction &&
      type.getattributeHook === null &&
      found === null &&
      lookupInstance(rt, object, name) === null
    ) {
      return enterSlot(rt, f, hook, object, [rt.intern(name)], rt.v < 312 ? 1 : 0);
    }
  }
  const value = rt.rc.hold(type.slots.getattr!(rt, object, name), 'attribute');
  f.pop(rt.rc);
  f.push(value, rt.rc);
}

/** Calls `func(self, *args)` in a frame whose result takes the place of the top entry. */
function enterSlot(
  rt: Runtime,
  f: PyFrame,
  func: PyFunction,
  self: PyObject,
  args: PyObject[],
  holds: number,
): void {
  let extra = 0;
  for (let i = 0; i < holds; i++) {
    f.push(self, rt.rc, rt.v < 300 ? 'argument tuple' : 'bound method');
    extra++;
  }
  if (rt.v < 300 && args.length > 0) {
    f.push(self, rt.rc, 'argument tuple');
    extra++;
  }
  const frame = frameFor(rt, func, [self, ...args], null);
  if (frame.generator !== null) {
    const generator = rt.rc.hold(frame.generator, 'result');
    for (let i = 0; i <= extra; i++) f.pop(rt.rc);
    f.push(generator, rt.rc);
    return;
  }
  frame.tempMark = f.tempMark;
  rt.rc.releaseTo(f.tempMark);
  rt.eval.pushFrame(frame, OnReturn.Push, extra + 1, func);
}
