import { ObjectFlag, ObjectKind } from '../../heap/kinds';
import { makeStaticType } from '../bootstrap';
import { Unsupported } from '../raise';
import type { Runtime } from '../runtime';
import { baseSlots, exceptionStr, installBase } from './exceptionBase';
import { type PyException, fieldNames } from './exceptions';
import { FIELD_SLOTS, installFields } from './exceptionFields';
import type { PyType, Slots } from './type';

/** `Name`, `Name(Base)`, with the versions that have it where not all do: `Name(Base) 310-`. */
const TREE_2 = `
Exception(BaseException) StandardError(Exception) TypeError(StandardError) ImportError(StandardError)
EnvironmentError(StandardError) IOError(EnvironmentError) OSError(EnvironmentError) EOFError(StandardError)
RuntimeError(StandardError) NotImplementedError(RuntimeError) NameError(StandardError) UnboundLocalError(NameError)
AttributeError(StandardError) SyntaxError(StandardError) IndentationError(SyntaxError) TabError(IndentationError)
LookupError(StandardError) IndexError(LookupError) KeyError(LookupError) ValueError(StandardError)
UnicodeError(ValueError) UnicodeEncodeError(UnicodeError) UnicodeDecodeError(UnicodeError)
UnicodeTranslateError(UnicodeError) AssertionError(StandardError) ArithmeticError(StandardError)
FloatingPointError(ArithmeticError) OverflowError(ArithmeticError) ZeroDivisionError(ArithmeticError)
SystemError(StandardError) ReferenceError(StandardError) MemoryError(StandardError) BufferError(StandardError)
StopIteration(Exception) Warning(Exception) UserWarning(Warning) DeprecationWarning(Warning)
PendingDeprecationWarning(Warning) SyntaxWarning(Warning) RuntimeWarning(Warning) FutureWarning(Warning)
ImportWarning(Warning) UnicodeWarning(Warning) BytesWarning(Warning)
GeneratorExit(BaseException) SystemExit(BaseException) KeyboardInterrupt(BaseException)
`;

const TREE_3 = `
Exception(BaseException) TypeError(Exception) StopAsyncIteration(Exception) StopIteration(Exception)
ImportError(Exception) ModuleNotFoundError(ImportError) OSError(Exception) ConnectionError(OSError)
BrokenPipeError(ConnectionError) ConnectionAbortedError(ConnectionError) ConnectionRefusedError(ConnectionError)
ConnectionResetError(ConnectionError) BlockingIOError(OSError) ChildProcessError(OSError) FileExistsError(OSError)
FileNotFoundError(OSError) IsADirectoryError(OSError) NotADirectoryError(OSError) InterruptedError(OSError)
PermissionError(OSError) ProcessLookupError(OSError) TimeoutError(OSError) EOFError(Exception)
RuntimeError(Exception) RecursionError(RuntimeError) NotImplementedError(RuntimeError)
PythonFinalizationError(RuntimeError):313 NameError(Exception) UnboundLocalError(NameError)
AttributeError(Exception) SyntaxError(Exception) IndentationError(SyntaxError) TabError(IndentationError)
LookupError(Exception) IndexError(LookupError) KeyError(LookupError) ValueError(Exception) UnicodeError(ValueError)
UnicodeEncodeError(UnicodeError) UnicodeDecodeError(UnicodeError) UnicodeTranslateError(UnicodeError)
AssertionError(Exception) ArithmeticError(Exception) FloatingPointError(ArithmeticError)
OverflowError(ArithmeticError) ZeroDivisionError(ArithmeticError) SystemError(Exception) ReferenceError(Exception)
MemoryError(Exception) BufferError(Exception) Warning(Exception) UserWarning(Warning) EncodingWarning(Warning):310
DeprecationWarning(Warning) PendingDeprecationWarning(Warning) SyntaxWarning(Warning) RuntimeWarning(Warning)
FutureWarning(Warning) ImportWarning(Warning) UnicodeWarning(Warning) BytesWarning(Warning)
ResourceWarning(Warning) GeneratorExit(BaseException) SystemExit(BaseException) KeyboardInterrupt(BaseException)
BaseExceptionGroup(BaseException):311 ExceptionGroup(BaseExceptionGroup):311
`;

/** Types with C fields of their own, and since when (0: always). */
const WITH_FIELDS: Readonly<Record<string, number>> = {
  SystemExit: 0,
  StopIteration: 300,
  ImportError: 300,
  OSError: 300,
  EnvironmentError: 0,
  SyntaxError: 0,
  UnicodeEncodeError: 0,
  UnicodeDecodeError: 0,
  UnicodeTranslateError: 0,
  NameError: 310,
  AttributeError: 310,
};

function baseSize(v: number): number {
  return v >= 311 ? 72 : v >= 300 ? 64 : 40;
}

/** Makes the exception types of the version and enters them in `rt.types`. Returns their names as the builtins have them. */
export function installExceptions(rt: Runtime): string[] {
  const { types } = rt;
  const prefix = rt.rules.major === 2 ? 'exceptions.' : '';
  const names: string[] = [];
  const make = (name: string, base: PyType, slots: Slots, layout: boolean): PyType => {
    const type = makeStaticType(types.type, prefix + name, {
      base,
      kind: ObjectKind.Exception,
      gc: true,
      quiet: false,
      hasDict: true,
      size: base === types.object ? baseSize(rt.v) : base.basicSize,
      slots,
      layout,
    });
    if (layout) type.basicSize += 8 * fieldNames(type).length;
    rt.startup(type, 400);
    if (rt.rules.immortals) rt.heap.setFlags(type, ObjectFlag.Immortal);
    types[name] = type;
    names.push(name);
    return type;
  };
  installBase(rt, make('BaseException', types.object, baseSlots(rt), true));
  for (const [, name, baseName, since] of (rt.rules.major === 2 ? TREE_2 : TREE_3).matchAll(
    /(\w+)\((\w+)\)(?::(\d+))?/g,
  )) {
    if (since !== undefined && rt.v < Number(since)) continue;
    const first = WITH_FIELDS[name!];
    // 2.x has two names for what 3.x calls OSError alone; only the type that they share has the fields.
    const hasFields =
      first !== undefined && rt.v >= first && !(rt.rules.major === 2 && name === 'OSError');
    const type = make(
      name!,
      types[baseName!]!,
      (hasFields ? FIELD_SLOTS[name!] : OWN_SLOTS[name!]) ?? {},
      hasFields,
    );
    if (hasFields) installFields(rt, type);
  }
  if (rt.rules.major === 3) {
    for (const alias of ['EnvironmentError', 'IOError']) {
      types[alias] = types.OSError!;
      names.push(alias);
    }
  }
  return names;
}

const refuseGroups = (): never => {
  throw new Unsupported('an exception group');
};

/** Slots of the types that differ from their base without having fields. */
const OWN_SLOTS: Readonly<Record<string, Slots>> = {
  KeyError: {
    str(rt, self) {
      const { items } = (self as PyException).args;
      return items.length === 1 ? rt.ops.repr(items[0]!) : exceptionStr(rt, self);
    },
  },
  BaseExceptionGroup: { new: refuseGroups },
};
