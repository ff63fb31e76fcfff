import { defineMethod } from '../define';
import type { PyObject } from '../object';
import { binary, inplace, unary } from '../objects/arithmetic';
import type { PyWeakref } from '../objects/callables';
import { toFloatValue } from '../objects/floatNew';
import { integerValue } from '../objects/intNew';
import type { BinarySlot, Slots } from '../objects/type';
import type { Runtime } from '../runtime';
import { power } from './builtinNumbers';

const BINARY = [
  'Add',
  'Sub',
  'Mult',
  'FloorDiv',
  'TrueDiv',
  'Mod',
  'LShift',
  'RShift',
  'BitAnd',
  'BitOr',
  'BitXor',
];

const UNARY = ['Negative', 'Positive', 'Invert', 'Absolute'] as const;

/** The types of `weakref.proxy`: what is done to a proxy is done to its referent, while that lives. */
export function installProxies(rt: Runtime): void {
  const { weakproxy, weakcallableproxy } = rt.types;
  for (const type of [weakproxy, weakcallableproxy]) {
    type.isSequence = false;
    Object.assign(type.slots, basicSlots(rt), containerSlots(rt), numberSlots(rt), {
      hash: () => rt.typeError(`unhashable type: '${type.name}'`),
    } satisfies Slots);
  }
  // Only the proxies of what cannot be called have these.
  const forward = (name: string): void =>
    defineMethod(rt, weakproxy, name, {}, (_rt, [self]) =>
      rt.ops.callMethod(proxied(rt, self!), name),
    );
  if (rt.v < 300) {
    defineMethod(rt, weakproxy, '__unicode__', {}, (_rt, [self]) =>
      rt.call(rt.types.unicode, [proxied(rt, self!)]),
    );
  } else forward('__bytes__');
  if (rt.v >= 309) forward('__reversed__');
  weakcallableproxy.slots.call = (_rt, self, args, keywords) =>
    rt.eval.call(proxied(rt, self), args, keywords);
}

/** Is the object one that `weakref.proxy` makes? */
export function isProxy(rt: Runtime, object: PyObject): object is PyWeakref {
  const { weakproxy, weakcallableproxy } = rt.types;
  return object.type === weakproxy || object.type === weakcallableproxy;
}

/** The referent, held until the operation ends (`proxy_check_ref`). */
export function proxied(rt: Runtime, proxy: PyObject): PyObject {
  const { referent } = proxy as PyWeakref;
  if (referent === null)
    return rt.raise(rt.types.ReferenceError!, 'weakly-referenced object no longer exists');
  return rt.rc.hold(referent, 'referent of a proxy');
}

/** `UNWRAP`: an operand itself, or what it is a proxy of. */
function unwrap(rt: Runtime, operand: PyObject): PyObject {
  return isProxy(rt, operand) ? proxied(rt, operand) : operand;
}

function proxyRepr(rt: Runtime, self: PyObject): string {
  const { referent } = self as PyWeakref;
  const at = rt.ops.address(self);
  if (rt.v >= 313) {
    if (referent === null) return `<weakproxy at ${at}; dead>`;
    return `<weakproxy at ${at}; to '${rt.ops.qualifiedName(referent.type)}' at ${rt.ops.address(referent)}>`;
  }
  const to = referent ?? rt.none;
  return `<weakproxy at ${at} to ${rt.ops.typeName(to)} at ${rt.ops.address(to)}>`;
}

function basicSlots(rt: Runtime): Slots {
  return {
    getattr: (_rt, self, name) => rt.ops.getAttr(proxied(rt, self), name),
    setattr: (_rt, self, name, value) => rt.ops.setAttr(proxied(rt, self), name, value),
    str: (_rt, self) => rt.ops.str(proxied(rt, self)),
    repr: (_rt, self) => proxyRepr(rt, self),
    compare: (_rt, self, other, op) => {
      // 2.x compares a proxy with proxies alone.
      if (rt.v < 300 && other.type !== self.type) return null;
      return rt.ops.compare(proxied(rt, self), unwrap(rt, other), op);
    },
  };
}

function containerSlots(rt: Runtime): Slots {
  return {
    len: (_rt, self) => rt.ops.len(proxied(rt, self)),
    iter: (_rt, self) => rt.iteration.iter(proxied(rt, self)),
    next: (_rt, self) => {
      const iterator = proxied(rt, self);
      if (iterator.type.slots.next !== undefined) return rt.iteration.next(iterator);
      const name = rt.ops.typeName(iterator);
      return rt.typeError(
        rt.v >= 309
          ? `Weakref proxy referenced a non-iterator '${name}' object`
          : `'${name}' object is not ${rt.v < 300 ? 'an iterator' : 'iterable'}`,
      );
    },
    getitem: (_rt, self, key) => rt.ops.getItem(proxied(rt, self), key),
    setitem: (_rt, self, key, value) => rt.ops.setItem(proxied(rt, self), key, value),
    delitem: (_rt, self, key) => rt.ops.delItem(proxied(rt, self), key),
    contains: (_rt, self, item) => rt.ops.contains(proxied(rt, self), item),
  };
}

function numberSlots(rt: Runtime): Slots {
  const both =
    (operation: (left: PyObject, right: PyObject) => PyObject): BinarySlot =>
    (_rt, left, right) =>
      operation(unwrap(rt, left), unwrap(rt, right));
  const binaries: Record<string, BinarySlot> = {
    DivMod: both((left, right) => binary(rt, left, right, 'DivMod')),
    Pow: both((left, right) => binary(rt, left, right, 'Pow')),
  };
  const inplaces: Record<string, BinarySlot> = {
    Pow: both((left, right) => inplace(rt, left, right, 'Pow')),
  };
  const names = rt.v < 300 ? [...BINARY, 'Div'] : rt.v >= 308 ? [...BINARY, 'MatMult'] : BINARY;
  for (const op of names) {
    binaries[op] = both((left, right) => binary(rt, left, right, op));
    inplaces[op] = both((left, right) => inplace(rt, left, right, op));
  }
  return {
    binary: binaries,
    inplace: inplaces,
    unary: Object.fromEntries(
      UNARY.map((op) => [op, (_rt: Runtime, self: PyObject) => unary(rt, proxied(rt, self), op)]),
    ),
    power: (_rt, base, exponent, modulus) =>
      power(rt, [unwrap(rt, base), unwrap(rt, exponent), unwrap(rt, modulus)], null),
    bool: (_rt, self) => rt.ops.isTrue(proxied(rt, self)),
    int: (_rt, self) => rt.int(integerValue(rt, proxied(rt, self))),
    float: (_rt, self) => rt.float(toFloatValue(rt, proxied(rt, self))),
    index: (_rt, self) => rt.int(rt.ops.index(proxied(rt, self))),
  };
}
