import { expect, test } from 'vitest';
import { compile, listing, short } from './testCompile';

test.each([
  [
    'try:\n a\nexcept E:\n b\n',
    `
  0 RESUME
  1 LINE 1
  2 LINE 2
  3 LOAD_NAME a
  4 POP_TOP
  5 JUMP to 21
  6>PUSH_EXC_INFO
  7 LINE 3
  8 LOAD_NAME E
  9 CHECK_EXC_MATCH
 10 POP_JUMP_IF_FALSE to 17
 11 POP_TOP
 12 LINE 4
 13 LOAD_NAME b
 14 POP_TOP
 15 POP_EXCEPT
 16 JUMP to 21
 17>RERAISE
 18>COPY 2
 19 POP_EXCEPT
 20 RERAISE
 21>LOAD_CONST None
 22 RETURN_VALUE
2 to 5 -> 6 [0]
7 to 15 -> 18 [1]
17 to 18 -> 18 [1]
`,
  ],
  [
    'try:\n a\nexcept E as e:\n b\nelse:\n c\n',
    `
  0 RESUME
  1 LINE 1
  2 LINE 2
  3 LOAD_NAME a
  4 POP_TOP
  5 LINE 6
  6 LOAD_NAME c
  7 POP_TOP
  8 JUMP to 31
  9>PUSH_EXC_INFO
 10 LINE 3
 11 LOAD_NAME E
 12 CHECK_EXC_MATCH
 13 POP_JUMP_IF_FALSE to 27
 14 STORE_NAME e
 15 LINE 4
 16 LOAD_NAME b
 17 POP_TOP
 18 POP_EXCEPT
 19 LOAD_CONST None
 20 STORE_NAME e
 21 DELETE_NAME e
 22 JUMP to 31
 23>LOAD_CONST None
 24 STORE_NAME e
 25 DELETE_NAME e
 26 RERAISE
 27>RERAISE
 28>COPY 2
 29 POP_EXCEPT
 30 RERAISE
 31>LOAD_CONST None
 32 RETURN_VALUE
2 to 5 -> 9 [0]
10 to 15 -> 28 [1]
15 to 18 -> 23 [1]
23 to 28 -> 28 [1]
`,
  ],
  [
    'try:\n a\nfinally:\n b\n',
    `
  0 RESUME
  1 LINE 1
  2 LINE 2
  3 LOAD_NAME a
  4 POP_TOP
  5 LINE 4
  6 LOAD_NAME b
  7 POP_TOP
  8 JUMP to 17
  9>PUSH_EXC_INFO
 10 LINE 4
 11 LOAD_NAME b
 12 POP_TOP
 13 RERAISE
 14>COPY 2
 15 POP_EXCEPT
 16 RERAISE
 17>LOAD_CONST None
 18 RETURN_VALUE
2 to 5 -> 9 [0]
10 to 14 -> 14 [1]
`,
  ],
  [
    'with a as b:\n c\n',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME a
  3 BEFORE_WITH
  4 STORE_NAME b
  5 LINE 2
  6 LOAD_NAME c
  7 POP_TOP
  8 LOAD_CONST None
  9 LOAD_CONST None
 10 LOAD_CONST None
 11 CALL 3
 12 POP_TOP
 13 JUMP to 25
 14>PUSH_EXC_INFO
 15 WITH_EXCEPT_START
 16 POP_JUMP_IF_TRUE to 18
 17 RERAISE
 18>POP_TOP
 19 POP_EXCEPT
 20 POP_TOP
 21 JUMP to 25
 22>COPY 2
 23 POP_EXCEPT
 24 RERAISE
 25>LOAD_CONST None
 26 RETURN_VALUE
4 to 8 -> 14 [1]
15 to 19 -> 22 [2]
`,
  ],
])('%j', (source, expected) => {
  expect(`\n${listing(source)}\n`).toBe(expected);
});

test('2.x keeps the name', () => {
  const text = short('try:\n a\nexcept E, (e, f):\n b\n', '2.7');
  expect(text).toContain('UNPACK_SEQUENCE 2 | STORE_NAME e | STORE_NAME f');
  expect(text).not.toContain('DELETE_NAME');
});

test('the else of a try comes after the handlers up to 3.10', () => {
  const order = (version: string): number[] => {
    const text = short('try: a\nexcept: b\nelse: c\n', version);
    return ['NAME b', 'NAME c'].map((name) => text.indexOf(name));
  };
  expect(order('3.10')[0]).toBeLessThan(order('3.10')[1]);
  expect(order('3.11')[0]).toBeGreaterThan(order('3.11')[1]);
});

test.each([
  [
    'return through finally and with',
    'def f():\n try:\n  with a:\n   return b\n finally:\n  c\n',
    `
  0 RESUME
  1 LINE 2
  2 LINE 3
  3 LOAD_GLOBAL a
  4 BEFORE_WITH
  5 POP_TOP
  6 LINE 4
  7 LOAD_GLOBAL b
  8 ROT_TWO
  9 LOAD_CONST None
 10 LOAD_CONST None
 11 LOAD_CONST None
 12 CALL 3
 13 POP_TOP
 14 LINE 6
 15 LOAD_GLOBAL c
 16 POP_TOP
 17 RETURN_VALUE
 18>PUSH_EXC_INFO
 19 WITH_EXCEPT_START
 20 POP_JUMP_IF_TRUE to 22
 21 RERAISE
 22>POP_TOP
 23 POP_EXCEPT
 24 POP_TOP
 25 JUMP to 29
 26>COPY 2
 27 POP_EXCEPT
 28 RERAISE
 29>LINE 6
 30 LOAD_GLOBAL c
 31 POP_TOP
 32 JUMP to 41
 33>PUSH_EXC_INFO
 34 LINE 6
 35 LOAD_GLOBAL c
 36 POP_TOP
 37 RERAISE
 38>COPY 2
 39 POP_EXCEPT
 40 RERAISE
 41>LOAD_CONST None
 42 RETURN_VALUE
2 to 5 -> 33 [0]
5 to 8 -> 18 [1]
8 to 14 -> 33 [0]
18 to 19 -> 33 [0]
19 to 23 -> 26 [2]
23 to 29 -> 33 [0]
34 to 38 -> 38 [1]
`,
  ],
  [
    'return a constant',
    'def f():\n try:\n  return 1\n finally:\n  c\n',
    `
  0 RESUME
  1 LINE 2
  2 LINE 3
  3 LINE 5
  4 LOAD_GLOBAL c
  5 POP_TOP
  6 LOAD_CONST 1
  7 RETURN_VALUE
  8>PUSH_EXC_INFO
  9 LINE 5
 10 LOAD_GLOBAL c
 11 POP_TOP
 12 RERAISE
 13>COPY 2
 14 POP_EXCEPT
 15 RERAISE
2 to 3 -> 8 [0]
9 to 13 -> 13 [1]
`,
  ],
  [
    'return inside finally',
    'def f():\n try:\n  return a\n finally:\n  return b\n',
    `
  0 RESUME
  1 LINE 2
  2 LINE 3
  3 LOAD_GLOBAL a
  4 LINE 5
  5 LOAD_GLOBAL b
  6 ROT_TWO
  7 POP_TOP
  8 RETURN_VALUE
  9>PUSH_EXC_INFO
 10 LINE 5
 11 LOAD_GLOBAL b
 12 ROT_TWO
 13 POP_TOP
 14 ROT_TWO
 15 POP_EXCEPT
 16 RETURN_VALUE
 17>COPY 2
 18 POP_EXCEPT
 19 RERAISE
2 to 4 -> 9 [0]
10 to 12 -> 17 [1]
`,
  ],
  [
    'return from a handler',
    'def f():\n try:\n  a\n except E as e:\n  return b\n',
    `
  0 RESUME
  1 LINE 2
  2 LINE 3
  3 LOAD_GLOBAL a
  4 POP_TOP
  5 JUMP to 28
  6>PUSH_EXC_INFO
  7 LINE 4
  8 LOAD_GLOBAL E
  9 CHECK_EXC_MATCH
 10 POP_JUMP_IF_FALSE to 24
 11 STORE_FAST e
 12 LINE 5
 13 LOAD_GLOBAL b
 14 ROT_TWO
 15 POP_EXCEPT
 16 LOAD_CONST None
 17 STORE_FAST e
 18 DELETE_FAST e
 19 RETURN_VALUE
 20>LOAD_CONST None
 21 STORE_FAST e
 22 DELETE_FAST e
 23 RERAISE
 24>RERAISE
 25>COPY 2
 26 POP_EXCEPT
 27 RERAISE
 28>LOAD_CONST None
 29 RETURN_VALUE
2 to 5 -> 6 [0]
7 to 12 -> 25 [1]
12 to 14 -> 20 [1]
20 to 25 -> 25 [1]
`,
  ],
  [
    'return from a loop',
    'def f():\n for a in b:\n  return a\n',
    `
  0 RESUME
  1 LINE 2
  2 LOAD_GLOBAL b
  3 GET_ITER
  4 JUMP to 5
  5>FOR_ITER to 12
  6 STORE_FAST a
  7 LINE 3
  8 LOAD_FAST a
  9 ROT_TWO
 10 POP_TOP
 11 RETURN_VALUE
 12>LOAD_CONST None
 13 RETURN_VALUE
`,
  ],
  [
    'break and continue',
    'def f():\n for a in b:\n  try:\n   if a: break\n   continue\n  finally:\n   c\n',
    `
  0 RESUME
  1 LINE 2
  2 LOAD_GLOBAL b
  3 GET_ITER
  4 JUMP to 6
  5>LINE 2
  6>FOR_ITER to 31
  7 STORE_FAST a
  8 LINE 3
  9 LINE 4
 10 LOAD_FAST a
 11 POP_JUMP_IF_FALSE to 18
 12 LINE 4
 13 LINE 7
 14 LOAD_GLOBAL c
 15 POP_TOP
 16 POP_TOP
 17 JUMP to 31
 18>LINE 5
 19 LINE 7
 20 LOAD_GLOBAL c
 21 POP_TOP
 22 JUMP_BACKWARD to 5
 23>PUSH_EXC_INFO
 24 LINE 7
 25 LOAD_GLOBAL c
 26 POP_TOP
 27 RERAISE
 28>COPY 2
 29 POP_EXCEPT
 30 RERAISE
 31>LOAD_CONST None
 32 RETURN_VALUE
9 to 13 -> 23 [1]
18 to 19 -> 23 [1]
24 to 28 -> 28 [2]
`,
  ],
])('%s', (_, source, expected) => {
  expect(`\n${listing(source, '3.12', 'f')}\n`).toBe(expected);
});

test('finally bodies that nest without end are refused, not compiled for ever', () => {
  const depth = 40;
  let source = '';
  for (let i = 0; i < depth; i++) source += `${' '.repeat(i)}try: a\n${' '.repeat(i)}finally:\n`;
  source += `${' '.repeat(depth)}b\n`;
  expect(() => compile(source)).toThrow('nested this deep');
});
