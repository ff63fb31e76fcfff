import { EdgeKind } from '../heap/kinds';
import type { PyObject } from './object';
import { PyClassicInstance } from './objects/callables';
import { PyDict } from './objects/dict';
import { PyIterator } from './objects/iterator';
import { PyList, PyTuple } from './objects/payload';
import type { PyType } from './objects/type';
import type { Runtime } from './runtime';

/** The iterator protocol (`PyObject_GetIter`, `PyIter_Next`, `PySequence_List`), as C code uses it. */
export class Iteration {
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  iter(object: PyObject): PyObject {
    const slot = object.type.slots.iter;
    if (slot !== undefined) {
      const iterator = slot(this.rt, object);
      if (iterator.type.slots.next === undefined) {
        return this.rt.typeError(
          `iter() returned non-iterator of type '${this.rt.ops.typeName(iterator)}'`,
        );
      }
      return iterator;
    }
    if (object.type.slots.getitem !== undefined && !(object instanceof PyDict))
      return this.sequenceIterator(object);
    if (object instanceof PyClassicInstance)
      return this.rt.typeError('iteration over non-sequence');
    return this.rt.typeError(`'${this.rt.ops.typeName(object)}' object is not iterable`);
  }

  /** An iterator by `__getitem__` with 0, 1, 2, …; the generic one of old sequences and of str. */
  sequenceIterator(object: PyObject): PyObject {
    return this.makeIterator(object, this.rt.types.iterator!, 'sequence');
  }

  makeIterator(object: PyObject, type: PyType, mode: PyIterator['mode']): PyIterator {
    const iterator = new PyIterator(type, mode);
    iterator.refs = [null];
    iterator.edges = [0];
    this.rt.place(iterator);
    this.rt.rc.assign(
      iterator,
      iterator.refs,
      iterator.edges,
      0,
      object,
      EdgeKind.Slot,
      'it_seq',
      false,
    );
    return iterator;
  }

  /** Next item, held by C once; null at the end. */
  next(iterator: PyObject): PyObject | null {
    const { rt } = this;
    const slot = iterator.type.slots.next;
    if (slot === undefined)
      return rt.typeError(`'${this.rt.ops.typeName(iterator)}' object is not an iterator`);
    const mark = rt.rc.mark;
    const item = slot(rt, iterator);
    if (item === null) return null;
    rt.rc.incref(item);
    rt.rc.releaseTo(mark);
    rt.rc.hold(item, 'item');
    rt.rc.decref(item);
    return item;
  }

  /** Visits the items one by one, letting go of each before the next; `visit` returning false ends it. */
  iterate(object: PyObject, visit: (item: PyObject) => unknown): void {
    const rt = this.rt;
    const iterator = this.iter(object);
    for (;;) {
      const mark = rt.rc.mark;
      const item = this.next(iterator);
      if (item === null) return;
      const go = visit(item);
      rt.rc.releaseTo(mark);
      rt.dealloc.settle();
      if (go === false) return;
      rt.heap.spend(1);
    }
  }

  /** All items; held by C until the operation ends. */
  toList(object: PyObject): PyObject[] {
    const rt = this.rt;
    if ((object instanceof PyList || object instanceof PyTuple) && !object.type.isHeap) {
      const items = [...object.items];
      for (const item of items) rt.rc.hold(item, 'item');
      return items;
    }
    const items: PyObject[] = [];
    const iterator = this.iter(object);
    for (;;) {
      const item = this.next(iterator);
      if (item === null) return items;
      items.push(item);
      rt.heap.spend(1);
      rt.heap.charge(0);
    }
  }
}
