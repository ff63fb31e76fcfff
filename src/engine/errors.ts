import type { SyntaxErrorFields } from '../syntax/errors';
import { missingAttribute, missingToStore, moduleFile } from './errorMessages';
import type { PyFrame } from './frame';
import type { PyObject } from './object';
import { PyBuiltin, PyClassicInstance } from './objects/callables';
import { dictGetName } from './objects/dictionary';
import {
  type PyException,
  getField,
  newException,
  setField,
  tracebackOf,
} from './objects/exceptions';
import { exceptionToRaise, exceptionToThrow, reraise } from './objects/exceptionRaise';
import { PyInt } from './objects/payload';
import type { PyType } from './objects/type';
import { PyRaise } from './raise';
import { refuseAttribute, refuseBuiltin } from './refusal';
import type { Runtime } from './runtime';
import { closestName } from './suggestions';
import { chainText, strOr, syntaxErrorText, textOr } from './tracebackText';
import {
  hookMessage,
  namesObjectItself,
  type Situation,
  unraisableText,
} from './tracebackUnraisable';
import { hookArguments, userHook } from './unraisableHook';

/** Makes the errors that C code raises, with each version's words, and prints those that nobody catches. */
export class ErrorMaker {
  private readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  // ------------------------------------------------------------------ making

  /** An error with a text. */
  make(type: PyType, message: string): PyRaise {
    return this.ready(this.withText(type, message));
  }

  /** An error with these arguments. */
  makeWith(type: PyType, args: readonly PyObject[]): PyRaise {
    const exception = newException(this.rt, type, args);
    this.initialise(exception, args);
    return this.ready(exception);
  }

  /** `raise`: an exception that exists sets out (again), in the context of the one being handled. */
  raiseExisting(exception: PyException): PyRaise {
    this.rt.eval.handling.setContext(exception);
    return new PyRaise(exception);
  }

  /** The `raise` statement of `frame` with its operands; without any it raises again what is being handled. */
  raise(operands: readonly PyObject[], frame: PyFrame): never {
    if (operands.length > 0) throw this.raiseExisting(exceptionToRaise(this.rt, operands));
    // Its traceback knows this frame already.
    frame.reraising = this.rt.eval.handling.handled !== null;
    throw reraise(this.rt);
  }

  /** The exception that `generator.throw` with these arguments is to raise, as an instance. */
  normalise(operands: readonly PyObject[]): PyException {
    return exceptionToThrow(this.rt, operands);
  }

  private withText(type: PyType, message: string): PyException {
    const { rc } = this.rt;
    const mark = rc.mark;
    const text = this.rt.str(message);
    const exception = newException(this.rt, type, [text]);
    this.initialise(exception, [text]);
    // Only the exception itself outlives its making.
    rc.incref(exception);
    rc.releaseTo(mark);
    rc.hold(exception, 'new exception');
    rc.decref(exception);
    return exception;
  }

  private initialise(exception: PyException, args: readonly PyObject[]): void {
    const init = exception.type.slots.init;
    init?.(this.rt, exception, [...args], null);
    exception.raisedByC = this.rt.v < 308;
  }

  private ready(exception: PyException): PyRaise {
    this.rt.eval.handling.setContext(exception);
    this.rt.born(exception);
    return new PyRaise(exception);
  }

  // ------------------------------------------------------------------ errors with words of their own

  /** `where`: what C code was about to do, such as ` in comparison` or ` while getting the repr of an object`. */
  recursion(where = ''): PyRaise {
    const { types } = this.rt;
    return this.make(
      types.RecursionError ?? types.RuntimeError!,
      `maximum recursion depth exceeded${where}`,
    );
  }

  /** The end of an iterator; a generator's return value goes along (3.x). */
  stopIteration(value: PyObject | null): PyRaise {
    const type = this.rt.types.StopIteration!;
    return this.makeWith(type, value === null || value === this.rt.none ? [] : [value]);
  }

  keyError(key: PyObject): PyRaise {
    return this.makeWith(this.rt.types.KeyError!, [key]);
  }

  /** There is no such attribute. `storing`: it was to be set or deleted. */
  attributeError(object: PyObject, name: string, storing = false): PyRaise {
    const { rt } = this;
    if (!storing) refuseAttribute(rt, object, name);
    const message =
      (storing ? missingToStore(rt, object, name) : null) ?? missingAttribute(rt, object, name);
    return this.attributeErrorWith(object, name, message, storing);
  }

  /** An AttributeError with words of its own that still knows what was asked of whom (3.10+; when storing 3.13+). */
  attributeErrorWith(object: PyObject, name: string, message: string, storing = false): PyRaise {
    const exception = this.withText(this.rt.types.AttributeError!, message);
    if (this.rt.v >= (storing ? 313 : 310)) {
      setField(this.rt, exception, 'obj', object);
      setField(this.rt, exception, 'name', this.rt.intern(name));
    }
    return this.ready(exception);
  }

  /** The `with` statement of 3.10 and before: the bare name is the message. */
  plainAttributeError(object: PyObject, name: string): PyRaise {
    if (object instanceof PyClassicInstance) return this.attributeError(object, name);
    return this.make(this.rt.types.AttributeError!, name);
  }

  /** `global`: it was looked up with LOAD_GLOBAL, which 2.x says. */
  nameError(name: string, global = false): PyRaise {
    refuseBuiltin(this.rt, name);
    const words = global && this.rt.rules.major === 2 ? 'global name' : 'name';
    return this.nameErrorWith(name, `${words} '${name}' is not defined`);
  }

  private nameErrorWith(name: string, message: string): PyRaise {
    const exception = this.withText(this.rt.types.NameError!, message);
    if (this.rt.v >= 310) setField(this.rt, exception, 'name', this.rt.intern(name));
    return this.ready(exception);
  }

  unboundLocal(name: string): PyRaise {
    return this.make(
      this.rt.types.UnboundLocalError!,
      this.rt.v >= 311
        ? `cannot access local variable '${name}' where it is not associated with a value`
        : `local variable '${name}' referenced before assignment`,
    );
  }

  /** A variable of an enclosing function that has no value (yet, or any more). */
  unboundFree(name: string): PyRaise {
    return this.nameErrorWith(
      name,
      this.rt.v >= 311
        ? `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
        : `free variable '${name}' referenced before assignment in enclosing scope`,
    );
  }

  /** `from module import name` found no such name. */
  importFrom(module: PyObject, moduleName: string, name: string): PyRaise {
    const { rt } = this;
    const message =
      rt.rules.major === 2
        ? `cannot import name ${name}`
        : rt.v < 307
          ? `cannot import name '${name}'`
          : `cannot import name '${name}' from '${moduleName}' (${moduleFile(rt, module, moduleName)})`;
    const exception = this.withText(rt.types.ImportError!, message);
    setField(rt, exception, 'name', rt.intern(moduleName));
    if (rt.v >= 312) setField(rt, exception, 'name_from', rt.intern(name));
    return this.ready(exception);
  }

  /** There is no module of that name. */
  noModule(name: string, hint = ''): PyRaise {
    const { rt } = this;
    const message =
      rt.rules.major === 2 ? `No module named ${name}` : `No module named '${name}'${hint}`;
    const exception = this.withText(rt.types.ModuleNotFoundError ?? rt.types.ImportError!, message);
    setField(rt, exception, 'name', rt.intern(name));
    return this.ready(exception);
  }

  /** 3.13+: the rest of "got an unexpected keyword argument"; empty when nothing comes close. */
  keywordSuggestion(name: string, candidates: readonly string[]): string {
    if (this.rt.v < 313) return '';
    const close = closestName(name, candidates);
    return close === null ? '' : `. Did you mean '${close}'?`;
  }

  // ------------------------------------------------------------------ telling

  /**
   * Tells of an exception that has nobody to go to. `where`: the finalizer, callback or generator. `self`: the object
   * being finalized; up to 3.6 the report shows the finalizer as its bound method.
   */
  unraisable(
    exception: PyException,
    where: PyObject | null,
    situation: Situation,
    self: PyObject | null = null,
  ): void {
    const { rc } = this.rt;
    const mark = rc.mark;
    // What the report calls may raise in its turn, which takes this exception's place.
    rc.hold(exception, 'exception to report');
    // Before 3.10 atexit tells of its errors without asking anybody.
    const hook = situation === 'atexit' && this.rt.v < 310 ? null : userHook(this.rt);
    if (hook === null) this.tell(unraisableText(this.rt, exception, where, situation, self));
    else this.callHook(hook, exception, where, situation);
    rc.releaseTo(mark);
  }

  /** The program's own `sys.unraisablehook`; an error of the hook's is dropped with a word. */
  private callHook(
    hook: PyObject,
    exception: PyException,
    where: PyObject | null,
    situation: Situation,
  ): void {
    const { rt } = this;
    try {
      const object = namesObjectItself(rt, situation) ? null : where;
      rt.call(hook, [hookArguments(rt, exception, hookMessage(rt, situation, where), object)]);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const inner = error.value as PyException;
      rt.eval.handling.take(inner);
      this.tell(unraisableText(rt, inner, hook, 'unraisablehook', null));
      rt.eval.handling.swallow(inner);
    }
  }

  /** An error of a `sys.stderr` that the program has put in place is not told in its turn. */
  private tell(text: string): void {
    const sys = this.rt.modules.get('sys');
    if (sys !== undefined && dictGetName(sys.dict, 'stderr') === this.rt.none) return;
    const write = (): string => {
      this.rt.ops.writeStderr(text);
      return text;
    };
    textOr(this.rt, write, '');
  }

  /** `PyErr_Print` at the end of a program: tells of the exception. Returns the exit status. */
  printUncaught(exception: PyException): number {
    const { rt } = this;
    rt.rc.hold(exception, 'exception to print');
    if (exception.type.isSubtype(rt.types.SystemExit!)) return this.exitStatus(exception);
    this.remember(exception);
    const status = this.callExceptHook(exception);
    return (
      status ?? (exception.type.isSubtype(rt.types.KeyboardInterrupt!) ? this.interrupted() : 1)
    );
  }

  /** `sys.excepthook`: the program's own, or a traceback. A status when the hook itself asked for the exit. */
  private callExceptHook(exception: PyException): number | null {
    const { rt } = this;
    const sys = rt.modules.get('sys');
    const hook = sys === undefined ? null : dictGetName(sys.dict, 'excepthook');
    if (hook === null || hook instanceof PyBuiltin) {
      if (hook === null) this.tell('sys.excepthook is missing\n');
      this.tell(chainText(rt, exception, 'interpreter'));
      return null;
    }
    try {
      rt.call(hook, [rt.ops.classOf(exception), exception, tracebackOf(exception) ?? rt.none]);
      return null;
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const inner = error.value as PyException;
      rt.eval.handling.take(inner);
      const exits = inner.type.isSubtype(rt.types.SystemExit!);
      if (!exits) {
        this.tell(`Error in sys.excepthook:\n${chainText(rt, inner, 'interpreter')}`);
        this.tell(`\nOriginal exception was:\n${chainText(rt, exception, 'interpreter')}`);
      }
      const status = exits ? this.exitStatus(inner) : null;
      rt.eval.handling.swallow(inner);
      return status;
    }
  }

  /**
   * From 3.8 on a process that was interrupted ends by the signal itself. MODEL: after an uncaught KeyboardInterrupt 3.14
   * ends with status 130, as its WebAssembly build does, which has no signals.
   */
  private interrupted(): number {
    const { v } = this.rt;
    return v < 308 ? 1 : v < 314 ? -2 : 130;
  }

  private exitStatus(exception: PyException): number {
    const { rt } = this;
    const code = getField(exception, 'code');
    if (code === null || code === rt.none) return 0;
    if (code instanceof PyInt) return Number(BigInt.asUintN(8, BigInt(code.value)));
    this.tell(`${strOr(rt, code, '')}\n`);
    return 1;
  }

  /** `sys.last_value` and its kin keep the exception, its traceback and so its frames until finalisation. */
  private remember(exception: PyException): void {
    const sys = this.rt.modules.get('sys');
    if (sys === undefined) return;
    const { rt } = this;
    const set = (name: string, value: PyObject | null): void =>
      rt.ops.setAttr(sys, name, value ?? rt.none);
    set('last_type', exception instanceof PyClassicInstance ? exception.cls : exception.type);
    set('last_value', exception);
    set('last_traceback', tracebackOf(exception));
    if (rt.v >= 312) set('last_exc', exception);
  }

  /** The first thing of finalisation's last part: what {@link printUncaught} has kept goes. */
  forgetLast(): void {
    const sys = this.rt.modules.get('sys');
    if (sys === undefined) return;
    for (const name of ['last_exc', 'last_type', 'last_value', 'last_traceback']) {
      if (dictGetName(sys.dict, name) !== null) this.rt.ops.setAttr(sys, name, this.rt.none);
    }
    this.rt.dealloc.settle();
  }

  /** What the interpreter prints for a program that is not Python of this version. */
  syntaxError(details: SyntaxErrorFields): void {
    this.tell(syntaxErrorText(this.rt, details));
  }
}
