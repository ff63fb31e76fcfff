import { realNames } from './names/realNames';
import type { PyObject } from './object';
import { PyClassic, PyClassicInstance, PyModule } from './objects/callables';
import { PyType } from './objects/type';
import { Unsupported } from './raise';
import type { Runtime } from './runtime';

/** Descriptors that are in a type's dict and raise AttributeError themselves while nothing is set. */
const UNSET = new Set(['__abstractmethods__']);

/** Attributes that CPython lets a program set and the model does not. */
const STORABLE = new Set([
  'function.__code__',
  'function.func_code',
  'type.__bases__',
  'type.__abstractmethods__',
  'type.__text_signature__',
  'frame.f_lineno',
  'frame.f_trace',
  'traceback.tb_next',
  'generator.__name__',
  'generator.__qualname__',
]);

/**
 * A name was not found. Where CPython would not have found it either, its own error is right and this does nothing;
 * where CPython has it and the model does not, the program is refused, since whatever followed would be wrong.
 * Only what the program itself asks for counts: library code probes for much that it can do without.
 */
export function refuseAttribute(rt: Runtime, object: PyObject, name: string): void {
  if (!programAsks(rt)) return;
  const owner = realOwner(rt, object, name);
  if (owner !== null) throw new Unsupported(`${owner}.${name}`);
}

/** As {@link refuseAttribute}, for the name of a built-in. */
export function refuseBuiltin(rt: Runtime, name: string): void {
  if (programAsks(rt) && realNames(rt.v, 'builtins')!.has(name)) throw new Unsupported(name);
}

/** A call of a type that the model makes no instances of; CPython may. */
export function refuseInstances(rt: Runtime, cls: PyType): void {
  if (rowOf(rt, cls)?.has('__new__') === true)
    throw new Unsupported(`a call of the type '${cls.name}'`);
}

/** `list[int]`: the model has no generic aliases. */
export function refuseAlias(rt: Runtime, cls: PyType): void {
  if (
    cls === rt.types.type ||
    cls.mro.some((base) => rowOf(rt, base)?.has('__class_getitem__') === true)
  )
    throw new Unsupported(`the generic alias ${cls.name}[...]`);
}

/** `int | str`, from 3.10 on. */
export function refuseUnion(rt: Runtime, symbol: string, left: PyObject, right: PyObject): void {
  if (rt.v < 310 || symbol !== '|') return;
  const isType = (object: PyObject): boolean => object instanceof PyType;
  if ((isType(left) && (isType(right) || right === rt.none)) || (isType(right) && left === rt.none))
    throw new Unsupported('the union of types');
}

/** An attribute that the model lets nobody set; CPython may. */
export function refuseStore(owner: PyType, name: string): void {
  if (STORABLE.has(`${owner.name}.${name}`)) throw new Unsupported(`setting ${owner.name}.${name}`);
}

/** What CPython says about itself: docstrings of built-in objects, which the model does not have. */
export function refuseDoc(rt: Runtime, owner: string): PyObject {
  if (programAsks(rt)) throw new Unsupported(`${owner}.__doc__`);
  return rt.none;
}

/** Is there such a module in the version's standard library? */
export function isRealModule(rt: Runtime, name: string): boolean {
  if (name === 'collections.abc') return rt.v >= 303;
  const [top, ...rest] = name.split('.');
  const known = realNames(rt.v, 'modules')!.has(top!);
  // The modules that are modelled have no submodules but that one.
  return known && (rest.length === 0 || realNames(rt.v, `module ${top}`) === null);
}

/** Names that `dir` gives for a module or the types of a class's mro, where CPython is known to have others than the model. */
export function realDirectory(rt: Runtime, object: PyModule | PyType): ReadonlySet<string> | null {
  if (object instanceof PyModule) return moduleNames(rt, object);
  return rowOf(rt, object);
}

function programAsks(rt: Runtime): boolean {
  return rt.probing === 0 && rt.eval.frame?.code.filename === rt.filename;
}

/** Who has the attribute in CPython, as the message names it; null: nobody. */
function realOwner(rt: Runtime, object: PyObject, name: string): string | null {
  if (object instanceof PyClassic || object instanceof PyClassicInstance || UNSET.has(name))
    return null;
  if (object instanceof PyModule && moduleNames(rt, object)?.has(name) === true) return object.name;
  if (object instanceof PyType) {
    for (const cls of object.mro) if (rowOf(rt, cls)?.has(name) === true) return cls.name;
  }
  for (const cls of object.type.mro) if (rowOf(rt, cls)?.has(name) === true) return cls.name;
  return null;
}

/** The names of a library module; one that the program has made has its own alone, whatever it is called. */
function moduleNames(rt: Runtime, module: PyModule): ReadonlySet<string> | null {
  return module.builtin ? realNames(rt.v, `module ${module.name}`) : null;
}

/** The row of a built-in or library class; classes of the program have none. */
function rowOf(rt: Runtime, cls: PyType): ReadonlySet<string> | null {
  if (cls.isHeap && rt.ops.moduleOf(cls) === '__main__') return null;
  return realNames(rt.v, `type ${cls.qualname}`);
}
