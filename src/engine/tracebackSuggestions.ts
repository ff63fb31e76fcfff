import type { PyFrame } from './frame';
import { FIRST_LOCAL } from './frame';
import type { PyObject } from './object';
import { instanceNames } from './objects/attributes';
import { PyModule } from './objects/callables';
import type { PyDict } from './objects/dict';
import { dictGetName } from './objects/dictionary';
import { type PyException, getField, tracebackOf } from './objects/exceptions';
import { PyCell, PyStr } from './objects/payload';
import { PyType } from './objects/type';
import type { Runtime } from './runtime';
import { closestName, isStandardModule } from './suggestions';
import type { Writer } from './tracebackFrames';

/** What a traceback adds to the message of a NameError, AttributeError or ImportError: "Did you mean"; often nothing. */
export function suggestionText(rt: Runtime, exception: PyException, writer: Writer): string {
  if (rt.rules.suggestions === 'none' || (writer === 'module' && rt.v < 312)) return '';
  const { types } = rt;
  // C code looks for the very types; the module takes subclasses too.
  const is = (type: PyType | undefined): boolean =>
    type !== undefined &&
    (writer === 'module' || rt.v >= 313 ? exception.type.isSubtype(type) : exception.type === type);
  if (is(types.NameError)) return forName(rt, exception, writer);
  if (is(types.AttributeError)) return forAttribute(rt, exception, writer);
  if (is(types.ImportError) && rt.v >= 312) return forImport(rt, exception, writer);
  return '';
}

function didYouMean(close: string | null): string {
  return close === null ? '' : `. Did you mean: '${close}'?`;
}

/** 3.12's module has a copy of the search in Python that takes fewer names for near. */
function closest(
  rt: Runtime,
  name: string,
  candidates: readonly string[],
  writer: Writer,
): string | null {
  return closestName(
    name,
    candidates,
    writer === 'module' && rt.v === 312 ? name.length : Infinity,
  );
}

function wrongName(exception: PyException, field: string): string | null {
  const name = getField(exception, field);
  return name instanceof PyStr && !name.type.isHeap ? name.value : null;
}

function namesOf(dict: PyDict): string[] {
  const names: string[] = [];
  for (const key of dict.keys) if (key instanceof PyStr) names.push(key.value);
  return names;
}

/** The frame that the exception was raised in. */
function innermost(exception: PyException): PyFrame | null {
  let traceback = tracebackOf(exception);
  while (traceback?.next != null) traceback = traceback.next;
  return traceback?.frame ?? null;
}

function isEmptyCell(object: PyObject): boolean {
  return object instanceof PyCell && object.content === null;
}

/** Local variables by name; `bound`: only those that have a value. */
function localNames(frame: PyFrame, bound: boolean): string[] {
  if (frame.locals !== null) return namesOf(frame.locals);
  const { code } = frame;
  const all = [...code.varNames, ...code.cellVars, ...code.freeVars];
  const names = all.filter((_, i) => {
    const value = frame.refs[FIRST_LOCAL + i] ?? null;
    return !bound || (value !== null && !isEmptyCell(value));
  });
  return [...new Set(names)];
}

function localValue(frame: PyFrame, name: string): PyObject | null {
  if (frame.locals !== null) return dictGetName(frame.locals, name);
  const { code } = frame;
  const cell = [...code.cellVars, ...code.freeVars].indexOf(name);
  if (cell >= 0) return frame.cell(cell)?.content ?? null;
  const index = code.varNames.indexOf(name);
  return index < 0 ? null : (frame.refs[FIRST_LOCAL + index] ?? null);
}

function forName(rt: Runtime, exception: PyException, writer: Writer): string {
  const name = wrongName(exception, 'name');
  const frame = innermost(exception);
  if (name === null || frame === null) return '';
  const close = nameNear(rt, name, frame, writer);
  if (rt.v < 312 || !isStandardModule(name, rt.v)) return didYouMean(close);
  // 3.12's own print and its traceback module differ by a question mark.
  const mark = writer === 'module' && rt.v === 312 ? '' : '?';
  return close === null
    ? `. Did you forget to import '${name}'${mark}`
    : `${didYouMean(close)} Or did you forget to import '${name}'${mark}`;
}

function nameNear(rt: Runtime, name: string, frame: PyFrame, writer: Writer): string | null {
  const byModule = writer === 'module' || rt.v >= 313;
  if (rt.v >= 312) {
    const self = localValue(frame, 'self');
    if (self !== null && rt.ops.lookupAttr(self, name) !== null) return `self.${name}`;
  }
  const outside = [namesOf(frame.globals), namesOf(frame.builtins)];
  if (byModule) return closest(rt, name, [...localNames(frame, true), ...outside.flat()], writer);
  // C code looks at one namespace after the other, and at every local of a function whether it has a value or not.
  const isFunction = frame.locals === null;
  for (const names of [isFunction ? localNames(frame, false) : [], ...outside]) {
    const found = closest(rt, name, names, writer);
    if (found !== null) return found;
  }
  return null;
}

/** What `dir` lists, sorted. */
function attributeNames(object: PyObject): string[] {
  const names = new Set<string>(
    object instanceof PyModule ? namesOf(object.dict) : instanceNames(object),
  );
  for (const type of object instanceof PyType ? object.mro : object.type.mro) {
    if (object instanceof PyModule) break;
    const own =
      type.dict === null
        ? [...type.builtins.keys(), ...type.lazyBuiltins.keys()]
        : namesOf(type.dict);
    for (const name of own) names.add(name);
  }
  return [...names].sort();
}

function forAttribute(rt: Runtime, exception: PyException, writer: Writer): string {
  const name = wrongName(exception, 'name');
  const object = getField(exception, 'obj');
  if (name === null || object === null) return '';
  let names = attributeNames(object);
  // From 3.13 on private names are suggested only to those who ask for one, and to the object itself.
  if (rt.v >= 313 && !name.startsWith('_')) {
    const frame = innermost(exception);
    if (frame === null || localValue(frame, 'self') !== object)
      names = names.filter((other) => !other.startsWith('_'));
  }
  return didYouMean(closest(rt, name, names, writer));
}

function forImport(rt: Runtime, exception: PyException, writer: Writer): string {
  const name = wrongName(exception, 'name_from');
  const moduleName = wrongName(exception, 'name');
  if (name === null || moduleName === null) return '';
  const module = rt.modules.get(moduleName);
  if (!(module instanceof PyModule)) return '';
  let names = attributeNames(module);
  if (rt.v >= 313 && !name.startsWith('_')) names = names.filter((other) => !other.startsWith('_'));
  return didYouMean(closest(rt, name, names, writer));
}
