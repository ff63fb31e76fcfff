import { describe, expect, test } from 'vitest';
import { PySyntaxError } from './errors';
import { parse } from './parser';
import { formatSyntaxError } from './report';

function report(source: string, version: string): string {
  try {
    parse(source, { version, filename: 'p.py' });
  } catch (error) {
    if (error instanceof PySyntaxError) return formatSyntaxError(error, version);
    throw error;
  }
  return 'ok';
}

/** The lines that point: what is between the `File` line and the message. */
function pointer(source: string, version: string): string {
  return report(source, version).split('\n').slice(1, -2).join('\n');
}

describe('what a version prints', () => {
  test('the file, the line, the text, the carets and the message', () => {
    expect(report('x = 1\nif x = 2:\n    pass\n', '3.12')).toBe(
      [
        '  File "p.py", line 2',
        '    if x = 2:',
        '       ^^^^^',
        "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['2.7', '    f() = 1'],
    ['3.6', '    f() = 1\n    ^'],
    ['3.8', '    f() = 1\n    ^'],
    ['3.10', '    f() = 1\n    ^^^'],
  ])('an error of the finished tree in %s', (version, expected) => {
    expect(pointer('f() = 1\n', version)).toBe(expected);
  });

  test.each([
    ['3.7', '    print "hello"\n                ^'],
    ['3.8', '    print "hello"\n          ^'],
    ['3.10', '    print "hello"\n    ^^^^^^^^^^^^^'],
  ])('a statement of Python 2 in %s', (version, expected) => {
    expect(pointer('print "hello"\n', version)).toBe(expected);
  });

  test.each([
    ['2.7', '    return x\n           ^'],
    ['3.8', '    return x\n           ^'],
    ['3.9', '    return x\n            ^'],
    ['3.14', '    return x\n            ^'],
  ])('a dedent to nowhere in %s', (version, expected) => {
    expect(pointer('def f():\n        x = 1\n    return x\n', version)).toBe(expected);
  });

  test.each([
    ['3.7', '    return 1\n         ^'],
    ['3.9', '    return 1\n    ^'],
    ['3.12', '    return 1\n    ^'],
    ['3.13', '    return 1\n    ^^^^^^'],
  ])('a missing block in %s', (version, expected) => {
    expect(pointer('def f():\nreturn 1\n', version)).toBe(expected);
  });

  test.each([
    ['3.8', '    if True\n          ^'],
    ['3.9', '    if True\n           ^'],
    ['3.14', '    if True\n           ^'],
  ])('a missing colon in %s', (version, expected) => {
    expect(pointer('if True\n    pass\n', version)).toBe(expected);
  });

  test.each([
    ['3.8', '    x = "heap\n            ^'],
    ['3.9', '    x = "heap\n             ^'],
    ['3.10', '    x = "heap\n        ^'],
  ])('an unfinished string in %s', (version, expected) => {
    expect(pointer('x = "heap\n', version)).toBe(expected);
  });

  test('a range over several lines ends with its first', () => {
    expect(pointer('x = {\n  "a": 1\n  "b": 2\n}\n', '3.12')).toBe('    "a": 1\n         ^');
  });

  test('bytes beyond ASCII that Python 2 was not told of', () => {
    expect(report('# é\n', '2.7')).toBe(
      '  File "p.py", line 1\n' +
        "SyntaxError: Non-ASCII character '\\xc3' in file p.py on line 1, but no encoding declared; " +
        'see http://python.org/dev/peps/pep-0263/ for details\n',
    );
  });
});
