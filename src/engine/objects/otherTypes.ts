import type { PyObject } from '../object';
import { defineGetSet, defineMethod } from '../define';
import type { Runtime } from '../runtime';
import type { PyCode } from './callables';
import type { PyCell } from './payload';
import { EdgeKind } from '../../heap/kinds';
import type { PyFrame } from '../frame';
import { FIRST_LOCAL } from '../frame';
import type { PyTraceback } from './exceptions';
import { setSlots } from './setSlots';

/** The singletons, cells, code, frames and tracebacks. */
export function installOthers(rt: Runtime): void {
  const { NoneType, NotImplementedType, ellipsis, cell, code, frame } = rt.types;
  setSlots(NoneType, { repr: () => 'None', bool: () => false, hash: () => 0xfca86420 });
  setSlots(NotImplementedType, { repr: () => 'NotImplemented' });
  setSlots(ellipsis, { repr: () => 'Ellipsis' });
  setSlots(cell, {
    repr: (_rt, self) => {
      const { content } = self as PyCell;
      const text =
        content === null
          ? 'empty'
          : `${rt.ops.typeName(content)} object at ${rt.ops.address(content)}`;
      return `<cell at ${rt.ops.address(self)}: ${text}>`;
    },
  });
  defineGetSet(rt, cell, 'cell_contents', (self) => {
    const { content } = self as PyCell;
    return content ?? rt.valueError('Cell is empty');
  });
  setSlots(code, {
    repr: (_rt, self) =>
      `<code object ${(self as PyCode).code.name} at ${rt.ops.address(self)}, file "${rt.filename}", line ${(self as PyCode).code.firstLine}>`,
  });
  defineGetSet(rt, code, 'co_name', (self) => rt.str((self as PyCode).code.name));
  defineGetSet(rt, code, 'co_varnames', (self) =>
    rt.newTuple((self as PyCode).code.varNames.map((name) => rt.intern(name))),
  );
  defineGetSet(rt, code, 'co_argcount', (self) => rt.int((self as PyCode).code.argCount));
  defineGetSet(rt, code, 'co_firstlineno', (self) => rt.int((self as PyCode).code.firstLine));
  defineGetSet(rt, code, 'co_filename', (self) => rt.str((self as PyCode).code.filename));
  const { traceback } = rt.types;
  const entry = (self: PyObject): PyTraceback => self as PyTraceback;
  defineGetSet(rt, traceback, 'tb_next', (self) => entry(self).next ?? rt.none);
  defineGetSet(rt, traceback, 'tb_frame', (self) => rt.frameObject(entry(self).frame));
  defineGetSet(rt, traceback, 'tb_lineno', (self) => rt.int(entry(self).line));
  defineGetSet(rt, traceback, 'tb_lasti', (self) => rt.int(entry(self).lasti));
  const asFrame = (self: PyObject): PyFrame => self as PyFrame;
  setSlots(frame, {
    repr: (_rt, self) =>
      `<frame at ${rt.ops.address(self)}, file '${rt.filename}', line ${asFrame(self).line}, code ${asFrame(self).code.name}>`,
    clear: (_rt, self) => {
      for (let i = FIRST_LOCAL; i < self.refs.length; i++) {
        rt.rc.assign(self, self.refs, self.edges, i, null, EdgeKind.Local, '', false);
        rt.dealloc.settle();
      }
    },
  });
  defineGetSet(rt, frame, 'f_back', (self) =>
    asFrame(self).back === null ? rt.none : rt.frameObject(asFrame(self).back!),
  );
  defineGetSet(rt, frame, 'f_code', (self) => asFrame(self).codeObject);
  defineGetSet(rt, frame, 'f_globals', (self) => asFrame(self).globals);
  defineGetSet(rt, frame, 'f_lineno', (self) => rt.int(asFrame(self).line));
  defineGetSet(rt, frame, 'f_locals', (self) => rt.localsOf(asFrame(self)));
  defineMethod(rt, frame, 'clear', {}, (_rt, [self]) => {
    if (!asFrame(self!).finished && asFrame(self!).generator === null)
      rt.raise(rt.types.RuntimeError!, 'cannot clear an executing frame');
    if (typeof frame.slots.clear === 'function') frame.slots.clear(rt, self!);
    return rt.none;
  });
}
