import { EdgeKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { PyObject } from './object';
import { PyWeakref } from './objects/callables';
import type { PyException } from './objects/exceptions';
import { PyStr } from './objects/payload';
import type { PyType } from './objects/type';
import { PyRaise } from './raise';
import type { Runtime } from './runtime';

/** Weak references: making, sharing, clearing and their callbacks, as `Objects/weakrefobject.c` does. */
export class Weakrefs {
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** A weak reference of `type` to `referent`; one without a callback is shared. */
  make(type: PyType, referent: PyObject, callback: PyObject | null): PyWeakref {
    const rt = this.rt;
    if (!referent.type.hasWeakrefs) {
      return rt.typeError(`cannot create weak reference to '${rt.ops.typeName(referent)}' object`);
    }
    const list = (referent.weakrefs ??= []) as PyWeakref[];
    const basic = this.basicReference(list);
    const proxy = this.basicProxy(list, basic);
    const isReference = type === rt.types.weakref;
    const isProxy = !isReference && !type.isHeap;
    const shared = callback !== null ? null : isReference ? basic : isProxy ? proxy : null;
    if (shared !== null) return shared;
    const ref = new PyWeakref(type);
    ref.refs = [null];
    ref.edges = [0];
    rt.place(ref);
    if (callback !== null)
      rt.rc.assign(ref, ref.refs, ref.edges, 0, callback, EdgeKind.Slot, '__callback__', false);
    ref.referent = referent;
    ref.weakEdge = rt.heap.addEdge(ref, referent, EdgeKind.Weak, 'referent');
    // The shared reference stands at the head of the list, the shared proxy behind it, then the others, newest first.
    const before =
      callback === null && isReference
        ? null
        : callback === null && isProxy
          ? basic
          : (proxy ?? basic);
    list.splice(before === null ? 0 : list.indexOf(before) + 1, 0, ref);
    return rt.born(ref);
  }

  /** ` (name)` of a referent that has a `__name__` of its own, as reprs of weak references add it. */
  nameOf(referent: PyObject): string {
    const name = this.nameAttribute(referent);
    return name instanceof PyStr ? ` (${name.value})` : '';
  }

  /** Up to 3.10 any attribute of that name, the instance's own too; from 3.11 on what its type gives it. */
  private nameAttribute(referent: PyObject): PyObject | null {
    const { ops, types, v } = this.rt;
    if (v >= 311) return ops.special(referent, '__name__');
    if (v >= 307) return ops.lookupAttr(referent, '__name__');
    try {
      return ops.getAttr(referent, '__name__');
    } catch (error) {
      if (ops.catches(error, types.Exception!)) return null;
      throw error;
    }
  }

  /** The weak reference itself dies: it leaves its referent's list. */
  forget(ref: PyWeakref): void {
    const referent = ref.referent;
    if (referent === null) return;
    this.detach(ref);
    const list = referent.weakrefs!;
    list.splice(list.indexOf(ref), 1);
    if (list.length === 0) referent.weakrefs = null;
  }

  private detach(ref: PyWeakref): void {
    this.rt.heap.removeEdge(ref.weakEdge);
    ref.weakEdge = 0;
    ref.referent = null;
  }

  /** The collector clears one weak reference: it leaves the referent's list, its callback stays for later. */
  forgetReferent(ref: PyWeakref): void {
    const referent = ref.referent;
    if (referent === null) return;
    this.forget(ref);
    this.rt.heap.step(StepKind.WeakrefCleared, ref.traceId, referent.traceId);
  }

  /** Clears one weak reference without calling its callback. */
  clearOne(ref: PyWeakref): void {
    const referent = ref.referent;
    if (referent === null) return;
    this.detach(ref);
    this.rt.heap.step(StepKind.WeakrefCleared, ref.traceId, referent.traceId);
  }

  /** `PyObject_ClearWeakRefs`: the referent is going; all its references are cleared, then callbacks run, in list order. */
  clear(referent: PyObject): void {
    const rt = this.rt;
    const list = (referent.weakrefs ?? []) as PyWeakref[];
    referent.weakrefs = null;
    const mark = rt.rc.mark;
    const basic = this.basicReference(list);
    const shared = Number(basic !== null) + Number(this.basicProxy(list, basic) !== null);
    // Several stand in a tuple until all callbacks have run; up to 3.12 a single one is only borrowed.
    const holds = rt.v >= 313 || list.length - shared > 1;
    const told: [PyWeakref, PyObject][] = [];
    for (const ref of list) {
      this.clearOne(ref);
      const { callback } = ref;
      if (callback === null) continue;
      if (rt.rc.countOf(ref) > 0) {
        if (holds) rt.rc.hold(ref, 'weak reference with a callback');
        told.push([ref, rt.rc.hold(callback, 'callback')]);
      }
      this.takeCallback(ref);
    }
    for (const [ref, callback] of told) this.callBack(ref, callback, 'while');
    rt.rc.releaseTo(mark);
  }

  private takeCallback(ref: PyWeakref): void {
    this.rt.rc.assign(ref, ref.refs, ref.edges, 0, null, EdgeKind.Slot, '__callback__', false);
  }

  /** The collector runs the callback of a reference that it has cleared. */
  runCallback(ref: PyWeakref): void {
    const { rt } = this;
    const { callback } = ref;
    if (callback === null) return;
    const mark = rt.rc.mark;
    rt.rc.hold(callback, 'callback');
    this.takeCallback(ref);
    this.callBack(ref, callback, 'on');
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }

  /** Calls a callback with its reference; an exception is told, not raised. `where` chooses 3.14's words. */
  private callBack(ref: PyWeakref, callback: PyObject, where: 'while' | 'on'): void {
    const { rt } = this;
    const mark = rt.rc.mark;
    rt.heap.step(StepKind.CallbackEnter, ref.traceId, callback.traceId);
    try {
      rt.call(callback, [ref]);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      rt.eval.handling.take(error.value as PyException);
      rt.errors.unraisable(
        error.value as PyException,
        callback,
        where === 'while' ? 'weakref callback' : 'weakref callback in gc',
      );
      rt.eval.handling.swallow(error.value as PyException);
    }
    rt.heap.step(StepKind.CallbackLeave, ref.traceId, callback.traceId);
    rt.rc.releaseTo(mark);
    rt.dealloc.settle();
  }
  /** The reference without a callback that all share: the first of the list, if it is there (`get_basic_refs`). */
  private basicReference(list: readonly PyWeakref[]): PyWeakref | null {
    const first = list[0];
    return first?.type === this.rt.types.weakref && first.callback === null ? first : null;
  }

  /** The proxy without a callback that all share: the next one. */
  private basicProxy(list: readonly PyWeakref[], basic: PyWeakref | null): PyWeakref | null {
    const next = list[basic === null ? 0 : 1];
    if (next === undefined || next.callback !== null) return null;
    return next.type.isHeap || next.type === this.rt.types.weakref ? null : next;
  }
}
