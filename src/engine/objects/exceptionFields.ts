import { defineGetSet } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { exceptionStr, initBase, setArgs } from './exceptionBase';
import { type PyException, fieldNames, getField, newException, setField } from './exceptions';
import { PyInt, PyStr } from './payload';
import type { Keywords, PyType, Slots } from './type';

/** The C fields of a type as attributes that a program can read and set. */
export function installFields(rt: Runtime, type: PyType): void {
  for (const name of fieldNames(type)) {
    if (!hasField(rt, name)) continue;
    defineGetSet(
      rt,
      type,
      name,
      (self) => getField(self as PyException, name) ?? rt.none,
      (self, value) => setField(rt, self as PyException, name, value),
    );
  }
}

function hasField(rt: Runtime, name: string): boolean {
  if (name === 'name_from') return rt.v >= 312;
  return name !== 'end_lineno' && name !== 'end_offset' ? true : rt.v >= 310;
}

/** Takes the keywords that a type knows out of a call's; complains about others in the words of `PyArg_ParseTuple`. */
function takeKeywords(
  rt: Runtime,
  self: PyException,
  keywords: Keywords | null,
  known: readonly string[],
): void {
  keywords?.names.forEach((name, i) => {
    if (known.includes(name)) setField(rt, self, name, keywords.values[i]!);
    else if (rt.v >= 313)
      rt.typeError(`${self.type.name}() got an unexpected keyword argument '${name}'`);
    else
      rt.typeError(
        `'${name}' is an invalid keyword argument for ${rt.v >= 307 ? `${shortName(self)}()` : 'this function'}`,
      );
  });
}

function shortName(self: PyException): string {
  return self.type.name.slice(self.type.name.lastIndexOf('.') + 1);
}

/** Slots of the types with C fields. */
export const FIELD_SLOTS: Readonly<Record<string, Slots>> = {
  SystemExit: {
    init(rt, self, args, keywords) {
      const exception = self as PyException;
      initBase(rt, exception, args, keywords);
      if (args.length > 0)
        setField(rt, exception, 'code', args.length === 1 ? args[0]! : exception.args);
    },
  },
  StopIteration: {
    init(rt, self, args, keywords) {
      initBase(rt, self as PyException, args, keywords);
      setField(rt, self as PyException, 'value', args[0] ?? rt.none);
    },
  },
  NameError: {
    init(rt, self, args, keywords) {
      initBase(rt, self as PyException, args, null);
      takeKeywords(rt, self as PyException, keywords, ['name']);
    },
  },
  AttributeError: {
    init(rt, self, args, keywords) {
      initBase(rt, self as PyException, args, null);
      takeKeywords(rt, self as PyException, keywords, ['name', 'obj']);
    },
  },
  ImportError: {
    init(rt, self, args, keywords) {
      const exception = self as PyException;
      initBase(rt, exception, args, null);
      takeKeywords(
        rt,
        exception,
        keywords,
        rt.v >= 312 ? ['name', 'path', 'name_from'] : ['name', 'path'],
      );
      if (args.length === 1) setField(rt, exception, 'msg', args[0]!);
    },
    str(rt, self) {
      const msg = getField(self as PyException, 'msg');
      return msg instanceof PyStr && !msg.type.isHeap ? msg.value : exceptionStr(rt, self);
    },
  },
  EnvironmentError: {
    init(rt, self, args, keywords) {
      const exception = self as PyException;
      initBase(rt, exception, args, keywords);
      if (args.length < 2 || args.length > 3) return;
      setSystemFields(rt, exception, args);
      if (args.length === 3) setArgs(rt, exception, args.slice(0, 2));
    },
    str: systemErrorStr,
  },
  OSError: {
    new(rt, type, args) {
      const exact = type === rt.types.OSError ? subclassFor(rt, args) : type;
      const parsed = args.length >= 2 && args.length <= 5;
      const exception = newException(
        rt,
        exact,
        parsed && args.length > 2 ? args.slice(0, 2) : args,
      );
      if (parsed) setSystemFields(rt, exception, args);
      return rt.born(exception);
    },
    // All has been done when it was made.
    init() {},
    str: systemErrorStr,
  },
  SyntaxError: {
    init(rt, self, args, keywords) {
      const exception = self as PyException;
      initBase(rt, exception, args, keywords);
      if (args.length > 0) setField(rt, exception, 'msg', args[0]!);
      if (args.length !== 2) return;
      const [filename, line, offset, text, endLine, endOffset] = rt.iteration.toList(args[1]!);
      const given = {
        filename,
        lineno: line,
        offset,
        text,
        end_lineno: endLine,
        end_offset: endOffset,
      };
      for (const [name, value] of Object.entries(given)) {
        if (value !== undefined && hasField(rt, name)) setField(rt, exception, name, value);
      }
    },
    str: syntaxErrorStr,
  },
  UnicodeEncodeError: unicodeSlots(`'`, 'encode'),
  UnicodeDecodeError: unicodeSlots(`'`, 'decode'),
  UnicodeTranslateError: unicodeSlots('', 'translate'),
};

function setSystemFields(rt: Runtime, exception: PyException, args: readonly PyObject[]): void {
  setField(rt, exception, 'errno', args[0]!);
  setField(rt, exception, 'strerror', args[1]!);
  const [, , filename, , filename2] = args;
  if (filename !== undefined && filename !== rt.none) setField(rt, exception, 'filename', filename);
  if (filename2 !== undefined && filename2 !== rt.none)
    setField(rt, exception, 'filename2', filename2);
}

/** `OSError(errno, text)` makes the subclass that stands for the number (Linux). */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  108: 'BrokenPipeError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
};

function subclassFor(rt: Runtime, args: readonly PyObject[]): PyType {
  const [number] = args;
  const name =
    args.length >= 2 && number instanceof PyInt ? BY_NUMBER[Number(number.value)] : undefined;
  return (name === undefined ? undefined : rt.types[name]) ?? rt.types.OSError!;
}

function systemErrorStr(rt: Runtime, self: PyObject): string {
  const exception = self as PyException;
  const [errno, strerror, filename, filename2] = ['errno', 'strerror', 'filename', 'filename2'].map(
    (name) => getField(exception, name),
  );
  if (errno == null || strerror == null) return exceptionStr(rt, self);
  const text = `[Errno ${rt.ops.str(errno)}] ${rt.ops.str(strerror)}`;
  if (filename == null) return text;
  return `${text}: ${rt.ops.repr(filename)}${filename2 == null ? '' : ` -> ${rt.ops.repr(filename2)}`}`;
}

function syntaxErrorStr(rt: Runtime, self: PyObject): string {
  const exception = self as PyException;
  const msg = rt.ops.str(getField(exception, 'msg') ?? rt.none);
  const filename = getField(exception, 'filename');
  const line = getField(exception, 'lineno');
  const file =
    filename instanceof PyStr ? filename.value.slice(filename.value.lastIndexOf('/') + 1) : null;
  const number = line instanceof PyInt ? `line ${line.value}` : null;
  if (file === null && number === null) return msg;
  return `${msg} (${[file, number].filter((part) => part !== null).join(', ')})`;
}

/** The UnicodeError family: what could not be encoded or decoded, where and why. */
function unicodeSlots(quote: string, verb: string): Slots {
  return {
    init(rt, self, args, keywords) {
      const exception = self as PyException;
      initBase(rt, exception, args, keywords);
      const names =
        verb === 'translate'
          ? ['object', 'start', 'end', 'reason']
          : ['encoding', 'object', 'start', 'end', 'reason'];
      if (args.length !== names.length) {
        rt.typeError(`function takes exactly ${names.length} arguments (${args.length} given)`);
      }
      names.forEach((name, i) => setField(rt, exception, name, args[i]!));
    },
    str(rt, self) {
      const field = (name: string): PyObject | null => getField(self as PyException, name);
      const object = field('object');
      if (object === null) return '';
      const start = Number((field('start') as PyInt).value);
      const end = Number((field('end') as PyInt).value);
      const encoding = field('encoding');
      const codec = encoding === null ? '' : `${quote}${rt.ops.str(encoding)}${quote} codec `;
      const reason = rt.ops.str(field('reason')!);
      const text = rt.ops.textOf(object) ?? '';
      if (end !== start + 1) {
        const what = verb === 'decode' ? 'bytes' : 'characters';
        return `${codec}can't ${verb} ${what} in position ${start}-${end - 1}: ${reason}`;
      }
      return `${codec}can't ${verb} ${oneUnit(rt, text, start, verb)} in position ${start}: ${reason}`;
    },
  };
}

function oneUnit(rt: Runtime, text: string, at: number, verb: string): string {
  const code = text.codePointAt(at) ?? 0;
  if (verb === 'decode') return `byte 0x${code.toString(16).padStart(2, '0')}`;
  const escape =
    code <= 0xff
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : code <= 0xffff
        ? `\\u${code.toString(16).padStart(4, '0')}`
        : `\\U${code.toString(16).padStart(8, '0')}`;
  return `character ${rt.rules.major === 2 ? `u'${escape}'` : `'${escape}'`}`;
}
