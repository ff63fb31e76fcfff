import { EdgeKind, ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import { PyObject } from '../object';
import type { Runtime } from '../runtime';
import type { PyDict } from './dict';
import { PySet } from './dict';
import { dictGet } from './dictionary';
import { type DictPart, newDictIterator } from './dictIterators';
import { orderedPairs } from './dictOps';
import { newStaticType } from './iteratorTypes';
import { PyTuple } from './payload';
import { newSet, setAdd, setDiscard, setUpdate } from './setOps';
import type { BinarySlot, CompareName, Slots } from './type';

/** `d.keys()`, `d.values()` and `d.items()` of 3.x (`viewkeys` and so on of 2.7); refs: the dict. */
export class PyDictView extends PyObject {
  readonly part: DictPart = 'keys';
}

class PyValuesView extends PyDictView {
  override readonly part = 'values';
}

class PyItemsView extends PyDictView {
  override readonly part = 'items';
}

/** A view of `dict`. */
export function newDictView(rt: Runtime, dict: PyDict, part: DictPart): PyDictView {
  const type = rt.types[`dict_${part}`]!;
  const view =
    part === 'keys'
      ? new PyDictView(type)
      : part === 'values'
        ? new PyValuesView(type)
        : new PyItemsView(type);
  view.refs = [null];
  view.edges = [0];
  rt.place(view);
  rt.rc.assign(view, view.refs, view.edges, 0, dict, EdgeKind.Slot, 'dv_dict', false);
  return view;
}

const dictOf = (view: PyObject): PyDict => view.refs[0] as PyDict;

/** Keys, values or pairs as they stand; pairs are new tuples. */
function contents(rt: Runtime, view: PyDictView): PyObject[] {
  return orderedPairs(rt, dictOf(view)).map(([key, value]) =>
    view.part === 'keys' ? key : view.part === 'values' ? value : rt.tuple([key, value], false),
  );
}

function repr(rt: Runtime, self: PyObject): string {
  const view = self as PyDictView;
  const name = view.type.name;
  const text = rt.ops.guardRepr(
    view,
    () =>
      `${name}([${contents(rt, view)
        .map((item) => rt.ops.repr(item))
        .join(', ')}])`,
  );
  return text ?? '...';
}

function contains(rt: Runtime, self: PyObject, item: PyObject): boolean {
  const view = self as PyDictView;
  const dict = dictOf(view);
  if (view.part === 'keys') return dictGet(rt, dict, item) !== null;
  if (view.part === 'values')
    return orderedPairs(rt, dict).some(([, value]) => rt.equal(value, item));
  if (!(item instanceof PyTuple) || item.refs.length !== 2) return false;
  const value = dictGet(rt, dict, item.items[0]!);
  return value !== null && rt.equal(value, item.items[1]!);
}

/** Compares as a set with another view or set. */
function compare(rt: Runtime, self: PyObject, other: PyObject, op: CompareName): PyObject | null {
  const setLike =
    other instanceof PySet || (other instanceof PyDictView && other.part !== 'values');
  if (!setLike) return null;
  const size = dictOf(self).size;
  const others = rt.ops.len(other);
  const within = (a: PyObject, b: PyObject): boolean => {
    let all = true;
    rt.iteration.iterate(a, (item) => (all = rt.ops.contains(b, item)));
    return all;
  };
  switch (op) {
    case 'Eq':
      return rt.bool(size === others && within(self, other));
    case 'NotEq':
      return rt.bool(!(size === others && within(self, other)));
    case 'Lt':
      return rt.bool(size < others && within(self, other));
    case 'LtE':
      return rt.bool(size <= others && within(self, other));
    case 'Gt':
      return rt.bool(size > others && within(other, self));
    case 'GtE':
      return rt.bool(size >= others && within(other, self));
  }
}

/** A set operation with a view on one side: the result is a set. */
function setOperation(
  change: (rt: Runtime, result: PySet, left: PyObject, right: PyObject) => void,
): BinarySlot {
  return (rt, left, right) => {
    const result = newSet(rt, rt.types.set);
    change(rt, result, left, right);
    return rt.born(result);
  };
}

const discardAll = (rt: Runtime, set: PySet, from: PyObject): void =>
  rt.iteration.iterate(from, (item) => void setDiscard(rt, set, item));

const OPERATIONS: Record<string, BinarySlot> = {
  BitOr: setOperation((rt, set, left, right) => {
    setUpdate(rt, set, left, false);
    setUpdate(rt, set, right, false);
  }),
  BitAnd: setOperation((rt, set, left, right) => {
    const [view, other] = left instanceof PyDictView ? [left, right] : [right, left];
    rt.iteration.iterate(
      other,
      (item) => void (contains(rt, view, item) && setAdd(rt, set, item, false)),
    );
  }),
  Sub: setOperation((rt, set, left, right) => {
    setUpdate(rt, set, left, false);
    discardAll(rt, set, right);
  }),
  BitXor: setOperation((rt, set, left, right) => {
    const other = newSet(rt, rt.types.set);
    setUpdate(rt, other, right, false);
    rt.iteration.iterate(
      left,
      (item) => void (setDiscard(rt, other, item) || setAdd(rt, set, item, false)),
    );
    setUpdate(rt, set, other, false);
  }),
};

/** Makes the types of views, where the version has them. */
export function installDictViews(rt: Runtime): void {
  if (rt.v < 207) return;
  for (const part of ['keys', 'values', 'items'] as const) {
    const setLike: Slots = part === 'values' ? {} : { contains, compare, binary: OPERATIONS };
    const type = newStaticType(rt, `dict_${part}`, {
      kind: ObjectKind.Other,
      quiet: true,
      gc: true,
      size: 40,
      acceptable: false,
      instantiable: false,
      layout: true,
      slots: {
        repr,
        len: (_rt, self) => dictOf(self).size,
        iter: (rt, self) => newDictIterator(rt, dictOf(self), part),
        ...setLike,
      },
    });
    if (part !== 'values') Object.assign(type.slots, { hash: undefined });
    if (rt.v >= 308) {
      defineMethod(rt, type, '__reversed__', {}, (rt, [self]) =>
        newDictIterator(rt, dictOf(self!), part, true),
      );
    }
    if (part !== 'values') {
      defineMethod(rt, type, 'isdisjoint', { min: 1 }, (rt, [self, other]) => {
        let disjoint = true;
        rt.iteration.iterate(other!, (item) => (disjoint = !contains(rt, self!, item)));
        return rt.bool(disjoint);
      });
    }
    rt.types[`dict_${part}`] = type;
  }
}
