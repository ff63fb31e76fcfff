import { defineGetSet, defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { instanceDict, instanceGet, instanceSet, replaceDict } from './attributes';
import { PyDict } from './dict';
import { ExceptionSlot, PyException, PyTraceback, newException, setSlot } from './exceptions';
import { PyList, PyStr } from './payload';
import type { Keywords, PyType, Slots } from './type';

/** Name of the exception's class without its module. */
function shortName(self: PyObject): string {
  const { name } = self.type;
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `BaseException.__str__`. */
export function exceptionStr(rt: Runtime, self: PyObject): string {
  const { args } = self as PyException;
  if (args.items.length === 0) return '';
  return args.items.length === 1 ? rt.ops.str(args.items[0]!) : rt.ops.repr(args);
}

/** `BaseException.__init__`; keywords that a type knows have been taken out before. */
export function initBase(
  rt: Runtime,
  exception: PyException,
  args: readonly PyObject[],
  keywords: Keywords | null,
): void {
  refuseKeywords(rt, exception, keywords);
  setArgs(rt, exception, args);
  if (rt.rules.major === 2 && args.length === 1)
    setSlot(rt, exception, ExceptionSlot.Message, args[0]!, 'message');
}

function refuseKeywords(rt: Runtime, exception: PyException, keywords: Keywords | null): void {
  if (keywords === null || keywords.names.length === 0) return;
  const name = exception.type.name;
  rt.typeError(
    rt.v >= 307
      ? `${name}() takes no keyword arguments`
      : `${name} does not take keyword arguments`,
  );
}

/** Sets `args`; the tuple that is there stays where nothing changes, as `type.__call__` passes one tuple to both calls. */
export function setArgs(rt: Runtime, exception: PyException, args: readonly PyObject[]): void {
  const { items } = exception.args;
  if (items.length === args.length && args.every((arg, i) => arg === items[i])) return;
  setSlot(rt, exception, ExceptionSlot.Args, rt.tuple(args, false), 'args');
}

/** The slots of every exception. */
export function baseSlots(rt: Runtime): Slots {
  const slots: Slots = {
    new: (_, type, args) => rt.born(newException(rt, type, args)),
    init: (_, self, args, keywords) => initBase(rt, self as PyException, args, keywords),
    str: exceptionStr,
    repr(_, self) {
      const { args } = self as PyException;
      const single = rt.v >= 307 && args.items.length === 1;
      return shortName(self) + (single ? `(${rt.ops.repr(args.items[0]!)})` : rt.ops.repr(args));
    },
  };
  if (rt.rules.major === 2)
    slots.getitem = (_, self, key) => rt.ops.getItem((self as PyException).args, key);
  return slots;
}

/** The attributes and methods of every exception. */
export function installBase(rt: Runtime, type: PyType): void {
  const slotOf = (self: PyObject, slot: number): PyObject =>
    (self as PyException).refs[slot] ?? rt.none;
  defineGetSet(
    rt,
    type,
    'args',
    (self) => (self as PyException).args,
    (self, value) => {
      if (value === null) rt.typeError('args may not be deleted');
      setSlot(
        rt,
        self as PyException,
        ExceptionSlot.Args,
        rt.tuple(rt.iteration.toList(value), false),
        'args',
      );
    },
  );
  defineGetSet(
    rt,
    type,
    '__dict__',
    (self) => instanceDict(rt, self),
    (self, value) => {
      if (!(value instanceof PyDict)) {
        const kind = value === null ? 'NoneType' : rt.ops.typeName(value);
        rt.typeError(`__dict__ must be a dictionary, not a '${kind}'`);
      }
      replaceDict(rt, self, value);
    },
  );
  if (rt.rules.major === 2) {
    defineGetSet(
      rt,
      type,
      'message',
      (self) => slotOf(self, ExceptionSlot.Message),
      (self, value) =>
        setSlot(rt, self as PyException, ExceptionSlot.Message, value ?? rt.str(''), 'message'),
    );
    return;
  }
  const setTraceback = (self: PyObject, value: PyObject | null): void => {
    if (value === null) rt.typeError('__traceback__ may not be deleted');
    if (value !== rt.none && !(value instanceof PyTraceback))
      rt.typeError('__traceback__ must be a traceback or None');
    setSlot(
      rt,
      self as PyException,
      ExceptionSlot.Traceback,
      value === rt.none ? null : value,
      '__traceback__',
    );
  };
  defineGetSet(
    rt,
    type,
    '__traceback__',
    (self) => slotOf(self, ExceptionSlot.Traceback),
    setTraceback,
  );
  const setLink =
    (slot: number, name: string, words: string) =>
    (self: PyObject, value: PyObject | null): void => {
      if (value === null) rt.typeError(`${name} may not be deleted`);
      if (value !== rt.none && !(value instanceof PyException)) {
        rt.typeError(`exception ${words} must be None or derive from BaseException`);
      }
      if (slot === ExceptionSlot.Cause) (self as PyException).suppressContext = true;
      setSlot(rt, self as PyException, slot, value === rt.none ? null : value, name);
    };
  for (const [slot, name, words] of [
    [ExceptionSlot.Cause, '__cause__', 'cause'],
    [ExceptionSlot.Context, '__context__', 'context'],
  ] as const) {
    defineGetSet(rt, type, name, (self) => slotOf(self, slot), setLink(slot, name, words));
  }
  defineGetSet(
    rt,
    type,
    '__suppress_context__',
    (self) => rt.bool((self as PyException).suppressContext),
    (self, value) => {
      if (value === null) rt.typeError("can't delete numeric/char attribute");
      if (value !== rt.true && value !== rt.false)
        rt.typeError('attribute value type must be bool');
      (self as PyException).suppressContext = value === rt.true;
    },
  );
  defineMethod(rt, type, 'with_traceback', { min: 1 }, (_, [self, traceback]) => {
    setTraceback(self!, traceback!);
    return self!;
  });
  if (rt.v >= 311)
    defineMethod(rt, type, 'add_note', { min: 1 }, (_, [self, note]) => addNote(rt, self!, note!));
}

function addNote(rt: Runtime, self: PyObject, note: PyObject): PyObject {
  if (!(note instanceof PyStr)) {
    const kind = rt.ops.typeName(note);
    return rt.typeError(
      rt.v >= 314
        ? `add_note() argument must be str, not ${kind}`
        : `note must be a str, not '${kind}'`,
    );
  }
  const notes = instanceGet(rt, self, '__notes__');
  if (notes === null) instanceSet(rt, self, '__notes__', rt.list([note]));
  else if (notes instanceof PyList) rt.ops.callMethod(notes, 'append', [note]);
  else return rt.typeError('Cannot add note: __notes__ is not a list');
  return rt.none;
}
