import type { PyObject } from '../object';
import { dictGetName } from '../objects/dictionary';
import { keywordArguments } from '../objects/keywordArguments';
import { PyStr } from '../objects/payload';
import type { Runtime } from '../runtime';
import type { DefineBuiltin } from './builtinFunctions';

/** `print`: a function of 3.x, and of 2.x by `from __future__ import print_function`. */
export function installPrint(rt: Runtime, define: DefineBuiltin): void {
  const names =
    rt.v >= 303 ? (['sep', 'end', 'file', 'flush'] as const) : (['sep', 'end', 'file'] as const);
  define('print', { style: 'free' }, (rt, args, keywords) => {
    const given: Record<string, PyObject | null> = keywordArguments(rt, 'print', keywords, names);
    const separator = textOption(rt, 'sep', given.sep ?? null, ' ');
    const end = textOption(rt, 'end', given.end ?? null, '\n');
    const file = given.file === rt.none ? null : (given.file ?? null);
    if (file === null && standardOutput(rt) === rt.none) return rt.none;
    args.forEach((arg, i) => {
      if (i > 0) write(rt, file, separator);
      const mark = rt.rc.mark;
      write(rt, file, rt.ops.str(arg));
      rt.rc.releaseTo(mark);
    });
    write(rt, file, end);
    if (file !== null && given.flush != null && rt.ops.isTrue(given.flush))
      rt.ops.callMethod(file, 'flush');
    return rt.none;
  });
}

/** `sys.stdout`, which a program may set to None or delete. */
function standardOutput(rt: Runtime): PyObject {
  const sys = rt.modules.get('sys');
  const file = sys === undefined ? rt.none : dictGetName(sys.dict, 'stdout');
  return file ?? rt.raise(rt.types.RuntimeError!, 'lost sys.stdout');
}

function textOption(rt: Runtime, name: string, value: PyObject | null, otherwise: string): string {
  if (value === null || value === rt.none) return otherwise;
  if (value instanceof PyStr) return value.value;
  return rt.typeError(
    rt.v < 300
      ? `${name} must be None, str or unicode, not ${rt.ops.typeName(value)}`
      : `${name} must be None or a string, not ${rt.ops.typeName(value)}`,
  );
}

function write(rt: Runtime, file: PyObject | null, text: string): void {
  if (file === null) rt.ops.writeStream('stdout', text);
  else rt.ops.callMethod(file, 'write', [rt.str(text)]);
}
