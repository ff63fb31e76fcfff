import { getSuperAttribute } from '../objects/super';
import { loadMethod } from '../objects/attributeAccess';
import type { HandlerTable } from './handler';
import { attributeFromStack } from './slotFrames';

/** Attributes and method loads. */
export const ATTRIBUTE_HANDLERS: HandlerTable = {
  LOAD_ATTR(rt, f, index) {
    attributeFromStack(rt, f, f.code.names[index]!);
  },
  STORE_ATTR(rt, f, index) {
    const object = f.peek(0);
    const value = f.peek(1);
    // The stack's own references go first, so that the count shown at the step is the one that stays.
    rt.rc.hold(object, 'object to change');
    rt.rc.hold(value, 'value to store');
    f.popPair(rt.rc);
    rt.ops.setAttr(object, f.code.names[index]!, value);
    rt.dealloc.keepMeanwhile(object);
    rt.dealloc.keepMeanwhile(value);
  },
  DELETE_ATTR(rt, f, index) {
    rt.ops.setAttr(f.peek(0), f.code.names[index]!, null);
    f.pop(rt.rc);
  },
  LOAD_METHOD(rt, f, index) {
    const object = f.peek(0);
    const name = f.code.names[index]!;
    const func = loadMethod(rt, object, name);
    if (func === null) {
      const bound = rt.rc.hold(rt.ops.getAttr(object, name), 'attribute');
      f.pop(rt.rc);
      f.pushBorrowed(null);
      f.push(bound, rt.rc);
      return;
    }
    // The entry of the object becomes the call's self: it keeps counting, or not, as it did.
    const owned = f.isOwned(0);
    rt.rc.hold(object, 'self');
    f.pop(rt.rc);
    f.push(func, rt.rc, 'method to call');
    if (owned) f.push(object, rt.rc, 'self');
    else f.pushBorrowed(object);
  },
  LOAD_SUPER_ATTR(rt, f, index) {
    const self = f.peek(0);
    const cls = f.peek(1);
    const result = rt.rc.hold(
      getSuperAttribute(rt, f.peek(2), cls, self, f.code.names[index]!),
      'attribute',
    );
    f.pop(rt.rc);
    f.pop(rt.rc);
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
};
