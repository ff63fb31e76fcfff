import { expect, test } from 'vitest';
import { codeOf, listing, short } from './testCompile';

test.each([
  [
    'a + b * 2',
    '3.12',
    'LOAD_NAME a | LOAD_NAME b | LOAD_CONST 2 | BINARY_OP Mult | BINARY_OP Add | POP_TOP',
  ],
  [
    '-a, not a, ~a',
    '3.12',
    'LOAD_NAME a | UNARY_NEGATIVE | LOAD_NAME a | UNARY_NOT | LOAD_NAME a | UNARY_INVERT | BUILD_TUPLE 3 | POP_TOP',
  ],
  ['1 / a', '2.7', 'LOAD_CONST 1 | LOAD_NAME a | BINARY_OP Div | POP_TOP'],
  [
    'from __future__ import division\n1 / a',
    '2.7',
    'LOAD_CONST -1 | LOAD_CONST ("division",) | IMPORT_NAME __future__ | IMPORT_FROM division | STORE_NAME division | POP_TOP | LOAD_CONST 1 | LOAD_NAME a | BINARY_OP TrueDiv | POP_TOP',
  ],
  ['`a`', '2.7', 'LOAD_NAME a | UNARY_CONVERT | POP_TOP'],
  ['a[1]', '3.12', 'LOAD_NAME a | LOAD_CONST 1 | BINARY_SUBSCR | POP_TOP'],
  ['a[1:2]', '2.7', 'LOAD_NAME a | LOAD_CONST 1 | LOAD_CONST 2 | SLICE 3 | POP_TOP'],
  ['a[:b]', '2.7', 'LOAD_NAME a | LOAD_NAME b | SLICE 2 | POP_TOP'],
  [
    'a[::2]',
    '2.7',
    'LOAD_NAME a | LOAD_CONST None | LOAD_CONST None | LOAD_CONST 2 | BUILD_SLICE 3 | BINARY_SUBSCR | POP_TOP',
  ],
  [
    'a[b:c, ...]',
    '3.12',
    'LOAD_NAME a | LOAD_NAME b | LOAD_NAME c | BUILD_SLICE 2 | LOAD_CONST Ellipsis | BUILD_TUPLE 2 | BINARY_SUBSCR | POP_TOP',
  ],
  ['a.b.c', '3.12', 'LOAD_NAME a | LOAD_ATTR b | LOAD_ATTR c | POP_TOP'],
  ['a < b', '3.12', 'LOAD_NAME a | LOAD_NAME b | COMPARE_OP Lt | POP_TOP'],
  ['a in [1, 2]', '2.7', 'LOAD_NAME a | LOAD_CONST (1, 2) | COMPARE_OP In | POP_TOP'],
  ['a in {1, 2}', '3.6', 'LOAD_NAME a | LOAD_CONST frozenset({1, 2}) | COMPARE_OP In | POP_TOP'],
  [
    'a in [b, 2]',
    '3.6',
    'LOAD_NAME a | LOAD_NAME b | LOAD_CONST 2 | BUILD_LIST 2 | COMPARE_OP In | POP_TOP',
  ],
  [
    'a in [b, 2]',
    '3.7',
    'LOAD_NAME a | LOAD_NAME b | LOAD_CONST 2 | BUILD_TUPLE 2 | COMPARE_OP In | POP_TOP',
  ],
  ['(x := a)', '3.12', 'LOAD_NAME a | DUP_TOP | STORE_NAME x | POP_TOP'],
])('%s in %s', (source, version, expected) => {
  expect(short(source, version)).toBe(expected);
});

test.each([
  ['f(a, 1)', '3.12', 'LOAD_NAME f | LOAD_NAME a | LOAD_CONST 1 | CALL 2 | POP_TOP'],
  [
    'f(a, k=1)',
    '3.12',
    'LOAD_NAME f | LOAD_NAME a | LOAD_CONST 1 | LOAD_CONST ("k",) | CALL_KW 2 | POP_TOP',
  ],
  ['f(*a)', '3.12', 'LOAD_NAME f | LOAD_NAME a | CALL_EX 0 | POP_TOP'],
  [
    'f(1, *a, k=2, **d)',
    '3.12',
    'LOAD_NAME f | LOAD_CONST 1 | BUILD_LIST 1 | LOAD_NAME a | LIST_EXTEND 1 | LIST_TO_TUPLE | LOAD_CONST "k" | LOAD_CONST 2 | BUILD_MAP 1 | LOAD_NAME d | DICT_MERGE 1 | CALL_EX 1 | POP_TOP',
  ],
  ['o.m(a)', '3.6', 'LOAD_NAME o | LOAD_ATTR m | LOAD_NAME a | CALL 1 | POP_TOP'],
  ['o.m(a)', '3.7', 'LOAD_NAME o | LOAD_METHOD m | LOAD_NAME a | CALL_METHOD 1 | POP_TOP'],
  [
    'o.m(k=a)',
    '3.10',
    'LOAD_NAME o | LOAD_ATTR m | LOAD_NAME a | LOAD_CONST ("k",) | CALL_KW 1 | POP_TOP',
  ],
  [
    'o.m(k=a)',
    '3.11',
    'LOAD_NAME o | LOAD_METHOD m | LOAD_NAME a | LOAD_CONST ("k",) | CALL_METHOD_KW 1 | POP_TOP',
  ],
  ['o.m(*a)', '3.12', 'LOAD_NAME o | LOAD_ATTR m | LOAD_NAME a | CALL_EX 0 | POP_TOP'],
])('call %s in %s', (source, version, expected) => {
  expect(short(source, version)).toBe(expected);
});

test.each([
  ['[a, b]', '3.12', 'LOAD_NAME a | LOAD_NAME b | BUILD_LIST 2 | POP_TOP'],
  ['[1, 2, 3]', '3.8', 'LOAD_CONST 1 | LOAD_CONST 2 | LOAD_CONST 3 | BUILD_LIST 3 | POP_TOP'],
  ['[1, 2, 3]', '3.9', 'BUILD_LIST 0 | LOAD_CONST (1, 2, 3) | LIST_EXTEND 1 | POP_TOP'],
  ['{1, 2, 2}', '3.9', 'BUILD_SET 0 | LOAD_CONST frozenset({1, 2}) | SET_UPDATE 1 | POP_TOP'],
  ['{1, 2, 3}', '3.9', 'BUILD_SET 0 | LOAD_CONST frozenset({1, 2, 3}) | SET_UPDATE 1 | POP_TOP'],
  [
    '[a, *b, c]',
    '3.12',
    'LOAD_NAME a | BUILD_LIST 1 | LOAD_NAME b | LIST_EXTEND 1 | LOAD_NAME c | LIST_APPEND 1 | POP_TOP',
  ],
  [
    '(*a, b)',
    '3.12',
    'BUILD_LIST 0 | LOAD_NAME a | LIST_EXTEND 1 | LOAD_NAME b | LIST_APPEND 1 | LIST_TO_TUPLE | POP_TOP',
  ],
  [
    '{a: b, **c}',
    '3.12',
    'BUILD_MAP 0 | LOAD_NAME a | LOAD_NAME b | MAP_ADD 1 | LOAD_NAME c | DICT_UPDATE 1 | POP_TOP',
  ],
  ['{a: b}', '3.12', 'LOAD_NAME a | LOAD_NAME b | BUILD_MAP 1 | POP_TOP'],
  ['{a: b}', '2.7', 'BUILD_MAP 0 | LOAD_NAME b | LOAD_NAME a | ROT_TWO | MAP_ADD 1 | POP_TOP'],
  [
    "f'{a!r:>{w}} {b}'",
    '3.12',
    'LOAD_NAME a | LOAD_CONST ">" | LOAD_NAME w | FORMAT_VALUE 0 | BUILD_STRING 2 | FORMAT_VALUE 6 | LOAD_CONST " " | LOAD_NAME b | FORMAT_VALUE 0 | BUILD_STRING 3 | POP_TOP',
  ],
  [
    '"%s: %-5r" % (a, b)',
    '3.10',
    'LOAD_CONST "%s: %-5r" | LOAD_NAME a | LOAD_NAME b | BUILD_TUPLE 2 | BINARY_OP Mod | POP_TOP',
  ],
  [
    '"%s: %-5r" % (a, b)',
    '3.11',
    'LOAD_NAME a | FORMAT_VALUE 1 | LOAD_CONST ": " | LOAD_NAME b | LOAD_CONST "5" | FORMAT_VALUE 6 | BUILD_STRING 3 | POP_TOP',
  ],
])('display %s in %s', (source, version, expected) => {
  expect(short(source, version)).toBe(expected);
});

test('a display of more than thirty items grows', () => {
  const source = `x = [${'a, '.repeat(31)}]`;
  expect(short(source, '3.9')).toMatch(/^BUILD_LIST 0 \| LOAD_NAME a \| LIST_APPEND 1/);
  expect(short(source, '3.8')).toMatch(/BUILD_LIST 31/);
});

test.each([
  [
    'a and b or c',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME a
  3 JUMP_IF_FALSE_OR_POP to 5
  4 LOAD_NAME b
  5>JUMP_IF_TRUE_OR_POP to 7
  6 LOAD_NAME c
  7>STORE_NAME x
  8 LOAD_CONST None
  9 RETURN_VALUE
`,
  ],
  [
    'a if b else c if d else e',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME b
  3 POP_JUMP_IF_FALSE to 6
  4 LOAD_NAME a
  5 JUMP to 11
  6>LOAD_NAME d
  7 POP_JUMP_IF_FALSE to 10
  8 LOAD_NAME c
  9 JUMP to 11
 10>LOAD_NAME e
 11>STORE_NAME x
 12 LOAD_CONST None
 13 RETURN_VALUE
`,
  ],
  [
    'a < b < c',
    `
  0 RESUME
  1 LINE 1
  2 LOAD_NAME a
  3 LOAD_NAME b
  4 DUP_TOP
  5 ROT_THREE
  6 COMPARE_OP Lt
  7 JUMP_IF_FALSE_OR_POP to 11
  8 LOAD_NAME c
  9 COMPARE_OP Lt
 10 JUMP to 13
 11>ROT_TWO
 12 POP_TOP
 13>STORE_NAME x
 14 LOAD_CONST None
 15 RETURN_VALUE
`,
  ],
])('%s', (source, expected) => {
  expect(`\n${listing(`x = ${source}`)}\n`).toBe(expected);
});

test('super without a super object', () => {
  const source = 'class C(B):\n def m(self):\n  return super().m(1)\n';
  expect(short(source, '3.12', 'm')).toMatchInlineSnapshot(
    `"LOAD_GLOBAL super | LOAD_DEREF __class__ | LOAD_FAST self | LOAD_SUPER_ATTR m | LOAD_CONST 1 | CALL 1 | RETURN_VALUE"`,
  );
  expect(short(source, '3.11', 'm')).toMatchInlineSnapshot(
    `"LOAD_GLOBAL super | CALL 0 | LOAD_METHOD m | LOAD_CONST 1 | CALL_METHOD 1 | RETURN_VALUE"`,
  );
  const shadowed = `super = 1\n${source}`;
  expect(short(shadowed, '3.12', 'm')).toBe(short(source, '3.11', 'm'));
});

test('every instruction knows the expression it serves', () => {
  const code = codeOf('x = f(a.b, c[d] +\n      e)\n', '3.12');
  const spans = Array.from(code.ops, (_, i) =>
    [code.lines[i], code.cols[i], code.endLines[i], code.endCols[i]].join(' '),
  );
  expect(spans).toContain('1 4 2 8'); // the call
  expect(spans).toContain('1 6 1 9'); // a.b
  expect(spans).toContain('1 11 2 7'); // the sum
});

test('an attribute on a line of its own is told there from 3.10 on', () => {
  const lines = (version: string) => [...codeOf('(a\n .b())', version).lines];
  expect(lines('3.10')).toContain(2);
  expect(lines('3.9')).not.toContain(2);
});
