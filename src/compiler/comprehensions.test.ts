import { describe, expect, test } from 'vitest';
import { allCode } from './dis';
import { codeOf, compile, listing, short } from './testCompile';

describe('as functions', () => {
  test.each([
    [
      '[a for b in c if d]',
      '3.11',
      '<listcomp>',
      `
  0 RESUME
  1 BUILD_LIST 0
  2 LOAD_FAST .0
  3>FOR_ITER to 10
  4 STORE_FAST b
  5 LOAD_GLOBAL d
  6 POP_JUMP_IF_FALSE to 3
  7 LOAD_GLOBAL a
  8 LIST_APPEND 2
  9 JUMP_BACKWARD to 3
 10>RETURN_VALUE
`,
      'LOAD_CONST <code <listcomp>> | LOAD_CONST "<listcomp>" | MAKE_FUNCTION 0 | LOAD_NAME c | GET_ITER | CALL 1 | POP_TOP',
    ],
    [
      '{a for b in c for d in b}',
      '3.11',
      '<setcomp>',
      `
  0 RESUME
  1 BUILD_SET 0
  2 LOAD_FAST .0
  3>FOR_ITER to 13
  4 STORE_FAST b
  5 LOAD_FAST b
  6 GET_ITER
  7>FOR_ITER to 12
  8 STORE_FAST d
  9 LOAD_GLOBAL a
 10 SET_ADD 3
 11 JUMP_BACKWARD to 7
 12>JUMP_BACKWARD to 3
 13>RETURN_VALUE
`,
      'LOAD_CONST <code <setcomp>> | LOAD_CONST "<setcomp>" | MAKE_FUNCTION 0 | LOAD_NAME c | GET_ITER | CALL 1 | POP_TOP',
    ],
    [
      '{a: b for a in c}',
      '3.7',
      '<dictcomp>',
      `
  0 RESUME
  1 BUILD_MAP 0
  2 LOAD_FAST .0
  3>FOR_ITER to 10
  4 STORE_FAST a
  5 LOAD_GLOBAL b
  6 LOAD_FAST a
  7 ROT_TWO
  8 MAP_ADD 2
  9 JUMP_BACKWARD to 3
 10>RETURN_VALUE
`,
      'LOAD_CONST <code <dictcomp>> | LOAD_CONST "<dictcomp>" | MAKE_FUNCTION 0 | LOAD_NAME c | GET_ITER | CALL 1 | POP_TOP',
    ],
    [
      '{a: b for a in c}',
      '3.8',
      '<dictcomp>',
      `
  0 RESUME
  1 BUILD_MAP 0
  2 LOAD_FAST .0
  3>FOR_ITER to 9
  4 STORE_FAST a
  5 LOAD_FAST a
  6 LOAD_GLOBAL b
  7 MAP_ADD 2
  8 JUMP_BACKWARD to 3
  9>RETURN_VALUE
`,
      'LOAD_CONST <code <dictcomp>> | LOAD_CONST "<dictcomp>" | MAKE_FUNCTION 0 | LOAD_NAME c | GET_ITER | CALL 1 | POP_TOP',
    ],
    [
      '(a for b in c)',
      '3.14',
      '<genexpr>',
      `
  0 RESUME
  1 LOAD_FAST .0
  2>FOR_ITER to 8
  3 STORE_FAST b
  4 LOAD_GLOBAL a
  5 YIELD_VALUE
  6 POP_TOP
  7 JUMP_BACKWARD to 2
  8>LOAD_CONST None
  9 RETURN_VALUE
`,
      'LOAD_CONST <code <genexpr>> | LOAD_CONST "<genexpr>" | MAKE_FUNCTION 0 | LOAD_NAME c | GET_ITER | CALL 1 | POP_TOP',
    ],
    [
      '[x for a in b for x in [a.c]]',
      '3.9',
      '<listcomp>',
      `
  0 RESUME
  1 BUILD_LIST 0
  2 LOAD_FAST .0
  3>FOR_ITER to 11
  4 STORE_FAST a
  5 LOAD_FAST a
  6 LOAD_ATTR c
  7 STORE_FAST x
  8 LOAD_FAST x
  9 LIST_APPEND 2
 10 JUMP_BACKWARD to 3
 11>RETURN_VALUE
`,
      'LOAD_CONST <code <listcomp>> | LOAD_CONST "<listcomp>" | MAKE_FUNCTION 0 | LOAD_NAME b | GET_ITER | CALL 1 | POP_TOP',
    ],
  ])('%s in %s', (source, version, name, inside, outside) => {
    expect(`\n${listing(source, version, name)}\n`).toBe(inside);
    expect(short(source, version)).toBe(outside);
  });

  test('qualified names', () => {
    const names = allCode(compile('def f():\n return [(lambda: a) for a in b]\n', '3.11'));
    expect(names.map((code) => code.qualname)).toEqual([
      '<module>',
      'f',
      'f.<locals>.<listcomp>',
      'f.<locals>.<listcomp>.<lambda>',
    ]);
  });
});

test('2.x list comprehensions run where they stand', () => {
  expect(listing('[a for a in b if a]', '2.7')).toMatchInlineSnapshot(`
    "  0 RESUME
      1 LINE 1
      2 BUILD_LIST 0
      3 LOAD_NAME b
      4 GET_ITER
      5>FOR_ITER to 12
      6 STORE_NAME a
      7 LOAD_NAME a
      8 POP_JUMP_IF_FALSE to 5
      9 LOAD_NAME a
     10 LIST_APPEND 2
     11 JUMP_BACKWARD to 5
     12>POP_TOP
     13 LOAD_CONST None
     14 RETURN_VALUE"
  `);
});

describe('inlined', () => {
  test('in a function', () => {
    const source = 'def f(b):\n return [a for a in b]\n';
    expect(listing(source, '3.12', 'f')).toMatchInlineSnapshot(`
      "  0 RESUME
        1 LINE 2
        2 LOAD_FAST b
        3 GET_ITER
        4 LOAD_FAST_AND_CLEAR a
        5 ROT_TWO
        6 BUILD_LIST 0
        7 ROT_TWO
        8>FOR_ITER to 13
        9 STORE_FAST a
       10 LOAD_FAST a
       11 LIST_APPEND 2
       12 JUMP_BACKWARD to 8
       13>JUMP to 17
       14>ROT_TWO
       15 STORE_FAST_RESTORE a
       16 RERAISE
       17>ROT_TWO
       18 STORE_FAST_RESTORE a
       19 RETURN_VALUE
      6 to 13 -> 14 [1]"
    `);
  });

  test('in a module the variables are locals for as long', () => {
    const source = '[a for a in b]\na\n';
    expect(short(source)).toContain('STORE_FAST a | LOAD_FAST a | LIST_APPEND 2');
    expect(short(source)).toMatch(/LOAD_NAME a \| POP_TOP$/);
  });

  test('a variable that a function inside keeps is a new cell each time', () => {
    const source = 'def f(x, b):\n g = [lambda: a for a in b for c in x]\n return a\n';
    const code = codeOf(source, '3.12', 'f');
    expect(code.cellVars).toEqual(['a']);
    expect(short(source, '3.12', 'f')).toMatch(/RENEW_CELL a \| LOAD_FAST_AND_CLEAR c \| SWAP 3/);
    expect(short(source, '3.12', 'f')).toMatch(/STORE_FAST_RESTORE c \| RESTORE_CELL a/);
    expect(short(source, '3.12', 'f')).toMatch(/LOAD_GLOBAL a \| RETURN_VALUE$/);
  });

  test('in a class body the names of the class are not seen', () => {
    expect(short('class C:\n n = 1\n l = [n for i in b]\n', '3.12', 'C')).toMatch(
      /LOAD_NAME b .* LOAD_GLOBAL n \| LIST_APPEND/,
    );
  });

  test('generator expressions are still functions', () => {
    expect(allCode(compile('sum(a for a in b)')).map((code) => code.kind)).toEqual([
      'module',
      'genexpr',
    ]);
  });
});

test('a walrus binds around the comprehension', () => {
  const source = 'def f(b):\n [y := a for a in b]\n return y\n';
  expect(short(source, '3.12', 'f')).toContain('STORE_FAST y');
  expect(codeOf(source, '3.11', '<listcomp>').freeVars).toEqual(['y']);
  expect(short('[y := a for a in b]', '3.12')).toContain('STORE_GLOBAL y');
});

test('what is only iterated needs no list', () => {
  expect(short('for a in [1, 2]: pass', '3.6')).toContain('BUILD_LIST 2');
  expect(short('for a in [1, 2]: pass', '3.7')).toContain('LOAD_CONST (1, 2)');
  expect(short('for a in [b, c]: pass', '3.7')).toContain('BUILD_TUPLE 2');
  expect(short('for a in {1, 2}: pass', '3.7')).toContain('LOAD_CONST frozenset({1, 2})');
});
