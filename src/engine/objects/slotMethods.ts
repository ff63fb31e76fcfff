import { defineMethod, defineStatic } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyStr } from './payload';
import type { CompareName, PyType } from './type';

const COMPARE: [string, CompareName][] = [
  ['__lt__', 'Lt'],
  ['__le__', 'LtE'],
  ['__eq__', 'Eq'],
  ['__ne__', 'NotEq'],
  ['__gt__', 'Gt'],
  ['__ge__', 'GtE'],
];

const BINARY: [string, string, string][] = [
  ['__add__', '__radd__', 'Add'],
  ['__sub__', '__rsub__', 'Sub'],
  ['__mul__', '__rmul__', 'Mult'],
  ['__truediv__', '__rtruediv__', 'TrueDiv'],
  ['__floordiv__', '__rfloordiv__', 'FloorDiv'],
  ['__mod__', '__rmod__', 'Mod'],
  ['__pow__', '__rpow__', 'Pow'],
  ['__lshift__', '__rlshift__', 'LShift'],
  ['__rshift__', '__rrshift__', 'RShift'],
  ['__and__', '__rand__', 'BitAnd'],
  ['__or__', '__ror__', 'BitOr'],
  ['__xor__', '__rxor__', 'BitXor'],
];

/**
 * Special methods of a built-in type, made from its slots as `add_operators` does, so that `list.__len__`,
 * `super().__repr__()` and the like find them. What the type's own file has defined stays.
 */
export function defineSlotMethods(rt: Runtime, type: PyType): void {
  const { slots } = type;
  const own = (slot: keyof PyType['slots']): boolean =>
    Object.hasOwn(slots, slot) && slots[slot] !== undefined;
  const method = (
    slot: keyof PyType['slots'],
    name: string,
    count: number,
    body: (self: PyObject, args: PyObject[]) => PyObject,
  ): void => {
    if (!own(slot) || type.lazyBuiltins.has(name)) return;
    defineMethod(rt, type, name, { min: count }, (_rt, [self, ...args]) => body(self!, args));
  };
  method('repr', '__repr__', 0, (self) => rt.str(slots.repr!(rt, self)));
  method('str', '__str__', 0, (self) => rt.str(slots.str!(rt, self)));
  method('hash', '__hash__', 0, (self) => rt.int(slots.hash!(rt, self)));
  method('len', '__len__', 0, (self) => rt.int(slots.len!(rt, self)));
  method('iter', '__iter__', 0, (self) => slots.iter!(rt, self));
  method('next', rt.v < 300 ? 'next' : '__next__', 0, (self) => {
    const item = slots.next!(rt, self);
    if (item === null) throw rt.errors.stopIteration(null);
    return item;
  });
  method('bool', rt.v < 300 ? '__nonzero__' : '__bool__', 0, (self) =>
    rt.bool(slots.bool!(rt, self)),
  );
  method('getitem', '__getitem__', 1, (self, [key]) => slots.getitem!(rt, self, key!));
  method('setitem', '__setitem__', 2, (self, [key, value]) => {
    slots.setitem!(rt, self, key!, value!);
    return rt.none;
  });
  method('delitem', '__delitem__', 1, (self, [key]) => {
    slots.delitem!(rt, self, key!);
    return rt.none;
  });
  method('contains', '__contains__', 1, (self, [item]) =>
    rt.bool(slots.contains!(rt, self, item!)),
  );
  method('getattr', '__getattribute__', 1, (self, [name]) =>
    slots.getattr!(rt, self, (name as PyStr).value),
  );
  method('setattr', '__setattr__', 2, (self, [name, value]) => {
    slots.setattr!(rt, self, (name as PyStr).value, value!);
    return rt.none;
  });
  method('setattr', '__delattr__', 1, (self, [name]) => {
    slots.setattr!(rt, self, (name as PyStr).value, null);
    return rt.none;
  });
  method('descrGet', '__get__', 2, (self, [instance, owner]) =>
    slots.descrGet!(rt, self, instance === rt.none ? null : instance!, owner!),
  );
  method('index', '__index__', 0, (self) => slots.index!(rt, self));
  method('int', '__int__', 0, (self) => slots.int!(rt, self));
  method('float', '__float__', 0, (self) => slots.float!(rt, self));
  for (const [name, op] of COMPARE) {
    method(
      'compare',
      name,
      1,
      (self, [other]) => slots.compare!(rt, self, other!, op) ?? rt.notImplemented,
    );
  }
  if (own('binary')) {
    for (const [name, reflected, op] of BINARY) {
      const slot = slots.binary![op];
      if (slot === undefined) continue;
      method('binary', name, 1, (self, [other]) => slot(rt, self, other!) ?? rt.notImplemented);
      method(
        'binary',
        reflected,
        1,
        (self, [other]) => slot(rt, other!, self) ?? rt.notImplemented,
      );
    }
  }
  if (own('call') && !type.lazyBuiltins.has('__call__')) {
    defineMethod(rt, type, '__call__', { style: 'free' }, (_rt, [self, ...args], keywords) =>
      slots.call!(rt, self!, args, keywords),
    );
  }
  if (own('init') && !type.lazyBuiltins.has('__init__')) {
    defineMethod(rt, type, '__init__', { style: 'free' }, (_rt, [self, ...args], keywords) => {
      slots.init!(rt, self!, args, keywords);
      return rt.none;
    });
  }
  if (own('new') && !type.lazyBuiltins.has('__new__')) {
    defineStatic(rt, type, '__new__', { style: 'free' }, (_rt, [cls, ...args], keywords) =>
      slots.new!(rt, cls as PyType, args, keywords),
    );
  }
}
