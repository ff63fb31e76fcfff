import { makeStaticType } from './bootstrap';
import { defineGetSet } from './define';
import type { PyObject } from './object';
import { PyBuiltin } from './objects/callables';
import { dictGetName } from './objects/dictionary';
import type { PyException } from './objects/exceptions';
import type { PyTuple } from './objects/payload';
import type { PyType } from './objects/type';
import type { Runtime } from './runtime';

const FIELDS = ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'];

/** `sys.unraisablehook` when the program has put a hook of its own there (3.8+), else null. */
export function userHook(rt: Runtime): PyObject | null {
  const sys = rt.v < 308 ? undefined : rt.modules.get('sys');
  const hook = sys === undefined ? null : dictGetName(sys.dict, 'unraisablehook');
  return hook === null || hook === rt.none || hook instanceof PyBuiltin ? null : hook;
}

/** What the hook is called with: `UnraisableHookArgs(exc_type, exc_value, exc_traceback, err_msg, object)`. */
export function hookArguments(
  rt: Runtime,
  exception: PyException,
  message: string | null,
  where: PyObject | null,
): PyObject {
  const values = [
    exception.type,
    exception,
    exception.traceback ?? rt.none,
    message === null ? rt.none : rt.str(message),
    where ?? rt.none,
  ];
  return rt.tupleOf(argumentsType(rt), values);
}

function argumentsType(rt: Runtime): PyType {
  const known = rt.types.UnraisableHookArgs;
  if (known !== undefined) return known;
  const type = makeStaticType(rt.types.type, 'UnraisableHookArgs', {
    base: rt.types.tuple,
    module: 'sys',
  });
  rt.startup(type, 400);
  FIELDS.forEach((name, i) => defineGetSet(rt, type, name, (self) => (self as PyTuple).items[i]!));
  rt.types.UnraisableHookArgs = type;
  return type;
}
