import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../../heap/version';
import { startInterpreter } from '../interpret';
import type { PyObject } from '../object';
import { PyRaise } from '../raise';
import type { Runtime } from '../runtime';
import { formatValue } from './formatSpec';
import { PyStr } from './payload';
import { percentFormat } from './percentFormat';
import { strFormat } from './strFormat';

function interpreter(version: PythonVersion): Runtime {
  const options = {
    version,
    filename: 'program.py',
    source: '',
    compile: (): never => {
      throw new Error('nothing is compiled');
    },
    maxEvents: 1e6,
    maxBytes: 1e8,
  };
  return startInterpreter(options, null);
}

/** A str, int (safe integers) or float. */
function value(rt: Runtime, plain: string | number): PyObject {
  if (typeof plain === 'string') return rt.str(plain);
  return Number.isInteger(plain) ? rt.int(plain) : rt.float(plain);
}

/** What `make` returns, or the error it raises, as text. */
function outcome(rt: Runtime, make: () => PyObject | string): string {
  try {
    const made = make();
    if (typeof made === 'string') return made;
    return made instanceof PyStr ? made.value : rt.ops.repr(made);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    return `${error.value.type.name}: ${rt.ops.str(error.value)}`;
  }
}

describe('format(value, spec)', () => {
  const rt = interpreter('3.12');
  it.each<[string | number, string, string]>([
    [5, '', '5'],
    [5, '5', '    5'],
    [-5, '05', '-0005'],
    [5, '*=+8', '+******5'],
    [255, '#x', '0xff'],
    [-5, '#010b', '-0b0000101'],
    [1234567, ',', '1,234,567'],
    [1234, '08,', '0,001,234'],
    [0xdeadbeef, '_x', 'dead_beef'],
    [65, 'c', 'A'],
    [5, 'e', '5.000000e+00'],
    [3.14159, '.3', '3.14'],
    [1234.5, '012,.2f', '0,001,234.50'],
    [100.5, '.2', '1e+02'],
    [0.25, '%', '25.000000%'],
    [2.5, '^+9.2f', '  +2.50  '],
    [-0.01, 'z.1f', '0.0'],
    ['abc', '>5', '  abc'],
    ['abcdef', '.3', 'abc'],
    ['a', '05', 'a0000'],
    ['a', '=5', "ValueError: '=' alignment not allowed in string format specifier"],
    ['a', 'd', "ValueError: Unknown format code 'd' for object of type 'str'"],
    [5, '.3', 'ValueError: Precision not allowed in integer format specifier'],
    [5, 'xx', "ValueError: Invalid format specifier 'xx' for object of type 'int'"],
    [5, ',x', "ValueError: Cannot specify ',' with 'x'."],
  ])('%s as %j', (plain, spec, text) => {
    expect(outcome(rt, () => formatValue(rt, value(rt, plain), spec))).toBe(text);
  });
});

describe('format % arguments', () => {
  const rt = interpreter('3.12');
  it.each<[string, (string | number)[], string]>([
    ['%d %s', [1, 'a'], '1 a'],
    ['%5.2f|%-8s|%08.3f', [3.14159, 'ab', 2.5], ' 3.14|ab      |0002.500'],
    ['%+d|% d|%05d|%-5d|', [5, 5, -3, 3], '+5| 5|-0003|3    |'],
    ['%#x %#o %.3d %X', [255, 8, 5, 255], '0xff 0o10 005 FF'],
    ['%*d|%-*d|%.*f', [4, 5, 4, 5, 1, 2.25], '   5|5   |2.2'],
    ['%r %c %c %%', ['a', 66, 'C'], "'a' B C %"],
    ['%.0f %.0f %g %e', [0.5, 1.5, 1000000, 1.5], '0 2 1e+06 1.500000e+00'],
    ['%d', ['a'], 'TypeError: %d format: a real number is required, not str'],
    ['%d %d', [1], 'TypeError: not enough arguments for format string'],
    ['%d', [1, 2], 'TypeError: not all arguments converted during string formatting'],
    ['%y', [1], "ValueError: unsupported format character 'y' (0x79) at index 1"],
  ])('%j', (format, args, text) => {
    const tuple = (): PyObject => rt.tuple(args.map((plain) => value(rt, plain)));
    expect(outcome(rt, () => percentFormat(rt, rt.str(format), tuple()))).toBe(text);
  });

  it('makes text of a 2.x byte string that meets text', () => {
    const old = interpreter('2.7');
    const pair = old.tuple([old.unicode('é'), old.str('b')]);
    const made = percentFormat(old, old.str('%s %s'), pair);
    expect(made.type).toBe(old.types.unicode);
    expect((made as PyStr).value).toBe('é b');
  });
});

describe('template.format(…)', () => {
  const rt = interpreter('3.12');
  it.each<[string, (string | number)[], string]>([
    ['{} {}', [1, 'a'], '1 a'],
    ['{1} {0} {{}}', [1, 'a'], 'a 1 {}'],
    ['{!r:>5}', ['a'], "  'a'"],
    ['{:{}.{}f}', [3.14159, 8, 2], '    3.14'],
    ['{0.real}', [5], '5'],
    ['{', [1], "ValueError: Single '{' encountered in format string"],
    ['{0', [1], "ValueError: expected '}' before end of string"],
    ['{} {}', [1], 'IndexError: Replacement index 1 out of range for positional args tuple'],
    [
      '{} {0}',
      [1],
      'ValueError: cannot switch from automatic field numbering to manual field specification',
    ],
    ['{a}', [1], "KeyError: 'a'"],
  ])('%j', (template, args, text) => {
    const values = args.map((plain) => value(rt, plain));
    expect(outcome(rt, () => strFormat(rt, rt.str(template), values, null))).toBe(text);
  });
});
