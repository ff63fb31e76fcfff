import type { PyObject } from './object';
import { PyBuiltin, PyClassicInstance, PyFunction } from './objects/callables';
import { type PyException, tracebackOf } from './objects/exceptions';
import type { Runtime } from './runtime';
import { TRACEBACK_HEADING, entriesOf, entryOfFrame, stackText } from './tracebackFrames';
import { chainText, classOf, strOr, textOr, typeText } from './tracebackText';

/** What the interpreter was doing when an exception found nobody to go to. */
export type Situation =
  | 'deallocator'
  | 'weakref callback'
  | 'weakref callback in gc'
  | 'generator close'
  | 'gc callback'
  | 'atexit'
  | 'sys.exitfunc'
  | 'stdout flush'
  | 'gc shutdown'
  | 'unraisablehook';

/** 3.14 says what it was doing. */
const DOING: Readonly<Record<Situation, string>> = {
  deallocator: 'while calling deallocator',
  'weakref callback': 'while calling weakref callback',
  'weakref callback in gc': 'on calling weakref callback',
  'generator close': 'while closing generator',
  'gc callback': 'while calling GC callback',
  atexit: 'in atexit callback',
  'sys.exitfunc': 'in sys.exitfunc',
  'stdout flush': 'while flushing sys.stdout',
  'gc shutdown': 'in GC shutdown while formatting garbage',
  unraisablehook: 'in sys.unraisablehook',
};

/** Here the words say all; no object is named. */
const NAMELESS: ReadonlySet<Situation> = new Set<Situation>(['stdout flush', 'gc shutdown']);

/** What `PyErr_WriteUnraisable` writes. See {@link ErrorMaker.unraisable}. */
export function unraisableText(
  rt: Runtime,
  exception: PyException,
  where: PyObject | null,
  situation: Situation,
  self: PyObject | null,
): string {
  if (rt.v < 310 && (situation === 'atexit' || situation === 'sys.exitfunc')) {
    return exitFunctionText(rt, exception, situation, where);
  }
  const place = where === null ? null : placeText(rt, where, self);
  if (rt.rules.major === 2)
    return `Exception ${valueText2(rt, exception)}${place === null ? '' : ` in ${place}`} ignored\n`;
  // From 3.8 on None stands for no object at all (`write_unraisable_exc`).
  const nameless = where === rt.none && rt.v >= 308 && rt.v < 314;
  const first = nameless ? '' : heading(rt, place, situation);
  return first + tracebackText(rt, exception) + valueText(rt, exception);
}

/**
 * Before 3.10 atexit tells of its errors itself, and of an exit not at all; 2.x tells of the last one again when it
 * has come out of `sys.exitfunc`.
 */
function exitFunctionText(
  rt: Runtime,
  exception: PyException,
  situation: Situation,
  where: PyObject | null,
): string {
  if (exception.type.isSubtype(rt.types.SystemExit!)) return '';
  if (rt.rules.major === 3)
    return `Error in atexit._run_exitfuncs:\n${chainText(rt, exception, 'interpreter')}`;
  const by = situation === 'atexit' ? 'atexit._run_exitfuncs' : situation;
  const text = chainText(rt, exception, situation === 'atexit' ? 'module' : 'interpreter');
  const throughLibrary = situation === 'atexit' || where instanceof PyBuiltin;
  const entry = throughLibrary ? ATEXIT_ENTRY : '';
  return `Error in ${by}:\n${text.replace(TRACEBACK_HEADING, `${TRACEBACK_HEADING}${entry}`)}`;
}

/** 2.x: exit functions are called by Python code of the library. */
const ATEXIT_ENTRY =
  '  File "/usr/lib/python2.7/atexit.py", line 24, in _run_exitfuncs\n    func(*targs, **kargs)\n';

/** `err_msg` of the hook's arguments: 3.14 says what was being done, earlier versions only of atexit. */
export function hookMessage(
  rt: Runtime,
  situation: Situation,
  where: PyObject | null,
): string | null {
  if (namesObjectItself(rt, situation)) {
    const place = where === null ? '' : ` ${reprOr(rt, where, '<object repr() failed>')}`;
    return `Exception ignored ${DOING[situation]}${place}`;
  }
  return situation === 'atexit' ? 'Exception ignored in atexit callback' : null;
}

/** Does the message name the object, which the hook is then not given (`PyErr_FormatUnraisable`)? */
export function namesObjectItself(rt: Runtime, situation: Situation): boolean {
  return rt.rules.unraisable === 'while' || (situation === 'atexit' && rt.v >= 313);
}

function heading(rt: Runtime, place: string | null, situation: Situation): string {
  if (situation === 'stdout flush' && rt.v === 313)
    return 'Exception ignored on flushing sys.stdout:\n';
  if (rt.rules.unraisable === 'while' && NAMELESS.has(situation))
    return `Exception ignored ${DOING[situation]}:\n`;
  if (place === null) return 'Exception ignored in:\n';
  if (situation === 'unraisablehook') return `Exception ignored in sys.unraisablehook: ${place}\n`;
  if (rt.rules.unraisable === 'while') return `Exception ignored ${DOING[situation]} ${place}:\n`;
  if (situation !== 'atexit') return `Exception ignored in: ${place}\n`;
  return rt.v >= 313
    ? `Exception ignored in atexit callback ${place}:\n`
    : `Exception ignored in atexit callback: ${place}\n`;
}

/** From 3.8 on an exception without a traceback gets the line that was running. */
function tracebackText(rt: Runtime, exception: PyException): string {
  const entries = entriesOf(rt, tracebackOf(exception));
  const { frame } = rt.eval;
  if (entries.length === 0 && rt.v >= 308 && frame !== null) entries.push(entryOfFrame(rt, frame));
  return stackText(rt, entries, 'report');
}

function reprOr(rt: Runtime, object: PyObject, otherwise: string): string {
  return textOr(rt, () => rt.ops.repr(object), otherwise);
}

/** Up to 3.6 finalizers are looked up as bound methods, and told as such. */
function placeText(rt: Runtime, where: PyObject, self: PyObject | null): string {
  const failed = '<object repr() failed>';
  if (self === null || rt.v >= 307 || !(where instanceof PyFunction))
    return reprOr(rt, where, failed);
  const owner = reprOr(rt, self, '');
  if (owner === '') return failed;
  const name =
    rt.rules.major === 2
      ? `${self instanceof PyClassicInstance ? self.cls.name : self.type.name}.${where.name}`
      : where.qualname;
  return `<bound method ${name} of ${owner}>`;
}

/** 2.x: the value's repr; what C code raised and nobody caught is still its bare text or argument. */
function valueText2(rt: Runtime, exception: PyException): string {
  const name = typeText(rt, exception, 'interpreter');
  const failed = '<exception repr() failed>';
  if (!exception.raisedByC) return `${name}: ${reprOr(rt, exception, failed)}`;
  const [first, ...others] = exception.args.items;
  if (first === undefined) return name;
  const bare = others.length > 0 || exception.type === rt.types.KeyError ? exception.args : first;
  return `${name}: ${reprOr(rt, bare, failed)}`;
}

/** The last line of the report. Unlike a traceback's it has its colon also when there is no text. */
function valueText(rt: Runtime, exception: PyException): string {
  const { name, module } = classOf(rt, exception);
  const hidden = module === 'builtins' || (rt.v >= 311 && module === '__main__');
  // A key that C code missed stands in a tuple of its own until somebody makes an instance of the error.
  const isBareKey = exception.raisedByC && exception.type === rt.types.KeyError;
  const text = strOr(rt, isBareKey ? exception.args : exception, '<exception str() failed>');
  return `${hidden ? name : `${module}.${name}`}: ${text}\n`;
}
