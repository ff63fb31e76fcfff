import type { PyObject } from './object';
import { PyClassic, PyClassicInstance, PyModule } from './objects/callables';
import { dictGetName } from './objects/dictionary';
import { PyStr } from './objects/payload';
import { PyType } from './objects/type';
import type { Runtime } from './runtime';

/** Modules without a file of their own. */
const BUILT_IN_MODULES = new Set(['sys', 'gc', 'time', 'itertools', 'atexit', 'builtins']);

/** Where a module comes from, as a failed `from … import` says. */
export function moduleFile(rt: Runtime, module: PyObject, name: string): string {
  const file = module instanceof PyModule ? dictGetName(module.dict, '__file__') : null;
  if (file instanceof PyStr) return file.value;
  if (BUILT_IN_MODULES.has(name)) return 'unknown location';
  return `/usr/lib/python${rt.rules.version}/${name === 'collections' ? 'collections/__init__' : name}.py`;
}

/** Words for an attribute that is not there. */
export function missingAttribute(rt: Runtime, object: PyObject, name: string): string {
  if (object instanceof PyClassicInstance)
    return `${object.cls.name} instance has no attribute '${name}'`;
  if (object instanceof PyClassic) return `class ${object.name} has no attribute '${name}'`;
  if (object instanceof PyType) return `type object '${object.name}' has no attribute '${name}'`;
  if (object instanceof PyModule && rt.rules.major === 3) {
    const stored = dictGetName(object.dict, '__name__');
    if (stored instanceof PyStr) return `module '${stored.value}' has no attribute '${name}'`;
  }
  return `'${rt.ops.typeName(object)}' object has no attribute '${name}'`;
}

/** Words for an attribute that cannot be set or is not there to be deleted, where they are special. */
export function missingToStore(rt: Runtime, object: PyObject, name: string): string | null {
  if (object instanceof PyClassicInstance || object instanceof PyClassic) return null;
  const isModule = object instanceof PyModule;
  if (!isModule && !(object instanceof PyType) && !object.type.hasDict) {
    if (rt.v < 313) return null;
    return `'${object.type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`;
  }
  // Up to 3.10 the dict's complaint is the message; 2.x instances have no dict before their first attribute.
  const hasDict =
    rt.rules.major === 3 || isModule || object instanceof PyType || object.attrs?.dict != null;
  if (rt.v < 311 && hasDict) return name;
  return isModule ? `'module' object has no attribute '${name}'` : null;
}
