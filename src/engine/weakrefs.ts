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
    const plain = callback === null && !type.isHeap;
    const list = (referent.weakrefs ??= []);
    if (plain) {
      for (const other of list) {
        if (other.type === type && (other as PyWeakref).callback === null)
          return other as PyWeakref;
        if ((other as PyWeakref).callback !== null) break;
      }
    }
    const ref = new PyWeakref(type);
    ref.refs = [null];
    ref.edges = [0];
    rt.place(ref);
    if (callback !== null)
      rt.rc.assign(ref, ref.refs, ref.edges, 0, callback, EdgeKind.Slot, '__callback__', false);
    ref.referent = referent;
    ref.weakEdge = rt.heap.addEdge(ref, referent, EdgeKind.Weak, 'referent');
    // The shared ones stand at the head of the list; the others behind them, newest first.
    let at = 0;
    if (!plain)
      while (
        at < list.length &&
        (list[at] as PyWeakref).callback === null &&
        !list[at]!.type.isHeap
      )
        at++;
    list.splice(at, 0, ref);
    return rt.born(ref);
  }

  /** ` (name)` of a referent that has a `__name__` of its own, as reprs of weak references add it. */
  nameOf(referent: PyObject): string {
    const name = this.rt.ops.lookupAttr(referent, '__name__');
    return name instanceof PyStr ? ` (${name.value})` : '';
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
    const callbacks: PyWeakref[] = [];
    // Several stand in a tuple until all callbacks have run; up to 3.12 a single one is only borrowed.
    const holds = rt.v >= 313 || list.length > 1;
    for (const ref of list) {
      this.clearOne(ref);
      if (ref.callback === null || rt.rc.countOf(ref) <= 0) continue;
      if (holds) rt.rc.hold(ref, 'weak reference with a callback');
      callbacks.push(ref);
    }
    for (const ref of callbacks) this.runCallback(ref, 'while');
    rt.rc.releaseTo(mark);
  }

  /** Calls the callback with the reference; an exception is told, not raised. `where` chooses 3.14's words. */
  runCallback(ref: PyWeakref, where: 'while' | 'on'): void {
    const rt = this.rt;
    const callback = ref.callback;
    if (callback === null) return;
    const mark = rt.rc.mark;
    rt.rc.hold(callback, 'callback');
    rt.rc.assign(ref, ref.refs, ref.edges, 0, null, EdgeKind.Slot, '__callback__', false);
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
}
