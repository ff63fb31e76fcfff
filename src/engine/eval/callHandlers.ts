import { EdgeKind, GcList, Origin } from '../../heap/kinds';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import { FunctionSlot, type PyCode, PyFunction, PyMethod } from '../objects/callables';
import { buildClassFunction, makeLegacyClass } from '../objects/classes';
import { PyDict } from '../objects/dict';
import { dictPairs, newDict } from '../objects/dictionary';
import { dictMergeArguments } from '../objects/dictMethods';
import { type PyInt, PyStr, type PyTuple } from '../objects/payload';
import type { Keywords } from '../objects/type';
import { importFrom, importName, importStar } from '../modules/importing';
import type { Runtime } from '../runtime';
import { pushHolds, unpackedHolds } from './callHolds';
import { callFromStack } from './calls';
import type { HandlerTable } from './handler';

/** Calls, functions, classes and imports. */
export const CALL_HANDLERS: HandlerTable = {
  CALL(rt, f, count) {
    callFromStack(rt, f, f.peek(count), topItems(f, count), null, count + 1);
  },
  CALL_KW(rt, f, count) {
    const { names, values } = splitKeywords(rt, f, count);
    callFromStack(
      rt,
      f,
      f.peek(count),
      values.positional,
      { names, values: values.named },
      count + 1,
    );
  },
  CALL_METHOD(rt, f, count) {
    callMethod(rt, f, count, topItems(f, count), null);
  },
  CALL_METHOD_KW(rt, f, count) {
    const { names, values } = splitKeywords(rt, f, count);
    callMethod(rt, f, count, values.positional, { names, values: values.named });
  },
  CALL_EX(rt, f, arg) {
    const named = (arg & 1) !== 0;
    const callable = f.peek(named ? 2 : 1);
    if (named && !(f.peek(0) instanceof PyDict)) copyKeywords(rt, f, callable);
    const kwargs = named ? (f.peek(0) as PyDict) : null;
    const items = [...tupleOnStack(rt, f, callable, named ? 1 : 0).items];
    const keywords = kwargs === null ? null : keywordsOf(rt, callable, kwargs);
    let entries = named ? 3 : 2;
    if ((arg & 2) !== 0) {
      // ext_do_call builds another tuple of all arguments.
      for (const item of items) f.push(item, rt.rc, 'argument tuple');
      entries += items.length;
    }
    if (rt.v < 312 && isVectorcalled(callable))
      entries += pushHolds(rt, f, unpackedHolds(rt, items, keywords));
    callFromStack(rt, f, callable, items, keywords, entries, { keep: rt.v === 311, packed: true });
  },
  MAKE_FUNCTION(rt, f, arg) {
    makeFunction(rt, f, arg);
  },
  LOAD_BUILD_CLASS(rt, f) {
    f.push(buildClassFunction(rt), rt.rc);
  },
  BUILD_CLASS(rt, f) {
    const namespace = f.peek(0) as PyDict;
    const result = rt.rc.hold(
      makeLegacyClass(rt, f.peek(2) as PyStr, f.peek(1) as PyTuple, namespace),
      'class',
    );
    f.pop(rt.rc);
    f.pop(rt.rc);
    f.pop(rt.rc);
    f.push(result, rt.rc);
  },
  LOAD_LOCALS(rt, f) {
    f.push(f.locals!, rt.rc);
  },
  IMPORT_NAME(rt, f, index) {
    const level = Number((f.peek(1) as PyInt).value);
    const module = rt.rc.hold(importName(rt, f.code.names[index]!, f.peek(0), level), 'module');
    f.popPair(rt.rc);
    f.push(module, rt.rc);
  },
  IMPORT_FROM(rt, f, index) {
    f.push(importFrom(rt, f.peek(0), f.code.names[index]!), rt.rc);
  },
  IMPORT_STAR(rt, f) {
    importStar(rt, f.peek(0), f.locals ?? f.globals);
    f.pop(rt.rc);
  },
};

/** Up to 3.8 `f(**mapping)` makes a dict only of what is none. */
function copyKeywords(rt: Runtime, f: PyFrame, callable: PyObject): void {
  const dict = newDict(rt);
  dictMergeArguments(rt, dict, f.peek(0), callable);
  f.pop(rt.rc);
  f.push(dict, rt.rc);
}

/** Does it get its arguments in an array, with the names of the keywords, and not in a tuple and a dict? */
function isVectorcalled(callable: PyObject): boolean {
  return callable instanceof PyFunction || callable instanceof PyMethod;
}

function topItems(f: PyFrame, count: number): PyObject[] {
  return count === 0 ? [] : (f.stack.slice(-count) as PyObject[]);
}

/** Takes the names tuple off and parts the arguments by it. */
function splitKeywords(
  rt: Runtime,
  f: PyFrame,
  count: number,
): {
  names: string[];
  values: { positional: PyObject[]; named: PyObject[] };
} {
  const names = (f.peek(0) as PyTuple).items.map((name) => (name as PyStr).value);
  f.pop(rt.rc);
  const all = topItems(f, count);
  const split = count - names.length;
  return { names, values: { positional: all.slice(0, split), named: all.slice(split) } };
}

function callMethod(
  rt: Runtime,
  f: PyFrame,
  count: number,
  args: PyObject[],
  keywords: Keywords | null,
): void {
  const func = f.stack[f.stack.length - count - 2];
  if (func == null) {
    // The entry below the bound callable is empty: it goes with the call.
    f.removeEmpty(count + 1);
    callFromStack(rt, f, f.peek(count), args, keywords, count + 1);
    return;
  }
  callFromStack(rt, f, func, [f.peek(count), ...args], keywords, count + 2);
}

/** What `*args` gives becomes a tuple on the stack, when it is none; with the words of the version when it cannot be. */
function tupleOnStack(rt: Runtime, f: PyFrame, callable: PyObject, depth: number): PyTuple {
  const args = f.peek(depth);
  if (args.type === rt.types.tuple) return args as PyTuple;
  if (args.type.slots.iter === undefined && args.type.slots.getitem === undefined) {
    return rt.typeError(
      `${rt.functionName(callable)} argument after * must be ${rt.v < 300 ? 'a sequence' : 'an iterable'}, not ${rt.ops.typeName(args)}`,
    );
  }
  const mark = rt.rc.mark;
  const tuple = rt.tuple(rt.iteration.toList(args), false);
  f.push(tuple, rt.rc, 'argument tuple');
  rt.rc.releaseTo(mark);
  f.swap(depth + 2, rt.heap);
  f.pop(rt.rc);
  return tuple;
}

function keywordsOf(rt: Runtime, callable: PyObject, kwargs: PyDict): Keywords | null {
  const names: string[] = [];
  const values: PyObject[] = [];
  for (const [key, value] of dictPairs(kwargs)) {
    if (!(key instanceof PyStr))
      return rt.typeError(
        rt.v < 309
          ? `${rt.functionName(callable)} keywords must be strings`
          : 'keywords must be strings',
      );
    names.push(key.value);
    values.push(value);
  }
  return names.length === 0 ? null : { names, values };
}

function makeFunction(rt: Runtime, f: PyFrame, arg: number): void {
  const named = rt.rules.major === 3;
  let depth = 0;
  const qualname = named ? (f.peek(depth++) as PyStr) : null;
  const code = f.peek(depth++) as PyCode;
  const func = new PyFunction(rt.types.function);
  func.name = code.code.name;
  func.qualname = qualname?.value ?? code.code.qualname;
  func.refs = new Array<PyObject | null>(11).fill(null);
  func.edges = new Array<number>(11).fill(0);
  if (code.code.kind !== 'function' && code.code.kind !== 'lambda') func.origin = Origin.Internal;
  rt.place(func);
  const link = (slot: number, value: PyObject | null, name: string): void =>
    rt.rc.assign(func, func.refs, func.edges, slot, value, EdgeKind.Slot, name, false);
  const prefix = rt.v < 300 ? 'func_' : '__';
  const suffix = rt.v < 300 ? '' : '__';
  link(FunctionSlot.Code, code, `${prefix}code${suffix}`);
  link(FunctionSlot.Globals, f.globals, `${prefix}globals${suffix}`);
  if ((arg & 8) !== 0) link(FunctionSlot.Closure, f.peek(depth++), `${prefix}closure${suffix}`);
  if ((arg & 4) !== 0) link(FunctionSlot.Annotations, f.peek(depth++), '__annotations__');
  if ((arg & 2) !== 0) link(FunctionSlot.KwDefaults, f.peek(depth++), '__kwdefaults__');
  if ((arg & 1) !== 0) {
    const defaults = f.peek(depth++);
    link(FunctionSlot.Defaults, defaults, `${prefix}defaults${suffix}`);
    // 2.x makes the tuple of defaults when it has the function, so it comes after it in the collector's list.
    const listed = rt.heap.gcList.data[defaults.id] !== GcList.None;
    if (!named && listed) rt.heap.moveTo(defaults, GcList.Generation0);
  }
  for (let i = 0; i < depth; i++) f.pop(rt.rc);
  f.push(func, rt.rc);
  rt.born(func);
}
