import type { PyObject } from '../object';
import { PyClassic, PyClassicInstance } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { dictPairs } from '../objects/dictionary';
import { PyStr, PyTuple } from '../objects/payload';
import { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';

/** What can be asked of any object, and how it is written. */
export function installObjectFunctions(rt: Runtime, define: DefineBuiltin): void {
  define('callable', { min: 1 }, (rt, [object]) => rt.bool(rt.ops.isCallable(object!)));
  define('isinstance', { min: 2 }, (rt, [object, cls]) => rt.bool(isInstance(rt, object!, cls!)));
  define('issubclass', { min: 2 }, (rt, [sub, cls]) => rt.bool(isSubclass(rt, sub!, cls!)));
  define('len', { min: 1 }, (rt, [object]) => rt.int(rt.ops.len(object!)));
  define('repr', { min: 1 }, (rt, [object]) => rt.str(rt.ops.repr(object!)));
  define('format', { min: 1, max: 2 }, (rt, [object, spec]) =>
    rt.str(rt.ops.format(object!, specText(rt, spec))),
  );
  if (rt.v >= 300) define('ascii', { min: 1 }, (rt, [object]) => rt.str(rt.ops.ascii(object!)));
  else installLegacy(define);
}

function specText(rt: Runtime, spec: PyObject | undefined): string {
  if (spec === undefined) return '';
  if (spec instanceof PyStr) return spec.value;
  return rt.typeError(
    rt.v < 300
      ? `format expects arg 2 to be string or unicode, not ${rt.ops.typeName(spec)}`
      : `format() argument 2 must be str, not ${rt.ops.typeName(spec)}`,
  );
}

/** `isinstance`, with tuples of classes and the hook of metaclasses. */
export function isInstance(rt: Runtime, object: PyObject, cls: PyObject): boolean {
  if (object.type === cls) return true;
  if (cls instanceof PyTuple) return cls.items.some((item) => isInstance(rt, object, item));
  const hook = cls.type === rt.types.type ? null : rt.ops.special(cls, '__instancecheck__');
  if (hook !== null) return rt.ops.isTrue(rt.call(hook, [object]));
  if (cls instanceof PyClassic)
    return object instanceof PyClassicInstance && derives(object.cls, cls);
  if (!(cls instanceof PyType)) {
    return rt.typeError(
      rt.v < 300
        ? 'isinstance() arg 2 must be a class, type, or tuple of classes and types'
        : `isinstance() arg 2 must be a type${rt.v >= 310 ? ', a tuple of types, or a union' : ' or tuple of types'}`,
    );
  }
  if (object.type.isSubtype(cls)) return true;
  if (object instanceof PyClassicInstance) return false;
  const named = classAttribute(rt, object);
  return named instanceof PyType && named !== object.type && named.isSubtype(cls);
}

/** What an object says that its class is; 2.x takes any error for no answer. */
function classAttribute(rt: Runtime, object: PyObject): PyObject | null {
  if (rt.v >= 300) return rt.ops.lookupAttr(object, '__class__');
  try {
    return rt.ops.getAttr(object, '__class__');
  } catch (error) {
    if (rt.ops.catches(error, rt.types.BaseException!)) return null;
    throw error;
  }
}

function derives(cls: PyClassic, base: PyClassic): boolean {
  return cls === base || cls.bases.some((parent) => derives(parent, base));
}

/** `issubclass`. */
export function isSubclass(rt: Runtime, sub: PyObject, cls: PyObject): boolean {
  if (cls instanceof PyTuple) return cls.items.some((item) => isSubclass(rt, sub, item));
  const hook = cls.type === rt.types.type ? null : rt.ops.special(cls, '__subclasscheck__');
  if (hook !== null) return rt.ops.isTrue(rt.call(hook, [sub]));
  if (!(sub instanceof PyType || sub instanceof PyClassic))
    return rt.typeError('issubclass() arg 1 must be a class');
  if (cls instanceof PyClassic) return sub instanceof PyClassic && derives(sub, cls);
  if (!(cls instanceof PyType)) {
    return rt.typeError(
      `issubclass() arg 2 must be a class${rt.v >= 310 ? ', a tuple of classes, or a union' : ' or tuple of classes'}`,
    );
  }
  return sub instanceof PyType && sub.isSubtype(cls);
}

/** cmp, intern and apply of 2.x. */
function installLegacy(define: DefineBuiltin): void {
  define('cmp', { min: 2 }, (rt, [a, b]) => rt.int(compare(rt, a!, b!)));
  define('intern', { min: 1 }, (rt, [text]) => {
    if (text instanceof PyStr && text.type === rt.types.str) return rt.intern(text.value);
    if (text instanceof PyStr && !text.type.isSubtype(rt.types.unicode)) {
      return rt.typeError("can't intern subclass of string");
    }
    return rt.typeError(`intern() argument 1 must be string, not ${rt.ops.typeName(text!)}`);
  });
  define('apply', { min: 1, max: 3 }, (rt, [callable, args, keywords]) => {
    const names: string[] = [];
    const values: PyObject[] = [];
    for (const [key, value] of keywords === undefined ? [] : dictPairs(keywords as PyDict)) {
      names.push(rt.ops.str(key));
      values.push(value);
    }
    const items = args === undefined ? [] : rt.iteration.toList(args);
    return rt.eval.call(callable!, items, keywords === undefined ? null : { names, values });
  });
}

/** `cmp(a, b)`. */
function compare(rt: Runtime, a: PyObject, b: PyObject): number {
  if (a === b || rt.equal(a, b)) return 0;
  return rt.ops.isTrue(rt.ops.compare(a, b, 'Lt')) ? -1 : 1;
}
