import { describe, expect, test } from 'vitest';
import { CodeFlag } from './code';
import { constantText } from './dis';
import { codeOf, short } from './testCompile';

test.each([
  [
    'def f(a, b=1, *c, d=x, **e): pass',
    '3.12',
    'LOAD_CONST (1,) | LOAD_CONST "d" | LOAD_NAME x | BUILD_MAP 1 | LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 3 | STORE_NAME f',
  ],
  [
    'def f(a: int, *b: str) -> None: pass',
    '3.9',
    'LOAD_CONST "a" | LOAD_NAME int | LOAD_CONST "b" | LOAD_NAME str | LOAD_CONST "return" | LOAD_CONST None | BUILD_MAP 3 | LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 4 | STORE_NAME f',
  ],
  [
    'def f(a: int, *b: str) -> None: pass',
    '3.10',
    'LOAD_CONST "a" | LOAD_NAME int | LOAD_CONST "b" | LOAD_NAME str | LOAD_CONST "return" | LOAD_CONST None | BUILD_TUPLE 6 | LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 4 | STORE_NAME f',
  ],
  [
    'def f(a: int) -> None: pass',
    '3.14',
    'LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 0 | STORE_NAME f',
  ],
  [
    'from __future__ import annotations\ndef f(a: List[int, "b"]): pass',
    '3.12',
    'LOAD_CONST 0 | LOAD_CONST ("annotations",) | IMPORT_NAME __future__ | IMPORT_FROM annotations | STORE_NAME annotations | POP_TOP | LOAD_CONST "a" | LOAD_CONST "List[int, \'b\']" | BUILD_TUPLE 2 | LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 4 | STORE_NAME f',
  ],
  [
    'def f(a=x): pass',
    '2.7',
    'LOAD_NAME x | BUILD_TUPLE 1 | LOAD_CONST <code f> | MAKE_FUNCTION 1 | STORE_NAME f',
  ],
  [
    '@a\n@b.c\ndef f(): pass',
    '3.12',
    'LOAD_NAME a | LOAD_NAME b | LOAD_ATTR c | LOAD_CONST <code f> | LOAD_CONST "f" | MAKE_FUNCTION 0 | CALL 1 | CALL 1 | STORE_NAME f',
  ],
  [
    'x = lambda a, b=1: a',
    '3.12',
    'LOAD_CONST (1,) | LOAD_CONST <code <lambda>> | LOAD_CONST "<lambda>" | MAKE_FUNCTION 1 | STORE_NAME x',
  ],
])('%s in %s', (source, version, expected) => {
  expect(short(source, version)).toBe(expected);
});

test('parameters and locals', () => {
  const code = codeOf('def f(a, /, b, *c, d=1, **e):\n z = y = 1\n', '3.12', 'f');
  expect(code).toMatchObject({
    argCount: 2,
    posOnlyArgCount: 1,
    kwOnlyArgCount: 1,
    varNames: ['a', 'b', 'd', 'c', 'e', 'z', 'y'],
  });
  expect(code.flags & (CodeFlag.VarArgs | CodeFlag.VarKeywords)).toBe(12);
});

test('closures', () => {
  const source = 'def f(a):\n b = 1\n def g():\n  nonlocal b\n  b = a\n  del b\n return g\n';
  expect(short(source, '3.12', 'f')).toMatchInlineSnapshot(
    `"LOAD_CONST 1 | STORE_DEREF b | LOAD_CLOSURE a | LOAD_CLOSURE b | BUILD_TUPLE 2 | LOAD_CONST <code f.<locals>.g> | LOAD_CONST "f.<locals>.g" | MAKE_FUNCTION 8 | STORE_FAST g | LOAD_FAST g | RETURN_VALUE"`,
  );
  expect(short(source, '3.12', 'g')).toMatchInlineSnapshot(
    `"LOAD_DEREF a | STORE_DEREF b | DELETE_DEREF b"`,
  );
  expect(codeOf(source, '3.12', 'f').cellVars).toEqual(['a', 'b']);
  expect(codeOf(source, '3.12', 'g').freeVars).toEqual(['a', 'b']);
  expect(codeOf(source, '3.12', 'g').qualname).toBe('f.<locals>.g');
});

test('globals are told from locals', () => {
  const source = 'def f():\n global g\n g = h\n l = g\n';
  expect(short(source, '3.12', 'f')).toBe(
    'LOAD_GLOBAL h | STORE_GLOBAL g | LOAD_GLOBAL g | STORE_FAST l',
  );
});

test('generators', () => {
  const source = 'def f():\n x = yield 1\n yield from x\n return 2\n';
  const code = codeOf(source, '3.12', 'f');
  expect(code.flags & CodeFlag.Generator).not.toBe(0);
  expect(short(source, '3.12', 'f')).toMatchInlineSnapshot(
    `"LOAD_CONST 1 | YIELD_VALUE | STORE_FAST x | LOAD_FAST x | GET_YIELD_FROM_ITER | LOAD_CONST None | YIELD_FROM | POP_TOP | LOAD_CONST 2 | RETURN_VALUE"`,
  );
});

test('docstrings', () => {
  const source = 'def f():\n  """One.\n\n    Two.\n  Three."""\n';
  expect(codeOf(source, '3.12', 'f').doc).toBe('One.\n\n    Two.\n  Three.');
  expect(codeOf(source, '3.13', 'f').doc).toBe('One.\n\n  Two.\nThree.');
  expect(codeOf('def f(): pass', '3.10', 'f').constants.map(constantText)).toEqual(['None']);
});

describe('classes', () => {
  const source = 'class C(B, k=1):\n "doc"\n x = 1\n def m(self):\n  self.b = self.a = __class__\n';
  const inside = (version: string): string => short(source, version, 'C');
  const method = 'MAKE_FUNCTION 8 | STORE_NAME m';

  test('2.x: a body that answers its locals', () => {
    const old = 'class C(B):\n "doc"\n x = 1\n';
    expect(short(old, '2.7')).toMatchInlineSnapshot(
      `"LOAD_CONST "C" | LOAD_NAME B | BUILD_TUPLE 1 | LOAD_CONST <code C> | MAKE_FUNCTION 0 | CALL 0 | BUILD_CLASS | STORE_NAME C"`,
    );
    expect(short(old, '2.7', 'C')).toMatchInlineSnapshot(
      `"LOAD_NAME __name__ | STORE_NAME __module__ | LOAD_CONST "doc" | STORE_NAME __doc__ | LOAD_CONST 1 | STORE_NAME x | LOAD_LOCALS | RETURN_VALUE"`,
    );
  });

  test('3.x', () => {
    expect(short(source, '3.6')).toMatchInlineSnapshot(
      `"LOAD_BUILD_CLASS | LOAD_CONST <code C> | LOAD_CONST "C" | MAKE_FUNCTION 0 | LOAD_CONST "C" | LOAD_NAME B | LOAD_CONST 1 | LOAD_CONST ("k",) | CALL_KW 4 | STORE_NAME C"`,
    );
    expect(inside('3.6')).toMatchInlineSnapshot(
      `"LOAD_NAME __name__ | STORE_NAME __module__ | LOAD_CONST "C" | STORE_NAME __qualname__ | LOAD_CONST "doc" | STORE_NAME __doc__ | LOAD_CONST 1 | STORE_NAME x | LOAD_CLOSURE __class__ | BUILD_TUPLE 1 | LOAD_CONST <code C.m> | LOAD_CONST "C.m" | MAKE_FUNCTION 8 | STORE_NAME m | LOAD_CLOSURE __class__ | DUP_TOP | STORE_NAME __classcell__ | RETURN_VALUE"`,
    );
    expect(inside('3.12')).toBe(inside('3.6'));
  });

  test('3.13 notes the line and the attributes of self', () => {
    expect(inside('3.13')).toContain('LOAD_CONST 1 | STORE_NAME __firstlineno__');
    expect(inside('3.13')).toContain(
      `${method} | LOAD_CONST ("a", "b") | STORE_NAME __static_attributes__`,
    );
  });

  test('unpacked bases', () => {
    expect(short('class C(*b, **k): pass')).toMatchInlineSnapshot(
      `"LOAD_BUILD_CLASS | LOAD_CONST <code C> | LOAD_CONST "C" | MAKE_FUNCTION 0 | LOAD_CONST "C" | BUILD_LIST 2 | LOAD_NAME b | LIST_EXTEND 1 | LIST_TO_TUPLE | BUILD_MAP 0 | LOAD_NAME k | DICT_MERGE 1 | CALL_EX 1 | STORE_NAME C"`,
    );
  });

  test('private names', () => {
    expect(short('class _C:\n def f(self):\n  return self.__x, __y__\n', '3.12', 'f')).toBe(
      'LOAD_FAST self | LOAD_ATTR _C__x | LOAD_GLOBAL __y__ | BUILD_TUPLE 2 | RETURN_VALUE',
    );
  });

  test('a name of the class and of the function around it', () => {
    const around = 'def f(x):\n class C:\n  y = x\n  x = 1\n  def g(self): return x\n';
    expect(short(around, '3.12', 'C')).toContain('LOAD_NAME x');
    expect(codeOf(around, '3.12', 'g').freeVars).toEqual(['x']);
    expect(short('def f(x):\n class C:\n  y = x\n', '3.12', 'C')).toContain('LOAD_CLASSDEREF x');
  });
});
