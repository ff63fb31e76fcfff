import type { Code } from '../../compiler/code';
import { PyObject } from '../object';
import type { Builtin, PyType } from './type';
import type { PyDict } from './dict';
import type { PyCell, PyTuple } from './payload';

/** A code object; `refs` are its constants as objects, in the code's order. */
export class PyCode extends PyObject {
  readonly code: Code;
  constructor(type: PyType, code: Code) {
    super(type);
    this.code = code;
  }
}

/** Slots of a function, as indices into its refs (the order of `func_traverse`). */
export const FunctionSlot = {
  Code: 0,
  Globals: 1,
  Module: 2,
  Defaults: 3,
  Doc: 4,
  Name: 5,
  Dict: 6,
  Closure: 7,
  KwDefaults: 8,
  Annotations: 9,
  Qualname: 10,
} as const;

/** A Python function. */
export class PyFunction extends PyObject {
  name = '';
  qualname = '';
  get code(): PyCode {
    return this.refs[FunctionSlot.Code] as PyCode;
  }
  get globals(): PyDict {
    return this.refs[FunctionSlot.Globals] as PyDict;
  }
  get defaults(): PyTuple | null {
    return this.refs[FunctionSlot.Defaults] as PyTuple | null;
  }
  get kwDefaults(): PyDict | null {
    return this.refs[FunctionSlot.KwDefaults] as PyDict | null;
  }
  get closure(): PyTuple | null {
    return this.refs[FunctionSlot.Closure] as PyTuple | null;
  }
  cell(index: number): PyCell {
    return this.closure!.items[index] as PyCell;
  }
}

/** A bound method; refs: function, self (and in 2.x the class). An unbound method of 2.x has no self. */
export class PyMethod extends PyObject {
  get func(): PyObject {
    return this.refs[0]!;
  }
  get self(): PyObject | null {
    return this.refs[1]!;
  }
}

/** What a built-in function or method accepts, for the checks that CPython makes before its body runs. */
export interface BuiltinSpec {
  readonly name: string;
  readonly min: number;
  /** -1: any number. */
  readonly max: number;
  /** Names of parameters that may be given by keyword, by position; empty: none may. */
  readonly keywords: readonly string[];
  /** How CPython declares it, which decides the words of an arity error; `parsed`: by a `PyArg_ParseTuple` with its name. */
  readonly style: 'noargs' | 'one' | 'tuple' | 'parsed' | 'clinic' | 'free';
}

/** A built-in function, or a built-in method bound to `self`; refs: self. */
export class PyBuiltin extends PyObject {
  readonly spec: BuiltinSpec;
  readonly body: Builtin;
  /** Module or type it belongs to, as its repr says. */
  owner = '';
  constructor(type: PyType, spec: BuiltinSpec, body: Builtin) {
    super(type);
    this.spec = spec;
    this.body = body;
  }
  get self(): PyObject | null {
    return this.refs[0] ?? null;
  }
}

/** A method of a built-in type, not bound yet (`method_descriptor`, `wrapper_descriptor`). */
export class PyMethodDescriptor extends PyObject {
  readonly spec: BuiltinSpec;
  readonly body: Builtin;
  readonly owner: PyType;
  constructor(type: PyType, owner: PyType, spec: BuiltinSpec, body: Builtin) {
    super(type);
    this.owner = owner;
    this.spec = spec;
    this.body = body;
  }
}

/** A computed attribute of a built-in type (`getset_descriptor`, `member_descriptor`). */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly get: ((self: PyObject) => PyObject) | null;
  readonly set: ((self: PyObject, value: PyObject | null) => void) | null;
  constructor(
    type: PyType,
    owner: PyType,
    name: string,
    get: ((self: PyObject) => PyObject) | null,
    set: ((self: PyObject, value: PyObject | null) => void) | null,
  ) {
    super(type);
    this.owner = owner;
    this.name = name;
    this.get = get;
    this.set = set;
  }
}

/** staticmethod, classmethod: refs: the callable. property: refs: fget, fset, fdel, doc. super: refs: type, object, object's type. */
export class PyWrapper extends PyObject {}

/** A module; refs: its dict. */
export class PyModule extends PyObject {
  /** Names in its dict that CPython's module does not have: what the model's own library code needs. */
  helpers: ReadonlySet<string> = new Set();
  name: string;
  /** Made by the interpreter, not by a program that called the type. */
  builtin = true;
  constructor(type: PyType, name: string) {
    super(type);
    this.name = name;
  }
  get dict(): PyDict {
    return this.refs[0] as PyDict;
  }
}

/** A weak reference or proxy; refs: callback. The referent is not counted. */
export class PyWeakref extends PyObject {
  referent: PyObject | null = null;
  weakEdge = 0;
  hash: number | null = null;
  get callback(): PyObject | null {
    return this.refs[0] ?? null;
  }
}

/** 2.x old-style class: refs: bases tuple, dict, name. */
export class PyClassic extends PyObject {
  name = '';
  bases: PyClassic[] = [];
}

/** Instance of an old-style class: refs: class, dict. */
export class PyClassicInstance extends PyObject {
  get cls(): PyClassic {
    return this.refs[0] as PyClassic;
  }
  get dict(): PyDict {
    return this.refs[1] as PyDict;
  }
}
