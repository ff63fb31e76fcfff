import { makeFunction } from '../define';
import type { PyObject } from '../object';
import { type PyModule, PyMethodDescriptor, PyWrapper } from '../objects/callables';
import { dictGetName, dictPairs, dictSet } from '../objects/dictionary';
import { PyList, PyStr } from '../objects/payload';
import { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { ModuleBuilder } from './module';

/** The abc module: the search for abstract methods and the checks of classes are C code from 3.7 on, and here. */
export function makeAbcModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'abc');
  builder.set(
    '_find_abstract',
    makeFunction(
      rt,
      '_find_abstract',
      { min: 1 },
      (rt, [cls]) => {
        (cls as PyType).abstract = abstractNames(rt, cls as PyType);
        return rt.none;
      },
      'abc',
    ),
  );
  rt.runPrelude('abc', builder.module);
  addChecks(rt, dictGetName(builder.module.dict, 'ABCMeta') as PyType);
  return builder.module;
}

/** Names that the class, or a base that it does not override, marks as abstract. */
function abstractNames(rt: Runtime, cls: PyType): string[] {
  const names = new Set<string>();
  for (const [key, value] of [...dictPairs(cls.dict!)]) {
    if (key instanceof PyStr && isAbstract(rt, value)) names.add(key.value);
  }
  for (const base of cls.bases) {
    for (const name of base.abstract ?? []) {
      const value = rt.ops.lookup(cls, name);
      if (value !== null && isAbstract(rt, value)) names.add(name);
    }
  }
  return [...names].sort();
}

function isAbstract(rt: Runtime, value: PyObject): boolean {
  // A property, classmethod or staticmethod is abstract when what it wraps is.
  if (value instanceof PyWrapper && !value.type.isHeap) {
    return value.refs.some((part) => part !== null && part !== rt.none && isAbstract(rt, part));
  }
  if (value.attrs === null && !value.type.isHeap) return false;
  const mark = rt.ops.lookupAttr(value, '__isabstractmethod__');
  return mark !== null && rt.ops.isTrue(mark);
}

/** `isinstance` and `issubclass` against an abstract class: its real subclasses, then what was registered with it. */
function addChecks(rt: Runtime, meta: PyType): void {
  const define = (name: string, body: (cls: PyType, object: PyObject) => boolean): void => {
    const spec = { name, min: 1, max: 1, keywords: [], style: 'one' as const };
    const descriptor = new PyMethodDescriptor(
      rt.types.methodDescriptor,
      rt.types.type,
      spec,
      (rt, [cls, object]) => rt.bool(body(cls as PyType, object!)),
    );
    dictSet(rt, meta.dict!, rt.intern(name), rt.startup(descriptor, 72), false);
  };
  define('__instancecheck__', (cls, object) => covers(rt, cls, object.type));
  define('__subclasscheck__', (cls, object) => {
    if (object instanceof PyType) return covers(rt, cls, object);
    return rt.typeError('issubclass() arg 1 must be a class');
  });
}

function covers(rt: Runtime, cls: PyType, type: PyType): boolean {
  if (type.isSubtype(cls)) return true;
  const hook = rt.ops.lookup(cls, '__subclasshook__');
  if (hook !== null) {
    const answer = rt.call(rt.ops.getAttr(cls, '__subclasshook__'), [type]);
    if (answer !== rt.notImplemented) return rt.ops.isTrue(answer);
  }
  const registry = cls.dict === null ? null : dictGetName(cls.dict, '_abc_registry');
  const registered = registry instanceof PyList ? (registry.items as PyType[]) : [];
  if (registered.some((other) => type.isSubtype(other) || covers(rt, other, type))) return true;
  return cls.subclasses.some((sub) => rt.heap.objects[sub.id] === sub && covers(rt, sub, type));
}
