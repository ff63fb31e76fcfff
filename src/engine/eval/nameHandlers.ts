import { FIRST_LOCAL, type PyFrame } from '../frame';
import { EdgeKind } from '../../heap/kinds';
import type { PyObject } from '../object';
import { dictDelete, dictGetName, dictSet } from '../objects/dictionary';
import type { PyCell } from '../objects/payload';
import type { Runtime } from '../runtime';
import { setLocal } from './frames';
import type { HandlerTable } from './handler';

/** Local variables, names of modules and classes, globals and cells. */
export const NAME_HANDLERS: HandlerTable = {
  STORE_FAST(rt, f, index) {
    const value = rt.rc.hold(f.peek(0), 'value to store');
    f.pop(rt.rc);
    setLocal(rt, f, FIRST_LOCAL + index, value, f.code.varNames[index]!, true);
  },
  DELETE_FAST(rt, f, index) {
    if (f.refs[FIRST_LOCAL + index] == null) throw rt.errors.unboundLocal(f.code.varNames[index]!);
    setLocal(rt, f, FIRST_LOCAL + index, null, f.code.varNames[index]!, true);
  },
  LOAD_FAST_AND_CLEAR(rt, f, index) {
    const value = f.refs[FIRST_LOCAL + index];
    if (value == null) {
      f.pushBorrowed(null);
      return;
    }
    f.push(value, rt.rc, 'outer value of a comprehension variable');
    setLocal(rt, f, FIRST_LOCAL + index, null, f.code.varNames[index]!, false);
  },
  STORE_FAST_RESTORE(rt, f, index) {
    const value = f.stack.at(-1) ?? null;
    setLocal(rt, f, FIRST_LOCAL + index, value, f.code.varNames[index]!, false);
    if (value === null) f.dropEmpty();
    else f.pop(rt.rc);
  },
  LOAD_NAME(rt, f, index) {
    const name = f.code.names[index]!;
    const value = f.locals === null ? null : dictGetName(f.locals, name);
    f.push(value ?? globalValue(rt, f, name, false), rt.rc);
  },
  STORE_NAME(rt, f, index) {
    const name = f.code.names[index]!;
    storeName(rt, f, f.locals!, name);
  },
  DELETE_NAME(rt, f, index) {
    const name = f.code.names[index]!;
    if (!dictDelete(rt, f.locals!, rt.intern(name))) throw rt.errors.nameError(name);
  },
  LOAD_GLOBAL(rt, f, index) {
    f.push(globalValue(rt, f, f.code.names[index]!, true), rt.rc);
  },
  STORE_GLOBAL(rt, f, index) {
    storeName(rt, f, f.globals, f.code.names[index]!);
  },
  DELETE_GLOBAL(rt, f, index) {
    const name = f.code.names[index]!;
    if (!dictDelete(rt, f.globals, rt.intern(name))) throw rt.errors.nameError(name);
  },
  LOAD_DEREF(rt, f, index) {
    f.push(cellValue(rt, f, index), rt.rc);
  },
  STORE_DEREF(rt, f, index) {
    setCell(rt, f.cell(index), f.peek(0));
    f.pop(rt.rc);
  },
  DELETE_DEREF(rt, f, index) {
    cellValue(rt, f, index);
    setCell(rt, f.cell(index), null);
  },
  LOAD_CLASSDEREF(rt, f, index) {
    const name = derefName(f, index);
    const value = f.locals === null ? null : dictGetName(f.locals, name);
    f.push(value ?? cellValue(rt, f, index), rt.rc);
  },
  LOAD_CLOSURE(rt, f, index) {
    f.push(f.cell(index), rt.rc);
  },
  RENEW_CELL(rt, f, index) {
    f.push(f.cell(index), rt.rc, 'outer cell of a comprehension variable');
    setLocal(rt, f, f.firstCell + index, rt.cell(null), derefName(f, index), false);
  },
  RESTORE_CELL(rt, f, index) {
    setLocal(rt, f, f.firstCell + index, f.peek(0), derefName(f, index), false);
    f.pop(rt.rc);
  },
};

function storeName(rt: Runtime, f: PyFrame, namespace: PyFrame['globals'], name: string): void {
  const value = rt.rc.hold(f.peek(0), 'value to store');
  f.pop(rt.rc);
  dictSet(rt, namespace, rt.intern(name), value);
  rt.dealloc.keepMeanwhile(value);
}

/** Global or built-in of that name. `inFunction` chooses 2.x's words for a missing one. */
export function globalValue(rt: Runtime, f: PyFrame, name: string, inFunction: boolean): PyObject {
  const value = dictGetName(f.globals, name) ?? dictGetName(f.builtins, name);
  if (value === null) throw rt.errors.nameError(name, inFunction);
  return value;
}

function derefName(f: PyFrame, index: number): string {
  const { cellVars, freeVars } = f.code;
  return index < cellVars.length ? cellVars[index]! : freeVars[index - cellVars.length]!;
}

function cellValue(rt: Runtime, f: PyFrame, index: number): PyObject {
  const value = f.cell(index).content;
  if (value === null) {
    const name = derefName(f, index);
    throw index < f.code.cellVars.length
      ? rt.errors.unboundLocal(name)
      : rt.errors.unboundFree(name);
  }
  return value;
}

/** Changes what a cell refers to, as a step. */
export function setCell(rt: Runtime, cell: PyCell, value: PyObject | null): void {
  rt.rc.assign(cell, cell.refs, cell.edges, 0, value, EdgeKind.Slot, 'cell_contents', true);
}
