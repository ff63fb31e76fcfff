import { defineGetSet, defineMethod } from '../define';
import type { PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import type { PyException } from '../objects/exceptions';
import type { PyRaise } from '../raise';
import { PyFile } from '../objects/file';
import { cInt } from '../objects/cInts';
import { requireArguments } from '../objects/keywordArguments';
import { PyInt, PyStr, PyTuple } from '../objects/payload';
import { makeStaticType } from '../bootstrap';
import type { Runtime } from '../runtime';
import { headerSize } from '../objects/sizes';
import { ModuleBuilder } from './module';
import { addHooks } from './sysHooks';

/** sys.stdout and sys.stderr write to the console. */
export function installFile(rt: Runtime): void {
  const { file } = rt.types;
  if (file === undefined) return;
  file.slots.repr = (_rt, self) =>
    rt.v < 300
      ? `<open file '<${(self as PyFile).stream}>', mode 'w' at ${rt.ops.address(self)}>`
      : `<_io.TextIOWrapper name='<${(self as PyFile).stream}>' mode='w' encoding='utf-8'>`;
  defineMethod(rt, file, 'write', { min: 1 }, (_rt, [self, text]) => {
    if (!(text instanceof PyStr))
      return rt.typeError(
        rt.v < 300
          ? 'expected a character buffer object'
          : `write() argument must be str, not ${rt.ops.typeName(text!)}`,
      );
    rt.console.write((self as PyFile).stream, text.value);
    return rt.v < 300 ? rt.none : rt.int(text.value.length);
  });
  defineMethod(rt, file, 'flush', {}, () => rt.none);
  defineMethod(rt, file, 'isatty', {}, () => rt.false);
  defineMethod(rt, file, 'fileno', {}, (_rt, [self]) =>
    rt.int((self as PyFile).stream === 'stdout' ? 1 : 2),
  );
  defineGetSet(rt, file, 'encoding', () => rt.str('utf-8'));
  defineGetSet(rt, file, 'name', (self) => rt.str(`<${(self as PyFile).stream}>`));
}

/** The sys module. */
export function makeSysModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'sys');
  const out = rt.startup(new PyFile(rt.types.file!, 'stdout'), 200);
  const err = rt.startup(new PyFile(rt.types.file!, 'stderr'), 200);
  builder.set('stdout', out).set('stderr', err).set('__stdout__', out).set('__stderr__', err);
  builder.set('modules', rt.modulesDict);
  const [major, minor, micro] = rt.rules.release.split('.').map(Number) as [number, number, number];
  builder.set('version', rt.str(`${rt.rules.release} (main) [GCC]`));
  builder.set('version_info', versionInfo(rt, major, minor, micro));
  builder.set('hexversion', rt.int((major << 24) | (minor << 16) | (micro << 8) | 0xf0));
  builder.set('maxsize', rt.int(9223372036854775807n));
  if (rt.v < 300) builder.set('maxint', rt.int(9223372036854775807n));
  builder.set('platform', rt.str(rt.v < 300 ? 'linux2' : 'linux'));
  builder.set('byteorder', rt.str('little'));
  builder.set('executable', rt.str('/usr/bin/python'));
  builder.set('argv', rt.list([rt.str(rt.filename)]));
  builder.set('path', rt.list([rt.str('')]));

  builder.func('getrefcount', { min: 1 }, (_rt, [object]) => rt.int(referenceCount(rt, object!)));
  const sizeArguments = {
    min: 1,
    max: 2,
    keywords: ['object', 'default'],
    style: 'parsed',
  } as const;
  builder.func('getsizeof', sizeArguments, (_rt, [object, fallback]) =>
    getSizeOf(rt, object!, fallback),
  );
  builder.func('exc_info', {}, () => {
    const exception = rt.eval.handling.handled;
    if (exception === null) return rt.newTuple([rt.none, rt.none, rt.none]);
    return rt.tuple([rt.ops.classOf(exception), exception, exception.traceback ?? rt.none]);
  });
  if (rt.v >= 311) builder.func('exception', {}, () => rt.eval.handling.handled ?? rt.none);
  addHooks(rt, builder);
  if (rt.v < 300) {
    builder.func('exc_clear', {}, () => {
      rt.eval.handling.set(null);
      return rt.none;
    });
  }
  builder.func('exit', { max: -1 }, (_rt, args) => {
    requireArguments(rt, 'exit', args.length, 0, 1);
    throw systemExit(rt, args[0] ?? rt.none);
  });
  builder.func('getrecursionlimit', {}, () => rt.int(rt.eval.recursionLimit));
  // Both are declared by Argument Clinic from 3.8 on.
  const oneStyle = rt.v < 308 ? 'parsed' : 'one';
  builder.func('setrecursionlimit', { min: 1, style: oneStyle }, (_rt, [given]) => {
    const limit = cInt(rt, given!, 'clinic');
    if (limit <= 0)
      return rt.valueError(
        rt.v >= 300
          ? 'recursion limit must be greater or equal than 1'
          : 'recursion limit must be positive',
      );
    refuseLimitBelowDepth(rt, limit);
    rt.eval.recursionLimit = limit;
    return rt.none;
  });
  const upTo = { min: 0, max: 1, style: rt.v < 308 ? 'parsed' : 'tuple' } as const;
  builder.func('_getframe', upTo, (_rt, args) => {
    let frame: PyFrame | null = rt.eval.frame;
    for (
      let depth = args[0] === undefined ? 0 : cInt(rt, args[0], 'clinic');
      depth > 0 && frame !== null;
      depth--
    )
      frame = frame.back;
    if (frame === null) return rt.valueError('call stack is not deep enough');
    return rt.frameObject(frame);
  });
  if (rt.v >= 300) {
    builder.func('intern', { min: 1, style: oneStyle }, (_rt, [text]) => {
      if (!(text instanceof PyStr)) return rt.typeError(notInternable(rt, text!));
      if (text.type !== rt.types.str) return rt.typeError(`can't intern ${text.type.name}`);
      return rt.intern(text.value);
    });
    builder.func('is_finalizing', {}, () => rt.bool(rt.finalizing));
  }
  return builder.module;
}

function notInternable(rt: Runtime, object: PyObject): string {
  const name = object === rt.none ? 'None' : rt.ops.typeName(object);
  return `intern() argument ${rt.v < 308 ? '1 ' : ''}must be str, not ${name}`;
}

/** `_PySys_GetSizeOf` and the collector's header; `fallback` stands in for an object without a size. */
function getSizeOf(rt: Runtime, object: PyObject, fallback: PyObject | undefined): PyObject {
  const own = object.type.isHeap ? rt.ops.lookup(object.type, '__sizeof__') : null;
  const header = object.type.gc ? headerSize(rt) : 0;
  if (own === null) return rt.int(rt.sizeOf(object) + header);
  try {
    const size = rt.ops.callMethod(object, '__sizeof__');
    if (!(size instanceof PyInt)) return rt.typeError('an integer is required');
    if (size.value < 0) return rt.valueError('__sizeof__() should return >= 0');
    return rt.int(Number(size.value) + header);
  } catch (error) {
    if (fallback === undefined || !rt.ops.catches(error, rt.types.TypeError!)) throw error;
    return fallback;
  }
}

/** `PyErr_SetObject(PyExc_SystemExit, code)`, normalised: a tuple is the arguments, None is none. */
function systemExit(rt: Runtime, code: PyObject): PyRaise {
  const type = rt.types.SystemExit!;
  if (code.type.isSubtype(type)) return rt.errors.raiseExisting(code as PyException);
  if (code === rt.none) return rt.errors.makeWith(type, []);
  return rt.errors.makeWith(type, code instanceof PyTuple ? code.items : [code]);
}

/** 3.x refuses a limit that the calls under way have reached already. */
function refuseLimitBelowDepth(rt: Runtime, limit: number): void {
  if (rt.v < 300) return;
  // 3.7 to 3.11 count calls of built-in functions too, such as this one.
  const depth = rt.eval.depth + (rt.v >= 307 && rt.v < 312 ? 1 : 0);
  // Up to 3.8 an overflow is over only some way below the limit: that mark must lie above.
  const mark = limit > 200 ? limit - 50 : 3 * (limit >> 2);
  if (depth < (rt.v < 309 ? mark : limit)) return;
  rt.raise(
    rt.types.RecursionError!,
    `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`,
  );
}

/** `ob_refcnt` as the version shows it; immortals have a fixed large number. */
function referenceCount(rt: Runtime, object: PyObject): number {
  if (rt.heap.isImmortal(object)) return rt.v >= 314 ? 3221225472 : 4294967295;
  return rt.rc.countOf(object);
}

function versionInfo(rt: Runtime, major: number, minor: number, micro: number): PyTuple {
  const type = rt.startup(
    makeStaticType(rt.types.type, 'sys.version_info', { base: rt.types.tuple, module: 'sys' }),
    400,
  );
  ['major', 'minor', 'micro', 'releaselevel', 'serial'].forEach((name, i) =>
    defineGetSet(rt, type, name, (self) => (self as PyTuple).items[i]!),
  );
  const parts = [rt.int(major), rt.int(minor), rt.int(micro), rt.str('final'), rt.int(0)];
  type.slots.repr = (_rt, self) => {
    const items = (self as PyTuple).items as [PyInt, PyInt, PyInt, PyStr, PyInt];
    return `sys.version_info(major=${items[0].value}, minor=${items[1].value}, micro=${items[2].value}, releaselevel='final', serial=0)`;
  };
  const info = rt.tupleOf(type, parts);
  // A structure sequence is never tracked.
  rt.heap.untrack(info);
  return info;
}

/** 3.x keeps the last uncaught exception in sys. */
export function setLastException(rt: Runtime, exception: PyException): void {
  const sys = rt.modules.get('sys');
  if (sys !== undefined && rt.v >= 312) rt.ops.setAttr(sys, 'last_exc', exception);
}
