import { CodeFlag } from '../../compiler/code';
import { EdgeKind, ObjectFlag } from '../../heap/kinds';
import { FIRST_LOCAL, FrameSlot, PyFrame } from '../frame';
import type { PyObject } from '../object';
import type { PyCode, PyFunction } from '../objects/callables';
import type { PyDict } from '../objects/dict';
import { newDict } from '../objects/dictionary';
import { PyGenerator } from '../objects/generator';
import type { Keywords } from '../objects/type';
import type { Runtime } from '../runtime';
import { bindArguments } from './arguments';

/** A frame for `code`, placed and holding what a frame of the version holds; not on the call stack yet. */
export function makeFrame(
  rt: Runtime,
  codeObject: PyCode,
  globals: PyDict,
  locals: PyDict | null,
  func: PyFunction | null,
): PyFrame {
  const frame = new PyFrame(rt.types.frame, codeObject, globals, rt.builtins);
  frame.func = func;
  frame.locals = locals;
  frame.line = frame.code.firstLine;
  if (rt.rules.framesAreObjects) rt.gc.allocated(frame);
  rt.heap.place(frame, 400 + 8 * frame.refs.length);
  const link = (slot: number, value: PyObject | null, name: string): void =>
    rt.rc.assign(frame, frame.refs, frame.edges, slot, value, EdgeKind.Slot, name, false);
  if (rt.rules.framesAreObjects) {
    frame.counted = true;
    frame.runEdge = rt.rc.linkStatic(frame, 'C stack: running frame');
    link(FrameSlot.Back, rt.eval.frame, 'f_back');
    link(FrameSlot.Globals, globals, 'f_globals');
    if (rt.rules.runningFramesTracked) rt.heap.track(frame);
  } else {
    rt.heap.setFlags(frame, ObjectFlag.NoCount);
    if (func !== null) link(FrameSlot.Function, func, 'f_funcobj');
  }
  link(FrameSlot.Code, codeObject, 'f_code');
  if (locals !== null) link(FrameSlot.Locals, locals, 'f_locals');
  return frame;
}

/** The frame of a call: arguments bound, cells made. A generator function's frame comes inside its generator. */
export function frameFor(
  rt: Runtime,
  func: PyFunction,
  args: PyObject[],
  keywords: Keywords | null,
): PyFrame {
  const code = func.code.code;
  // A class body of 2.x is called like a function; its variables are a namespace of its own.
  const namespace = code.kind === 'class' ? newDict(rt, 'namespace') : null;
  if (namespace !== null) namespace.subtitleOf = code.name;
  const frame = makeFrame(rt, func.code, func.globals, namespace, func);
  try {
    bindArguments(rt, frame, func, args, keywords);
  } catch (error) {
    frame.finished = true;
    rt.rc.dead.push(frame);
    if (frame.counted) {
      frame.counted = false;
      rt.rc.unlink(frame, frame.runEdge);
      frame.runEdge = 0;
    }
    throw error;
  }
  makeCells(rt, frame, func);
  if ((code.flags & CodeFlag.Generator) !== 0) makeGenerator(rt, frame, func);
  return frame;
}

/** Own variables that inner functions use get their cells; those of outer functions come from the closure. */
export function makeCells(rt: Runtime, frame: PyFrame, func: PyFunction | null): void {
  const code = frame.code;
  code.cellVars.forEach((name, index) => {
    const parameter = code.varNames.indexOf(name);
    const value = parameter < 0 ? null : frame.refs[FIRST_LOCAL + parameter]!;
    const cell = rt.cell(value);
    setLocal(rt, frame, frame.firstCell + index, cell, name, false);
    if (value !== null) setLocal(rt, frame, FIRST_LOCAL + parameter, null, name, false);
  });
  code.freeVars.forEach((name, index) => {
    setLocal(
      rt,
      frame,
      frame.firstCell + code.cellVars.length + index,
      func!.cell(index),
      name,
      false,
    );
  });
}

/** Binds or empties (null) a local variable or cell slot. */
export function setLocal(
  rt: Runtime,
  frame: PyFrame,
  index: number,
  value: PyObject | null,
  name: string,
  loud: boolean,
): void {
  frame.giveBack(index, rt.heap);
  rt.rc.assign(frame, frame.refs, frame.edges, index, value, EdgeKind.Local, name, loud);
}

function makeGenerator(rt: Runtime, frame: PyFrame, func: PyFunction): void {
  const generator = new PyGenerator(rt.types.generator, func.name, func.qualname);
  generator.refs = [null];
  generator.edges = [0];
  rt.place(generator, false);
  rt.rc.assign(
    generator,
    generator.refs,
    generator.edges,
    0,
    frame,
    EdgeKind.Slot,
    'gi_frame',
    false,
  );
  frame.generator = generator;
  if (frame.counted) {
    frame.counted = false;
    rt.rc.unlink(frame, frame.runEdge);
    frame.runEdge = 0;
    rt.rc.assign(
      frame,
      frame.refs,
      frame.edges,
      FrameSlot.Back,
      null,
      EdgeKind.Slot,
      'f_back',
      false,
    );
    // A frame that was in the collector's lists from its creation stands before its generator, else after it.
    rt.heap.track(generator);
    rt.heap.track(frame);
  } else if (frame.refs[FrameSlot.Function] != null) {
    rt.rc.assign(
      frame,
      frame.refs,
      frame.edges,
      FrameSlot.Function,
      null,
      EdgeKind.Slot,
      'f_funcobj',
      false,
    );
  }
  rt.heap.track(generator);
  rt.born(generator);
}
