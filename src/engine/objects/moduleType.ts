import { EdgeKind } from '../../heap/kinds';
import { defineGetSet } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { genericGetAttr } from './attributeAccess';
import { PyModule } from './callables';
import { dictGetName, dictSet, newDict } from './dictionary';
import { legacyPairOrder } from './legacyOrder';
import { PyStr } from './payload';
import { setSlots } from './setSlots';
import { adoptInstance } from './subclassing';
import type { PyDict } from './dict';
import type { Keywords, PyType } from './type';

/** The type of modules; `types.ModuleType(name)` makes one that nothing was imported into. */
export function installModules(rt: Runtime): void {
  const { module } = rt.types;
  setSlots(module, {
    repr: (_rt, self) => {
      const made = self as PyModule;
      return `<module '${nameOf(made)}'${made.builtin || rt.v < 300 ? ' (built-in)' : ''}>`;
    },
    getattr: (_rt, self, name) => {
      const own = self.type.isHeap ? null : dictGetName((self as PyModule).dict, name);
      return own ?? genericGetAttr(rt, self, name);
    },
    new: (_rt, type) => newModuleObject(rt, type),
    init: initModule,
  });
  // 2.x: a module takes its names with it, whoever else has the dict.
  if (rt.v < 300) {
    module.slots.finalize = (_rt, self) => {
      if (self.refs[0] != null) clearModule(rt, self as PyModule);
    };
  }
  defineGetSet(rt, module, '__dict__', (self) => (self as PyModule).dict);
}

function nameOf(module: PyModule): string {
  const name = dictGetName(module.dict, '__name__');
  return name instanceof PyStr ? name.value : module.name;
}

function newModuleObject(rt: Runtime, type: PyType): PyModule {
  const module = new PyModule(type, '?');
  module.builtin = false;
  module.refs = [null];
  module.edges = [0];
  rt.place(module);
  const dict = newDict(rt, 'globals');
  rt.rc.assign(module, module.refs, module.edges, 0, dict, EdgeKind.Slot, '__dict__', false);
  return adoptInstance(rt, module);
}

function initModule(
  rt: Runtime,
  self: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): void {
  const callee = rt.v < 307 ? 'module.__init__()' : 'module()';
  const given = args.length + (keywords?.names.length ?? 0);
  if (given > 2) rt.typeError(`${callee} takes at most 2 arguments (${given} given)`);
  const byName = (name: string): PyObject | undefined =>
    keywords?.values[keywords.names.indexOf(name)];
  const name = args[0] ?? byName('name');
  const doc = args[1] ?? byName('doc') ?? rt.none;
  if (name === undefined) {
    return rt.typeError(
      rt.v < 307
        ? "Required argument 'name' (pos 1) not found"
        : `${callee} missing required argument 'name' (pos 1)`,
    );
  }
  if (!(name instanceof PyStr)) {
    const which = rt.v < 308 ? '1' : "'name'";
    const wanted = rt.v < 300 ? 'string' : 'str';
    return rt.typeError(
      `${callee} argument ${which} must be ${wanted}, not ${rt.ops.typeName(name)}`,
    );
  }
  const module = self as PyModule;
  module.name = name.value;
  module.dict.subtitleOf = name.value;
  rt.givenNames.set(module.dict, { name: 'globals', subtitle: `dict of ${name.value}` });
  const set = (key: string, value: PyObject): void =>
    dictSet(rt, module.dict, rt.intern(key), value, false);
  set('__name__', name);
  set('__doc__', doc);
  if (rt.v < 300) return;
  for (const key of ['__package__', '__loader__', '__spec__']) set(key, rt.none);
}

/** `_PyModule_Clear`: what the module's names stand for goes, name by name. */
export function clearModule(rt: Runtime, module: PyModule): void {
  clearNamespace(rt, module.dict);
}

/**
 * `_PyModule_ClearDict`: names with one leading underscore become None first, then all others but `__builtins__`.
 * `only`: the values that this is about.
 */
export function clearNamespace(
  rt: Runtime,
  dict: PyDict,
  only: (value: PyObject) => boolean = () => true,
): void {
  const order = rt.v < 300 ? legacyPairOrder(rt, dict) : dict.keys.map((_, i) => i);
  for (const underscored of [true, false]) {
    for (const i of order) {
      const key = dict.keys[i];
      const value = dict.refs[2 * i + 1];
      if (!(key instanceof PyStr) || value == null || value === rt.none || !only(value)) continue;
      const name = key.value;
      const single = name.startsWith('_') && name[1] !== '_';
      if (single !== underscored || name === '__builtins__') continue;
      dictSet(rt, dict, key, rt.none);
      rt.heap.endOpenStep();
      rt.dealloc.settle();
    }
  }
}
