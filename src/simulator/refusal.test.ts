import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../heap/version';
import { simulate } from './simulate';

function run(source: string, version: PythonVersion): string {
  const { status, message, line, console } = simulate(source, { version, trace: false });
  if (status === 'unsupported') return `line ${line}: ${message}`;
  return console
    .map(({ text }) => text)
    .join('')
    .trimEnd()
    .split('\n')
    .at(-1)!;
}

/** CPython has it, the model has not. */
const REFUSED: readonly [version: PythonVersion, source: string, answer: string][] = [
  ['3.13', 'async def f():\n  pass', 'line 1: the async def statement is not simulated'],
  ['2.7', 'x = 1\nexec "x = 2"', 'line 2: the exec statement is not simulated'],
  ['3.13', '\nexec("1")', 'line 2: exec() is not simulated'],
  ['3.13', 'eval("1")', 'line 1: eval() is not simulated'],
  ['3.13', 'import socket', 'line 1: import socket is not simulated'],
  ['3.13', 'import os.path', 'line 1: import os.path is not simulated'],
  ['3.13', 'import collections.abc', 'line 1: import collections.abc is not simulated'],
  ['2.7', 'import Queue', 'line 1: import Queue is not simulated'],
  ['3.13', 'import sys\n\nsys.settrace(None)', 'line 3: sys.settrace is not simulated'],
  ['3.13', 'import sys\nhasattr(sys, "settrace")', 'line 2: sys.settrace is not simulated'],
  ['3.13', 'import sys\ngetattr(sys, "settrace", 1)', 'line 2: sys.settrace is not simulated'],
  ['3.13', 'from sys import settrace', 'line 1: sys.settrace is not simulated'],
  ['3.13', 'isinstance(1, memoryview)', 'line 1: memoryview is not simulated'],
  ['3.13', 'class A: pass\nA.__flags__', 'line 2: type.__flags__ is not simulated'],
  ['3.13', 'list.__doc__', 'line 1: list.__doc__ is not simulated'],
  ['3.13', 'list[int]', 'line 1: the generic alias list[...] is not simulated'],
  ['3.13', 'int | None', 'line 1: the union of types is not simulated'],
  [
    '3.13',
    'def f(): pass\nf.__code__ = f.__code__',
    'line 2: setting function.__code__ is not simulated',
  ],
  ['3.13', 'import random\nrandom.seed(1)', 'line 2: random.seed with a seed is not simulated'],
  ['3.14', 't"{1}"', 'line 1: a template string is not simulated'],
];

/** CPython has not got it either. */
const OWN_ERRORS: readonly [version: PythonVersion, source: string, answer: string][] = [
  ['3.13', 'import nosuch', "ModuleNotFoundError: No module named 'nosuch'"],
  ['3.13', 'import Queue', "ModuleNotFoundError: No module named 'Queue'"],
  ['3.13', 'import gc.x', "ModuleNotFoundError: No module named 'gc.x'; 'gc' is not a package"],
  ['2.7', 'import gc.x', 'ImportError: No module named x'],
  ['2.7', 'from . import x', 'ValueError: Attempted relative import in non-package'],
  [
    '3.8',
    'import gc\ngc.is_finalized',
    "AttributeError: module 'gc' has no attribute 'is_finalized'",
  ],
  ['3.8', '[].nosuch', "AttributeError: 'list' object has no attribute 'nosuch'"],
  ['2.7', 'memoryview2', "NameError: name 'memoryview2' is not defined"],
  ['3.8', 'list[int]', "TypeError: 'type' object is not subscriptable"],
  ['3.9', 'int | None', "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'"],
  ['3.13', 'print(hasattr(1, "nosuch"))', 'False'],
];

describe('what is out of scope', () => {
  it.each(REFUSED)('%s refuses %j', (version, source, answer) => {
    expect(run(source, version)).toBe(answer);
  });

  it.each(OWN_ERRORS)('%s has its own answer to %j', (version, source, answer) => {
    expect(run(source, version)).toBe(answer);
  });

  it('asks only for what the program asks for', () => {
    const source = 'class A:\n  def __getattr__(self, name):\n    return name\nprint(A().settrace)';
    expect(run(source, '3.13')).toBe('settrace');
  });
});
