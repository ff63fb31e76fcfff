import { describe, expect, test } from 'vitest';
import { codeOf, listing, short } from './testCompile';

test.each([
  ['a = b = c', '3.12', 'LOAD_NAME c | DUP_TOP | STORE_NAME a | STORE_NAME b'],
  ['a, *b = c', '3.12', 'LOAD_NAME c | UNPACK_EX 1 | STORE_NAME a | STORE_NAME b'],
  ['a, b = b, a', '3.10', 'LOAD_NAME b | LOAD_NAME a | ROT_TWO | STORE_NAME a | STORE_NAME b'],
  [
    'a, b, c = c, b, a',
    '3.10',
    'LOAD_NAME c | LOAD_NAME b | LOAD_NAME a | ROT_THREE | ROT_TWO | STORE_NAME a | STORE_NAME b | STORE_NAME c',
  ],
  ['a, b = 1, 2', '3.13', 'LOAD_CONST (1, 2) | UNPACK_SEQUENCE 2 | STORE_NAME a | STORE_NAME b'],
  ['a, b = 1, 2', '3.14', 'LOAD_CONST 1 | LOAD_CONST 2 | ROT_TWO | STORE_NAME a | STORE_NAME b'],
  ['a += 1', '3.12', 'LOAD_NAME a | LOAD_CONST 1 | INPLACE_OP Add | STORE_NAME a'],
  [
    'a.b += 1',
    '3.12',
    'LOAD_NAME a | DUP_TOP | LOAD_ATTR b | LOAD_CONST 1 | INPLACE_OP Add | ROT_TWO | STORE_ATTR b',
  ],
  [
    'a[b] += 1',
    '3.12',
    'LOAD_NAME a | LOAD_NAME b | DUP_TOP_TWO | BINARY_SUBSCR | LOAD_CONST 1 | INPLACE_OP Add | ROT_THREE | STORE_SUBSCR',
  ],
  [
    'a[b:c] += 1',
    '2.7',
    'LOAD_NAME a | LOAD_NAME b | LOAD_NAME c | COPY 3 | COPY 3 | COPY 3 | SLICE 3 | LOAD_CONST 1 | INPLACE_OP Add | ROT_FOUR | STORE_SLICE 3',
  ],
  ['a[:] = b', '2.7', 'LOAD_NAME b | LOAD_NAME a | STORE_SLICE 0'],
  [
    'del a[1:], b.c, d',
    '2.7',
    'LOAD_NAME a | LOAD_CONST 1 | DELETE_SLICE 1 | LOAD_NAME b | DELETE_ATTR c | DELETE_NAME d',
  ],
  ['print a, b', '2.7', 'LOAD_NAME a | PRINT_ITEM | LOAD_NAME b | PRINT_ITEM | PRINT_NEWLINE'],
  ['print >>f, a,', '2.7', 'LOAD_NAME f | DUP_TOP | LOAD_NAME a | PRINT_ITEM_TO | POP_TOP'],
  ['print >>f', '2.7', 'LOAD_NAME f | PRINT_NEWLINE_TO'],
  ['raise E, v, t', '2.7', 'LOAD_NAME E | LOAD_NAME v | LOAD_NAME t | RAISE_VARARGS 3'],
  ['raise E from c', '3.12', 'LOAD_NAME E | LOAD_NAME c | RAISE_VARARGS 2'],
  [
    'import a.b, c.d as e',
    '3.6',
    'LOAD_CONST 0 | LOAD_CONST None | IMPORT_NAME a.b | STORE_NAME a | LOAD_CONST 0 | LOAD_CONST None | IMPORT_NAME c.d | LOAD_ATTR d | STORE_NAME e',
  ],
  [
    'import a.b.c as e',
    '3.7',
    'LOAD_CONST 0 | LOAD_CONST None | IMPORT_NAME a.b.c | IMPORT_FROM b | ROT_TWO | POP_TOP | IMPORT_FROM c | ROT_TWO | POP_TOP | STORE_NAME e',
  ],
  ['import a', '2.7', 'LOAD_CONST -1 | LOAD_CONST None | IMPORT_NAME a | STORE_NAME a'],
  [
    'from .a import b as c, d',
    '3.12',
    'LOAD_CONST 1 | LOAD_CONST ("b", "d") | IMPORT_NAME a | IMPORT_FROM b | STORE_NAME c | IMPORT_FROM d | STORE_NAME d | POP_TOP',
  ],
  ['from a import *', '3.12', 'LOAD_CONST 0 | LOAD_CONST ("*",) | IMPORT_NAME a | IMPORT_STAR'],
  [
    'x: int = 1',
    '3.12',
    'SETUP_ANNOTATIONS | LOAD_CONST 1 | STORE_NAME x | LOAD_NAME int | LOAD_NAME __annotations__ | LOAD_CONST "x" | STORE_SUBSCR',
  ],
  [
    'x: int',
    '3.14',
    'SETUP_ANNOTATIONS | LOAD_CONST None | LOAD_NAME __annotations__ | LOAD_CONST "x" | STORE_SUBSCR',
  ],
  [
    'assert a, b',
    '3.12',
    'LOAD_NAME a | POP_JUMP_IF_TRUE to 8 | LOAD_ASSERTION_ERROR | LOAD_NAME b | CALL 1 | RAISE_VARARGS 1',
  ],
])('%s in %s', (source, version, expected) => {
  expect(short(source, version)).toBe(expected);
});

test('swapped locals are stored in reverse from 3.11 on', () => {
  const source = 'def f(a, b):\n a, b = b, a\n';
  expect(short(source, '3.11', 'f')).toBe(
    'LOAD_FAST b | LOAD_FAST a | STORE_FAST b | STORE_FAST a',
  );
  expect(short(source, '3.10', 'f')).toBe(
    'LOAD_FAST b | LOAD_FAST a | ROT_TWO | STORE_FAST a | STORE_FAST b',
  );
});

test.each([
  [
    'if a:\n b\nelif c:\n d\nelse:\n e\n',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME a
  3 POP_JUMP_IF_FALSE to 8
  4 LINE 2
  5 LOAD_NAME b
  6 POP_TOP
  7 JUMP to 18
  8>LINE 3
  9 LOAD_NAME c
 10 POP_JUMP_IF_FALSE to 15
 11 LINE 4
 12 LOAD_NAME d
 13 POP_TOP
 14 JUMP to 18
 15>LINE 6
 16 LOAD_NAME e
 17 POP_TOP
 18>LOAD_CONST None
 19 RETURN_VALUE
`,
  ],
  [
    'while a:\n if b: break\n if c: continue\nelse:\n d\n',
    `
  0 RESUME
  1>LINE 1
  2 LOAD_NAME a
  3 POP_JUMP_IF_FALSE to 15
  4 LINE 2
  5 LOAD_NAME b
  6 POP_JUMP_IF_FALSE to 9
  7 LINE 2
  8 JUMP to 18
  9>LINE 3
 10 LOAD_NAME c
 11 POP_JUMP_IF_FALSE to 14
 12 LINE 3
 13 JUMP_BACKWARD to 1
 14>JUMP_BACKWARD to 1
 15>LINE 5
 16 LOAD_NAME d
 17 POP_TOP
 18>LOAD_CONST None
 19 RETURN_VALUE
`,
  ],
  [
    'while True:\n a()\n',
    `
  0 RESUME
  1>LINE 1
  2 LINE 2
  3 LOAD_NAME a
  4 CALL 0
  5 POP_TOP
  6 JUMP_BACKWARD to 1
`,
  ],
  [
    'for a in b:\n if a: break\n c\nelse:\n d\n',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME b
  3 GET_ITER
  4 JUMP to 6
  5>LINE 1
  6>FOR_ITER to 18
  7 STORE_NAME a
  8 LINE 2
  9 LOAD_NAME a
 10 POP_JUMP_IF_FALSE to 14
 11 LINE 2
 12 POP_TOP
 13 JUMP to 21
 14>LINE 3
 15 LOAD_NAME c
 16 POP_TOP
 17 JUMP_BACKWARD to 5
 18>LINE 5
 19 LOAD_NAME d
 20 POP_TOP
 21>LOAD_CONST None
 22 RETURN_VALUE
`,
  ],
  [
    'if 0:\n a\nelse:\n b\n',
    `
  0 RESUME
  1 LINE 1
  2 JUMP to 3
  3>LINE 4
  4 LOAD_NAME b
  5 POP_TOP
  6 LOAD_CONST None
  7 RETURN_VALUE
`,
  ],
  [
    'if not (a and b): c\n',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME a
  3 POP_JUMP_IF_FALSE to 6
  4 LOAD_NAME b
  5 POP_JUMP_IF_TRUE to 9
  6>LINE 1
  7 LOAD_NAME c
  8 POP_TOP
  9>LOAD_CONST None
 10 RETURN_VALUE
`,
  ],
])('%j', (source, expected) => {
  expect(`\n${listing(source)}\n`).toBe(expected);
});

describe('lines', () => {
  const lines = (source: string, name?: string): string =>
    listing(source, '3.12', name)
      .split('\n')
      .flatMap((line) => /LINE (\d+)/.exec(line)?.[1] ?? [])
      .join(' ');

  test('one at the beginning of each statement that runs', () => {
    expect(lines('"doc"\nimport a\nglobal b\npass\nx = (1,\n 2)\n...\n')).toBe('1 2 4 5 7');
  });

  test('decorators, definitions and their bodies', () => {
    const source = '@a\n@b\ndef f():\n "doc"\n return 1\n';
    expect(lines(source)).toBe('1 2 3');
    expect(lines(source, 'f')).toBe('5');
    expect(codeOf(source, '3.12', 'f').firstLine).toBe(1);
  });

  test('a loop has its line at every turn', () => {
    expect(lines('for a in b:\n c\n')).toBe('1 1 2');
    expect(lines('while a:\n c\n')).toBe('1 2');
  });

  test('except clauses', () => {
    expect(lines('try:\n a\nexcept E:\n b\nexcept F:\n c\n')).toBe('1 2 3 4 5 6');
  });
});
