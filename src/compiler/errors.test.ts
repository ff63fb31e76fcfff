import { describe, expect, test } from 'vitest';
import { complaint } from './testCompile';

test.each([
  ['return 1', "'return' outside function @1:0-8"],
  ['class C:\n return', "'return' outside function @2:1-7"],
  ['yield 1', "'yield' outside function @1:0-7"],
  ['break', "'break' outside loop @1:0-5"],
  ['for a in b:\n def f():\n  break\n', "'break' outside loop @3:2-7"],
  ['if a:\n continue', "'continue' not properly in loop @2:1-9"],
  ['def f(a, *, b, a): pass', "duplicate argument 'a' in function definition @1:15-16"],
  ['lambda a, a: 1', "duplicate argument 'a' in function definition @1:10-11"],
  ['def f(x):\n global x', "name 'x' is parameter and global @2:1-9"],
  ['def f():\n x = 1\n global x', "name 'x' is assigned to before global declaration @3:1-9"],
  ['def f():\n g(x)\n global x', "name 'x' is used prior to global declaration @3:1-9"],
  ['def f():\n x: int\n global x', "annotated name 'x' can't be global @3:1-9"],
  ['def f():\n global x\n x: int', "annotated name 'x' can't be global @3:1-7"],
  ['def f():\n nonlocal x', "no binding for nonlocal 'x' found @2:1-11"],
  ['nonlocal x', 'nonlocal declaration not allowed at module level @1:0-10'],
  ['def f(x):\n nonlocal x', "name 'x' is parameter and nonlocal @2:1-11"],
  [
    'def f():\n x = 1\n def g():\n  global x\n  nonlocal x',
    "name 'x' is nonlocal and global @4:2-10",
  ],
  ['class C:\n x = 1\n def f(self):\n  nonlocal x', "no binding for nonlocal 'x' found @4:2-12"],
  ['def f(): [(yield) for a in b]', "'yield' inside list comprehension @1:11-16"],
  ['def f():\n from a import *\n', 'import * only allowed at module level @2:15-16'],
  ['try: a\nexcept: b\nexcept E: c', "default 'except:' must be last @2:0-9"],
  ['*a = b', 'starred assignment target must be in a list or tuple @1:0-2'],
  ['a, *b, *c = d', 'multiple starred expressions in assignment @1:0-9'],
  ['*a', "can't use starred expression here @1:0-2"],
  [
    '[x := 1 for x in y]',
    "assignment expression cannot rebind comprehension iteration variable 'x' @1:1-2",
  ],
  [
    'class C:\n [z := 1 for x in y]',
    'assignment expression within a comprehension cannot be used in a class body @2:2-3',
  ],
  [
    '[x for x in (y := z)]',
    'assignment expression cannot be used in a comprehension iterable expression @1:13-19',
  ],
  [
    '[i := 0 for j in y for i in z]',
    "assignment expression cannot rebind comprehension iteration variable 'i' @1:1-2",
  ],
  ['__debug__ = 1', 'cannot assign to __debug__ @1:0-9'],
])('%j', (source, expected) => {
  expect(complaint(source, '3.12')).toBe(expected);
});

describe('by version', () => {
  test.each([
    ['return 1', '2.7', "'return' outside function @1:null"],
    ['return 1', '3.6', "'return' outside function @1:-1"],
    ['return 1', '3.8', "'return' outside function @1:0"],
    ['if 0:\n return 1', '3.7', 'compiles'],
    ['if 0:\n return 1', '3.8', "'return' outside function @2:1"],
    ['def f(a, a): pass', '3.9', "duplicate argument 'a' in function definition @1:0"],
    ['def f(x):\n global x', '2.7', "name 'x' is local and global @1:null"],
    ['def f():\n x = 1\n global x', '2.7', 'compiles'],
    ['def f():\n yield 1\n return 2', '2.7', "'return' with argument inside generator @3:null"],
    ['def f():\n yield 1\n return 2', '3.6', 'compiles'],
    ['x = (yield from a)', '3.13', "'yield from' outside function @1:5-17"],
    [
      'def f(x):\n def g(): return x\n del x',
      '2.7',
      "can not delete variable 'x' referenced in nested scope @3:null",
    ],
    [
      'for a in b:\n try: c\n finally: continue',
      '3.7',
      "'continue' not supported inside 'finally' clause @3:9",
    ],
    ['for a in b:\n try: c\n finally: continue', '3.8', 'compiles'],
  ])('%j in %s', (source, version, expected) => {
    expect(complaint(source, version)).toBe(expected);
  });

  test('nested blocks', () => {
    let source = '';
    for (let i = 0; i < 21; i++) source += `${' '.repeat(i)}for a in b:\n`;
    source += `${' '.repeat(21)}pass\n`;
    expect(complaint(source, '3.12')).toMatch('too many statically nested blocks @21:20');
    expect(complaint(source, '3.13')).toBe('compiles');
  });
});
