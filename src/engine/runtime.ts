import type { Code } from '../compiler/code';
import type { EventSink } from '../heap/events';
import { EdgeKind, ObjectFlag, ObjectKind, Origin } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import type { PythonVersion } from '../heap/version';
import type { Types } from './bootstrap';
import { Collector } from './collector/collector';
import { Console } from './console';
import { Deallocator } from './deallocate';
import { describeObject } from './describe';
import { ErrorMaker } from './errors';
import { Evaluator } from './eval/evaluator';
import type { PyFrame } from './frame';
import { Heap } from './heap';
import { installTypes } from './install';
import { start } from './start';
import type { PyObject } from './object';
import type { ExitFunction } from './exitFunctions';
import { runPrelude } from './modules/prelude';
import { classicLookup, isClassicSubclass } from './objects/classic';
import type { PyClassic, PyClassicInstance, PyFunction, PyModule } from './objects/callables';
import { dictSet, newDict } from './objects/dictionary';
import type { PyGenerator } from './objects/generator';
import { sizeOf } from './objects/sizes';
import { mappingProxy } from './objects/mappingProxy';
import { updateSlots } from './objects/slotWrappers';
import { tupleOfType } from './objects/tupleMethods';
import * as services from './services';
import type { PyFile } from './objects/file';
import { PyDict, type PySet } from './objects/dict';
import { dropOrder } from './dropOrder';
import { Iteration } from './iteration';
import { Operations } from './operations';
import {
  PyBytes,
  PyCell,
  PyFloat,
  PyInt,
  PyList,
  PySingleton,
  PyStr,
  PyTuple,
} from './objects/payload';
import { type Keywords, PyType } from './objects/type';
import { RefCounts } from './refcount';
import { type Rules, rulesFor, versionNumber } from './versions';
import { Weakrefs } from './weakrefs';

export interface RuntimeOptions {
  version: PythonVersion;
  filename: string;
  source: string;
  /** Compiles Python source of library modules. */
  compile: (source: string, filename: string) => Code;
  maxEvents: number;
  maxBytes: number;
}

const SMALL_INTS = { low: -5, high: 256 };

/** One simulated interpreter: its rules, heap, types and modules, and the services that they offer each other. */
export class Runtime {
  readonly rules: Rules;
  /** 207 for 2.7, 314 for 3.14. */
  readonly v: number;
  readonly filename: string;
  readonly heap: Heap;
  readonly rc: RefCounts;
  readonly console = new Console(this);
  readonly dealloc: Deallocator;
  readonly gc: Collector;
  readonly errors: ErrorMaker;
  readonly eval: Evaluator;
  readonly ops: Operations;
  readonly iteration: Iteration;
  readonly weakrefs: Weakrefs;
  readonly types: Types;
  readonly modules = new Map<string, PyModule>();
  /** `sys.modules`. */
  modulesDict!: PyDict;
  builtins!: PyDict;
  main!: PyModule;
  /** The running program's own reference to `__main__`. */
  mainEdge = 0;
  readonly none: PyObject;
  readonly true: PyInt;
  readonly false: PyInt;
  readonly notImplemented: PyObject;
  readonly ellipsis: PyObject;
  readonly emptyTuple: PyTuple;
  private sharedFrozenset: PySet | null = null;
  private readonly smallInts: PyInt[] = [];
  private readonly interned = new Map<string, PyStr>();
  finalizing = false;
  /** C code is trying an attribute that it can do without. */
  probing = 0;
  /** 3.x: nothing can be imported any more, so that reports do not show lines of source. */
  sourcesGone = false;
  /** What the builtins were before the program began. */
  initialBuiltins: ReadonlyMap<string, PyObject> = new Map();
  /** Lines of the program, for tracebacks. */
  readonly sourceLines: readonly string[];
  /** What 3.9+ writes in place of the file's name as given. */
  readonly absoluteFilename: string;
  readonly compile: (source: string, filename: string) => Code;
  /** Seconds of the simulated clock. */
  clock = 1_000_000_000;
  /** Registered with atexit, oldest first. */
  /** Before 3.14 one that is taken out leaves its place empty. */
  readonly exitFunctions: (ExitFunction | null)[] = [];
  /** What the last generator that returned gave back. */
  generatorResult: PyObject | null = null;
  /** Names of objects that have one of their own in drawings and captions. */
  readonly givenNames = new Map<PyObject, { name: string; subtitle: string }>();
  /** How many instances of a class have been named. */
  readonly serials = new Map<PyObject, number>();

  constructor(options: RuntimeOptions, sink: EventSink | null) {
    this.rules = rulesFor(options.version);
    this.v = versionNumber(this.rules);
    this.filename = options.filename;
    this.compile = options.compile;
    this.absoluteFilename = options.filename.startsWith('/')
      ? options.filename
      : `/home/user/${options.filename}`;
    this.sourceLines = options.source.split(/\r\n|\r|\n/);
    this.heap = new Heap(sink, options.maxEvents, options.maxBytes, (object) =>
      describeObject(this, object),
    );
    this.rc = new RefCounts(this.heap);
    this.dealloc = new Deallocator(this);
    this.gc = new Collector(this);
    this.errors = new ErrorMaker(this);
    this.ops = new Operations(this);
    this.iteration = new Iteration(this);
    this.weakrefs = new Weakrefs(this);
    this.eval = new Evaluator(this);
    const installed = installTypes(this);
    this.types = installed.types;
    this.none = installed.none;
    this.notImplemented = installed.notImplemented;
    this.ellipsis = installed.ellipsis;
    this.true = this.shared(new PyInt(this.types.bool, 1), 24);
    this.false = this.shared(new PyInt(this.types.bool, 0), 24);
    this.emptyTuple = this.shared(new PyTuple(this.types.tuple), 40);
    this.emptyTuple.refs = [];
    for (let n = SMALL_INTS.low; n <= SMALL_INTS.high; n++) {
      this.smallInts.push(this.shared(new PyInt(this.types.int, n), 24));
    }
    start(this);
    this.gc.start();
  }

  // ------------------------------------------------------------------ making objects

  /** Gives a new object its cell; C code holds it until the operation ends. `tracked`: it joins the collector's lists now. */
  place<T extends PyObject>(object: T, tracked = object.type.gc): T {
    if (object.type.gc) this.gc.allocated(object);
    return this.settleIn(object, tracked);
  }

  /** As {@link place}, by the type's `tp_alloc` as a call of the type makes it: never from a free list. */
  placeNew<T extends PyObject>(object: T, tracked = object.type.gc): T {
    this.gc.countAllocation();
    return this.settleIn(object, tracked);
  }

  private settleIn<T extends PyObject>(object: T, tracked: boolean): T {
    if (!this.heap.recording && object.origin === Origin.Program) object.origin = Origin.Startup;
    this.heap.place(object, this.sizeOf(object));
    this.rc.hold(object, 'being made');
    if (object.type.isHeap) {
      object.countsType = true;
      object.typeEdge = this.rc.link(object, object.type, EdgeKind.Slot, '__class__');
    }
    if (tracked) this.heap.track(object);
    return object;
  }

  /** An object that is there before the program and outlives it; the interpreter holds it. */
  startup<T extends PyObject>(object: T, size = 64, refs = 1): T {
    this.heap.place(object, size);
    object.origin = Origin.Startup;
    object.startupRefs = refs;
    for (let i = 0; i < refs; i++) this.rc.incref(object);
    if (this.isTrackedFromStart(object)) this.heap.setFlags(object, ObjectFlag.Tracked);
    return object;
  }

  /** Built-in types are not the collector's, tuples of start-up are untracked by now, dicts are as they fill. */
  private isTrackedFromStart(object: PyObject): boolean {
    if (!object.type.gc || object instanceof PyType || object instanceof PyTuple) return false;
    return !(object instanceof PyDict) || this.rules.dictsAlwaysTracked;
  }

  /**
   * As {@link startup}, and immortal where the version has immortals. MODEL: the interpreter's own references to what it
   * shares (`None`, small integers, interned names, built-in types) are taken as 1,000 each.
   */
  shared<T extends PyObject>(object: T, size: number): T {
    this.startup(object, size, 1000);
    if (this.rules.immortals) this.heap.setFlags(object, ObjectFlag.Immortal);
    return object;
  }

  /** The step at which a user sees the object for the first time, its first contents already in place. */
  born<T extends PyObject>(object: T): T {
    if (this.heap.sink === null) {
      this.heap.spend(1);
      return object;
    }
    const id = this.heap.traced(object);
    if (!object.type.quiet && !this.isBackground(object)) {
      object.announced = this.heap.recording;
      this.heap.step(StepKind.Born, id);
    }
    return object;
  }

  /** Takes the cell of a dead object back. */
  free(object: PyObject): void {
    if (object.type.gc && !this.heap.hasFlag(object, ObjectFlag.NoCount)) this.gc.freed(object);
    this.heap.release(object, this.sizeOf(object));
    if (object.announced) this.heap.step(StepKind.Freed, object.traceId);
  }

  int(value: number | bigint): PyInt {
    const plain =
      typeof value === 'bigint' && value >= -9007199254740991n && value <= 9007199254740991n
        ? Number(value)
        : value;
    if (typeof plain === 'number' && plain >= SMALL_INTS.low && plain <= SMALL_INTS.high) {
      return this.smallInts[plain - SMALL_INTS.low]!;
    }
    const type =
      this.rules.major === 2 && !fitsMachineWord(plain) ? this.types.long : this.types.int;
    return this.place(new PyInt(type, plain), false);
  }

  /** 2.x long, whatever its size. */
  long(value: number | bigint): PyInt {
    if (this.rules.major === 3) return this.int(value);
    const plain =
      typeof value === 'bigint' && value >= -9007199254740991n && value <= 9007199254740991n
        ? Number(value)
        : value;
    return this.place(new PyInt(this.types.long, plain), false);
  }

  bool(value: boolean): PyInt {
    return value ? this.true : this.false;
  }

  float(value: number): PyFloat {
    return this.place(new PyFloat(this.types.float, value), false);
  }

  /** The version's `str`. */
  str(value: string): PyStr {
    if (value.length <= 1) return this.intern(value);
    this.heap.charge(0);
    return this.place(new PyStr(this.types.str, value), false);
  }

  /** 2.x unicode; str in 3.x. */
  unicode(value: string): PyStr {
    if (this.rules.major === 3) return this.str(value);
    return this.place(new PyStr(this.types.unicode, value), false);
  }

  bytes(value: string): PyObject {
    if (this.rules.major === 2) return this.str(value);
    return this.place(new PyBytes(this.types.bytes, value), false);
  }

  /** The one str of this text that names use; it lives as long as the interpreter. */
  intern(text: string): PyStr {
    let str = this.interned.get(text);
    if (str === undefined) {
      str = this.shared(new PyStr(this.types.str, text), 49 + text.length);
      this.interned.set(text, str);
    }
    return str;
  }

  isInterned(str: PyStr): boolean {
    return this.interned.get(str.value) === str;
  }

  tuple(items: readonly PyObject[], born = true, origin: Origin = Origin.Program): PyTuple {
    const tracked = !this.rules.tuplesTrackedLazily || items.some((item) => item.type.gc);
    return this.makeTuple(items, tracked, born, origin);
  }

  /** A tuple that is made empty and then filled (`PyTuple_New`): tracked whatever is put in. */
  newTuple(items: readonly PyObject[], born = true, origin: Origin = Origin.Program): PyTuple {
    return this.makeTuple(items, true, born, origin);
  }

  private makeTuple(
    items: readonly PyObject[],
    tracked: boolean,
    born: boolean,
    origin: Origin,
  ): PyTuple {
    if (items.length === 0) return this.emptyTuple;
    const tuple = new PyTuple(this.types.tuple);
    tuple.origin = origin;
    this.fill(tuple, items);
    this.place(tuple, false);
    this.fillEdges(tuple, items);
    if (tracked) this.heap.track(tuple);
    return born ? this.born(tuple) : tuple;
  }

  list(items: readonly PyObject[]): PyList {
    return this.born(this.listOf(items));
  }

  /** As {@link list}, its birth not told yet. */
  listOf(items: readonly PyObject[]): PyList {
    const list = new PyList(this.types.list);
    this.fill(list, items);
    this.place(list, false);
    this.fillEdges(list, items);
    this.heap.track(list);
    return list;
  }

  private fill(container: PyObject, items: readonly PyObject[]): void {
    container.refs = [...items];
    container.edges = new Array<number>(items.length).fill(0);
  }

  /** Links what {@link fill} has put in, once the container has its cell. */
  private fillEdges(container: PyObject, items: readonly PyObject[]): void {
    for (let i = 0; i < items.length; i++) {
      container.edges[i] = this.rc.link(container, items[i]!, EdgeKind.Item, '');
    }
  }

  cell(content: PyObject | null): PyCell {
    const cell = new PyCell(this.types.cell);
    cell.refs = [null];
    cell.edges = [0];
    this.place(cell);
    if (content !== null)
      this.rc.assign(
        cell,
        cell.refs,
        cell.edges,
        0,
        content,
        EdgeKind.Slot,
        'cell_contents',
        false,
      );
    return this.born(cell);
  }

  // ------------------------------------------------------------------ what objects are

  /** `sys.getsizeof` without the collector's header, in bytes. */
  sizeOf(object: PyObject): number {
    return sizeOf(this, object);
  }

  /** `_PyObject_GC_MAY_BE_TRACKED`: could a container of this object be part of a cycle? */
  mayBeTracked(object: PyObject): boolean {
    if (!object.type.gc) return false;
    if (object instanceof PyTuple) return this.heap.isTracked(object);
    return !(object instanceof PyType) || object.isHeap;
  }

  /** Made on the program's behalf, or there before it: no steps of its own. */
  isBackground(object: PyObject): boolean {
    return object.origin !== Origin.Program;
  }

  /** The text of a small value as a chip, or the type's name. */
  chipText(object: PyObject): string {
    if (object.type.kind !== ObjectKind.Value) return object.type.qualname;
    const text = object.type.slots.repr?.(this, object) ?? object.type.name;
    return text.length > 40 ? `${text.slice(0, 39)}…` : text;
  }

  /** Indices of `refs` in the order in which the type drops them. */
  dropOrder(object: PyObject): Iterable<number> {
    return dropOrder(this, object);
  }

  // ------------------------------------------------------------------ short ways to the services

  hash(object: PyObject): number {
    return this.ops.hash(object);
  }
  equal(a: PyObject, b: PyObject): boolean {
    return this.ops.equal(a, b);
  }
  call(callable: PyObject, args: readonly PyObject[]): PyObject {
    return this.eval.call(callable, [...args], null);
  }
  raise(type: PyType, message: string): never {
    throw this.errors.make(type, message);
  }
  typeError(message: string): never {
    throw this.errors.make(this.types.TypeError!, message);
  }
  valueError(message: string): never {
    throw this.errors.make(this.types.ValueError!, message);
  }

  // ------------------------------------------------------------------ finalizers

  classicFinalizer(object: PyObject): PyObject | null {
    return this.ops.classicFinalizer(object);
  }

  enterFinalizer(object: PyObject, finalizer: PyObject): void {
    this.heap.setFlags(object, ObjectFlag.Finalizing);
    this.heap.step(StepKind.FinalizerEnter, object.traceId, finalizer.traceId);
  }

  leaveFinalizer(object: PyObject, finalizer: PyObject): void {
    this.heap.setFlags(object, 0, ObjectFlag.Finalizing);
    this.heap.step(StepKind.FinalizerLeave, object.traceId, finalizer.traceId);
  }

  // ------------------------------------------------------------------ classes, frames, generators

  callType(cls: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
    return services.callType(this, cls, args, keywords);
  }
  newInstance(cls: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
    return services.newInstance(this, cls, args, keywords);
  }
  initInstance(instance: PyObject, args: PyObject[], keywords: Keywords | null): void {
    services.initInstance(this, instance, args, keywords);
  }
  updateSlots(cls: PyType, name: string): void {
    updateSlots(this, cls, name);
  }
  changeClass(object: PyObject, cls: PyType): void {
    services.changeClass(this, object, cls);
  }
  isClassicSubclass(cls: PyClassic, other: PyObject): boolean {
    return isClassicSubclass(cls, other);
  }
  finishGenerator(generator: PyGenerator): void {
    services.finishGenerator(this, generator);
  }
  closeQuietly(generator: PyGenerator): void {
    services.closeQuietly(this, generator);
  }
  frameObject(frame: PyFrame): PyFrame {
    return services.frameObject(this, frame);
  }
  localsOf(frame: PyFrame): PyDict {
    return services.localsOf(this, frame);
  }
  annotationsOf(func: PyFunction): PyObject {
    return services.annotationsOf(this, func);
  }
  bindCallable(callable: PyObject, cls: PyObject): PyObject {
    return services.bindCallable(this, callable, cls);
  }
  functionName(callable: PyObject): string {
    return services.functionName(this, callable);
  }
  makeExit(exit: PyObject, manager: PyObject): PyObject {
    return services.makeExit(this, exit, manager);
  }
  mappingProxy(cls: PyType): PyObject {
    return mappingProxy(this, cls);
  }
  /** A new namespace for a class body. */
  newNamespace(): PyDict {
    return newDict(this, 'namespace');
  }
  /** A bare `object()` that has no cell yet. */
  plainObject(): PyObject {
    return new PySingleton(this.types.object);
  }
  /** The one empty frozenset that versions up to 3.9 share; `fresh` becomes it the first time. */
  emptyFrozenset(fresh: PySet): PySet {
    if (this.sharedFrozenset === null) {
      this.sharedFrozenset = fresh;
      this.rc.incref(fresh);
      fresh.startupRefs++;
    }
    return this.sharedFrozenset;
  }

  /** A tuple of a subtype (`sys.version_info`). */
  tupleOf(type: PyType, items: readonly PyObject[]): PyTuple {
    return tupleOfType(this, type, items);
  }
  /** Enters a module into `sys.modules`. */
  registerModule(name: string, module: PyModule): void {
    dictSet(this, this.modulesDict, this.intern(name), module, false);
  }
  /** Runs the part of a library module that is Python code. */
  runPrelude(name: string, module: PyModule): void {
    runPrelude(this, name, module);
  }

  /** Attribute of an old-style instance's class or its bases, or of the instance itself (2.x). */
  classicLookup(instance: PyClassicInstance, name: string): PyObject | null {
    return classicLookup(this, instance, name);
  }

  /** Which stream a built-in file object writes to. */
  streamOf(file: PyObject): 'stdout' | 'stderr' {
    return (file as PyFile).stream;
  }

  /** Pushes the frame of a finalizer written in Python; null when it is not one. */
  finalizerFrame(object: PyObject, finalizer: PyObject): PyFrame | null {
    return this.eval.finalizerFrame(object, finalizer);
  }

  /** Calls the finalizer to its end; an exception is told, not raised. */
  runFinalizer(object: PyObject, finalizer: PyObject): void {
    this.eval.runFinalizer(object, finalizer);
  }
}

function fitsMachineWord(value: number | bigint): boolean {
  return typeof value === 'number' || (value >= -(2n ** 63n) && value < 2n ** 63n);
}
